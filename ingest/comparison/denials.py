"""None told for some, or some for none: 'no one was hurt' where the post counts three with burns."""

from ingest.comparison.kinship import Kinship, concept_kinship, is_people, kind_of, occurs, role_kinship
from ingest.comparison.measures import measure_of
from ingest.comparison.relations import relations
from ingest.comparison.scopes import is_past
from ingest.model import Claim


def contradicts(report: Claim, source: Claim, scopes: tuple[str, ...] = ()) -> bool:
    """Tell whether one side says that there are none of what the other counts.

    Of people the fate has to be the same, or harm of any kind where nobody was hurt; of things none may have it:
    «три жалобы» contradicts 'no complaints', twelve who were laid off 'no layoffs', and 'no houses were destroyed' says
    nothing of twelve damaged ones. None of a narrower sort (no children, none seriously) contradicts nothing.
    """
    if scopes or not _counts(report) or not _counts(source) or _elsewhere(report, source):
        return False
    none, some = (source, report) if report.quantity.high else (report, source)
    if some.quantity.low <= 0 or set(none.facets) & _DEGREES - {*some.facets}:
        return False
    if is_people(none.concept):
        return _befell(none, some)
    if none.concept is None or some.concept is None:
        return False
    if is_people(some.concept) and occurs(none.concept):
        return _happened_to(none, some)
    things = concept_kinship(none.concept, some.concept)
    alike = things is Kinship.MATCH or kind_of(some.concept, none.concept)
    told = (none.roles and some.roles) or set(none.traits) & set(some.traits)
    if not told and not occurs(none.concept):
        return False  # of things that only stand there something else may be told
    return alike and role_kinship(none.roles, some.roles) in _SAME_FATE


def _elsewhere(report: Claim, source: Claim) -> bool:
    """Tell whether the two are told of other places or spans: 'no fires in Rudnya', 'nobody died this year'."""
    if report.place and source.place and set(report.place.split()).isdisjoint(source.place.split()):
        return True
    ours, theirs = report.period, source.period
    if is_past(report) != is_past(source):
        return True
    return ours is not None and theirs is not None and ours.kind != theirs.kind


def _befell(none: Claim, some: Claim) -> bool:
    """Tell whether what befell nobody befell some: nobody was killed, «погибли двое горняков»."""
    at_large = none.concept == "person" or relations().stands_for.get(none.concept or "") == "person"
    if some.concept is not None and not (is_people(some.concept) and (at_large or none.concept == some.concept)):
        return False
    told = none.roles[:1]
    if not told or told[0] not in relations().befallen:
        return False  # 53 were tested, 'and in none of them'
    if told[0] in some.roles:
        return not some.inherited
    if told[0] not in relations().unharmed:
        return False
    return not some.inherited and not relations().injuries.isdisjoint((*some.roles, *some.traits, *some.context))


def _happened_to(none: Claim, some: Claim) -> bool:
    """Tell whether people met what a noun says happened to none: no layoffs, «уволены 12 рабочих»."""
    fate = none.roles[:1]
    return (
        bool(fate) and fate[0] in relations().befallen and fate[0] in (*some.roles, *some.traits) and not some.inherited
    )


def _counts(claim: Claim) -> bool:
    return measure_of(claim.quantity).dimension == "count" and not claim.quantity.implicit


_DEGREES = frozenset({"serious", "light"})
_SAME_FATE = frozenset({Kinship.MATCH, Kinship.COMPATIBLE, Kinship.UNKNOWN})
