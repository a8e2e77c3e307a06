"""What is left on both sides, parts told as one of them, and numbers of the official's own year before: invented."""

import pytest

from ingest.comparison import compare_texts

SAID = ", governor Ivan Petrov said."
LUKINA = ", сообщила губернатор Анна Лукина."
LEFT = [
    # language of the post, of the report, post, report, number, verdict (None: not told)
    (
        "ru",
        "en",
        "Потушили 14 пожаров, спасены 6 лошадей.",
        "Crews put out 14 fires and saved six children" + SAID,
        "six",
        "other_scope",
    ),
    (
        "ru",
        "en",
        "Отремонтировали 21 дом и 7 мостов.",
        "Workers repaired 21 houses and seven schools" + SAID,
        "seven",
        "other_scope",
    ),
    ("ru", "en", "Ранены 12 человек.", "Twelve people were hurt and five died" + SAID, "five", "not_in_source"),
    ("ru", "ru", "Рыбак 20 минут держался за доску.", "Рыбак полчаса держался за доску" + LUKINA, "полчаса", "differs"),
    ("ru", "pl", "Вывезли 1 300 кг мусора.", "Wywieziono 1,6 tony śmieci, podał mer Iwan Petrow.", "1,6", "differs"),
    ("ru", "en", "Дежурим 12 часов в сутки.", "The repair took two days" + SAID, "two", "not_in_source"),
    ("ru", "en", "Отказали 40 заявителям.", "Forty-four applicants received a refusal" + SAID, "Forty", "differs"),
    ("uk", "en", "Тариф зріс на 12,4%.", "The tariff rose by 12.4 hryvnias" + SAID, "12.4", "other_scope"),
    ("ru", "en", "Днём 6 градусов мороза, ночью 19.", "It will be 19 degrees below zero at night" + SAID, "19", "same"),
    # two digits that have changed places
    (
        "uk",
        "uk",
        "Медицина — 118 млн, освіта — 702 млн.",
        "Медицині дадуть 181 млн, сказав голова Іван Петров.",
        "181",
        "differs",
    ),
    ("ru", "en", "Минимальная выплата — 2 595 рублей.", "Grants start at 2,955 roubles" + SAID, "2,955", "differs"),
    (
        "ru",
        "en",
        "Собрали 1 240 тонн пшеницы.",
        "Farmers have 42 combines and 2,140 goats" + SAID,
        "2,140",
        "not_in_source",
    ),
    # another count of what no table names
    ("ru", "en", "Опознали 12 экспонатов.", "Fifteen artefacts were identified" + SAID, "Fifteen", "differs"),
    (
        "uk",
        "en",
        "Вакцинували 9 300 дітей, охоплення — 84%.",
        "5,500 children got the jab, 84 percent" + SAID,
        "5,500",
        "differs",
    ),
    ("ru", "en", "Ранены 12 человек.", "Twelve people were hurt, 90 staff are at work" + SAID, "90", "not_in_source"),
    # a part of the number before
    (
        "ru",
        "en",
        "Госпитализированы восемь пассажиров, один в тяжёлом состоянии.",
        "Eight passengers were hospitalised, one of them in a serious condition" + SAID,
        "one",
        "same",
    ),
    (
        "ru",
        "en",
        "Ранены шестеро, двое из них в тяжёлом состоянии.",
        "Six were injured, one of them in a serious condition" + SAID,
        "one",
        "differs",
    ),
    (
        "uk",
        "uk",
        "Поранено чотирьох, один у важкому стані.",
        "Поранено чотирьох, один із них у важкому стані, повідомив мер Іван Петров.",
        "один",
        "same",
    ),
    ("ru", "en", "Это одна из крупнейших школ.", "It is one of the largest schools" + SAID, "one", None),
    # the year before in the official's own words
    (
        "ru",
        "en",
        "Выручка за прошлый год — 700 млн рублей, прибыль — 52 млн.",
        "Profit reached 700 million roubles last year" + SAID,
        "700",
        "other_scope",
    ),
    ("uk", "en", "Торік народилося 410 дітей.", "Last year 480 babies were born" + SAID, "480", "differs"),
    (
        "ru",
        "en",
        "Построили 36 км дорог — втрое больше, чем в прошлом году.",
        "It built 36 km of roads, twice as many as last year" + SAID,
        "twice",
        "differs",
    ),
    (
        "uk",
        "de",
        "Зібрали 90 тисяч тонн — на третину менше, ніж торік.",
        "Geerntet wurden 90.000 Tonnen, ein Viertel weniger als im Vorjahr, sagte Iwan Petrow.",
        "Viertel",
        "differs",
    ),
    # whom a place is home to; how far
    (
        "ru",
        "en",
        "Пункт рассчитан на 600 человек, сейчас в нём 137 переселенцев.",
        "The shelter is home to 600 displaced people" + SAID,
        "600",
        "other_scope",
    ),
    ("ru", "en", "В приюте 62 собаки.", "The town, home to 38,000 residents, keeps 62 dogs" + SAID, "38,000", None),
    (
        "ru",
        "en",
        "Завод в 30 км от города даст 1 500 мест.",
        "A plant 30 miles from the town creates 1,500 jobs" + SAID,
        "30",
        "differs",
    ),
    # ages and other sources
    (
        "uk",
        "en",
        "Дівчинку шукають 40 кінологів.",
        "Forty dog handlers look for the girl, who is seven" + SAID,
        "seven",
        None,
    ),
    (
        "ru",
        "ru",
        "Автобусы стоят 6 часов.",
        "Автобусы стоят шесть часов, рассказала начальница таможни Вера Рубежная. Перевозчики говорят о девяти.",
        "девяти",
        None,
    ),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), LEFT)
def test_what_is_left(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str | None) -> None:
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    told = [one.verdict.value for one in found if number in one.report.selector.exact]
    assert verdict in told if verdict is not None else not told
