"""A source phrase of a text, and how two readings of one phrase become one."""

from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Voice:
    """A source phrase: words[first:last] with its cue; `names` are keys of persons or bodies."""

    first: int
    last: int
    kinds: frozenset[str]  # office.governor | institution | outlet | pronoun | name …
    names: tuple[str, ...]
    text: str
    telegram: bool = False
    channel_id: int | None = None
    bodies: frozenset[str] = field(default=frozenset())  # the words that name an institution or outlet
    traits: frozenset[str] = field(default=frozenset())  # he | she | it | they | man | woman
    titles: frozenset[str] = field(default=frozenset())  # the words that name an office
    sorts: frozenset[str] = field(default=frozenset())  # of bodies: agency | company | ministry | rescue | state
    generic: bool = False  # 'the company', «в ведомстве»: a body that only its sort names

    @property
    def offices(self) -> frozenset[str]:
        """The classes of office that the phrase names."""
        return _offices(self.kinds)

    @property
    def surname(self) -> str:
        """The key that tells persons apart: the last name of the phrase; first names are too common."""
        return self.names[-1] if self.names else ""

    @property
    def pronoun(self) -> bool:
        """Whether the phrase only points back."""
        return not self.names and self.channel_id is None and self.kinds <= {"pronoun", "same_speaker"}

    @property
    def person(self) -> bool:
        """Whether the phrase names one person: not a body, not people at large."""
        if "they" in self.traits or (self.kinds & {"institution", "outlet"} and not self.offices):
            return False
        return bool(self.offices or self.names) or self.channel_id is not None

    @property
    def gender(self) -> str:
        """Return 'f' or 'm'; empty where neither pronoun, title nor name tells."""
        women, men = bool(self.traits & {"she", "woman"}), bool(self.traits & {"he", "man"})
        return "" if women == men else "f" if women else "m"

    @property
    def outlet_only(self) -> bool:
        """Whether the phrase names media and nobody behind them."""
        return "outlet" in self.kinds and not self.offices and "institution" not in self.kinds


@lru_cache(maxsize=1024)
def _offices(kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(kind.partition(".")[2] for kind in kinds if kind.startswith("office"))


@lru_cache(maxsize=1024)
def weaker(kinds: frozenset[str]) -> frozenset[str]:
    """Return the kinds that a more telling one beside them replaces: 'head of the ministry's press service'."""
    weak = {"pronoun", "same_speaker"} if kinds - {"pronoun", "same_speaker", "telegram"} else set()
    if kinds & {"office.governor", "office.mayor", "office.minister"}:
        weak.add("office.other")
    for strong in ("office.mayor", "office.deputy", "office.adviser", "office.spokesperson", "office.minister"):
        if strong in kinds:
            weak.add("office.governor")
    if any(kind.startswith("office") for kind in kinds):
        weak |= {"institution", "outlet"} - ({"institution"} if "office.spokesperson" in kinds else set())
    if "institution" in kinds:
        weak.add("outlet")
    return frozenset(weak)


def join(voices: list[Voice], voice: Voice) -> None:
    for at, other in enumerate(voices):
        if voice.first < other.last and other.first < voice.last:
            better = max(voice, other, key=_weight)
            voices[at] = Voice(
                min(voice.first, other.first),
                max(voice.last, other.last),
                better.kinds,
                better.names,
                better.text,
                voice.telegram or other.telegram,
                better.channel_id,
                better.bodies,
                better.traits,
                better.titles,
                better.sorts,
                better.generic,
            )
            return
    voices.append(voice)


def _weight(voice: Voice) -> tuple[bool, bool, bool, int]:
    return (
        voice.channel_id is not None,
        bool(voice.offices),
        not voice.outlet_only and not voice.pronoun,
        len(voice.names),
    )
