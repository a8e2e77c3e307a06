"""What the tasks import, imported once in the scheduler whose forks they are.

With Airflow's LocalExecutor a task is a fork of the scheduler: what that has loaded costs a task nothing. Airflow
imports `airflow_local_settings` before it does anything else; ours calls `warm_up`.
"""

import pkgutil
import sys
from importlib import import_module

_LEFT_OUT = ("cli", "demo", "orchestration", "review")
_FOR_SPACY = "ingest.quantities.component"  # spaCy's users load it; our tasks do not
# Loaded by our functions when they are called.
_LIBRARIES = (
    "courlan",
    "feedparser",
    "lxml.html",
    "protego",
    "psycopg",
    "scipy.optimize",
    "sqlalchemy.dialects.postgresql.psycopg",
    "stamina",
    "telethon",
    "telethon.tl.alltlobjects",
    "trafilatura",
)
_LANGUAGES = ("ru", "uk", "en")


def warm_up() -> None:
    """Load the rooms and libraries that tasks use, and the words of their languages, if this is a scheduler."""
    if "scheduler" not in sys.argv:
        return
    import ingest
    from ingest.quantities import extract

    for room in pkgutil.iter_modules(ingest.__path__, "ingest."):
        if room.ispkg and room.name.removeprefix("ingest.") not in _LEFT_OUT:
            _load(room.name)
    for name in _LIBRARIES:
        import_module(name)
    for language in _LANGUAGES:
        extract("12 га", language)


def _load(room: str) -> None:
    for module in pkgutil.iter_modules(import_module(room).__path__, f"{room}."):
        if not module.ispkg and module.name != _FOR_SPACY:
            import_module(module.name)
