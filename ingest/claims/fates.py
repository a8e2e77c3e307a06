"""The things that a text names and what happened to them, word by word; what a denied verb says happened to none."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from ingest.claims.passages import Passages
from ingest.quantities.concepts import load_concepts
from ingest.quantities.roles import load_roles

_REACH = 2  # words from a negation to its verb
# what a denied verb does not tell of its number, nor does it tell another fate
_DENIABLE = frozenset(
    {"restored", "returned", "repaired", "opened", "built", "completed", "approved", "paid", "received"}
)


_RUNNING = ("flight", "train", "route_number")
_HELD = {"detained": "delayed"}  # what is held up runs late: «задержаны 14 поездов», «затримано 24 рейси»
_WRITTEN = ("fine", "document", "certificate", "protocol", "licence", "violation")
_LOST = {"killed": "destroyed"}
_OUT = {"discharged": "issued"}  # «выписано 230 штрафов»; patients are let go by the same verb


_ASKED = ("application",)
_DECIDED = {"sheltered": "approved", "allocated": "approved", "repelled": "rejected"}  # «domande accolte», „bewilligt“
_ALIGHT = ("fire", "hotspot")
_FOUGHT = {"liberated": "contained"}  # «5 очагов взяты под контроль»

_CROPS = frozenset({"planted", "harvested", "neutralised"})  # the noun of what was lost, and a verb for any loss
_OF_FIRES = frozenset({"contained", "extinguished"})  # '640 people are trying to contain them': no fate of theirs
BEGUN = "started"
# roles whose words name a fate to say that it was not met: who refused evacuation was not evacuated
_TURNED = frozenset({"into_water", "stayed behind", "staying with family", "without utilities", "without power"})


class Fates(NamedTuple):
    """Places of words, each with the role or concept that begins there."""

    roles: list[tuple[int, str]]
    things: list[tuple[int, str]]
    denied: list[tuple[int, str]]


def find_fates(
    passages: Passages, lang: str, voiced: frozenset[int], negations: AbstractSet[int], since: AbstractSet[int]
) -> Fates:
    """Look through a text once; words of source phrases (`voiced`) tell no role.

    'Water had not returned' and «ще не відновили» deny what they name: `negations` are the places of such words. Words
    that tell `since` when begin nothing themselves.
    """
    words = passages.texts
    roles, things = load_roles().index(lang), load_concepts().index(lang)
    tells, names = roles.heads, things.heads
    found = Fates([], [], [])
    start = skip = turned = 0
    for at, word in enumerate(words):
        named, told = names[word], tells[word]
        if (named is None and told is None) or not word[0].isalpha() or at in voiced:
            continue
        thing = things.match(words, at) if named is not None and at >= skip else None
        if thing is not None:
            sense, skip = thing
            start = at
            found.things.append((at, sense.concept_id))
            if sense.role is not None:
                found.roles.append((at, sense.role))
                continue
        role = roles.match(words, at) if told is not None else None
        if role is None or (role[1] <= skip and skip - start > 1):
            continue  # 'strike drones', 'rescue workers': a name tells no fate
        if (role[0] == BEGUN and at in since) or role[1] <= turned:
            continue
        if role[0] in _TURNED:
            turned = role[1]
        denied = role[0] in _DENIABLE and not negations.isdisjoint(range(max(0, at - _REACH), at))
        (found.denied if denied else found.roles).append((at, role[0]))
    return found


@lru_cache(maxsize=4096)
def runs(thing: str | None) -> bool:
    """Tell whether a thing runs by a timetable: flights, trains, buses of a line."""
    return thing is not None and any(load_concepts().is_a(thing, one) for one in _RUNNING)


def fates_of(roles: Sequence[str], thing: str | None, *, measured: bool = False) -> tuple[str, ...]:
    """Return what the words tell of this thing: «задержаны» of trains is delayed, of people detained.

    What is `measured` is no one: hectares of wheat that died were destroyed.
    """
    if measured and "killed" in roles:
        roles = [_LOST.get(role, role) for role in roles]
    if measured and "destroyed" in roles and not _CROPS.isdisjoint(roles):
        roles = [role for role in roles if role not in _CROPS]  # « la sécheresse a détruit les récoltes »
    if runs(thing):
        return tuple(_HELD.get(role, role) for role in roles)
    if not roles or thing is None:
        return tuple(roles)
    if not _OF_FIRES.isdisjoint(roles) and load_concepts().is_a(thing, "person"):
        roles = [role for role in roles if role not in _OF_FIRES]
    meant = _meant(thing)
    return tuple(meant.get(role, role) for role in roles) if meant else tuple(roles)


@lru_cache(maxsize=4096)
def _meant(thing: str) -> dict[str, str]:
    """Return the roles that mean another one of this thing."""
    return {
        role: meant
        for things, table in ((_WRITTEN, _OUT), (_ASKED, _DECIDED), (_ALIGHT, _FOUGHT))
        if any(load_concepts().is_a(thing, one) for one in things)
        for role, meant in table.items()
    }


def told_roles(roles: Sequence[str], traits: Sequence[tuple[int, str]]) -> list[str]:
    """Return each role of a clause once, the nearest first; what is sold abroad is exported."""
    told = list(dict.fromkeys(roles))
    if "sold" in told and any(trait == "abroad" for _, trait in traits):
        return ["exported" if role == "sold" else role for role in told]
    return told
