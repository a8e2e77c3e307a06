"""What stands between a number and its noun: a classifier such as «единиц», a model such as Be-200."""

from ingest.quantities.concepts import ConceptMatch, load_concepts
from ingest.quantities.reader import Reader

_MODEL = 3  # letters of a model: Be-200, Su-34
_ABBREVIATED = 3  # letters of a classifier cut short: «ед.», «шт.»


def model_end(r: Reader, at: int) -> int:
    """Return where a model such as Be-200 or Mi-8 ends that begins at token `at`; `at` where none does."""
    glued = r.words[at + 1] == "-" and r.glued(at + 1) and r.glued(at + 2)
    if not glued or not r.tokens.capital(at) or len(r.words[at]) > _MODEL or not r.digits(at + 2):
        return at
    return at + 3 + int(r.glued(at + 3) and r.words[at + 3].isalpha() and len(r.words[at + 3]) <= 2)


def skip_model(r: Reader, at: int) -> int:
    """Step over the model between a number and its noun: `two Be-200 planes`."""
    end = model_end(r, at)
    if end == at or concept_at(r, at) is not None:
        return at
    return end if r.words[end].isalpha() and concept_at(r, end) is not None else at


def skip_classifier(r: Reader, at: int) -> int:
    """Step over a classifier between a number and its noun: «29 единиц техники», `units of equipment`."""
    if r.words[at] not in r.vocab.table("heads").first:
        return at
    found = r.vocab.table("heads").match(r.words, at)
    whole = concept_at(r, at) if found is not None else None
    if found is not None and whole is not None and whole.end > found[1]:
        return at  # pieces of equipment, «единиц техники»: the classifier is part of the name
    end = at if found is None else _behind_abbreviation(r, found[1])
    if found is not None and r.words[end].isalpha() and r.words[end] not in r.vocab.words_of("stop"):
        return end
    return at


def _behind_abbreviation(r: Reader, end: int) -> int:
    """Step over the full stop of a short classifier where the sentence goes on: «29 ед. техники»."""
    short = r.words[end] == "." and r.glued(end) and len(r.words[end - 1]) <= _ABBREVIATED
    return end + 1 if short and r.words[end + 1].isalpha() and not r.tokens.capital(end + 1) else end


def concept_at(r: Reader, at: int) -> ConceptMatch | None:
    """Return the counted concept whose words begin at token `at`; None without the concept step."""
    return load_concepts().match(r.words, at, r.lang) if r.concepts else None
