"""Make Airflow ready for our DAGs."""

import os

import typer

from ingest.cli.output import write_line


def register(app: typer.Typer) -> None:
    """Add the group `airflow`."""
    group = typer.Typer(help="What our DAGs need of an Airflow.", no_args_is_help=True)
    group.callback()(_group)
    group.command("setup")(setup)
    app.add_typer(group, name="airflow")


def _group() -> None:
    """Make Airflow ready for our DAGs."""


def setup() -> None:
    """Make the pools that the tasks name, in the Airflow that this environment leads to; may be repeated."""
    from ingest.config import read_settings
    from ingest.orchestration.pools import pools_of
    from ingest.orchestration.setup import set_up

    pools = pools_of(read_settings())
    set_up(os.environ, pools)
    write_line(
        "pools: " + ", ".join(f"{name} ({slots} slot{'' if slots == 1 else 's'})" for name, slots in pools.items())
    )
