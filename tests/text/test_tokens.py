"""Tokens: words, literals, signs, and addresses out of the way."""

from ingest.text import normalise, tokenise


def _words(text: str) -> list[str]:
    tokens = tokenise(normalise(text).text)
    return tokens.words[: tokens.count]


def test_literals_words_and_signs() -> None:
    assert _words("П’ять — 1.500,5 км²!") == ["п'ять", "—", "1.500,5", "км²", "!"]


def test_one_step_beyond_either_end_is_empty() -> None:
    tokens = tokenise("7 км")
    assert tokens.words[-1] == tokens.words[tokens.count] == ""


def test_addresses_hold_no_numbers() -> None:
    tokens = tokenise("t.me/kanal2031 и @novosti24, почта a7@example.org, #covid19, example.com/2031")
    assert not any(word[:1].isdigit() for word in tokens.words)
    assert len(tokens.addresses) == 5


def test_starts_and_ends_cut_the_words() -> None:
    text = "от 10 до 15 ракет"
    tokens = tokenise(text)
    assert [text[tokens.starts[i] : tokens.ends[i]] for i in range(tokens.count)] == text.split()
