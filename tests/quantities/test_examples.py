"""Every example of every language pack is a test."""

import pytest

from ingest.model import ConfigError
from ingest.quantities import extract
from ingest.quantities.pack import LANGUAGES, Example, load_pack, read_pack
from tests.quantities.notation import note


@pytest.mark.parametrize(
    ("lang", "example"), [(lang, example) for lang in LANGUAGES for example in load_pack(lang).examples]
)
def test_example(lang: str, example: Example) -> None:
    assert [note(quantity) for quantity in extract(example.text, lang)] == example.gives


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pack_has_examples_and_detecting_words(lang: str) -> None:
    pack = load_pack(lang)
    assert len(pack.examples) >= 8
    assert pack.detect


def test_unknown_key_is_refused_by_name() -> None:
    with pytest.raises(ConfigError, match=r"zz\.yml: numberz"):
        read_pack({"lang": "zz", "name": "Zed", "numberz": {}}, "zz.yml")


def test_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="Known: ru, uk, en"):
        load_pack("xx")
