"""Scores brought to what reviewers say: a slope and a shift of the log-odds, drawn to none while judgements are few.

The development world is the prior: on it the shipped weights stand. A fit is kept only where it does better on the
articles that it was not fitted on, so that a few odd judgements move nothing. Decisions themselves are never changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from math import exp, log, log1p

from ingest.linking.weights import Weights

LEAST = 20  # judgements below which nothing is fitted
LEAST_OF_EACH = 4  # confirmed ones, and dismissed ones
_FOLDS = 5
_SLOPE, _SHIFT = 0.3, 1.0  # how far from 1 and 0 they are expected to lie, as standard deviations
_BOUNDS = (0.5, 2.0)  # of the slope
_BETTER = 0.03  # log loss for each judgement that a fit must win
_UNSCALED = frozenset({"numbers_scale"})


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log-odds times `slope` plus `shift`."""

    slope: float = 1.0
    shift: float = 0.0

    def of(self, log_odds: float) -> float:
        """Return the calibrated log-odds."""
        return self.slope * log_odds + self.shift

    def undone(self, score: float) -> float:
        """Return the log-odds before this calibration of a score that was made under it."""
        kept = min(max(score, 1e-9), 1 - 1e-9)
        return (log(kept / (1 - kept)) - self.shift) / self.slope

    def applied(self, weights: Weights) -> Weights:
        """Return the weights that give the calibrated score: still a sum of parts, none of them negative."""
        scaled = {f.name: getattr(weights, f.name) * self.slope for f in fields(weights) if f.name not in _UNSCALED}
        return replace(weights, **(scaled | {"bias": self.of(weights.bias)}))


@dataclass(frozen=True, slots=True)
class Judged:
    """The log-odds of a link before calibration, and what a reviewer said of it."""

    log_odds: float
    confirmed: bool
    article: int


@dataclass(frozen=True, slots=True)
class Fit:
    """What a fit found; the losses are on judgements that were not fitted, and `kept` says whether it is worth it."""

    calibration: Calibration
    judgements: int
    confirmed: int
    loss_before: float = 0.0
    loss_after: float = 0.0
    kept: bool = False


def fit_calibration(judged: Sequence[Judged]) -> Fit:
    """Fit slope and shift; the result is no calibration when there is too little to fit or nothing is won."""
    confirmed = sum(one.confirmed for one in judged)
    if len(judged) < LEAST or min(confirmed, len(judged) - confirmed) < LEAST_OF_EACH:
        return Fit(Calibration(), len(judged), confirmed)
    articles = sorted({one.article for one in judged})
    fold = {article: n % _FOLDS for n, article in enumerate(articles)}
    before = after = 0.0
    for number in range(_FOLDS):
        unseen = [one for one in judged if fold[one.article] == number]
        made = _fit([one for one in judged if fold[one.article] != number])
        before += _loss(unseen, Calibration())
        after += _loss(unseen, made)
    before, after = before / len(judged), after / len(judged)
    kept = before - after >= _BETTER
    return Fit(_fit(judged) if kept else Calibration(), len(judged), confirmed, before, after, kept)


def _loss(judged: Sequence[Judged], calibration: Calibration) -> float:
    total = 0.0
    for one in judged:
        z = calibration.of(one.log_odds)
        total += max(z, 0.0) + log1p(exp(-abs(z))) - (z if one.confirmed else 0.0)
    return total


def _fit(judged: Sequence[Judged]) -> Calibration:
    """Return the calibration of least log loss under the prior, by Newton's method."""
    slope, shift = 1.0, 0.0
    for _ in range(30):
        gs, gb = (slope - 1) / _SLOPE**2, shift / _SHIFT**2
        ss, sb, bb = 1 / _SLOPE**2, 0.0, 1 / _SHIFT**2
        for one in judged:
            z = min(max(slope * one.log_odds + shift, -30.0), 30.0)
            p = 1 / (1 + exp(-z))
            gs += (p - one.confirmed) * one.log_odds
            gb += p - one.confirmed
            ss += p * (1 - p) * one.log_odds**2
            sb += p * (1 - p) * one.log_odds
            bb += p * (1 - p)
        whole = ss * bb - sb * sb
        step_slope, step_shift = (bb * gs - sb * gb) / whole, (ss * gb - sb * gs) / whole
        slope = min(max(slope - step_slope, _BOUNDS[0]), _BOUNDS[1])
        shift = min(max(shift - step_shift, -5.0), 5.0)
        if abs(step_slope) + abs(step_shift) < 1e-9:
            break
    return Calibration(round(slope, 4), round(shift, 4))
