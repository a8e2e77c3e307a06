"""Golden sentences: what an editor reads for each verdict, in three languages."""

import pytest

from ingest.comparison import compare_texts
from ingest.comparison.reasons import LANGUAGES, load_phrases
from ingest.model import InputError

POST = "Сапёры очистили почти 42,4 тыс. га и уничтожили более 1,5 млн мин. Ранены 12 человек, погибли двое."


def _reason(report, language="en", source=POST, verdict=None):
    found = compare_texts(source, report, source_lang="ru", report_lang="en", language=language)
    assert len(found) == 1, [one.reason for one in found]
    if verdict is not None:
        assert found[0].verdict.value == verdict
    return found[0].reason


@pytest.mark.parametrize(
    ("report", "verdict", "reason"),
    [
        (
            "Sappers cleared 424,000 hectares, the governor said.",
            "magnitude_error",
            "The post says “почти 42,4 тыс. га” (almost 42,400 hectares); the report says “424,000 hectares”, "
            "ten times as much.",
        ),
        (
            "Sappers cleared about 42,400 hectares, the governor said.",
            "hedge_changed",
            "The post says “почти 42,4 тыс. га” (almost 42,400 hectares); the report says “about 42,400 hectares”, "
            "the same number told as 'about' instead of 'almost'.",
        ),
        (
            "Sappers cleared almost 424 square kilometres, the governor said.",
            "unit_converted",
            "The post says “почти 42,4 тыс. га” (almost 42,400 hectares); the report says "
            "“almost 424 square kilometres”, which is that value in another unit (424 before rounding).",
        ),
        (
            "Twelve people were wounded, the governor said.",
            "same",
            "The post says “12 человек”; the report says “Twelve people” (12 people), the same number.",
        ),
        (
            "Fifteen people were wounded, the governor said.",
            "differs",
            "The post says “12 человек”; the report says “Fifteen people” (15 people), "
            "another number for the same thing.",
        ),
        (
            "Twelve people were killed, the governor said.",
            "other_scope",
            "The post says “12 человек”; the report says “Twelve people” (12 people), "
            "but something else happened to them there.",
        ),
        (
            "The governor said 31 bridges were closed.",
            "not_in_source",
            "The report says “31 bridges”, and the post has no such number.",
        ),
    ],
)
def test_english(report, verdict, reason):
    assert _reason(report, verdict=verdict) == reason


def test_russian_and_ukrainian():
    report = "Sappers cleared 424,000 hectares, the governor said."
    assert _reason(report, "ru") == (
        "В посте «почти 42,4 тыс. га» (почти 42 400), в публикации «424,000 hectares» (424 000): в десять раз больше."
    )
    assert _reason(report, "uk") == (
        "У дописі «почти 42,4 тыс. га» (майже 42 400), у публікації «424,000 hectares» (424 000): удесятеро більше."
    )


@pytest.mark.parametrize(
    ("language", "reasons"),
    [
        (
            "en",
            [
                "The report says “Three boiler houses” (3 boiler houses); "
                "one of the two numbers of the post's “3 из 8”.",
                "The report says “five” (5); the rest that the post's “3 из 8” leaves.",
            ],
        ),
        (
            "ru",
            [
                "В публикации «Three boiler houses» (3): одно из двух чисел поста «3 из 8».",
                "В публикации «five» (5): остаток от «3 из 8» в посте.",
            ],
        ),
        (
            "uk",
            [
                "У публікації «Three boiler houses» (3): одне з двох чисел допису «3 из 8».",
                "У публікації «five» (5): залишок від «3 из 8» у дописі.",
            ],
        ),
    ],
)
def test_two_numbers_in_one(language, reasons):
    report = "Three boiler houses work, the other five still wait for repairs, the governor said."
    post = "Запустили 3 из 8 котельных."
    found = compare_texts(post, report, source_lang="ru", report_lang="en", language=language)
    assert [one.reason for one in found] == reasons


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        (
            "en",
            "The post says “23”; the report says “Seven people” (7 people), "
            "an earlier figure, which the post itself replaces.",
        ),
        (
            "ru",
            "В посте «23», в публикации «Seven people» (7): более ранняя цифра, которую сам пост заменяет.",
        ),
        ("uk", "У дописі «23», у публікації «Seven people» (7): більш рання цифра, яку сам допис замінює."),
    ],
)
def test_an_earlier_figure(language, reason):
    post = "К 12:00 было 7 раненых, к 16:00 уже 23."
    report = "Seven people were injured, the governor said."
    assert _reason(report, language, source=post, verdict="differs") == reason


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "The post says “60 лип”; the report says “60 lime trees”, but the post only expects it."),
        ("ru", "В посте «60 лип», в публикации «60 lime trees»: но в посте это только ожидается."),
        ("uk", "У дописі «60 лип», у публікації «60 lime trees»: але в дописі це лише очікується."),
    ],
)
def test_a_plan_told_as_done(language, reason):
    report = "60 lime trees have been planted, the governor said."
    assert _reason(report, language, source="Весной высадим 60 лип.", verdict="other_scope") == reason


def test_a_sum_names_its_items():
    found = compare_texts(
        "Погибли трое детей и двое взрослых.",
        "Five people were killed, the governor said.",
        source_lang="ru",
        report_lang="en",
    )
    assert found[0].reason == (
        "The report says “Five people” (5 people); the post's numbers “трое детей”, “двое взрослых” add up to it."
    )


def test_all_languages_say_the_same_things():
    english = load_phrases("en")
    for language in LANGUAGES:
        phrases = load_phrases(language)
        assert phrases.steps.keys() == english.steps.keys()
        assert phrases.slips.keys() == english.slips.keys()
        assert phrases.scopes.keys() == english.scopes.keys()


def test_an_unknown_language_is_refused():
    with pytest.raises(InputError, match="Known: en, ru, uk"):
        _reason("Twelve people were wounded, the governor said.", "xx")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "but one of the two is how many there is room for, the other how many are there."),
        ("ru", "но одно из чисел — сколько мест, другое — сколько людей там есть."),
        ("uk", "але одне з чисел — скільки місць, інше — скільки людей там є."),
    ],
)
def test_a_reason_names_the_measure_that_was_taken_for_another(language, said):
    report = "120 people sleep in the shelter, the governor said."
    reason = _reason(report, language, "Приют рассчитан на 120 человек.", "other_scope")
    assert reason.endswith(said)


def test_the_measures_that_reasons_name_are_those_of_every_language():
    named = [{key for key in load_phrases(one).scopes if ":" in key} for one in LANGUAGES]
    assert named[0]
    assert all(keys == named[0] for keys in named)
