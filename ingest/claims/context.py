"""What stands around a number: roles, facets, period, status, doubt and places of its clause.

Each number owns the words up to the strongest boundary between it and its neighbours; what it does not say itself
it takes from a neighbour of the same sentence ('seven were killed, two of them children').
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from ingest.claims.cues import Cue, Cues, fold, load_cues
from ingest.claims.extents import UNTAKEN, Extents
from ingest.claims.fates import find_fates, told_roles
from ingest.claims.headings import find_headings
from ingest.claims.levels import LEVELS, keep_unparted
from ingest.claims.literal import without_literal
from ingest.claims.passages import Passages, Sentence
from ingest.claims.periods import beginnings, without_ranges
from ingest.claims.rooms import has_room, is_able, keep_nearer
from ingest.claims.sharing import (
    ASIDE,
    OUT_OF,
    Front,
    behind_asides,
    between_commas,
    keep_dimensions,
    named_behind,
    pass_dimensions,
    share_heading,
    share_past,
    share_period,
    share_roles,
)
from ingest.claims.surroundings import SURROUNDINGS, Span, Surroundings, lacks, moves_by, tell_scope
from ingest.claims.wordings import ClauseWords
from ingest.model import ClaimStatus, Period
from ingest.quantities.concepts import load_concepts
from ingest.quantities.traits import load_traits

_STRENGTH = {";": 4, "\n": 4, ",": 3, ":": 2, "(": 2, ")": 2, "—": 1, "–": 1, "-": 0}
_POSTPOSED = frozenset({"gap.more", "gap.less"})  # 'three feet higher than a day before'
_PAUSES = frozenset(",;:—–-(")
_FROM = frozenset({"из", "із", "зі", "з", "z", "spośród"})  # nothing but a whole, or what things are of, follows
_CLAUSE = 3  # words of a clause of its own: « ce qui reste, 550 millions »
_REST = 5  # words between a number and 'remain'
_FATES = frozenset({"serious", "light", "outpatient"})  # what a part of the injured are told apart by
_HOLDING = frozenset({"period", "facet"})
_PREPOSED = frozenset({"by", "scope.each_before", "scope.before", "scope.was"})  # of the number behind them
_SAID = frozenset({"confirmed"})  # what a word of a source phrase tells all the same: 'they confirmed 14 violations'
_ROOM = "facet.capacity"
_THERE = frozenset({"facet.already", "facet.now", "facet.done"})
_GROWN = frozenset({"increase", "decrease", "more", "less"})
_NEAR = 3  # words between an adverb such as 'another' and its number
# the cues that say something of a number beside them; all others tell of sources
_TELLING = frozenset({
    "age", "anaphor", "by", "doubt", "facet", "for_each", "gap", "hearsay", "others", "period", "scope",
    "since", "status", "utility", "within",
})  # fmt: skip


class ContextReader:
    """Reads the surroundings of the numbers of one text."""

    def __init__(
        self,
        passages: Passages,
        cues: Cues,
        lang: str,
        voiced: frozenset[int],
        fences: frozenset[int] = frozenset(),
        dates: frozenset[int] = frozenset(),
        numbers: frozenset[int] = frozenset(),
    ) -> None:
        self._dates = dates  # words at which dates begin
        self._passages = passages
        self._joins = cues.starts("conjunction", "contrast")
        cues = without_literal(without_ranges(cues, passages, self._joins))
        self._cues = [cue for cue in cues.all if cue.section in _TELLING]
        self._cue_places = [cue.start for cue in self._cues]
        self._articles = {cue.start for cue in cues.of("article") if cue.end == cue.start + 1}
        self._fences = frozenset(at for at in fences if not self.is_article(at) or self._points_out(at))
        # «четверых вывели, остальных ищем»: what is said of the others is not said of the four
        self._fences |= {at for at in cues.starts("others") if at and passages.texts[at - 1] in _PAUSES}
        self._identified = {cue.end for cue in cues.of("identified") if cue.end - cue.start <= _NEAR}
        self._doubted, self._utilities_told = cues.of("doubt"), cues.of("utility")
        self._there = {cue.start for cue in cues.of("facet") if cue.label in _THERE or cue.label == _ROOM}
        self._rooms = {cue.end for cue in cues.of("room")}
        self._room_for = load_cues(lang).room_for
        self._compared = {at for cue in cues.of("comparator") for at in (cue.end - 1, cue.end, cue.end + 1)}
        self._compound = lang == "en"  # the last noun of several is the thing
        since = beginnings(self._cues)
        self._roles, self._concepts, self._denied = find_fates(passages, lang, voiced, cues.starts("negation"), since)
        self._role_places = [at for at, _ in self._roles]
        self._departures = {at for at, role in self._roles if role == "evacuated"}
        self._concept_places = [at for at, _ in self._concepts]
        # what else words say, the asides of places and speakers left out
        self._traits = [
            (at, trait)
            for at, traits in enumerate(map(load_traits(lang).of_word, passages.texts))
            for trait in traits
            if at not in voiced or trait in _SAID
        ]
        self._trait_places = [at for at, _ in self._traits]
        taken = cues.words_but(*UNTAKEN)
        known = self._concepts, frozenset(self._concept_places), frozenset(self._role_places)
        self._extents = Extents(passages, cues, lang, voiced | taken, *known, self._roles_in, towns=not voiced)
        self._words = ClauseWords(passages, cues, lang, numbers | taken, voiced)
        self._headings = find_headings(passages, cues, numbers, dates, post=not voiced)

    def is_article(self, word: int) -> bool:
        """Tell whether a number word is but an article: 'un garçon', 'eine Frau'."""
        return word in self._articles

    def _points_out(self, word: int) -> bool:
        """Tell whether an article stands for one of several: « un des blessés », 'eines von ihnen'."""
        words = self._passages.words
        several = any(cue.section == "anaphor" for cue in self._cues_in(max(0, word - 1), word + 3))
        return several or (word + 1 < len(words) and fold(words[word + 1].text) in OUT_OF)

    def joined(self, left: Span, right: Span) -> bool:
        """Tell whether only a conjunction stands between two numbers: '38 and 50'."""
        return right.first - left.last == 1 and left.last in self._joins

    def _text(self, cue: Cue) -> str:
        return " ".join(self._passages.texts[cue.start : cue.end])

    def told_as_age(self, span: Span) -> bool:
        """Tell whether the words before a number make it an age: 'older than 14', 'a child of seven', 'boys, 9'."""
        words = self._passages.words
        first = span.first
        near = self._cues_in(max(0, first - 4), span.last)
        if any(cue.section == "age" and (cue.end == first or cue.start >= first) for cue in near):
            return True
        if first < 2 or words[first - 1].text not in ("of", ","):
            return False
        closed = span.last >= len(words) or words[span.last].text in ",)" or span.last in self._joins
        return self._person_at(first - 2) and (words[first - 1].text == "of" or closed)

    def told_as_name(self, span: Span) -> bool:
        """Tell whether a bare number names a thing: 'at kilometre 214'; nor do the minutes of « 4 h 20 » count."""
        first, words = span.first, self._passages.words
        if first in self._identified:
            return True
        return first >= 2 and words[first - 1].text == "h" and words[first - 2].text.isdigit()

    def among_so_many(self, span: Span, before: Span) -> bool:
        """Tell whether 'per', «на» stands between two numbers: 96 cases per 10,000 people."""
        near = self._cues_in(before.last, span.first)
        return any(cue.section == "for_each" and cue.end == span.first for cue in near)

    def within(self, span: Span) -> bool:
        """Tell whether a preposition of time stands before a number: «за двое суток», 'over three days'."""
        near = self._cues_in(max(0, span.first - 4), span.first)
        return any(cue.section == "within" and cue.end == span.first for cue in near)

    def _person_at(self, word: int) -> bool:
        near = self._concepts[bisect_left(self._concept_places, word) : bisect_left(self._concept_places, word + 1)]
        return any(load_concepts().is_a(name, "person") for _, name in near)

    def _parted(self, cue: Cue, span: Span) -> bool:
        return any(self._passages.texts[at] in ",;:" for at in range(*sorted((cue.start, span.first))))

    def people_before(self, word: int) -> bool:
        """Tell whether one of the two words before names people."""
        return self._person_at(word - 2) or self._person_at(word - 1)

    def is_term(self, span: Span) -> bool:
        """Tell whether a number of years is a term in prison: «9 років ув'язнення», 'nine years in prison'."""
        at = bisect_left(self._trait_places, span.last), bisect_left(self._trait_places, span.last + 2)
        return any(trait == "jailed" for _, trait in self._traits[slice(*at)])

    def _cues_in(self, first: int, last: int) -> Sequence[Cue]:
        places = self._cue_places
        low = bisect_left(places, first)
        high = bisect_left(places, last, low)
        # 'in one day' runs into the number that it holds
        return [cue for cue in self._cues[low:high] if cue.end <= last or cue.section in _HOLDING] if low < high else ()

    def read(self, spans: Sequence[Span], sentence: Sentence) -> list[Surroundings]:
        """Return the surroundings of the numbers of one sentence, which stand in order."""
        edges = [sentence.first]
        starts = behind_asides(spans, self._passages, self._joins, self._roles_in)
        edges += [self._edge(*pair, start) for pair, start in zip(pairwise(spans), starts, strict=True)]
        edges.append(sentence.last)
        found = []
        for at, span in enumerate(spans):
            edge = edges[at + 1]
            if self._fences:
                edge = min(self._fences.intersection(range(span.last, edge)), default=edge)
            found.append(self._around(span, edges[at], edge, sentence))
        for at, (left, right) in enumerate(pairwise(spans)):
            if self._partitive(left, right):
                found[at + 1].partitive = True
                self._split_predicate(found[at], found[at + 1], right, edges[at + 2])
            elif self._opens_with_whole(left, right, sentence):
                self._pass_on(found[at], found[at + 1], left, right)
        self._hand_on(found, spans)
        pass_dimensions(found, spans, [self.is_article(span.first) for span in spans])
        keep_dimensions(found, spans, self._cues)
        self._resume(found, spans, edges)
        share_past(found, spans, self._passages)
        share_roles(found)
        front = self._cues_in(sentence.first, spans[0].first)
        share_period(found, spans, sentence, Front(front, self._dates, self._passages))
        share_heading(found, self._headings.get(sentence.index))
        return found

    def _partitive(self, left: Span, right: Span) -> bool:
        """Tell whether two numbers are part and whole: 'six of the 29 injured'."""
        between = self._passages.words[left.last : right.first]
        near = 1 <= len(between) <= 2 and all(word.text.isalpha() for word in between)
        return near and self._joins.isdisjoint(range(left.last, right.first))

    def _split_predicate(self, part: Surroundings, whole: Surroundings, span: Span, last: int) -> None:
        """Give the part what is said behind the whole: 'six of the 29 injured are in hospital'."""
        if part.roles and whole.roles and not self._roles_in(span.first, span.last):
            whole.inherited = True  # '38 of 43 were shot down': 38 were
        fates = [facet for facet in whole.facets if facet in _FATES]
        if fates and not any(facet in _FATES for facet in part.facets):
            part.facets += fates
            whole.facets = [facet for facet in whole.facets if facet not in _FATES]
        if part.roles:
            return
        places = self._role_places
        behind = self._roles[bisect_left(places, span.last + 1) : bisect_left(places, last)]
        part.roles = list(dict.fromkeys(role for _, role in behind))
        if "denied" in whole.facets and any(cue.key == "denied" for cue in self._cues_in(span.last, last)):
            whole.facets.remove("denied")  # « 14 des 120 chaufferies ne sont pas prêtes »
            part.facets.append("denied")
        rest = [role for role in whole.roles if role not in part.roles]
        whole.whole = whole.inherited = not rest and bool(whole.roles)  # « 38 droni su 43 sono stati abbattuti »
        whole.roles = rest or whole.roles

    def _opens_with_whole(self, left: Span, right: Span, sentence: Sentence) -> bool:
        """Tell whether a clause begins with the whole of the number told next: «Из 46 ракет сбиты 39»."""
        words, at = self._passages.words, left.first - 1
        if at < sentence.first or fold(words[at].text) not in OUT_OF:
            return False
        opened = at == sentence.first or words[at - 1].text in _PAUSES
        return opened and not any(words[n].text in ".;!?" for n in range(left.last, right.first))

    def _pass_on(self, whole: Surroundings, part: Surroundings, left: Span, right: Span) -> None:
        """Give the part what is said between its whole and itself."""
        places = self._role_places
        between = self._roles[bisect_left(places, left.last) : bisect_left(places, right.first)]
        said = list(dict.fromkeys(role for _, role in between))
        if not said or not set(said) & set(whole.roles):
            return
        part.roles = part.roles or said
        rest = [role for role in whole.roles if role not in said]
        whole.whole = whole.inherited = not rest
        whole.roles = rest or whole.roles

    def _resume(self, found: list[Surroundings], spans: Sequence[Span], edges: Sequence[int]) -> None:
        """Give a number what is said of it behind its parts: 'nine people, two of them children, were injured'."""
        words = self._passages.words
        parts = [span.part or one.anaphor for span, one in zip(spans, found, strict=True)]
        for at, part in enumerate(parts[1:], start=1):
            whole = found[at - 1]
            closed = at + 1 == len(parts) or not parts[at + 1]
            if not part or not closed or parts[at - 1] or whole.roles or words[spans[at - 1].last].text not in ASIDE:
                continue
            end = next((n for n in range(spans[at].last, edges[at + 1]) if words[n].text in ASIDE), edges[at + 1])
            places = self._role_places
            behind = self._roles[bisect_left(places, end) : bisect_left(places, edges[at + 1])]
            whole.roles = list(dict.fromkeys(role for _, role in behind))

    def _hand_on(self, found: list[Surroundings], spans: Sequence[Span]) -> None:
        """Give 'already', 'built for' to the number right behind: « 340 fermes ont déjà touché 610 millions »."""
        for at, (left, right) in enumerate(pairwise(spans) if self._there else ()):
            for cue in self._cues_in(max(left.last, right.first - _NEAR - 1), right.first):
                full = cue.label == _ROOM and cue.end == right.first  # 'are in a building designed for 300'
                if (cue.label not in _THERE and not full) or self._parted(cue, right):
                    continue
                if cue.key in found[at].facets:
                    found[at].facets.remove(cue.key)
                    found[at + 1].facets.append(cue.key)

    def _edge(self, left: Span, right: Span, first: int) -> int:
        """Return where the words of `left` end and those of `right` begin, not before `first`."""
        best, strength = right.first, -1
        texts, joins = self._passages.texts, self._joins
        for at in range(first, right.first):
            here = _STRENGTH.get(texts[at], 1 if at in joins else -1)
            if here > strength or (
                here == strength
                and here >= 0
                and not (self._doubted and self._closes_doubt(best, at))
                and not self._roles_in(left.first, best)
            ):
                best, strength = at, here
        if strength < 0:
            if right.first - 1 > left.last and fold(texts[right.first - 1]) in _FROM:
                return right.first - 1  # «350 м³ обломков из 1 400»: the rubble is the part's
            return left.last if not self._roles_in(left.last, right.first) else right.first
        return best

    def _closes_doubt(self, first: int, at: int) -> bool:
        """Tell whether a doubt ends at a mark, which opens what follows it: ', probably,'."""
        return any(cue.section == "doubt" and cue.end == at for cue in self._cues_in(first, at))

    def _roles_in(self, first: int, last: int) -> bool:
        return bisect_left(self._role_places, first) < bisect_left(self._role_places, last)

    def _around(self, span: Span, first: int, last: int, sentence: Sentence) -> Surroundings:
        near = self._roles[bisect_left(self._role_places, first) : bisect_left(self._role_places, last)]
        if len(near) > 1:
            near.sort(
                key=lambda pair: (
                    0 if span.first <= pair[0] < span.last else min(abs(pair[0] - span.first), abs(pair[0] - span.last))
                )
            )
        places = self._concept_places
        concepts = self._concepts[bisect_left(places, first) : bisect_left(places, last)]
        places = self._trait_places
        traits = self._traits[bisect_left(places, first) : bisect_left(places, last)]
        found = SURROUNDINGS(
            roles=told_roles([role for _, role in near], traits),
            concepts=[name for _, name in concepts],
            traits=list(dict.fromkeys([trait for _, trait in traits])) if traits else [],
            words=self._words.between(first, last),
            sides=self._words.sides(first, last),
        )
        found.places, found.whereabouts = self._extents.around(span, first, last, sentence)
        if len(found.roles) > 1:
            low, high = between_commas(self._passages, span, first, last)
            own = {role for at, role in near if low <= at < high}
            found.aside = [role for role in found.roles if role not in own] if own else []
        if self._denied:
            found.denied = frozenset([role for at, role in self._denied if first <= at < last])
        for cue in self._cues_in(min(first, max(0, span.first - _NEAR)), max(last, span.last + 2)):
            inside = cue.start >= first and (cue.end <= last or cue.start < last)
            before = cue.label in _PREPOSED and cue.end == span.first
            if inside or before or (cue.label in _POSTPOSED and cue.start == span.last):
                self._apply(found, cue, span)
        grown = not _GROWN.isdisjoint(found.facets)  # «в школе стало больше на 40 человек»
        if self._rooms and not grown and has_room(self._rooms, self._room_for, span.first, self._passages.words):
            found.facets.append("room_for")
        if "capacity" in found.facets:
            if "present" in found.facets:
                keep_nearer(found, span, self._cues_in(first, last))
            found.doubtful = found.doubtful and not is_able(self._cues_in(first, last))
        if len(LEVELS.intersection(found.facets)) > 1:
            keep_unparted(found, span, self._cues_in(first, last), self._passages.words)
        if self._utilities_told and any(role.startswith("without ") for role in found.roles):
            found.roles += [role for role in lacks(self._cues_in(first, last)) if role not in found.roles]
        found.behind = named_behind(span, self._passages, self._concepts, self._concept_places, compound=self._compound)
        return found

    def _apply(self, found: Surroundings, cue: Cue, span: Span) -> None:
        before = span.first - cue.end >= 0
        distance = span.first - cue.end if before else max(0, cue.start - span.last)
        match cue.section:
            case "facet" if cue.key == "denied":
                if not (span.first <= cue.start < span.last):  # 'no fewer than 20' denies nothing
                    found.facets.append(cue.key)
            case "facet" if moves_by(cue, self._cues_in(cue.end - 1, cue.end)) and self._parted(cue, span):
                pass  # «обломки упали на завод: горело 300 кв. м»
            case "facet":
                found.facets.append(cue.key)
            case "gap" if cue.key == "rest" and cue.start in self._departures:
                pass  # '870 people have left their homes'
            case "gap" if (
                (distance <= _REST and (cue.end - cue.start >= _CLAUSE or not self._parted(cue, span)))
                if cue.key == "rest"
                else (-1 <= cue.start - span.last <= 1)
            ):
                found.facets.append(cue.key)  # the number may be what two others differ by
            case "doubt":
                found.doubtful = True
            case "hearsay":
                found.hearsay = True
            case "anaphor":
                found.anaphor = True
            case "by" if cue.end == span.first:
                found.facets.append("by")
            case "others":
                found.others = found.others or cue.end == span.last
            case "since" if cue.end in self._dates:
                found.period = Period("since", " ".join(self._passages.texts[cue.start : cue.end + 2]))
            case "period" if cue.key == "weekday":
                found.weekday = True
            case "period" if cue.key == "last_year":
                if cue.start not in self._compared:  # '12% more than last year' is of this one
                    found.period = Period(cue.key, self._text(cue))
            case "period" if found.period is None:
                found.period = Period(cue.key, self._text(cue))
            case "status":
                if cue.key == "forecast":
                    found.status = ClaimStatus.POSSIBLE
                elif cue.key == "planned":
                    if found.status is ClaimStatus.ACHIEVED:
                        found.status = ClaimStatus.PLANNED
                    if not self._parted(cue, span):
                        found.facets.append("to_come")  # of «96 сняли, остальных эвакуируем» not the 96
            case "scope":
                tell_scope(found, cue, span, self._passages.words)
            case _:
                pass
