"""What a level changed by, and what was lost, cut or brought down itself."""

import pytest

from ingest.quantities import extract


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The storm brought down 12 km of cable.", None),
        ("Crews tore up 300 metres of track.", None),
        ("Drought kept herders off 40 square kilometres.", None),
        ("Growers lost 700 hectares.", None),
        ("Planes dropped 90 tonnes of water.", None),
        ("The lake dropped 20 cm.", "down"),
        ("The river was up 40 cm.", "up"),
        ("Prices were cut 5 percent.", "down"),
        ("The rider lost 38 seconds.", "down"),
    ],
)
def test_a_change_or_an_amount(text, change):
    assert [one.change for one in extract(text, "en")][:1] == [change]
