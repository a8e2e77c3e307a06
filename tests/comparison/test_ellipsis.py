"""Numbers that leave out what their neighbour has said."""

import pytest

from ingest.comparison import compare_texts

CASES = [
    # the unit
    ("ru", "Уровень реки 812 см. Опасная отметка — 860.", "en", "The danger mark is 8.6 metres, Orlova said.", "8.6"),
    ("ru", "Построено 132 км дорог (план — 160).", "de", "Gebaut seien 82,5 Prozent des Plans, sagte Orlowa.", "82,5"),
    # the magnitude
    (
        "uk",
        "Видатки 7,4 млрд грн, із них 3,2 — освіта.",
        "fr",
        "Il reste 4,2 milliards de hryvnias, a dit Orlova.",
        "4,2",
    ),
    # what is left over
    (
        "ru",
        "Вывезли 1 846 человек. В школах остаются 412.",
        "it",
        "Altre 1.434 persone stanno dai parenti, ha detto.",
        "1.434",
    ),
]


@pytest.mark.parametrize(("lang", "post", "report_lang", "report", "number"), CASES)
def test_a_bare_number_is_completed_by_its_neighbour(lang, post, report_lang, report, number):
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    told = {one.report.selector.exact: one.verdict.value for one in found}
    assert [verdict for text, verdict in told.items() if number in text] in (["same"], ["unit_converted"]), told
