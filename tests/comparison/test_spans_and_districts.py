"""A day's number and the total, one district and the region, what comes on top and what is within: invented texts."""

import pytest

from tests.comparison.saying import verdict_of

SO_FAR = "Вивезли вже 2 314 людей. За вчора — 68 людей."
SAND = "Вывезли 7 260 тонн грунта, сегодня 530 тонн."
DRONES = "За ночь над областью сбито 27 БПЛА. В Каменском районе повреждены 9 домов."
DISTRICTS = "По Липовскому району — 38 мин. Повреждены 4 машины. В Речицком районе в 6 домах выбиты окна."
SCHOOLS = "В этом году ремонтируем 18 школ, 13 сдадим к 1 сентября, остальные — до конца года."
DELAYS = "Задержаны 14 поездов, максимальная задержка 4 часа."
HOUSES = "Повреждены 11 частных домов. В Речицком районе в 6 домах выбиты окна."
FUNDS = "Из областного бюджета выделено 160 млн рублей, ещё 45 млн — федеральные."
PAID = "2 140 семей получили 312 млн руб. На ремонт печей добавим ещё 74 млн."
# languages of post and report, post, report, number
TOWN = "Ночью над областью сбито 27 БПЛА. В Лугачевске повреждены 14 частных домов."
INJURED = "Пострадали 12 человек, один погиб, ещё трое в реанимации."
OTHERS = [
    ("uk", "en", SO_FAR, "Yesterday alone 2,314 people were evacuated", "2,314"),
    ("uk", "pl", SO_FAR, "Wczoraj wywieziono 2314 osób", "2314"),
    ("ru", "de", SAND, "Insgesamt wurden 530 Tonnen Erde abtransportiert", "530"),
    ("ru", "en", SAND, "7,260 tonnes of soil were removed today", "7,260"),
    ("ru", "en", DRONES, "27 drones were shot down over Kamensky district", "27"),
    ("ru", "de", DISTRICTS, "Im Kreis Retschiza wurden vier Autos beschädigt", "vier"),
    ("ru", "en", SCHOOLS, "Eighteen schools will be finished by 1 September", "Eighteen"),
    ("ru", "de", SCHOOLS, "Bis zum 1. September sollen 18 Schulen fertig sein", "18"),
    ("ru", "fr", SCHOOLS, "Dix-huit écoles seront prêtes d'ici le 1er septembre", "Dix-huit"),
    ("ru", "en", DELAYS, "Fourteen trains ran late by an average of four hours", "four"),
    ("ru", "fr", DELAYS, "Quatorze trains ont eu un retard moyen de quatre heures", "quatre"),
    ("ru", "uk", DELAYS, "Чотирнадцять потягів запізнюються в середньому на чотири години", "чотири"),
]
KEPT = [
    ("ru", "en", DELAYS, "Fourteen trains ran up to four hours late", "four"),
    ("ru", "es", DELAYS, "Catorce trenes sufrieron retrasos de hasta cuatro horas", "cuatro"),
    ("ru", "en", HOUSES, "Eleven houses were damaged", "Eleven"),
    ("ru", "en", FUNDS, "205 million roubles have been allocated from regional and federal funds", "205 million"),
    ("ru", "de", FUNDS, "Insgesamt sind 205 Millionen Rubel vorgesehen", "205"),
    ("uk", "en", SO_FAR, "A total of 2,314 people have been evacuated", "2,314"),
    ("uk", "de", SO_FAR, "Gestern wurden 68 Menschen evakuiert", "68"),
    ("uk", "en", SO_FAR, "2,314 people have been evacuated, 68 of them yesterday", "2,314"),
    ("ru", "en", SAND, "530 tonnes of soil were removed on Monday", "530"),
    ("ru", "en", DRONES, "27 drones were shot down over the region", "27"),
    ("ru", "en", DRONES, "Nine houses were damaged in Kamensky district", "Nine"),
    ("ru", "en", TOWN, "27 drones were downed in an overnight attack on Lugachevsk that damaged 14 houses", "27"),
    ("ru", "en", INJURED, "Twelve people were hurt, three of whom are in intensive care", "three"),
    ("ru", "en", DISTRICTS, "Four cars were damaged in Lipovka district", "Four"),
    ("ru", "en", SCHOOLS, "Thirteen schools will be finished by 1 September", "Thirteen"),
    ("ru", "en", SCHOOLS, "Eighteen schools are being repaired this year", "Eighteen"),
    ("ru", "en", PAID, "Another 74 million roubles will be added for stoves", "74 million"),
]


@pytest.mark.parametrize(
    ("lang", "to", "post", "report", "number"), OTHERS, ids=[f"{one[4]} {one[3]}" for one in OTHERS]
)
def test_another_span_or_place(lang: str, to: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, to, post, report, number) == "other_scope"


@pytest.mark.parametrize(("lang", "to", "post", "report", "number"), KEPT, ids=[f"{one[4]} {one[3]}" for one in KEPT])
def test_right_span_or_place(lang: str, to: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, to, post, report, number) == "same"
