"""Sums under a wrong label, rests that make the whole, verbs denied, small counts beside measures."""

import pytest

from ingest.comparison import compare_texts


def _told(post_lang, post, lang, report):
    found = compare_texts(post, report, source_lang=post_lang, report_lang=lang)
    return [one.verdict.value for one in found if not one.report.quantity.implicit]


@pytest.mark.parametrize(
    ("post_lang", "post", "lang", "report", "verdicts"),
    [
        (
            "uk",
            "Загинули 4 працівники, ще троє травмовані.",
            "uk",
            "Загинули семеро робітників, сказав Кульчак.",
            ["other_scope"],
        ),
        ("ru", "Погибли 14 рабочих, ещё 6 травмированы.", "en", "Twenty workers died, Kulchak said.", ["other_scope"]),
        (
            "uk",
            "Четверо загиблих. Ще двоє зникли безвісти.",
            "en",
            "Six people were killed, Kulchak said.",
            ["differs"],
        ),
        (
            "uk",
            "Випущено 38 шахедів, 5 «Іскандерів».",
            "de",
            "Russland setzte 43 Drohnen ein, sagte Kultschak.",
            ["other_scope"],
        ),
        (
            "uk",
            "Загинули 4 працівники, ще троє травмовані.",
            "uk",
            "Загинули дев'ятеро робітників, сказав Кульчак.",
            ["differs"],
        ),
        (
            "ru",
            "Ранены 9 человек, четверо в тяжёлом состоянии.",
            "en",
            "Thirteen people were injured, Kulchak said.",
            ["differs"],
        ),
        ("uk", "Відновили 6 мостів, залишилось 5.", "en", "There were 11 bridges to mend, Kulchak said.", ["same"]),
        (
            "uk",
            "Відновили 6 мостів, залишилось 5.",
            "fr",
            "Sur les 11 ponts, 6 sont rétablis, a dit Koultchak.",
            ["same", "same"],
        ),
    ],
)
def test_two_numbers_told_as_one(post_lang, post, lang, report, verdicts):
    assert _told(post_lang, post, lang, report) == verdicts


@pytest.mark.parametrize(
    ("lang", "report"),
    [
        ("en", "Water had not returned to 14,600 customers, Kulchak said."),
        ("ru", "Воду не вернули 14 600 абонентам, сказал Кульчак."),
        ("uk", "Воду не повернули 14 600 абонентам, сказав Кульчак."),
        ("de", "Bei 14.600 Kunden war das Wasser nicht zurückgekehrt, sagte Kultschak."),
        ("fr", "L'eau n'est pas revenue chez 14 600 abonnés, a dit Koultchak."),
        ("es", "El agua no ha vuelto a 14.600 abonados, dijo Kulchak."),
        ("it", "L'acqua non è tornata a 14.600 utenti, ha detto Kulchak."),
        ("pl", "Wody nie przywrócono 14 600 odbiorcom, powiedział Kulczak."),
        ("pt", "A água não voltou a 14.600 clientes, disse Kulchak."),
    ],
)
def test_a_verb_denied_is_no_other_fate(lang, report):
    assert _told("ru", "Без воды остаются 14 600 абонентов.", lang, report) == ["same"]


def test_what_is_not_denied_is_another_fate():
    report = "Water has returned to 14,600 customers, Kulchak said."
    assert _told("ru", "Без воды остаются 14 600 абонентов.", "en", report) == ["other_scope"]


def test_a_small_count_takes_no_unit_from_a_length():
    post = "Найдена корзина в 4 км от села. С начала сезона пропали 97 грибников, 93 найдены."
    report = "A basket turned up 4 kilometres away. Of the 97 foragers, four died, Kulchak said."
    found = compare_texts(post, report, source_lang="ru", report_lang="en")
    assert all(one.source is None or "км" not in one.source.selector.exact for one in found[1:])


def test_digits_after_a_named_district_count_times():
    post = "По округу 58 обстрелов."
    report = "Shelling hit the Sewer district 58 times, Kulchak said."
    assert _told("ru", post, "en", report) == ["same"]


@pytest.mark.parametrize(
    ("post_lang", "post", "lang", "report", "verdict"),
    [
        # what the post says of a part, told of the whole
        (
            "ru",
            "Из 40 кандидатов до финала дошли 12.",
            "uk",
            "До фіналу дійшли 40 претендентів, сказав Кульчак.",
            "other_scope",
        ),
        (
            "ru",
            "Из 40 кандидатов до финала дошли 12.",
            "uk",
            "До фіналу дійшли 12 претендентів, сказав Кульчак.",
            "same",
        ),
        # places of another rank
        (
            "ru",
            "Обесточены 11 населённых пунктов.",
            "uk",
            "Без струму одинадцять районів, сказав Кульчак.",
            "other_scope",
        ),
        ("ru", "Обесточены 11 населённых пунктов.", "uk", "Без струму одинадцять сіл, сказав Кульчак.", "same"),
        ("ru", "Обесточены 11 населённых пунктов.", "en", "Eleven towns have no power, Kulchak said.", "same"),
        ("uk", "Знеструмлено 14 громад.", "en", "Fourteen municipalities are without power, Kulchak said.", "same"),
        ("ru", "Работают 6 точек раздачи воды.", "en", "There are six handout points, Kulchak said.", "same"),
    ],
)
def test_a_label_that_another_number_has(post_lang, post, lang, report, verdict):
    assert _told(post_lang, post, lang, report) == [verdict]
