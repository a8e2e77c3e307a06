"""The queue of flags: flags, show, judge."""

import getpass
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from ingest.cli.output import ConfigOption, JsonOption, printable, to_json, write_line
from ingest.model import JudgementKind, Severity, Verdict


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("flags")(flags)
    app.command("show")(show)
    app.command("judge")(judge)


def flags(
    severity: Annotated[Severity | None, typer.Option(help="Only flags of this severity.")] = None,
    verdict: Annotated[Verdict | None, typer.Option(help="Only flags with this verdict.")] = None,
    channel: Annotated[str | None, typer.Option(help="Only flags on posts of this channel (handle).")] = None,
    open_only: Annotated[bool, typer.Option("--open", help="Leave out what was confirmed or dismissed.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 100,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """List the flags, serious ones first."""
    from ingest.pipeline import open_session
    from ingest.store import FlagFilter, list_flags

    handle = channel.removeprefix("@") if channel else None
    chosen = FlagFilter(severity=severity, verdict=verdict, handle=handle, open_only=open_only, limit=limit)
    with open_session(config) as session, session.reading() as conn:
        rows = list_flags(conn, chosen)
    if json:
        write_line(to_json(rows))
    else:
        print_flags(rows)


def print_flags(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print flags as a table: what was said, where, the verdict and why."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    if not rows:
        console.print("No flags.")
        return
    table = Table(show_lines=True, expand=True)
    table.add_column("flag", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("the post", ratio=3, overflow="fold")
    table.add_column("the report", ratio=3, overflow="fold")
    table.add_column("why", ratio=4)
    for row in rows:
        colour = "red" if row["severity"] == Severity.SERIOUS else "yellow"
        post = f"@{row['handle']}/{row['message_id']}" if row["handle"] else ""
        table.add_row(
            str(row["flag_id"])[:8],
            f"[{colour}]{row['verdict']}[/]",
            escape(printable(f"{row['source'] or '—'}\n{post}")),
            escape(printable(f"{row['report']}\n{row['canonical_url']}")),
            escape(printable(row["reason"])),
        )
    console.print(table)
    console.print(f"{len(rows)} flags. `ingest show FLAG` gives both texts and the evidence.")


def show(
    flag: Annotated[str, typer.Argument(help="Id of the flag, or its first letters.")],
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Show one flag: both texts, the verdict's steps, the link's reasons, decisions and the evidence."""
    from ingest.pipeline import open_session
    from ingest.store import show_flag

    with open_session(config) as session, session.reading() as conn:
        found = show_flag(conn, flag)
    if json:
        write_line(to_json(found))
    else:
        _print_flag(found)


def _print_flag(flag: Mapping[str, Any]) -> None:
    from rich.console import Console
    from rich.panel import Panel
    from rich.text import Text

    console = Console()
    console.print(Text(f"{flag['verdict']} ({flag['severity']}, rule {flag['rule']})", style="bold"))
    console.print(Text(printable(flag["reason"])))
    console.print(
        Panel(
            _marked(flag["post_text"], flag["source_claim"]),
            title=Text(f"@{flag['handle']}/{flag['message_id']}, revision {flag['revision']}"),
        )
    )
    console.print(
        Panel(_marked(flag["article_text"], flag["report_claim"]), title=Text(printable(flag["canonical_url"])))
    )
    for step in flag["steps"]:
        console.print(Text(printable(f"  step: {step}")))
    for reason in flag["link_reasons"] or ():
        console.print(
            Text(printable(f"  linked because: {reason['name']} ({reason['weight']:.2f}) {reason['detail']}"))
        )
    for judgement in flag["judgements"]:
        console.print(Text(printable(f"  {judgement['decision']} by {judgement['reviewer']}: {judgement['note']}")))
    for capture in flag["captures"]:
        console.print(Text(printable(f"  evidence: {capture['way']} {capture['resource']} sha256 {capture['sha256']}")))


def _marked(text: str | None, claim: Mapping[str, Any] | None) -> Any:
    """Return the text with the claim's words marked."""
    from rich.text import Text

    shown = Text(printable(text or "—"))
    if claim is not None:
        shown.stylize("reverse", claim["selector"]["start"], claim["selector"]["end"])
    return shown


def judge(
    flag: Annotated[str, typer.Argument(help="Id of the flag or link, or its first letters.")],
    decision: Annotated[JudgementKind, typer.Argument(help="Your decision.")],
    note: Annotated[str, typer.Option(help="Why.")] = "",
    reviewer: Annotated[str | None, typer.Option(help="Your name; left out = the name you are logged in by.")] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Decide on a flag or link; decisions are kept one after the other, none is overwritten."""
    from ingest.pipeline import judge as run
    from ingest.pipeline import open_session

    with open_session(config) as session:
        made = run(session, flag, decision, reviewer or getpass.getuser(), note)
    write_line(to_json(made) if json else f"{decision} kept for {made.subject[:8]}.")
