"""Search the texts of posts and articles."""

from enum import StrEnum
from typing import Annotated

import typer

from ingest.cli.output import JsonOption, printable, to_json, write_line


class Where(StrEnum):
    """Which texts; the values are those of `ingest.store.search.Kind`, which is not loaded for `--help`."""

    POST = "post"
    ARTICLE = "article"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("search")(search)


def search(
    words: Annotated[list[str], typer.Argument(help='Words; "quotes", or, and -word work as in web searches.')],
    kind: Annotated[Where | None, typer.Option(help="Only posts or only articles.")] = None,
    language: Annotated[str | None, typer.Option(help="Only texts in this language, ISO 639-1: ru, uk, en.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 20,
    json: JsonOption = False,
) -> None:
    """Find posts and articles by their words, in Russian, Ukrainian and English; best first."""
    from ingest.config import read_settings
    from ingest.store import open_store
    from ingest.store.search import BEGIN, END, Kind, search_texts

    settings = read_settings()
    with open_store(settings.home, *settings.database_urls) as store, store.app.connect() as conn:
        rows = search_texts(conn, " ".join(words), Kind(kind) if kind else None, language, limit)
    if json:
        write_line(to_json(rows))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for row in rows:
        day = f"{row['at']:%Y-%m-%d}" if row["at"] else "no date"
        console.print(Text(printable(f"{day}  {row['url']}"), style="bold"))
        line = Text("    ")
        for number, part in enumerate(" ".join(row["snippet"].split()).split(BEGIN)):
            hit, _, rest = part.partition(END) if number else ("", "", part)
            line.append(printable(hit), style="reverse").append(printable(rest))
        console.print(line)
    console.print(f"{len(rows)} found" if rows else "Nothing found.")
