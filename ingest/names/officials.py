"""What the gazetteer knows of each channel's official, derived from the channel entry."""

from dataclasses import dataclass
from datetime import date

from ingest.model import Channel
from ingest.names.folding import fold, is_cyrillic
from ingest.names.inflection import case_forms, latin_forms
from ingest.names.offices import GOVERNING, OfficeClass, find_offices
from ingest.names.persons import Person, first_name_groups, parse_person
from ingest.names.regions import Region, read_region
from ingest.names.skeleton import skeleton
from ingest.names.spelling import cross, spellings
from ingest.names.words import cut


@dataclass(frozen=True, slots=True)
class Official:
    """An official with the keys by which texts name them; all forms are folded."""

    channel_id: int
    handle: str
    person: Person | None
    surnames: frozenset[str]  # case forms and Latin spellings
    latin: tuple[str, ...]  # Latin spellings of the surname, for likeness
    native: tuple[str, ...]  # Cyrillic ones, for the same
    skeletons: frozenset[str]
    firsts: frozenset[str]  # forms of the first name
    groups: frozenset[int]  # groups of data/first_names.yml
    classes: frozenset[OfficeClass]
    occupation: bool  # the entry says that an occupier appointed the official
    ukrainian: bool
    region: Region | None
    since: date | None
    until: date | None

    def in_office(self, on: date | None) -> bool:
        """Say whether the official held the office on that day; True when the day is not known."""
        return on is None or not ((self.since and on < self.since) or (self.until and on > self.until))


def read_official(channel: Channel) -> Official:
    """Return what a channel entry says of its official. An entry without a person has no surnames."""
    person = parse_person(channel.person)
    ukrainian = channel.language == "uk"
    classes, occupation = _offices(channel)
    forms: set[str] = set()
    latin: dict[str, None] = {}
    for surname in person.surnames if person else ():
        own = spellings(surname, ukrainian)
        latin.update(dict.fromkeys(own))
        if is_cyrillic(surname):
            crossed = cross(surname, ukrainian)
            latin.update(dict.fromkeys(spellings(crossed, not ukrainian)))
            for native in _neighbours(surname, crossed, ukrainian):
                forms.update(case_forms(native, person.feminine if person else False))
    for form in latin:
        forms.update(latin_forms(form))
    firsts, groups = _first_forms(person, ukrainian)
    return Official(
        channel_id=channel.id,
        handle=channel.handle.lower(),
        person=person,
        surnames=frozenset(f for f in forms if len(f) > 1),
        latin=tuple(latin),
        native=tuple(form for form in sorted(forms) if is_cyrillic(form)),
        skeletons=frozenset(skeleton(s) for s in person.surnames) if person else frozenset(),
        firsts=firsts,
        groups=groups,
        classes=classes,
        occupation=occupation,
        ukrainian=ukrainian,
        region=read_region(channel.region, channel.region_en),
        since=channel.in_office_from,
        until=channel.in_office_to,
    )


def _neighbours(surname: str, crossed: str, ukrainian: bool) -> tuple[str, ...]:
    """Return the surname as Russian, Ukrainian, Serbian and Bulgarian write it."""
    found = {surname: None, crossed: None}
    for native in (surname, crossed):
        if "щ" in native.lower():
            found[native.lower().replace("щ", "шч")] = None  # Шчукарьов
        if ukrainian:
            found[native.lower().replace("г", "х")] = None  # Хуцуљак, as it sounds
    return tuple(found)


def _offices(channel: Channel) -> tuple[frozenset[OfficeClass], bool]:
    strong: set[OfficeClass] = set()
    weak: set[OfficeClass] = set()
    occupation = False
    for text, language in ((channel.office, channel.language), (channel.office_en, "en")):
        for hit in find_offices(cut(text), language):
            occupation |= hit.occupation
            if hit.office in GOVERNING or hit.office in (OfficeClass.MINISTER, OfficeClass.PRESIDENT):
                (weak if hit.weak else strong).add(hit.office)
    return frozenset(strong or weak), occupation


def _first_forms(person: Person | None, ukrainian: bool) -> tuple[frozenset[str], frozenset[int]]:
    if person is None or not person.first:
        return frozenset(), frozenset()
    forms = set(spellings(person.first, ukrainian))
    if is_cyrillic(person.first):
        crossed = cross(person.first, ukrainian)
        forms.update(spellings(crossed, not ukrainian))
        for native in (person.first, crossed):
            forms.update(case_forms(native, person.feminine))
    return frozenset(forms), first_name_groups().get(fold(person.first), frozenset())
