"""The same number, another thing, fate or stage, without a rival number in the post: invented texts."""

import pytest

from ingest.comparison import compare_texts
from ingest.comparison.kinship import of_two_sorts

SAID = ", Governor Anna Lukina said."
OTHER = "other_scope"
TOLD = [
    # language of the post, post, report, number, verdict
    ("ru", "За неделю автобусы сделали 38 рейсов.", "Thirty-eight buses ran this week" + SAID, "Thirty-eight", OTHER),
    ("uk", "Африканську чуму підтверджено у 29 свиней.", "Swine fever has hit 29 farms" + SAID, "29", OTHER),
    ("ru", "Повторно голосуют на 15 избирательных участках.", "15 regions will vote again" + SAID, "15", OTHER),
    ("ru", "Закуплено 60 аппаратов ИВЛ.", "60 ambulances were bought" + SAID, "60", OTHER),
    ("uk", "Прибуло 18 вагонів з допомогою.", "18 trucks of aid arrived" + SAID, "18", OTHER),
    ("uk", "Спиляли 75 аварійних дерев.", "75 street lights were removed" + SAID, "75", OTHER),
    ("uk", "Бракує 85 вчителів.", "The schools lack 85 maths teachers" + SAID, "85", OTHER),
    ("ru", "Не хватает 45 учителей математики.", "The schools lack 45 maths teachers" + SAID, "45", "same"),
    ("ru", "Построено 6 садов.", "Six kindergartens were built" + SAID, "Six", "same"),
    ("uk", "Пошкоджено 46 осель.", "46 houses were damaged" + SAID, "46", "same"),
    ("ru", "Обработано 85% протоколов.", "The mayor took 85% of the vote" + SAID, "85%", OTHER),
    ("ru", "Сбиты пять ракет и три дрона.", "Three missiles and five drones were downed" + SAID, "Three", OTHER),
    (
        "uk",
        "Поранено двох медиків, понівечено чотири карети.",
        "Four medics were hurt, two ambulances hit" + SAID,
        "Four",
        OTHER,
    ),
    ("uk", "Маємо двох «двохсотих» та дев'ятьох «трьохсотих».", "Nine people were killed" + SAID, "Nine", OTHER),
    ("uk", "Маємо двох «двохсотих» та дев'ятьох «трьохсотих».", "Nine people were wounded" + SAID, "Nine", "same"),
    ("ru", "В больнице 27 пострадавших.", "27 people were operated on" + SAID, "27", OTHER),
    ("uk", "Повернуто 412 тіл полеглих.", "412 fallen soldiers have been identified" + SAID, "412", OTHER),
    ("ru", "Занесло снегом 23 деревни, в восьми нет хлеба.", "23 villages are without bread" + SAID, "23", OTHER),
    (
        "ru",
        "Катер спас 12 человек, рыбаки — ещё 7.",
        "Twelve were saved and seven more are missing" + SAID,
        "seven",
        OTHER,
    ),
    ("uk", "Тепло подали у 640 будинків, холодно досі у 210.", "Heat was restored in 210 houses" + SAID, "210", OTHER),
    ("ru", "Фура везла 20 тонн яблок, половина рассыпалась.", "20 tonnes of apples spilled" + SAID, "20", OTHER),
    ("ru", "Эпидпорог превышен в 9 из 22 районов.", "The threshold was exceeded in 22 districts" + SAID, "22", OTHER),
    (
        "uk",
        "На складі зберігають 12 тисяч тонн цукру.",
        "12,000 tonnes of sugar have been sold" + SAID,
        "12,000",
        OTHER,
    ),
    ("ru", "На субботник записались 800 человек.", "800 people took part in the clean-up" + SAID, "800", OTHER),
    ("ru", "На субботник вышли 800 человек.", "800 people took part in the clean-up" + SAID, "800", "same"),
    ("uk", "На кордоні в черзі 310 фур.", "310 lorries were cleared at the border" + SAID, "310", OTHER),
    ("ru", "Итог — 620 га проверенной земли.", "Sappers have cleared 620 hectares" + SAID, "620", "same"),
    ("ru", "В больнице 9 человек, ещё 6 лечатся дома.", "Fifteen people were hurt" + SAID, "Fifteen", "same"),
    ("ru", "Увезли с тепловым ударом 32 отдыхающих.", "32 tourists were hospitalised" + SAID, "32", "same"),
    ("ru", "Около 60 мин обнаружено у школы.", "About 60 mines were found near a school" + SAID, "60", "same"),
    ("ru", "За 40 мин нашли пропавшего ребёнка.", "The missing child was found in 40 minutes" + SAID, "40", "same"),
    ("ru", "Нарушителю грозит штраф до 500 тысяч рублей.", "He was fined 500,000 roubles" + SAID, "500,000", OTHER),
    ("uk", "Водієві загрожує до 10 років ув'язнення.", "He was sentenced to ten years in prison" + SAID, "ten", OTHER),
    ("ru", "Прокурор просит 7 лет колонии.", "The court jailed him for seven years" + SAID, "seven", OTHER),
    ("ru", "Штраф составил 300 тысяч рублей.", "The company was fined 300,000 roubles" + SAID, "300,000", "same"),
    ("uk", "Ще 30 тролейбусів прибудуть у січні. Зараз їздять 85.", "30 trolleybuses run now" + SAID, "30", OTHER),
    ("uk", "Ще 30 тролейбусів прибудуть у січні. Зараз їздять 85.", "85 trolleybuses run now" + SAID, "85", "same"),
    ("uk", "У грудні прибудуть 12 вагонів вугілля.", "Twelve wagons have already arrived" + SAID, "Twelve", OTHER),
    ("ru", "Опасная отметка — 650 см, сейчас 590.", "The river has reached 650 cm" + SAID, "650", OTHER),
    ("uk", "У прихистку 140 місць, живуть 63 людини.", "The shelter houses 140 refugees" + SAID, "140", OTHER),
    ("ru", "Паводок грозит 14 деревням.", "Floods threaten 14 villages" + SAID, "14", "same"),
    ("ru", "Паводок грозит 14 деревням.", "14 villages were flooded" + SAID, "14", OTHER),
    ("ru", "Выписано 14 протоколов.", "14 fines were issued" + SAID, "14", "same"),
    ("uk", "Тепло є у 640 будинках, ще 210 чекають.", "210 more buildings are waiting for heat" + SAID, "210", "same"),
    ("uk", "Ще 20 тварин чекають на транспорт.", "20 more animals are waiting" + SAID, "20", "same"),
]


@pytest.mark.parametrize(("lang", "post", "report", "number", "verdict"), TOLD, ids=[one[2] for one in TOLD])
def test_a_number_of_another_thing_fate_or_stage_is_told(
    lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    compared = compare_texts(post, report, source_lang=lang, report_lang="en")
    found = {one.verdict.value for one in compared if number in one.report.selector.exact}
    assert found == {verdict}


def test_things_of_two_sorts_share_none_and_unjudged_things_have_none() -> None:
    assert of_two_sorts("bus", "flight")
    assert not of_two_sorts("bus", "truck")
    assert not of_two_sorts("bus", None)
    assert not of_two_sorts("device", "bus")
