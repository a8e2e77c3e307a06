"""Who and what was counted after a strike, a flood, a fire: wrong labels are told, honest ones stay quiet."""

import pytest

from ingest.comparison import compare_texts

STRIKE = "Погибли 11 человек, двое из них дети. Ранены 40, в том числе девять детей."
TOLL = "Сегодня в больнице скончался ещё один раненый. Число жертв удара 3 июня достигло 34."
AID = "За компенсацией обратились 148 человек, выплаты получили 32."
SHELTERS = "Евакуювали 640 людей. У шелтерах залишаються 85, решта поїхали до рідних."
CARE = "Постраждали 19 людей: 12 допомогли на місці, семеро шпиталізовані."
FIRE = "Сгорели 43 дома и 61 хозпостройка."
SAND = "С пляжей вывезено 12 тысяч тонн загрязнённого песка."
BODIES = "Число погибших — 21. Опознаны 17 тел."
RIVER = "Уровень реки достиг 764 см, за сутки прибыло 38 см."


@pytest.mark.parametrize(
    ("post", "lang", "report", "number", "verdict"),
    [
        (STRIKE, "en", "Eleven people were killed, nine of them children", "nine", "other_scope"),
        (STRIKE, "fr", "Onze morts, dont neuf enfants", "neuf", "other_scope"),
        (STRIKE, "en", "Forty people were wounded, including nine children", "nine", "same"),
        (TOLL, "en", "Thirty-four people died in hospital today", "Thirty-four", "other_scope"),
        (TOLL, "uk", "За добу загинули 34 людини", "34", "other_scope"),
        (TOLL, "de", "Die Zahl der Toten stieg heute auf 34", "34", "same"),
        (TOLL, "en", "Thirty-four people were killed in the strike", "Thirty-four", "same"),
        (AID, "en", "148 applications for compensation have been filed", "148", "same"),
        (AID, "pl", "Złożono 148 wniosków o odszkodowanie", "148", "same"),
        (AID, "en", "148 people have received compensation", "148", "other_scope"),
        (SHELTERS, "en", "640 people are staying in shelters", "640", "other_scope"),
        (SHELTERS, "it", "640 persone sono ospitate nei centri di accoglienza", "640", "other_scope"),
        (SHELTERS, "fr", "85 personnes restent dans des centres d'accueil", "85", "same"),
        (CARE, "en", "Twelve people were taken to hospital", "Twelve", "other_scope"),
        (CARE, "pl", "Dwanaście osób opatrzono na miejscu", "Dwanaście", "same"),
        (FIRE, "de", "104 Häuser brannten nieder", "104", "other_scope"),
        (FIRE, "it", "Sono bruciate 104 case", "104", "other_scope"),
        (FIRE, "fr", "104 bâtiments ont brûlé", "104", "same"),
        (FIRE, "es", "61 dependencias ardieron", "61", "same"),
        (SAND, "es", "Se recogieron 12.000 toneladas de fuel", "12.000", "other_scope"),
        (SAND, "uk", "Зібрано 12 тисяч тонн мазуту", "12 тисяч", "other_scope"),
        (SAND, "en", "12,000 tonnes of sand soaked in fuel oil were removed", "12,000", "same"),
        (SAND, "en", "Workers have removed 12,000 tonnes from the beaches", "12,000", "same"),
        (BODIES, "en", "Seventeen people died", "Seventeen", "other_scope"),
        (BODIES, "de", "17 Menschen kamen ums Leben", "17", "other_scope"),
        (BODIES, "en", "Seventeen bodies have been identified", "Seventeen", "same"),
        (RIVER, "de", "Der Pegel stieg um 38 Zentimeter auf 7,64 Meter", "38", "same"),
        (RIVER, "en", "The river rose by 764 centimetres", "764", "other_scope"),
    ],
)
def test_who_is_counted_is_told(post, lang, report, number, verdict):
    said = {
        "en": ", Governor Anna Lukina said.",
        "de": ", sagte Gouverneurin Anna Lukina.",
        "fr": ", a annoncé la gouverneure Anna Loukina.",
        "it": ", ha detto la governatrice Anna Lukina.",
        "es": ", dijo la gobernadora Anna Lúkina.",
        "pl": ", powiedziała gubernator Anna Łukina.",
        "uk": ", повідомила голова ОВА Анна Лукіна.",
    }[lang]
    found = compare_texts(post, report + said, report_lang=lang)
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]


@pytest.mark.parametrize(
    ("post", "report", "number", "verdict"),
    [
        ("Пошкоджено 12 багатоповерхівок та 47 приватних осель.", "59 Wohnhäuser wurden beschädigt", "59", "same"),
        ("Пятеро считаются пропавшими без вести.", "Fünf Menschen werden vermisst", "Fünf", "same"),
        ("Погибли 14 человек, судьба ещё семи неизвестна.", "21 Menschen kamen ums Leben", "21", "differs"),
        ("Погибли 24 человека, в том числе ребёнок.", "24 Menschen starben, darunter ein Kind", "ein Kind", "same"),
        ("Вчера собрали 1 450 мешков песка, сегодня — 980.", "2.430 Säcke wurden gefüllt", "2.430", "same"),
        ("В районе без света 4 200, всего по области — 11 600.", "11.600 sind in der Region ohne Strom", "11", "same"),
        ("Выплаты начислены 312 семьям, деньги получили 127.", "127 Familien wurden ausgezahlt", "127", "same"),
        ("Осмотрены 17 человек, госпитализированы 23.", "40 Menschen sind im Krankenhaus", "40", "other_scope"),
        ("На борту 84 пассажира и шесть членов экипажа.", "Die sechs Passagiere sind wohlauf", "sechs", "other_scope"),
        ("Постраждали 22 людини: у 14 легкі травми.", "14 Menschen sind schwer verletzt", "14", "other_scope"),
    ],
)  # fmt: skip
def test_parts_and_sums_of_one_breath(post, report, number, verdict):
    found = compare_texts(post, report + ", sagte Gouverneurin Anna Lukina.", report_lang="de")
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]
