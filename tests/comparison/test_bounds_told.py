"""Lower bounds told by a denied fall, degrees in another scale, and doubt in one word: invented texts."""

import pytest

from tests.comparison.saying import verdict_of

WARM = "В палатах не ниже +18. Без тепла 9 корпусов."
MINED = "Потенційно заміновано ще 31 тис. га."
PAIRS = [
    ("ru>en", WARM, "Wards have not gone below 64F", "64", "unit_converted"),
    ("ru>it", WARM, "Nei reparti la temperatura non scende sotto i 18 gradi", "18", "same"),
    ("ru>pl", WARM, "Temperatura w salach spadła poniżej 18 stopni", "18", "differs"),
    ("uk>en", MINED, "Another 31,000 hectares may be mined", "31,000", "same"),
    ("uk>de", MINED, "Weitere 31.000 Hektar sind potenziell vermint", "31.000", "same"),
    ("uk>es", MINED, "Otras 31.000 hectáreas están minadas", "31.000", "hedge_changed"),
]


@pytest.mark.parametrize(("langs", "post", "report", "number", "verdict"), PAIRS)
def test_bounds(langs, post, report, number, verdict):
    lang, report_lang = langs.split(">")
    assert verdict_of(lang, report_lang, post, report, number) == verdict
