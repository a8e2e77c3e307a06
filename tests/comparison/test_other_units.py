"""Numbers told in another unit keep their labels, and count as told: invented texts."""

import pytest

from tests.comparison.saying import verdict_of

LEFT = "С начала года сапёры проверили 2,6 тыс. га. Осталось проверить около 9 тыс. га."
RIVER = "Уровень реки за сутки поднялся на 1,3 м, ждём ещё до 50 см."
FIRE = "Площадь горения 3 100 кв. м, на 700 кв. м обрушилась кровля."
YIELD = "Урожайность 15,6 ц/га, год назад была 21,3 ц/га."
PIPE = "Порыв на трубе диаметром 600 мм, из 90 м трубы заменили 70 м."
# languages of post and report, post, report, number, verdict
CASES = [
    (
        "ru",
        "en",
        RIVER,
        "The river rose by 130 centimetres and may climb by half a metre more",
        "half",
        "unit_converted",
    ),
    ("ru", "de", RIVER, "Erwartet werden weitere bis zu 0,5 Meter", "0,5", "unit_converted"),
    ("ru", "fr", RIVER, "La rivière a gagné 130 centimètres", "130", "unit_converted"),
    ("uk", "ru", RIVER.replace("ждём ещё", "чекаємо ще"), "Ожидается ещё до 50 см", "50", "same"),
    (
        "ru",
        "en",
        "Уровень реки 912 см, прибавила 44 см.",
        "At 9.12 metres, the river is rising",
        "9.12",
        "unit_converted",
    ),
    ("ru", "ru", LEFT, "С января проверили 26 кв. км, ещё около 90 кв. км ждут своей очереди", "90", "unit_converted"),
    (
        "ru",
        "pt",
        LEFT,
        "Desde janeiro foram verificados 26 km quadrados, faltam cerca de 90 km quadrados",
        "90",
        "unit_converted",
    ),
    ("ru", "pl", FIRE, "Dach zawalił się na 700 metrach kwadratowych", "700", "same"),
    ("ru", "it", FIRE, "Il tetto è crollato su 700 m quadri", "700", "same"),
    ("ru", "en", YIELD, "Yields fell to 1.56 tonnes per hectare from 2.13 a year ago", "2.13", "unit_converted"),
    ("ru", "de", PIPE, "Ein Rohr von 60 Zentimetern Durchmesser barst", "60", "unit_converted"),
    ("ru", "fr", PIPE, "Une conduite de 60 centimètres de diamètre a cédé", "60", "unit_converted"),
    ("ru", "ru", "Обогрев открыт по 6 адресам.", "Греться пускают по шести адресам", "шести", "same"),
    # told of something else, in another unit or in the same one
    ("ru", "en", "Уровень реки 912 см, прибавила 44 см.", "The river rose by 9.12 metres", "9.12", "other_scope"),
    ("ru", "it", FIRE, "Il tetto è crollato su 3.100 metri quadrati", "3.100", "other_scope"),
    ("ru", "en", LEFT, "Since January 90 square kilometres have been checked", "90", "other_scope"),
]


@pytest.mark.parametrize(
    ("lang", "report_lang", "post", "report", "number", "verdict"), CASES, ids=[f"{c[4]} {c[3]}" for c in CASES]
)
def test_units(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict
