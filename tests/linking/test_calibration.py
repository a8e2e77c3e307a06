"""Scores brought to what reviewers say: nothing from few judgements, the right direction from many, order kept."""

import random
from dataclasses import fields
from math import exp

from ingest.linking import Scorer, standard_weights
from ingest.linking.calibration import LEAST, Calibration, Fit, Judged, fit_calibration
from tests.linking.builders import article, post


def judged(slope: float, shift: float, count: int) -> list[Judged]:
    """Return judgements as reviewers give them when the true log-odds are these."""
    chance = random.Random(7)
    found = []
    for number in range(count):
        z = chance.uniform(-1.0, 5.0)
        found.append(Judged(z, chance.random() < 1 / (1 + exp(-(slope * z + shift))), number // 2))
    return found


def test_few_judgements_or_one_kind_of_them_change_nothing() -> None:
    assert fit_calibration(judged(1, -3, LEAST - 1)).calibration == Calibration()
    agreed = [Judged(2.0, True, number) for number in range(100)]
    assert fit_calibration(agreed) == Fit(Calibration(), 100, 100)


def test_reviewers_who_dismiss_more_than_the_scores_say_bring_them_down() -> None:
    found = fit_calibration(judged(1.0, -2.5, 200))
    assert found.kept
    assert found.loss_after < found.loss_before
    assert found.calibration.of(2.0) < 1.0


def test_judgements_that_agree_with_the_scores_change_nothing() -> None:
    found = fit_calibration(judged(1.0, 0.0, 200))
    assert not found.kept
    assert found.calibration == Calibration()


def test_calibrated_weights_give_the_calibrated_score_and_none_is_negative() -> None:
    weights, made = standard_weights(), Calibration(0.8, -0.7)
    told = article("Viktor Khrustain wrote on Telegram that 37 drones were shot down.")
    seen = post(5, "Сбито 37 беспилотников.")
    plain = Scorer.of(told, weights).score(seen).score
    scored = Scorer.of(told, made.applied(weights)).score(seen).score
    assert abs(scored.score - 1 / (1 + exp(-made.of(Calibration().undone(plain.score))))) < 1e-9
    assert abs(made.undone(scored.score) - Calibration().undone(plain.score)) < 1e-6
    assert all(getattr(made.applied(weights), f.name) >= 0 for f in fields(weights) if f.name != "bias")
