"""Offices and regions named in a text, led to those who held them on the day."""

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date

from ingest.names.index import first_names
from ingest.names.mentions import Mention, MentionKind
from ingest.names.offices import OfficeHit, fit
from ingest.names.regions import RegionHit, word_kind
from ingest.names.surroundings import LEAST, MOST, Surroundings


class OfficeFinder:
    """Finds the officials by office and region, after the names: a named office is not counted for another person."""

    def __init__(self, around: Surroundings, on: date | None, holders: Mapping[int, tuple[int, int]]) -> None:
        self.around, self.on = around, on
        self.words, self.officials = around.words, around.index.officials
        self._holders = holders
        self._holders_at = sorted(holders)

    def find(self) -> list[Mention]:
        """Return the mentions by office, and those of regions alone."""
        regions = [self._region_mention(r) for r in self.around.regions]
        return self._office_mentions() + [m for m in regions if m is not None]

    def _office_mentions(self) -> list[Mention]:
        found = []
        for office in self.around.offices:
            region = self.around.region_of(office)
            if office.weak and region is None:
                continue
            if region is not None:
                mention = self._office_mention(office, region, MentionKind.OFFICE_REGION, 0.9)
            elif self._named_beside(office):
                mention = None
            else:
                mention = self._by_name(office)
                near = self.around.nearest_region(office.first) if mention is None else None
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
            if fit(office.office, self.officials[n].classes) > 0.5 and not office.former:
                reasons = ("office of the official named before",)
                return self.around.mention(office.first, office.last, MentionKind.OFFICE, ((channel, 0.6),), reasons)
        return None

    def _open(self, office: OfficeHit) -> Mention | None:
        """Return a mention of an office in a text that names no region of ours; it may be any holder's."""
        if self._name_beside(office, None):
            return None
        return self.around.mention(
            office.first, office.last, MentionKind.OFFICE, (), ("office alone", office.office.value)
        )

    def _office_mention(self, office: OfficeHit, region: RegionHit, kind: MentionKind, base: float) -> Mention | None:
        named = self._name_beside(office, region if kind is MentionKind.OFFICE_REGION else None)
        weighed = []
        for key in region.keys:
            for n in self.around.index.by_region.get(key, ()):
                who = self.officials[n]
                weight = base * fit(office.office, who.classes)
                weight *= 0.15 if named else 1.0
                weight *= 0.1 if not who.in_office(self.on) else 1.0
                weight *= 0.3 if office.former else 1.0
                weight *= 0.1 if office.occupation and who.ukrainian and not who.occupation else 1.0
                if weight >= LEAST:
                    weighed.append((weight, n))
        if not weighed:
            return None
        weighed.sort(key=lambda w: (-w[0], w[1]))
        channels = tuple((self.officials[n].channel_id, round(w, 3)) for w, n in weighed[:MOST])
        reasons = ["office and region" if kind is MentionKind.OFFICE_REGION else "office, region in the text"]
        reasons += ["another person is named"] if named else []
        reasons += [m for m in ("acting", "former", "occupation") if getattr(office, m)]
        places = [office.first, office.last] + ([region.at] if kind is MentionKind.OFFICE_REGION else [])
        return self.around.mention(min(places), max(places), kind, channels, tuple(reasons))

    def _named_beside(self, office: OfficeHit) -> bool:
        """Say whether a name that was weighed already follows the office; then the name decides alone."""
        for i in range(office.last + 1, min(len(self.words.folded), office.last + 6)):
            if not self.words.joined(office.last, i) or self.words.owns(office.last):
                return False
            if not self.words.capital(i) and not self.around.light(i) and i > office.last + 1:
                return False
            if i in self.around.named:
                return True
        return False

    def _name_beside(self, office: OfficeHit, region: RegionHit | None) -> bool:
        """Say whether the office is given to a person who is none of the officials ('governor Pavlo Hnatiuk')."""
        last = max(office.last, region.at) if region else office.last
        known = first_names()
        while last + 1 < len(self.words.folded) and (
            word_kind(self.words.folded[last + 1]) or self.words.folded[last + 1] in self.around.function
        ):
            last += 1
        if self.words.owns(last):
            return False
        for i in range(last + 1, min(len(self.words.folded), last + 3)):
            if not self.words.capital(i) or not self.words.joined(last, i):
                return False
            if i in self.around.named or i in self.around.region_at:
                return False
            follows = i + 1 < len(self.words.folded) and self.words.capital(i + 1) and self.words.joined(i, i + 1)
            if self.words.folded[i] in known and follows:
                return i + 1 not in self.around.named
            if i == last + 1 and not self.words.comma(last, i) and i not in self.around.office_at:
                return not (follows and i + 1 in self.around.named)
        return False

    def _region_mention(self, region: RegionHit) -> Mention | None:
        holders = [n for key in region.keys for n in self.around.index.by_region.get(key, ())]
        channels = tuple(
            (
                self.officials[n].channel_id,
                0.2 if self.officials[n].in_office(self.on) else 0.05,
            )
            for n in holders[:MOST]
        )
        return (
            self.around.mention(region.at, region.at, MentionKind.REGION, channels, ("region",)) if channels else None
        )
