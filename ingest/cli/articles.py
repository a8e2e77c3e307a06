"""Articles in: fetch, import-article, import-articles."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.output import ConfigOption, JsonOption, print_summaries
from ingest.cli.progress import watched_session


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("fetch")(fetch)
    app.command("import-article")(import_article)
    app.command("import-articles")(import_articles)


def fetch(
    urls: Annotated[
        list[str] | None, typer.Argument(help="Addresses of articles; none = the feeds of outlets.yml.")
    ] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Fetch articles: the given addresses, or what is new in the feeds of every outlet."""
    from ingest.pipeline import fetch_outlet, fetch_urls

    with watched_session(config) as session:
        if urls:
            print_summaries([fetch_urls(session, urls)], as_json=json)
            return
        outlets = session.config.outlets
        print_summaries((fetch_outlet(session, outlet.id) for outlet in outlets), as_json=json)


def import_article(
    file: Annotated[Path, typer.Argument(help="The saved page.")],
    url: Annotated[str, typer.Option("--url", help="The address it was published at.")],
    published: Annotated[
        datetime | None,
        typer.Option(
            "--published",
            help="When it was published (UTC), where the page does not say.",
            formats=["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"],
        ),
    ] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Take in one saved page."""
    from ingest.pipeline import import_article as run

    with watched_session(config) as session:
        print_summaries([run(session, file, url, published)], as_json=json)


def import_articles(
    manifest: Annotated[Path, typer.Argument(help="JSON lines of file, url and published.")],
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Take in many saved pages, listed in a manifest."""
    from ingest.pipeline import import_articles as run

    with watched_session(config) as session:
        print_summaries([run(session, manifest)], as_json=json)
