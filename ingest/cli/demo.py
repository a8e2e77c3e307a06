"""The demo: the whole thing on bundled material."""

import signal
import threading
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ingest.demo.run import Stage


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(demo)


def demo(
    once: Annotated[bool, typer.Option("--once", help="End by itself after the last stage.")] = False,
) -> None:
    """Run everything on bundled, invented material: embedded store, loopback servers, real Airflow, flags."""
    from ingest.cli.output import write_line
    from ingest.config import read_settings
    from ingest.demo.run import run_demo

    ended = threading.Event()

    def wait() -> None:
        if once:
            return
        write_line("Ctrl-C ends the demo and all its processes.")
        while not ended.wait(0.5):
            pass

    def end(number: int, frame: object) -> None:
        ended.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    try:
        run_demo(read_settings().home / "demo", write_line, _show, wait)
    except KeyboardInterrupt:
        write_line("Ended.")


def _show(stage: "Stage") -> None:
    from rich.console import Console

    from ingest.cli.flags import print_flags
    from ingest.demo.run import show_command

    console = Console()
    console.rule(stage.title)
    print_flags(stage.flags)
    console.print(f"Airflow: {stage.place.url} (user admin, password {stage.place.password})", highlight=False)
    command = show_command(stage.home, stage.config)
    console.print("Ask the store:", highlight=False)
    console.print(
        f'  {command} query "SELECT verdict, count(*) FROM comparisons GROUP BY 1"', soft_wrap=True, highlight=False
    )
