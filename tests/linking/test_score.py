"""Properties of the score: it is the sum of its reasons, and less evidence never gives more."""

from dataclasses import replace
from datetime import timedelta
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.linking import Scorer, standard_weights
from ingest.linking.matching import number_pairs, pick_pairs
from ingest.linking.score import Crowd
from tests.linking.builders import NOON, article, post

POST = post(10, "Ночью сбито 37 беспилотников. Повреждены 214 домов, пострадали 9 человек в Лугограде.")
FULL = article(
    "Overnight 37 drones were shot down and 214 houses damaged in Lugograd, "
    "Governor Viktor Khrustain wrote on Telegram."
)


def test_score_is_the_logistic_of_its_reasons() -> None:
    score = Scorer.of(FULL).score(POST).score
    total = standard_weights().bias + sum(r.weight for r in score.reasons)
    assert score.score == pytest.approx(1 / (1 + exp(-total)))


@given(
    mentions=st.sets(st.integers(0, len(FULL.mentions))),
    cues=st.sets(st.integers(0, len(FULL.cues))),
    numbers=st.sets(st.integers(0, len(FULL.numbers))),
    dated=st.booleans(),
    attributed=st.booleans(),
)
def test_removing_evidence_never_raises_the_score(
    mentions: set[int], cues: set[int], numbers: set[int], dated: bool, attributed: bool
) -> None:
    kept = [i for i in range(len(FULL.numbers)) if i not in numbers]
    less = replace(
        FULL,
        mentions=tuple(m for i, m in enumerate(FULL.mentions) if i not in mentions),
        cues=tuple(c for i, c in enumerate(FULL.cues) if i not in cues),
        numbers=tuple(FULL.numbers[i] for i in kept),
        ownership=tuple(FULL.ownership[i] for i in kept),
        published_at=FULL.published_at if dated else None,
        attributions=FULL.attributions if attributed else (),
    )
    assert Scorer.of(less).score(POST).score.score <= Scorer.of(FULL).score(POST).score.score + 1e-12


@pytest.mark.parametrize("days", [0, 1, 2, 5, 20, 40])
def test_time_only_falls(days: int) -> None:
    near = replace(FULL, published_at=NOON + timedelta(days=days))
    far = replace(FULL, published_at=NOON + timedelta(days=days + 1))
    assert Scorer.of(far).score(POST).score.score <= Scorer.of(near).score(POST).score.score


def test_rare_number_says_more_than_a_common_one() -> None:
    scorer = Scorer.of(article("Governor Viktor Khrustain said 3 people and 4,217 people were evacuated."))
    common = scorer.score(post(1, "Эвакуированы 3 человека.")).score.score
    rare = scorer.score(post(2, "Эвакуированы 4 217 человек.")).score.score
    assert rare > common


def test_number_of_another_source_says_less() -> None:
    ours = Scorer.of(article("Governor Viktor Khrustain said 214 houses were damaged in Zarechensk."))
    theirs = Scorer.of(
        article("The defence ministry said 214 houses were damaged. Viktor Khrustain came to Zarechensk.")
    )
    assert theirs.score(POST).score.score < ours.score(POST).score.score


def test_a_post_scored_again_is_compared_anew_with_what_is_left() -> None:
    scorer = Scorer.of(FULL)
    crowd = Crowd(tuple(0.5 for _ in FULL.numbers))
    whole = scorer.score(POST)
    assert {m.report for m in whole.matches} == {0, 1}
    for taken in ({0}, {1}, set[int]()):
        again = scorer.score(POST, crowd, without=taken)
        assert again.matches == pick_pairs(number_pairs(FULL, POST), spread=crowd.spread, without=taken)
        assert {m.report for m in again.matches} == {0, 1} - taken
        assert again.score.score < whole.score.score
    assert scorer.score(POST) == whole


def test_posts_alike_are_scored_each_by_its_own_numbers() -> None:
    scorer = Scorer.of(FULL)
    posts = [post(n, f"Ночью сбито {n} беспилотников.") for n in (36, 37, 38)]
    assert [bool(scorer.score(one).matches) for one in posts] == [False, True, False]
