"""Right retellings in house style, beside other numbers of the post, raise no alarm; their wrong twins do."""

import pytest

from ingest.comparison import compare_texts

SAID = ", governor Ivan Petrov said."
DIXIT = ", informó el gobernador Iván Petrov."
RETOLD = [
    # languages of post and report, post, report, number, verdict
    ("uk", "en", "Вночі вдарили по місту трьома КАБами.", "Three glide bombs were dropped" + SAID, "Three", "same"),
    ("uk", "en", "По місту вдарили трьома ракетами.", "Three missiles were fired at the city" + SAID, "Three", "same"),
    ("ru", "en", "На город сбросили 5 авиабомб.", "Five bombs hit the city" + SAID, "Five", "same"),
    ("ru", "en", "Запущено 34 ракеты, 30 сбиты.", "34 missiles hit the region" + SAID, "34", "other_scope"),
    ("ru", "es", "Повреждены 48 квартир.", "48 viviendas sufrieron daños" + DIXIT, "48", "same"),
    ("ru", "es", "Повреждены 48 частных домов.", "48 viviendas sufrieron daños" + DIXIT, "48", "same"),
    ("ru", "es", "Отрезаны 12 сёл, в трёх нет света.", "Tres aldeas carecen de luz" + DIXIT, "Tres", "same"),
    ("ru", "en", "Помощь получили 780 жителей.", "780 flood-hit residents have been paid" + SAID, "780", "same"),
    ("uk", "en", "Допомогу отримали 640 родин.", "640 displaced families have been paid" + SAID, "640", "same"),
    ("ru", "en", "Заявления подали 64 семьи.", "64 displaced families have been paid" + SAID, "64", "other_scope"),
    (
        "uk",
        "en",
        "Загинуло двоє людей, дев'ятеро поранені, серед них 3 дитини.",
        "Nine people, including three children, were wounded and two died" + SAID,
        "three",
        "same",
    ),
    (
        "ru",
        "en",
        "Утонули в этом году 12 человек.",
        "Twelve people drowned this year, against nine last year" + SAID,
        "nine",
        "not_in_source",
    ),
    (
        "ru",
        "en",
        "Погибли трое, шестеро ранены.",
        "Three died and six were hurt; there were 15 passengers aboard" + SAID,
        "15",
        "not_in_source",
    ),
    ("ru", "fr", "Открыли сад на 720 мест.", "Une crèche pouvant accueillir 720 enfants a ouvert.", "720", "same"),
    (
        "uk",
        "es",
        "Перевірили 410 укриттів, 38 непридатні.",
        "De los 410 refugios, 38 no son aptos" + DIXIT,
        "38",
        "same",
    ),
    ("ru", "en", "Изъяли 23 мины и 5 кассетных боеприпасов.", "28 explosive devices were seized" + SAID, "28", "same"),
    (
        "uk",
        "fr",
        "Світло повернули 27 тисячам родин, ще 6 тисяч чекають.",
        "Sur 33 000 foyers privés de courant, 27 000 l'ont retrouvé, a dit le gouverneur Ivan Petrov.",
        "33 000",
        "same",
    ),
    (
        "uk",
        "en",
        "Світло повернули 27 тисячам родин, ще 6 тисяч чекають.",
        "33,000 homes remain without power" + SAID,
        "33,000",
        "other_scope",
    ),
    (
        "uk",
        "en",
        "Дві бригади працюють, ще три в дорозі.",
        "Five crews are at work or on their way" + SAID,
        "Five",
        "same",
    ),
    ("uk", "en", "Дві бригади працюють, ще три в дорозі.", "Five crews are at work" + SAID, "Five", "other_scope"),
    ("uk", "en", "Пожежу гасили 5 год 20 хв.", "It took over five hours to put the fire out" + SAID, "five", "rounded"),
    ("ru", "en", "Пожар тушили 3 ч 20 мин.", "The fire burned for 200 minutes" + SAID, "200", "unit_converted"),
    ("ru", "en", "За сутки выпущено 46 мин.", "46 mortar rounds were fired in a day" + SAID, "46", "same"),
    (
        "ru",
        "it",
        "Экспорт зерна — 1,2 млн тонн, муки — 84 тысячи тонн.",
        "Esportati 1,2 milioni di tonnellate di grano e 84.000 di farina, ha detto il governatore Ivan Petrov.",
        "84.000",
        "same",
    ),
    (
        "uk",
        "fr",
        "Не готові до зими 14 котелень із 120.",
        "Quatorze des 120 chaufferies ne sont pas prêtes, a dit le gouverneur Ivan Petrov.",
        "Quatorze",
        "same",
    ),
    (
        "ru",
        "de",
        "Высота волн — 2,7 метра, разрушено 294 метра набережной.",
        "Wellen von 2,7 Metern Höhe haben fast 300 Meter Ufer zerstört, sagte Gouverneur Iwan Petrow.",
        "300",
        "rounded",
    ),
    (
        "uk",
        "en",
        "Поранено 16 людей, з них троє — підлітки.",
        "Nineteen people were wounded, three of them teenagers, when a market came under shelling" + SAID,
        "three",
        "same",
    ),
    (
        "ru",
        "es",
        "Вывезли 730 человек, 95 из них разместили в школах.",
        "730 vecinos salieron en 40 autobuses y 95 duermen en escuelas" + DIXIT,
        "95",
        "same",
    ),
    (
        "ru",
        "en",
        "Выпуск обуви — 2,4 млн пар, экспорт — 310 тысяч.",
        "The region made 2.4 million pairs and sold 310,000 abroad" + SAID,
        "310,000",
        "same",
    ),
    ("ru", "en", "Потерпевших 14, ущерб 3 млн рублей.", "Fourteen victims lost 3 million roubles" + SAID, "3", "same"),
    (
        "ru",
        "de",
        "Спасли 18 рыбаков, двоих ищут.",
        "18 Angler wurden gerettet, nach zweien wird gesucht, sagte Gouverneur Iwan Petrow.",
        "18",
        "same",
    ),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), RETOLD)
def test_retold(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str) -> None:
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    told = [one.verdict.value for one in found if number in one.report.selector.exact]
    assert verdict in told
