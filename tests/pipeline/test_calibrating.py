"""Judgements on links used for calibration: scores follow, decisions stay, the same judgements give the same fit."""

import pytest

from ingest.model import JudgementKind
from ingest.pipeline import judge, link
from ingest.pipeline.calibrating import calibrate

from .scene import Scene, message
from .test_derived import URL, derive, put_page, put_posts

_SCORES = "SELECT message_id, score FROM store.link WHERE status = 'linked' ORDER BY 1"


@pytest.fixture
def told(scene: Scene) -> Scene:
    """Twenty-two posts of one governor, each with a report of its own."""
    put_posts(scene, *(message(n, f"Отремонтировано {n + 40} школ.", minutes=n) for n in range(1, 23)))
    for n in range(1, 23):
        put_page(scene, f"Governor Pavel Gromov said that {n + 40} schools were repaired.", url=f"{URL}-{n}", title="S")
    derive(scene)
    return scene


def test_judgements_move_the_scores_and_no_decision(told: Scene) -> None:
    links = told.rows("SELECT id, message_id FROM store.link WHERE status = 'linked' ORDER BY message_id")
    assert len(links) == 22
    before = dict(told.rows(_SCORES))
    for identity, number in links:
        kind = JudgementKind.CONFIRM if number % 5 == 0 else JudgementKind.DISMISS
        judge(told.session, str(identity), kind, "reviewer A")
    decided = "SELECT id, kind FROM store.judgement ORDER BY id"
    words = told.rows(decided)
    link(told.session)
    counts = calibrate(told.session).counts
    assert (counts["judgements"], counts["confirmed"], counts["changed"]) == (22, 4, 1)
    assert counts["loss_after_milli"] < counts["loss_before_milli"]
    assert link(told.session).counts["items"] == 22
    after = dict(told.rows(_SCORES))
    assert sorted(after) == [5, 10, 15, 20]  # the reviewers' word, whatever the score
    assert all(after[number] < before[number] for number in after)
    assert told.rows(decided) == words
    assert "changed" not in calibrate(told.session).counts  # scores made under it are read as they were before
    assert link(told.session).counts == {}
    told.check()


def test_without_judgements_there_is_nothing_to_calibrate(told: Scene) -> None:
    summary = calibrate(told.session)
    assert summary.counts["judgements"] == 0
    assert [issue.kind for issue in summary.issues] == ["few_judgements"]
    assert link(told.session).counts == {}
