"""Spell a Cyrillic name as the languages of Latin script do, by the tables of data/spelling.yml."""

from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.names.folding import fold, is_cyrillic
from ingest.names.tables import table

_VOWELS = frozenset("аеёиоуыэюяіїєьъ'’ʼй")
BEAM = 24  # spellings kept for each language and reading; more only adds odd mixtures of standards


@dataclass(frozen=True, slots=True)
class _Rule:
    core: str
    at_start: bool
    after_vowel: bool
    at_end: bool
    choices: tuple[str, ...]

    def fits(self, word: str, at: int) -> bool:
        """Say whether the rule reads `word` at position `at`."""
        if not word.startswith(self.core, at):
            return False
        if self.at_start and at > 0:
            return False
        if self.after_vowel and (at == 0 or word[at - 1] not in _VOWELS):
            return False
        return not self.at_end or at + len(self.core) == len(word)

    @property
    def rank(self) -> tuple[int, int]:
        return len(self.core), self.at_start + self.after_vowel + self.at_end


def _compile(rules: dict[str, list[str]]) -> dict[str, tuple[_Rule, ...]]:
    by_letter: dict[str, list[_Rule]] = {}
    for key, choices in rules.items():
        core = key.strip("^*$")
        rule = _Rule(core, key.startswith("^"), key.startswith("*"), key.endswith("$"), tuple(choices))
        by_letter.setdefault(core[0], []).append(rule)
    return {letter: tuple(sorted(found, key=lambda r: r.rank, reverse=True)) for letter, found in by_letter.items()}


@cache
def _rules(language: str, ukrainian: bool) -> dict[str, tuple[_Rule, ...]]:
    data = table("spelling")
    rules = {**data["base"], **data["languages"][language]}
    if ukrainian:
        rules |= {**data["ukrainian"]["default"], **data["ukrainian"].get(language, {})}
    return _compile(rules)


def _spell(word: str, rules: dict[str, tuple[_Rule, ...]]) -> list[str]:
    """Return folded spellings, the usual one first."""
    beam = [(0, "")]
    at = 0
    while at < len(word):
        rule = next((r for r in rules.get(word[at], ()) if r.fits(word, at)), None)
        choices = rule.choices if rule else ("",)
        beam = sorted((cost + n, text + c) for cost, text in beam for n, c in enumerate(choices))[:BEAM]
        at += len(rule.core) if rule else 1
    return [fold(text) for _, text in beam]


@lru_cache(maxsize=8192)
def spellings(word: str, ukrainian: bool) -> tuple[str, ...]:
    """Return the folded Latin spellings of a Cyrillic word over all languages, the usual English one first.

    A word in another script is returned folded, as it stands.
    """
    lower = word.lower().replace("’", "'").replace("ʼ", "'")
    if not is_cyrillic(lower):
        return (fold(lower),)
    found: dict[str, None] = {}
    for language in table("spelling")["languages"]:
        found.update(dict.fromkeys(_spell(lower, _rules(language, ukrainian))))
    found.pop("", None)
    return tuple(found)


@cache
def _crossing(direction: str) -> dict[str, tuple[_Rule, ...]]:
    return _compile({key: [value] for key, value in table("spelling")["crossing"][direction].items()})


def cross(word: str, ukrainian: bool) -> str:
    """Return the Russian spelling of a Ukrainian name (`ukrainian`), else the Ukrainian one of a Russian name."""
    rules = _crossing("uk_to_ru" if ukrainian else "ru_to_uk")
    lower, out, at = word.lower(), [], 0
    while at < len(lower):
        rule = next((r for r in rules.get(lower[at], ()) if r.fits(lower, at)), None)
        out.append(rule.choices[0] if rule else lower[at])
        at += len(rule.core) if rule else 1
    return "".join(out)
