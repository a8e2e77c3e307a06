"""Numbers that a text tells only to say that they are untrue: rumours, fakes, what the enemy boasts of.

«Ворожі пабліки вигадали 300 загиблих. Це брехня» tells of no dead. The words are the section `disowned` of the cues:
`rumour`, `invented` and `enemy` open what is untrue; so does a bare noun (`named`) with a comma and `that` behind it
(«фейк, що мобілізують 8 тисяч»), and `news` that a `lie` closes, or on which the next sentence looks `back`. `none`
stands right before its number. `deny` are words by which a report tells that somebody denied something: a report is
read generously, for it need not tell who said the untrue thing first.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.claims.cues import Cue, Cues
from ingest.claims.passages import Passages, Sentence
from ingest.claims.surroundings import Span
from ingest.model import Claim

_MARK = "disowned"
_OPENERS = frozenset({"rumour", "named", "invented", "enemy"})
_ENDS = frozenset({"lie", "back"})
_BEGINS = 2  # words in which a sentence looks back: 'Well, that is false'


def disown(
    claims: Sequence[Claim], spans: Sequence[Span], passages: Passages, cues: Cues, *, post: bool
) -> tuple[Claim, ...]:
    """Return the claims with the facet `disowned` where the text says that the number is untrue."""
    marks = cues.of(_MARK)
    found = [cue for cue in marks if cue.key != "that"]
    if not found:
        return tuple(claims)
    that = cues.starts("relative") | {cue.start for cue in marks if cue.key == "that"}
    found = [cue for cue in found if cue.key != "named" or _goes_on(cue, passages, that)]
    told = list(claims)
    for sentence in passages.sentences:
        inside = [at for at, span in enumerate(spans) if sentence.first <= span.first < sentence.last]
        if not inside:
            continue
        here = _within(found, sentence)
        behind = _looks_back(found, sentence, passages)
        for at in inside:
            last = at == inside[-1] or spans[at + 1].first > min((one.start for one in here), default=0)
            untrue = _untrue(spans[at], here, last=last, behind=behind)
            if untrue or (not post and (here or behind)):
                # what is denied is no doubt of the one who denies it: 'reports of 15 were not confirmed'
                doubt = told[at].doubtful and not untrue
                told[at] = replace(told[at], facets=(*told[at].facets, _MARK), doubtful=doubt)
    return tuple(told)


def _goes_on(cue: Cue, passages: Passages, that: set[int]) -> bool:
    """Tell whether a noun is followed by what it says: «фейк, що …», 'Gerüchte, dass …'."""
    return cue.end < len(passages.words) and passages.words[cue.end].text == "," and cue.end + 1 in that


def _within(cues: Sequence[Cue], sentence: Sentence) -> list[Cue]:
    return [cue for cue in cues if sentence.first <= cue.start < sentence.last]


def _looks_back(cues: Sequence[Cue], sentence: Sentence, passages: Passages) -> bool:
    """Tell whether the next sentence begins by calling this one untrue: «Это ложь: повреждён лишь буксир»."""
    if sentence.index + 1 == len(passages.sentences):
        return False
    following = passages.sentences[sentence.index + 1]
    return any(cue.key == "back" and cue.start - following.first < _BEGINS for cue in _within(cues, following))


def _untrue(span: Span, here: Sequence[Cue], *, last: bool, behind: bool) -> bool:
    """Tell whether the cues of a number's sentence, or the next one (`behind`), say that it is untrue."""
    if any(cue.key == "none" and cue.end == span.first for cue in here):
        return True
    labels = {cue.start for cue in here if cue.key == "rumour"}  # «Фейк: умерли 45 пациентов»
    ends = [cue for cue in here if cue.key in _ENDS and cue.start not in labels]
    if any(cue.end <= span.first for cue in ends):
        return False  # «Слухи о 70 заражённых не подтвердились: болеют четверо»
    if behind or any(cue.key in _OPENERS and cue.end <= span.first and not _in(cue, ends) for cue in here):
        return True
    closed = any(cue.start >= span.last for cue in ends)
    if closed and any(cue.key == "news" and cue.end <= span.first for cue in here):
        return True
    return last and any(cue.key == "back" and cue.start >= span.last for cue in here)


def _in(cue: Cue, ends: Sequence[Cue]) -> bool:
    """Tell whether a label such as «фейк:» is only the end of «это фейк:»."""
    return any(end.start <= cue.start < end.end for end in ends)
