"""Fractions, what they leave, and multiples told rightly and wrongly, in nine languages: invented texts."""

import pytest

from ingest.comparison import compare_texts

WATER = "Третина громад району без води."
ASKED = "Звернень побільшало: було 400 на тиждень, стало 600."
CALLS = "Число вызовов выросло с 200 до 300 в сутки."
FIELDS = "Пшеница занимает 60% площадей, ячмень — треть."
PAIRS = [
    # languages, post, report, number, verdict
    ("uk>en", WATER, "Two thirds of the communities still have running water", "Two thirds", "unit_converted"),
    ("uk>en", WATER, "A third of the communities still have running water", "A third", "other_scope"),
    ("uk>en", WATER, "A third of the communities have lost their water supply", "A third", "same"),
    ("uk>ru", "Світло повернули 70% абонентів.", "Без света остаются ещё 40% абонентов", "40%", "differs"),
    ("uk>ru", "Світло повернули 70% абонентів.", "Без света остаются ещё 30% абонентов", "30%", "unit_converted"),
    ("uk>en", "Тепло подали у 80% будинків.", "A quarter of the buildings still have no heating", "quarter", "differs"),
    ("uk>es", "Без світла лишаються 15% споживачів.", "El 80 % de los usuarios ya tiene luz", "80", "differs"),
    ("uk>es", "Без світла лишаються 15% споживачів.", "El 85 % de los usuarios ya tiene luz", "85", "unit_converted"),
    ("ru>pt", "Без воды пятая часть города.", "Quatro quintos da cidade têm água", "quintos", "unit_converted"),
    ("ru>en", "Готовы 9 из 10 школ.", "One in ten schools is not ready", "One in ten", "unit_converted"),
    ("uk>en", ASKED, "Requests have doubled to 600 a week", "doubled", "differs"),
    ("uk>en", ASKED, "Requests have risen by half to 600 a week", "half", "unit_converted"),
    ("uk>en", ASKED, "Requests rose by a third to 600 a week", "third", "differs"),
    ("ru>de", CALLS, "Die Zahl der Einsätze hat sich auf 300 am Tag verdoppelt", "verdoppelt", "differs"),
    ("ru>fr", CALLS, "Le nombre d'appels a doublé, à 300 par jour", "doublé", "differs"),
    ("ru>es", "Очередь сократилась с 800 до 600.", "La cola se redujo a la mitad, a 600", "mitad", "differs"),
    (
        "ru>it",
        "Число туристов выросло с 20 до 50 тысяч.",
        "I turisti sono raddoppiati a 50.000",
        "raddoppiati",
        "differs",
    ),
    ("uk>pl", "Було 30 вакансій, стало 90.", "Liczba wakatów potroiła się do 90", "potroiła", "unit_converted"),
    ("uk>pt", "Було 30 вакансій, стало 90.", "O número de vagas duplicou para 90", "duplicou", "differs"),
    ("ru>en", "Было 120 ДТП, стало 60.", "Accidents were halved to 60", "halved", "unit_converted"),
    ("ru>en", "Было 80 ДТП, стало 60.", "Accidents fell by a third to 60", "third", "differs"),
    ("ru>fr", FIELDS, "Le blé occupe 60 % des surfaces, l'orge un tiers", "tiers", "same"),
    ("ru>pl", FIELDS, "Pszenica zajmuje 60 procent areału, jęczmień jedną trzecią", "trzecią", "same"),
    ("ru>en", FIELDS, "Wheat takes 60 per cent of the area, barley a third", "third", "same"),
    ("ru>fr", "20% школьников занимаются спортом.", "Un écolier sur quatre fait du sport", "quatre", "differs"),
    ("uk>en", "Відремонтовано дві п'ятих доріг.", "40 percent of the roads have been repaired", "40", "unit_converted"),
    ("ru>de", "Отремонтированы 60% дорог.", "Mehr als die Hälfte der Straßen ist repariert", "Hälfte", "rounded"),
    ("ru>en", "Отремонтированы 40% дорог.", "Less than half of the roads are repaired", "half", "rounded"),
    ("ru>en", "Отремонтированы 40% дорог.", "More than half of the roads are repaired", "half", "differs"),
]


@pytest.mark.parametrize(("languages", "post", "report", "number", "verdict"), PAIRS)
def test_what_a_share_or_a_multiple_says_of_the_post(
    languages: str, post: str, report: str, number: str, verdict: str
) -> None:
    lang, report_lang = languages.split(">")
    compared = compare_texts(post, report + ".", source_lang=lang, report_lang=report_lang)
    assert [one.verdict.value for one in compared if number in one.report.selector.exact] == [verdict]
