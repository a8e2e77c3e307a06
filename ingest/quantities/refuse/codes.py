"""Numbers that stand for a thing: articles of law, houses, schools, chapters, rooms, document numbers."""

from ingest.model import RefusalKind
from ingest.quantities.classifiers import concept_at
from ingest.quantities.reader import Reader, Refused

_SIGNS = frozenset("№#")


def refuse(r: Reader, at: int) -> Refused | None:
    """Return the refusal of digits that a word before or behind makes an identifier."""
    if not r.digits(at):
        return None
    before = _word_before(r, at)
    if before is not None:
        return before
    return _address(r, at) or _listed(r, at) or _phone_word(r, at)


def _word_before(r: Reader, at: int) -> Refused | None:
    dotted = r.words[at - 1] == "." and at > 1
    word = r.words[at - 1 - dotted]
    if not word:
        return None
    if r.vocab.table("codes.names").match_back(r.words, at) is not None and r.words[at + 1] != "%":
        return Refused(at, _digits_end(r, at), RefusalKind.NAME)
    if word in _SIGNS:
        return Refused(at, _digits_end(r, at), RefusalKind.CODE)
    if word == '"' and r.words[at + 1] == '"':
        return None
    found = r.vocab.table("codes.before").match_back(r.words, at - dotted)
    if found is None or not _names_a_code(r, found[1], at, word, dotted=dotted):
        return None
    return Refused(at, _digits_end(r, at), RefusalKind.CODE)


def _digits_end(r: Reader, at: int) -> int:
    """Return where a code ends that begins at `at`; it may be written in groups: «паспорт 4509 123456»."""
    end = _code_end(r, at + 1)
    while len(r.words[at]) > _GROUP and r.words[end].isdigit() and len(r.words[end]) > _GROUP:
        end += 1
    return end


_GROUP = 3  # digits in a group of thousands


def _names_a_code(r: Reader, first: int, at: int, word: str, *, dotted: bool) -> bool:
    """Tell whether words from `first` up to the digits at `at` make them a code, and nothing says that they count."""
    if dotted and r.vocab.table("scopes.subset").match_back(r.words, at - 1) is not None:
        return False  # «в т. ч. 174 ребёнка» is no part 174
    if _part_there(r, first, at) or (not dotted and _too_short(r, first, at, word)):
        return False
    if dotted and (len(word) > _SHORTENED or (len(word) > _GROUP and word[-1] in _VOWELS)):
        return False  # «пошкоджено 2 школи. 12 тисяч родин без світла»
    if r.lang == "en" and not _english_code(r, first, at):
        return False
    if r.vocab.table("scopes.subset").match(r.words, at + 1) is not None:
        return False  # «в больнице 9 из них» is no hospital 9
    if r.words[at + 1] in r.vocab.words_of("ratio.times"):
        return False  # hit the Seversky district 58 times
    return dotted or not _counts(r, first, at, word)


_SHORTENED = 5  # letters of a word cut short before its full stop


def _too_short(r: Reader, first: int, at: int, word: str) -> bool:
    """Tell whether the one word before the digits is too short to name a code."""
    alone = first == at - 1 and "/" not in r.words[first:at]
    return alone and len(word) <= 2 and word.isalpha() and word != "nr"


def _counts(r: Reader, first: int, at: int, word: str) -> bool:
    """Tell whether digits behind the word of a code measure or count what follows: `district 58 people`."""
    from ingest.quantities.counting import counts_something

    if _is_measured(r, at + 1):
        return True
    strong = (
        r.vocab.table("codes.before").match(r.words, at + 1) is not None
        or word in ("no", "номер", "номером")
        or r.tokens.capital(first)
        or (r.vocab.decimal_comma and _versioned(r.words[at]))  # «версия 4.12 приложения»
    )
    return not strong and counts_something(r, at + 1)


def _versioned(word: str) -> bool:
    """Tell whether digits with a point are a version; three digits behind it are thousands: « linha 2.600 vagões »."""
    _, point, tail = word.rpartition(".")
    return bool(point) and len(tail) != _GROUP


_VOWELS = "аеиіоуыюяє"  # no abbreviation of a code ends in one
_GROUP = 3  # digits of a group of thousands


def _part_there(r: Reader, start: int, at: int) -> bool:
    """Tell whether a clause only says how many are at such a place: «184 хворі, у лікарні 29, виписано 146».

    It has nothing but a preposition, the place and the number, and stands behind another number of its sentence.
    """
    place = start - 1
    if place < 1 or len(r.words[place]) > _PREPOSITION or not r.words[place].isalpha() or not r.words[at].isdigit():
        return False
    if (
        r.words[place - 1] not in (",", "(", ":", "—", "–")
        or r.words[at + 1] not in _CLOSES
        or len(r.words[start]) < _NAMED
    ):
        return False
    return any(r.digits(back) for back in range(max(0, place - _SENTENCE), place - 1))


_PREPOSITION = 3  # letters
_CLOSES = (",", ")", ";", ".", "\n", "")
_SENTENCE = 6  # words back to the total
_NAMED = 5  # letters; shorter ones abbreviate a part of a law


def _address(r: Reader, at: int) -> Refused | None:
    """Refuse the house after a street: «улица Садовая, 15»; before it: '18 Garden Street', « 18, rue du Port »."""
    if r.words[at].isdigit() and len(r.words[at]) <= _HOUSE and _opens_address(r, at):
        return Refused(at, at + 1, RefusalKind.CODE)
    if r.words[at - 1] != "," or not r.words[at].isdigit() or len(r.words[at]) > 3:
        return None
    streets = r.vocab.words_of("codes.street")
    if any(word in streets for word in r.words[max(0, at - 5) : at - 1]) and not r.words[at + 1].isalpha():
        return Refused(at, _code_end(r, at + 1), RefusalKind.CODE)
    return None


_HOUSE = 3  # digits


def _opens_address(r: Reader, at: int) -> bool:
    """Tell whether a number stands where a street follows: by name and noun in English, by noun and name in French."""
    streets = r.vocab.words_of("codes.street")
    if r.lang == "fr":
        place = at + 2 if r.words[at + 1] == "," else at + 1
        return r.words[place] in streets and any(map(r.tokens.capital, range(place + 1, place + 4)))
    if r.lang != "en" or r.words[at - 1] not in _AT:
        return False
    end = next((n for n in range(at + 1, at + 5) if not r.tokens.capital(n)), at + 5)
    return any(r.words[n] in streets for n in range(at + 2, end))


_AT = frozenset({"at", "of", "in", "on", "near", "outside", "from", "to", ",", "by"})


def _listed(r: Reader, at: int) -> Refused | None:
    """Refuse the next number of a list of identifiers: «пунктам 1 и 7», articles 5 and 6."""
    if not r.refused or r.refused[-1].kind is not RefusalKind.CODE or r.refused[-1].end != at - 1:
        return None
    if r.words[at - 1] not in r.vocab.words_of("ranges.join") and r.words[at - 1] not in (",", "-", "–"):
        return None
    from ingest.quantities.counting import counts_something

    follows = r.vocab.table("codes.before").match(r.words, at + 1) is not None
    if not follows and (_is_measured(r, at + 1) or counts_something(r, at + 1)):
        return None
    return Refused(at, _code_end(r, at + 1), RefusalKind.CODE)


def _english_code(r: Reader, start: int, at: int) -> bool:
    """English code nouns are capitals, or stand bare before the digits: `Article 5`, `chapter 3`."""
    if r.words[at + 1] in r.vocab.words_of("scopes.additional_after"):
        return False  # 'are building 46 more'
    if any(sign.isupper() for sign in r.tokens.raw(start)):
        return True
    if r.words[start - 1] in ("the", "a", "an", "this", "that", "last", "next", "his", "her", "their", "its"):
        return False
    return r.words[start] in r.vocab.words_of("codes.before") and r.words[start] != "no" and r.words[at].isdigit()


def _is_measured(r: Reader, end: int) -> bool:
    if r.words[end] == "%":
        return True
    if r.vocab.scales.match(r.words, end) is not None:
        return True
    found = r.vocab.units.match(r.words, end)
    return found is not None and len(r.words[end]) > 1


def _code_end(r: Reader, end: int) -> int:
    """Step over what belongs to the identifier: 205-1, 12/3, 5278-VI, 15а, 3.2."""
    for _ in range(4):
        word = r.words[end]
        if not r.glued(end):
            break
        if (
            word in ("-", "/", "–")
            and r.glued(end + 1)
            and (r.digits(end + 1) or (r.words[end + 1].isalpha() and len(r.words[end + 1]) <= 4))
        ):
            end += 2
        elif word.isalpha() and len(word) == 1:
            end += 1
        else:
            break
    return end


def _ends_phrase(r: Reader, at: int) -> bool:
    return not r.words[at].isalpha() or r.words[at] in r.vocab.words_of("stop")


def _called(r: Reader, at: int) -> bool:
    """Tell whether up to three words before `at` end a phrase of calling: «гаряча лінія: 15-48»."""
    calls = r.vocab.table("codes.phone")
    return any(calls.match_back(r.words, end) is not None for end in range(max(1, at - 2), at + 1))


def _phone_word(r: Reader, at: int) -> Refused | None:
    """Refuse a short number after a word of calling: `call 112`, «звоните 112»."""
    word = r.words[at]
    if not word.isdigit() or len(word) > 12:
        return None
    near = r.words[max(0, at - 3) : at]
    if r.vocab.cues.phone.isdisjoint(near) or not _called(r, at):
        return None
    end = at + 1
    while end < at + 8:
        if r.words[end].isdigit() and r.starts[end] == r.ends[end - 1] + 1:
            end += 1
        elif r.words[end] == "-" and r.glued(end) and r.glued(end + 1) and r.words[end + 1].isdigit():
            end += 2
        else:
            break
    if end > at + 1:
        return None if _grouped(r, at, end) and concept_at(r, end) else Refused(at, end, RefusalKind.PHONE)
    if len(word) < 3:
        return None
    if not _is_measured(r, at + 1) and _ends_phrase(r, at + 1):
        return Refused(at, at + 1, RefusalKind.PHONE)
    return None


def _grouped(r: Reader, at: int, end: int) -> bool:
    """Tell whether digits are thousands parted by spaces: «на горячую линию поступило 1 054 звонка»."""
    return len(r.words[at]) <= _GROUP and all(len(r.words[place]) == _GROUP for place in range(at + 1, end))


_GROUP = 3  # digits between the spaces of thousands
