"""Whom a phrase that only points back means: 'he added', «за її словами», the official.

A pronoun of one person means the last person, never a body: 'The coastguard counted 240. He added …'. Gender decides
between two, as far as first names and titles tell it; a title ('the official') passes over experts and witnesses.
'it said' is never a person's.
"""

from collections.abc import Sequence

from ingest.claims.statements import Statements
from ingest.claims.voice import Voice

_PERSONAL = frozenset({"he", "she", "they"})


def resolve_pronouns(statements: Statements) -> dict[int, Voice]:
    """Map the places of the voices that point back to whom they mean; a gerund goes on with the last voice."""
    found: dict[int, Voice] = {}
    last: Voice | None = None
    persons: list[Voice] = []
    bodies: list[Voice] = []
    thing: Voice | None = None  # the last source that is no person
    for statement in statements.all:
        for voice in statement.voices:
            if not (voice.pronoun or voice.person or voice.generic):
                thing = voice
            if voice.pronoun and "it" in voice.traits:
                meant = thing or last
                if meant is not None:
                    found[voice.first] = meant
            elif voice.pronoun:
                meant = last if _goes_on(voice) else _person(voice, [*persons, *statements.mentioned(voice)]) or last
                if meant is not None:
                    found[voice.first] = meant
            elif voice.generic and (body := _body(voice, bodies)) is not None:
                found[voice.first] = body
            elif not voice.outlet_only:
                last = voice
                bodies.append(voice)
                if voice.person:
                    persons.append(voice)
    return found


def _goes_on(voice: Voice) -> bool:
    return voice.kinds == {"same_speaker"} or "they" in voice.traits


def _person(voice: Voice, persons: Sequence[Voice]) -> Voice | None:
    """Return the last person that a phrase may mean; the last of all where none fits."""
    titled = not voice.traits & _PERSONAL
    fits = [one for one in persons if not _contradicts(voice, one)]
    if titled:
        fits = [one for one in fits if one.offices - {"other"}] or fits
    return fits[-1] if fits else (persons[-1] if persons else None)


def _body(voice: Voice, told: Sequence[Voice]) -> Voice | None:
    """Return the last source that is of the sort which a phrase names: 'the company', «у відомстві», the rescuers.

    Rescuers and ministries are of one sort; a company is any body that is no arm of the state, an agency any body.
    """
    for one in reversed(told):
        if "unnamed" in one.kinds or not (one.bodies or "minister" in one.offices):
            continue
        if voice.bodies & one.bodies:
            return one
        if "rescue" in voice.sorts:
            fits = "rescue" in one.sorts
        elif "ministry" in voice.sorts:
            fits = "ministry" in one.sorts or "minister" in one.offices
        elif "company" in voice.sorts:
            fits = not one.sorts & {"ministry", "rescue", "state", "agency"}
        else:
            fits = "state" not in one.sorts
        if fits:
            return one
    return None


def _contradicts(voice: Voice, person: Voice) -> bool:
    """Tell whether a phrase points to a man and the person is a woman, or the other way round."""
    return bool(voice.gender and person.gender and voice.gender != person.gender)
