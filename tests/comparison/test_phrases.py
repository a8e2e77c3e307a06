"""The words beside numbers that comparison looks at: all languages, all kinds used, stems and whole words apart."""

import re
from pathlib import Path

import pytest

from ingest.comparison import phrases
from ingest.text.bundled import read_bundled

FOLDER = Path(phrases.__file__).parent
TABLE = read_bundled(FOLDER / "phrases.yml")
LANGUAGES = {"en", "ru", "uk", "de", "fr", "it", "es", "pl", "pt"}
# English and the posts' own languages write clock times so; others write them in digits alone
FEW = {"from_hour": {"ru", "uk"}, "after_noon": {"en", "ru", "uk"}, "aboard": {"en"}}


@pytest.mark.parametrize("kind", sorted(TABLE))
def test_a_kind_has_every_language(kind: str) -> None:
    assert set(TABLE[kind]) == FEW.get(kind, LANGUAGES)


def test_every_kind_is_asked_for() -> None:
    code = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    asked = set(re.findall(r"(?:words|stems|any_of)\(['\"](\w+)['\"]\)", code))
    assert asked == set(TABLE)


def test_stems_stand_for_what_begins_so_and_words_for_themselves() -> None:
    assert "will" not in phrases.words("each")
    assert "every" in phrases.words("each")
    assert "остальные".startswith(phrases.stems("remaining"))
    assert re.fullmatch(phrases.any_of("whole"), "загальний")
    assert not re.fullmatch(phrases.any_of("whole"), "overalls")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        phrases.words("nothing of the kind")
