"""The ordinary number in digits, told by its two neighbours, so that most numbers skip every check for refusals."""

from ingest.quantities.literals import read_literal
from ingest.quantities.reader import Reader

_LONGEST = 9  # digits; longer ones may be a phone
_PHONE_REACH = 3
_OF = frozenset({"of", "de", "del", "do"})  # between day and month
_ENDS = frozenset({"", "%", "\n"})


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
        if before in cues.lists and r.refused:
            return False  # articles 5 and 6
    elif before[-1:].isalpha():
        return False
    if behind.isalpha():
        if r.lang == "en" and r.tokens.capital(at + 1):
            return False  # 18 Garden Street
        if starts[at + 1] == ends[at] or (behind in _OF and words[at + 2] in r.vocab.months):
            return False  # 5G, 15а, 5 of May
    elif behind not in _ENDS and not _clause_ends(r, at):
        return False
    if not cues.phone.isdisjoint(words[max(0, at - _PHONE_REACH) : at]):
        return False
    return read_literal(word, r.vocab.decimal_comma, r.vocab.pack.group_needs_noun) is not None


def _clause_ends(r: Reader, at: int) -> bool:
    """Tell whether a comma or full stop behind the digits only ends the clause: neither `5, 6 May` nor `1. First`."""
    following = r.words[at + 2]
    if r.words[at + 1] == ",":
        return following.isalpha()
    return (
        r.words[at + 1] == "."
        and not r.list_next
        and not r.line_start(at)
        and following.isalpha()
        and following not in r.vocab.cues.refuse_behind
        and following not in _OF
        and r.tokens.capital(at + 2)
    )
