"""One text while it is read: its tokens, its vocabulary, and what was found so far."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.model import RefusalKind
from ingest.quantities.vocabulary import Trigger, Vocabulary
from ingest.text.normalise import NormalText
from ingest.text.tokens import Tokens, tokenise

DASHES = frozenset("-–—")
_DIGITS = Trigger.DIGITS
# A pound sign lost in conversion: PS2.7m · PS40bn · PS1.25; never PS5
_LOST_POUND = re.compile(r"\bPS(?=[0-9]+(?:\.[0-9]+)?(?:m|bn|k)\b|[0-9]+\.[0-9])")


@dataclass(slots=True)
class Refused:
    """Tokens `start`…`end` (exclusive) are a number of this class and no quantity."""

    start: int
    end: int
    kind: RefusalKind


class Reader:
    """The state that the parts of the grammar share while one text is read."""

    __slots__ = (
        "concepts",
        "digits",
        "ends",
        "lang",
        "list_next",
        "normal",
        "refused",
        "starts",
        "tokens",
        "triggers",
        "vocab",
        "words",
    )

    def __init__(self, normal: NormalText, vocab: Vocabulary, *, concepts: bool) -> None:
        self.normal = normal
        self.vocab = vocab
        self.lang = vocab.lang
        self.concepts = concepts
        text = normal.text
        if self.lang == "en" and "PS" in text:
            text = _LOST_POUND.sub("£ ", text)
        self.tokens: Tokens = tokenise(text)
        self.words = self.tokens.words
        self.starts = self.tokens.starts
        self.ends = self.tokens.ends
        self.triggers: list[int] = vocab.triggers(self.words)
        # tells whether token `at` is a number literal; a bound look-up, for it is asked six times for each number
        self.digits: Callable[[int], bool] = list(map(_DIGITS.__eq__, self.triggers)).__getitem__
        self.refused: list[Refused] = []
        self.list_next = 0  # the number that would continue the running list

    def glued(self, at: int) -> bool:
        """Tell whether token `at` follows the one before without space."""
        return at > 0 and self.starts[at] == self.ends[at - 1]

    def line_start(self, at: int) -> bool:
        """Tell whether token `at` is the first of its line."""
        return at == 0 or self.words[at - 1] == "\n"

    def sentence_start(self, at: int) -> bool:
        """Tell whether token `at` begins a sentence, as far as the sign before it tells."""
        return self.line_start(at) or self.words[at - 1] in (".", "!", "?", '"', "…", ":", "—", "–", "-")
