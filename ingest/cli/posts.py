"""Posts in: collect, recheck, backfill, import; and answers read again."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.output import ConfigOption, JsonOption, print_summaries, write_error
from ingest.cli.progress import watched_session
from ingest.model import InputError, Summary

Handles = Annotated[list[str] | None, typer.Argument(help="Handles of channels.yml; none = all of them.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("collect")(collect)
    app.command("recheck")(recheck)
    app.command("backfill")(backfill)
    app.command("import")(import_)
    app.command("reparse")(reparse)


def collect(handles: Handles = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Read the new posts of the watched channels from Telegram."""
    from ingest.pipeline import collect as run

    with watched_session(config) as session:
        print_summaries([run(session, handles)], as_json=json)


def recheck(handles: Handles = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Look at known posts again: edits become revisions, deletions become tombstones."""
    from ingest.pipeline import recheck as run

    with watched_session(config) as session:
        print_summaries([run(session, handles)], as_json=json)


def backfill(
    channel: Annotated[str, typer.Argument(help="Handle of a channel of channels.yml.")],
    from_id: Annotated[int, typer.Option("--from-id", help="Read the posts from this id on.", min=1)] = 1,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Read a channel's history again from a given post on; known posts are only seen once more."""
    from ingest.pipeline import collect as run

    with watched_session(config) as session:
        print_summaries([run(session, [channel], after_id=from_id - 1)], as_json=json)


def import_(
    files: Annotated[
        list[Path], typer.Argument(help="result.json or messages.html of Telegram Desktop exports, or their folders.")
    ],
    observed_at: Annotated[
        datetime | None,
        typer.Option(
            "--observed-at",
            help="When the export was made (UTC); left out = as of its newest post or edit, an HTML page now.",
            formats=["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"],
        ),
    ] = None,
    whole_account: Annotated[
        bool, typer.Option("--whole-account", help="Take a whole account's export, although private chats are in it.")
    ] = False,
    channel: Annotated[
        str | None, typer.Option("--channel", help="Whose page an HTML export is; left out = whose title it bears.")
    ] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Take in Telegram Desktop exports; a later export adds revisions and marks what is gone."""
    from ingest.pipeline import import_exports

    wrong: list[InputError] = []

    def one_by_one() -> Iterator[Summary]:
        for file in files:
            try:
                yield from import_exports(session, file, observed_at, whole_account=whole_account, channel=channel)
            except InputError as error:
                if wrong:
                    write_error(wrong[-1])
                wrong.append(error)

    with watched_session(config) as session:
        print_summaries(one_by_one(), as_json=json)
    if wrong:
        raise wrong[-1]  # told last, and its exit code is the command's


def reparse(
    everything: Annotated[
        bool, typer.Option("--everything", help="Read all answers again, not only old ones.")
    ] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Read Telegram's answers again from their bytes, after an upgrade; nothing is asked of Telegram."""
    from ingest.pipeline import reparse as run

    with watched_session(config) as session:
        print_summaries([run(session, everything=everything)], as_json=json)
