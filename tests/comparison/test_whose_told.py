"""Numbers that are the official's though another voice, a time or a pronoun stands near: they are compared."""

import pytest

from ingest.comparison import compare_texts
from tests.comparison.saying import verdict_of

PAIRS = [
    # languages, post, report, number, verdict; None: nothing is told of the number
    # 'it said' is the body's that spoke before
    (
        "ru>en",
        "Зарегистрировано 58 случаев кори.",
        "The regional health ministry counted 58 measles cases. It said 14 nurses had fallen ill.",
        "14",
        "not_in_source",
    ),
    (
        "uk>en",
        "Працюють 37 бригад.",
        "The emergency service says 37 crews are deployed. Roads are icy, it added, and 16 drivers have been rescued.",
        "16",
        "not_in_source",
    ),
    (
        "ru>en",
        "Без воды остались 800 домов.",
        "Mayor Oleg Karpov said 800 homes had no water. The utility company blamed an old pipe and said it would"
        " replace 120 metres of it.",
        "120",
        None,
    ),
    # a relative clause with 'he said' goes on with the official
    (
        "uk>en",
        "Вивезли 240 людей. Кожному виплачуємо 6 500 грн.",
        "Some 240 people were taken out, governor Ihor Lasko said. Families, who he said get 6,500 hryvnias each,"
        " live in hostels.",
        "6,500",
        "same",
    ),
    # a source set against the official behind a comma has its own numbers only
    (
        "ru>it",
        "Работают 64 бригады.",
        "Le case al buio sono 900, ha detto il sindaco Karpov. Sul posto lavorano 46 squadre, mentre la polizia"
        " parla di 12 feriti.",
        "46",
        "differs",
    ),
    (
        "ru>it",
        "Работают 64 бригады.",
        "Le case al buio sono 900, ha detto il sindaco Karpov. Sul posto lavorano 46 squadre, mentre la polizia"
        " parla di 12 feriti.",
        "12",
        None,
    ),
    (
        "ru>ru",
        "Уровень реки — 731 см, за сутки прибыло 44 см.",
        "Затоплены дачи, сообщил мэр Карпов. За сутки река поднялась на 7,31 метра, гидрологи же ждут 800 сантиметров.",
        "7,31",
        "other_scope",
    ),
    # the day before, told by the official, is the official's
    (
        "uk>en",
        "Вчора вивезли 90 людей, усього за місяць — 1 560.",
        "Governor Ihor Lasko said 1,560 people had been taken out the previous day.",
        "1,560",
        "other_scope",
    ),
    (
        "ru>pl",
        "Вчера работали 870 человек и 120 машин.",
        "Oczyszczono plażę, poinformował gubernator Igor Laska. Poprzedniego dnia pracowało tam 870 osób.",
        "870",
        "same",
    ),
    (
        "ru>en",
        "Погибли трое.",
        "Three people died, governor Ihor Lasko said. The day before, 12 people had been killed in Orlivka.",
        "12",
        None,
    ),
    # reflexive verbs tell of no speaker
    (
        "ru>ru",
        "Обратились 95 человек, в больнице 38. Вирус подтверждён у 12.",
        "Вирус подтвердился у 38 человек, сообщила министр Лаптева.",
        "38",
        "other_scope",
    ),
    (
        "uk>uk",
        "Вірус підтвердили у 12 людей.",
        "Вірус підтвердився у 12 людей, повідомила міністерка Лаптєва.",
        "12",
        "same",
    ),
    # those who are counted do not tell their own number
    (
        "ru>fr",
        "В ярмарке участвовали 97 пекарей.",
        "Soixante-dix-neuf boulangers de village ont exposé, selon le maire Igor Laska.",
        "Soixante-dix-neuf",
        "differs",
    ),
    # German goes on in the mood of what is reported
    (
        "ru>de",
        "Погибло 18 тыс. га посевов.",
        "18.000 Hektar seien verdorrt, erklärte Minister Parfin. 9.000 Schafe müssten verkauft werden.",
        "9.000 Schafe",
        "not_in_source",
    ),
]


@pytest.mark.parametrize(("languages", "post", "report", "number", "verdict"), PAIRS)
def test_whose_number_is_told(languages: str, post: str, report: str, number: str, verdict: str | None) -> None:
    lang, report_lang = languages.split(">")
    compared = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    told = [one.verdict.value for one in compared if number in one.report.selector.exact]
    assert told == ([] if verdict is None else [verdict])


CREWS = [
    ("ru", "pl", "Пожар тушат 74 пожарных.", "Na miejscu działało 47 strażaków", "47", "differs"),
    ("uk", "en", "Працюють 130 рятувальників.", "At least 103 rescuers were sent to the site", "103", "differs"),
    ("ru", "de", "Работают 130 спасателей.", "Drei Retter wurden verletzt", "Drei", "not_in_source"),
    ("ru", "pl", "Выплатим по 40 тыс., за утрату дома — до 120 тыс. рублей.", "Każdy dostanie po 40 rubli", "40",
     "magnitude_error"),
    ("uk", "fr", "14 дронів, 9 збито.", "Neuf des quatorze drones ont été abattus", "quatorze drones", "same"),
    ("uk", "it", "14 дронів, 9 збито.", "Nove dei quattordici droni sono stati abbattuti", "quattordici droni", "same"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), CREWS)
def test_crews_at_work_and_sums_for_each(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict


NONE = [
    ("ru", "en", "В больнице 27 человек, тяжёлых нет.", "None of the 27 patients is seriously ill", "None", "same"),
    ("ru", "de", "В больнице 27 человек, тяжёлых нет.", "Keiner der 27 Patienten ist schwer krank", "Keiner", "same"),
    ("ru", "es", "В больнице 27 человек, тяжёлых нет.", "Ninguno de los 27 pacientes está grave", "Ninguno", "same"),
    ("ru", "pl", "В больнице 27 человек, тяжёлых нет.", "Żaden z 27 pacjentów nie jest w stanie ciężkim", "Żaden",
     "same"),
    ("ru", "en", "В больнице 27 человек, на ИВЛ никого.", "None of them is on a ventilator", "None of them", "same"),
    ("ru", "de", "Погибших нет.", "Tote gab es demnach keine", "Tote", "same"),
    ("ru", "de", "Повреждены 6 домов.", "Verletzte habe es bislang keine gegeben", "Verletzte", "not_in_source"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), NONE)
def test_none_of_those_counted(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict
