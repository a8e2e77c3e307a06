"""All of a work told as done, what is done told as left, shares told of the wrong side: invented texts."""

import pytest

from tests.comparison.saying import verdict_of

# languages of post and report, post, report, number
MORE_THAN_DONE = [
    ("ru", "en", "Вывезено 240 кубометров мусора из 900.", "900 cubic metres of rubbish have been removed", "900"),
    ("ru", "es", "Вывезено 420 тонн обломков из 1 700.", "Se han retirado ya 1.700 toneladas de escombros", "1.700"),
    ("ru", "uk", "Загрязнено 3,4 км берега, очищено 700 м.", "Уже очищено 3,4 км берега", "3,4"),
    ("ru", "en", "Загрязнено 3,4 км берега, очищено 700 м.", "3.4 km of the bank has already been cleaned", "3.4"),
    ("ru", "ru", "Заменили 340 метров трубы, осталось 60.", "Предстоит заменить 340 метров трубы", "340"),
]
AS_FAR_AS_IT_IS = [
    ("ru", "en", "Вывезено 240 кубометров мусора из 900.", "Of 900 cubic metres of rubbish, 240 were removed", "900"),
    ("ru", "uk", "Загрязнено 3,4 км берега, очищено 700 м.", "Забруднено 3,4 км берега", "3,4"),
    ("ru", "ru", "Заменили 340 метров трубы, осталось 60.", "Рабочие уже заменили 340 метров трубы", "340"),
    ("ru", "de", "Заменили 340 метров трубы, осталось 60.", "340 Meter Rohr wurden bereits ersetzt", "340"),
]
SHARES = [
    ("ru", "en", "Загрязнено 2,4 км берега реки, очищено 780 м.", "Nearly a third of the bank is cleaned", "third"),
    ("ru", "fr", "Загрязнено 2,4 км берега, очищено 780 м.", "Près d'un tiers de la berge a été nettoyé", "tiers"),
    (
        "ru",
        "de",
        "За неделю 3 200 случаев гриппа. Среди заболевших 1 920 детей.",
        "60 Prozent der Kranken sind Kinder",
        "60",
    ),
    (
        "uk",
        "ru",
        "За тиждень 210 випадків кору. Серед хворих 104 дитини.",
        "Почти половина заболевших — дети",
        "половина",
    ),
    (
        "ru",
        "en",
        "Из 120 метров трубы заменили 90, осталось 30.",
        "A quarter of the pipe is left to be replaced",
        "quarter",
    ),
]
WRONG_SHARES = [
    ("ru", "en", "Погибло 6 % посевов.", "A sixth of the crops was lost", "sixth"),
    ("ru", "fr", "Погибло 6 % посевов.", "Un sixième des semis a été perdu", "sixième"),
    (
        "uk",
        "en",
        "За тиждень 210 випадків кору. Серед хворих 88 дітей.",
        "More than half of the patients are children",
        "half",
    ),
    ("ru", "de", "Из 120 метров трубы заменили 90, осталось 30.", "Erst ein Viertel des Rohrs ist ersetzt", "Viertel"),
    ("ru", "fr", "Из 120 м трубы заменили 90, осталось 30.", "Un quart du tuyau a été remplacé", "quart"),
]
SUMS = [
    ("uk", "en", "Зірвано дахи з 36 будинків і чотирьох шкіл.", "Roofs were torn off 40 buildings", "40"),
    ("uk", "it", "Пошкоджено 36 будинків і чотири школи.", "Quaranta edifici sono stati danneggiati", "Quaranta"),
    ("ru", "de", "Без отопления 42 многоквартирных дома, 5 детсадов и 2 школы.", "49 Gebäude sind ohne Heizung", "49"),
]


def _names(cases: list[tuple[str, str, str, str, str]]) -> list[str]:
    return [f"{case[4]} {case[3]}" for case in cases]


@pytest.mark.parametrize(("lang", "to", "post", "report", "number"), MORE_THAN_DONE, ids=_names(MORE_THAN_DONE))
def test_more_or_less_than_is_done(lang: str, to: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, to, post, report, number) == "other_scope"


@pytest.mark.parametrize(("lang", "to", "post", "report", "number"), AS_FAR_AS_IT_IS, ids=_names(AS_FAR_AS_IT_IS))
def test_as_far_as_the_work_is(lang: str, to: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, to, post, report, number) == "same"


@pytest.mark.parametrize(("lang", "to", "post", "report", "number"), SHARES, ids=_names(SHARES))
def test_share_of_two_numbers(lang: str, to: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, to, post, report, number) == "unit_converted"


@pytest.mark.parametrize(("lang", "to", "post", "report", "number"), WRONG_SHARES, ids=_names(WRONG_SHARES))
def test_share_that_the_numbers_do_not_give(lang: str, to: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, to, post, report, number) == "differs"


@pytest.mark.parametrize(("lang", "to", "post", "report", "number"), SUMS, ids=_names(SUMS))
def test_sum_of_buildings_is_no_rounding(lang: str, to: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, to, post, report, number) == "same"
