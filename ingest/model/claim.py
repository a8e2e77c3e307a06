"""A quantity in context: what is counted, where, when, as part of what, and who says so."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.model.quantity import Quantity


class AttributionKind(StrEnum):
    """Whose number it is, seen from the official whose post is compared."""

    SPEAKER = "speaker"  # this official
    OTHER_SOURCE = "other_source"  # another official, a ministry, an agency, a witness
    BACKGROUND = "background"  # the outlet's background block, or an earlier day
    UNKNOWN = "unknown"


class NumberKind(StrEnum):
    """What a number of a report is for comparison; only `CLAIM` is compared (docs/verdicts.md)."""

    CLAIM = "claim"
    DATE = "date"
    TIME = "time"
    AGE = "age"
    IDENTIFIER = "identifier"
    OTHER_SOURCE = "other_source"
    BACKGROUND = "background"


class ClaimStatus(StrEnum):
    """Whether the text says that it happened."""

    ACHIEVED = "achieved"
    PLANNED = "planned"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. `cue` is the text that decided, for the reason shown to people."""

    kind: AttributionKind
    name: str = ""
    cue: str = ""
    channel_id: int | None = None  # the official's channel, where a mention of one stands in the phrase
    carried: bool = False  # the statement names nobody; who spoke before goes on


@dataclass(frozen=True, slots=True)
class Period:
    """The time a number speaks of.

    `kind` is day | night | week | '3 days' | month | season | year | war | since | until | hours.
    """

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TextSelector:
    """A W3C text quote selector with its position; offsets in code points, end exclusive."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a number holds: «по всей области — 212, тяжелее всего в Заречном районе»."""

    extent: str | None = None  # the sort of area throughout which it is told: 'region' of 'across the region'
    rank: str | None = None  # the sort of its own place: 'district' of 'in Zarechny district'
    at: tuple[str, ...] = ()  # keys of the places that its own words name
    examples: tuple[str, ...] = ()  # places where it is only worst or first
    going: tuple[str, ...] = ()  # where the counted ones went
    coming: tuple[str, ...] = ()  # where they came from


NOWHERE = Whereabouts()  # most numbers name no place


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that a text claims of something."""

    quantity: Quantity
    selector: TextSelector
    sentence: int  # index of its sentence in the text
    number_kind: NumberKind = NumberKind.CLAIM
    attribution: Attribution = Attribution(AttributionKind.UNKNOWN)
    concept: str | None = None
    role: str | None = None
    place: str | None = None  # canonical place key; None = not said
    period: Period | None = None
    scope: str | None = None  # additional | cumulative | before | after; None = a plain total
    part_of: int | None = None  # index of the total among the claims of this text
    status: ClaimStatus = ClaimStatus.ACHIEVED
    doubtful: bool = False  # 'probably', «по предварительным данным»
    roles: tuple[str, ...] = ()  # all that happened to the counted thing, most telling first
    aside: tuple[str, ...] = ()  # those that another part of the clause tells: «12 врятовано, загинув один»
    inherited: bool = False  # the roles come from a neighbouring number of the sentence
    facets: tuple[str, ...] = ()  # level | increase | serious | light | each | shared … (claims/lexicon)
    context: tuple[str, ...] = ()  # lemmas near the number that name the counted thing, most telling first
    traits: tuple[str, ...] = ()  # other words of the label, alike in all languages: invited, paying, abroad …
    words: tuple[str, ...] = ()  # keys of the other words of its clause, language first: 'cyrillic:PRPM'
    sides: tuple[str, ...] = ()  # yesterday | night | north | households …: which of two numbers of one thing
    whereabouts: Whereabouts = NOWHERE
    share_of: str | None = None  # of a share: the thing named behind it, 'house' of '40% of homes'
