"""Cut a text into words with offsets, in one pass; what stands at an apostrophe is read by script."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.names.folding import fold, is_cyrillic

# the second part is there where an apostrophe is: Bystrov, l'oblast, В'ячеслав
_WORD = re.compile(r"[^\W\d_]+((?:['’ʼ][^\W\d_]+)+)?")
_STOP = re.compile(r"[.;:!?\n…]")  # ends the stretch in which two words belong together
# El'šanskij, Mel'nikov, Cybul'ko; but neither Dell'amministrazione nor Herson'daki nor Bystrov'un
_SOFT = re.compile(
    r"""(?! (?i: dell | dall | nell | sull | all | coll | quell | bell | un | sant ) ['’ʼ] )
    [A-Z] [^\W\d_]* [lnrtdsz] ['’ʼ]
    (?! n?[dt][ae](?:ki|n) | l[iı] )
    (?: k[aouiy] | [^\W\d_A-Z]{4,} )""",
    re.VERBOSE,
)
_APOSTROPHE = re.compile(r"['’ʼ]")


@dataclass(slots=True, eq=False)
class Words:
    """The words of a text as parallel lists, shared and not to be changed; `folded[i]` stands at `starts[i]:ends[i]`.

    Two of them are equal when they are one: what was read from the words of a text can be kept under them.
    """

    text: str
    starts: list[int]
    ends: list[int]
    folded: list[str]

    def capital(self, i: int) -> bool:
        """Say whether word `i` begins with a capital letter."""
        return 0 <= i < len(self.starts) and self.text[self.starts[i]].isupper()

    def owns(self, i: int) -> bool:
        """Say whether word `i` has a possessive ending, so that what follows is its thing and not its name."""
        return any(c in "'’ʼ" for c in self.text[self.starts[i] : self.ends[i]]) and not is_cyrillic(self.folded[i])

    def joined(self, i: int, j: int) -> bool:
        """Say whether no sentence mark or line end stands between the words `i` and `j` (i < j).

        The full stop of an initial or a short title ('V. Bystrov', 'Gov. Bystrov', «им. Ленина») does not part them.
        """
        for k in range(i, j):
            gap = self.text[self.ends[k] : self.starts[k + 1]]
            stop = _STOP.search(gap)
            if stop and not (gap.strip() == "." and self.ends[k] - self.starts[k] <= 3):
                return False
        return True

    def together(self, i: int) -> bool:
        """Say whether word `i` and the next one may belong to one phrase: no sentence end, comma or bracket between."""
        return i + 1 < len(self.starts) and self.joined(i, i + 1) and not self.comma(i, i + 1)

    def comma(self, i: int, j: int) -> bool:
        """Say whether a comma, bracket or dash stands between the words `i` and `j` (i < j)."""
        return any(c in ',()—–«»"“”' for c in self.text[self.ends[i] : self.starts[j]])


@lru_cache(maxsize=4)  # officials, other sources, cues and terms are looked for in one text, one after the other
def cut(text: str) -> Words:
    """Return the words of the text.

    Latin: a short part behind an apostrophe is an ending (Kharkiv's, Bystrov'un), a short one before it an article
    (l'oblast, dell'amministrazione); between a capital and small letters it may be the soft sign of a name (El'šanskij,
    Cybul'ko). Cyrillic: the apostrophe belongs to the word (В'ячеслав).
    """
    words = Words(text, [], [], [])
    for match in _WORD.finditer(text):
        word, (start, end) = match.group(), match.span()
        mark = _APOSTROPHE.search(word) if match.lastindex else None
        if mark is None or is_cyrillic(word) or _SOFT.fullmatch(word):
            _put(words, start, end, word)
        elif len(word) - mark.end() <= 3:
            _put(words, start, end, word[: mark.start()])
        else:
            _put(words, start, start + mark.start(), word[: mark.start()])
            _put(words, start + mark.end(), end, word[mark.end() :])
    return words


def _put(words: Words, start: int, end: int, word: str) -> None:
    words.starts.append(start)
    words.ends.append(end)
    words.folded.append(fold(word))
