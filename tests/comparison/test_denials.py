"""None told for some, some for none, and none on both sides in other words: invented texts."""

import pytest

from ingest.comparison import compare_texts

SAID = ", governor Ivan Petrov said."
BURNS = "На складе взрыв. Лёгкие ожоги у троих кладовщиков."
DENIED = [
    # language of the post, of the report, post, report, number, verdict
    ("ru", "en", BURNS, "No one was hurt in the blast" + SAID, "No one", "differs"),
    ("ru", "en", "Двое жильцов отравились дымом.", "Nobody was injured in the fire" + SAID, "Nobody", "differs"),
    ("ru", "ru", "Один агроном погиб.", "Никто не погиб, сообщил мэр Иван Петров.", "Никто", "differs"),
    ("ru", "uk", "Поступили три жалобы.", "Жодної скарги не було, повідомив мер Іван Петров.", "Жодної", "differs"),
    ("uk", "en", "Пошкоджено 12 будинків.", "Not a single house was damaged" + SAID, "house", "differs"),
    ("ru", "de", "Ранены семь пассажиров.", "Niemand wurde verletzt, sagte Iwan Petrow.", "Niemand", "differs"),
    ("ru", "fr", "Погибли двое горняков.", "Personne n'est mort, a dit le maire Ivan Petrov.", "Personne", "differs"),
    ("ru", "en", "Жалоб не поступало.", "Three complaints were received" + SAID, "Three", "differs"),
    ("ru", "en", "Ни одной избы не потеряли.", "Four cottages were lost" + SAID, "Four", "differs"),
    ("ru", "en", "Никто не погиб.", "Two people were killed" + SAID, "Two", "differs"),
    ("uk", "ru", "Скарг не надійшло.", "Поступило пять жалоб, сообщил мэр Иван Петров.", "пять", "differs"),
    # the same none
    ("ru", "en", "Ни одной избы не потеряли.", "Not one cottage was lost" + SAID, "cottage", "same"),
    ("uk", "en", "Скарг від спостерігачів не надійшло.", "No complaints came in" + SAID, "complaints", "same"),
    ("ru", "uk", "Жалоб не поступило.", "Скарг не надійшло, повідомив мер Іван Петров.", "Скарг", "same"),
    ("uk", "en", "На щастя, люди не постраждали.", "No one was hurt" + SAID, "No one", "same"),
    ("ru", "fr", "Жалоб не поступило.", "Aucune plainte n'a été reçue, a dit Ivan Petrov.", "Aucune", "same"),
    ("ru", "it", "Ни один дом не сгорел.", "Neanche una casa è bruciata, ha detto Ivan Petrov.", "una casa", "same"),
    # none of another sort, fate or gravity contradicts nothing
    ("ru", "en", "Ранены двое.", "No one was killed" + SAID, "No one", "not_in_source"),
    ("ru", "en", "Ранены двое взрослых.", "No children were hurt" + SAID, "No children", "not_in_source"),
    ("ru", "en", "Ранены трое.", "No one was seriously hurt" + SAID, "No one", "not_in_source"),
    ("ru", "en", "Сгорели два сарая.", "No houses were burned" + SAID, "No houses", "not_in_source"),
    ("ru", "en", "Повреждены 12 домов.", "No houses were destroyed" + SAID, "No houses", "not_in_source"),
    ("ru", "en", "В селе 40 домов.", "No houses were damaged" + SAID, "No houses", "not_in_source"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), DENIED)
def test_none_and_some(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str) -> None:
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    assert verdict in [one.verdict.value for one in found if number.lower() in one.report.selector.exact.lower()]
