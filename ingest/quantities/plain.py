"""The ordinary number in digits, told by its two neighbours, so that most numbers skip every check for refusals."""

from ingest.quantities.literals import read_literal
from ingest.quantities.reader import Reader

_LONGEST = 9  # digits; longer ones may be a phone
_PHONE_REACH = 3


def is_plain(r: Reader, at: int) -> bool:
    """Tell whether the digits at token `at` are surely no refusal and no anniversary.

    False says nothing. Guaranteed where True: `refuse` and `special.read` find nothing at this token.
    """
    words, starts, ends, cues = r.words, r.starts, r.ends, r.vocab.cues
    word, before, behind = words[at], words[at - 1], words[at + 1]
    if len(word) == 4 or len(word) > _LONGEST or before in cues.refuse_before or behind in cues.refuse_behind:
        return False  # a year or a card, a phone
    if before.isalpha():
        if starts[at] == ends[at - 1] or not r.tokens.text[starts[at - 1] : ends[at - 1]].islower():
            return False  # Х101, iPhone 11
    elif before[-1:].isalpha():
        return False
    if behind.isalpha():
        if starts[at + 1] == ends[at]:
            return False  # 5G, 15а
    elif behind not in ("", "%", "\n") and not (behind == "," and words[at + 2].isalpha()):
        return False
    if not cues.phone.isdisjoint(words[max(0, at - _PHONE_REACH) : at]):
        return False
    return read_literal(word, r.vocab.decimal_comma, r.vocab.pack.group_needs_noun) is not None
