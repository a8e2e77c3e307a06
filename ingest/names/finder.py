"""Find the officials in one text. One `Finder` reads one text once; nothing is kept between texts."""

from bisect import bisect_left
from datetime import date

from ingest.names.index import NameIndex, first_names
from ingest.names.mentions import Mention, MentionKind
from ingest.names.offices import GOVERNING, OfficeHit, find_offices, fit, lexicon
from ingest.names.officials import Official
from ingest.names.regions import RegionHit, word_kind
from ingest.names.skeleton import alike
from ingest.names.words import cut

Weights = tuple[tuple[int, float], ...]  # (channel id, weight), the likeliest first
NEAR = 6  # words between an office and the region or name that belongs to it
_MOST = 12  # officials kept for one mention
_SURE = 0.5  # weight from which a name decides who 'the governor' is
_LEAST = 0.05  # a weight below says nothing


class Finder:
    """The words, offices and regions of a text, and the mentions that follow from them."""

    def __init__(self, index: NameIndex, text: str, language: str, on: date | None) -> None:
        self.index, self.text, self.language, self.on = index, text, language, on
        self.words = cut(text)
        self.offices = [o for o in find_offices(self.words, language) if o.office in GOVERNING]
        self.regions = index.regions.find(self.words)
        self._function = lexicon(language).function
        self._office_at = {i: o for o in self.offices for i in range(o.first, o.last + 1)}
        self._region_at = {r.at: r for r in self.regions}
        self._region_places = [r.at for r in self.regions]
        self._keys = frozenset(k for r in self.regions for k in r.keys)
        self._holders: dict[int, tuple[int, int]] = {}  # word of a sure name -> (channel, position of the official)
        self._holders_at: list[int] = []
        self._named: dict[int, int] = {}  # word -> 1 where a person's name stands
        self._aliases: dict[str, Weights] = {}

    def mentions(self) -> list[Mention]:
        """Return all mentions, names before offices so that a named office is not counted for another person."""
        found = self._surnames()
        found += self._garbled()
        self._holders_at = sorted(self._holders)
        found += self._office_mentions()
        found += [m for r in self.regions if (m := self._region_mention(r)) is not None]
        return found

    # names ---------------------------------------------------------------------------------------------------------

    def _surnames(self) -> list[Mention]:
        found = []
        seen: dict[str, tuple[int, ...]] = {}
        for at, folded in enumerate(self.words.folded):
            holders = seen.get(folded)
            if holders is None:
                holders = seen[folded] = self.index.surname(folded, self.language)
            if holders and self.words.capital(at) and not self._inside_office(at):
                mention = self._name_mention(at, holders)
                if mention is not None:
                    found.append(mention)
        return found

    def _inside_office(self, at: int) -> bool:
        office = self._office_at.get(at)
        return office is not None and not office.weak

    def _name_mention(self, at: int, holders: tuple[int, ...]) -> Mention | None:
        first = self._first_name(at)
        office = self._office_near(at)
        said = self._region_of(office) if office else None
        weighed = []
        for n in holders:
            weight, kind, reasons = self._weigh_name(self.index.officials[n], at, first, office, said)
            weighed.append((weight / (1.0 if kind is MentionKind.FULL_NAME else len(holders) ** 0.3), n, kind, reasons))
        weighed.sort(key=lambda w: (-w[0], w[1]))
        if weighed[0][0] < _LEAST:
            self._named[at] = 1
            return None
        self._named[at] = 1
        kept = [w for w in weighed if w[0] >= max(_LEAST, weighed[0][0] * 0.2)][:_MOST]
        channels = tuple((self.index.officials[n].channel_id, round(weight, 3)) for weight, n, _, _ in kept)
        if kept[0][0] >= _SURE:
            self._holders[at] = (channels[0][0], kept[0][1])
        start = first[0] if first is not None and kept[0][2] is MentionKind.FULL_NAME and first[0] < at else at
        return self._mention(start, at, kept[0][2], channels, kept[0][3])

    def _weigh_name(
        self, who: Official, at: int, first: tuple[int, str] | None, office: OfficeHit | None, said: RegionHit | None
    ) -> tuple[float, MentionKind, tuple[str, ...]]:
        kind, weight, reasons = MentionKind.SURNAME, 0.75, ["surname"]
        if first is not None:
            same = self._same_first(who, first[1])
            if same:
                kind, weight, reasons = MentionKind.FULL_NAME, 1.0, ["full name"]
            elif same is False:
                weight, reasons = 0.1, ["surname, other first name"]
        if office is not None:
            suits = fit(office.office, who.classes) if who.classes else 0.5
            weight = min(1.0, weight * 1.25) if suits else weight * 0.25
            reasons.append("office fits" if suits else "other office")
        if said is not None and who.region is not None:
            here = who.region.key in said.keys or who.region.parent in said.keys
            weight = min(1.0, weight * 1.2) if here else weight * 0.2
            reasons.append("region fits" if here else "other region")
        elif who.region is not None and who.region.key in self._keys:
            weight = min(1.0, weight * 1.2)
            reasons.append("region in the text")
        elif kind is MentionKind.SURNAME and len(self.words.folded[at]) <= 4 and office is None:
            weight *= 0.3
            reasons.append("short name")
        if not who.in_office(self.on):
            weight *= 0.8
            reasons.append("not in office then")
        return weight, kind, tuple(reasons)

    def _first_name(self, at: int) -> tuple[int, str] | None:
        """Return the first name or initial beside the surname: its word and folded form."""
        known = first_names()
        for i in (at - 1, at - 2, at + 1):
            if not self.words.capital(i) or not self.words.joined(min(i, at), max(i, at)):
                continue
            if self.words.comma(*sorted((i, at))):
                continue
            folded = self.words.folded[i]
            if len(folded) == 1 and i < at:
                return i, folded
            if (folded in known or self._anyones_first(folded, at)) and (i < at or not self._is_surname(i + 1)):
                return i, folded
        return None

    def _anyones_first(self, folded: str, at: int) -> bool:
        holders = self.index.surname(self.words.folded[at], self.language)
        return any(folded in self.index.officials[n].firsts for n in holders)

    def _is_surname(self, i: int) -> bool:
        return i < len(self.words.folded) and bool(self.index.surname(self.words.folded[i], self.language))

    @staticmethod
    def _same_first(who: Official, folded: str) -> bool | None:
        if not who.firsts:
            return None
        if len(folded) == 1:
            return any(f.startswith(folded) for f in who.firsts)
        return folded in who.firsts or bool(first_names().get(folded, frozenset()) & who.groups)

    # garbled names -------------------------------------------------------------------------------------------------

    def _garbled(self) -> list[Mention]:
        """Return unknown surnames that sound like an official's, beside the right first name or office and region."""
        found = []
        places: dict[int, None] = {}
        for office in self.offices:
            places.update(dict.fromkeys(range(office.last + 1, office.last + NEAR)))
        known = first_names()
        for at in range(1, len(self.words.folded)):
            if self.words.folded[at - 1] in known and self.words.capital(at - 1):
                places[at] = None
        for at in places:
            if at < len(self.words.folded) and self._may_be_name(at) and len(self.words.folded[at]) >= 5:
                mention = self._garbled_mention(at)
                if mention is not None:
                    found.append(mention)
        found += self._repeated()
        return found

    def _may_be_name(self, at: int) -> bool:
        return (
            self.words.capital(at)
            and at not in self._named
            and at not in self._office_at
            and at not in self._region_at
            and self.words.folded[at] not in first_names()
        )

    def _garbled_mention(self, at: int) -> Mention | None:
        first, office = self._first_name(at), self._office_near(at)
        said = self._region_of(office) if office else None
        best: list[tuple[float, int]] = []
        for n in self.index.alike(self.words.folded[at]):
            who = self.index.officials[n]
            likeness = alike(self.words.folded[at], who.skeletons, who.latin)
            same = self._same_first(who, first[1]) if first else None
            suits = office is not None and fit(office.office, who.classes) > 0
            here = who.region is not None and who.region.key in (said.keys if said else self._keys)
            if likeness and same is not False and here and (same or suits):
                best.append((likeness * (1.0 if same and suits else 0.85), n))
        if not best:
            return None
        best.sort(key=lambda b: (-b[0], b[1]))
        channels = tuple((self.index.officials[n].channel_id, round(w, 3)) for w, n in best[:3])
        self._named[at] = 1
        self._aliases[self.words.folded[at]] = channels
        start = first[0] if first is not None and first[0] < at else at
        return self._mention(start, at, MentionKind.GARBLED, channels, ("garbled surname", "region in the text"))

    def _repeated(self) -> list[Mention]:
        """Return the other places where a garbled name that was understood once stands alone."""
        return [
            self._mention(at, at, MentionKind.GARBLED, self._aliases[folded], ("garbled surname, seen before",))
            for at, folded in enumerate(self.words.folded)
            if folded in self._aliases and at not in self._named and self.words.capital(at)
        ]

    # offices -------------------------------------------------------------------------------------------------------

    def _office_mentions(self) -> list[Mention]:
        found = []
        for office in self.offices:
            region = self._region_of(office)
            if office.weak and region is None:
                continue
            if region is not None:
                mention = self._office_mention(office, region, MentionKind.OFFICE_REGION, 0.9)
            elif self._named_beside(office):
                mention = None
            else:
                mention = self._by_name(office)
                near = self._nearest_region(office.first) if mention is None else None
                if near is not None:
                    mention = self._office_mention(office, near, MentionKind.OFFICE, 0.55)
                elif mention is None:
                    mention = self._open(office)
            if mention is not None:
                found.append(mention)
        return found

    def _by_name(self, office: OfficeHit) -> Mention | None:
        """Return the office as that of the last official named before it in the text, else of the first behind."""
        if self._name_beside(office, None):
            return None
        place = bisect_left(self._holders_at, office.first)
        for at in (*self._holders_at[max(0, place - 3) : place][::-1], *self._holders_at[place : place + 1]):
            channel, n = self._holders[at]
            if fit(office.office, self.index.officials[n].classes) > 0.5 and not office.former:
                reasons = ("office of the official named before",)
                return self._mention(office.first, office.last, MentionKind.OFFICE, ((channel, 0.6),), reasons)
        return None

    def _open(self, office: OfficeHit) -> Mention | None:
        """Return a mention of an office in a text that names no region of ours; it may be any holder's."""
        if self._name_beside(office, None):
            return None
        return self._mention(office.first, office.last, MentionKind.OFFICE, (), ("office alone", office.office.value))

    def _office_mention(self, office: OfficeHit, region: RegionHit, kind: MentionKind, base: float) -> Mention | None:
        named = self._name_beside(office, region if kind is MentionKind.OFFICE_REGION else None)
        weighed = []
        for key in region.keys:
            for n in self.index.by_region.get(key, ()):
                who = self.index.officials[n]
                weight = base * fit(office.office, who.classes)
                weight *= 0.15 if named else 1.0
                weight *= 0.1 if not who.in_office(self.on) else 1.0
                weight *= 0.3 if office.former else 1.0
                weight *= 0.1 if office.occupation and who.ukrainian and not who.occupation else 1.0
                if weight >= _LEAST:
                    weighed.append((weight, n))
        if not weighed:
            return None
        weighed.sort(key=lambda w: (-w[0], w[1]))
        channels = tuple((self.index.officials[n].channel_id, round(w, 3)) for w, n in weighed[:_MOST])
        reasons = ["office and region" if kind is MentionKind.OFFICE_REGION else "office, region in the text"]
        reasons += ["another person is named"] if named else []
        reasons += [m for m in ("acting", "former", "occupation") if getattr(office, m)]
        places = [office.first, office.last] + ([region.at] if kind is MentionKind.OFFICE_REGION else [])
        return self._mention(min(places), max(places), kind, channels, tuple(reasons))

    def _named_beside(self, office: OfficeHit) -> bool:
        """Say whether a name that was weighed already follows the office; then the name decides alone."""
        for i in range(office.last + 1, min(len(self.words.folded), office.last + 6)):
            if not self.words.joined(office.last, i) or self.words.owns(office.last):
                return False
            if not self.words.capital(i) and not self._light(i) and i > office.last + 1:
                return False
            if i in self._named:
                return True
        return False

    def _name_beside(self, office: OfficeHit, region: RegionHit | None) -> bool:
        """Say whether the office is given to a person who is none of the officials ('Sumy governor Oleh Hryhorov')."""
        last = max(office.last, region.at) if region else office.last
        known = first_names()
        while last + 1 < len(self.words.folded) and (
            word_kind(self.words.folded[last + 1]) or self.words.folded[last + 1] in self._function
        ):
            last += 1
        if self.words.owns(last):
            return False
        for i in range(last + 1, min(len(self.words.folded), last + 3)):
            if not self.words.capital(i) or not self.words.joined(last, i):
                return False
            if i in self._named or i in self._region_at:
                return False
            follows = i + 1 < len(self.words.folded) and self.words.capital(i + 1) and self.words.joined(i, i + 1)
            if self.words.folded[i] in known and follows:
                return i + 1 not in self._named
            if i == last + 1 and not self.words.comma(last, i) and i not in self._office_at:
                return not (follows and i + 1 in self._named)
        return False

    def _office_near(self, at: int) -> OfficeHit | None:
        """Return the office that belongs to the name at word `at`: before it, or behind a comma."""
        for i in range(at - 1, max(-1, at - NEAR), -1):
            if i in self._office_at and self.words.joined(i, at):
                office = self._office_at[i]
                return office if not office.weak or self._region_of(office) else None
            if i in self._named:
                break
        for i in range(at + 1, min(len(self.words.folded), at + 4)):
            if i in self._office_at and self.words.joined(at, i) and self.words.comma(at, at + 1):
                office = self._office_at[i]
                return office if not office.weak or self._region_of(office) else None
        return None

    def _region_of(self, office: OfficeHit) -> RegionHit | None:
        """Return the region that stands with the office; inside it, behind it, or before it."""
        inside = range(office.first, office.last + 1)
        behind = range(office.last + 1, office.last + 1 + NEAR)
        before = range(office.first - 1, office.first - NEAR, -1)
        for i in (*inside, *behind, *before):
            region = self._region_at.get(i)
            if region is None:
                continue
            low, high = (office.last, i) if i > office.last else (i, office.first)
            if low < high and (not self.words.joined(low, high) or self.words.comma(low, high)):
                continue
            if any(not self._light(j) for j in range(min(i, office.last) + 1, max(i, office.first))):
                continue
            return region
        return None

    def _light(self, i: int) -> bool:
        """Say whether word `i` may stand between an office and its region: 'of the', 'region', a capital letter."""
        return (
            self.words.capital(i) or self.words.folded[i] in self._function or bool(word_kind(self.words.folded[i]))
        ) and (i not in self._office_at)

    def _nearest_region(self, at: int) -> RegionHit | None:
        """Return the last region before word `at`, else the first one."""
        place = bisect_left(self._region_places, at)
        if not self.regions:
            return None
        return self.regions[place - 1] if place else self.regions[0]

    def _region_mention(self, region: RegionHit) -> Mention | None:
        holders = [n for key in region.keys for n in self.index.by_region.get(key, ())]
        channels = tuple(
            (self.index.officials[n].channel_id, 0.2 if self.index.officials[n].in_office(self.on) else 0.05)
            for n in holders[:_MOST]
        )
        return self._mention(region.at, region.at, MentionKind.REGION, channels, ("region",)) if channels else None

    def _mention(
        self,
        first: int,
        last: int,
        kind: MentionKind,
        channels: Weights,
        reasons: tuple[str, ...],
    ) -> Mention:
        start, end = self.words.starts[first], self.words.ends[last]
        return Mention(start, end, self.text[start:end], kind, channels, reasons)
