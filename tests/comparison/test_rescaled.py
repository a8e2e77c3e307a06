"""Each and all, rates, periods, facets, shares of another whole and units told wrongly: invented texts."""

import pytest

from ingest.comparison import compare_texts

EN = ", governor Anna Lukina said."
RU = ", сообщила губернатор Анна Лукина."
DE = ", sagte Gouverneurin Anna Lukina."
FR = ", a dit la gouverneure Anna Lukina."
ES = ", dijo la gobernadora Anna Lukina."
PL = ", powiedziała gubernator Anna Łukina."
OTHER = "other_scope"
RESCALED = [
    # languages of post and report, post, report, number, verdict
    # each and all
    (
        "uk",
        "en",
        "По 10 тисяч гривень отримали 1 250 родин.",
        "10,000 hryvnias was shared among 1,250 families" + EN,
        "10,000",
        OTHER,
    ),
    (
        "uk",
        "en",
        "По 10 тисяч гривень отримали 1 250 родин.",
        "In total, 1,250 families got 10,000 hryvnias" + EN,
        "10,000",
        "same",
    ),
    (
        "ru",
        "ru",
        "Каждому погорельцу выплатим по 150 тысяч рублей.",
        "Всем погорельцам вместе выплатят 150 тысяч рублей" + RU,
        "150",
        OTHER,
    ),
    (
        "ru",
        "ru",
        "Каждому погорельцу выплатим по 150 тысяч рублей.",
        "Все погорельцы получат 150 тысяч рублей" + RU,
        "150",
        "same",
    ),
    ("ru", "en", "В каждой из семи бригад 12 сапёров.", "Twelve sappers in total are at work" + EN, "Twelve", OTHER),
    (
        "uk",
        "fr",
        "Кожна громада отримає 30 генераторів.",
        "Les communes recevront au total 30 générateurs" + FR,
        "30",
        OTHER,
    ),
    (
        "uk",
        "en",
        "У 14 гуртожитках живуть 620 людей.",
        "Each of the 14 dormitories houses 620 people" + EN,
        "620",
        OTHER,
    ),
    (
        "ru",
        "en",
        "Пять бригад из 12 человек вышли на трассу.",
        "Each of the five crews has 12 people" + EN,
        "12",
        "same",
    ),
    (
        "ru",
        "en",
        "На один гектар уходит до пяти дней.",
        "Clearing the whole district will take up to five days" + EN,
        "five",
        OTHER,
    ),
    (
        "ru",
        "en",
        "На один гектар уходит до пяти дней.",
        "It takes up to five days to clear a hectare" + EN,
        "five",
        "same",
    ),
    # periods and temperatures
    ("ru", "en", "За месяц цены выросли на 4%.", "Prices have risen 4 percent over the past year" + EN, "4", OTHER),
    (
        "ru",
        "de",
        "В этом году высажено 4 800 деревьев.",
        "Im vergangenen Jahr wurden 4.800 Bäume gepflanzt" + DE,
        "4.800",
        OTHER,
    ),
    (
        "uk",
        "de",
        "Завтра вдень очікуємо 4 градуси морозу, уночі — 17.",
        "Tagsüber werden 17 Grad Frost erwartet" + DE,
        "17",
        OTHER,
    ),
    ("ru", "ru", "Ожидается минус 4.", "Ожидается 4 градуса тепла" + RU, "4", "differs"),
    ("ru", "en", "Ночью до −24 градусов.", "The temperature will fall by 24 degrees" + EN, "24", OTHER),
    # facets
    ("ru", "en", "Радиус воронки 8 метров.", "The crater is eight metres in diameter" + EN, "eight", OTHER),
    ("ru", "en", "Радиус воронки 4 метра.", "The crater is eight metres in diameter" + EN, "eight", "unit_converted"),
    ("uk", "fr", "Висота хвилі — 5 метрів.", "La vague avait une largeur de 5 mètres" + FR, "5", OTHER),
    ("uk", "de", "Висота хвилі — 5 метрів.", "Die Welle hatte eine Breite von 5 Metern" + DE, "5", OTHER),
    ("ru", "en", "Зарплата 70 тысяч рублей на руки.", "Pay is 70,000 roubles before tax" + EN, "70,000", OTHER),
    # shares
    ("ru", "en", "Привито 64% медиков.", "64% of residents have been vaccinated" + EN, "64%", OTHER),
    ("ru", "en", "Привито 64% медиков.", "64% of health workers have been vaccinated" + EN, "64%", "same"),
    ("uk", "pl", "Щеплено 64% медиків.", "Zaszczepiono 64 proc. mieszkańców" + PL, "64", OTHER),
    (
        "uk",
        "en",
        "Перевірили 90 ліфтів, третина з них несправна. Усього в місті 1 100 ліфтів.",
        "A third of the city's 1,100 lifts are faulty" + EN,
        "third",
        OTHER,
    ),
    (
        "uk",
        "en",
        "Перевірили 90 ліфтів, третина з них несправна. Усього в місті 1 100 ліфтів.",
        "A third of the 90 lifts checked are faulty" + EN,
        "third",
        "same",
    ),
    ("ru", "ru", "Восстановлены 12 из 48 линий.", "Восстановлена треть линий" + RU, "треть", "differs"),
    ("ru", "ru", "Восстановлены 12 из 48 линий.", "Восстановлена четверть линий" + RU, "четверть", "unit_converted"),
    (
        "uk",
        "es",
        "Відремонтовано 12 із 48 шкіл.",
        "Un tercio de las escuelas han sido reparadas" + ES,
        "tercio",
        "differs",
    ),
    (
        "uk",
        "en",
        "Третина шкіл працює дистанційно.",
        "Two thirds of schools work remotely" + EN,
        "Two thirds",
        "differs",
    ),
    ("uk", "en", "Третина будинків без тепла.", "Two thirds of houses have heat" + EN, "Two thirds", "unit_converted"),
    ("ru", "en", "Цены выросли на 7,3%.", "Prices rose 7.3 times" + EN, "7.3", OTHER),
    (
        "ru",
        "en",
        "Заявок втрое больше, чем в прошлом году.",
        "There are twice as many applications as last year" + EN,
        "twice",
        "differs",
    ),
    (
        "ru",
        "de",
        "Заявок втрое больше, чем в прошлом году.",
        "Es gibt doppelt so viele Anträge wie im Vorjahr" + DE,
        "doppelt",
        "differs",
    ),
    ("ru", "fr", "31 раненый.", "Il y a 45 blessés" + FR, "45", "differs"),
    # units
    ("ru", "en", "Ночью −30 градусов.", "It will be minus 30 degrees Fahrenheit" + EN, "30", "differs"),
    ("ru", "en", "Ночью −30 градусов.", "It will be minus 22 degrees Fahrenheit" + EN, "22", "unit_converted"),
    ("ru", "en", "Операция длилась 20 минут.", "The operation lasted half an hour" + EN, "half an hour", "differs"),
    ("uk", "de", "Довжина мосту — 1 240 метрів.", "Die Brücke ist rund 1,5 Kilometer lang" + DE, "1,5", "differs"),
    (
        "ru",
        "en",
        "Скорую ждут не более 12 минут.",
        "The ambulance comes in less than a quarter of an hour" + EN,
        "quarter",
        "unit_converted",
    ),
]


@pytest.mark.parametrize(("lang", "into", "post", "report", "number", "verdict"), RESCALED)
def test_what_the_report_scales_differently(
    lang: str, into: str, post: str, report: str, number: str, verdict: str
) -> None:
    found = compare_texts(post, report, source_lang=lang, report_lang=into)
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]
