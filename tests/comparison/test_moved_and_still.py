"""A level told as a change, a peak ahead told as reached, what was told as what still is, and what only looks so."""

import pytest

from tests.comparison.saying import verdict_of

SHOPS = "Закрытых аптек осталось 6, было 17."
PEAK = "Уровень реки 612 см. Пик ожидаем в субботу: 655 см."
DARK = "Без світла було 34 села, нині — 9."
DELAY = "Задержано 11 поездов, самое долгое опоздание — 5 ч 15 мин."

CASES = [
    # what a number became, told as its change
    ("ru", "en", SHOPS, "The number of closed pharmacies fell by six", "six", "other_scope"),
    ("ru", "it", SHOPS, "Il numero di farmacie chiuse è diminuito di sei", "sei", "other_scope"),
    ("ru", "es", SHOPS, "El número de farmacias cerradas se redujo en seis", "seis", "other_scope"),
    ("ru", "de", SHOPS, "Die Zahl der geschlossenen Apotheken sank auf sechs", "sechs", "same"),
    ("ru", "uk", SHOPS, "Кількість закритих аптек зменшилася на 11", "11", "same"),
    # a peak ahead
    ("ru", "es", PEAK, "El río alcanzó los 655 centímetros", "655", "other_scope"),
    ("ru", "de", PEAK, "Der Pegel stieg auf 655 Zentimeter", "655", "other_scope"),
    ("ru", "fr", PEAK, "Le pic de 655 centimètres est attendu samedi", "655", "same"),
    ("ru", "pt", PEAK, "O rio está em 612 centímetros", "612", "same"),
    # what was, told as what still is
    ("uk", "en", DARK, "34 villages are still without electricity", "34", "other_scope"),
    ("uk", "fr", DARK, "34 villages restent sans électricité", "34", "other_scope"),
    ("uk", "pl", DARK, "Bez prądu wciąż jest dziewięć wsi", "dziewięć", "same"),
    ("uk", "en", DARK, "At one point 34 villages had no electricity", "34", "same"),
    # the longest told as the average
    ("ru", "en", DELAY, "Delays averaged five hours and 15 minutes", "five hours", "other_scope"),
    ("ru", "de", DELAY, "Die Verspätung betrug im Schnitt fünf Stunden und 15 Minuten", "fünf Stunden", "other_scope"),
    ("ru", "en", DELAY, "The longest delay was five hours and 15 minutes", "five hours", "same"),
    # all of a length told as done, and a share of it
    ("uk", "de", "Прокладено 410 м кабелю з 980.", "980 Meter Kabel sind schon verlegt", "980", "other_scope"),
    ("uk", "en", "Прокладено 410 м кабелю з 980.", "Of 980 metres of cable 410 have been laid", "980", "same"),
    ("ru", "en", "Очищено 12 км берега из 48 км.", "A quarter of the 48-kilometre shore is clean", "48", "same"),
    # grave in other words
    ("ru", "en", "Травмировано 13, из них 5 тяжело.", "Five of the injured are in a bad way", "Five", "same"),
    # no temperature comes on top of another
    ("ru", "de", "В палатах температура упала до 14 градусов.", "In den Zimmern sind es noch 14 Grad", "14", "same"),
    ("ru", "en", "На восьмой улице ещё 7 домов достроим к маю.", "Seven more houses are being built", "Seven", "same"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), CASES)
def test_what_became_is_told_from_what_was(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict
