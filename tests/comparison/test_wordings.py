"""Votes, changes in percent, degrees and none across languages; the innocent neighbour stands beside each."""

import pytest

from ingest.comparison import compare_texts

VOTES = "Депутат Климчук: за бюджет проголосували 226 депутатів."
BY = "Мэр Климов: ставка выросла на 12%."
TO = "Мэр Климов: ставка выросла до 12%."
HURT = "Mayor Harlan: 12 people were hurt, there are no serious injuries."
SAFE = "Mayor Harlan: vaccination goes on, no serious side effects have been recorded."
COLD = "Мэр Климов: ночью 14 градусов мороза."
SPENT = "Мэр Климов: на ремонт дорог потратили 2,3 млрд рублей."
LISTED = "Мэр Климов: на школы — 120 млн рублей, на больницы — 80, на дороги — 45."
CASES = [
    ("ru", SPENT, "en", "Klimov said road repairs cost 2.3 billion.", {"2.3 billion": "same"}),
    ("ru", SPENT, "en", "Klimov said road repairs cost 2.8 billion.", {"2.8 billion": "differs"}),
    ("ru", SPENT, "de", "Klimow zufolge kostet die Reparatur 2,8 Milliarden.", {"2,8 Milliarden": "differs"}),
    ("ru", SPENT, "fr", "Selon Klimov, la réparation coûte 2,8 milliards.", {"2,8 milliards": "differs"}),
    ("ru", SPENT, "it", "Secondo Klimov la riparazione costa 2,8 miliardi.", {"2,8 miliardi": "differs"}),
    ("ru", SPENT, "es", "Según Klimov, la reparación cuesta 2.800 millones.", {"2.800 millones": "differs"}),
    ("ru", SPENT, "pl", "Według Klimowa remont kosztuje 2,8 mld.", {"2,8 mld": "differs"}),
    ("ru", SPENT, "pt", "Segundo Klimov, a reparação custa 2,8 mil milhões.", {"2,8 mil milhões": "differs"}),
    ("ru", SPENT, "uk", "За словами Климова, ремонт коштує 2,8 млрд.", {"2,8 млрд": "differs"}),
    ("ru", SPENT, "en", "Klimov said 2.8 million people came.", {"2.8 million people": "not_in_source"}),
    ("ru", "Мэр Климов: мост стоит 74 млн рублей.", "en", "Klimov said the bridge cost 74m.", {"74m": "same"}),
    (
        "ru",
        "Мэр Климов: на мост ушло 2,3 млрд.",
        "en",
        "Klimov said 2.8 billion roubles was spent.",
        {
            "2.8 billion roubles": "differs",
        },
    ),
    (
        "ru",
        LISTED,
        "en",
        "Klimov said schools got 120 million roubles, hospitals 80 million and roads 45 million.",
        {
            "120 million roubles": "same",
            "80 million": "same",
            "45 million": "same",
        },
    ),
    (
        "ru",
        LISTED,
        "en",
        "Klimov said schools got 120 million, hospitals 80 and roads 45.",
        {
            "120 million": "same",
            "80": "same",
            "45": "same",
        },
    ),
    ("uk", VOTES, "en", "Klymchuk said the budget passed with 226 votes.", {"226 votes": "same"}),
    ("uk", VOTES, "fr", "Selon Klymtchouk, le budget a été adopté par 226 voix.", {"226 voix": "same"}),
    ("uk", VOTES, "pl", "Według Klimczuka budżet przyjęto 226 głosami.", {"226 głosami": "same"}),
    ("uk", VOTES, "en", "Klymchuk said the budget passed with 236 votes.", {"236 votes": "differs"}),
    ("uk", VOTES, "en", "Klymchuk said 226 residents complained.", {"226 residents": "other_scope"}),
    ("ru", BY, "es", "Según Klimov, la tasa subió un 12%.", {"12%": "same"}),
    ("ru", BY, "es", "Según Klimov, la tasa subió al 12%.", {"12%": "other_scope"}),
    ("ru", BY, "pt", "Segundo Klimov, a taxa subiu para os 12%.", {"12%": "other_scope"}),
    ("ru", BY, "de", "Klimow zufolge ist die Quote um 12 Prozent gestiegen.", {"12 Prozent": "same"}),
    ("ru", BY, "de", "Klimow zufolge ist die Quote auf 12 Prozent gestiegen.", {"12 Prozent": "other_scope"}),
    ("ru", BY, "en", "Klimov reported a 12% rise.", {"12%": "same"}),
    ("ru", TO, "en", "Klimov reported a 12% rise.", {"12%": "other_scope"}),
    ("ru", TO, "en", "Klimov reported an increase of 12%.", {"12%": "other_scope"}),
    ("ru", TO, "es", "Según Klimov, hubo una subida del 12%.", {"12%": "other_scope"}),
    ("ru", TO, "de", "Klimow zufolge ist die Quote auf 12 Prozent gestiegen.", {"12 Prozent": "same"}),
    ("ru", TO, "pt", "Segundo Klimov, a taxa subiu para os 12%.", {"12%": "same"}),
    ("ru", TO, "uk", "За словами Климова, ставка зросла на 12%.", {"12%": "other_scope"}),
    ("ru", TO, "it", "Secondo Klimov il tasso è salito al 12%.", {"12%": "same"}),
    ("en", HURT, "en", "Harlan said nobody was hurt.", {"nobody": "other_scope"}),
    ("en", HURT, "en", "Harlan said 12 people were hurt, none seriously.", {"12 people": "same", "none": "same"}),
    ("en", HURT, "en", "Harlan said there were no serious injuries.", {"no serious injuries": "same"}),
    ("en", SAFE, "en", "Harlan said there were no side effects.", {"no side effects": "other_scope"}),
    ("en", SAFE, "de", "Harlan zufolge gab es keine ernsten Nebenwirkungen.", {"keine ernsten Nebenwirkungen": "same"}),
    ("ru", COLD, "de", "Klimow zufolge waren es nachts –14.", {"–14": "same"}),
    ("ru", COLD, "en", "Klimov said it was -14C at night.", {"-14C": "same"}),
    ("ru", COLD, "en", "Klimov said it was 14 below zero at night.", {"14 below zero": "same"}),
]


@pytest.mark.parametrize(("lang", "post", "told_in", "report", "verdicts"), CASES, ids=[case[3] for case in CASES])
def test_wording(lang, post, told_in, report, verdicts):
    found = compare_texts(post, report, source_lang=lang, report_lang=told_in)
    assert {one.report.selector.exact: one.verdict.value for one in found} == verdicts


BLASTS = "Мер Климчук: пролунало 9 вибухів, пошкоджено 4 будинки."
WITNESSES = [
    ("en", "Klymchuk spoke of 9 explosions, while residents heard 12."),
    ("en", "Eyewitnesses heard 12 explosions, but Klymchuk put the number at 9."),
    ("ru", "Климчук сообщил о 9 взрывах. Местные жители слышали 12 взрывов."),
    ("ru", "Очевидцы насчитали 12 взрывов. Климчук говорит о 9."),
    ("uk", "Климчук повідомив про 9 вибухів. Мешканці чули 12 вибухів."),
    ("de", "Klymtschuk meldete 9 Explosionen, während Anwohner 12 hörten."),
    ("fr", "Klymtchouk a fait état de 9 explosions, tandis que des témoins en ont compté 12."),
    ("it", "Klymchuk ha riferito di 9 esplosioni, mentre i residenti ne hanno sentite 12."),
    ("es", "Klymchuk informó de 9 explosiones, mientras que los vecinos oyeron 12."),
    ("pl", "Klimczuk poinformował o 9 eksplozjach, natomiast mieszkańcy naliczyli 12."),
    ("pt", "Klymchuk informou sobre 9 explosões, enquanto moradores ouviram 12."),
]


@pytest.mark.parametrize(("told_in", "report"), WITNESSES, ids=[report for _, report in WITNESSES])
def test_what_people_heard_for_themselves_is_no_number_of_the_official(told_in, report):
    (found,) = compare_texts(BLASTS, report, source_lang="uk", report_lang=told_in)
    assert found.verdict.value == "same"
    assert "9" in found.report.selector.exact


@pytest.mark.parametrize(
    ("report", "number"),
    [
        ("Klymchuk said residents heard 12 explosions.", "12 explosions"),
        ("Residents heard 12 explosions, Klymchuk said.", "12 explosions"),
        ("Klymchuk spoke of 9 explosions. Residents felt a tremor. Six houses were damaged.", "Six houses"),
    ],
)
def test_what_the_official_tells_of_residents_is_compared(report, number):
    found = compare_texts(BLASTS, report, source_lang="uk", report_lang="en")
    assert {one.report.selector.exact: one.verdict.value for one in found}[number] == "differs"
