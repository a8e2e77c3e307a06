"""Who copied whom: lineage."""

from typing import Annotated

import typer

from ingest.cli.output import ConfigOption, JsonOption, printable, to_json, write_line


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("lineage")(lineage)


def lineage(
    url: Annotated[str, typer.Argument(help="Address of a stored article.")],
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Show the articles that an article was copied from or into, and the numbers that changed on the way."""
    from ingest.pipeline import open_session
    from ingest.store.lineage import show_lineage

    with open_session(config) as session, session.reading() as conn:
        chain = show_lineage(conn, url)
    for one in chain:
        if json:
            write_line(to_json(one))
            continue
        # figures are left out of the likeness: it says nothing of whether they agree
        alike = f"{one['likeness']:.0%} of its words alike"
        said = f"copied from {one['source_url']} ({alike})" if one["source_url"] else "the first"
        write_line(printable(f"{one['at']:%Y-%m-%d %H:%M}  {one['canonical_url']}  {said}"))
        for change in one["changes"]:
            write_line(printable(f"    first changed here: {change['before']} became {change['after']}"))
