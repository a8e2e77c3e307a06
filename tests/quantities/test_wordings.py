"""Wordings of one kind in several languages: spans of hours, hedging verbs, factors, wholes of a fraction, models."""

import pytest

from ingest.model import QuantityKind
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
    ("ru", "Эвакуировали 640 жителей, в т. ч. 92 ребёнка.", ["= 640 resident", "= 92 child"]),
    ("uk", "Вивезли 640 жителів, у т. ч. 92 дитини.", ["= 640 resident", "= 92 child"]),
    ("ru", "Нарушены ч. 3 ст. 15 кодекса.", []),
    ("uk", "Захворіли 118 людей, у лікарні 37, вдома решта.", ["= 118 person", "= 37"]),
    ("ru", "Заболели 118 человек, в больнице 37.", ["= 118 person", "= 37"]),
    ("ru", "В школе 12 разбиты окна.", []),
    ("pt", "Esperam na linha 4.300 vagões.", ["= 4300 wagon"]),
    ("es", "Esperan en la línea 4.300 vagones.", ["= 4300 wagon"]),
    ("it", "Sulla linea 4.300 vagoni.", ["= 4300 wagon"]),
    ("uk", "Завтра по 4 години без світла.", ["= 4 hour"]),
    ("uk", "Відключення по 3 години щоразу.", ["= 3 hour"]),
    ("uk", "Нарада о 4 годині.", []),
    ("ru", "С 1 декабря 4 дня без выходных.", ["= 4 day"]),
    ("ru", "Взрыв произошёл в 4 дня.", []),
    ("ru", "Через три дня он вернулся.", []),
    ("ru", "Больницы – 1,2 млрд, дороги – 760 млн.", ["= 1200000000", "= 760000000"]),
    ("uk", "Школи — 320 млн, мости — 95 млн.", ["= 320000000", "= 95000000"]),
    ("ru", "Уголь – 7,4 млн, зерно – 2,1 млн.", ["= 7400000", "= 2100000"]),
    ("ru", "Школы – 46, больницы – 5.", ["= 46 school", "= 5 hospital"]),
    ("ru", "Зарплата водителей – от 95 тыс. руб.", [">= 95000 russian rouble"]),
    ("uk", "Зарплата — від 40 тис. грн.", [">= 40000 ukrainian hryvnia"]),
    ("es", "Sueldos: desde 1.200 euros.", [">= 1200 euro"]),
    ("it", "I biglietti partono da 18 euro.", [">= 18 euro"]),
    ("fr", "Les billets débutent à 18 euros.", [">= 18 euro"]),
    ("de", "Karten beginnen bei 18 Euro.", [">= 18 euro"]),
    ("pl", "Bilety zaczynają się od 18 euro.", [">= 18 euro"]),
    ("en", "Tickets start at 18 euros.", [">= 18 euro"]),
    ("pt", "Os bilhetes partem de 18 euros.", [">= 18 euro"]),
    ("ru", "Стипендии – от 5 до 9 тыс. руб.", ["range 5000…9000 russian rouble"]),
    ("de", "Der Rat nahm einen Kredit über 14 Millionen Euro auf.", ["= 1 loan", "= 14000000 euro"]),
    ("de", "Es gab einen Auftrag der Stadt über 600.000 Euro.", ["= 1 order", "= 600000 euro"]),
    ("de", "Der Kredit liegt über 14 Millionen Euro.", ["> 14000000 euro"]),
    ("de", "Der Schaden liegt über 600.000 Euro.", ["> 600000 euro"]),
    ("de", "Todesopfer gibt es nicht.", ["= 0 person"]),
    ("de", "Verletzte gab es keine.", ["= 0 person"]),
    ("de", "Für Verletzte gibt es nicht genug Betten.", []),
    ("es", "Muertos no hubo.", ["= 0 person"]),
    ("es", "En la ciudad no hay agua.", []),
    ("it", "Feriti non ce ne sono.", ["= 0 person"]),
    ("pl", "Rannych nie ma.", ["= 0 person"]),
    ("pl", "W szkołach nie ma prądu.", []),
    ("pt", "Feridos não há.", ["= 0 person"]),
    ("pt", "Nas aldeias não há luz.", []),
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


SUMS = [
    ("en", "The bridge cost 74m.", "74000000"),
    ("en", "They have a budget of 640 million.", "640000000"),
    ("ru", "Бюджет — 640 млн.", "640000000"),
    ("uk", "Ремонт коштує 640 млн.", "640000000"),
    ("de", "Der Haushalt umfasst 640 Millionen.", "640000000"),
    ("fr", "La réparation coûte 640 millions.", "640000000"),
    ("it", "La riparazione costa 640 milioni.", "640000000"),
    ("es", "La reparación cuesta 640 millones.", "640000000"),
    ("pl", "Remont kosztuje 640 mln.", "640000000"),
    ("pt", "A reparação custa 640 milhões.", "640000000"),
]


@pytest.mark.parametrize(("lang", "text", "value"), SUMS, ids=[text for _, text, _ in SUMS])
def test_millions_beside_a_price_are_a_sum(lang, text, value):
    (found,) = scan(text, lang).quantities
    assert (found.kind, found.unit, str(found.low)) == (QuantityKind.MONEY, "", value)


@pytest.mark.parametrize("text", ["A trench 74m long.", "They spent 2 million hours.", "Some 640 million came."])
def test_millions_without_a_price_are_none(text):
    assert all(found.kind is not QuantityKind.MONEY for found in scan(text, "en").quantities)


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


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Nitrates exceeded the norm by a factor of 32."),
        ("fr", "Les dépenses ont été multipliées par 32."),
        ("es", "El número se ha multiplicado por 32."),
        ("it", "Il numero si è moltiplicato per 32."),
        ("pt", "O número multiplicou por 32."),
    ],
)
def test_a_factor_is_a_ratio(lang, text):
    found = scan(text, lang).quantities
    assert [(str(one.low), one.kind) for one in found] == [("32", QuantityKind.RATIO)]
