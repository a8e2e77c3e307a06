"""What the headings of lists say of their items: «План на 2027 год:», «За добу:»."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.claims.cues import Cue, Cues
from ingest.claims.passages import Passages, Sentence
from ingest.model import ClaimStatus, Period


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a list says of all its items."""

    period: Period | None
    status: ClaimStatus


def find_headings(
    passages: Passages, cues: Cues, numbers: frozenset[int], dates: frozenset[int], *, post: bool = False
) -> dict[int, Heading]:
    """Map the sentences of each list to what its heading says; a blank line or the next heading ends it.

    `numbers` are the words inside quantities, `dates` those at which dates begin.
    """
    found: dict[int, Heading] = {}
    heading: Heading | None = None
    before: Sentence | None = None
    title: Heading | None = None
    for sentence in passages.sentences:
        if before is not None and before.index in found and found[before.index] is not title:
            gap = passages.text[before.end : sentence.start]
            heading = None if gap.count("\n") > 1 else heading
        counted = not numbers.isdisjoint(range(sentence.first, sentence.last))
        heads = _heads(passages, sentence) and not counted
        if post and sentence.index == 0 and not (counted or heads):
            title = _title([cue for cue in cues.all if cue.start < sentence.last])
        if heads:
            heading = _read([cue for cue in cues.all if sentence.first <= cue.start < sentence.last], passages, dates)
        elif heading is not None:
            found[sentence.index] = heading
        elif title is not None and sentence.index:
            found[sentence.index] = title
        before = sentence
    return found


_WHOLE = frozenset({"day", "week", "month", "year"})  # what a summary sums up


def _title(cues: Iterable[Cue]) -> Heading | None:
    """Return the period that a post's first sentence gives to all that follows: «Итоги недели.»."""
    for cue in cues:
        if cue.section == "period" and cue.key in _WHOLE:
            return Heading(Period(cue.key, ""), ClaimStatus.ACHIEVED)
    return None


def _heads(passages: Passages, sentence: Sentence) -> bool:
    """Tell whether a line is a heading: it ends with a colon."""
    words = passages.words
    last = sentence.last - 1
    while last > sentence.first and words[last].text == "\n":
        last -= 1
    return words[last].text == ":" or (last + 1 < len(words) and words[last + 1].text == ":")


def _read(cues: Iterable[Cue], passages: Passages, dates: frozenset[int]) -> Heading | None:
    period, status = None, ClaimStatus.ACHIEVED
    for cue in cues:
        text = " ".join(word.text for word in passages.words[cue.start : cue.end])
        if cue.section == "period" and cue.key != "weekday":
            period = period or Period(cue.key, text)
        elif cue.section == "since" and cue.end in dates:
            period = period or Period("since", text)
        elif cue.label == "status.planned":
            status = ClaimStatus.PLANNED
        elif cue.label == "status.forecast":
            status = ClaimStatus.POSSIBLE
    return Heading(period, status) if period is not None or status is not ClaimStatus.ACHIEVED else None
