"""Keep the store in order: what the DAG `maintenance` does, from the command line."""

import typer

from ingest.cli.output import ConfigOption, JsonOption, print_summaries


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("maintain")(maintain)


def maintain(config: ConfigOption = None, json: JsonOption = False) -> None:
    """Apply the terms of retention.yml, check the evidence, and note channels of which nothing was seen."""
    from ingest.pipeline import check_freshness, check_ledger, open_session, retain

    with open_session(config) as session:
        print_summaries((step(session) for step in (retain, check_ledger, check_freshness)), as_json=json)
