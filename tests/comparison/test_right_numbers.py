"""Right numbers that a short word, a doubt of something else, a place or an address made suspect: invented texts."""

import pytest

from ingest.comparison import compare_texts
from tests.comparison.saying import SAID, verdict_of

# languages of post and report, post, report, number
SAME = [
    ("ru", "en", "Без воды ок. 48 тыс. чел.", "About 48,000 people have no water", "48,000"),
    ("ru", "de", "Без света прибл. 640 домов.", "Rund 640 Häuser sind ohne Strom", "640"),
    ("uk", "pl", "Евакуйовано бл. 310 осіб.", "Ewakuowano ok. 310 osób", "310"),
    ("uk", "fr", "Евакуйовано близько 310 осіб.", "Environ 310 personnes ont été évacuées", "310"),
    ("ru", "pt", "Эвакуированы около 900 человек.", "Foram retiradas aprox. 900 pessoas", "900"),
    (
        "ru",
        "en",
        "Подрядчику грозит штраф до 3 млн руб.",
        "The contractor could be fined up to 3 million roubles",
        "3 m",
    ),
    ("uk", "de", "Під завалами можуть бути 12 людей.", "Zwölf Menschen könnten unter Trümmern liegen", "Zwölf"),
    ("ru", "en", "Рухнул подъезд пятиэтажки.", "Some may lie beneath the ruins of a five-storey block", "five"),
    ("ru", "it", "В трёх ПВР размещены 88 человек.", "In tre centri di accoglienza dormono 88 persone", "tre"),
    (
        "ru",
        "en",
        "Из трёх многоэтажек вывели 190 жильцов, все вернулись.",
        "190 residents led out of three apartment blocks are home",
        "three",
    ),
]
UNHURT = "Погибли 4 человека. Ещё 21 человек не пострадал."
DRONES = "Вночі ворог атакував громаду 13 дронами."
SAME += [
    ("ru", "fr", UNHURT, "Vingt et une personnes sont sorties indemnes", "Vingt"),
    ("ru", "it", UNHURT, "Altre 21 sono uscite illese", "21"),
    ("ru", "pt", UNHURT, "Outras 21 saíram ilesas", "21"),
    ("ru", "pl", UNHURT, "21 innych osób wyszło bez szwanku", "21"),
    ("uk", "fr", DRONES, "Treize drones se sont abattus sur la commune", "Treize"),
    ("uk", "es", DRONES, "Trece drones se abatieron sobre la comunidad", "Trece"),
    ("ru", "en", "Двое сотрудников надышались дымом.", "Two employees suffered smoke inhalation", "Two"),
]
TOLD_OTHERWISE = [
    ("uk", "fr", DRONES, "Treize drones ont été abattus", "Treize", "other_scope"),
    ("ru", "pt", UNHURT, "Outras 21 pessoas estão desaparecidas", "21", "other_scope"),
    ("ru", "en", "Без воды ок. 48 тыс. чел.", "Exactly 48,000 people have no water", "48,000", "hedge_changed"),
    ("uk", "de", "Евакуйовано 310 осіб.", "Evakuiert wurden ca. 310 Menschen", "310", "hedge_changed"),
    ("ru", "en", "Погибли 14 человек.", "Fourteen people may have been killed", "Fourteen", "hedge_changed"),
    ("ru", "en", "В трёх многоэтажках выбиты окна.", "Three apartment blocks were destroyed", "Three", "other_scope"),
]
NO_COUNTS = [
    ("fr", "Le retour du chauffage est prévu pour 22 heures", "22"),
    ("it", "Sotto le macerie del civico 23 si cerca ancora", "23"),
    ("de", "Unter den Trümmern von Hausnummer 23 wird noch gesucht", "23"),
    ("pl", "Trwa przeszukiwanie gruzów bloku 23", "23"),
    ("es", "Siguen buscando bajo los escombros del portal 23", "23"),
    ("uk", "Пуск тепла обіцяють на 22 годину", "22"),
]


@pytest.mark.parametrize(
    ("lang", "report_lang", "post", "report", "number"), SAME, ids=[f"{s[4]} {s[3]}" for s in SAME]
)
def test_right_number_is_the_same(lang: str, report_lang: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "same"


@pytest.mark.parametrize(
    ("lang", "report_lang", "post", "report", "number", "verdict"), TOLD_OTHERWISE, ids=[t[3] for t in TOLD_OTHERWISE]
)
def test_otherwise(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict


@pytest.mark.parametrize(("lang", "report", "number"), NO_COUNTS, ids=[n[1] for n in NO_COUNTS])
def test_hours_and_addresses_are_no_counts(lang: str, report: str, number: str) -> None:
    compared = compare_texts(
        "Обрушился дом, погибли 13 человек.", report + SAID[lang], source_lang="ru", report_lang=lang
    )
    assert not [one for one in compared if number in one.report.selector.exact]
