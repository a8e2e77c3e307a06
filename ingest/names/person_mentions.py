"""People named in a text: surnames in any form, weighed by first name, office and region; garbled ones too."""

from datetime import date

from ingest.names.folding import is_cyrillic
from ingest.names.index import first_names
from ingest.names.mentions import Mention, MentionKind
from ingest.names.offices import OfficeHit, fit
from ingest.names.officials import Official
from ingest.names.regions import RegionHit
from ingest.names.skeleton import alike
from ingest.names.surroundings import LEAST, MOST, NEAR, Surroundings, Weights

_SURE = 0.5  # weight from which a name decides who 'the governor' is


class PersonFinder:
    """Finds the officials by name; what it understands is noted in the surroundings and in `holders`."""

    def __init__(self, around: Surroundings, on: date | None) -> None:
        self.around, self.on = around, on
        self.words, self.officials = around.words, around.index.officials
        self.holders: dict[int, tuple[int, int]] = {}  # word of a sure name -> (channel, position of the official)
        self._aliases: dict[str, Weights] = {}

    def find(self) -> list[Mention]:
        """Return the mentions by name: plain ones first, so that a garbled one is never taken for another's."""
        return self._surnames() + self._garbled()

    def _surnames(self) -> list[Mention]:
        found = []
        seen: dict[str, tuple[int, ...]] = {}
        for at, folded in enumerate(self.words.folded):
            holders = seen.get(folded)
            if holders is None:
                holders = seen[folded] = self.around.index.surname(folded, self.around.language)
            if holders and self.words.capital(at) and not self._inside_office(at):
                mention = self._name_mention(at, holders)
                if mention is not None:
                    found.append(mention)
        return found

    def _inside_office(self, at: int) -> bool:
        office = self.around.office_at.get(at)
        return office is not None and not office.weak

    def _name_mention(self, at: int, holders: tuple[int, ...]) -> Mention | None:
        first = self._first_name(at)
        office = self.around.office_near(at)
        said = self.around.region_of(office) if office else None
        weighed = []
        for n in holders:
            weight, kind, reasons = self._weigh_name(self.officials[n], at, first, office, said)
            weighed.append((weight / (1.0 if kind is MentionKind.FULL_NAME else len(holders) ** 0.3), n, kind, reasons))
        weighed.sort(key=lambda w: (-w[0], w[1]))
        if weighed[0][0] < LEAST:
            self.around.named.add(at)
            return None
        self.around.named.add(at)
        kept = [w for w in weighed if w[0] >= max(LEAST, weighed[0][0] * 0.2)][:MOST]
        channels = tuple((self.officials[n].channel_id, round(weight, 3)) for weight, n, _, _ in kept)
        if kept[0][0] >= _SURE:
            self.holders[at] = (channels[0][0], kept[0][1])
        start = first[0] if first is not None and kept[0][2] is MentionKind.FULL_NAME and first[0] < at else at
        return self.around.mention(start, at, kept[0][2], channels, kept[0][3])

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
        elif who.region is not None and who.region.key in self.around.keys:
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
                return self._initial(i)
            ours = folded in known or folded in self.around.index.firsts
            if ours and (i < at or not self._is_surname(i + 1)):
                return i, folded
        return None

    def _initial(self, i: int) -> tuple[int, str]:
        """Return the initial at word `i`, or the one before it: of 'П. А.' the first is the name's."""
        before = i - 1
        letter = before >= 0 and len(self.words.folded[before]) == 1 and self.words.capital(before)
        if letter and self.words.joined(before, i) and not self.words.comma(before, i):
            return before, self.words.folded[before]
        return i, self.words.folded[i]

    def _is_surname(self, i: int) -> bool:
        return i < len(self.words.folded) and bool(
            self.around.index.surname(self.words.folded[i], self.around.language)
        )

    @staticmethod
    def _same_first(who: Official, folded: str) -> bool | None:
        if not who.firsts:
            return None
        if len(folded) == 1:
            return any(f.startswith(folded) for f in who.firsts)
        return folded in who.firsts or bool(first_names().get(folded, frozenset()) & who.groups)

    def _garbled(self) -> list[Mention]:
        """Return unknown surnames that sound like an official's, beside the right first name or office and region."""
        found = []
        places: dict[int, None] = {}
        for office in self.around.offices:
            places.update(dict.fromkeys(range(office.last + 1, office.last + NEAR)))
        known = first_names()
        for at in range(1, len(self.words.folded)):
            first = self.words.folded[at - 1]
            if (first in known or first in self.around.index.firsts) and self.words.capital(at - 1):
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
            and at not in self.around.named
            and at not in self.around.office_at
            and at not in self.around.region_at
            and self.words.folded[at] not in first_names()
        )

    def _garbled_mention(self, at: int) -> Mention | None:
        first, office = self._first_name(at), self.around.office_near(at)
        said = self.around.region_of(office) if office else None
        best: list[tuple[float, int]] = []
        for n in self.around.index.alike(self.words.folded[at]):
            who = self.officials[n]
            same = self._same_first(who, first[1]) if first else None
            suits = office is not None and fit(office.office, who.classes) > 0
            spelled = who.native if is_cyrillic(self.words.folded[at]) else who.latin
            likeness = alike(self.words.folded[at], who.skeletons, spelled, strict=not suits)
            here = who.region is not None and who.region.key in (said.keys if said else self.around.keys)
            if likeness and same is not False and here and (same or suits):
                best.append((likeness * (1.0 if same and suits else 0.85), n))
        if not best:
            return None
        best.sort(key=lambda b: (-b[0], b[1]))
        channels = tuple((self.officials[n].channel_id, round(w, 3)) for w, n in best[:3])
        self.around.named.add(at)
        self._aliases[self.words.folded[at]] = channels
        start = first[0] if first is not None and first[0] < at else at
        return self.around.mention(start, at, MentionKind.GARBLED, channels, ("garbled surname", "region in the text"))

    def _repeated(self) -> list[Mention]:
        """Return the other places where a garbled name that was understood once stands alone."""
        return [
            self.around.mention(at, at, MentionKind.GARBLED, self._aliases[folded], ("garbled surname, seen before",))
            for at, folded in enumerate(self.words.folded)
            if folded in self._aliases and at not in self.around.named and self.words.capital(at)
        ]
