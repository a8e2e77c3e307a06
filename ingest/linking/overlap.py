"""Words that a post and an article share: names across scripts by their consonants, Cyrillic words by their stem."""

from dataclasses import dataclass

from ingest.names.folding import is_cyrillic
from ingest.names.skeleton import skeleton
from ingest.names.words import Words, cut

_STEM = 5  # letters that words of one script are compared by
_SOUNDS = 5  # consonant classes that names are compared by, so that case endings fall away
_MOST = 400


@dataclass(frozen=True, slots=True)
class Terms:
    """What is compared: `names` (consonants of capitalised words, any script) and `stems` (Cyrillic words)."""

    names: frozenset[str]
    stems: frozenset[str]


def read_terms(text: str) -> Terms:
    """Return the terms of a text; words at the start of a sentence count as names only when they are in it again."""
    words = cut(text)
    names: set[str] = set()
    stems: set[str] = set()
    for i, folded in enumerate(words.folded):
        if len(folded) < 4:
            continue
        if words.capital(i) and not _opens(words, i):
            sounds = skeleton(folded)
            if len(sounds) >= 3:
                names.add(sounds[:_SOUNDS])
        if is_cyrillic(folded) and len(folded) >= _STEM:
            stems.add(folded[:_STEM])
        if len(names) > _MOST and len(stems) > _MOST:
            break
    return Terms(frozenset(names), frozenset(stems))


def _opens(words: Words, i: int) -> bool:
    """Say whether word `i` opens a sentence or line, where a capital letter says nothing."""
    return i == 0 or not words.joined(i - 1, i)


def shared(article: Terms, post: Terms, common: Terms | None = None) -> float:
    """Return 0…1: how much of the post's terms stands in the article; terms in `common` do not count."""
    names = post.names - common.names if common else post.names
    stems = post.stems - common.stems if common else post.stems
    by_name = len(names & article.names) / max(2, min(5, len(names))) if names else 0.0
    by_stem = len(stems & article.stems) / max(6, min(14, len(stems))) if article.stems and stems else 0.0
    return min(1.0, max(by_name, by_stem, (by_name + by_stem) * 0.7))
