"""`ingest doctor`: what is missing on this machine, and the command that mends it. Looks only, changes nothing.

`--deep` asks more, over the network (deep.py).
"""

import importlib.metadata
import os
import shutil
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.finding import Finding
from ingest.cli.output import ConfigOption, JsonOption, to_json, write_line
from ingest.model.errors import IngestError

_PYTHONS = ((3, 11), (3, 12))
_LOCK = Path(__file__).parents[2] / "requirements.lock"
_FREE_BYTES = 2_000_000_000
DeepOption = Annotated[
    bool,
    typer.Option(
        "--deep", help="Ask the database through each login, the ledger, the clock, Telegram and Airflow too."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor(config: ConfigOption = None, as_json: JsonOption = False, deep: DeepOption = False) -> None:
    """Say what is missing on this machine and how to get it."""
    findings = list(examine(config))
    if deep:
        from ingest.cli.deep import examine_deep

        findings += examine_deep()
    if as_json:
        write_line(to_json(findings))
    else:
        _print(findings)
    if any(not finding.ok and not finding.needed_for for finding in findings):
        raise typer.Exit(1)


def examine(config: Path | None) -> Iterator[Finding]:
    """Look at one thing after the other; a fault of one hides no other."""
    yield _python()
    yield _packages()
    yield from _variables()
    yield _configuration(config)
    yield _disk()
    yield _store()
    yield _chromium()
    yield _telegram()


def _print(findings: list[Finding]) -> None:
    for finding in findings:
        state = "ok     " if finding.ok else "missing"
        purpose = f" (only for {finding.needed_for})" if finding.needed_for and not finding.ok else ""
        write_line(f"{state}  {finding.name}: {finding.detail}{purpose}")
        if not finding.ok and finding.remedy:
            write_line(f"         mend: {finding.remedy}")


def _python() -> Finding:
    found = sys.version_info[:2]
    detail = f"{'.'.join(map(str, sys.version_info[:3]))} at {sys.executable}"
    return Finding("Python", found in _PYTHONS, detail, "install Python 3.11 or 3.12, then run `make setup`")


def _packages() -> Finding:
    if not _LOCK.exists():
        return Finding("packages", True, "installed without the repository; not compared with its lock")
    wanted = _locked_versions(_LOCK.read_text("utf-8"))
    wrong = []
    for name, version in wanted.items():
        try:
            found = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found = "none"
        if found != version:
            wrong.append(f"{name} is {found}, not {version}")
    more = f", and {len(wrong) - 3} more" if len(wrong) > 3 else ""
    detail = "; ".join(wrong[:3]) + more if wrong else f"{len(wanted)} at the versions of requirements.lock"
    return Finding("packages", not wrong, detail, "make setup")


def _locked_versions(lock: str) -> dict[str, str]:
    """Return the packages that the lock wants on this machine, with their versions."""
    from packaging.requirements import Requirement

    versions = {}
    for line in lock.splitlines():
        if line and line[0] not in " #-":
            requirement = Requirement(line.removesuffix("\\").strip())
            if requirement.marker is None or requirement.marker.evaluate():
                versions[requirement.name] = str(requirement.specifier).removeprefix("==")
    return versions


def _variables() -> Iterator[Finding]:
    from ingest.config import read_settings
    from ingest.config.settings import setting_names

    try:
        read_settings()
    except IngestError as error:
        yield Finding("settings", False, f"{error.resource}: {error.message}", error.remedy)
    known = setting_names()
    for name in sorted(os.environ):
        if name.startswith("INGEST_") and name not in known:
            guess = next(iter(get_close_matches(name, known, n=1)), "")
            remedy = f"did you mean {guess}?" if guess else "unset it"
            yield Finding("settings", False, f"{name} is set, but nothing reads it", remedy)


def _configuration(folder: Path | None) -> Finding:
    from ingest.config import check_config, load_config, read_settings

    try:
        folder = folder or read_settings().config
        errors: list[IngestError] = [*check_config(folder)]
        if not errors:
            config = load_config(folder)
            return Finding("configuration", True, f"{len(config.channels)} channels, {len(config.outlets)} outlets")
    except IngestError as error:
        errors = [error]
    return Finding("configuration", False, str(errors[0]), "ingest config check")


def _disk() -> Finding:
    from ingest.config import read_settings

    try:
        home = read_settings().home
    except IngestError as error:
        return Finding("disk", False, str(error), "mend the setting above")
    folder = next(parent for parent in (home, *home.parents) if parent.exists())
    if not os.access(folder, os.W_OK):
        return Finding("disk", False, f"{folder} may not be written", "set INGEST_HOME to a folder of your own")
    free = shutil.disk_usage(folder).free
    detail = f"{free / 1e9:.1f} GB free for {home}"
    return Finding("disk", free >= _FREE_BYTES, detail, "make room, or set INGEST_HOME to another disk")


def _store() -> Finding:
    from ingest.config import read_settings
    from ingest.store.embedded import EmbeddedServer
    from ingest.store.open import open_store

    try:
        settings = read_settings()
        if settings.database_url is None:
            # EmbeddedServer makes folders and, as root, a system user: ask it only where a store was made before
            if not (settings.home / "server.json").exists():
                return Finding("store", True, "none yet; the first command that needs it makes one")
            if not EmbeddedServer(settings.home).running():
                return Finding("store", True, "the embedded server is not running; the first command starts it")
        with open_store(settings.home, *settings.database_urls, upgrade=False) as store:
            current = store.is_current()
    except IngestError as error:
        return Finding("store", False, f"{error.resource}: {error.message}", error.remedy)
    detail = "reachable" if current else "reachable, but its schema is not the one of this version"
    return Finding("store", current, detail, "ingest db upgrade")


def _chromium() -> Finding:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return Finding("chromium", path is not None, path or "not found", "apt install chromium", "browser tests")


def _telegram() -> Finding:
    from ingest.config import read_settings

    purpose = "collecting from Telegram"
    try:
        settings = read_settings()
    except IngestError as error:
        return Finding("Telegram", False, str(error), "mend the setting above", purpose)
    values = {
        "TELEGRAM_API_ID": settings.telegram_api_id,
        "TELEGRAM_API_HASH": settings.telegram_api_hash,
        "INGEST_TELEGRAM_SESSION": settings.telegram_session or settings.telegram_sessions or None,
    }
    unset = [name for name, value in values.items() if value is None]
    if not unset:
        return Finding("Telegram", True, "credentials are set")
    remedy = (
        "ingest telegram login"
        if unset == ["INGEST_TELEGRAM_SESSION"]
        else "create an application at my.telegram.org and set its api_id and api_hash, then `ingest telegram login`"
    )
    return Finding("Telegram", False, f"not set: {', '.join(unset)}", remedy, purpose)
