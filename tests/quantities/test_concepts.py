"""The counted-concept table: sound data, forms found, relations told."""

import re
import time
from pathlib import Path

import pytest

from ingest.model.errors import ConfigError
from ingest.quantities.concepts import ConceptRelation, load_concepts, read_concepts
from ingest.quantities.pack import LANGUAGES
from ingest.quantities.patterns import parse_phrases, read_inflections
from ingest.quantities.roles import load_roles

TABLE = load_concepts()
FORMS = [
    line.split(" | ")
    for line in (Path(__file__).parent / "concept_forms.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("lang", "phrase", "name", "role"), FORMS)
def test_forms_are_found(lang: str, phrase: str, name: str, role: str) -> None:
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*|-", phrase)
    found = TABLE.match(words, 0, lang)
    assert found is not None
    assert (found.name, found.role or "", found.end) == (name, role.strip(), len(words))
    assert TABLE.index(lang).begins(words[0])


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("ru", "минут"), ("ru", "домашний"), ("ru", "детали2"), ("ru", "машинально"), ("ru", "ударила"),
        ("uk", "хвилин"), ("uk", "мінімум"), ("en", "minutes"), ("en", "carbon"), ("en", "kidney"),
        ("de", "minuten"), ("fr", "carrément"), ("it", "casualmente"), ("es", "casualmente"), ("pl", "minuty"),
    ],
)  # fmt: skip
def test_other_words_are_left_alone(lang: str, word: str) -> None:
    assert TABLE.match([word, ""], 0, lang) is None


def test_the_table_is_wide_enough() -> None:
    assert len(TABLE) >= 950


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_belongs_to_two_concepts(lang: str) -> None:
    assert TABLE.clashes(lang) == []


def test_every_role_in_a_noun_is_a_known_role() -> None:
    roles = load_roles()
    used = {
        phrase.role
        for key in TABLE.ids()
        for lang in LANGUAGES
        for phrase in parse_phrases(TABLE.entry(key).words(lang))
        if phrase.role
    }
    assert used <= set(roles.ids())


def test_no_word_mixes_two_scripts() -> None:
    mixed = [
        (key, word.text)
        for key in TABLE.ids()
        for lang in LANGUAGES
        for phrase in parse_phrases(TABLE.entry(key).words(lang))
        for word in phrase.words  # «fpv-дрон» may
        if "-" not in word.text and re.search(r"[а-яієїґ]", word.text) and re.search(r"[a-z]", word.text)
    ]
    assert mixed == []


def test_every_concept_has_words_in_every_language() -> None:
    # country_name only holds the countries together: no text counts it by a word of its own
    bare = {(key, lang) for key in TABLE.ids() for lang in LANGUAGES if not TABLE.entry(key).words(lang)}
    assert {key for key, _ in bare} == {"country_name"}


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("person", "person", ConceptRelation.SAME),
        ("child", "person", ConceptRelation.ANCESTOR),
        ("drone", "shahed_drone", ConceptRelation.ANCESTOR),
        ("customer", "resident", ConceptRelation.CONFUSABLE),
        ("apartment", "apartment_block", ConceptRelation.CONFUSABLE),
        ("dead_person", "wounded_person", ConceptRelation.CONFUSABLE),
        ("woman", "man", ConceptRelation.SIBLING),
        ("drone", "house", ConceptRelation.UNRELATED),
        ("drone", "no_such_thing", ConceptRelation.UNRELATED),
    ],
)
def test_relations_hold_both_ways(a: str, b: str, relation: ConceptRelation) -> None:
    assert TABLE.related(a, b) is relation
    assert TABLE.related(b, a) is relation


def test_is_a_follows_the_hierarchy_upwards_only() -> None:
    assert TABLE.is_a("teenager", "person")
    assert not TABLE.is_a("person", "teenager")
    assert not TABLE.is_a("drone", "person")


def test_the_longest_phrase_wins() -> None:
    found = TABLE.match(["жилых", "домов", "и", "квартир"], 0, "ru")
    assert found is not None
    assert (found.name, found.end) == ("house", 2)
    longer = TABLE.match(["многоквартирных", "жилых", "домов"], 0, "ru")
    assert longer is not None
    assert (longer.name, longer.end) == ("apartment block", 3)


def test_every_language_has_endings() -> None:
    assert set(read_inflections()) == set(LANGUAGES)


def test_a_wrong_file_names_file_and_entry(tmp_path: Path) -> None:
    wrong = tmp_path / "concepts.yml"
    wrong.write_text("drone:\n  parrent: thing\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="drone"):
        read_concepts([wrong])
    wrong.write_text("drone:\n  parent: thing\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="thing"):
        read_concepts([wrong])
    wrong.write_text("drone:\n  en: Dr*ne\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"Dr\*ne"):
        read_concepts([wrong]).match(["x"], 0, "en")


def test_a_word_seen_before_costs_one_look_up() -> None:
    words = ["сообщил", "губернатор", "области", "вчера"] * 5000
    for at in range(4):
        TABLE.match(words, at, "ru")
    start = time.perf_counter()
    for at in range(len(words)):
        TABLE.match(words, at, "ru")
    # one of four begins a phrase; the bound is ten times what the machine needs, to hold on a loaded one
    assert (time.perf_counter() - start) / len(words) < 10e-6
