"""Words that a post and an article share: names across scripts by their consonants, Cyrillic words by their stem."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from ingest.names.folding import is_cyrillic
from ingest.names.skeleton import skeleton
from ingest.names.words import Words, cut
from ingest.quantities.concepts import load_concepts
from ingest.quantities.roles import load_roles
from ingest.text.normalise import normalise
from ingest.text.tokens import tokenise

_STEM = 5  # letters that words of one script are compared by
_SOUNDS = 5  # consonant classes that names are compared by, so that case endings fall away
_MOST = 400
_READ = 20_000  # characters in which a report has named its subjects
_EVERYWHERE = frozenset({"person", "resident", "region"})


@dataclass(frozen=True, slots=True)
class Terms:
    """What is compared: `names` (consonants of capitalised words, any script), `stems` (Cyrillic words), `subjects`.

    Subjects are the countable things and happenings that the text speaks of ('sapper', 'shot down'), in any language
    that the quantities know, with or without a number.
    """

    names: frozenset[str]
    stems: frozenset[str]
    subjects: frozenset[str] = frozenset()


def read_terms(text: str, language: str = "") -> Terms:
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
    return Terms(frozenset(names), frozenset(stems), _subjects(text[:_READ], language))


def _subjects(text: str, language: str) -> frozenset[str]:
    concepts, roles = load_concepts(), load_roles()
    words = tokenise(normalise(text).text).words
    things, happenings = concepts.index(language), roles.index(language)
    telling = {word for word in set(words) if word and (things.begins(word) or happenings.begins(word))}
    found: set[str] = set()
    for at, word in enumerate(words):
        if word in telling:
            thing, happening = concepts.match(words, at, language), roles.match(words, at, language)
            found.update(([thing.concept_id] if thing else []) + ([happening.role] if happening else []))
    return frozenset(found - _EVERYWHERE)


def _opens(words: Words, i: int) -> bool:
    """Say whether word `i` opens a sentence or line, where a capital letter says nothing."""
    return i == 0 or not words.joined(i - 1, i)


def shared(article: Terms, post: Terms, rarity: Mapping[str, float]) -> float:
    """Return 0…1: how much of the post's names and words stands in the article; see `common_subjects` for `rarity`."""
    by_name = _part(article.names, post.names, rarity, 1.0, 2.5)
    by_stem = _part(article.stems, post.stems, rarity, 2.0, 5.0) if article.stems else 0.0
    return min(1.0, by_name + by_stem)


def common_subjects(article: Terms, post: Terms, rarity: Mapping[str, float]) -> tuple[float, tuple[str, ...]]:
    """Return 0…1 and the subjects in common; `rarity` says how much each tells among the candidates, 1 if not known."""
    both = post.subjects & article.subjects
    return _part(article.subjects, post.subjects, rarity, 1.5, 3.0), tuple(sorted(both))


def _part(
    article: frozenset[str], post: frozenset[str], rarity: Mapping[str, float], least: float, most: float
) -> float:
    """Return the share of the post's terms that the article has; a long post need not be told whole."""
    both = post & article
    told = _sum(both, rarity)
    if not told:
        return 0.0
    whole = told if len(both) == len(post) else _sum(post, rarity)
    return min(1.0, told / max(least, min(most, whole)))


def _sum(terms: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return what the terms tell together; those of posts are all in `rarity`, unless nothing is known of any."""
    if not rarity:
        return float(len(terms))
    try:
        return sum(map(rarity.__getitem__, terms))  # twice as fast as asking with a default
    except KeyError:
        return sum(rarity.get(term, 1.0) for term in terms)


def term_rarity(posts: Iterable[Terms]) -> dict[str, float]:
    """Return for each term of the posts 0…1: near 1 when few of them have it, near 0 when nearly all do."""
    counts: Counter[str] = Counter()
    total = 0
    for post in posts:
        counts.update(post.subjects)
        counts.update(post.names)
        counts.update(post.stems)
        total += 1
    told = {n: log(1 + total / n) / log(2 + total) for n in set(counts.values())}
    return {term: told[n] for term, n in counts.items()}
