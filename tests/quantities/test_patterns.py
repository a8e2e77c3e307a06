"""Phrases that wait for their first letters are found as if they had been compiled at once."""

import pytest

from ingest.quantities.concepts import load_concepts
from ingest.quantities.pack import LANGUAGES
from ingest.quantities.patterns import Inflection, Phrase, PhraseIndex, parse_phrases
from ingest.text.tokens import tokenise

# stems, compounds, choices, short words, elisions, phrases behind the head of a compound
LISTS = (
    "haus*, +häuser*, +haus* am see",
    "до(м|ма)*, г, а также, fpv-дрон*, дрон*-камикадзе",
    "immeubl*, d'un immeubl*, x ray*, (a|the) man",
)
TEXTS = (
    "Wohnhaus am See",
    "Haus am See",
    "Hochhäuser",
    "дома г а также fpv-дронов",
    "дрон-камикадзе",
    "d'un immeuble l'immeuble",
    "x rays the man",
)


def _words(text: str) -> list[str]:
    tokens = tokenise(text)
    return tokens.words[: tokens.count]


def _found(index: PhraseIndex[str], text: str) -> list[tuple[str, int] | None]:
    words = _words(text)
    return [index.match(words, at) for at in range(len(words))]


@pytest.mark.parametrize("turned", [False, True])
def test_waiting_changes_no_match(turned: bool) -> None:
    inflection = Inflection(nominal="а ы ами ов e er s", elision=True, compounds=True)
    at_once, waiting = PhraseIndex[str](inflection), PhraseIndex[str](inflection)
    for name, phrases in zip("abc", LISTS, strict=True):
        waiting.extend(phrases, lambda _, name=name: name)
        for phrase in parse_phrases(phrases):
            at_once.add(phrase, name)
    texts = TEXTS[::-1] if turned else TEXTS
    found = [_found(waiting, text) for text in texts]
    assert found == [_found(at_once, text) for text in texts]
    assert all(any(one) for one in found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lexicon_is_found_whatever_was_asked_first(lang: str) -> None:
    table = load_concepts()
    phrases = [_plain(phrase) for key in table.ids()[::7] for phrase in parse_phrases(table.entry(key).words(lang))]
    assert phrases
    lost = [words for words in phrases if table.index(lang).match(words, 0) is None]
    assert not lost


def _plain(phrase: Phrase) -> list[str]:
    return [word.text for word in phrase.words]
