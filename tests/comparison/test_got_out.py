"""Who is out and who is still below, who got out alone and who was rescued, and years that are none: invented texts."""

import pytest

from ingest.comparison import compare_texts

MINE = "На поверхность подняты 87 горняков, под землёй остаются пятеро."
ALL_UP = "На поверхню підняли всіх 11 шахтарів."
FIRE = "При пожаре в общежитии 150 человек вышли сами, ещё 23 спасены по автолестнице."
STRIKE = "Двое погибших и 13 раненых при ударе по рынку."
COLLAPSE = "Под землёй находились 148 горняков, 131 поднят на поверхность. Судьба 17 устанавливается."
YEAR = "С начала года приняли 1 940 заявок, за неделю 26."
EN = ", Governor Anna Lukina said."
DE = ", sagte Gouverneurin Anna Lukina."
FR = ", a déclaré la gouverneure Anna Loukina."
IT = ", ha detto la governatrice Anna Lukina."
ES = ", dijo la gobernadora Ana Lukina."
PL = ", powiedziała gubernator Anna Łukina."
PT = ", disse a governadora Ana Lukina."
RU = ", сообщила губернатор Анна Лукина."
UK = ", повідомила губернаторка Анна Лукіна."
CASES = [
    # language of the post, of the report, post, report, number, verdict
    ("ru", "en", MINE, "87 miners are trapped, five were brought to the surface" + EN, "87", "other_scope"),
    ("ru", "en", MINE, "87 miners are trapped, five were brought to the surface" + EN, "five", "other_scope"),
    ("ru", "en", MINE, "87 miners were brought to the surface, five are trapped" + EN, "87", "same"),
    ("ru", "de", MINE, "87 Bergleute sind unter Tage eingeschlossen" + DE, "87", "other_scope"),
    ("ru", "de", MINE, "87 Bergleute wurden an die Oberfläche gebracht" + DE, "87", "same"),
    ("ru", "fr", MINE, "87 mineurs sont bloqués sous terre" + FR, "87", "other_scope"),
    ("ru", "fr", MINE, "87 mineurs ont été remontés, cinq restent sous terre" + FR, "cinq", "same"),
    ("ru", "it", MINE, "87 minatori sono intrappolati sottoterra" + IT, "87", "other_scope"),
    ("ru", "es", MINE, "87 mineros están atrapados bajo tierra" + ES, "87", "other_scope"),
    ("ru", "es", MINE, "87 mineros salieron a la superficie" + ES, "87", "same"),
    ("ru", "pl", MINE, "87 górników jest uwięzionych pod ziemią" + PL, "87", "other_scope"),
    ("ru", "pt", MINE, "87 mineiros continuam no subsolo" + PT, "87", "other_scope"),
    ("ru", "uk", MINE, "87 гірників заблоковані під землею" + UK, "87", "other_scope"),
    ("ru", "ru", MINE, "Под землёй остаются 87 горняков" + RU, "87", "other_scope"),
    # who was trapped and is out is told by either word
    ("uk", "en", ALL_UP, "All 11 trapped miners are safe" + EN, "11", "same"),
    ("uk", "en", ALL_UP, "All 11 miners trapped underground have been brought up" + EN, "11", "same"),
    ("uk", "es", ALL_UP, "Los 11 mineros atrapados ya están fuera" + ES, "11", "same"),
    ("uk", "fr", ALL_UP, "Les 11 mineurs bloqués sont sains et saufs" + FR, "11", "same"),
    ("uk", "en", ALL_UP, "All 11 miners are still trapped" + EN, "11", "other_scope"),
    # who got out with nobody's help was not rescued
    ("ru", "en", FIRE, "Firefighters rescued 150 people" + EN, "150", "other_scope"),
    ("ru", "en", FIRE, "150 people left on their own and 23 were rescued" + EN, "150", "same"),
    ("ru", "en", FIRE, "150 people left on their own and 23 were rescued" + EN, "23", "same"),
    ("ru", "en", FIRE, "150 people fled the burning dormitory" + EN, "150", "same"),
    ("ru", "de", FIRE, "Die Feuerwehr rettete 150 Menschen" + DE, "150", "other_scope"),
    ("ru", "de", "150 человек вышли сами.", "150 Menschen brachten sich in Sicherheit" + DE, "150", "same"),
    ("ru", "fr", FIRE, "Les pompiers ont secouru 150 personnes" + FR, "150", "other_scope"),
    ("ru", "it", FIRE, "150 persone sono uscite da sole" + IT, "150", "same"),
    (
        "es",
        "en",
        "Ocho vecinos salieron por su cuenta.",
        "Firefighters rescued eight residents" + EN,
        "eight",
        "other_scope",
    ),
    (
        "pl",
        "en",
        "Ośmiu mieszkańców wyszło samodzielnie.",
        "Crews rescued eight residents" + EN,
        "eight",
        "other_scope",
    ),
    (
        "pt",
        "en",
        "Oito moradores saíram sozinhos.",
        "Firefighters rescued eight residents" + EN,
        "eight",
        "other_scope",
    ),
    ("uk", "en", "12 рибалок самостійно вибралися з криги.", "Crews rescued 12 anglers" + EN, "12", "other_scope"),
    ("uk", "en", "Врятовано 12 людей.", "Crews saved 12 people from their own homes" + EN, "12", "same"),
    # the dead and the hurt are no dead, whatever else was hit, and nobody dies by arithmetic
    ("ru", "en", STRIKE, "Fifteen people were killed when a market was hit" + EN, "Fifteen", "other_scope"),
    ("ru", "fr", STRIKE, "Quinze personnes ont été tuées quand le marché a été touché" + FR, "Quinze", "other_scope"),
    ("ru", "en", STRIKE, "Fifteen people were killed or wounded when a market was hit" + EN, "Fifteen", "same"),
    ("ru", "en", COLLAPSE, "At least 17 miners died in the collapse" + EN, "At least 17", "other_scope"),
    # a round number nearly reached or passed is no year
    ("ru", "ru", YEAR, "Всего с начала года — почти 2000" + RU, "2000", "rounded"),
    ("ru", "uk", YEAR, "З січня — понад 1900, за тиждень 26" + UK, "1900", "rounded"),
    ("ru", "en", YEAR, "Since the start of the year it was nearly 2000" + EN, "2000", "rounded"),
    ("ru", "de", YEAR, "Seit Jahresbeginn waren es fast 2000" + DE, "2000", "rounded"),
    ("ru", "it", YEAR, "Dall'inizio dell'anno quasi 2000" + IT, "2000", "rounded"),
    ("ru", "pl", YEAR, "Od początku roku prawie 2000" + PL, "2000", "rounded"),
    ("ru", "de", YEAR, "Es waren 26 Anträge in einer Woche, mehr als 2020" + DE, "2020", None),
    ("ru", "de", YEAR, "Es waren 26 Anträge in einer Woche, kurz vor 2000" + DE, "2000", None),
    ("ru", "it", YEAR, "Sono state 26 domande, più del 2020" + IT, "2020", None),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), CASES)
def test_who_got_out_is_told_apart(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str | None
) -> None:
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    got = [one.verdict.value for one in found if number in one.report.selector.exact]
    assert got[:1] == ([] if verdict is None else [verdict])
