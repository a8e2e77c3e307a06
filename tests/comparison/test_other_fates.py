"""One fate in many words, and fates that exclude each other, in nine languages: invented texts."""

import pytest

from tests.comparison.saying import verdict_of

LODGED = "В ПВР находятся 63 человека, у родственников живут 47 человек."
CARE = "По допомогу звернулися 47 людей, госпіталізовано 12 людей."
RUBBLE = "З-під завалів дістали 9 людей, двох із них — без ознак життя. Доля ще 4 невідома."
LED_OUT = "Временно вывели 47 человек, ранены трое."
REFUSED = "Эвакуированы 212 человек, 47 отказались от эвакуации."
WARD = "На карантині 47 людей, захворіли 12 людей."
TRAIN = "В составе было 47 пассажиров, ранены 12 человек."
SEATS = "В автобусе ехали 36 пассажиров. Ранены 19."
HOUSES = "Отремонтированы 47 домов. Предстоит отремонтировать 63 дома."
WORKS = "В ремонте 14 школ."
OPENED = "Открыты 47 пунктов обогрева, планируем открыть 63."
STREETS = "Без світла було 31 вулицю, нині — 8."
FIRES = "За сутки потушены 4 пожара на 115 га. Горят 7 пожаров на 3 240 га."
PIPES = "Замінено 320 м труби з 750."
SHORE = "Очищено 27 км берега из 54."
FIGHTERS = "На тушении пожара 640 человек."
CASES = [
    # language of the post, of the report, post, report, number, verdict
    ("ru", "en", LODGED, "47 people are staying with relatives", "47", "same"),
    ("ru", "de", LODGED, "47 Menschen sind bei Verwandten untergekommen", "47", "same"),
    ("ru", "fr", LODGED, "47 personnes sont hébergées dans des centres d'accueil", "47", "other_scope"),
    ("ru", "pl", LODGED, "47 osób przebywa w punktach tymczasowego pobytu", "47", "other_scope"),
    ("uk", "en", CARE, "47 people turned to doctors", "47", "same"),
    ("uk", "it", CARE, "47 persone si sono rivolte ai medici", "47", "same"),
    ("uk", "es", CARE, "47 personas fueron hospitalizadas", "47", "other_scope"),
    ("uk", "en", RUBBLE, "Nine people were dug out of the rubble, two of them dead", "two", "same"),
    ("uk", "pl", RUBBLE, "Spod gruzów wydobyto 9 osób, w tym dwa ciała", "dwa", "same"),
    ("uk", "ru", RUBBLE, "Под обломками остаются 9 человек", "9", "other_scope"),
    ("ru", "en", LED_OUT, "47 people had to leave an apartment block", "47", "same"),
    ("ru", "fr", LED_OUT, "47 personnes ont dû quitter leur immeuble", "47", "same"),
    ("ru", "es", LED_OUT, "47 personas tuvieron que abandonar el edificio", "47", "same"),
    ("ru", "pt", LED_OUT, "47 pessoas ficaram feridas", "47", "other_scope"),
    ("ru", "en", REFUSED, "47 people refused to be evacuated", "47", "same"),
    ("ru", "de", REFUSED, "47 Menschen wollen ihre Häuser nicht verlassen", "47", "same"),
    ("ru", "en", REFUSED, "47 people were evacuated", "47", "other_scope"),
    ("uk", "en", WARD, "47 people are in quarantine", "47", "same"),
    ("uk", "fr", WARD, "47 personnes sont tombées malades", "47", "other_scope"),
    ("ru", "es", TRAIN, "En el tren viajaban 47 pasajeros", "47", "same"),
    ("ru", "es", TRAIN, "Los 47 pasajeros resultaron heridos", "47", "other_scope"),
    ("ru", "ru", SEATS, "В салоне автобуса 36 мест", "36", "other_scope"),
    ("ru", "en", SEATS, "The bus was carrying 36 people", "36", "same"),
    ("ru", "en", HOUSES, "47 houses are awaiting repair", "47", "other_scope"),
    ("ru", "en", HOUSES, "63 houses are awaiting repair", "63", "same"),
    ("ru", "de", HOUSES, "47 Häuser wurden repariert", "47", "same"),
    ("ru", "it", HOUSES, "63 case attendono la riparazione", "63", "same"),
    ("ru", "en", WORKS, "14 schools have been repaired", "14", "other_scope"),
    ("ru", "en", WORKS, "14 schools are being repaired", "14", "same"),
    ("ru", "en", OPENED, "47 heating points will be opened", "47", "other_scope"),
    ("ru", "en", OPENED, "47 heating points have been opened", "47", "same"),
    ("uk", "fr", STREETS, "31 rues sont toujours privées d'électricité", "31", "other_scope"),
    ("uk", "en", STREETS, "31 streets lost power", "31", "same"),
    ("ru", "en", FIRES, "Crews put out four fires covering 3,240 hectares", "3,240", "other_scope"),
    ("ru", "de", FIRES, "Vier Brände auf 115 Hektar wurden gelöscht", "115", "same"),
    ("ru", "en", FIRES, "Seven fires are burning on 3,240 hectares", "3,240", "same"),
    ("uk", "en", PIPES, "Crews have already laid 750 metres of pipe", "750", "other_scope"),
    ("uk", "en", PIPES, "Crews have replaced 320 metres of pipe", "320", "same"),
    ("ru", "en", SHORE, "Half of the 54-kilometre shoreline is clean", "54", "same"),
    ("ru", "en", FIGHTERS, "640 people were trying to contain the blaze", "640", "same"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), CASES)
def test_fates(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str) -> None:
    """A fate told in other words is the same; one that excludes the post's is another scope."""
    assert verdict_of(lang, report_lang, post, report, number) == verdict
