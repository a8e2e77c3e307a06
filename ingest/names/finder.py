"""Find the officials in one text; nothing is kept between texts."""

from datetime import date

from ingest.names.index import NameIndex
from ingest.names.mentions import Mention
from ingest.names.office_mentions import OfficeFinder
from ingest.names.person_mentions import PersonFinder
from ingest.names.surroundings import Surroundings


def find_mentions(index: NameIndex, text: str, language: str, on: date | None) -> list[Mention]:
    """Return all mentions, those by name first."""
    around = Surroundings(index, text, language)
    people = PersonFinder(around, on)
    found = people.find()
    return found + OfficeFinder(around, on, people.holders).find()
