"""Derived rows: analyse, link and calibrate; `compare` is registered beside `compare-texts` and runs `run_compare`."""

from pathlib import Path

import typer

from ingest.cli.output import ConfigOption, JsonOption, print_summaries
from ingest.cli.progress import watched_session


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("analyse")(analyse)
    app.command("link")(link)
    app.command("calibrate")(calibrate)


def analyse(config: ConfigOption = None, json: JsonOption = False) -> None:
    """Find the numbers in every post and article text that was not read yet."""
    from ingest.pipeline import analyse as run

    with watched_session(config) as session:
        print_summaries([run(session)], as_json=json)


def link(config: ConfigOption = None, json: JsonOption = False) -> None:
    """Find the posts that articles are about; only what is new or touched by something new."""
    from ingest.pipeline import link as run

    with watched_session(config) as session:
        print_summaries([run(session)], as_json=json)


def calibrate(config: ConfigOption = None, json: JsonOption = False) -> None:
    """Bring the scores of links to reviewers' decisions on links; the next `link` follows."""
    from ingest.pipeline.calibrating import calibrate as run

    with watched_session(config) as session:
        print_summaries([run(session)], as_json=json)


def run_compare(config: Path | None, *, as_json: bool) -> None:
    """Compare the numbers of linked articles with their posts and raise flags after rules.yml."""
    from ingest.pipeline import compare as run

    with watched_session(config) as session:
        print_summaries([run(session)], as_json=as_json)
