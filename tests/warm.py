"""What every command of the tests has imported before it is forked; Airflow stays out, no command needs it."""

import importlib
import pkgutil

import ingest
from ingest.quantities import extract

_LEFT_OUT = ("ingest.orchestration", "ingest.quantities.component", "ingest.store.migrations")

for _found in pkgutil.walk_packages(ingest.__path__, "ingest.", onerror=lambda _: None):
    if not _found.name.startswith(_LEFT_OUT) and not _found.name.endswith("__main__"):
        importlib.import_module(_found.name)
for _language in ("ru", "uk", "en"):
    extract("12 га", _language)
