"""Which capitals of a source phrase are names: of persons, not of the sentence's first word, a place or a noun."""

from collections.abc import Sequence

from ingest.claims.cues import Cues
from ingest.claims.passages import Passages
from ingest.claims.skeleton import skeleton

PREPOSITIONS = ("according", "according_known")
NOUN_CAPITALS = frozenset({"de"})  # capitals tell no name where every noun has one
_CASES = frozenset({"ru", "uk"})
_INSTRUMENTAL = ("ими", "ыми")
# given names of the officials' languages, as nine languages spell them
_WOMEN = ("a", "а", "я", "ija")
_WOMEN_ELSE = ("любов", "lyubov", "liubov", "ljubov", "ljubow", "lioubov", "lubow")
_MEN = (
    "илья", "ілля", "ilya", "ilia", "illia", "illya", "ilja", "iľja", "ilja", "никит", "микит", "nikit", "mykyt",
    "кузьм", "kuzm", "савв", "сава", "savva", "sava", "sawa", "микол", "mykol", "лука", "luka", "фома", "foma",
    "хома", "khoma", "chom", "данила", "danyla", "danila",
)  # fmt: skip
_DAUGHTERS = (
    "ова", "ева", "ёва", "ина", "іна", "ська", "цька", "ская", "цкая", "ova", "eva", "owa", "ewa", "ska", "skaya",
    "skaia", "skaja", "cka",
)  # fmt: skip
_NO_NAMES = ("determiner", "opener", "calendar")
_QUOTES = frozenset('«“„"')
_SHORT = 3  # letters of an opening word that is hardly a name
_POSSESSED = 4  # words in which a thing that speaks follows its owner: 'Petrov's late-night post'


class NameFinder:
    """Finds the names in the words of one text; `cues` are those of its text."""

    def __init__(
        self,
        passages: Passages,
        cues: Cues,
        lang: str,
        numbers: frozenset[int] = frozenset(),
    ) -> None:
        self._numbers = numbers
        self._words = passages.words
        self._inside = cues.inside
        self._lang = lang
        self._starts = {sentence.first for sentence in passages.sentences}
        self._known = self._find_known_names(passages)

    def key(self, at: int) -> str:
        """Return the key of a name."""
        return skeleton(self._words[at].text.removesuffix("'s"), self._lang)

    def gender(self, places: Sequence[int]) -> str:
        """Return 'woman' or 'man' by the given name of a full name, or the surname alone; empty where neither tells."""
        if not places:
            return ""
        surname = self._words[places[-1]].text.removesuffix("'s")
        given = self._words[places[-2]].text if len(places) > 1 and places[-2] == places[-1] - 1 else ""
        if given:
            woman = given.endswith(_WOMEN) and not given.startswith(_MEN)
            return "woman" if woman or given.startswith(_WOMEN_ELSE) else "man"
        return "woman" if surname.endswith(_DAUGHTERS) else ""

    def places(self, first: int, last: int, covered: set[int], *, strict: bool) -> list[int]:
        """Return where the names of words[first:last] stand; `covered` are the words of offices and bodies."""
        names: list[int] = []
        for at in range(first, last):
            word = self._words[at]
            if at in self._numbers:
                if names:
                    break  # «kündigte Holub den Kauf von 80 Geräten an»
                continue  # «kündigte er 125 Millionen an»
            if at in covered or not word.capital or len(word.text) < 2:
                continue
            if any(self._is(at, section) for section in _NO_NAMES):
                continue
            if self._lang in _CASES and word.text.endswith(_INSTRUMENTAL):
                continue  # «Недійсними визнали 1,5%»
            if covered and at > 0 and self._words[at - 1].text in _QUOTES and any(n < at for n in covered):
                continue  # «цитируют мэра „Вести“»: what is quoted is an outlet or a firm
            owner = word.text.endswith("'s") and self._owns_words(at)
            if (word.text.endswith("'s") and not owner) or (
                at > 0 and self._belongs(at, covered) and not self._cited(at)
            ):
                continue  # Kyiv's mayor, governor of Bryansk: a place
            if at in self._starts and at + 1 < len(self._words) and not self._opens_name(at, covered, strict=strict):
                continue
            if (
                self._lang in NOUN_CAPITALS
                and not (names and names[-1] == at - 1)
                and not self._is_name_of_noun(at, covered)
            ):
                continue
            if len(self.key(at)) >= 2:
                names.append(at)
        return names

    def known(self, at: int) -> bool:
        """Tell whether the word at `at` stands as a capital inside a sentence, too."""
        return _opening(self._words[at].text, self._lang) in self._known

    def _belongs(self, at: int, covered: set[int]) -> bool:
        """Tell whether a capital only says of where or what: governor of Bryansk, « ministra dos Transportes »."""
        if self._is(at - 1, "locative"):
            return True
        if at > 1 and self._words[at - 1].capital and at - 1 not in covered and self._is(at - 2, "locative"):
            return not self._cited(at - 1)  # «la sindaca di Stara Huta»
        behind = at - 2 if at > 1 and self._is(at - 1, "determiner") else at - 1
        return any(n < at for n in covered) and (self._is(behind, "oblique") or self._is(behind, "locative"))

    def _cited(self, at: int) -> bool:
        """Tell whether a name behind 'of' is the source's: « nas palavras de Ruban », 'in Ruban's words'."""
        places = (at, at - 2) if at > 1 else (at,)
        return any(self._is(place, name) for place in places for name in PREPOSITIONS)

    def _find_known_names(self, passages: Passages) -> frozenset[str]:
        """Return how words that are capital inside a sentence begin: where they open one, they are names too."""
        if self._lang in NOUN_CAPITALS:
            return frozenset()
        texts = passages.texts
        inside = [at for at in passages.capitals if at > 0 and at not in self._starts]
        words = [texts[at] for at in inside if texts[at - 1] not in '«"“„:—–\n']
        return frozenset([_opening(word, self._lang) for word in words if len(word) > 2])

    def _is_name_of_noun(self, at: int, covered: set[int]) -> bool:
        """Tell whether a capital is a name's where every noun has one: beside a source, behind no article."""
        if at > 0 and self._is(at - 1, "determiner"):
            return False
        return self._near_source(at, covered, strict=True) or self._in_apposition(at)

    def _in_apposition(self, at: int) -> bool:
        """Tell whether a full name stands between commas: «die Leiterin, Halyna Porochniuk, teilte mit»."""
        if at < 2 or at + 2 >= len(self._words) or self._words[at - 1].text != ",":
            return False
        return self._words[at + 1].capital and not self._words[at + 2].text[0].isalpha()

    def _owns_words(self, at: int) -> bool:
        """Tell whether a name in the genitive owns what is said: 'Petrov's post says'."""
        behind = range(at + 1, min(at + 1 + _POSSESSED, len(self._words)))
        return any(self._is(n, "message") for n in behind)

    def _opens_name(self, at: int, covered: set[int], *, strict: bool) -> bool:
        """Tell whether the capital that opens a sentence is a name's: not «Los bomberos», 'Young specialists'."""
        following = self._words[at + 1]
        if self.known(at):
            return True
        if following.text == "," and at + 2 < len(self._words) and self._is(at + 2, "relative"):
            return len(self._words[at].text) > _SHORT  # 'Greenwatch, which reads satellite images, counts'
        if not following.capital and following.text[0].isalpha() and not self._is(at + 1, "say"):
            return False
        return self._near_source(at, covered, strict=strict)

    def _near_source(self, at: int, covered: set[int], *, strict: bool) -> bool:
        """Tell whether the capital is a name's: another capital, an office or the verb stands beside it."""
        beside = (at - 1, at + 1, at + 2)
        if any(n in covered for n in beside):
            return True
        follows = at + 1 < len(self._words)
        joined = follows and self._words[at + 1].text[0].isalpha()  # not «Ремонт, обещает завод, …»
        if joined and any(at + n < len(self._words) and self._is(at + n, "say") for n in (1, 2)):
            return True
        if at > 0 and (self._is(at - 1, "say") or any(self._is(at - 1, name) for name in PREPOSITIONS)):
            return True
        return not strict and follows and self._words[at + 1].capital

    def _is(self, at: int, section: str) -> bool:
        return at in self._inside[section]


def _opening(word: str, lang: str) -> str:
    """Return by what a name is known again in another case: its first letter and its key."""
    return word[0] + skeleton(word.removesuffix("'s"), lang)
