"""Who and where a number is about."""

import pytest

from ingest.comparison import compare_texts
from ingest.model import Verdict


def test_a_post_with_one_place_speaks_of_it_throughout() -> None:
    post = "В результате аварии под Зареченском погибли 2 человека, ещё 14 пострадали."
    report = "Два человека погибли, ещё 14 пострадали в аварии под Зареченском, написал в Telegram губернатор Ильин."
    verdicts = {one.report.quantity.text: one.verdict for one in compare_texts(post, report)}
    assert verdicts == {"Два человека": Verdict.SAME, "ещё 14": Verdict.SAME}


def test_a_number_moved_to_the_place_of_another_is_told() -> None:
    post = "В Зареченске ранены 14 человек, в Луговом — 5."
    report = "В Луговом ранены 14 человек, написал в Telegram губернатор Ильин."
    assert [one.verdict for one in compare_texts(post, report)] == [Verdict.OTHER_SCOPE]


@pytest.mark.parametrize(
    ("post_lang", "post", "report_lang", "report", "number"),
    [
        ("ru", "Пострадали девять человек, четверо в больнице.", "en",
         "Nine people, among them four women, were hurt, governor Ivan Petrov said.", "four women"),
        ("uk", "Поранено дев'ятеро людей, п'ятеро у важкому стані.", "en",
         "Nine people, among them five children, were wounded, governor Ivan Petrov said.", "five children"),
        ("ru", "Пострадали девять человек. Госпитализированы 4.", "de",
         "Vier Kinder kamen ins Krankenhaus, sagte Gouverneur Ivan Petrov.", "Vier Kinder"),
        ("ru", "Спасены трое.", "uk", "Врятовано трьох дітей, повідомив губернатор Іван Петров.", "трьох дітей"),
    ],
)  # fmt: skip
def test_people_to_whom_something_happened_are_not_told_as_children_or_women(
    post_lang: str, post: str, report_lang: str, report: str, number: str
) -> None:
    found = compare_texts(post, report, source_lang=post_lang, report_lang=report_lang)
    assert [one.verdict for one in found if one.report.quantity.text == number] == [Verdict.OTHER_SCOPE]


@pytest.mark.parametrize(
    ("post_lang", "post", "report", "verdicts"),
    [
        ("ru", "Горит крыша, пострадавших нет.", "Two people were killed, governor Ivan Petrov said.", ["differs"]),
        ("uk", "Постраждалих немає.", "Three people died in two houses, governor Ivan Petrov said.", None),
        ("ru", "Жертв нет.", "Three people were hurt, governor Ivan Petrov said.", ["not_in_source"]),
        ("ru", "Режим ЧС введён в трёх районах.", "Three regions are in emergency, governor Ivan Petrov said.",
         ["other_scope"]),
        ("uk", "У полон потрапили 9 бійців.", "Nine soldiers were freed, governor Ivan Petrov said.", ["other_scope"]),
    ],
)  # fmt: skip
def test_nobody_hurt_is_nobody_dead_and_districts_are_no_regions(
    post_lang: str, post: str, report: str, verdicts: list[str] | None
) -> None:
    found = [one.verdict.value for one in compare_texts(post, report, source_lang=post_lang, report_lang="en")]
    assert found == verdicts if verdicts is not None else "same" not in found


@pytest.mark.parametrize(
    ("lang", "post", "report", "number"),
    [
        ("ru", "Вывезли 240 человек.", "We moved 240 people and housed 90 of them, governor Ivan Petrov said.", "90"),
        (
            "uk",
            "Поранено 24 людини.",
            "24 people were hurt, nine of them seriously, governor Ivan Petrov said.",
            "nine",
        ),
    ],
)
def test_a_part_that_the_post_does_not_tell_is_no_other_value_of_the_whole(
    lang: str, post: str, report: str, number: str
) -> None:
    found = compare_texts(post, report, source_lang=lang, report_lang="en")
    verdicts = {one.report.quantity.text: one.verdict for one in found}
    assert verdicts.pop(number) == Verdict.NOT_IN_SOURCE
    assert set(verdicts.values()) == {Verdict.SAME}
