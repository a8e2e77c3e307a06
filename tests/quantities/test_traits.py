"""The traits: found by stem or word, whole in every language, strict about their file."""

import pytest

from ingest.model.errors import ConfigError
from ingest.quantities.pack import LANGUAGES, LEXICON
from ingest.quantities.patterns import LexiconEntry
from ingest.quantities.traits import TraitTable, load_traits, read_traits


@pytest.mark.parametrize(
    ("lang", "word", "trait"),
    [
        ("ru", "приглашения", "invited"), ("uk", "запрошено", "invited"), ("en", "Invited", "invited"),
        ("de", "Einladungen", "invited"), ("fr", "prélevés", "tested_water"), ("it", "paganti", "paying"),
        ("es", "devueltos", "returned_use"), ("pl", "bezpłatnie", "free"), ("pt", "gratuitos", "free"),
        ("ru", "поездом", "by_rail"), ("uk", "вранці", "morning"), ("de", "dienstag", ""), ("fr", "est", ""),
        ("uk", "ніж", ""), ("ru", "поездок", ""), ("uk", "катерина", ""), ("es", "bomberos", ""),
        ("pl", "dziennikarz", ""), ("en", "stable", "stable_state"), ("ru", "летний", ""),
        ("ru", "прибылью", "profit"), ("ru", "прибыли", "came"), ("ru", "метров", ""),
        ("uk", "збитків", "losses"), ("uk", "збитих", "downed"), ("en", "windows", "windows"),
        ("de", "Nettogewinn", "profit"), ("de", "Bürgermeister", ""), ("fr", "bénéfices", "profit"),
        ("it", "sindaco", ""), ("es", "deportistas", "sport"), ("es", "ventanas", "windows"),
        ("pl", "zastępca", ""), ("pt", "lucros", "profit"),
        ("fr", "d'avoine", "oats"), ("it", "dell'uva", "grapes"), ("uk", "п'ять", ""),
        ("ru", "живьё", ""), ("en", "finest", ""), ("en", "fines", "fine"),
    ],
)  # fmt: skip
def test_words_have_their_traits(lang, word, trait):
    found = load_traits(lang).of_word(word)
    assert trait in found if trait else not found


def test_the_longest_stem_counts():
    table = TraitTable({"a": LexiconEntry(en="plan"), "b": LexiconEntry(en="plant =plans")}, "en")
    assert [table.of_word(word) for word in ("planned", "planted", "plans")] == [("a",), ("b",), ("b",)]


def test_every_trait_has_words_in_every_language():
    entries = read_traits(sorted(LEXICON.glob("traits*.yml")))
    assert {key: lang for key, entry in entries.items() for lang in LANGUAGES if not entry.words(lang)} == {}


def test_a_trait_stands_in_one_file(tmp_path):
    for name in ("traits.yml", "traits_more.yml"):
        (tmp_path / name).write_text('invited:\n  en: "invit"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"invited: stands in traits\.yml and traits_more\.yml"):
        read_traits(sorted(tmp_path.glob("traits*.yml")))


def test_an_unknown_language_has_no_traits():
    assert load_traits("xx").of_word("invited") == ()


@pytest.mark.parametrize("stem", ["Invit", "x"])
def test_a_wrong_stem_is_named(stem):
    with pytest.raises(ConfigError, match="a: the stem"):
        TraitTable({"a": LexiconEntry(en=stem)}, "en")
