"""What stands around a number: fate, period, status, doubt, part and place."""

import pytest

from ingest.claims import read_claims, read_text
from ingest.model import ClaimStatus


def _claims(text, lang):
    return read_claims(text, lang, is_post=True)


@pytest.mark.parametrize(
    ("lang", "text", "roles"),
    [
        ("ru", "Погибли 5 человек, 44 ранены.", ["killed", "injured"]),
        ("ru", "Погибли 24 человека, ещё более 50 пострадали.", ["killed", "injured"]),
        ("uk", "Загинули троє людей, дев'ятеро поранені.", ["killed", "injured"]),
        ("en", "Five people were killed and 44 injured.", ["killed", "injured"]),
        ("en", "The strike killed 5 people, wounding 44.", ["killed", "injured"]),
        ("ru", "Без отопления 80 тысяч жителей, без газа — 3 тысячи.", ["without heating", "without gas"]),
    ],
)
def test_each_number_has_its_own_fate(lang, text, roles):
    assert [claim.role for claim in _claims(text, lang)] == roles


def test_a_part_takes_what_it_does_not_say_from_its_total():
    total, part = _claims("Семь человек погибли, двое из них дети.", "ru")
    assert part.part_of == 0
    assert part.role == total.role == "killed"


def test_a_list_of_utilities_is_read_whole():
    (claim,) = _claims("Some 500 people are without electricity, heating and water.", "en")
    assert set(claim.roles) >= {"without power", "without heating", "without water"}


def test_status_doubt_period_and_share():
    forecast = _claims("Объём может вырасти до 200 тысяч тонн.", "ru")[0]
    assert forecast.status is ClaimStatus.POSSIBLE
    assert _claims("Вероятно, погибли 16 человек.", "ru")[0].doubtful
    day = _claims("За сутки ранены 9 человек, сбиты 14 дронов.", "ru")
    assert [claim.period.kind for claim in day if claim.period] == ["day", "day"]
    assert "each" in _claims("Семьи получат по 2 млн рублей.", "ru")[0].facets


def test_refused_numbers_are_kept():
    reading = read_text("На 19:00 ранены 9 человек.", "ru", is_post=True)
    assert [refusal.kind.value for refusal in reading.refused] == ["time"]
    assert len(reading.claims) == 1


def test_the_selector_points_at_the_words():
    text = "В городе ранены 9 человек, сообщил мэр."
    (claim,) = read_claims(text, "ru")
    assert text[claim.selector.start : claim.selector.end] == claim.selector.exact == "9 человек"
    assert claim.selector.prefix.endswith("ранены ")
    assert claim.selector.suffix.startswith(", сообщил")
