"""Digits inside names: models, calibres, flights, networks, products."""

from ingest.model import RefusalKind
from ingest.quantities.classifiers import concept_at
from ingest.quantities.reader import DASHES, Reader, Refused
from ingest.quantities.vocabulary import Trigger

_NETWORK = frozenset("gk")  # 5G, 4K


def refuse(r: Reader, at: int) -> Refused | None:
    """Return the refusal of digits that belong to a name."""
    if not r.digits(at):
        return _word_in_name(r, at)
    return (
        _glued_left(r, at)
        or _hyphen_left(r, at)
        or _calibre(r, at)
        or _glued_right(r, at)
        or _slash(r, at)
        or _after_name(r, at)
    )


def _glued_left(r: Reader, at: int) -> Refused | None:
    """Refuse MH17, G7, Х101; currencies, `x15` and glued prepositions are none."""
    if not r.glued(at) or not r.words[at - 1][-1:].isalpha():  # l'A7 is one word
        return None
    word = r.words[at - 1]
    if (
        word in ("x", "х", "×")
        and (r.digits(at - 2) or not r.glued(at - 1))
        and not (r.tokens.raw(at - 1) == "X" and r.lang == "en")
    ):
        return None
    found = r.vocab.units.match_back(r.words, at)
    if found is not None and found[0].money:
        return None
    if word in r.vocab.words_of("stop") and len(word) > 1 and not r.tokens.raw(at - 1).isupper():
        return None
    if word == "e" and r.digits(at - 2):
        return None
    end = _name_end(r, at + 1)
    return Refused(at - 1, end, RefusalKind.MODEL if r.lang != "en" else RefusalKind.NAME)


def _word_in_name(r: Reader, at: int) -> Refused | None:
    """Refuse number words inside names and compounds: `Kick Six`, `production-four-door`, «Левко Сорока»."""
    if r.lang in _SURNAMES and _is_surname(r, at):
        return Refused(at, at + 1, RefusalKind.NAME)
    if r.lang != "en" or not r.triggers[at] & Trigger.NUMBER or at < 1:
        return None
    before = r.words[at - 1]
    compound = before == "-" and r.glued(at) and r.glued(at - 1) and r.words[at - 2].isalpha()
    if compound and not r.triggers[at - 2] & (Trigger.NUMBER | Trigger.VAGUE):
        return Refused(at, at + 1, RefusalKind.NAME)
    if (
        (
            r.tokens.capital(at)
            and r.tokens.capital(at - 1)
            and before.isalpha()
            and not r.sentence_start(at - 1)
            and r.words[at] != "one"
        )
        and before not in r.vocab.words_of("stop")
        and not r.triggers[at - 1] & Trigger.NUMBER
    ):
        return Refused(at, at + 1, RefusalKind.NAME)
    if before in r.vocab.words_of("codes.rank") and not (_noun_after(r, at + 1) or _of_total(r, at + 1)):
        return Refused(at, at + 1, RefusalKind.DETERMINER)
    return None


_SURNAMES = frozenset({"ru", "uk"})


def _is_surname(r: Reader, at: int) -> bool:
    """Tell whether a number word with a capital stands behind a first name or an initial: «мэр Юрий Сорока»."""
    if at < 1 or not r.triggers[at] & Trigger.NUMBER or not r.tokens.capital(at) or r.tokens.raw(at).isupper():
        return False
    if r.concepts and concept_at(r, at + 1) is not None:
        return False  # a heading of capitals: «В Лугачевске Сорок Домов»
    place = at - 2 if r.words[at - 1] == "." and at > 1 and len(r.words[at - 2]) == 1 else at - 1
    before = r.words[place]
    if not before.isalpha() or not r.tokens.capital(place) or r.triggers[place] & Trigger.NUMBER:
        return False
    return place < at - 1 or not (r.sentence_start(place) or r.tokens.raw(place).isupper())


def _noun_after(r: Reader, at: int) -> bool:
    return r.words[at].isalpha() and r.words[at] not in r.vocab.words_of("stop")


def _name_end(r: Reader, end: int) -> int:
    """Step over what is glued to a name: Х-101М, S-300PMU2."""
    for _ in range(4):
        if r.glued(end) and ((r.words[end].isalpha() and len(r.words[end]) <= 3) or r.digits(end)):
            end += 1
        elif (
            r.glued(end)
            and r.words[end] in ("-", "/")
            and r.glued(end + 1)
            and (r.digits(end + 1) or r.tokens.raw(end + 1).isupper())
        ):
            end += 2
        else:
            break
    return end


def _hyphen_left(r: Reader, at: int) -> Refused | None:
    """Refuse Ту-154, COVID-19, «Герань-2»."""
    if r.words[at - 1] != "-" or not r.glued(at) or not r.glued(at - 1) or at < 2:
        return None
    word = r.words[at - 2]
    if not word.isalpha():
        return None
    if r.triggers[at - 2] & Trigger.NUMBER and r.digits(at):
        return None
    units = r.vocab.units.match_back(r.words, at - 1)
    raw = r.tokens.raw(at - 2)
    road = len(raw) == 1 and raw.isupper()  # «трасса Р-317» is no rouble
    if units is not None and (r.digits(units[1] - 1) or (units[0].money and not road)):
        return None  # 10 км-15 км, $-5
    if not raw[:1].isupper() and len(word) > 3 and r.lang in ("ru", "uk") and r.words[at + 1].isalpha():
        return None  # a dash typed without spaces: «погибших-12 человек»
    return Refused(at - 2, _name_end(r, at + 1), RefusalKind.MODEL)


def _calibre(r: Reader, at: int) -> Refused | None:
    """Refuse `155-мм снаряды`, `155mm shells`, `7,62 мм`: a type, not a measure."""
    place = at + 1
    hyphen = r.words[place] in DASHES and r.glued(place)
    if hyphen:
        place += 1
    found = r.vocab.units.match(r.words, place)
    name = found[0].name if found is not None else ""
    if found is None:
        suffix = r.vocab.suffixes.get(r.words[place]) if hyphen else None
        name = suffix[1] if suffix is not None else ""
    if name != "millimetre":
        return None
    end = found[1] if found is not None else place + 1
    cues = r.vocab.words_of("codes.calibre")
    near = [word for word in r.words[end : end + 4] if word]
    for count, word in enumerate(near):
        if word in cues:
            return Refused(at, end, RefusalKind.CALIBRE)
        if word in (".", ",", "\n", ";") or (count > 0 and word in r.vocab.words_of("stop")):
            break
    partitive = r.words[at - 1] in r.vocab.words_of("partitive") or r.words[at - 1] in ("da", "calibre", "calibro")
    if r.words[at - 1] in cues or (partitive and r.words[at - 2] in cues):  # obus de 155 mm
        return Refused(at, end, RefusalKind.CALIBRE)
    return None


def _glued_right(r: Reader, at: int) -> Refused | None:
    """Refuse 5G, 3D, 1080p, 5278-VI: letters at the digits that are no unit, scale or suffix."""
    place = at + 1
    word = r.words[place]
    if word and word[0].isalpha() and r.glued(place):
        raw = r.tokens.raw(place)
        if (
            word in _NETWORK
            and raw.isupper()
            and not _priced(r, at)
            and (word == "g" or r.words[place + 1] in r.vocab.words_of("stop") or not r.words[place + 1].isalpha())
            and len(r.words[at]) == 1
        ):
            return Refused(at, place + 1, RefusalKind.NAME)
        if _known_letters(r, place):
            return None
        if word in r.vocab.words_of("stop") or len(word) > 4:
            return None  # a space was lost: 15человек
        return Refused(at, _name_end(r, place), RefusalKind.NAME)
    if word == "-" and r.glued(place) and r.glued(place + 1):
        raw = r.tokens.raw(place + 1)
        if raw.isupper() and raw.isalpha() and len(raw) <= 4 and not _known_letters(r, place + 1):
            return Refused(at, place + 2, RefusalKind.CODE)
    return None


def _priced(r: Reader, at: int) -> bool:
    found = r.vocab.units.match_back(r.words, at)
    return found is not None and found[0].money


def _known_letters(r: Reader, place: int) -> bool:
    word, vocab = r.words[place], r.vocab
    if word in vocab.letters or word in vocab.symbols or word in vocab.suffixes:
        return True
    if vocab.units.match(r.words, place) or vocab.scales.match(r.words, place) or vocab.fractions.match(r.words, place):
        return True
    return word in vocab.words_of("dates.clock_glued") or word in ("x", "х", "e", "s")


def _slash(r: Reader, at: int) -> Refused | None:
    """Refuse 9/11 and 24/7."""
    if r.words[at + 1] != "/" or not r.glued(at + 1) or not r.digits(at + 2) or not r.glued(at + 2):
        return None
    over, under = r.words[at], r.words[at + 2]
    if (over, under) in (("24", "7"), ("9", "11")):
        return Refused(at, at + 3, RefusalKind.NAME)
    return None


def _after_name(r: Reader, at: int) -> Refused | None:
    """Refuse the number of a product or event: iPhone 11, Euro 2020, Windows 10."""
    word = r.words[at]
    if not word.isdigit() or len(word) > 4 or r.glued(at) or not has_capital(r, at - 1) or at < 1:
        return None
    before = r.words[at - 1]
    if not before.isalpha() or before in r.vocab.words_of("stop") or before in r.vocab.months:
        return None
    if r.triggers[at - 1] & (Trigger.NUMBER | Trigger.VAGUE) or r.vocab.units.match_back(r.words, at) is not None:
        return None
    if r.vocab.hedges.match_back(r.words, at) is not None:
        return None
    if (r.sentence_start(at - 1) or _after_picture(r, at - 1)) and not _latin_in_cyrillic(r, at - 1):
        return None
    from ingest.quantities.counting import counts_something

    behind = r.words[at + 1]
    if (
        r.vocab.units.match(r.words, at + 1)
        or r.vocab.scales.match(r.words, at + 1)
        or (behind in DASHES and not r.digits(at + 2))
        or behind in ("%", "$", "+", ":")
    ):
        return None
    if behind in r.vocab.symbols and r.glued(at + 1):
        return None
    places = r.vocab.words_of("locative") or r.vocab.words_of("zero.places")
    placed = r.lang != "en" and at > 1 and r.words[at - 2] in places
    if placed and _noun_after(r, at + 1) and not r.tokens.capital(at + 1):
        return None  # «w Iwanogorsku 84 pracodawców»
    if counts_something(r, at + 1) or _of_total(r, at + 1) or behind in r.vocab.words_of("ratio.times"):
        return None
    return Refused(at, _name_end(r, at + 1), RefusalKind.NAME)


def _after_picture(r: Reader, at: int) -> bool:
    """Tell whether a token follows an emoji, which ends the sentence before: «Звіт 🔥 Запустили 46 котелень»."""
    before = r.words[at - 1]
    return len(before) <= _PICTURE and bool(before) and all(sign > "\u2190" for sign in before)


_PICTURE = 3  # code points of an emoji with its variation sign


def _of_total(r: Reader, at: int) -> bool:
    """Tell whether a total follows: «46 із 52»."""
    found = r.vocab.table("share.of").match(r.words, at)
    return found is not None and r.digits(found[1])


def has_capital(r: Reader, at: int) -> bool:
    """Tell whether a token holds a capital letter anywhere: iPhone."""
    return any(sign.isupper() for sign in r.tokens.raw(at))


def _latin_in_cyrillic(r: Reader, at: int) -> bool:
    return r.lang in ("ru", "uk") and r.words[at].isascii()
