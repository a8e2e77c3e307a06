"""What a short command need not load is not loaded."""

import json
import subprocess
import sys

import pytest

from ingest.quantities.pack import LEXICON, load_pack

_PROGRAM = """
import json, sys
from ingest.quantities import extract
found = extract(sys.argv[1], sys.argv[2])
print(json.dumps([len(found), sorted(sys.modules)]))
"""


def _loaded(text: str, lang: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", _PROGRAM, text, lang], capture_output=True, check=True, text=True)
    numbers, modules = json.loads(run.stdout)
    assert numbers == 2
    return set(modules)


@pytest.mark.parametrize(
    ("lang", "text", "russian"),
    [
        ("ru", "Ночью сбито 17 беспилотников, ранены двое жителей посёлка.", True),
        ("en", "Seventeen drones were shot down overnight and two residents were wounded.", False),
    ],
)
def test_the_first_answer_loads_no_library_that_it_does_not_need(lang: str, text: str, russian: bool) -> None:
    load_pack(lang)  # its twin is kept, so that YAML is not read
    loaded = _loaded(text, lang)
    heavy = {"pydantic", "yaml", "spacy", "numpy", "scipy", "rich", "typer", "importlib.resources", "asyncio"}
    assert not heavy & loaded
    assert ("pymorphy3" in loaded) is russian
    assert (LEXICON / "__pycache__" / f"{lang}.json").exists()
