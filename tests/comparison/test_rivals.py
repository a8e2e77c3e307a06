"""Numbers of the post under another label: a part told as the whole, one buyer's share told of another."""

import pytest

from ingest.comparison import compare_texts

CASES = [
    ("ru", "Китай купил 43% товаров, Иран — 17%.", "es", "Irán compró el 43%, dijo Orlova.", "43%", "other_scope"),
    (
        "uk",
        "Зібрано 96 тис. тонн ячменю.",
        "pl",
        "Zebrano 96 tys. ton rzepaku – podała Orłowa.",
        "96 tys.",
        "other_scope",
    ),
    (
        "ru",
        "Зал рассчитан на 730 учеников. Пока придут 210 учеников.",
        "en",
        "The hall opened to 730 pupils, Orlova said.",
        "730",
        "other_scope",
    ),
    ("ru", "За сутки 26 пожаров.", "de", "Binnen 24 Stunden 26 Feuer, sagte Orlowa.", "24 Stunden", "unit_converted"),
    ("ru", "Привезли 18 единиц.", "it", "È arrivata una ventina di mezzi, ha detto Orlova.", "ventina", "rounded"),
]


@pytest.mark.parametrize(("lang", "post", "report_lang", "report", "number", "verdict"), CASES)
def test_the_label_decides(lang, post, report_lang, report, number, verdict):
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    told = {one.report.selector.exact: one.verdict.value for one in found}
    assert [have for text, have in told.items() if number in text] == [verdict], told
