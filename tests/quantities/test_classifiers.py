"""Classifiers that stand between a number and its noun, written out and cut short."""

import pytest

from ingest.quantities import extract


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("ru", "На месте 36 ед. техники и 90 чел.", "vehicle"),
        ("ru", "Направили 17 ед. спецтехники.", "vehicle"),
        ("ru", "Изъято 54 ед. огнестрельного оружия", "weapon"),
        ("ru", "Передали 25 шт. дронов", "drone"),
        ("uk", "Працюють 19 од. техніки", "vehicle"),
        ("ru", "На месте 36 единиц техники", "vehicle"),
    ],
)
def test_a_classifier_cut_short_is_stepped_over(lang: str, text: str, concept: str) -> None:
    assert extract(text, lang)[0].concept == concept


@pytest.mark.parametrize("text", ["Изъято 20 ед. Техника стоит", "Всего 5 ед.", "12 ед.; машины стоят"])
def test_a_full_stop_that_ends_the_sentence_ends_the_noun(text: str) -> None:
    assert extract(text, "ru")[0].concept is None
