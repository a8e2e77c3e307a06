"""Invented officials by the spellings of newsrooms: python -m tests.names.spellings prints what went wrong."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ingest.model import Channel
from ingest.names import Gazetteer, MentionKind

DATA = Path(__file__).parent / "data" / "spellings.yml"
# One sentence in each language, with the region that the official's entry names and nothing else.
_SENTENCES = {
    "en": "In the Zarechinsk region, {} spoke to residents on Tuesday.",
    "de": "In der Region Zarechinsk sprach {} am Dienstag mit Bewohnern.",
    "fr": "Dans la région de Zarechinsk, {} a parlé mardi aux habitants.",
    "es": "En la región de Zarechinsk, {} habló el martes con los vecinos.",
    "it": "Nella regione di Zarechinsk, {} ha parlato martedì con i residenti.",
    "pl": "W obwodzie Zarechinsk {} we wtorek widziano z mieszkańcami.",
    "pt": "Na região de Zarechinsk, {} falou na terça-feira com moradores.",
    "tr": "Zarechinsk bölgesinde {} salı günü sakinlerle konuştu.",
    "sr": "У области Заречинск је {} у уторак разговарао са мештанима.",
    "bg": "В област Заречинск {} говори във вторник с жители.",
    "hu": "A Zarechinsk régióban {} kedden beszélt a lakókkal.",
    "ru": "В Заречинской области {} во вторник говорил с жителями.",
    "uk": "У Заречинській області {} у вівторок говорив з мешканцями.",
}
_NAMES = frozenset({MentionKind.FULL_NAME, MentionKind.SURNAME, MentionKind.GARBLED})
_SURE = 0.3


@dataclass(frozen=True)
class Case:
    """A name in a text; `channel` = the official it belongs to, None = nobody of ours."""

    language: str
    name: str
    text: str
    channel: int | None
    garbled: bool = False


def read_channels(path: Path = DATA) -> list[Channel]:
    """Return the officials, all governors of one region: the hardest neighbours."""
    return [
        Channel(
            900 + n,
            f"official_{n}",
            language=entry["language"],
            person=entry["person"],
            office="губернатор Заречинской области",
            office_en="Governor of Zarechinsk Region",
            region="Заречинская область",
            region_en="Zarechinsk Region",
            in_office_from=date(2020, 1, 1),
        )
        for n, entry in enumerate(_load(path))
    ]


def read_cases(path: Path = DATA) -> Iterator[Case]:
    """Give every spelling and every name of others."""
    for n, entry in enumerate(_load(path)):
        for language, names in entry["spellings"].items():
            for name in names:
                bare = name.removeprefix("?")
                yield Case(language, bare, _SENTENCES[language].format(bare), 900 + n, name != bare)
        for language, names in entry["others"].items():
            for name in names:
                yield Case(language, name, _SENTENCES[language].format(name), None)


def _load(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def find(gazetteer: Gazetteer, case: Case) -> int | None:
    """Return the official that the name is taken for, None for nobody."""
    best: tuple[float, int] | None = None
    for mention in gazetteer.find(case.text, case.language, date(2026, 3, 3)):
        if mention.kind in _NAMES and mention.channels and mention.channels[0][1] >= _SURE:
            channel, weight = mention.channels[0]
            best = max(best or (0.0, 0), (weight, channel))
    return best[1] if best else None


def measure(path: Path = DATA) -> tuple[dict[str, float], list[tuple[Case, int | None]]]:
    """Return precision and recall in percent, of all and of the garbled spellings, and what went wrong."""
    gazetteer = Gazetteer.build(read_channels(path))
    count: Counter[str] = Counter()
    wrong = []
    for case in read_cases(path):
        found = find(gazetteer, case)
        kind = "others" if case.channel is None else "garbled" if case.garbled else "plain"
        count[kind] += 1
        count[f"{kind} right"] += found == case.channel
        count["taken"] += found is not None
        count["taken right"] += found is not None and found == case.channel
        if found != case.channel:
            wrong.append((case, found))
    figures = {
        "precision": 100 * count["taken right"] / count["taken"],
        "recall": 100 * (count["plain right"] + count["garbled right"]) / (count["plain"] + count["garbled"]),
        "recall of garbled": 100 * count["garbled right"] / max(1, count["garbled"]),
        "others left alone": 100 * count["others right"] / count["others"],
    }
    return {name: round(value, 1) for name, value in figures.items()}, wrong


def _say(*told: object) -> None:
    sys.stdout.write(" ".join(map(str, told)) + "\n")


def main() -> None:
    """Print the figures and what went wrong."""
    figures, wrong = measure()
    _say(figures)
    for case, found in wrong:
        _say(f"  {case.language} {case.name!r}: {found} instead of {case.channel}")


if __name__ == "__main__":
    main()
