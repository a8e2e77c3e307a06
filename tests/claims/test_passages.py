"""Words, sentences and paragraphs with offsets into the text as given."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.claims.passages import cut


def _sentences(text):
    passages = cut(text)
    return [text[sentence.start : sentence.end].strip() for sentence in passages.sentences]


def test_abbreviations_do_not_end_a_sentence():
    assert _sentences("Очищено 42,4 тыс. га земли. Работа идёт.") == ["Очищено 42,4 тыс. га земли.", "Работа идёт."]


def test_paragraphs_are_counted():
    passages = cut("One. Two.\nThree.\n\nFour.")
    assert [sentence.paragraph for sentence in passages.sentences] == [0, 0, 1, 2]


def test_an_empty_text_has_no_sentence():
    assert cut("").sentences == ()
    assert cut(" \n ").sentences == ()


@given(st.text(alphabet="аб w1.,\n«»’", max_size=60))
def test_words_and_sentences_lie_in_order_inside_the_text(text):
    passages = cut(text)
    at = 0
    for word in passages.words:
        assert at <= word.start < word.end <= len(text)
        at = word.end
    last = 0
    for sentence in passages.sentences:
        assert last <= sentence.first < sentence.last <= len(passages.words)
        last = sentence.last


def test_a_stress_mark_stays_inside_its_word():
    words = [word.text for word in cut("За́мок, 12 до́ма\u0301 и \u0301 знак").words]
    assert words == ["замок", ",", "12", "дома", "и", "знак"]
