"""What a thing is, and how it ended, told of its neighbour's number, in nine languages: invented texts."""

import pytest

from tests.comparison.saying import verdict_of

MINES = "Обезврежены 17 противотанковых мин и 58 противопехотных мин."
SHORE = "Загрязнено 46 км берега, очищено 29 км."
SPILL = "В озеро вылилось 83 т солярки, собрано 37 т."
FIELDS = "Посуха пошкодила посіви на 173 тис. га, повністю загинули 54 тис. га."
HARVEST = "Убрано 372 тыс. га, из-за засухи погибли посевы на 47 тыс. га."
WATER = "Воду развозят 14 машин на 26 точек."
HOUSE = "Обрушился подъезд: прописано 84 человека. Спасены 11 человек."
WARD = "Травмованих 31, у лікарні 12 із них."
ROOM = "В ПВР 450 мест, размещены 318 человек."
RUBBLE = "Вывезено 420 кубометров обломков из 1 700."
CASES = [
    # language of the post, of the report, post, report, number, verdict
    ("ru", "en", MINES, "58 anti-tank mines were destroyed", "58", "other_scope"),
    ("ru", "en", MINES, "58 anti-personnel mines were destroyed", "58", "same"),
    ("ru", "de", MINES, "17 Antipersonenminen wurden entschärft", "17", "other_scope"),
    ("ru", "es", MINES, "17 minas antitanque fueron desactivadas", "17", "same"),
    ("ru", "en", SHORE, "29 kilometres of shore have been fouled", "29", "other_scope"),
    ("ru", "fr", SHORE, "46 kilomètres de côte sont souillés", "46", "same"),
    ("ru", "ru", SPILL, "В воду попало 37 тонн солярки", "37", "other_scope"),
    ("ru", "ru", SPILL, "В воду попало 83 тонны солярки", "83", "same"),
    ("uk", "de", FIELDS, "173 Tausend Hektar gelten als Totalverlust", "173", "other_scope"),
    ("uk", "it", FIELDS, "54 mila ettari sono andati completamente perduti", "54", "same"),
    ("uk", "pl", FIELDS, "Całkowicie przepadły uprawy na 173 tys. hektarów", "173", "other_scope"),
    ("ru", "fr", HARVEST, "La sécheresse a détruit les récoltes sur 372 mille hectares", "372", "other_scope"),
    ("ru", "fr", HARVEST, "La sécheresse a détruit les récoltes sur 47 mille hectares", "47", "same"),
    ("ru", "it", HARVEST, "La siccità ha distrutto i raccolti su 47 mila ettari", "47", "same"),
    ("ru", "es", HARVEST, "La sequía arruinó las cosechas en 372 mil hectáreas", "372", "other_scope"),
    ("ru", "ru", WATER, "Воду подвозят 26 автоцистерн", "26", "other_scope"),
    ("ru", "ru", WATER, "Воду подвозят 14 автоцистерн", "14", "same"),
    ("ru", "fr", WATER, "26 camions-citernes livrent de l'eau", "26", "other_scope"),
    ("ru", "pl", HOUSE, "Uratowano 84 osoby", "84", "other_scope"),
    ("ru", "de", HOUSE, "84 Menschen waren im Aufgang gemeldet", "84", "same"),
    ("ru", "it", HOUSE, "11 persone risultavano residenti nella scala", "11", "other_scope"),
    ("uk", "en", WARD, "12 people were taken to hospital", "12", "same"),
    ("uk", "pt", WARD, "31 pessoas foram internadas", "31", "other_scope"),
    ("ru", "en", ROOM, "The shelters can take 450 people", "450", "same"),
    ("ru", "pl", ROOM, "Ośrodki mogą przyjąć 450 osób", "450", "same"),
    ("ru", "en", ROOM, "450 people are staying in shelters", "450", "other_scope"),
    ("ru", "de", RUBBLE, "420 Kubikmeter Trümmer wurden abtransportiert", "420", "same"),
    ("ru", "es", RUBBLE, "Se han retirado 420 metros cúbicos de escombros", "420", "same"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), CASES)
def test_things_and_losses(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict
