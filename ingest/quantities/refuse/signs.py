"""Classes told by signs: phone and card numbers, coordinates, clock times with a colon, scores, versions, lists."""

import re

from ingest.model import RefusalKind
from ingest.quantities.literals import read_literal
from ingest.quantities.reader import DASHES, Reader, Refused
from ingest.quantities.vocabulary import Trigger

# +7 (495) 123-45-67 · 8 800 555-35-35 · 044 234 56 78
_PHONE = re.compile(r"\+?[0-9](?:[ ()-]{0,2}[0-9]){8,14}(?![0-9])")
_PHONE_SHAPE = re.compile(
    r"^[08][ -]\(?800\)?[ -]|\+[0-9]{1,3}[ (-]|\+[0-9]{9,}|\([0-9]{3,5}\)|[0-9]{2,4}-[0-9]{2}-[0-9]{2}"
)
# 4441 1144 1234 5678
_CARD = re.compile(r"[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?![0-9])")
# 47.8388, 35.1396
_COORDINATES = re.compile(r"-?[0-9]{1,3}\.[0-9]{3,8}°?[NSСЮ]?,? +-?[0-9]{1,3}\.[0-9]{3,8}°?[EWВЗ]?")
_DEGREES = re.compile(r"[0-9]{1,3}°[ ]?[0-9]{1,2}'")
_TIME = re.compile(r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:[.,][0-9]+)?(?![0-9])")
_LAP = re.compile(r"[0-9]{1,2}:[0-5][0-9][.,][0-9]+")
_SCORE_SPAN = 6


def refuse(r: Reader, at: int) -> Refused | None:
    """Return the refusal of a number told by the signs around its digits."""
    if not r.digits(at):
        return _roman(r, at)
    text, start = r.tokens.text, r.starts[at]
    if r.words[at + 1] == ":" and r.glued(at + 1) and r.digits(at + 2) and r.glued(at + 2):
        return _colon(r, at, text, start)
    if len(r.words[at]) == 4:
        card = _CARD.match(text, start)
        if card is not None:
            return Refused(at, _token_at(r, at, card.end()), RefusalKind.CARD)
    phone = _phone(r, at, text, start)
    if phone is not None:
        return phone
    if "." in r.words[at] and len(r.words[at]) > 4:
        place = _COORDINATES.match(text, start)
        if place is not None:
            return Refused(at, _token_at(r, at, place.end()), RefusalKind.COORDINATE)
    if r.words[at + 1] == "°" and _DEGREES.match(text, start):
        return Refused(at, at + 4, RefusalKind.COORDINATE)
    return _list(r, at) or _score(r, at) or _version(r, at)


def _token_at(r: Reader, at: int, end: int) -> int:
    while at < r.tokens.count and r.starts[at] < end:
        at += 1
    return at


def _colon(r: Reader, at: int, text: str, start: int) -> Refused:
    time = _LAP.match(text, start) or _TIME.match(text, start)
    hours = r.words[at]
    if time is not None and hours.isdigit() and (int(hours) < 25 or "." in time[0]):
        return Refused(at, _token_at(r, at, time.end()), RefusalKind.TIME)
    end = at + 3
    while r.words[end] == ":" and r.glued(end) and r.digits(end + 1):
        end += 2
    return Refused(at, end, RefusalKind.SCORE)


def _phone(r: Reader, at: int, text: str, start: int) -> Refused | None:
    word = r.words[at]
    plus = r.words[at - 1] == "+" and r.glued(at)
    begin = start - 1 if plus else start
    if not plus and r.words[at + 1] not in ("-", "(") and not r.digits(at + 1) and len(word) < 10:
        return None
    if not plus and len(word) > 3 and len(word) < 10 and r.words[at + 1] not in ("-", "("):
        return None
    found = _PHONE.match(text, begin)
    if found is not None and (_PHONE_SHAPE.search(found[0]) or (word[0] == "0" and len(word) > 1)):
        first = at - 1 if plus else at
        end = _token_at(r, at, found.end())
        _mark_short(r, end)
        return Refused(first, end, RefusalKind.PHONE)
    return None


def _mark_short(r: Reader, at: int) -> None:
    """Refuse a short number told beside a long one: `… or 112`."""
    for place in range(at, at + 4):
        word = r.words[place]
        if r.digits(place) and word.isdigit() and len(word) in (3, 4) and not r.words[place + 1].isalpha():
            r.refused.append(Refused(place, place + 1, RefusalKind.PHONE))
            r.triggers[place] = r.triggers[place] & 0
            return
        if word in ("\n", ".", ""):
            return


def _list(r: Reader, at: int) -> Refused | None:
    """Refuse `1.` and `2)` that number the items of a list."""
    word, sign = r.words[at], r.words[at + 1]
    if sign not in (".", ")") or not word.isdigit() or len(word) > 2 or not r.glued(at + 1):
        return None
    value = int(word)
    follows = r.list_next == value and r.words[at - 1] not in r.vocab.words_of("stop") and r.tokens.capital(at + 2)
    if r.words[at + 2] in ("", "\n") or (r.digits(at + 2) and sign == "."):
        return None
    if (r.line_start(at) and (sign == ")" or not r.glued(at + 2))) or (follows and value > 1):
        r.list_next = value + 1
        return Refused(at, at + 2, RefusalKind.LIST)
    return None


def _score(r: Reader, at: int) -> Refused | None:
    """Refuse `2–1` near a word of matches and votes."""
    word, dash, other = r.words[at], r.words[at + 1], r.words[at + 2]
    if dash not in DASHES or not r.glued(at + 1) or not r.glued(at + 2) or not other.isdigit() or not word.isdigit():
        return None
    if len(word) > 3 or len(other) > 3:
        return None
    cues = r.vocab.words_of("codes.score")
    falls = int(word) >= int(other)
    near = r.words[max(0, at - _SCORE_SPAN) : at] + r.words[at + 3 : at + 3 + _SCORE_SPAN]
    if any(near_word in cues for near_word in near):
        return Refused(at, at + 3, RefusalKind.SCORE)
    if (
        falls
        and len(word) <= 2
        and len(other) <= 2
        and r.words[at + 3] not in DASHES
        and not r.vocab.units.match(r.words, at + 3)
    ):
        return Refused(at, at + 3, RefusalKind.SCORE)
    return None


def _version(r: Reader, at: int) -> Refused | None:
    """Refuse digits that are no number: 1.2.3, 192.168.0.1."""
    if read_literal(r.words[at], r.vocab.decimal_comma) is None:
        return Refused(at, at + 1, RefusalKind.CODE)
    return None


def _roman(r: Reader, at: int) -> Refused | None:
    """Refuse Roman numerals: XXI век, Пётр I, World War II."""
    if not r.triggers[at] & Trigger.ROMAN:
        return None
    raw = r.tokens.raw(at)
    if not raw.isupper() or r.glued(at) or (r.glued(at + 1) and r.words[at + 1] in "-'"):
        return None
    if len(raw) == 1 and r.lang == "en":
        return None
    return Refused(at, at + 1, RefusalKind.ROMAN)
