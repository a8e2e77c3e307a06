"""What weights a regression would choose on the world's open fold: python tests/benchmarks/link_fit.py WORLD.

Prints the weights of ingest/linking/data/weights.yml beside the fitted ones, with the log loss on folds that were not
fitted. The shipped weights stay between both: all reports of the world come within three days, so that a fit
overrates time, and none of its posts is long enough for words to count.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from link import load_scorer, read_channels, read_numbers, read_pages, read_posts
from scipy.optimize import minimize

from ingest.linking import Directory, Scored, Scorer, make_query, read_post_features, standard_weights
from ingest.linking.decide import read_crowd
from ingest.names import Gazetteer

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


def samples(world: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return parts, labels and article numbers of all candidate posts of the open fold's dated articles."""
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
    pages = {p.url: p.features for p in read_pages(world, Gazetteer.build(channels), directory)}
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
    return np.array(rows), np.array(labels), np.array(groups)


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("world", type=Path)
    rows, labels, groups = samples(parser.parse_args().world)
    weights = standard_weights()
    shipped = np.array([weights.bias, *(getattr(weights, p) for p in PARTS), np.log(weights.numbers_scale)])
    fitted = fit(rows, labels, shipped)
    articles = np.unique(groups)
    unseen = np.zeros(len(labels))
    for fold in range(5):
        held = np.isin(groups, articles[fold::5])
        unseen[held] = total(fit(rows[~held], labels[~held], shipped), rows[held])
    print(f"{len(labels)} pairs, {int(labels.sum())} links")
    for name, one, other in zip(("bias", *PARTS), shipped, fitted, strict=False):
        print(f"{name:10} shipped {one:6.2f} fitted {other:6.2f}")
    print(
        f"log loss: shipped {log_loss(total(shipped, rows), labels):.4f}, "
        f"fitted, on folds not fitted {log_loss(unseen, labels):.4f}"
    )


if __name__ == "__main__":
    main()
