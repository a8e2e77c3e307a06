"""Round number words, joined hedges, prices told from so much, and right retellings: invented texts."""

import pytest

from ingest.comparison import compare_texts

SAID = ", governor Ivan Petrov said."
POINTS = "Воду роздають у 9 точках."
RAIN = "За три години випало 46 мм дощу."
QUEUE = "Паромы перевезли 412 машин. В очереди 75 фур."
GRADES = "Четверо раненых в тяжёлом состоянии, шестеро — в среднетяжёлом."
REFUSED = "Комиссия удовлетворила 21 заявление, по 12 вынесла отказ."
CARE = "До лікарень доправили 12 постраждалих, ще п'ятьом медики допомогли на місці."
TOTAL = "Водолазы подняли тела ещё двоих. Всего погибли девять человек."
BLANKETS = "Раздали более 300 одеял и двести матрасов."
PAY = "Зарплата — від 24 тисяч гривень."
CASES = [
    # language of the post, post, report, its language, number, verdict
    ("uk", "Знешкодили півтори сотні мін.", "150 mines were cleared" + SAID, "en", "150", "same"),
    ("uk", "Знешкодили півтори сотні мін.", "About 150 mines were cleared" + SAID, "en", "150", "same"),
    ("uk", "Знешкодили понад півтори сотні мін.", "150 mines were cleared" + SAID, "en", "150", "hedge_changed"),
    ("ru", "Нашли десяток лодок.", "Ten boats were found" + SAID, "en", "Ten", "same"),
    ("ru", "Нашли десяток лодок.", "A dozen boats were found" + SAID, "en", "dozen", "differs"),
    (
        "ru",
        "Нашли 15 лодок.",
        "Une quinzaine de bateaux, a déclaré le maire Ivan Petrov.",
        "fr",
        "quinz",
        "hedge_changed",
    ),
    ("ru", BLANKETS, "200 mattresses were handed out" + SAID, "en", "200", "same"),
    ("ru", BLANKETS, "300 blankets were handed out" + SAID, "en", "300", "hedge_changed"),
    ("ru", BLANKETS, "More than 300 blankets and 200 mattresses were handed out" + SAID, "en", "200", "same"),
    ("ru", "Завод даст 240 мест.", "The plant will create 240 jobs plus another 35" + SAID, "en", "240", "same"),
    ("ru", "Завод даст 240 мест.", "The plant will create 240 jobs plus free meals" + SAID, "en", "240", "same"),
    ("ru", "Завод даст 240 мест.", "The plant will create 240-plus jobs" + SAID, "en", "240", "hedge_changed"),
    ("uk", PAY, "The plant offers pay from 24,000 hryvnias" + SAID, "en", "24,000", "same"),
    ("uk", PAY, "The pay is 24,000 hryvnias" + SAID, "en", "24,000", "hedge_changed"),
    ("uk", PAY, "Se ofrecen sueldos desde 24.000 grivnas, dijo el alcalde Iván Petrov.", "es", "24.000", "same"),
    ("uk", PAY, "Pensja wynosi od 24 tys. hrywien – poinformował mer Iwan Petrow.", "pl", "24 tys", "same"),
    (
        "ru",
        "Щит прошёл 1 240 метров.",
        "The borer has covered over 1.2 kilometres" + SAID,
        "en",
        "1.2",
        "unit_converted",
    ),
    ("ru", "Щит прошёл 12 км 400 м.", "The borer has covered over 12 kilometres" + SAID, "en", "12", "rounded"),
    ("ru", "Спасатели выезжали 1 487 раз.", "Rescuers answered nearly 1,500 calls" + SAID, "en", "1,500", "rounded"),
    ("ru", "Выявлено 412 случаев кори.", "Measles was diagnosed more than 400 times" + SAID, "en", "400", "rounded"),
    ("uk", POINTS, "Water is handed out at nine points" + SAID, "en", "nine", "same"),
    ("ru", "Явка выросла на 9%.", "Turnout rose by nine points" + SAID, "en", "nine", "other_scope"),
    ("uk", RAIN, "Es fielen 46 Liter Regen je Quadratmeter, sagte Bürgermeister Petrow.", "de", "46", "unit_converted"),
    ("uk", RAIN, "Cayeron 46 litros por metro cuadrado, dijo el alcalde Petrov.", "es", "46", "unit_converted"),
    ("uk", RAIN, "460 litres of rain fell per square metre" + SAID, "en", "460", "magnitude_error"),
    ("ru", QUEUE, "75 trucks are waiting for the ferry" + SAID, "en", "75", "same"),
    ("ru", QUEUE, "Ferries carried 75 lorries" + SAID, "en", "75", "other_scope"),
    ("ru", GRADES, "Ten people are in hospital" + SAID, "en", "Ten", "same"),
    ("ru", GRADES, "Ten people are in serious condition" + SAID, "en", "Ten", "differs"),
    ("ru", REFUSED, "The commission considered 33 applications" + SAID, "en", "33", "same"),
    ("ru", REFUSED, "33 applications are being considered" + SAID, "en", "33", "other_scope"),
    ("uk", CARE, "The crash left 17 people in need of medical care" + SAID, "en", "17", "same"),
    ("uk", CARE, "17 people were taken to hospital" + SAID, "en", "17", "other_scope"),
    ("ru", "Живут 2 140 безработных.", "2 140 безработных области, сообщил мэр Иван Петров.", "ru", "2 140", "same"),
    ("ru", "Восстановят 25 домов.", "Восстановят 25 пострадавших домов, сообщил мэр Петров.", "ru", "25", "same"),
    ("ru", TOTAL, "Eleven people died" + SAID, "en", "Eleven", "differs"),
    ("ru", TOTAL, "Nine people died" + SAID, "en", "Nine", "same"),
    ("ru", "Подозревают 12 подростков, трое признались.", "Fifteen are suspected" + SAID, "en", "Fifteen", "differs"),
    ("ru", "Погибли 14. Ещё трое скончались в больнице.", "Seventeen people died" + SAID, "en", "Seventeen", "same"),
    ("ru", "Утром ранены двое, вечером — девять.", "Eleven people were hurt" + SAID, "en", "Eleven", "same"),
]


@pytest.mark.parametrize(("lang", "post", "report", "report_lang", "number", "verdict"), CASES)
def test_a_right_retelling_raises_nothing(
    lang: str, post: str, report: str, report_lang: str, number: str, verdict: str
) -> None:
    found = {
        one.report.selector.exact: one.verdict
        for one in compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    }
    told = next((verdict for exact, verdict in found.items() if number in exact), None)
    assert told == verdict, found


CREST = "Паводок відступає: підтопленими лишаються 12 вулиць."
OIL = "З моря зібрали 65 кубометрів пального."
QUIET = [
    # language of the post, post, report, its language, a number of somebody or something else
    ("uk", CREST, "12 streets are flooded" + SAID + " Last year's flood swamped 70 streets.", "en", "70"),
    ("uk", CREST, "12 streets are flooded" + SAID + " In last year's flood 70 streets were under water.", "en", "70"),
    (
        "uk",
        OIL,
        "65,000 litres, which the owner says came from a 4,000-tonne cargo, were skimmed" + SAID,
        "en",
        "4,000",
    ),
    ("uk", OIL, "Собрано 65 тысяч литров (компания называла 90), сообщил мэр Иван Петров.", "ru", "90"),
    ("ru", "Сбиты 27 дронов.", "Сбили 27 дронов (Минобороны называло 31), сообщил мэр Иван Петров.", "ru", "31"),
    ("ru", "Сбиты 27 дронов.", "27 drones fell, although the army reported 31" + SAID, "en", "31"),
    ("ru", "Ранены 11 человек.", "Eleven were hurt at kilometre 214 of the highway" + SAID, "en", "214"),
    (
        "uk",
        "Висадили 2,6 млн саджанців.",
        "2.6 million trees, 2 million according to the club, were planted" + SAID,
        "en",
        "2 m",
    ),
]


@pytest.mark.parametrize(("lang", "post", "report", "report_lang", "number"), QUIET)
def test_a_number_of_others_is_left_alone(lang: str, post: str, report: str, report_lang: str, number: str) -> None:
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    assert not [one for one in found if one.report.selector.exact.startswith(number)]
    assert found, "the official's own number is told"


def test_what_is_damaged_by_last_years_flood_is_of_now() -> None:
    report = "Fifty houses damaged by last year's flood are being repaired" + SAID
    (found,) = compare_texts("Ремонтируют 40 домов.", report, source_lang="ru", report_lang="en")
    assert found.verdict == "differs"
