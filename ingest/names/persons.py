"""Read a person's native name into its parts."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.names.folding import fold
from ingest.names.tables import table

# Евсеевич, Володимирівна, Ильинична, Лукич
_PATRONYMIC = re.compile(r"(ович|евич|йович|ьич|ич|овна|евна|ична|івна|ївна|оглы|кызы)$", re.IGNORECASE)
_FEMININE_PATRONYMIC = re.compile(r"(вна|чна|кызы)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """A name in its parts, native script; `surnames` has one entry, or the halves of a double name besides."""

    surnames: tuple[str, ...]
    first: str = ""
    patronymic: str = ""
    feminine: bool = False


@cache
def first_name_groups() -> dict[str, frozenset[int]]:
    """Return folded first name -> numbers of its groups in data/first_names.yml."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(table("first_names")):
        for name in group:
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(groups) for name, groups in found.items()}


def parse_person(text: str) -> Person | None:
    """Return the parts of 'Surname First Patronymic', 'First Patronymic Surname' or 'First Surname'.

    None when nothing is given.
    """
    parts = text.split()
    if not parts:
        return None
    feminine = any(_FEMININE_PATRONYMIC.search(p) for p in parts[1:])
    known = first_name_groups()
    if len(parts) == 1:
        return Person(_halves(parts[0]), feminine=feminine)
    if len(parts) >= 3 and _PATRONYMIC.search(parts[1]) and not _PATRONYMIC.search(parts[2]):
        return Person(_halves(parts[-1]), parts[0], parts[1], feminine)
    if len(parts) >= 3:
        return Person(_halves(parts[0]), parts[1], parts[2], feminine)
    first_leads = fold(parts[0]) in known and fold(parts[1]) not in known
    surname, first = (parts[1], parts[0]) if first_leads else (parts[0], parts[1])
    return Person(
        _halves(surname), first, "", fold(first).endswith(("а", "я", "a")) and fold(surname).endswith(("а", "я"))
    )


def _halves(surname: str) -> tuple[str, ...]:
    parts = [p for p in surname.split("-") if len(p) > 3]
    return (surname.replace("-", ""), *parts) if len(parts) > 1 else (surname,)
