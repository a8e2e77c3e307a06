"""Hours that last, behind a preposition that also stands before a clock time: «после девяти часов ограничений».

What lasts follows in the genitive, with `of` or de; a part of the day, a weekday or the time zone makes a clock of it.
"""

from ingest.quantities.reader import Reader
from ingest.quantities.units import dimension
from ingest.text.morphology import only_genitive, word_form

_HALF_DAY = 12
_DENIED = frozenset({"не", "нет"})
_ENDINGS = ("ень", "ів", "їв", "ння", "ття")  # of Ukrainian genitives of what lasts


def is_span(r: Reader, at: int, end: int, *, spoken: bool) -> bool:
    """Tell whether the hours at token `at`, whose word for hours ends at `end`, are a span by what stands around."""
    words, vocab = r.words, r.vocab
    unit = vocab.units.match_back(words, end)
    if unit is None or dimension(unit[0].name) != "time":
        return False  # o'clock, Uhr
    if vocab.table("dates.clock_span").match(words, end) is not None:
        return not _is_zone(r, end)
    if words[at - 1] in vocab.words_of("dates.clock_span_before"):
        return spoken or int(words[at]) <= _HALF_DAY  # about 5 hours, after 18 hours
    if r.lang == "ru":
        return _lasts(r, end)
    return r.lang == "uk" and words[end].endswith(_ENDINGS) and not _is_calendar(r, end)


def _is_zone(r: Reader, at: int) -> bool:
    """Tell whether « 9 heures de Paris » names a place, by its capital."""
    place = at + 1
    return r.tokens.capital(place)


def _is_calendar(r: Reader, at: int) -> bool:
    word = r.words[at]
    return (
        word in r.vocab.months or word in r.vocab.words_of("dates.weekdays") or word in r.vocab.words_of("dates.zone")
    )


def _lasts(r: Reader, at: int) -> bool:
    """Tell whether a genitive says what lasts: «9 часов работы», never «9 часов школы закрыты», «света не будет»."""
    place = at
    if word_form(r.words[place]).adjective and word_form(r.words[place]).genitive:
        place += 1
    if not r.words[place].isalpha() or _is_calendar(r, place) or r.tokens.capital(place):
        return False
    if not _DENIED.isdisjoint(r.words[place + 1 : place + 4]):
        return False
    if only_genitive(r.words[place]):
        return True
    form = word_form(r.words[place])
    if not (form.noun and form.genitive):
        return False
    for behind in range(place + 1, place + 3):  # «работы комиссии»
        word = r.words[behind]
        if not word.isalpha():
            return True
        form = word_form(word)
        if not (form.noun and form.genitive):
            return not _is_predicate(word)
    return True


def _is_predicate(word: str) -> bool:
    """Tell whether a word says something of a plural: «закрыты», «пошли»."""
    form = word_form(word)
    return form.plural and (form.verb or (form.adjective and word.endswith(("ны", "ты"))))
