"""A report's noun that the post counts by another number, and nouns that only look like one."""

import pytest

from tests.comparison.saying import verdict_of

BORROWED = [
    (
        "ru",
        "de",
        "Сошли с рельсов 14 вагонов. Задержаны 31 пассажирский поезд. На месте 90 человек.",
        "31 Waggons sind entgleist",
        "31",
    ),
    (
        "uk",
        "en",
        "Відкрито 34 пункти обігріву, в полі 21 бригада електриків.",
        "Thirty-four repair crews are in the field",
        "Thirty-four",
    ),
    (
        "ru",
        "fr",
        "В лагерь вывезли 940 детей: 610 школьников и 330 дошкольников.",
        "940 écoliers ont été emmenés au camp",
        "940",
    ),
    (
        "ru",
        "es",
        "Отрезаны от дороги 1 700 жителей трёх сёл. Вертолёт забрал 86 туристов.",
        "Unos 1.700 turistas han quedado aislados",
        "1.700",
    ),
    (
        "ru",
        "pl",
        "Подано 3 140 заявлений. Сертификаты получили 1 870 семей.",
        "Certyfikaty otrzymało 3140 rodzin",
        "3140",
    ),
    # places, and what has them
    ("uk", "en", "Облаштували 11 гуртожитків на 640 місць.", "640 dormitories have been set up", "640"),
    # a few in one list are no chance
    ("ru", "pt", "Сгорели 11 автобусов и 7 трамваев.", "Sete ônibus arderam", "Sete"),
    ("ru", "de", "На месте 12 экипажей и 5 водолазов.", "Zwölf Taucher sind im Einsatz", "Zwölf"),
    (
        "uk",
        "ru",
        "До ліцеїв підуть 24 800 дітей, з них 2 900 першокласників.",
        "За парты сядут 24 800 первоклассников",
        "24 800",
    ),
]

MEANT = [
    # the post's noun is one for nearly anything, or one that translations put for the other
    ("ru", "en", "Изъяли 340 предметов. Сапёры нашли 27 мин.", "Officers seized 340 mines", "340"),
    ("ru", "en", "На заводе трудятся 412 рабочих. Вызвали 16 сотрудников МЧС.", "The plant has 412 employees", "412"),
    ("uk", "de", "Пошкоджено 48 будинків і 6 багатоповерхівок.", "48 Wohngebäude wurden beschädigt", "48"),
    ("uk", "it", "Знеструмлено 9 200 абонентів.", "9.200 utenze sono senza corrente", "9.200"),
    ("ru", "it", "Повреждены 15 школ и 9 больниц.", "Quindici scuole sono danneggiate", "Quindici"),
    ("uk", "es", "Поранено 9 цивільних та 5 поліцейських.", "Nueve vecinos resultaron heridos", "Nueve"),
    ("ru", "fr", "За сутки 82 выезда.", "82 interventions en une journée", "82"),
    # a wider noun is none of another thing
    ("ru", "it", "Вывезли 520 школьников. В больнице 12 детей.", "Sono stati evacuati 520 bambini", "520"),
    # the report tells the other number as well
    (
        "ru",
        "en",
        "Сошли с рельсов 14 вагонов. Задержан 31 пассажирский поезд.",
        "Fourteen wagons derailed and 31 trains were delayed",
        "31",
    ),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number"), BORROWED)
def test_a_noun_of_another_number_is_another_scope(
    lang: str, report_lang: str, post: str, report: str, number: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "other_scope"


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number"), MEANT)
def test_a_noun_that_may_mean_the_posts_own_is_none(
    lang: str, report_lang: str, post: str, report: str, number: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) != "other_scope"
