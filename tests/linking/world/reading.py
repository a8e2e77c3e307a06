"""Read the small world and link it in memory: python -m tests.linking.world.reading prints what went wrong."""

import html
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from ingest.claims import read_claims
from ingest.linking import (
    ArticleFeatures,
    Directory,
    PostFeatures,
    Thresholds,
    decide,
    make_query,
    numbers_of,
    read_article_features,
    read_post_features,
)
from ingest.model import Channel, Link, LinkStatus
from ingest.names import Gazetteer
from ingest.news import read_article
from ingest.text import detect_language

HERE = Path(__file__).parent
Key = tuple[int, int]


@dataclass(frozen=True)
class Report:
    """An article with the posts that it is about; revision 0 = any."""

    number: int
    phenomenon: str
    language: str
    features: ArticleFeatures
    gold: dict[Key, int]


@dataclass(frozen=True)
class World:
    """Everything, analysed."""

    channels: list[Channel]
    posts: list[PostFeatures]
    texts: dict[tuple[Key, int], str]
    reports: list[Report]


def read_world(folder: Path = HERE) -> World:
    """Return the world, analysed as the pipeline does."""
    channels = [Channel(**entry) for entry in _load(folder / "channels.yml")["channels"]]
    by_handle = {channel.handle: channel for channel in channels}
    posts: list[PostFeatures] = []
    texts: dict[tuple[Key, int], str] = {}
    for handle, told in _load(folder / "posts.yml").items():
        channel = by_handle[handle]
        for one in told:
            for number, text in enumerate(one["texts"], 1):
                texts[(channel.id, one["id"]), number] = text
                posts.append(_post(channel, one, number, text, by_handle))
    gazetteer, directory = Gazetteer.build(channels), Directory.of(channels)
    reports = [_report(one, gazetteer, directory, by_handle) for one in _load(folder / "articles.yml")]
    return World(channels, posts, texts, reports)


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _time(value: datetime | str) -> datetime:
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _key(name: str, by_handle: dict[str, Channel]) -> tuple[Key, int]:
    post, _, revision = name.partition("@")
    handle, _, message = post.partition("/")
    return (by_handle[handle].id, int(message)), int(revision or 0)


def _post(channel: Channel, one: dict[str, Any], number: int, text: str, by_handle: dict[str, Channel]) -> PostFeatures:
    return read_post_features(
        channel.id,
        one["id"],
        number,
        text,
        language=channel.language,
        posted_at=_time(one["at"]),
        numbers=numbers_of(read_claims(text, channel.language, is_post=True)),
        origin=_key(one["forward"], by_handle)[0] if "forward" in one else None,
    )


def _report(one: dict[str, Any], gazetteer: Gazetteer, directory: Directory, by_handle: dict[str, Channel]) -> Report:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in one["text"].split("\n"))
    page = (
        f'<html lang="{one["lang"]}"><head><meta charset="utf-8"><title>{html.escape(one["title"])}</title></head>'
        f"<body><article><h1>{html.escape(one['title'])}</h1>{paragraphs}{one.get('html', '')}</article></body></html>"
    )
    published = _time(one["at"]) if one["at"] is not None else None
    read = read_article(page.encode(), f"https://courier.example/{one['id']}", published=published)
    language = detect_language(f"{read.title}\n{read.text}")
    features = read_article_features(
        read.title,
        read.text,
        language=language,
        published_at=published,
        numbers=numbers_of(read_claims(read.text, language)),
        gazetteer=gazetteer,
        directory=directory,
        citations=read.citations,
    )
    gold = dict(_key(name, by_handle) for name in one["links"])
    return Report(one["id"], one["phenomenon"], one["lang"], features, gold)


def link_report(world: World, report: Report) -> list[Link]:
    """Return what linking decides on a report."""
    query = make_query(report.features)
    return decide(report.features, [post for post in world.posts if query.admits(post)], Thresholds())


@dataclass(frozen=True)
class Outcome:
    """What was linked of one report."""

    report: Report
    links: list[Link]

    @property
    def linked(self) -> dict[Key, int]:
        """The linked posts with their revisions."""
        return {(one.channel_id, one.message_id): one.revision for one in self.links if one.status is LinkStatus.LINKED}

    @property
    def wrong(self) -> bool:
        """Whether a link is missing, invented, or leads to another revision."""
        found, gold = self.linked, self.report.gold
        return found.keys() != gold.keys() or any(n and found[key] != n for key, n in gold.items())


@dataclass(frozen=True)
class Figures:
    """Precision, recall and the share of negatives that were left alone, in percent."""

    precision: float
    recall: float
    negatives: float
    revisions: float


def measure(outcomes: Iterable[Outcome]) -> Figures:
    """Return the figures of these outcomes."""
    count: Counter[str] = Counter()
    for one in outcomes:
        found, gold = one.linked, one.report.gold
        count["linked"] += len(found)
        count["gold"] += len(gold)
        count["right"] += len(found.keys() & gold.keys())
        count["negatives"] += not gold
        count["quiet"] += not gold and not found
        asked = {key: n for key, n in gold.items() if n and key in found}
        count["revisions"] += len(asked)
        count["revision right"] += sum(found[key] == n for key, n in asked.items())
    return Figures(
        _share(count["right"], count["linked"]),
        _share(count["right"], count["gold"]),
        _share(count["quiet"], count["negatives"]),
        _share(count["revision right"], count["revisions"]),
    )


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0


def run(world: World) -> list[Outcome]:
    """Return the outcome of each report."""
    return [Outcome(one, link_report(world, one)) for one in world.reports]


def _say(*told: object) -> None:
    sys.stdout.write(" ".join(map(str, told)) + "\n")


def main() -> None:
    """Print the figures and every report that went wrong, with its scores."""
    world = read_world(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
    handles = {channel.id: channel.handle for channel in world.channels}
    outcomes = run(world)
    _say(measure(outcomes))
    for name in ("language", "phenomenon"):
        groups = sorted({str(getattr(one.report, name)) for one in outcomes})
        for group in groups:
            _say(f"  {group:28}", measure(o for o in outcomes if getattr(o.report, name) == group))
    for one in outcomes:
        if one.wrong:
            _say(
                one.report.number, one.report.language, one.report.phenomenon, "GOLD", _named(one.report.gold, handles)
            )
            for link in one.links:
                told = "; ".join(f"{r.name} {r.weight:.2f} [{r.detail}]" for r in link.score.reasons)
                name = f"{handles[link.channel_id]}/{link.message_id}@{link.revision}"
                _say(f"     {link.status.value:9} {link.score.score:.2f} {name}: {told}")


def _named(gold: dict[Key, int], handles: dict[int, str]) -> str:
    return ", ".join(f"{handles[channel]}/{message}" for channel, message in gold)


if __name__ == "__main__":
    main()
