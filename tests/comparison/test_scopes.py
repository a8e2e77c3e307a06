"""Equal numbers of another span, place, rate or stage; beside each what tells the same honestly."""

import pytest

from ingest.comparison import compare_texts

CASES = [
    # last year and this one
    (
        "ru",
        "Собрано 318 тонн, годом ранее — 274.",
        "en",
        "This year 274 tonnes were gathered, Orlova said.",
        "other_scope",
    ),
    ("ru", "Собрано 318 тонн, годом ранее — 274.", "en", "This year 318 tonnes were gathered, Orlova said.", "same"),
    ("uk", "Сталося 340 аварій, торік — 412.", "pt", "Este ano houve 412 acidentes, disse Orlova.", "other_scope"),
    ("ru", "Подешевело с 45 до 38 рублей.", "en", "The price is now 45 roubles, Orlova said.", "other_scope"),
    # a span told for another
    (
        "uk",
        "За тиждень — 212 операцій. За ніч — 48 поранених.",
        "de",
        "Innerhalb einer Woche gab es 48 Verletzte, sagte Orlowa.",
        "other_scope",
    ),
    (
        "ru",
        "За минувшую неделю сбиты 48 дронов.",
        "fr",
        "En sept jours, 48 drones ont été abattus, a dit Orlova.",
        "same",
    ),
    # places of another rank
    (
        "ru",
        "В районе потушили 14 пожаров. По области действуют 37 пожаров.",
        "ru",
        "В области потушили 14 пожаров, сообщила Орлова.",
        "other_scope",
    ),
    # how deep, how wide, how far
    (
        "uk",
        "Глибина вирви 6 метрів, діаметр 14 метрів.",
        "it",
        "Il cratere è profondo 14 metri, ha detto Orlova.",
        "other_scope",
    ),
    (
        "uk",
        "Глибина вирви 6 метрів, діаметр 14 метрів.",
        "it",
        "Il cratere è profondo 6 metri, ha detto Orlova.",
        "same",
    ),
    # average, most, least
    (
        "ru",
        "Средняя скорость 19 км/ч, минимальная 6 км/ч.",
        "uk",
        "Середня швидкість — 6 км/год, сказала Орлова.",
        "other_scope",
    ),
    # for each, for so many
    (
        "ru",
        "Семьям дадут 15 млн рублей — по 3 млн каждой.",
        "it",
        "Daranno 15 milioni di rubli ciascuna, ha detto Orlova.",
        "other_scope",
    ),
    (
        "ru",
        "За неделю 96 случаев на 10 тысяч населения.",
        "pl",
        "Odnotowano 96 przypadków – podała Orłowa.",
        "other_scope",
    ),
    (
        "uk",
        "41 випадок на 100 тисяч населення.",
        "es",
        "Hay 41 casos por cada 100.000 habitantes, dijo Orlova.",
        "same",
    ),
    # what is allowed, needed, there is room for
    ("ru", "Скорость была 74 км/ч при разрешённых 80.", "pl", "Jechał 80 km/h – podała Orłowa.", "other_scope"),
    (
        "ru",
        "Ферма рассчитана на 2 400 голов, стоит 1 980.",
        "pl",
        "W oborach stoi 2400 krów – podała Orłowa.",
        "other_scope",
    ),
    # grown by, and what it is
    (
        "uk",
        "Борошно подорожчало на 3,2 грн і коштує 21,5 грн.",
        "de",
        "Mehl kostet 3,2 Hrywnja, sagte Orlowa.",
        "other_scope",
    ),
    # an age for a count
    ("ru", "Погиб мотоциклист, ему было 17.", "es", "Diecisiete motociclistas murieron, dijo Orlova.", "other_scope"),
]


@pytest.mark.parametrize(("lang", "post", "report_lang", "report", "verdict"), CASES)
def test_scope(lang, post, report_lang, report, verdict):
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    told = [one.verdict.value for one in found if one.report.quantity.kind.value != "duration"]
    assert told == [verdict], [(one.report.selector.exact, one.verdict.value, one.steps) for one in found]


def test_places_swapped_under_the_headings_of_a_list():
    post = "Гремячий: сорвано 46 крыш. Пески: сорвано 12 крыш."
    report = "El temporal arrancó 46 tejados en Pesky, dijo Orlova."
    found = compare_texts(post, report, source_lang="ru", report_lang="es")
    assert [one.verdict.value for one in found] == ["other_scope"]


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        (
            "en",
            "The post says “640 семей”; the report says “640 families”, but the post tells it as done already.",
        ),
        ("ru", "В посте «640 семей», в публикации «640 families»: но в посте это уже сделано."),
        ("uk", "У дописі «640 семей», у публікації «640 families»: але в дописі це вже зроблено."),
    ],
)
def test_what_is_done_already_is_not_planned(language, reason):
    post = "Выплаты уже получили 640 семей."
    report = "They plan to pay 640 families, Orlova said."
    found = compare_texts(post, report, source_lang="ru", report_lang="en", language=language)
    assert [one.reason for one in found] == [reason]


PLANS = [
    # what is planned, or what there is power for, told as done already
    (
        "ru",
        "Открыли 5 школ, к зиме построим 14.",
        "en",
        "Orlova said 14 schools have already been built.",
        "other_scope",
    ),
    ("ru", "До конца года построим 14 школ.", "en", "Orlova said 14 schools would be built.", "same"),
    (
        "uk",
        "Закупили 90 генераторів, плануємо ще 240 генераторів.",
        "pl",
        "Orłowa: kupiono już 240 generatorów.",
        "other_scope",
    ),
    ("ru", "До конца года построим 14 школ.", "pl", "Orłowa: zbudowano już 14 szkół.", "other_scope"),
    ("uk", "Плануємо закупити 240 генераторів.", "de", "Orlowa sagte, man wolle 240 Generatoren kaufen.", "same"),
    ("ru", "Уже построили 14 школ.", "es", "Ya se han construido 14 escuelas, dijo Orlova.", "same"),
    (
        "uk",
        "Відкриваємо пункт «Лози», потужність 340 вантажівок на добу.",
        "uk",
        "Пункт уже пропускає 340 фур на день, сказала Орлова.",
        "other_scope",
    ),
    (
        "uk",
        "Відкриваємо пункт «Лози», потужність 340 вантажівок на добу.",
        "uk",
        "Пункт зможе пропускати 340 фур на день, сказала Орлова.",
        "same",
    ),
    # preparations for what may come
    (
        "ru",
        "Готовимся к возможной эвакуации пос. Таёжный — 1 480 жителей.",
        "ru",
        "Из Таёжного эвакуировали 1480 жителей, сообщила Орлова.",
        "other_scope",
    ),
    (
        "uk",
        "Готуємося до можливої евакуації 1 480 мешканців.",
        "en",
        "Some 1,480 residents could be evacuated, Orlova said.",
        "hedge_changed",
    ),
    (
        "ru",
        "Эвакуированы 1 480 жителей.",
        "fr",
        "Les autorités ont évacué 1 480 habitants, a dit Orlova.",
        "same",
    ),
]


@pytest.mark.parametrize(("post_lang", "post", "lang", "report", "verdict"), PLANS)
def test_a_plan_told_as_done(post_lang, post, lang, report, verdict):
    found = compare_texts(post, report, source_lang=post_lang, report_lang=lang)
    assert [one.verdict.value for one in found if not one.report.quantity.implicit] == [verdict]
