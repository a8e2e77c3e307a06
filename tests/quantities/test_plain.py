"""The ordinary number skips the checks for refusals; here both ways are held side by side."""

import json
from pathlib import Path

import pytest

from ingest.quantities import special
from ingest.quantities.plain import is_plain
from ingest.quantities.reader import Reader
from ingest.quantities.refuse import refuse
from ingest.quantities.vocabulary import vocabulary
from ingest.text.normalise import normalise

_LANGS = ("ru", "uk", "en", "de", "fr", "it", "es", "pl", "pt")


def _texts(lang: str) -> list[str]:
    here = Path(__file__).parent
    paths = [path for path in sorted(here.glob("*.jsonl")) if path.stem.endswith(lang)]
    texts = [json.loads(line)["text"] for path in paths for line in path.read_text("utf-8").splitlines()]
    return [*texts, *(f"{first} {second}" for first, second in zip(texts, texts[7:], strict=False))]


@pytest.mark.parametrize("lang", _LANGS)
def test_what_is_told_plain_is_refused_by_no_check(lang: str) -> None:
    plain = numbers = 0
    for text in _texts(lang):
        r = Reader(normalise(text), vocabulary(lang), concepts=True)
        for at in range(r.tokens.count):
            if not r.digits(at):
                continue
            numbers += 1
            if is_plain(r, at):
                plain += 1
                assert special.read(r, at) is None, (text, r.words[at])
                assert refuse(r, at) is None, (text, r.words[at])
            else:
                found = refuse(r, at)
                r.refused += [found] if found is not None else []
    assert plain > numbers / 4  # the short way is worth its place


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("5 мая", "ru"),
        ("в 18 часов", "ru"),
        ("iPhone 11 sold", "en"),
        ("статья 5 закона", "ru"),
        ("articles 5 and 6", "en"),
        ("12 of May", "en"),
        ("звоните по 112", "ru"),
        ("155 мм", "ru"),
        ("das 5. Bataillon", "de"),
        ("MH17 fell", "en"),
        ("2031 год", "ru"),
        ("1. Первое", "ru"),
    ],
)
def test_what_may_be_refused_is_never_told_plain(text: str, lang: str) -> None:
    r = Reader(normalise(text), vocabulary(lang), concepts=True)
    at = next(at for at in range(r.tokens.count) if r.digits(at))
    assert not is_plain(r, at)
