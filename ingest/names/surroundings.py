"""What stands in a text around a word: offices, regions and names that were understood, and what belongs together."""

from bisect import bisect_left

from ingest.names.index import NameIndex
from ingest.names.mentions import Mention, MentionKind
from ingest.names.offices import GOVERNING, OfficeHit, find_offices, lexicon
from ingest.names.regions import RegionHit, word_kind
from ingest.names.words import cut

Weights = tuple[tuple[int, float], ...]  # (channel id, weight), the likeliest first
NEAR = 6  # words between an office and the region or name that belongs to it
MOST = 12  # officials kept for one mention
LEAST = 0.05  # a weight below says nothing


class Surroundings:
    """The words, offices and regions of one text; `named` grows while names are understood."""

    def __init__(self, index: NameIndex, text: str, language: str) -> None:
        self.index, self.text, self.language = index, text, language
        self.words = cut(text)
        self.offices = [o for o in find_offices(self.words, language) if o.office in GOVERNING]
        self.regions = index.regions.find(self.words)
        self.office_at = {i: o for o in self.offices for i in range(o.first, o.last + 1)}
        self.region_at = {r.at: r for r in self.regions}
        self.keys = frozenset(k for r in self.regions for k in r.keys)
        self.named: set[int] = set()  # words where a person's name stands
        self.function = lexicon(language).function
        self._region_places = [r.at for r in self.regions]

    def region_of(self, office: OfficeHit) -> RegionHit | None:
        """Return the region that stands with the office; inside it, behind it, or before it."""
        inside = range(office.first, office.last + 1)
        behind = range(office.last + 1, office.last + 1 + NEAR)
        before = range(office.first - 1, office.first - NEAR, -1)
        for i in (*inside, *behind, *before):
            region = self.region_at.get(i)
            if region is None:
                continue
            low, high = (office.last, i) if i > office.last else (i, office.first)
            if low < high and (not self.words.joined(low, high) or self.words.comma(low, high)):
                continue
            if any(not self.light(j) for j in range(min(i, office.last) + 1, max(i, office.first))):
                continue
            return region
        return None

    def light(self, i: int) -> bool:
        """Say whether word `i` may stand between an office and its region: 'of the', 'region', a capital letter."""
        return (
            self.words.capital(i) or self.words.folded[i] in self.function or bool(word_kind(self.words.folded[i]))
        ) and (i not in self.office_at)

    def nearest_region(self, at: int) -> RegionHit | None:
        """Return the last region before word `at`, else the first one."""
        place = bisect_left(self._region_places, at)
        if not self.regions:
            return None
        return self.regions[place - 1] if place else self.regions[0]

    def office_near(self, at: int) -> OfficeHit | None:
        """Return the office that belongs to the name at word `at`: before it, or behind a comma."""
        for i in range(at - 1, max(-1, at - NEAR), -1):
            if i in self.office_at and self.words.joined(i, at):
                office = self.office_at[i]
                return office if not office.weak or self.region_of(office) else None
            if i in self.named:
                break
        for i in range(at + 1, min(len(self.words.folded), at + 4)):
            if i in self.office_at and self.words.joined(at, i) and self.words.comma(at, at + 1):
                office = self.office_at[i]
                return office if not office.weak or self.region_of(office) else None
        return None

    def mention(
        self,
        first: int,
        last: int,
        kind: MentionKind,
        channels: Weights,
        reasons: tuple[str, ...],
    ) -> Mention:
        start, end = self.words.starts[first], self.words.ends[last]
        return Mention(start, end, self.text[start:end], kind, channels, reasons)
