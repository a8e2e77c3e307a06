"""Hedges on both sides of a number, and words of change before it."""

from ingest.model import Hedge
from ingest.quantities.draft import Draft
from ingest.quantities.magnitudes import magnitude_at
from ingest.quantities.number import ONE
from ingest.quantities.reader import Reader
from ingest.quantities.vocabulary import Trigger

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_ALMOST = Hedge.ALMOST
_EXACT = Hedge.EXACT
_OVER = Hedge.OVER
_UP_TO = Hedge.UP_TO
_UNDER = Hedge.UNDER
_AT_LEAST = Hedge.AT_LEAST
_VAGUE = Hedge.VAGUE

_HEDGE_STEPS = 4
_UPPER = frozenset({Hedge.UP_TO, Hedge.UNDER, Hedge.ALMOST})
_NOT = frozenset({"no", "não", "non", "nie", "не", "not", "nicht", "never"})
_AUXILIARIES = frozenset(
    {"ha", "hanno", "aveva", "avevano", "han", "había", "habían", "tinha", "tinham", "have", "has"}
)
_CROSSES = frozenset({Hedge.ABOUT, Hedge.ALMOST, Hedge.EXACT, Hedge.AT_LEAST, Hedge.UP_TO})


def read_hedges(r: Reader, draft: Draft) -> None:
    """Take in the hedges before and behind a draft; the one nearest to the number decides."""
    words, vocab = r.words, r.vocab
    cues = vocab.cues
    if words[draft.start - 1] == ".":
        _read_shortened(r, draft)
    for _ in range(_HEDGE_STEPS):
        if words[draft.start - 1] not in cues.hedges:
            break
        found = vocab.hedges.match_back(words, draft.start)
        if found is not None and found[0] is _OVER:
            more = vocab.table("scopes.additional").match_back(words, draft.start)
            found = None if more is not None and more[1] < found[1] else found  # « en plus des cinq morts »
        if found is not None and found[0] is _ALMOST and draft.unit == "percentage" and _is_preposition(r, found[1]):
            break  # «под 14% годовых»
        if found is not None and found[0] is _UP_TO and _is_new_value(r, found[1], draft):
            draft.scope = draft.scope or "after"
            break
        if found is not None and found[0] is _OVER and draft.money and _introduces_sum(r, found[1]):
            break
        if found is not None and found[0] is _OVER and _denied(r, found[1]):
            found = _UP_TO, found[1] - 1  # «no superó los 60», «non ha superato i 60»
        found = _kept_above(r, draft.start, found)
        if found is not None:
            if (draft.hedge in (_EXACT, _VAGUE) or draft.approx) and not (draft.hedge is _VAGUE and found[0] is _EXACT):
                _set_hedge(draft, found[0])
                draft.approx = False  # «почти десяток», quasi un centinaio: the word before it is stronger
            draft.start = found[1]
            continue
        if _cross_preposition(r, draft):
            continue
        additional = vocab.table("scopes.additional").match_back(words, draft.start)
        if additional is not None and draft.scope is None:
            draft.scope, draft.start = "additional", additional[1]
            continue
        if (
            words[draft.start - 1] == ","
            and vocab.hedges.match_back(words, draft.start - 1) is None
            and r.lang in ("ru", "uk")
            and words[draft.start - 2] in ("чем", "ніж")
        ):
            draft.start -= 1
            continue
        break
    if words[draft.end] in cues.hedges_behind or words[draft.number_end] in cues.hedges_behind:
        _read_after(r, draft)


def _read_shortened(r: Reader, draft: Draft) -> None:
    """Take in a shortened word for `about` and its dot: «ок. 400», 'approx. 400'."""
    at = draft.start - 2
    if at < 0 or r.words[at] not in r.vocab.words_of("shortened_about"):
        return
    if draft.hedge in (_EXACT, _VAGUE):
        _set_hedge(draft, Hedge.ABOUT)
    draft.start = at


def _introduces_sum(r: Reader, at: int) -> bool:
    """Tell whether the preposition at token `at` only gives the sum of a loan or contract: 'ein Kredit über …'.

    A noun stands right before it; 'der Kredit liegt über …' is a bound.
    """
    sums = r.vocab.words_of("sums")
    if not sums or r.words[at] not in r.vocab.words_of("over_places") or not r.tokens.capital(at - 1):
        return False
    for place in range(at - 1, max(-1, at - _SUM), -1):
        if r.digits(place) or not r.words[place].isalpha():
            return False
        if r.words[place] in sums:
            return True
    return False


_SUM = 6  # words between the noun and its sum


def _denied(r: Reader, at: int) -> bool:
    """Tell whether the verb of a hedge at token `at` is denied, also before its auxiliary."""
    if r.words[at - 1] in _NOT:
        return True
    return at > 1 and r.words[at - 1] in _AUXILIARIES and r.words[at - 2] in _NOT


def _kept_above(r: Reader, start: int, found: tuple[Hedge, int] | None) -> tuple[Hedge, int] | None:
    """Return the lower bound that a denied verb of falling makes of a hedge before token `start`, or the hedge itself.

    'has not dropped below 16', « ne descend pas sous 16 »: the denial stands before the verb, in French behind it.
    """
    vocab = r.vocab
    if found is None:
        at = start - 1
        if r.words[at] not in vocab.words_of("falling.below"):
            return None
    elif found[0] is _UNDER:
        at = found[1]
    else:
        return found
    verbs, denials = vocab.words_of("falling.verbs"), vocab.words_of("falling.denials")
    near = range(max(0, at - _DENIAL), at)
    verb = next((place for place in reversed(near) if r.words[place] in verbs), None)
    if verb is None:
        return found
    denial = next((place for place in near if r.words[place] in denials), None)
    return found if denial is None else (_AT_LEAST, min(denial, verb))


_DENIAL = 4  # words from a denial over its verb to the number's bound


def _is_preposition(r: Reader, at: int) -> bool:
    return r.words[at] in r.vocab.words_of("stop") and len(r.words[at]) < 4


def _cross_preposition(r: Reader, draft: Draft) -> bool:
    """Step over the preposition of «почти на треть», «примерно в сто рублей» where a hedge stands before it.

    Bounds cross it only with their `than`: «более чем на 20%», for «больше на 5» is a change.
    """
    place = draft.start - 1
    if place >= 1 and r.words[place] in r.vocab.words_of("definite") and r.lang != "en":
        if r.vocab.hedges.match_back(r.words, place) is None:
            return False
        draft.start = place  # «casi el doble», «supera os 1.900»
        return True
    if place < 1 or r.words[place] not in r.vocab.words_of("bridges"):
        return False
    found = r.vocab.hedges.match_back(r.words, place)
    if found is None or not (found[0] in _CROSSES or r.words[place - 1] in r.vocab.words_of("than")):
        return False
    if r.words[place] in r.vocab.words_of("scopes.by"):
        draft.change = draft.change or change_before(r, place, 8)
    draft.start = place
    return True


def _set_hedge(draft: Draft, hedge: Hedge) -> None:
    if draft.disputed or (draft.vague and draft.low != draft.high):
        return
    draft.hedge = hedge
    if hedge is Hedge.EXACT:
        draft.step = ONE if draft.step >= ONE else draft.step


def _is_new_value(r: Reader, at: int, draft: Draft) -> bool:
    """Tell whether `до 12` is the value after a change and no bound: «выросло до 12», «на 2 п. п., до 18%»."""
    if r.words[at] not in r.vocab.words_of("scopes.to"):
        return False
    signed = r.words[draft.start] in ("-", "–", "+") or r.words[draft.start] in r.vocab.words_of("minus")
    behind = r.words[draft.number_end]
    if behind in r.vocab.words_of("scopes.rise") or behind in r.vocab.words_of("scopes.fall"):
        return True  # «Do sześciu wzrosła liczba miast»
    if not signed and r.vocab.table("scopes.additional").match_back(r.words, at) is not None:
        return False  # «чекаємо ще до 40 см»
    return signed or change_before(r, at, 9) is not None or change_behind(r, draft) is not None  # «до минус 30»


def _read_after(r: Reader, draft: Draft) -> None:
    words, vocab = r.words, r.vocab
    found = vocab.hedges_after.match(words, draft.end) or vocab.hedges_after.match(words, draft.number_end)
    if found is not None and words[found[1]] in vocab.words_of("ranges.end") and r.lang == "en":
        return  # four villages and up to 870 farms
    if found is None or (_belongs_to_next(r, found[1]) and not _parts_magnitude(r, draft, found)):
        return
    if draft.end > draft.number_end and words[found[1] - 1] in vocab.words_of("added") and words[found[1]].isalpha():
        return  # '240 jobs plus free meals'
    if draft.hedge in _UPPER and found[0] in (Hedge.AT_LEAST, Hedge.OVER):
        draft.hedge, draft.disputed = Hedge.ABOUT, True  # «до ста и больше»
    elif draft.hedge in (Hedge.EXACT,) or (found[0] in (Hedge.AT_LEAST,) and draft.hedge is Hedge.ABOUT):
        _set_hedge(draft, found[0])
    draft.end = max(draft.end, found[1])


def _parts_magnitude(r: Reader, draft: Draft, found: tuple[Hedge, int]) -> bool:
    """Tell whether the hedge stands between a number and its magnitude: «пять с лишним тысяч»."""
    plain = draft.open and draft.end == draft.number_end and draft.step == ONE
    return found[0] is Hedge.OVER and plain and magnitude_at(r, found[1]) is not None


def _belongs_to_next(r: Reader, end: int) -> bool:
    """Tell whether the hedge goes on to a number of its own: «24 погибших и более чем 50 раненых»."""
    place = end + 1 if r.words[end] in r.vocab.words_of("than") else end
    more = r.vocab.table("scopes.additional").match(r.words, place)  # 'plus another 35', «плюс ещё 35»
    place = more[1] if more is not None else place
    return bool(r.triggers[place] & (Trigger.DIGITS | Trigger.NUMBER | Trigger.VAGUE))


def change_before(r: Reader, at: int, span: int) -> str | None:
    """Return 'up' or 'down' where a word of change stands within `span` tokens before `at` in the clause."""
    words, vocab = r.words, r.vocab
    rise, fall = vocab.words_of("scopes.rise"), vocab.words_of("scopes.fall")
    for place in range(at - 1, max(-1, at - span - 1), -1):
        word = words[place]
        if word in rise:
            return "up"
        if word in fall:
            return "down"
        if word in (";", "\n", "!", "?", ":", "(") or (
            word == "." and (r.tokens.capital(place + 1) or not r.words[place + 1])
        ):
            return None
    return None


_BEHIND = {"de": 6, "ru": 1, "uk": 1, "pl": 1}  # tokens in which a verb may follow its amount


def change_behind(r: Reader, draft: Draft) -> str | None:
    """Return 'up' or 'down' where the verb of change follows a percentage or a sum: um 12 Prozent gestiegen."""
    if not draft.money and draft.unit not in ("percentage", "percentage point"):
        return None  # «на 5 га выросли деревья»
    for place in range(draft.end, draft.end + _BEHIND.get(r.lang, 0)):
        word = r.words[place]
        if word in r.vocab.words_of("scopes.rise"):
            return "up"
        if word in r.vocab.words_of("scopes.fall"):
            return "down"
        if not word or word in ".,;:!?\n(" or word in r.vocab.words_of("definite"):
            return None  # auf 12 Prozent der Fläche gewachsen
    return None
