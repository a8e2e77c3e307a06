"""The number of one stage told as that of another, in invented texts: received and upheld, bought and delivered."""

import pytest

from ingest.comparison import compare_texts
from ingest.model import Verdict


def _told(source, report, part, langs):
    found = compare_texts(source, report, source_lang=langs[0], report_lang=langs[1])
    start = report.index(part)
    inside = [one for one in found if one.report.selector.start < start + len(part) and start < one.report.selector.end]
    return inside[0].verdict if inside else None


STAGES = [
    (
        "ru-en",
        "Жалоб на дороги поступило 86, удовлетворено 31.",
        "Eighty-six complaints about the roads were upheld, mayor Timur Lagunov said.",
        "Eighty-six complaints",
    ),
    (
        "uk-de",
        "Закуплено 340 генераторів, передали лікарням 215.",
        "340 Generatoren seien an die Krankenhäuser übergeben worden, sagte Bürgermeister Danylo Riznyk.",
        "340 Generatoren",
    ),
    (
        "ru-fr",
        "Заявления подали 1 940 семей, одобрено 1 120.",
        "Les demandes de 1 940 familles ont été approuvées, a indiqué la maire Vera Toumanova.",
        "1 940 familles",
    ),
    (
        "ru-es",
        "Отловлено 720 собак, стерилизованы 480.",
        "Se esterilizaron 720 perros; en total 720 esterilizados, afirmó el alcalde Lev Sokolnik.",
        "720 perros",
    ),
    (
        "uk-pl",
        "Побудовано 64 квартири, вже заселено 22.",
        "Zamieszkane są już 64 mieszkania, poinformował mer Orest Wilchowy.",
        "64 mieszkania",
    ),
    (
        "ru-it",
        "Проверили 95 магазинов, в 18 нашли нарушения.",
        "Irregolarità in 95 negozi, ha detto il sindaco Arkadij Lunin.",
        "95 negozi",
    ),
    (
        "ru-uk",
        "Сотрудников обучено 41, ещё 26 проходят обучение.",
        "Навчання проходять 41 працівник, повідомив мер Лука Берест.",
        "41 працівник",
    ),
    (
        "ru-en",
        "Эвакуированы 318 человек, из них в ПВР находятся 54.",
        "A temporary shelter now houses 318 people, governor Kira Zaitseva said.",
        "318 people",
    ),
    (
        "uk-pt",
        "На місці аварії було 52 пасажири автобуса, травмовано 9.",
        "Cinquenta e dois passageiros ficaram feridos, disse o governador Ivan Kalyna.",
        "Cinquenta e dois passageiros",
    ),
]


@pytest.mark.parametrize(("langs", "source", "report", "part"), STAGES, ids=[f"{s[0]}-{s[3]}" for s in STAGES])
def test_one_stage_is_not_another(langs, source, report, part):
    assert _told(source, report, part, langs.split("-")) is Verdict.OTHER_SCOPE


SAME = [
    (
        "ru-en",
        "Жалоб на дороги поступило 86, удовлетворено 31.",
        "The town received 86 complaints about the roads and upheld 31, mayor Timur Lagunov said.",
        "86 complaints",
    ),
    (
        "uk-de",
        "Закуплено 340 генераторів, передали лікарням 215.",
        "Gekauft habe man 340 Generatoren, sagte Bürgermeister Danylo Riznyk.",
        "340 Generatoren",
    ),
    (
        "ru-es",
        "Отловлено 720 собак, стерилизованы 480.",
        "Fueron capturados 720 perros, afirmó el alcalde Lev Sokolnik.",
        "720 perros",
    ),
    (
        "ru-fr",
        "Заявления подали 1 940 семей, одобрено 1 120.",
        "Au total, 1 940 familles ont déposé une demande, a indiqué la maire Vera Toumanova.",
        "1 940 familles",
    ),
]


@pytest.mark.parametrize(("langs", "source", "report", "part"), SAME, ids=[f"{s[0]}-{s[3]}" for s in SAME])
def test_the_same_stage_in_other_words_is_the_same(langs, source, report, part):
    assert _told(source, report, part, langs.split("-")) is Verdict.SAME


LEVELS = [
    (
        "ru-it",
        "Площадь парков — 740 га.",
        "L'area dei parchi è aumentata di 740 ettari, ha detto il sindaco Lunin.",
        "740 ettari",
    ),
    (
        "uk-de",
        "Борг зменшився на 14 млн грн.",
        "Die Schulden sanken auf 14 Millionen Hrywnja, sagte Bürgermeister Riznyk.",
        "14 Millionen",
    ),
    (
        "ru-fr",
        "Долг сократили на 30 млн рублей.",
        "La dette a été ramenée à 30 millions de roubles, a dit la maire Vera Toumanova.",
        "30 millions",
    ),
    (
        "ru-es",
        "Цена проезда вырастет с 7 500 до 9 200 рублей.",
        "El precio sube 9.200 rublos, anunció el alcalde Lev Sokolnik.",
        "9.200 rublos",
    ),
    (
        "ru-pt",
        "Цена проезда вырастет с 7 500 до 9 200 рублей.",
        "O preço sobe 9.200 rublos, anunciou o autarca Lev Sokolnik.",
        "9.200 rublos",
    ),
    (
        "ru-de",
        "На дороги заложили 18,9 млрд рублей (+2,4 млрд).",
        "Für Straßen gibt es 2,4 Milliarden Rubel, sagte Gouverneurin Inna Lagunowa.",
        "2,4 Milliarden",
    ),
]


@pytest.mark.parametrize(("langs", "source", "report", "part"), LEVELS, ids=[s[0] for s in LEVELS])
def test_by_is_not_to(langs, source, report, part):
    assert _told(source, report, part, langs.split("-")) is Verdict.OTHER_SCOPE


GAPS = [
    (
        "uk-de",
        "З теплом 58 із 61 школи.",
        "Kalt ist es noch in drei Schulen, sagte Bürgermeister Danylo Riznyk.",
        "drei Schulen",
    ),
    (
        "ru-it",
        "Доходы 1,48 млрд рублей, расходы 1,53 млрд.",
        "Il disavanzo sarà di 50 milioni di rubli, ha detto il sindaco Lunin.",
        "50 milioni",
    ),
    (
        "ru-fr",
        "Экспорт — 870 млн долларов. Импорт — 510 млн долларов.",
        "L'excédent commercial atteint 360 millions de dollars, a dit la maire Vera Toumanova.",
        "360 millions",
    ),
    (
        "ru-pt",
        "План года — 1 250 квартир, сдано 1 318.",
        "Foram entregues 68 apartamentos acima da meta, disse o autarca Lev Sokolnik.",
        "68 apartamentos",
    ),
    (
        "uk-en",
        "Частка доріг у нормі зросла з 51 до 57%.",
        "The share of good roads grew by six percentage points, mayor Danylo Riznyk said.",
        "six percentage points",
    ),
    (
        "ru-en",
        "Подано 5 208 заявлений. Одобрено 4 117, отказано 236.",
        "The remaining 855 applications are being looked at, mayor Timur Lagunov said.",
        "855 applications",
    ),
    (
        "ru-uk",
        "Эвакуировали 96 человек, из них 22 ребёнка.",
        "Вивезли 74 дорослих, повідомив мер Лука Берест.",
        "74 дорослих",
    ),
]


@pytest.mark.parametrize(("langs", "source", "report", "part"), GAPS, ids=[s[0] + s[3] for s in GAPS])
def test_what_is_left_between_two_numbers_is_the_same(langs, source, report, part):
    assert _told(source, report, part, langs.split("-")) is Verdict.SAME


def test_a_gap_that_the_post_does_not_have_is_no_agreement():
    source = "З теплом 58 із 61 школи."
    report = "Kalt ist es noch in acht Schulen, sagte Bürgermeister Danylo Riznyk."
    assert _told(source, report, "acht Schulen", ("uk", "de")) is not Verdict.SAME


SHARES = [
    (
        "ru-fr",
        "Отремонтировано 186,5 км из 214 запланированных.",
        "Soit 87 % du programme, a dit la maire Vera Toumanova.",
        "87 %",
        Verdict.UNIT_CONVERTED,
    ),
    (
        "ru-it",
        "Жалоб за неделю 640, за прошлую было 1 480.",
        "Le lamentele sono calate del 57%, ha detto il sindaco Lunin.",
        "57%",
        Verdict.UNIT_CONVERTED,
    ),
    (
        "uk-ru",
        "Знайшли живими 5 із 7 туристів.",
        "Живыми нашли пятерых из семи туристов, сообщил мэр Лука Берест.",
        "пятерых",
        Verdict.SAME,
    ),
    (
        "ru-en",
        "Восстановлено 640 домов из 800.",
        "Four in five homes have been repaired, mayor Timur Lagunov said.",
        "Four in five",
        Verdict.UNIT_CONVERTED,
    ),
    (
        "ru-en",
        "В отряде 18 экипажей, это 144 добровольца.",
        "There are eight volunteers in each crew, mayor Timur Lagunov said.",
        "eight volunteers",
        Verdict.UNIT_CONVERTED,
    ),
]


@pytest.mark.parametrize(("langs", "source", "report", "part", "verdict"), SHARES, ids=[s[0] + s[3] for s in SHARES])
def test_shares_follow_from_two_numbers(langs, source, report, part, verdict):
    assert _told(source, report, part, langs.split("-")) is verdict


SUMS = [
    (
        "uk-uk",
        "Загинули 4 працівники, ще 3 працівники травмовані.",
        "Загинули семеро працівників, сказав мер Лука Берест.",
        "семеро",
        Verdict.OTHER_SCOPE,
    ),
    (
        "ru-en",
        "Отремонтируют 14 школ и 3 больницы.",
        "They will repair 17 schools and hospitals, mayor Timur Lagunov said.",
        "17 schools",
        Verdict.SAME,
    ),
    (
        "ru-de",
        "В автобусе ехали 18 детей и двое взрослых.",
        "Im Bus saßen 20 Menschen, sagte Bürgermeister Danylo Riznyk.",
        "20 Menschen",
        Verdict.SAME,
    ),
    (
        "ru-en",
        "Вывезли 96 человек.",
        "They brought out 96 adults and children, mayor Timur Lagunov said.",
        "96 adults",
        Verdict.SAME,
    ),
    (
        "uk-en",
        "Ворог ударив 61 бомбою та майже 480 дронами, загинули 4 людини.",
        "More than 480 drones were launched, mayor Danylo Riznyk said.",
        "More than 480 drones",
        Verdict.DIFFERS,
    ),
]


@pytest.mark.parametrize(("langs", "source", "report", "part", "verdict"), SUMS, ids=[s[0] + s[3] for s in SUMS])
def test_sums_need_one_label(langs, source, report, part, verdict):
    assert _told(source, report, part, langs.split("-")) is verdict


def test_an_average_is_not_a_peak():
    source = "Средняя загрузка гостиниц — 78%, в августе доходило до 93%."
    report = "Hotel occupancy averaged 93%, mayor Timur Lagunov said."
    assert _told(source, report, "93%", ("ru", "en")) is Verdict.OTHER_SCOPE


def test_a_forecast_told_as_a_forecast_is_the_same():
    source = "Сейчас подтоплено 12 домов. Вода может подняться ещё на 40–60 см, сегодня 684 см."
    report = "The water could come up by another 40 to 60 cm, mayor Timur Lagunov said."
    assert _told(source, report, "40 to 60 cm", ("ru", "en")) is Verdict.SAME
