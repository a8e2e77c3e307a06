"""Keys of names across scripts."""

import pytest

from ingest.claims.skeleton import alike, skeleton


@pytest.mark.parametrize(
    ("name", "other", "lang"),
    [
        ("Озерин", "Ozerin", "en"),
        ("Озерин", "Oserin", "de"),
        ("Прохоров", "Prochorow", "de"),
        ("Ковальчук", "Kovalchuk", "en"),
        ("Корабел", "Korabel", "en"),
    ],
)
def test_one_name_one_key(name, other, lang):
    assert alike(skeleton(name), skeleton(other, lang))


def test_case_endings_do_not_part_a_name():
    assert alike(skeleton("Озериным"), skeleton("Озерин"))


@pytest.mark.parametrize(("one", "other"), [("Озерин", "Сорокин"), ("Озерин", "Лозовой"), ("", "Озерин")])
def test_other_names_are_others(one, other):
    assert not alike(skeleton(one), skeleton(other))
