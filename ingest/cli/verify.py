"""Check the evidence, and how complete it is."""

from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.output import JsonOption, to_json, write_line

if TYPE_CHECKING:
    from ingest.store import Store


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("verify")(verify)
    app.command("coverage")(coverage)


def verify(
    head: Annotated[str, typer.Option("--head", help="A chain value noted down earlier; it must still be there.")] = "",
    json: JsonOption = False,
) -> None:
    """Check every row and byte of the evidence against the ledger; exit code 1 when something was changed."""
    from ingest.store import verify as check

    with _open() as store, store.app.connect() as conn:
        found = check(conn, store.home, head)
    if json:
        write_line(to_json(found))
    else:
        for fault in found.faults:
            write_line(f"{fault.table} {fault.key}: {fault.message}".replace(" :", ":"))
        state = "sound" if found.sound else f"{len(found.faults)} faults"
        write_line(f"verify: {state}; {found.rows} rows in {found.entries} entries, head {found.head or 'none'}")
    if not found.sound:
        raise typer.Exit(1)


def coverage(
    handle: Annotated[str, typer.Argument(help="Handle of a channel; none = all.")] = "",
    json: JsonOption = False,
) -> None:
    """Tell how much of each channel's numbering is known; for one channel its longest gaps too."""
    from ingest.store import channel_coverage, channel_gaps

    with _open() as store, store.app.connect() as conn:
        rows = channel_coverage(conn, handle)
        for row in rows:
            row["gaps"] = channel_gaps(conn, row["channel_id"], 20) if handle else []
    if json:
        write_line(to_json(rows))
        return
    for row in rows:
        name = row["handle"] or row["channel_id"]
        if row["first_id"] is None:
            write_line(f"{name}: nothing yet")
            continue
        write_line(
            f"{name}: {row['completeness']:.1%} of {row['first_id']} to {row['last_id']} known;"
            f" {row['present']} present, {row['service']} service, {row['deleted']} deleted, {row['absent']} absent,"
            f" {row['never_seen']} never seen, {row['unchecked']} unchecked"
        )
        for first, last in row["gaps"]:
            write_line(f"  gap {first} to {last}")


def _open() -> "Store":
    from ingest.config import read_settings
    from ingest.store import open_store

    settings = read_settings()
    return open_store(settings.home, *settings.database_urls)
