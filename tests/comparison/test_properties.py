"""What must hold for any text."""

import re

import pytest

from ingest.comparison import compare_texts
from ingest.model import Verdict

POSTS = {
    "ru": (
        "Погибли шестеро, ранены 21 человек. Эвакуированы 430 жителей. "
        "Повреждены 58 домов. Собрано 5840 тонн мазута. Сбито 17 дронов."
    ),
    "uk": "Загинули троє людей, поранено 14. Евакуйовано 560 мешканців. Пошкоджено 72 будинки. Збито 19 дронів.",
    "en": "Six people were killed and 21 wounded. Some 430 residents were evacuated. At least 58 houses were damaged.",
}


def _verdicts(source, report, lang):
    found = compare_texts(source, report, source_lang=lang, report_lang=lang)
    return [one.verdict for one in found]


@pytest.mark.parametrize("lang", POSTS)
def test_a_text_against_itself_is_the_same(lang):
    verdicts = _verdicts(POSTS[lang], POSTS[lang], lang)
    assert len(verdicts) >= 4
    assert set(verdicts) == {Verdict.SAME}


@pytest.mark.parametrize("lang", POSTS)
def test_ten_times_one_number_turns_exactly_that_verdict(lang):
    text = POSTS[lang]
    plain = _verdicts(text, text, lang)
    for match in re.finditer(r"\d+", text):
        changed = text[: match.end()] + "0" + text[match.end() :]
        verdicts = _verdicts(text, changed, lang)
        turned = [new for old, new in zip(plain, verdicts, strict=True) if old is not new]
        assert turned == [Verdict.MAGNITUDE_ERROR], match.group()


@pytest.mark.parametrize("lang", POSTS)
def test_swapping_two_unrelated_sentences_changes_nothing(lang):
    first, second, *rest = re.split(r"(?<=\.) ", POSTS[lang])
    swapped = " ".join([second, first, *rest])
    assert sorted(_verdicts(POSTS[lang], swapped, lang)) == sorted(_verdicts(POSTS[lang], POSTS[lang], lang))


@pytest.mark.parametrize("lang", POSTS)
def test_a_number_that_the_post_does_not_have_is_never_the_same(lang):
    text = POSTS[lang]
    for match in re.finditer(r"\d+", text):
        changed = text[: match.start()] + "977" + text[match.end() :]
        found = compare_texts(text, changed, source_lang=lang, report_lang=lang)
        mine = [one for one in found if "977" in one.report.selector.exact]
        assert mine
        assert all(one.verdict is not Verdict.SAME for one in mine)


def test_empty_texts_give_nothing():
    assert compare_texts("", "", source_lang="en", report_lang="en") == []
    assert compare_texts("Погибли 5 человек.", "", source_lang="ru", report_lang="en") == []
    found = compare_texts("", "Five people were killed.", source_lang="ru", report_lang="en")
    assert [one.verdict for one in found] == [Verdict.NOT_IN_SOURCE]
