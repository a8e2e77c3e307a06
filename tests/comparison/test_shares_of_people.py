"""Parts told as a wrong share of all, complements turned round, gaps over a mark or in another unit: invented texts."""

import pytest

from tests.comparison.saying import verdict_of

LEFT = "Из города выехали 2 400 человек, из них 480 детей."
HURT = "Травмированы 23 человека, из них восемь — тяжело. Погибли трое."
ROAD = "Расчищено 38 км дороги из 52."
RIVER = "Ночью река прибавила 29 см, уровень 531 см при опасной отметке 500."
ASKED = "Из 1 840 заявок одобрены 1 310, отказано по 204, остальные рассматриваются."
PULLED = "Из-под завалов достали девять человек, четверо из них, увы, мертвы."
PULLED_UK = "З-під завалу дістали 9 людей, чотирьох із них — без ознак життя."
BUS = "В автобусе ехали 31 пассажир и двое водителей. Погибли пятеро."
FLU = "За неделю 7,9 тыс. случаев гриппа, на 14% больше, чем неделей ранее."
DECIDED = "Из 1 840 заявок одобрены 1 310, отказано по 322."
PAIRS = [
    # a sort of people as a share of all
    ("ru>en", LEFT, "Some 2,400 people left the city, a third of them children", "third", "differs"),
    ("ru>en", LEFT, "Some 2,400 people left the city, a fifth of them children", "fifth", "unit_converted"),
    ("ru>fr", LEFT, "2 400 habitants ont quitté la ville, dont un tiers d'enfants", "tiers", "differs"),
    ("ru>pl", LEFT, "Z miasta wyjechało 2400 osób, jedna trzecia to dzieci", "trzecia", "differs"),
    ("ru>uk", LEFT, "З міста виїхали 2400 людей, третина з них — пенсіонери", "третина", "not_in_source"),
    ("ru>en", "Эвакуированы 640 человек, из них 96 детей.", "Half of those evacuated are children", "Half", "differs"),
    ("ru>es", "Прибыли 90 машин, из них 18 грузовиков.", "La mitad de los vehículos son camiones", "mitad", "differs"),
    (
        "ru>de",
        "Прибыли 90 машин, из них 18 грузовиков.",
        "Ein Fünftel der Fahrzeuge sind Lastwagen",
        "Fünftel",
        "unit_converted",
    ),
    # a level and what it grew by
    (
        "uk>en",
        "Пожежа охопила 310 га, за добу площа зросла на 45 га.",
        "The fire covers 355 hectares",
        "355",
        "differs",
    ),
    ("uk>ru", "Вкриття: було 310 місць, додали ще 45 місць.", "В укрытиях теперь 355 мест", "355", "same"),
    # what a part leaves, told of the part
    ("ru>de", HURT, "23 Menschen wurden verletzt, 15 davon schwer", "15", "differs"),
    ("ru>es", HURT, "23 personas resultaron heridas, quince de ellas de gravedad", "quince", "differs"),
    ("ru>en", HURT, "Twenty-three people were hurt, 15 of them lightly", "15", "same"),
    ("ru>it", HURT, "23 persone sono rimaste ferite, otto in modo grave", "otto", "same"),
    # what is left, in miles, above a mark, beside a number that is near by chance
    ("ru>en", ROAD, "Nearly nine miles of road still have to be cleared", "nine miles", "unit_converted"),
    ("ru>en", RIVER, "The river is some 30 centimetres over the danger mark", "some 30", "rounded"),
    ("ru>es", RIVER, "El río supera en 31 centímetros el nivel de peligro", "31", "same"),
    ("ru>de", DECIDED, "Weitere 208 Anträge werden geprüft", "208", "same"),
    ("ru>de", DECIDED, "Weitere 240 Anträge werden geprüft", "240", "not_in_source"),
    ("ru>en", ASKED, "Another 326 applications are still pending", "326", "same"),
    ("ru>pt", ASKED, "Outros 326 pedidos ainda estão em análise", "326", "same"),
    # the dead among those pulled out
    ("ru>en", PULLED, "Nine people were pulled out, four of them dead", "four", "same"),
    ("uk>de", PULLED_UK, "Neun Menschen wurden geborgen, vier davon tot", "vier", "same"),
    ("uk>fr", PULLED_UK, "Neuf personnes ont été dégagées, dont quatre sans signe de vie", "quatre", "same"),
    # who was on board
    ("ru>en", BUS, "A bus with 33 people on board overturned, killing five", "33", "same"),
    # bounds and growth that leave the post's number out
    ("ru>en", FLU, "Flu infections jumped to more than 8,000 in the past week", "8,000", "differs"),
    ("ru>en", FLU, "Flu infections jumped to almost 8,000 in the past week", "8,000", "rounded"),
    ("ru>de", FLU, "Die Zahl der Grippefälle stieg um ein Viertel", "Viertel", "differs"),
]


@pytest.mark.parametrize(("langs", "post", "report", "number", "verdict"), PAIRS)
def test_shares_of_people(langs, post, report, number, verdict):
    lang, report_lang = langs.split(">")
    assert verdict_of(lang, report_lang, post, report, number) == verdict
