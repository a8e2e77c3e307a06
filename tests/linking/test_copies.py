"""Copies are found whatever their numbers, in order of time, with the numbers that changed on the way."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ingest.linking.copies import SHARED, Copy, Told, likeness, shingles, sketch, trace

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEXT = (
    "Workers of the water company repaired 42 kilometres of pipes in the upper town during the week, its director said."
    " People who live near the old market were without water for three days and fetched it from lorries. The mayor"
    " promised that the rest of the pipes would be replaced before the winter and that nobody would pay for it."
)
OTHER = (
    "The orchestra opened its season in the park with a symphony that nobody had heard since the hall burned down."
    " Listeners brought chairs and blankets, the rain held off until the last bars, and the conductor thanked them"
    " in four languages before the musicians played a march that made even the policemen at the gate laugh."
)


def copy(number: int, text: str, hours: float, *told: str) -> Copy:
    numbers = tuple(
        Told(text.index(words), text.index(words) + len(words), words, Decimal(words), Decimal(words)) for words in told
    )
    return Copy(number, NOON + timedelta(hours=hours), text, numbers)


def test_copies_share_their_sketch_and_others_do_not() -> None:
    changed = TEXT.replace("42", "420") + " Another sentence was added by the editors of this paper at the end."
    assert len(set(sketch(TEXT, "en")) & set(sketch(changed, "en"))) >= SHARED
    assert len(set(sketch(TEXT, "en")) & set(sketch(OTHER, "en"))) < SHARED
    assert not set(sketch(TEXT, "en")) & set(sketch(TEXT, "de"))
    assert sketch("Water is back.", "en") == ()


def test_likeness_sees_a_copy_inside_a_longer_text() -> None:
    assert likeness(shingles(TEXT), shingles(OTHER + " " + TEXT)) == 1.0
    assert likeness(shingles(TEXT), shingles(OTHER)) == 0.0


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_a_change_is_told_where_it_arose_and_not_again(order: tuple[int, ...]) -> None:
    wrong = TEXT.replace("42", "420")
    chain = [
        copy(1, TEXT, 0, "42"),
        copy(2, TEXT + " More soon.", 1, "42"),
        copy(3, wrong, 2, "420"),
        copy(4, wrong + " Read also our other news of the day.", 3, "420"),
    ]
    found = {one.revision_id: one for one in trace(chain[i] for i in order)}
    assert [found[n].source_id for n in (1, 2, 3, 4)] == [None, 1, 1, 3]
    assert {one.origin_id for one in found.values()} == {1}
    (change,) = found[3].changes
    assert (change.before, change.after, wrong[change.start : change.end]) == ("42", "420", "420")
    assert found[2].changes == found[4].changes == ()


def test_texts_that_are_not_alike_are_origins() -> None:
    assert [one.source_id for one in trace([copy(1, TEXT, 0), copy(2, OTHER, 1)])] == [None, None]
    assert trace([]) == []


def test_a_number_in_words_that_changed_is_told_too() -> None:
    said = (
        "Twelve people were injured in the attack on the bus near the village and {} of them remain under observation"
        " in the regional hospital, the governor said late on Tuesday after a meeting with doctors and relatives."
    )

    def told(word: str, value: int) -> Told:
        text = said.format(word)
        start = text.index(word)
        return Told(start, start + len(word), word, Decimal(value), Decimal(value), (start, start + len(word)))

    first = Copy(1, NOON, said.format("eight"), (told("eight", 8),))
    second = Copy(2, NOON + timedelta(hours=9), said.format("six"), (told("six", 6),))
    (_, copied) = trace([first, second])
    assert [(one.before, one.after) for one in copied.changes] == [("eight", "six")]
