"""All revisions of a post are compared; an edit after the report is no error of the report."""

from ingest.claims import read_claims
from ingest.comparison import compare_with_revisions
from ingest.model import Verdict

FIRST = read_claims("Ранены 12 человек. Повреждены 58 домов.", "ru", is_post=True)
SECOND = read_claims("Ранены 15 человек. Повреждены 58 домов.", "ru", is_post=True)


def _compare(report, revisions=None):
    claims = read_claims(report, "en")
    return compare_with_revisions(revisions or {1: FIRST, 2: SECOND}, claims)


def test_the_standing_revision_wins():
    found = _compare("Fifteen people were wounded, the governor said.")
    assert [(one.verdict, one.matches_revision) for one in found] == [(Verdict.SAME, None)]


def test_an_earlier_revision_explains_the_number():
    found = _compare("Twelve people were wounded, the governor said.")
    assert [(one.verdict, one.matches_revision) for one in found] == [(Verdict.SAME, 1)]


def test_a_number_of_no_revision_keeps_the_standing_verdict():
    found = _compare("Thirteen people were wounded and 58 houses damaged, the governor said.")
    assert [(one.verdict, one.matches_revision) for one in found] == [(Verdict.DIFFERS, None), (Verdict.SAME, None)]


def test_a_better_revision_beats_a_changed_hedge():
    hedged = read_claims("Ранены более 12 человек.", "ru", is_post=True)
    found = _compare("Twelve people were wounded, the governor said.", {1: FIRST, 2: hedged})
    assert [(one.verdict, one.matches_revision) for one in found] == [(Verdict.SAME, 1)]


def test_no_revision_gives_nothing():
    assert compare_with_revisions({}, read_claims("Twelve people were wounded.", "en")) == []
