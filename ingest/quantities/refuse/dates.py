"""Dates, years, decades and centuries; clock times are told in clocks.py."""

import re

from ingest.model import Hedge, RefusalKind
from ingest.quantities.reader import DASHES, Reader, Refused
from ingest.quantities.refuse import clocks

# 05.06.2026 · 5.6.26
_DOTTED = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])\.(?:[0-9]{4}|[0-9]{2})$")
_SLASHED = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])[/-](?:0?[1-9]|[12][0-9]|3[01])[/-](?:[0-9]{4}|[0-9]{2})(?![0-9])")
_ISO = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?:[tT][0-9:.]+[zZ]?)?")
_DAY_MONTH = re.compile(r"(?:0[1-9]|[12][0-9]|3[01])\.(?:0[1-9]|1[0-2])$")
_LIST = 8  # words in which a price is told before the next one


def refuse(r: Reader, at: int) -> Refused | None:
    """Return the refusal of a date, year or clock time that begins at token `at`."""
    if not r.digits(at):
        return clocks.in_words(r, at)
    word = r.words[at]
    return (
        _numeric_date(r, at, word)
        or _day(r, at, word)
        or clocks.in_digits(r, at, word)
        or _year(r, at, word)
        or _decade(r, at, word)
    )


def is_year(word: str) -> bool:
    """Tell whether four digits can be a year of modern history."""
    return len(word) == 4 and word.isdigit() and "1000" <= word <= "2100"


def _modern(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1850" <= word <= "2060"


def _numeric_date(r: Reader, at: int, word: str) -> Refused | None:
    if word.count(".") == 2 and _DOTTED.match(word):
        return Refused(at, _after_year(r, at + 1), RefusalKind.DATE)
    text, start = r.tokens.text, r.starts[at]
    if r.words[at + 1] in ("-", "/") and r.glued(at + 1):
        found = _ISO.match(text, start) or _SLASHED.match(text, start)
        if found is not None:
            end = at
            while end < r.tokens.count and r.starts[end] < found.end():
                end += 1
            return Refused(at, end, RefusalKind.DATE)
    if (
        _DAY_MONTH.match(word)
        and r.words[at - 1] in r.vocab.words_of("dates.clock_before")
        and not r.words[at + 1].isalpha()
        and r.words[at + 1] != "%"
    ):
        return Refused(at, at + 1, RefusalKind.DATE)
    return None


def _after_year(r: Reader, at: int) -> int:
    """Step over the word that follows a year: года, г., Jahr."""
    found = r.vocab.table("dates.year").match(r.words, at)
    if found is None:
        return at
    end = found[1]
    return end + 1 if r.words[end] == "." and r.glued(end) and len(r.words[end - 1]) <= 2 else end


def _month_at(r: Reader, at: int) -> bool:
    word = r.words[at]
    if word not in r.vocab.months:
        return False
    return not (word in ("may", "march", "mar", "sat", "sun") and r.lang == "en" and not r.tokens.capital(at))


def _day(r: Reader, at: int, word: str) -> Refused | None:
    """Refuse `5 May`, `5–7 мая 2031 года`, `May 5, 2031`, `5 и 6 мая`."""
    if len(word) > 2 or not word.isdigit() or not 0 < int(word) <= 31:
        return _after_month(r, at, word)
    end = at + 1
    if r.words[end] == "." and r.glued(end):
        end += 1  # German: 5. Mai
    end = _skip_ordinal(r, end)
    place, steps = end, 0
    while (
        steps < 4
        and (
            r.words[place] in DASHES
            or r.words[place] in (",", "/")
            or r.words[place] in r.vocab.words_of("ranges.join")
            or r.words[place] in r.vocab.words_of("dates.day_join")
            or r.words[place] in r.vocab.words_of("ranges.end")
            or r.words[place] in r.vocab.words_of("ranges.either")
        )
        and r.words[place + 1].isdigit()
        and len(r.words[place + 1]) <= 2
    ):
        place = _skip_ordinal(r, place + 2)
        if r.words[place] == "." and r.glued(place):
            place += 1
        steps += 1
    if r.words[place] in ("of", "de", "del", "do"):
        place += 1
    if not _month_at(r, place):
        return _after_month(r, at, word)
    end = place + 1
    if r.words[end] == "." and r.glued(end) and (r.digits(end + 1) or not r.tokens.capital(end + 1)):
        end += 1
    if r.words[end] == "," and is_year(r.words[end + 1]):
        end += 1
    if r.words[end] in ("de", "del"):
        end += int(is_year(r.words[end + 1]))
    if is_year(r.words[end]):
        end = _after_year(r, end + 1)
    return Refused(at, end, RefusalKind.DATE)


def _skip_ordinal(r: Reader, at: int) -> int:
    if r.words[at] in r.vocab.words_of("ordinals.suffixes") and r.glued(at):
        return at + 1
    if r.words[at] == "-" and r.glued(at) and r.words[at + 1] in r.vocab.words_of("ordinals.suffixes"):
        return at + 2
    return at


def _after_month(r: Reader, at: int, word: str) -> Refused | None:
    """Refuse the day or year right after a month name: `May 5`, `June 2031`."""
    before = at - 1
    if (r.words[before] in (".", ",") and before > 0 and _month_at(r, before - 1)) or r.words[before] in (
        "of",
        "de",
        "del",
    ):
        before -= 1
    if at == 0 or not _month_at(r, before):
        return None
    if r.words[at - 1] == "," and r.vocab.units.match(r.words, at + 1) is not None:
        return None  # 'until October, 14 percent more'
    if is_year(word):
        return Refused(at, _after_year(r, at + 1), RefusalKind.DATE)
    if len(word) <= 2 and word.isdigit() and 0 < int(word) <= 31 and r.lang == "en" and r.tokens.capital(before):
        end = _skip_ordinal(r, at + 1)
        if r.words[end] in (*DASHES, "and", "to") and r.words[end + 1].isdigit() and len(r.words[end + 1]) <= 2:
            end += 2
        if r.words[end] == "," and is_year(r.words[end + 1]):
            end += 2
        elif is_year(r.words[end]):
            end += 1
        return Refused(at, end, RefusalKind.DATE)
    return None


def _year(r: Reader, at: int, word: str) -> Refused | None:
    """Refuse `2022 года`, `в 2025–2026 годах`, a bare year in a phrase of time."""
    if not is_year(word):
        return None
    end = _years_end(r, at)
    marked = _marked_year_end(r, at, end)
    if marked is not None:
        return Refused(at, marked, RefusalKind.DATE)
    if _of_an_era(r, at) or _year_span(r, at):
        return Refused(at, at + 1, RefusalKind.DATE)
    if _listed_year(r, at) or (_modern(word) and not _counted(r, at, end)) or _placed_year(r, at, end):
        return Refused(at, end, RefusalKind.DATE)
    return None


def _years_end(r: Reader, at: int) -> int:
    """Return where `2025–2026`, `2025-26` or `2025/26` ends that begins at `at`; of one year the word behind it."""
    dash, second = r.words[at + 1], r.words[at + 2]
    glued = r.glued(at + 1) and r.glued(at + 2)
    if dash in DASHES and is_year(second):
        return at + 3
    if not glued or not _modern(r.words[at]) or not second.isdigit():
        return at + 1
    return at + 3 if dash == "/" or (dash in DASHES and len(second) == 2) else at + 1


def _marked_year_end(r: Reader, at: int, end: int) -> int | None:
    """Return where a year ends whose form or next word says so: `2022 года`, `1990-х`, `the 1990s`, `2025/26`."""
    after = _after_year(r, end)
    if after > end and not _counts_years(r, at, end):
        return after
    if r.words[end] == "-" and r.glued(end) and _suffixed(r, end + 1):
        return _after_year(r, end + 2)
    if (r.words[end] == "s" or (r.words[end] == "'" and r.words[end + 1] == "s")) and r.glued(end):
        return end + 1
    if end > at + 1 and _modern(r.words[at]) and not _noun_follows(r, end):
        return end
    return None


def _of_an_era(r: Reader, at: int) -> bool:
    """Tell whether an era stands beside the year: A.D. 1000, `1200 до н. э.`."""
    era = r.vocab.table("dates.era")
    before = at - 1 if r.words[at - 1] == "." and at > 1 else at
    return era.match(r.words, at + 1) is not None or era.match_back(r.words, before) is not None


def _placed_year(r: Reader, at: int, end: int) -> bool:
    """Tell whether an English preposition of time makes the digits a year: `in 1200`, `since 2014`."""
    before = r.words[at - 1]
    if r.lang != "en" or before not in r.vocab.words_of("dates.year_before") or _measured(r, end):
        return False
    changes = r.vocab.words_of("scopes.rise") | r.vocab.words_of("scopes.fall")
    strict = before in _STRICT or (before == "by" and r.words[at - 2] not in changes)  # metres by 2100
    return strict and (_modern(r.words[at]) or not r.words[end].isalpha())


_STRICT = frozenset({"in", "since", "until", "between"})


def _counted(r: Reader, at: int, end: int) -> bool:
    """Tell whether four digits that could be a year count or measure something."""
    return _noun_follows(r, end) or _priced(r, at, end) or _rounded(r, at, r.words[at])


def _rounded(r: Reader, at: int, word: str) -> bool:
    """Tell whether a round number is nearly reached or passed, as no year is: «с начала года — почти 2000»."""
    if not word.endswith("0") or r.words[at + 1].isdigit():
        return False
    found = r.vocab.hedges.match_back(r.words, at)
    if found is None or r.vocab.table("dates.near").match_back(r.words, at) is not None:
        return False
    return found[0] is Hedge.ALMOST or (found[0] is Hedge.OVER and word.endswith("00"))


def _priced(r: Reader, at: int, end: int) -> bool:
    """Tell whether this is the next price of a list: «620 рублей за курицу и 1900 за гуся»."""
    if r.words[end] not in r.vocab.words_of("per_money"):
        return False
    before = range(max(0, at - _LIST), at)
    return any((unit := r.vocab.units.match(r.words, place)) is not None and unit[0].money for place in before)


def _suffixed(r: Reader, at: int) -> bool:
    word = r.words[at]
    return word in r.vocab.words_of("ordinals.suffixes") or word in r.vocab.words_of("ordinals.cardinal_suffixes")


def _year_span(r: Reader, at: int) -> bool:
    """Tell whether this is a year of `between 1600 and 1900`, `from 1990 to 2010`."""
    words, vocab = r.words, r.vocab
    starts = vocab.words_of("ranges.between") | vocab.words_of("ranges.start")
    joins = vocab.words_of("ranges.join") | vocab.words_of("ranges.end")
    first = words[at - 1] in starts and words[at + 1] in joins and is_year(words[at + 2]) and words[at + 2] > words[at]
    second = words[at - 1] in joins and is_year(words[at - 2]) and words[at - 2] < words[at]
    last = at + 2 if first else at
    return (first or (second and words[at - 3] in starts | {"."})) and not _measured(r, last + 1)


def _listed_year(r: Reader, at: int) -> bool:
    """Tell whether years are listed up to a word for years: `у 1994 , 1997 і 2005 роках`."""
    place = at + 1
    for _ in range(6):
        word = r.words[place]
        if is_year(word) or word == "," or word in r.vocab.words_of("ranges.join"):
            place += 1
            continue
        return place > at + 1 and is_year(r.words[place - 1]) and word in r.vocab.words_of("dates.year")
    return False


def _counts_years(r: Reader, at: int, end: int) -> bool:
    """Tell whether `1500 лет` counts years: only the counting forms do."""
    return r.words[end] in r.vocab.words_of("dates.year_counted") and not _modern(r.words[at])


def _measured(r: Reader, end: int) -> bool:
    if r.words[end] in ("%", "-") and r.glued(end):
        return True
    return r.vocab.units.match(r.words, end) is not None or r.vocab.scales.match(r.words, end) is not None


def _noun_follows(r: Reader, end: int) -> bool:
    """Tell whether something that can be counted follows a number that looks like a year."""
    from ingest.quantities.counting import counts_something

    if r.words[end - 1] and r.vocab.units.match_back(r.words, end - 1) is not None and not r.words[end - 2].isalpha():
        return True  # $2000
    if _measured(r, end):
        return True
    if r.lang == "en":
        hedge = r.vocab.hedges.match_back(r.words, end - 1)
        if hedge is None or r.words[end - 2] in ("over", "about", "around", "under", "below", "above", "before"):
            from ingest.quantities.classifiers import concept_at

            found = concept_at(r, end)
            return found is not None and found.end == end + 1 and found.name == "person"
    return counts_something(r, end)


def _decade(r: Reader, at: int, word: str) -> Refused | None:
    """Refuse `1990s`, `90-х годов`, `the 80s`, centuries."""
    end = at + 1
    if r.words[end] == "s" and r.glued(end) and word.isdigit() and word.endswith("0") and len(word) in (2, 4):
        return Refused(at, end + 1, RefusalKind.DATE)
    place = end
    if (
        r.words[end] in DASHES
        and r.glued(end)
        and _suffixed(r, end + 1)
        and word.isdigit()
        and len(word) == 2
        and word[1] == "0"
    ) and r.words[at - 1] in r.vocab.words_of("dates.decade"):
        return Refused(at, _after_year(r, end + 2), RefusalKind.DATE)
    if r.words[end] in DASHES and r.glued(end) and r.words[end + 1].isalpha() and len(r.words[end + 1]) <= 3:
        place = end + 2
    if place == end:
        return None
    found = r.vocab.table("dates.century").match(r.words, place) or r.vocab.table("dates.year").match(r.words, place)
    return Refused(at, found[1], RefusalKind.DATE) if found is not None else None
