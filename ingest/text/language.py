"""Tell the language of a text cheaply: by its script, then by letters and function words that tell languages apart."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from ingest.text.bundled import read_bundled

_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@cache
def _marks() -> dict[str, tuple[str, dict[str, dict[str, str]]]]:
    """Return for each script the languages with their telling letters and words."""
    data = read_bundled(Path(__file__).parent / "languages.yml")
    return {script: (body["default"], dict(body["languages"])) for script, body in data.items()}


@cache
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return for each script the telling words with the languages that use them."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for script, (_, languages) in _marks().items():
        table = found.setdefault(script, {})
        for lang, marks in languages.items():
            for word in marks["words"].split():
                table[word] = (*table.get(word, ()), lang)
    return found


def detect_language(text: str) -> str:
    """Return the code of the language that the text is most likely written in, of the nine that are known."""
    sample = text[:_SAMPLE].lower()
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    script = "cyrillic" if cyrillic * 2 >= latin and cyrillic else "latin"
    default, languages = _marks()[script]
    score: Counter[str] = Counter()
    for lang, marks in languages.items():
        letters = marks["letters"]
        if letters:
            score[lang] += 2 * sum(sample.count(letter) for letter in letters)
    table = _words()[script]
    for word in _WORD.findall(sample):
        for lang in table.get(word, ()):
            score[lang] += 3
    if not score or max(score.values()) == 0:
        return default
    best = max(score.values())
    return default if score[default] == best else next(lang for lang in languages if score[lang] == best)
