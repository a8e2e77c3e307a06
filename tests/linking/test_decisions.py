"""A reviewer's word on a link stands; the score beside it stays the computed one."""

from ingest.linking import Decided, Thresholds, decide, decide_with
from ingest.model import Link, LinkScore, LinkStatus
from tests.linking.builders import article, post

TOLD = article("Governor Viktor Khrustain wrote on Telegram that 37 drones were shot down and 214 houses damaged.")
POSTS = [post(1, "Сбито 37 дронов, повреждены 214 домов."), post(2, "Сбито 37 дронов."), post(3, "Доброе утро")]


def stored(message_id: int, *, confirmed: bool) -> Decided:
    return Decided(Link(0, 1, message_id, 1, LinkStatus.CANDIDATE, LinkScore(0.1, ())), confirmed, "reviewer A", "why")


def standing(links: list[Link]) -> dict[int, LinkStatus]:
    return {one.message_id: one.status for one in links}


def test_without_decisions_nothing_differs() -> None:
    assert decide_with(TOLD, POSTS, Thresholds(), []) == decide(TOLD, POSTS, Thresholds())


def test_a_dismissed_post_leaves_its_numbers_to_the_next() -> None:
    assert standing(decide(TOLD, POSTS, Thresholds()))[1] is LinkStatus.LINKED
    found = standing(decide_with(TOLD, POSTS, Thresholds(), [stored(1, confirmed=False)]))
    assert (found[1], found[2]) == (LinkStatus.REJECTED, LinkStatus.LINKED)


def test_a_confirmed_post_is_linked_with_its_computed_score() -> None:
    (found,) = [x for x in decide_with(TOLD, POSTS, Thresholds(), [stored(3, confirmed=True)]) if x.message_id == 3]
    assert found.status is LinkStatus.LINKED
    assert found.score.score != 0.1
    assert found.score.reasons[-1].name == "reviewer confirmed"
    assert (found.score.reasons[-1].weight, found.score.reasons[-1].detail) == (0.0, "reviewer A: why")


def test_a_decided_post_that_cannot_be_read_keeps_what_was_stored() -> None:
    (found,) = [x for x in decide_with(TOLD, POSTS, Thresholds(), [stored(9, confirmed=True)]) if x.message_id == 9]
    assert (found.status, found.score.score) == (LinkStatus.LINKED, 0.1)
