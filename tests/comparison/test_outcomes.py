"""How it came out for the counted, told otherwise, in invented texts: shortfalls, damage, outpatients, spills."""

import pytest

from tests.comparison.saying import verdict_of

OTHERWISE = [
    ("ru", "en", "Недобор картофеля — 72 тыс. тонн.", "Farms harvested 72,000 tonnes of potatoes", "72,000"),
    ("uk", "fr", "Недобір ріпаку оцінили у 19 тис. тонн.", "Les fermiers ont récolté 19 000 tonnes de colza", "19 000"),
    (
        "ru",
        "it",
        "Ущерб от паводка — 83 млн рублей.",
        "La regione ha versato 83 milioni di rubli di risarcimenti",
        "83",
    ),
    (
        "uk",
        "pt",
        "Збитки від граду — 27 млн гривень.",
        "Os agricultores receberam 27 milhões de hryvnias em indemnizações",
        "27",
    ),
    (
        "uk",
        "de",
        "Травмовано 14 людей, десятьом допомогу надали амбулаторно.",
        "14 Menschen kamen ins Krankenhaus",
        "14",
    ),
    (
        "ru",
        "es",
        "Пострадали 16 человек, девятерых отпустили домой.",
        "Dieciséis personas fueron hospitalizadas",
        "Dieciséis",
    ),
    (
        "ru",
        "en",
        "За помощью обратились 95 человек. В инфекционном отделении 28.",
        "Ninety-five people are in hospital",
        "Ninety",
    ),
    ("uk", "pl", "Захворіли 640 дітей. Госпіталізовано 52 людини.", "Do szpitala trafiło 640 dzieci", "640"),
    (
        "ru",
        "de",
        "Вывезли 512 человек, из них 140 детей. В ПВР 65 человек.",
        "140 Kinder sind in Notunterkünften",
        "140",
    ),
    (
        "uk",
        "en",
        "Розлилося 75 тонн мазуту, у річку потрапили 3 тонни.",
        "Seventy-five tonnes ended up in the river",
        "Seventy",
    ),
    (
        "ru",
        "fr",
        "Собрано 52 т нефтесодержащей смеси.",
        "Cinquante-deux tonnes de gazole se sont déversées",
        "Cinquante",
    ),
    ("ru", "it", "Действуют 19 лесных пожаров.", "Sono stati spenti 19 incendi boschivi", "19 incendi"),
    ("ru", "pl", "К утру не подключены 5,3 тыс. абонентов.", "Rano prąd przywrócono 5,3 tys. odbiorców", "5,3"),
    ("uk", "es", "Полагодити треба 260 м огорожі.", "Ya se han reparado 260 metros de valla", "260"),
    (
        "uk",
        "fr",
        "З-під завалів дістали 11 людей, четверо з них загинули.",
        "Onze personnes ont été sorties vivantes des décombres",
        "Onze",
    ),
    (
        "ru",
        "en",
        "Из-под снега извлекли 9 человек, из них двое погибших.",
        "Nine injured people were pulled out of the snow",
        "Nine",
    ),
    ("ru", "pl", "Ранена женщина. Погибших нет.", "Zginęła jedna kobieta", "jedna"),
    ("uk", "it", "Поранено двох водіїв. Загиблих немає.", "Due persone sono morte", "Due"),
    ("uk", "en", "Просимо 380 мешканців не виходити з будинків.", "Rescuers evacuated 380 residents", "380"),
    ("ru", "uk", "Из 90 строящихся домов 36 уже под крышей.", "Мешканці в'їхали у 36 будинків", "36"),
    ("ru", "fr", "Вода ушла с 158 участков.", "158 parcelles sont inondées", "158"),
    ("uk", "it", "Підтоплено 236 будинків.", "L'acqua si è ritirata da 236 case", "236"),
    ("uk", "en", "Від вогню відстояли 40 будинків.", "Forty houses were destroyed by the fire", "Forty"),
    ("ru", "pl", "Нашли 312 нарушений.", "Usunięto 312 naruszeń", "312"),
    ("ru", "es", "Пропали 14 рыбаков.", "Catorce pescadores fueron hallados muertos", "Catorce"),
    ("uk", "pt", "Рівень води — 614 см.", "A água está 614 centímetros acima da marca de perigo", "614"),
    (
        "ru",
        "fr",
        "К обеду подключили 70 % из 9 400 абонентов.",
        "À midi, 70 % des 9 400 abonnés attendaient le courant",
        "70",
    ),
    ("uk", "de", "Обстежено 214 будинків.", "Die Reparatur von 214 Häusern ist abgeschlossen", "214"),
]


@pytest.mark.parametrize(("lang", "other", "post", "report", "number"), OTHERWISE, ids=[one[3] for one in OTHERWISE])
def test_another_outcome_is_of_another_scope(lang, other, post, report, number):
    assert verdict_of(lang, other, post, report, number) == "other_scope"


ALIKE = [
    ("uk", "en", "Недобір зерна — 41 тис. тонн.", "The grain shortfall is 41,000 tonnes", "41,000"),
    (
        "ru",
        "fr",
        "На компенсацию ущерба направят 83 млн рублей.",
        "Les sinistrés recevront 83 millions de roubles d'indemnisation",
        "83",
    ),
    (
        "ru",
        "it",
        "За утрату имущества — по 120 тыс. рублей на человека.",
        "Chi ha perso i beni riceverà 120 mila rubli a persona",
        "120",
    ),
    (
        "ru",
        "de",
        "Госпитализированы 12 человек, семерых уже выписали.",
        "Zwölf Menschen wurden ins Krankenhaus gebracht",
        "Zwölf",
    ),
    ("uk", "de", "Травмовано 14 людей, десятьом допомогу надали амбулаторно.", "14 Menschen wurden verletzt", "14"),
    ("ru", "de", "Вывезли 512 человек, из них 140 детей. В ПВР 65 человек.", "140 Kinder wurden evakuiert", "140"),
    (
        "ru",
        "pt",
        "Вывезли 512 человек, из них 140 детей. В ПВР 65 человек.",
        "Entre os 512 retirados há 140 crianças, 65 pessoas estão em abrigos",
        "140",
    ),
    ("ru", "en", "Собрано 52 т разлившегося мазута.", "Crews collected 52 tonnes of the spilled fuel oil", "52"),
    (
        "uk",
        "fr",
        "У річку потрапило 12 тонн дизпалива.",
        "Douze tonnes de gazole se sont déversées dans la rivière",
        "Douze",
    ),
    ("ru", "es", "Действовали 19 пожаров, все потушены.", "Se extinguieron 19 incendios", "19"),
    ("ru", "it", "Подключены 8,4 тыс. домов, не подключены ещё 1,9 тыс.", "Restano senza corrente 1.900 case", "1.900"),
    (
        "ru",
        "en",
        "Света не было у 33 тыс. потребителей, уже подключили всех.",
        "Power was restored to all 33,000 customers",
        "33,000",
    ),
    ("uk", "pl", "Треба відремонтувати 64 будинки.", "Naprawy wymagają 64 domy", "64"),
    (
        "ru",
        "fr",
        "Из-под завалов извлекли 13 человек, все живы.",
        "Treize personnes ont été sorties vivantes des décombres",
        "Treize",
    ),
    ("ru", "pt", "Ранены двое. Погибших нет.", "Duas pessoas ficaram feridas", "Duas"),
    (
        "uk",
        "en",
        "Вода відступила від 236 із 412 підтоплених будинків.",
        "Water has receded from 236 flooded homes",
        "236",
    ),
    ("ru", "es", "Затоплено 17 мостов, 9 уже освободились от воды.", "Ocho puentes siguen bajo el agua", "Ocho"),
    ("uk", "fr", "Від вогню відстояли 40 будинків.", "Quarante maisons ont été sauvées des flammes", "Quarante"),
    ("ru", "en", "Нашли и устранили 312 нарушений.", "Inspectors put right 312 violations", "312"),
    ("ru", "de", "Пропали 14 рыбаков.", "14 Fischer werden vermisst", "14"),
    ("uk", "it", "Рівень води — 614 см.", "Il livello dell'acqua è di 614 centimetri", "614"),
    ("ru", "fr", "Ущерб 46 млн рублей, виновник возместил.", "Le responsable a versé 46 millions de roubles", "46"),
]


@pytest.mark.parametrize(("lang", "other", "post", "report", "number"), ALIKE, ids=[one[3] for one in ALIKE])
def test_the_same_outcome_is_the_same(lang, other, post, report, number):
    assert verdict_of(lang, other, post, report, number) == "same"


def test_more_dead_than_hurt_are_no_borrowed_number():
    assert verdict_of("ru", "en", "Ранены трое. Погибших нет.", "Two people were killed", "Two") == "differs"
