"""Totals counted twice, turned digits of what was hit, who promises, and former counts: invented texts."""

import pytest

from ingest.comparison import compare_texts

CARS = "Град повредил 47 машин и 130 крыш."
KIDS = "Ранены шестеро, двое из них — дети 8 и 14 лет. Погиб один человек."
HURT = "В аварии 21 пострадавший, пятеро раненых — дети. Погибли 3 человека."
WEEK = "С начала марта выехали 7 310 человек, за сутки — 164."
AID = "На ремонт направим 3,5 млн рублей. Пострадали 26 домов."
PAIRS = [
    ("ru>en", KIDS, "One person died and eight were hurt, mayor Pavel Lukin said.", "eight", "differs"),
    ("ru>fr", KIDS, "Un mort et huit blessés, selon le maire Pavel Loukine.", "huit", "differs"),
    ("ru>ru", CARS, "Пострадали 130 крыш, сказал мэр Павел Лукин. Разбито 74 автомобиля.", "74", "differs"),
    ("ru>en", HURT, "Three died, mayor Pavel Lukin said. Five children are among the dead.", "Five", "other_scope"),
    (
        "ru>es",
        HURT,
        "Hay tres muertos, dijo el alcalde Pável Lukin. Entre los heridos hay cinco niños.",
        "cinco",
        "same",
    ),
    ("ru>en", WEEK, "Nearly 7,500 have left since March, mayor Pavel Lukin said.", "7,500", "rounded"),
    (
        "ru>de",
        AID,
        "26 Häuser sind betroffen, sagte Bürgermeister Pawel Lukin. Für Reparaturen kündigte er 35 Millionen Rubel an.",
        "35 Millionen",
        "magnitude_error",
    ),
    (
        "ru>fr",
        AID,
        "26 maisons sont touchées, disent les secours de Lipa. L'opération mobilise 90 personnes, toujours selon eux.",
        "90",
        "not_in_source",
    ),
]
FORMER = [
    ("it", "Sono morte tre persone, ha detto il sindaco Pavel Lukin. Un primo bilancio parlava di due morti.", "due"),
    ("fr", "Trois morts, a dit le maire Pavel Loukine. Le bilan de mai faisait état de 90 morts.", "90"),
    ("es", "Hay tres muertos, dijo el alcalde Pável Lukin. El balance anterior era de dos muertos.", "dos"),
    ("en", "Three people died, mayor Pavel Lukin said. A previous tally gave two dead.", "two"),
]


@pytest.mark.parametrize(("langs", "post", "report", "number", "verdict"), PAIRS)
def test_whose_sums(langs, post, report, number, verdict):
    lang, report_lang = langs.split(">")
    compared = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    assert next(one.verdict.value for one in compared if number in one.report.selector.exact) == verdict


@pytest.mark.parametrize(("lang", "report", "number"), FORMER)
def test_a_former_count_is_not_the_officials(lang, report, number):
    compared = compare_texts(HURT, report, source_lang="ru", report_lang=lang)
    assert all(number not in one.report.selector.exact for one in compared)
