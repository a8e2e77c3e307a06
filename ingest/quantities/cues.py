"""Which words beside a number matter at all, so that the ordinary number is passed over quickly.

The grammar asks dozens of questions about the tokens before and behind a number; most numbers stand between words that
answer none of them. Invariant: a word outside a set answers no question that the set is for; a word inside may, and
is asked in full.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.quantities.vocabulary import Vocabulary

_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of one language that may matter beside a number."""

    refuse_before: frozenset[str]  # directly before digits: may make them a date, code, name or signed number
    refuse_behind: frozenset[str]  # directly behind digits: may make them a date, time, calibre or anniversary
    clock_parts: frozenset[str]  # may begin a clock time told in words
    clock_before: frozenset[str]  # directly before a number: may make it a clock time told in words
    lists: frozenset[str]  # directly before digits: may continue a list of codes
    phone: frozenset[str]  # of calling, near before digits
    signs: frozenset[str]  # directly before a number: may be its sign
    continues: frozenset[str]  # behind digits: may be part of the number itself
    parts: frozenset[str]  # behind a number or its unit: may add a half or a quarter
    connects: frozenset[str]  # behind a number or its unit: may lead to the other end of a range
    before_head: frozenset[str]  # behind a number: may stand between it and what it counts, or make it times
    hedges: frozenset[str]  # before a number: may be a hedge, or stand between it and one
    hedges_behind: frozenset[str]  # behind a number or its noun: may begin a hedge


def read_cues(vocab: "Vocabulary") -> Cues:
    """Return the cues of a vocabulary."""
    words, table = vocab.words_of, vocab.table
    joins = words("ranges.join") | words("ranges.either") | table("ranges.end").first.keys()
    before = frozenset("-–+.,№#") | {"of", "de", "del"} | vocab.months.keys() | words("ordinals.dotted")
    before |= words("dates.clock_before") | words("dates.clock_exact")
    before |= table("dates.clock_ahead").last.keys()
    before |= table("codes.names").last.keys() | table("codes.before").last.keys()
    behind = joins | _DASHES | {"s"} | vocab.months.keys() | words("dates.day_join")
    for section in ("dates.clock_glued", "dates.clock", "dates.day_part", "dates.anniversary"):
        behind |= table(section).first.keys()
    behind |= {word for word, tails in vocab.units.first.items() if any(unit.name == "millimetre" for _, unit in tails)}
    behind |= words("codes.street")
    between = words("definite") | words("bridges") | words("falling.below") | table("scopes.additional").last.keys()
    return Cues(
        refuse_before=before,
        refuse_behind=behind,
        clock_parts=frozenset(table("dates.clock_part").first) | table("dates.clock_part_led").first.keys(),
        clock_before=words("dates.clock_sharp").union(
            *(table(f"dates.{name}").last for name in ("clock_part", "clock_minutes_ahead", "clock_before"))
        ),
        lists=words("ranges.join"),
        phone=frozenset(table("codes.phone").last),
        signs=words("minus") | set("+-–"),
        continues=_DASHES
        | set("/.")
        | table("half_after").first.keys()
        | table("quarter_after").first.keys()
        | words("point")
        | vocab.letters.keys(),
        parts=frozenset(table("half_after").first) | table("quarter_after").first.keys(),
        connects=joins | _DASHES | words("scopes.to") | set("…."),
        before_head=frozenset(table("scopes.additional_after").first) | table("ratio.times").first.keys(),
        hedges=between | vocab.hedges.last.keys() | {","},
        hedges_behind=frozenset(vocab.hedges_after.first),
    )
