"""Whether a number counts something where it stands: asked by the refusals of dates, codes and determiners."""

from ingest.quantities.classifiers import concept_at
from ingest.quantities.english import is_plural
from ingest.quantities.heads import is_adjective, is_closed, step
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.vocabulary import Trigger
from ingest.text.morphology import word_form


def counts_something(r: Reader, at: int) -> bool:
    """Tell whether a countable noun follows at token `at`, so that the digits before it are a count."""
    if is_closed(r, at):
        return False
    word = r.words[at]
    if r.lang == "en":
        place = at
        for _ in range(4):
            if is_closed(r, place):
                return False
            if is_plural(r.words[place]) and not r.tokens.capital(place):
                return True
            place = step(r, place)
        return False
    if r.tokens.capital(at) and not (r.concepts and concept_at(r, at) is not None):
        return False
    if r.concepts and concept_at(r, at) is not None:
        return True
    if r.lang == "ru":
        form = word_form(word)
        if form.adjective and form.genitive:
            return counts_something(r, at + 1)
        return form.noun and form.genitive
    if is_adjective(r, word) and not is_closed(r, at + 1):
        return True
    return word.endswith(("ів", "їв", "ей", "ок", "ин", "ень", "ох", "ов", "рб", "ниць", "ць", "іб", "анів", "єнів"))


_EARLIER = 30  # tokens in which the whole is told of which one is a part


def one_of_them(r: Reader, at: int) -> bool:
    """Tell whether `one` is a part of a number of its sentence: `two were hurt, one of whom …`, «один из них»."""
    subset = r.vocab.table("scopes.subset")
    if r.words[at + 1] not in subset.first or subset.match(r.words, at + 1) is None:
        return False
    return _counted_before(r, at)


def _counted_before(r: Reader, at: int) -> bool:
    """Tell whether a number stands before token `at` in its sentence."""
    for place in range(at - 1, max(-1, at - _EARLIER), -1):
        if r.words[place] in (".", "\n", ";"):
            return False
        if r.triggers[place] & (Trigger.NUMBER | Trigger.DIGITS) and r.words[place] not in r.vocab.words_of(
            "determiners"
        ):
            return True
    return False


def _is_alone(r: Reader, at: int) -> bool:
    """Tell whether `one` stands for one of those told before, or for a person to whom it happened, without a noun.

    'a dozen were damaged and one burned out', «погиб один, ранены трое», «ранены трое, один — в тяжёлом состоянии».
    """
    words, vocab = r.words, r.vocab
    following, parted = words[at + 1], words[at - 1] in _PARTS or words[at - 1] in vocab.words_of("ranges.join")
    if following in vocab.words_of("one_verbs"):
        return _counted_before(r, at)
    if r.lang not in ("ru", "uk", "pl"):
        return False
    if following in DASHES and not r.glued(at + 1):
        return parted and words[at + 2] in vocab.words_of("stop") and _counted_before(r, at)
    fate = vocab.words_of("implicit.roles")
    return words[at - 1] in fate and (following in _PARTS or following in ("", ".") or following in ("и", "і", "й"))


_PARTS = frozenset({",", ";", "(", ")"})


def one_is_number(r: Reader, at: int) -> bool:
    """Tell whether `one`, один count something here, rather than point or stand for a person."""
    words, vocab = r.words, r.vocab
    following = words[at + 1]
    if words[at] in vocab.words_of("plural_ones") and vocab.units.match(words, at + 1) is None and r.tokens.count > 1:
        return at > 0 and bool(r.triggers[at - 1] & Trigger.NUMBER)  # «одни считают», but «двадцать одни», «одни сутки»
    if r.tokens.count == 1 or (
        at > 0 and r.triggers[at - 1] & Trigger.NUMBER and words[at - 1] not in vocab.words_of("determiners")
    ):
        return True
    if following in ("-",) and r.glued(at + 1):
        following = words[at + 2]
        return (
            bool(vocab.trigger(following) & (Trigger.NUMBER | Trigger.ORDINAL))
            or vocab.units.match(words, at + 2) is not None
        )
    inside = vocab.table("share.inside").match(words, at + 1)
    if inside is not None and inside[1] > at + 2 and r.triggers[inside[1]] & (Trigger.NUMBER | Trigger.DIGITS):
        return True  # «una de cada cinco»
    joins = vocab.words_of("ranges.end") | (vocab.words_of("share.inside") if r.lang == "en" else frozenset())
    if following in joins and r.triggers[at + 2] & (Trigger.NUMBER | Trigger.DIGITS):
        return True
    if one_of_them(r, at) or _is_alone(r, at):
        return True
    pointed = words[at - 1] in vocab.words_of("one_after") and vocab.table("one_said").match_back(words, at) is None
    if following in vocab.words_of("share.of") or pointed:
        return False
    if vocab.table("half_after").match(words, at + 1) is not None:
        return True
    if following in vocab.words_of("implicit.roles") and words[at - 1] not in vocab.words_of("implicit.roles"):
        return True  # «трое сорвались, один погиб», «ещё один погиб»
    if following in vocab.words_of("joiners") and r.triggers[at + 2] & Trigger.NUMBER:
        return True
    if vocab.trigger(following) & Trigger.NUMBER or vocab.table("people").match(words, at + 1) is not None:
        return True
    if vocab.table("point").match(words, at + 1) is not None:
        return True
    if following in vocab.words_of("stop") or following in vocab.words_of("one_before") or not following[:1].isalpha():
        return (
            vocab.scales.match(words, at + 1) is not None
            or following == "%"
            or (following in vocab.words_of("ranges.either") and bool(r.triggers[at + 2] & Trigger.NUMBER))
        )
    return True
