"""Floods, storms, damage and outages told of something else, and their honest twins: invented texts."""

import pytest

from ingest.comparison.texts import compare_readings

SAID = {
    "en": ", Governor Anna Lukina said.",
    "de": ", sagte Gouverneurin Anna Lukina.",
    "fr": ", a déclaré la gouverneure Anna Lukina.",
    "it": ", ha detto la governatrice Anna Lukina.",
    "es": ", dijo la gobernadora Anna Lukina.",
    "pl": ", powiedziała gubernator Anna Lukina.",
    "uk": ", повідомила губернаторка Анна Лукіна.",
    "ru": ", сообщила губернатор Анна Лукина.",
}
PLOTS = "Подтоплены 640 приусадебных участков и 215 жилых домов."
FAMILIES = "Выплаты получили 1 326 пострадавших от паводка семей."
STAYED = "Евакуйовано 276 людей, ще 53 відмовилися виїжджати."
REFUSED = "Эвакуированы 276 человек, 53 отказались от эвакуации."
TANKERS = "Водоснабжение восстановлено для 9 200 жителей посёлка. Ещё 3 100 человек пока получают подвозную воду."
LESSONS = "Негода знеструмила 96 населених пунктів, у 17 школах навчання дистанційне."
ONLINE = "На дистанционку перевели 17 школ."
CASES = [
    # language of the post, of the report, post, report, number, verdict
    ("ru", "en", PLOTS, "640 homes are under water", "640", "other_scope"),
    ("ru", "en", PLOTS, "640 household plots are under water", "640", "same"),
    ("ru", "fr", PLOTS, "640 maisons sont inondées", "640", "other_scope"),
    ("ru", "pl", PLOTS, "Zalanych jest 640 domów", "640", "other_scope"),
    ("ru", "pl", PLOTS, "Zalanych jest 640 działek", "640", "same"),
    ("ru", "de", PLOTS, "640 Gärten stehen unter Wasser", "640", "same"),
    ("ru", "en", "Повреждены 64 теплицы и 215 домов.", "64 homes are damaged", "64", "other_scope"),
    ("ru", "en", "Отремонтированы 24 школы и 96 домов.", "24 school buildings were repaired", "24", "same"),
    ("ru", "en", FAMILIES, "More than 1,300 flood-hit families were paid", "1,300", "rounded"),
    ("ru", "en", FAMILIES, "1,326 people were injured in the flood", "1,326", "other_scope"),
    ("ru", "de", FAMILIES, "1.326 vom Hochwasser betroffene Familien erhielten Geld", "1.326", "same"),
    ("uk", "de", STAYED, "276 Menschen wurden in Sicherheit gebracht, 53 werden vermisst", "53", "other_scope"),
    ("uk", "de", STAYED, "276 Menschen wurden evakuiert, 53 wollten nicht weg", "53", "same"),
    ("uk", "en", STAYED, "276 people were evacuated and 53 refused to leave", "53", "same"),
    ("uk", "en", STAYED, "53 people were evacuated", "53", "other_scope"),
    ("ru", "fr", REFUSED, "276 personnes ont été évacuées, 53 sont portées disparues", "53", "other_scope"),
    ("ru", "fr", REFUSED, "276 personnes ont été évacuées, 53 ont refusé de partir", "53", "same"),
    ("ru", "it", REFUSED, "Evacuate 276 persone, 53 hanno rifiutato di partire", "53", "same"),
    ("ru", "es", REFUSED, "276 personas fueron evacuadas, 53 están desaparecidas", "53", "other_scope"),
    ("ru", "pl", REFUSED, "Ewakuowano 276 osób, 53 odmówiły wyjazdu", "53", "same"),
    (
        "ru",
        "en",
        TANKERS,
        "Water is back for 3,100 residents, while 9,200 still rely on tankers",
        "9,200",
        "other_scope",
    ),
    ("ru", "en", TANKERS, "Water is back for 9,200 residents, while 3,100 still rely on tankers", "3,100", "same"),
    ("ru", "en", TANKERS, "3,100 people are still without water", "3,100", "same"),
    ("ru", "fr", TANKERS, "9 200 personnes restent ravitaillées par camions-citernes", "9 200", "other_scope"),
    ("ru", "uk", TANKERS, "Ще 3 100 людей отримують привізну воду", "3 100", "same"),
    ("uk", "en", LESSONS, "96 towns lost power and 17 schools were damaged", "17", "other_scope"),
    ("uk", "en", LESSONS, "96 towns lost power and 17 schools moved to remote learning", "17", "same"),
    ("ru", "de", ONLINE, "17 Schulen wurden beschädigt", "17", "other_scope"),
    ("ru", "pl", ONLINE, "17 szkół przeszło na nauczanie zdalne", "17", "same"),
    ("ru", "es", ONLINE, "17 escuelas pasaron a clases a distancia", "17", "same"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), CASES)
def test_floods_and_outages(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str) -> None:
    compared = compare_readings(post, report + SAID[report_lang], source_lang=lang, report_lang=report_lang)
    found = [one for one in compared.comparisons if number in one.report.selector.exact]
    assert [one.verdict for one in found[:1]] == [verdict]
