"""People, offices and institutions in a text to whom a number may belong, other than the channels' officials."""

from ingest.names.index import first_names
from ingest.names.mentions import Mention, MentionKind, OtherSource, SourceKind
from ingest.names.offices import GOVERNING, OfficeClass, OfficeHit, find_offices
from ingest.names.words import Words, cut

_OWN = frozenset({MentionKind.FULL_NAME, MentionKind.SURNAME, MentionKind.GARBLED, MentionKind.OFFICE_REGION})
_SURE = 0.3  # a mention of at least this weight is an official of ours


def find_others(text: str, language: str = "", mentions: tuple[Mention, ...] = ()) -> list[OtherSource]:
    """Return other sources in order; `mentions` are those of the channels' own officials in the same text."""
    words = cut(text)
    own = [
        (m.start, m.end)
        for m in mentions
        if (m.kind in _OWN or m.kind is MentionKind.OFFICE) and m.channels and m.channels[0][1] >= _SURE
    ]
    covered = _covered(words, own)
    found = []
    for hit in find_offices(words, language):
        if hit.weak or any(i in covered for i in range(hit.first, hit.last + 1)):
            continue
        name = _name_behind(words, hit, covered)
        if name is not None and all(i not in covered for i in range(name[0], name[1] + 1)):
            start, end = words.starts[hit.first], words.ends[name[1]]
            said = text[words.starts[name[0]] : end]
            found.append(OtherSource(start, end, text[start:end], SourceKind.PERSON, hit.office.value, said))
        elif hit.office not in GOVERNING and not _belongs_to_own(hit, covered):
            kind = SourceKind.INSTITUTION if hit.office is OfficeClass.INSTITUTION else SourceKind.OFFICE
            start, end = words.starts[hit.first], words.ends[hit.last]
            found.append(OtherSource(start, end, text[start:end], kind, hit.office.value))
    return found


def _covered(words: Words, spans: list[tuple[int, int]]) -> frozenset[int]:
    """Return the numbers of the words inside the spans, in one pass over both."""
    covered, at = set(), 0
    for start, end in sorted(spans):
        while at < len(words.starts) and words.ends[at] <= start:
            at += 1
        i = at
        while i < len(words.starts) and words.starts[i] < end:
            covered.add(i)
            i += 1
    return frozenset(covered)


def _belongs_to_own(hit: OfficeHit, covered: frozenset[int]) -> bool:
    return hit.last + 1 in covered and hit.office is not OfficeClass.INSTITUTION


def _name_behind(words: Words, hit: OfficeHit, covered: frozenset[int]) -> tuple[int, int] | None:
    """Return the words of a capitalised name right behind the office; None when there is none."""
    at = hit.last + 1
    if at >= len(words.starts) or not words.capital(at) or not words.joined(hit.last, at):
        return None
    if words.owns(hit.last):
        return None
    if hit.office is OfficeClass.INSTITUTION or (words.comma(hit.last, at) and words.folded[at] not in first_names()):
        return None
    end = at
    while end + 1 < len(words.starts) and end < at + 2 and words.capital(end + 1) and words.joined(end, end + 1):
        if words.comma(end, end + 1) or end + 1 in covered:
            break
        end += 1
    return at, end
