"""The right thing told with another value: turned digits, wrong shares, rests, swollen sums, water. Invented."""

import pytest

from ingest.quantities import extract
from tests.comparison.saying import verdict_of

DEBRIS = "Обломки упали на элеватор, горело 500 кв. м."
FALLEN = [
    # language of the post and of the report, post, report, number, verdict
    ("ru", "en", DEBRIS, "A grain silo caught fire over 5,400 square feet", "5,400", "unit_converted"),
    (
        "uk",
        "de",
        "Уламки впали на склад, площа пожежі 700 кв. м.",
        "Das Lager brennt auf 700 Quadratmetern",
        "700",
        "same",
    ),
    (
        "ru",
        "es",
        "Площадь пожара 900 кв. м.",
        "Los restos de un dron cayeron en un almacén y arden 900 metros cuadrados",
        "900",
        "same",
    ),
    ("ru", "en", "Уровень реки упал на 40 см.", "The river now stands at 40 centimetres", "40", "other_scope"),
]
MOST = "Із затримкою вирушають 12 рейсів, найбільше — на 3 год 20 хв."
LONGEST = [
    ("uk", "fr", MOST, "Douze vols ont jusqu'à 3 h 20 de retard", "3 h 20", "same"),
    ("uk", "en", MOST, "Twelve flights are running late, by up to 200 minutes", "200 minutes", "unit_converted"),
    (
        "uk",
        "en",
        "Рейс затримано на 3 год 20 хв.",
        "The flight is delayed by up to 3 hours 20 minutes",
        "20",
        "hedge_changed",
    ),
]
WATER = [
    (
        "ru",
        "es",
        "С воздуха сброшено 240 тонн воды.",
        "Se lanzaron desde el aire 240.000 litros de agua",
        "240.000",
        "unit_converted",
    ),
    ("uk", "de", "Підвезли 36 кубометрів води.", "36 Tonnen Trinkwasser wurden gebracht", "36", "unit_converted"),
    ("ru", "en", "Привезли 18 тонн воды.", "Tankers brought 18 litres of water", "18", "magnitude_error"),
    ("ru", "en", "Сгорело 18 тонн дизтоплива.", "18,000 litres of diesel burned", "18,000", "not_in_source"),
]
TURNED = [
    ("uk", "uk", "Від початку року 9 нових випадків кору, усього 74.", "На кір захворіли 47 людей", "47", "differs"),
    (
        "ru",
        "de",
        "На ярмарку съехались 63 пасечника, подписано 17 договоров.",
        "36 Imker kamen zum Markt, 17 Verträge wurden unterzeichnet",
        "36",
        "differs",
    ),
    (
        "ru",
        "pt",
        "Повреждено 31,4 тыс. га посевов, из них 6,9 тыс. га пересеют.",
        "Das 31,4 mil hectares danificados, 9,6 mil serão semeados de novo",
        "9,6",
        "differs",
    ),
    (
        "ru",
        "en",
        "Городу нужно 130 тыс. кубов воды, скважины дают 22 тыс.",
        "The city needs 103,000 cubic metres of water",
        "103,000",
        "differs",
    ),
    (
        "uk",
        "en",
        "Висадили 812 тис. саджанців на 160 га. Пожеж цього року 21, торік було 54.",
        "The forestry will hire 45 foresters",
        "45",
        "not_in_source",
    ),
    (
        "ru",
        "en",
        "Погибли 12 человек, ранены 31, повреждены 64 дома, две школы и 9 машин.",
        "46 psychologists were sent from the capital",
        "46",
        "not_in_source",
    ),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), FALLEN + LONGEST)
def test_what_fell_is_no_number_that_fell(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), WATER)
def test_water_is_told_by_mass_or_by_volume(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), TURNED)
def test_turned_digits_are_the_post_s_own_number(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict


BUSES = "Вышли из строя 60 автобусов, отремонтированы 21."
HOMES = "Без опалення 840 будинків. У квартирах 9–12 °C. До ранку підключили 210 із них."
SHARES = [
    ("ru", "ru", BUSES, "Больше половины из 60 сломанных автобусов уже отремонтированы", "половины", "differs"),
    ("ru", "en", BUSES, "More than a third of the 60 broken buses have been repaired", "third", "unit_converted"),
    ("uk", "en", HOMES, "Half of the affected homes had their heating restored by morning", "Half", "differs"),
    (
        "uk",
        "en",
        HOMES,
        "A quarter of the affected homes had their heating restored by morning",
        "quarter",
        "unit_converted",
    ),
    ("ru", "de", "Погибло 20% посевов.", "Ein Drittel der Bewohner ist weggezogen", "Drittel", "not_in_source"),
]
DARK = "Через негоду знеструмлено 128 сіл. Повалено 340 дерев. Енергетики вже заживили 47 сіл."
RESTS = [
    ("uk", "uk", DARK, "Знеструмленими лишаються 81 село", "81", "same"),
    ("uk", "en", DARK, "Power is still out in 81 villages", "81", "same"),
    ("uk", "pl", DARK, "Bez prądu pozostaje 81 wsi", "81", "same"),
    ("uk", "en", DARK, "Power has been restored in 81 villages", "81", "differs"),
]
STRUCK = "За сутки выпущено 38 боеприпасов и 14 дронов."
SWOLLEN = [
    ("ru", "de", STRUCK, "52 Drohnen wurden abgefeuert", "52", "other_scope"),
    ("ru", "en", STRUCK, "52 shells and drones were fired", "52", "same"),
    ("ru", "it", STRUCK, "Sono stati lanciati 54 droni", "54", "differs"),
]
ROUNDED = [
    ("ru", "es", "Вывезено 35 % завала.", "Se ha retirado ya más del 30 % de los escombros", "30", "rounded"),
    ("ru", "es", "Вывезено 28 % завала.", "Se ha retirado cerca del 30 % de los escombros", "30", "rounded"),
    ("ru", "pt", "Вывезено 28 % завала.", "Foi retirado abaixo dos 30% dos escombros", "30", "rounded"),
    ("ru", "ru", "На учёте 90 беженцев и 147 доноров крови.", "На учёте почти 240 доноров крови", "240", "differs"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), SHARES)
def test_a_share_that_the_post_s_two_numbers_do_not_give_differs(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), RESTS)
def test_who_has_no_power_yet_is_left_by_who_has_it_back(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), SWOLLEN + ROUNDED)
def test_sums_and_bounds_keep_their_label(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Prąd wrócił do dwóch trzecich odbiorców.", "exact"),
        ("Strażacy dotarli do 40 wsi.", "exact"),
        ("Na miejsce trafiło do 300 osób.", "up_to"),
        ("W akcji uczestniczyło do 40 strażaków.", "up_to"),
    ],
)
def test_polish_do_behind_a_verb_of_motion_is_no_bound(text: str, hedge: str) -> None:
    assert [quantity.hedge.value for quantity in extract(text, "pl")] == [hedge]


EXPORTS = [
    ("ru", "ru", "Экспорт — 38% продукции.", "Экспортируется 62% продукции", "62%", "differs"),
    ("ru", "en", "Привито 70% жителей.", "30% of residents have not been vaccinated", "30%", "unit_converted"),
    ("ru", "de", "Погибло 18% посевов.", "Mehr als ein Viertel der Aussaat ist vernichtet", "Viertel", "differs"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), EXPORTS)
def test_a_share_is_no_rest_of_one_told_of_the_same(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("ru", "Тушат 54 чел. и 17 ед. техники.", "vehicle"),
        ("uk", "Працюють 40 рятувальників і 12 од. техніки.", "vehicle"),
        ("ru", "Закупили 12 шт. генераторов.", "generator"),
        ("ru", "Задействовано 17 ед. Пострадавших нет.", None),
    ],
)
def test_a_shortened_classifier_is_no_noun(lang: str, text: str, concept: str | None) -> None:
    told = {quantity.low: quantity.concept for quantity in extract(text, lang)}
    assert told.get(17, told.get(12)) == concept
