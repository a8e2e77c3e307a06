"""Numbers that two of the post's numbers give when multiplied or divided, and ratios told as shares."""

import pytest

from ingest.comparison import compare_texts

SAID = "{told}, governor Pavel Sosnin said on Telegram."
CASES = [
    # post, what the report says, the number, verdict
    ("Тушили 18 экипажей по четыре человека.", "Seventy-two people fought the fire", "Seventy-two", "unit_converted"),
    ("Тушили 18 экипажей по четыре человека.", "Seventy people fought the fire", "Seventy", "not_in_source"),
    (
        "Награду получат 120 врачей, каждому по 40 тысяч рублей.",
        "Bonuses cost 4.8 million roubles",
        "4.8",
        "unit_converted",
    ),
    ("Собрали 640 млн рублей, половину отдали школам.", "Schools got 320 million roubles", "320", "unit_converted"),
    ("Собрали 640 млн рублей, половину отдали школам.", "Schools got 230 million roubles", "230", "differs"),
    ("Очередь сократилась вдвое.", "The queue has shrunk by half", "half", "unit_converted"),
    ("Надои выросли в полтора раза.", "Milk yields rose by 50 percent", "50", "unit_converted"),
    ("Надои выросли в полтора раза.", "Milk yields rose by 70 percent", "70", "not_in_source"),
    ("Сейчас 15 постов, было 30.", "There were twice as many posts before", "twice as", "unit_converted"),
    (
        "Платим 2 тысячи рублей в месяц каждой семье.",
        "Each family gets 24,000 roubles a year",
        "24,000",
        "unit_converted",
    ),
    ("Простой занял полтора месяца.", "The stoppage took 45 days", "45 days", "unit_converted"),
    ("Простой занял 62 часа.", "The stoppage took two and a half days", "two and a half days", "unit_converted"),
    ("Купание опасно: вода +4.", "The water is 39 degrees Fahrenheit", "39", "unit_converted"),
    ("Платим по 350 рублей за голову.", "Owners get 350 roubles a bird", "350", "same"),
]


@pytest.mark.parametrize(("post", "told", "number", "verdict"), CASES)
def test_what_two_numbers_of_the_post_give(post, told, number, verdict):
    found = compare_texts(post, SAID.format(told=told), source_lang="ru", report_lang="en")
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]


GAPS = [
    ("Работали 88 участков, на двух итоги отменили.", "Results stand at 86 polling stations", "86", "same"),
    ("Открыли 17 мостов, 9 снова закрыли.", "Eight bridges are in use", "Eight", "same"),
    ("Пострадали 20 человек, 4 погибли.", "Sixteen people were killed", "Sixteen", "differs"),
    ("Мясо берём по 420 рублей, на 60 больше прежнего.", "Meat used to cost 360 roubles", "360", "same"),
    ("Погибли 87 человек, на 19 меньше прошлогоднего.", "Deaths are down 18 percent", "18", "unit_converted"),
    ("Выпустили 1 240 пилотов, среди них 86 женщин.", "The school trained 1,154 men", "1,154", "same"),
    ("Освоено 612 из 780 млн рублей.", "The remaining 168 million roubles wait", "168", "same"),
    ("Площадь пожара 2 870 га, потушено 1 960.", "The fire has grown to 910 hectares", "910", "differs"),
]


@pytest.mark.parametrize(("post", "told", "number", "verdict"), GAPS)
def test_what_a_number_of_the_post_leaves_of_another(post, told, number, verdict):
    found = compare_texts(post, SAID.format(told=told), source_lang="ru", report_lang="en")
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]
