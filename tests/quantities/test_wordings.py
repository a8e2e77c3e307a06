"""Wordings of one kind in several languages: spans of hours, hedging verbs, factors, wholes of a fraction, models."""

import pytest

from ingest.quantities.extraction import scan
from tests.quantities.notation import note

SPANS = [
    ("fr", "Des retards allant jusqu'à 4 h 20 sur la ligne.", ["<= 260 minute"]),
    ("fr", "La coupure a duré 2h05.", ["= 125 minute"]),
    ("es", "El cierre duró 3 h y 10 min.", ["= 190 minute"]),
    ("pt", "Houve atrasos de até 2h50.", ["<= 170 minute"]),
    ("it", "Il blocco è durato 1h 45m.", ["= 105 minute"]),
    ("en", "The blackout lasted 6h 15m.", ["= 375 minute"]),
    ("uk", "Затримка потяга — на 2 год 15 хв.", ["= 135 minute"]),
    ("ru", "Опоздание — на 2 ч 15 мин.", ["= 135 minute"]),
    ("es", "Buscan desde hace seis días al pastor.", ["= 6 day"]),
]
CLOCK = [
    ("fr", "Le bac part à 4 h 20."),
    ("pt", "A missa começa às 18h30."),
    ("uk", "Рух закрито до 18 год 30 хв."),
    ("ru", "Начало в 18 ч 30 мин."),
    ("es", "Se fue hace seis días."),
]
VALUES = [
    ("es", "El gasto ronda los 70 millones de euros.", ["~ 70000000 euro"]),
    ("fr", "La récolte avoisine les 300 tonnes.", ["~ 300 tonne"]),
    ("fr", "La récolte frôle les 300 tonnes.", ["< 300 tonne"]),
    ("it", "Il raccolto sfiora le 300 tonnellate.", ["< 300 tonne"]),
    ("it", "Il raccolto si aggira sulle 300 tonnellate.", ["~ 300 tonne"]),
    ("pt", "A colheita ultrapassou as 300 toneladas.", ["> 300 tonne"]),
    ("pl", "Zbiory oscylują wokół 300 ton.", ["~ 300 tonne"]),
    ("pl", "Zbiory zbliżyły się do 300 ton.", ["< 300 tonne"]),
    ("de", "Die Ernte überschreitet 300 Tonnen.", ["> 300 tonne"]),
    ("uk", "Врожай наближається до 300 тонн.", ["< 300 tonne"]),
    ("ru", "Сбор не дотянул до 300 тонн.", ["< 300 tonne"]),
    ("ru", "Еды хватит минимум на 8 дней.", [">= 8 day"]),
    ("uk", "Окупиться щонайменше за чотири роки.", [">= 4 year"]),
    ("fr", "Le budget a été divisé par trois.", ["= 3 times"]),
    ("es", "Es vez y media más que antes.", ["= 1.5 times"]),
    ("it", "Una volta e mezza più di prima.", ["= 1.5 times"]),
    ("pt", "O preço foi multiplicado por quatro.", ["= 4 times"]),
    ("en", "They seized over a tonne of scrap.", ["> 1 tonne"]),
    ("pl", "Zebrano ponad tonę złomu.", ["> 1 tonne"]),
    ("fr", "Plus d'une tonne de ferraille.", ["> 1 tonne"]),
    ("en", "A fence three quarters of a mile long.", ["= 0.75 mile"]),
    ("en", "A quarter of a million voters came.", ["= 250000 voter"]),
    ("fr", "Trois quarts d'heure d'attente.", ["= 0.75 hour"]),
    ("it", "Bastava mezz'ora.", ["= 0.5 hour"]),
    ("ru", "Стена длиной шесть с лишним метров.", ["> 6 metre"]),
    ("ru", "Пришли семь с лишним тысяч человек.", ["> 7000 person"]),
    ("en", "Two Be-200 planes took off.", ["= 2 aircraft"]),
    ("en", "Three Mi-8 helicopters took off.", ["= 3 helicopter"]),
    ("pl", "Znaleziono sześć min przeciwpiechotnych.", ["= 6 mine"]),
    ("pl", "Szedł sześć min pieszo.", ["= 6 minute"]),
    ("pl", "W tym roku doszło do 52 pożarów.", ["= 52 fire"]),
    ("en", "Turnout was up six points to 57%.", ["= 6 percentage point", "= 57 percentage"]),
    ("en", "The index closed 58 points, or 0.6%, higher.", ["= 58 point", "= 0.6 percentage"]),
    ("de", "um sechs Punkte auf 57 Prozent", ["= 6 percentage point", "= 57 percentage"]),
    ("ru", "Дороги: 8,4 млн рублей, на мосты — 3,1 млн.", ["= 8400000 russian rouble", "= 3100000 russian rouble"]),
    ("ru", "За утку дают 640 рублей за штуку и 1900 за гуся.", ["= 640 russian rouble / штуку", "= 1900"]),
    ("en", "The town owes Rs 4 crore.", ["= 40000000 indian rupee"]),
    ("uk", "Врятували двадцятеро людей.", ["= 20 person"]),
    ("ru", "Закупили 14 тыc. т семян.", ["= 14000 tonne"]),  # a Latin c
    ("pt", "A idade média do efetivo ronda os 47 anos.", ["~ 47 year of age"]),
    ("es", "El conductor del camión, de 41 años, no había bebido.", ["= 41 year of age"]),
    ("en", "The average age of the fleet is down to nine years.", ["= 9 year"]),
    ("uk", "Телефонуйте: 0 800 444 017.", []),
    ("ru", "Вышла версия 5.14 приложения.", []),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "gives"), SPANS + VALUES)
def test_wording(lang, text, gives):
    assert [note(quantity) for quantity in scan(text, lang).quantities] == gives


@pytest.mark.parametrize(("lang", "text"), CLOCK)
def test_a_clock_time_stays_one(lang, text):
    assert scan(text, lang).quantities == []


def test_a_hedge_of_round_numbers_does_not_reach_an_exact_one():
    hedges = [q.hedge.value for q in scan("Some 2,900 adults and 318 children live there.", "en").quantities]
    assert hedges == ["about", "exact"]
    hedges = [q.hedge.value for q in scan("More than 40 tanks and 15 trucks burned.", "en").quantities]
    assert hedges == ["over", "over"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The index ticked down 0.4% at noon.", "down"),
        ("Shares inched up 4 cents.", "up"),
        ("Fares nudged up 3% in May.", "up"),
        ("A basket turned up 4 km away.", None),
        ("Crews mopped up 40 tonnes of oil.", None),
    ],
)
def test_a_particle_tells_a_change_where_the_verb_does_not_take_it(text, change):
    assert [quantity.change for quantity in scan(text, "en").quantities] == [change]


def test_points_that_name_a_thing_are_no_percentage_points():
    units = [quantity.unit for quantity in scan("She hit 40% from three-point range.", "en").quantities]
    assert units == ["percentage", "point"]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("ru", "Зарплата на заводе — от 58 000 рублей.", [">= 58000 russian rouble"]),
        ("ru", "Стипендия: от 12 тыс. в месяц.", [">= 12000"]),
        ("uk", "Платять від 30 тис. грн.", [">= 30000 ukrainian hryvnia"]),
        ("pl", "Pensja od 6 tys. złotych.", [">= 6000 polish zloty"]),
        ("ru", "Грант от 100 до 300 тыс. рублей.", ["range 100000…300000 russian rouble"]),
        ("ru", "Налоги собрали от 1200 предприятий.", ["= 1200 enterprise"]),
        ("uk", "Знижка — 5% від 40 тис. грн.", ["= 5 percentage", "= 40000 ukrainian hryvnia"]),
        (
            "ru",
            "Доход вырос от 95 тыс. рублей до 120 тыс. рублей.",
            ["= 95000 russian rouble", "= 120000 russian rouble"],
        ),
        ("ru", "Глава сообщил как минимум о четырёх погибших.", [">= 4 person"]),
        ("uk", "Повідомив щонайменше про 14 поранених.", [">= 14 person"]),
        ("ru", "Налоги превысят 900 млн рублей.", ["> 900000000 russian rouble"]),
        ("uk", "Витрати перевищать 900 млн грн.", ["> 900000000 ukrainian hryvnia"]),
        ("uk", "Муку вивозять до двох країн.", ["= 2 country"]),
        ("uk", "Поранених доставили до трьох лікарень.", ["= 3 hospital"]),
        ("pl", "Rannych przewieziono do trzech szpitali.", ["= 3 hospital"]),
        ("uk", "Без світла до 12 населених пунктів.", ["<= 12 settlement"]),
        ("pl", "Bez prądu jest do 12 szpitali.", ["<= 12 hospital"]),
        ("ru", "Готовы более 600 машин и 104 лодки.", ["> 600 vehicle", "= 104 boat"]),
        ("en", "more than 600 lorries and 250 boats", ["> 600 lorry", "> 250 boat"]),
        ("uk", "Бригад — 51, людей 264.", ["= 51 brigade", "= 264 person"]),
        ("ru", "Пострадали человек 20.", ["~ 20 person"]),
    ],
)
def test_bounds_of_prepositions_and_verbs(lang, text, told):
    assert [note(quantity) for quantity in scan(text, lang).quantities] == told
