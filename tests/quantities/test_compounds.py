"""Units that only begin a name (day care centres), beside the ones that measure."""

import pytest

from ingest.quantities.extraction import scan
from tests.quantities.notation import note

COUNTED = [
    ("The town will build 112 day playgrounds.", ["= 112 playground"]),
    ("The city has 14 day care centres.", ["= 14 centre"]),
    ("They ran two day trips to the lake.", ["= 2 trip"]),
    ("There are 40 year-round posts.", ["= 40 post"]),
    ("It gave three hour-long talks.", ["= 3 talk"]),
    ("12 day hospitals will open.", ["= 12 hospital"]),
    ("5 second homes burned.", ["= 5 home"]),
    ("8 second-hand buses were bought.", ["= 8 bus"]),
    ("20 second-year students came.", ["= 20 student"]),
    ("Six night trains and 4 day trains run.", ["= 6 train", "= 4 train"]),
    ("12 foot patrols work here.", ["= 12 patrol"]),
]
MEASURED = [
    ("A 30 day ban begins.", ["= 30 day"]),
    ("12 week courses begin.", ["= 12 week"]),
    ("He served 15 year sentences.", ["= 15 year"]),
    ("9 hour outages hit the town.", ["= 9 hour"]),
    ("The 5 second delay was noticed.", ["= 5 second"]),
    ("A 3 day strike.", ["= 3 day"]),
    ("6 ton trucks came.", ["= 6 tonne"]),
    ("A 10 year-old boy.", ["= 10 year of age"]),
    ("A 24 hour pharmacy opened.", ["= 24 hour"]),
    ("He walked 12 foot.", ["= 12 foot"]),
]


@pytest.mark.parametrize(("text", "gives"), COUNTED + MEASURED, ids=[text for text, _ in COUNTED + MEASURED])
def test_a_unit_measures_or_begins_a_name(text, gives):
    found = scan(text, "en").quantities
    assert [note(quantity) for quantity in found if not quantity.implicit] == gives
