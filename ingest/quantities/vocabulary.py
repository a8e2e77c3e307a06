"""A language pack compiled into look-up tables; one vocabulary per language, built once.

Invariant: a vocabulary is never changed after it is built, save for its memo of words seen and of
fused number words read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from ingest.model import Hedge
from ingest.quantities.cues import Cues, read_cues
from ingest.quantities.entry import fields_of
from ingest.quantities.fused import FusedNumbers
from ingest.quantities.pack import Hedges, Pack, load_pack
from ingest.quantities.phrase_table import PhraseTable, expand
from ingest.text.bundled import collector_paused

_MEMO_LIMIT = 200_000


class Trigger:
    """Why a token may begin a quantity or a refusal; plain bits, since they are tested for every token."""

    NONE = 0
    DIGITS = 1
    NUMBER = 2  # cardinal, scale, group, mixed, fraction, collective
    VAGUE = 4
    ORDINAL = 8
    RATIO = 16
    ZERO = 32
    COMPOUND = 64  # пятилетний, threefold, полмиллиона
    ROMAN = 128
    UNIT = 256  # a bare unit word: «год назад», a month
    EVERY = 512
    ANAPHORA = 1024


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number word: a value that is added, or that multiplies what stands before it."""

    value: Decimal
    multiplies: bool = False
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or currency by its canonical name."""

    name: str
    money: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """A vague word's bounds; `scales` when a scale may follow."""

    low: Decimal
    high: Decimal
    scales: bool = False
    weak: bool = False
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Glued:
    """A word with a number inside: its value and the unit or scale that follows in the word."""

    value: Decimal
    unit: str = ""
    kind: str = "unit"  # unit | times | anniversary | half


@dataclass(frozen=True, slots=True)
class OtherSense:
    """The unit that a word has where one of `near` stands around it, or of `behind` right behind."""

    unit: str
    near: frozenset[str]
    behind: frozenset[str]


class _TriggerMemo(dict[str, int]):
    """Triggers of the words seen; a word seen for the first time is classified."""

    def __init__(self, classify: Callable[[str], int]) -> None:
        super().__init__()
        self._classify = classify

    def __missing__(self, word: str) -> int:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        found = self[word] = self._classify(word)
        return found


class _SingleWords(dict[str, frozenset[str]]):
    """The single words of each section; collected when a section is first asked for."""

    def __init__(self, tables: dict[str, PhraseTable[bool]]) -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, section: str) -> frozenset[str]:
        table = self._tables.get(section)
        single = () if table is None else (w for w, tails in table.first.items() if any(not t for t, _ in tails))
        found = self[section] = frozenset(single)
        return found


class Vocabulary:
    """All tables of one language."""

    def __init__(self, pack: Pack, fallbacks: Iterable[Pack]) -> None:
        packs = [pack, *fallbacks]
        self.lang = pack.lang
        self.pack = pack
        self.decimal_comma = pack.decimal == ","
        self.numbers: PhraseTable[Cardinal] = PhraseTable()
        self.scales: PhraseTable[Decimal] = PhraseTable()
        self.letters: dict[str, Decimal] = {}
        self.fractions: PhraseTable[Fraction] = PhraseTable()
        self.mixed: dict[str, Decimal] = {}
        self.groups: PhraseTable[tuple[Decimal, bool, bool]] = PhraseTable()
        self.vague: PhraseTable[Interval] = PhraseTable()
        self.hedges: PhraseTable[Hedge] = PhraseTable()
        self.hedges_after: PhraseTable[Hedge] = PhraseTable()
        self.units: PhraseTable[Unit] = PhraseTable()
        self.symbols: dict[str, Unit] = {}
        self.ratio_words: PhraseTable[Decimal] = PhraseTable()
        self.occasions: PhraseTable[Decimal] = PhraseTable()
        self.ordinals: dict[str, int] = {}
        self.months: dict[str, int] = {}
        self.rates: PhraseTable[str] = PhraseTable()
        self.prefixes: dict[str, Decimal] = {}
        self.suffixes: dict[str, tuple[str, str]] = {}
        self.senses: dict[str, list[OtherSense]] = {}
        self.compounds: dict[str, frozenset[str]] = {}
        self._tables: dict[str, PhraseTable[bool]] = {}
        # bound look-ups and no methods of our own: they are asked a hundred times for each number
        self.table: Callable[[str], PhraseTable[bool]] = self._tables.__getitem__  # of a section, by its dotted name
        self.words_of: Callable[[str], frozenset[str]] = _SingleWords(self._tables).__getitem__  # the same
        self._memo = _TriggerMemo(self._classify)
        for part in packs:
            self._compile_numbers(part)
            self._compile_measures(part)
            self._compile_words(part)
        for phrase in pack.foreign:
            for words in expand(phrase, pack.endings):
                self.units.discard(words)
        self._longest_suffix = max(map(len, self.suffixes), default=0)
        self._fused = self._read_fused() if pack.glued else None
        self.cues: Cues = read_cues(self)

    # ------------------------------------------------------------------ building
    def _compile_numbers(self, pack: Pack) -> None:
        ends = pack.endings
        for value, phrases in pack.numbers.items():
            self._number(phrases, Cardinal(Decimal(value)), pack)
        for value, phrases in pack.multipliers.items():
            self._number(phrases, Cardinal(Decimal(value), multiplies=True), pack)
        for value, phrases in pack.collective.items():
            self._number(phrases, Cardinal(Decimal(value), collective=True), pack)
        for value, scale in pack.scales.items():
            self.scales.extend(scale.words, Decimal(value), ends)
            for letter in scale.letters:
                self.letters.setdefault(letter.lower(), Decimal(value))
        for text, phrases in pack.fractions.items():
            self.fractions.extend(phrases, Fraction(text), ends)
        for mixed, phrases in pack.mixed.items():
            for form in _forms(phrases, pack):
                self.mixed.setdefault(form, mixed)
        for group in pack.groups:
            self.groups.extend(group.words, (Decimal(group.value), group.approx, group.implicit), ends)
        for vague in pack.vague:
            interval = Interval(Decimal(vague.low), Decimal(vague.high), vague.scales, vague.weak, vague.counts)
            self.vague.extend(vague.words, interval, ends)
        for value, phrases in pack.ordinals.words.items():
            for form in _forms(phrases, pack):
                self.ordinals.setdefault(form, value)

    def _number(self, phrases: Iterable[str], cardinal: Cardinal, pack: Pack) -> None:
        self.numbers.extend(phrases, cardinal, pack.endings)

    def _compile_measures(self, pack: Pack) -> None:
        ends = pack.endings
        for name, phrases in pack.units.items():
            self.units.extend(phrases, Unit(name), ends)
        for name, phrases in pack.currencies.items():
            self.units.extend(phrases, Unit(name, money=True), ends)
        for name, phrases in pack.letters.items():
            for phrase in phrases:
                for words in expand(phrase, ends):
                    self.symbols.setdefault("".join(words), Unit(name))
        for name, phrases in pack.rates.items():
            self.rates.extend(phrases, name, ends)

    def _compile_words(self, pack: Pack) -> None:
        ends = pack.endings
        for table, hedges in ((self.hedges, pack.hedges), (self.hedges_after, pack.hedges_after)):
            for name in fields_of(Hedges):
                table.extend(getattr(hedges, name), Hedge(name), ends)
        for value, phrases in pack.ratio.words.items():
            self.ratio_words.extend(phrases, value, ends)
        for times, phrases in pack.ratio.occasions.items():
            self.occasions.extend(phrases, Decimal(times), ends)
        for number, phrases in enumerate(pack.dates.months, start=1):
            for form in _forms(phrases, pack):
                self.months.setdefault(form, number)
        for value, phrases in pack.attributive.prefixes.items():
            for form in _forms(phrases, pack):
                self.prefixes.setdefault(form, value)
        for name, phrases in pack.attributive.suffixes.items():
            for form in _forms(phrases, pack):
                self.suffixes.setdefault(form, ("unit", name))
        for form in _forms(pack.attributive.anniversary, pack):
            self.suffixes.setdefault(form, ("anniversary", "year"))
        for form in _forms(pack.ratio.fold, pack):
            self.suffixes.setdefault(form, ("times", "times"))
        for other in pack.senses:
            near, behind = frozenset(_forms(other.near, pack)), frozenset(_forms(other.behind, pack))
            for form in _forms(other.words, pack):
                self.senses.setdefault(form, []).append(OtherSense(other.unit, near, behind))
        for unit, nouns in pack.compounds.items():
            self.compounds.setdefault(unit, frozenset(nouns))
        for section, phrases in _phrase_sections(pack):
            self._tables.setdefault(section, PhraseTable()).extend(phrases, True, ends)

    def _read_fused(self) -> FusedNumbers:
        simple, hundreds = {}, []
        for word, tails in self.numbers.first.items():
            cardinal = next((cardinal for tail, cardinal in tails if not tail), None)
            if cardinal is not None and cardinal.multiplies:
                hundreds.append(word)
            elif cardinal is not None:
                simple[word] = int(cardinal.value)
        thousands = [word for word, tails in self.scales.first.items() if tails[-1] == ((), Decimal(1000))]
        return FusedNumbers(simple, hundreds, thousands, self.pack.joiners, swapped=self.pack.swapped)

    # ------------------------------------------------------------------ asking
    def trigger(self, word: str) -> int:
        """Return why this word may begin something; remembered."""
        return self._memo[word]

    def triggers(self, words: Iterable[str]) -> list[int]:
        """Return the trigger of each word."""
        return list(map(self._memo.__getitem__, words))

    def _classify(self, word: str) -> int:
        if not word:
            return Trigger.NONE
        if "0" <= word[0] <= "9":
            return Trigger.DIGITS
        found = Trigger.NONE
        if word in self.numbers.first or word in self.scales.first or word in self.mixed:
            found |= Trigger.NUMBER
        if word in self.groups.first or word in self.fractions.first:
            found |= Trigger.NUMBER
        if word in self.vague.first:
            found |= Trigger.VAGUE
        if word in _halves(self.pack):
            found |= Trigger.NUMBER
        if word in self.ordinals:
            found |= Trigger.ORDINAL
        if word in self.ratio_words.first or word in self.occasions.first or word in self._tables["ratio.often"].first:
            found |= Trigger.RATIO
        if any(word in self._tables[name].first for name in ("zero.before", "zero.after", "zero.alone")):
            found |= Trigger.ZERO
        if word in self._tables["anaphora"].first:
            found |= Trigger.ANAPHORA
        if word in self._tables["share.every"].first:
            found |= Trigger.EVERY
        if not found and word not in self.units.first and self.glued(word) is not None:
            found |= Trigger.COMPOUND
        if not found and self._fused is not None:
            value = self._fused.read(word)
            if value is not None:
                self.numbers.add((word,), Cardinal(Decimal(value)))
                found = Trigger.NUMBER
        if word in _ROMAN:
            found |= Trigger.ROMAN
        if word in self.units.first:
            found |= Trigger.UNIT
        return found

    def glued(self, word: str) -> Glued | None:
        """Return what a word with a number inside says: пятилетний, threefold, полмиллиона."""
        for prefix in self.pack.half_prefix:
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                half = self._half(word[len(prefix) :].lstrip("'"))
                if half is not None:
                    return half
        for size in range(min(self._longest_suffix, len(word) - 3), 2, -1):
            suffix = self.suffixes.get(word[-size:])
            if suffix is None:
                continue
            value = self._prefix_value(word[:-size])
            if value is not None:
                return Glued(value, suffix[1], suffix[0])
        return None

    def _half(self, rest: str) -> Glued | None:
        scale = self.scales.first.get(rest)
        if scale is not None and not scale[-1][0]:
            return Glued(scale[-1][1] / 2, "", "half")
        group = self.groups.first.get(rest)
        if group is not None:
            return Glued(group[-1][1][0] / 2, "", "half")
        unit = self.units.first.get(rest)
        if unit is not None and not unit[-1][0] and unit[-1][1].name != "night":  # «до полуночи» is a time
            return Glued(Decimal("0.5"), unit[-1][1].name, "unit")
        return None

    def _prefix_value(self, text: str) -> Decimal | None:
        """Return the value of combining forms: двадцати + пяти, or of a plain number word (three)."""
        plain = self.numbers.first.get(text)
        if plain is not None and not plain[-1][0] and text not in self.prefixes:
            return plain[-1][1].value
        total = Decimal(0)
        rest = text
        while rest:
            best = max((p for p in self.prefixes if rest.startswith(p)), key=len, default=None)
            if best is None:
                return None
            total += self.prefixes[best]
            rest = rest[len(best) :]
        return total or None


def _halves(pack: Pack) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in pack.half_before)


def _forms(phrases: Iterable[str], pack: Pack) -> Iterable[str]:
    for phrase in phrases:
        for words in expand(phrase, pack.endings):
            yield " ".join(words)


_SECTIONS = frozenset(
    (
        *("ranges", "ratio", "zero", "share", "ordinals", "dates", "codes", "attributive", "scopes", "implicit"),
        *("governed", "crossing", "falling", "described"),
    )
)


def _phrase_sections(pack: Pack) -> Iterable[tuple[str, list[str]]]:
    """Yield the plain word lists of a pack with their dotted names."""
    for name in fields_of(Pack):
        value = getattr(pack, name)
        if isinstance(value, list) and name not in (
            "inherit",
            "stack",
            "groups",
            "vague",
            "senses",
            "examples",
            "half_prefix",
        ):
            yield name, value
        elif name in _SECTIONS:
            for key in fields_of(type(value)):
                phrases = getattr(value, key)
                if isinstance(phrases, list) and key not in ("months", "cases", "instrumental", "deeds"):
                    yield f"{name}.{key}", phrases


_ROMAN = frozenset(
    tens + ones
    for tens in ("", "x", "xx", "xxx")
    for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
) - {""}


@cache
@collector_paused()
def vocabulary(lang: str) -> Vocabulary:
    """Return the vocabulary of a language, with the packs it inherits and the common signs."""
    pack = load_pack(lang)
    return Vocabulary(
        pack, [load_pack(f"cldr_{lang}"), load_pack("common"), *(load_pack(other) for other in pack.inherit)]
    )
