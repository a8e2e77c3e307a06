"""Number words that a language writes together: dreiundzwanzig, trecentoventicinque, zweiundvierzigtausend."""

from collections.abc import Iterable, Mapping

_THOUSAND = 1000
_HUNDRED = 100
_SHORTEST, _LONGEST = 6, 70  # letters; neunhundertneunundneunzigtausendneunhundertneunundneunzig has 56


class FusedNumbers:
    """Reads one word as a number below a million out of the simple number words of its language."""

    def __init__(
        self,
        simple: Mapping[str, int],
        hundreds: Iterable[str],
        thousands: Iterable[str],
        joiners: Iterable[str],
        *,
        swapped: bool,
    ) -> None:
        """`simple` are the words below 100; `swapped` tells that the unit stands before the ten."""
        self._simple = {word: value for word, value in simple.items() if 0 < value < _HUNDRED and word.isalpha()}
        # centotto, duecentottanta: of two equal vowels one is left
        self._hundreds = tuple(pair for word in hundreds for pair in ((word, ""), (word[:-1], word[-1])))
        self._thousands = tuple(thousands)
        self._joiners = tuple(joiners) if swapped else ()
        self._tens = tuple(word for word, value in self._simple.items() if value >= 20 and value % 10 == 0)
        short = (mark for mark, _ in self._hundreds)
        self._marks = (*short, *self._thousands, *self._joiners, *self._tens)

    def read(self, word: str) -> int | None:
        """Return the value of a fused word; None where it is none, or is a simple number word."""
        if (
            not _SHORTEST <= len(word) <= _LONGEST
            or word in self._simple
            or not any(mark in word for mark in self._marks)
        ):
            return None
        return self._below_million(word)

    def _below_million(self, text: str) -> int | None:
        for mark in self._thousands:
            head, found, tail = text.partition(mark)
            if not found:
                continue
            times = 1 if not head else self._below_thousand(head)
            rest = 0 if not tail else self._below_thousand(self._after_joiner(tail))
            if times is not None and rest is not None:
                return times * _THOUSAND + rest
        return self._below_thousand(text)

    def _below_thousand(self, text: str) -> int | None:
        for mark, kept in self._hundreds:
            head, found, tail = text.partition(mark)
            if not found or not tail.startswith(kept):
                continue
            times = 1 if not head else self._simple.get(head)
            rest = 0 if not tail else self._below_hundred(self._after_joiner(tail))
            if times is not None and times < 10 and rest is not None:
                return times * _HUNDRED + rest
        return self._below_hundred(text)

    def _below_hundred(self, text: str) -> int | None:
        known = self._simple.get(text)
        if known is not None:
            return known
        for ten in self._tens:
            if self._joiners and text.endswith(ten):
                unit = next((text[: -len(ten + j)] for j in self._joiners if text.endswith(j + ten)), "")
            elif not self._joiners and text.startswith(ten):
                unit = text[len(ten) :]
            else:
                continue
            value = self._simple.get(unit, 0)
            if 0 < value < 10:
                return self._simple[ten] + value
        return None

    def _after_joiner(self, text: str) -> str:
        return next((text.removeprefix(j) for j in self._joiners if text.startswith(j)), text)
