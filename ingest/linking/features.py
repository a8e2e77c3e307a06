"""What linking knows of an article and of a post; computed once for each text and then only compared."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ingest.linking.citations import Directory, find_attributions, resolve_citations
from ingest.linking.cues import Cue, find_cues
from ingest.linking.language import reading_language
from ingest.linking.numbers import Number, keys_of, sums_of
from ingest.linking.overlap import Terms, read_terms
from ingest.linking.voices import Ownership, own_numbers
from ingest.model import Citation
from ingest.names import Gazetteer, Mention, MentionKind, OtherSource, find_other_officials
from ingest.text.sentences import split_sentences

ALONE = 0.25  # strength of an office that the text ties to no region
MOST_READ = 400_000  # characters of an article; a longer one is no news report


@dataclass(frozen=True, slots=True)
class ArticleFeatures:
    """An article revision as linking sees it. Offsets count in `text`; the title stands at negative ones."""

    language: str
    published_at: datetime | None
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]
    citations: tuple[Citation, ...]  # addresses and embeds, resolved
    attributions: tuple[Citation, ...]
    numbers: tuple[Number, ...]
    ownership: tuple[Ownership, ...]  # one for each number
    terms: Terms
    holders: frozenset[int] = frozenset()  # channels whose office is named without a region


@dataclass(frozen=True, slots=True)
class PostFeatures:
    """One revision of a post as linking sees it."""

    channel_id: int
    message_id: int
    revision: int
    posted_at: datetime | None
    numbers: tuple[Number, ...]
    terms: Terms
    number_keys: frozenset[str] = frozenset()
    origin: tuple[int, int] | None = None  # (channel, message) that it was forwarded from


def read_article_features(
    title: str,
    text: str,
    *,
    language: str,
    published_at: datetime | None,
    numbers: Sequence[Number],
    gazetteer: Gazetteer,
    directory: Directory,
    citations: Iterable[Citation] = (),
) -> ArticleFeatures:
    """Return the features of an article; `numbers` are those of its text, in order."""
    head = f"{title}\n\n"
    whole = head + text[:MOST_READ]
    language = reading_language(whole, language)
    on = published_at.date() if published_at else None
    found = gazetteer.find(whole, language, on)
    sentences = split_sentences(whole)
    cues = find_cues(whole, language)
    shift = len(head)
    others = _quoted(find_other_officials(whole, language, tuple(found)), numbers, shift)
    ownership = own_numbers([n.start + shift for n in numbers], whole, sentences, found, others)
    return ArticleFeatures(
        language=language,
        published_at=published_at,
        mentions=tuple(replace(m, start=m.start - shift, end=m.end - shift) for m in found),
        cues=tuple(replace(c, start=c.start - shift, end=c.end - shift) for c in cues),
        citations=resolve_citations(citations, directory, published_at),
        attributions=tuple(
            replace(a, start=a.start - shift, end=a.end - shift) for a in find_attributions(found, cues, sentences)
        ),
        numbers=tuple(numbers),
        ownership=ownership,
        terms=read_terms(whole, language),
        holders=frozenset().union(*(gazetteer.holders(m) for m in found if not m.channels)),
    )


def _quoted(others: Sequence[OtherSource], numbers: Sequence[Number], shift: int) -> list[OtherSource]:
    """Return the sources that are not themselves what a number counts ('12 journalists')."""
    ends = [n.end + shift for n in numbers]
    starts = [n.start + shift for n in numbers]
    kept = []
    for other in others:
        at = bisect_right(starts, other.start)
        if at == 0 or ends[at - 1] <= other.start:
            kept.append(other)
    return kept


def read_post_features(
    channel_id: int,
    message_id: int,
    revision: int,
    text: str,
    *,
    language: str = "",
    posted_at: datetime | None,
    numbers: Sequence[Number],
    origin: tuple[int, int] | None = None,
) -> PostFeatures:
    """Return the features of one revision of a post."""
    told = (*numbers, *sums_of(numbers))
    keys = frozenset(key for n in told for key in keys_of(n))
    return PostFeatures(channel_id, message_id, revision, posted_at, told, read_terms(text, language), keys, origin)


def official_strength(article: ArticleFeatures) -> dict[int, tuple[float, str, MentionKind]]:
    """Return for each channel the strongest way in which the article names its official: weight, words, kind."""
    best: dict[int, tuple[float, str, MentionKind]] = {}
    left = article.holders  # as many as there are governors
    for mention in article.mentions:
        if not mention.channels and left:
            best = dict.fromkeys(left, (ALONE, mention.text, MentionKind.OFFICE)) | best
            left = frozenset()
        for channel, weight in mention.channels:
            if channel not in best or weight > best[channel][0]:
                best[channel] = (weight, mention.text, mention.kind)
    return best
