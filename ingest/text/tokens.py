"""Cut a normalised text into words, number literals, line breaks and single signs, in one pass."""

import re
from itertools import accumulate

# 1.500.000 · 42,4 · п'ятеро · km² · €
# d'euros, l'immeuble, dell'attacco are two words: the article or preposition with its apostrophe, and the rest
_ELISION = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|(?:d|n|s)?all|(?:d|n)ell|sull|coll|un|quest|quell|senz|nessun|mezz)'"
# on lower case; most words hold no apostrophe and are found at once, without a try of the elisions and of their parts
_TOKEN = re.compile(
    rf"([^\W\d_]++(?!')|[0-9]+(?:[.,'][0-9]+)*"
    rf"|(?=[a-z]{{1,7}}'){_ELISION}(?=[^\W\d_]{{2}})|[^\W\d_]+(?:'[^\W\d_]+)*|\n|\S)"
)

# web addresses, mail, handles and hash tags: read as one sign, so that their digits count nothing
_ADDRESS = re.compile(
    r"""(?ix)
    (?:https?://|www\.|t\.me/|tg://)[^\s<>"]+              # https://example.org/2031 · t.me/channel2031
  | (?<![\w@.])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}  # editor24@example.org
  | (?<!\w)[@\#][^\W\d]\w*                                # @news24 · #covid19
  | (?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,4}                   # example.org/2031
    (?:com|org|net|info|ru|ua|by|kz|eu|de|fr|it|es|pl|pt|uk|io|me|tv)\b(?:/[^\s<>"]*)?
    """
)
_PAD = ("",) * 12
MASK = "\u0001"


class Tokens:
    """Tokens of one text as parallel lists; `words` is lower case and padded with '' on both sides of wrapping.

    `words[-1]` and `words[n]` are '': looking one step beyond either end needs no check.
    """

    __slots__ = ("addresses", "count", "ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.addresses: list[tuple[int, int]] = []
        if "/" in text or "@" in text or "#" in text or "www." in text or ".com" in text or ".org" in text:
            text = _ADDRESS.sub(self._mask, text)
        self.text = text
        parts = _TOKEN.split(text.lower())  # the space before a token and the token, by turns
        edges = list(accumulate(map(len, parts)))
        words: list[str] = parts[1::2]
        starts, ends = edges[:-1:2], edges[1::2]
        self.count = len(words)
        words.extend(_PAD)
        starts.extend((len(text) + 2,) * len(_PAD))
        ends.extend((-1,) * len(_PAD))
        self.words, self.starts, self.ends = words, starts, ends

    def _mask(self, found: "re.Match[str]") -> str:
        self.addresses.append(found.span())
        return MASK * (found.end() - found.start())

    def raw(self, at: int) -> str:
        """Return the token with its own case."""
        return self.text[self.starts[at] : self.ends[at]]

    def capital(self, at: int) -> bool:
        """Tell whether the token begins with a capital letter."""
        return 0 <= at < self.count and self.text[self.starts[at]].isupper()


def tokenise(text: str) -> Tokens:
    """Return the tokens of a normalised text."""
    return Tokens(text)
