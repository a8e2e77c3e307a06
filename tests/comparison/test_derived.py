"""Numbers that the post does not write but its items give."""

import pytest

from ingest.comparison.derived import derive
from ingest.comparison.rules import DEFAULT
from tests.comparison.factory import claim


def _derive(report, *source, **more):
    found = derive(report, source, DEFAULT, **more)
    return None if found is None else (found.kind, found.items, found.fitting)


CHILDREN, ADULTS = claim(3, "child", ["killed"]), claim(2, "adult", ["killed"])


def test_items_add_up():
    assert _derive(claim(5, "person", ["killed"]), CHILDREN, ADULTS) == ("sum", (0, 1), True)
    assert _derive(claim(6, "person", ["killed"]), CHILDREN, ADULTS) is None


def test_a_total_and_its_part_are_never_added():
    total, part = claim(7, "person", ["killed"]), claim(2, "child", ["killed"], part_of=0)
    assert _derive(claim(9, "person", ["killed"]), total, part) is None


def test_the_rest_of_a_total():
    total, part = claim(10, "person", ["injured"]), claim(3, "person", ["killed"], part_of=0)
    assert _derive(claim(7, "person", ["injured"]), total, part) == ("difference", (0, 1), True)
    assert _derive(claim(7, "person", ["killed"]), total, part) is None


def test_items_of_one_sentence_under_another_label_do_not_fit():
    items = claim(7, "house", ["damaged"]), claim(31, "house", ["damaged"])
    assert _derive(claim(38, "house", ["destroyed"]), *items) == ("sum", (0, 1), False)


@pytest.mark.parametrize("with_dead", [True, False])
def test_killed_and_injured_are_added_where_the_report_includes_the_dead(with_dead):
    items = claim(3, "person", ["killed"]), claim(9, "person", ["injured"])
    found = _derive(claim(12, "person", ["injured"]), *items, with_dead=with_dead)
    assert found == ("sum", (0, 1), with_dead)
