"""What has been done since the work began told of one day, and one day told as all since then. Invented texts."""

import pytest

from tests.comparison.saying import verdict_of

# languages of post and report, post, report, number
OF_ANOTHER_TIME = [
    (
        "ru",
        "fr",
        "За неделю эвакуировали 214 человек.",
        "Le bilan est lourd : 214 personnes ont été évacuées dans la seule journée de mardi",
        "214",
    ),
    ("uk", "it", "За тиждень евакуювали 214 людей.", "Solo martedì sono state evacuate 214 persone", "214"),
    (
        "ru",
        "en",
        "С начала поисков осмотрели 312 км берега, за сутки — 24 км.",
        "Since the search began, 24 kilometres of shore have been checked",
        "24",
    ),
    (
        "uk",
        "de",
        "Від початку евакуації вивезли 5 640 людей, за добу — 118.",
        "Seit Beginn der Evakuierung wurden 118 Menschen in Sicherheit gebracht",
        "118",
    ),
    (
        "uk",
        "fr",
        "З початку ліквідації розливу зібрали 940 тонн нафти, за вчора — 36 тонн.",
        "Depuis le début des opérations, 36 tonnes de pétrole ont été récupérées",
        "36",
    ),
    (
        "ru",
        "it",
        "За неделю вспышки заболели 58 человек, с начала вспышки — 412.",
        "Dall'inizio dell'epidemia si sono ammalate 58 persone",
        "58",
    ),
    (
        "ru",
        "pl",
        "С начала паводка эвакуировали 2 310 человек, за сутки 64.",
        "Od początku powodzi ewakuowano 64 osoby",
        "64",
    ),
    (
        "ru",
        "pt",
        "С начала операции разминировали 740 га, за неделю 52 га.",
        "Desde o início da operação foram desminados 52 hectares",
        "52",
    ),
    (
        "ru",
        "es",
        "С начала операции разминировали 740 га, за неделю 52 га.",
        "Desde que empezó la operación se han desminado 52 hectáreas",
        "52",
    ),
    (
        "ru",
        "uk",
        "С начала уборки намолотили 640 тыс. тонн, за сутки — 31 тыс.",
        "За добу намолотили 640 тис. тонн",
        "640",
    ),
    (
        "ru",
        "en",
        "С начала месяца оштрафовали 84 водителя.",
        "Since the operation began 84 drivers have been fined",
        "84",
    ),
    (
        "uk",
        "en",
        "За добу евакуювали 96 людей. Загалом із 12 червня виїхали 4 310 осіб.",
        "In just 24 hours 4,310 people were evacuated",
        "4,310",
    ),
    (
        "ru",
        "fr",
        "Всего с 3 мая вывезли 2 870 человек. За минувшие сутки — 61.",
        "En l'espace de 24 heures seulement, 2 870 personnes ont été évacuées",
        "2 870",
    ),
    (
        "ru",
        "it",
        "Всего с 3 мая вывезли 2 870 человек. За минувшие сутки — 61.",
        "In sole 24 ore sono state evacuate 2.870 persone",
        "2.870",
    ),
    (
        "ru",
        "pl",
        "Всего с 3 мая вывезли 2 870 человек. За минувшие сутки — 61.",
        "W ciągu zaledwie 24 godzin ewakuowano 2870 osób",
        "2870",
    ),
    (
        "ru",
        "de",
        "За неделю построили 12 домов. С начала года — 340 домов.",
        "Vergangene Woche wurden 340 Häuser gebaut",
        "340",
    ),
]
OF_ITS_TIME = [
    (
        "ru",
        "en",
        "Во вторник эвакуировали 214 человек.",
        "On Tuesday alone 214 people were evacuated",
        "214",
    ),
    (
        "ru",
        "fr",
        "Вчера эвакуировали 214 человек.",
        "Dans la seule journée de mardi, 214 personnes ont été évacuées",
        "214",
    ),
    (
        "ru",
        "en",
        "С начала поисков осмотрели 312 км берега, за сутки — 24 км.",
        "Since the search began, 312 kilometres of shore have been checked",
        "312",
    ),
    (
        "uk",
        "de",
        "Від початку евакуації вивезли 5 640 людей, за добу — 118.",
        "Seit Beginn der Evakuierung wurden 5640 Menschen in Sicherheit gebracht",
        "5640",
    ),
    (
        "ru",
        "it",
        "За неделю вспышки заболели 58 человек, с начала вспышки — 412.",
        "Dall'inizio dell'epidemia si sono ammalate 412 persone",
        "412",
    ),
    (
        "ru",
        "ru",
        "За вчера собрали 80 тонн мусора, с начала работ — 3 400 тонн.",
        "С начала работ собрали 3 400 тонн мусора",
        "3 400",
    ),
    (
        "ru",
        "es",
        "С начала операции разминировали 740 га, за неделю 52 га.",
        "Desde que empezó la operación se han desminado 740 hectáreas",
        "740",
    ),
    (
        "uk",
        "en",
        "За тиждень сапери знешкодили 180 боєприпасів. З початку року — 6,2 тис. боєприпасів.",
        "Sappers have defused 6,200 munitions this year",
        "6,200",
    ),
    (
        "ru",
        "de",
        "За неделю построили 12 домов. С начала года — 340 домов.",
        "Seit Jahresbeginn wurden 340 Häuser gebaut",
        "340",
    ),
    (
        "uk",
        "fr",
        "За добу відремонтували 4 км доріг. Від початку року — 186 км.",
        "Depuis janvier, 186 kilomètres de routes ont été réparés",
        "186",
    ),
    (
        "uk",
        "en",
        "Від початку повномасштабного вторгнення відбудували 210 шкіл.",
        "Since the full-scale invasion began 210 schools have been rebuilt",
        "210",
    ),
    (
        "ru",
        "en",
        "С начала отопительного сезона устранили 84 аварии.",
        "Since the heating season started 84 breakdowns have been repaired",
        "84",
    ),
    (
        "uk",
        "pl",
        "За добу 7 нових випадків, загалом 64, серед них 21 дитина.",
        "Od początku epidemii zachorowały 64 osoby, w tym 21 dzieci",
        "21",
    ),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number"), OF_ANOTHER_TIME)
def test_one_time_told_for_all_since_the_beginning_is_other_scope(
    lang: str, report_lang: str, post: str, report: str, number: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "other_scope"


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number"), OF_ITS_TIME)
def test_what_has_been_done_since_then_may_be_told_so(
    lang: str, report_lang: str, post: str, report: str, number: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "same"
