"""Find the channels' regions in a text: adjective and noun stems across scripts, districts and cities told apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from ingest.names.folding import fold, is_cyrillic
from ingest.names.skeleton import skeleton
from ingest.names.spelling import spellings
from ingest.names.tables import table
from ingest.names.words import Words, cut

CITY = "|city"  # ends the key of a city, so that Kyiv and Kyiv Region are two
_ADJECTIVE = (
    "ская",
    "ский",
    "ське",
    "ська",
    "ский",
    "цкая",
    "цький",
    "цька",
    "зька",
    "зький",
    "ської",
    "ское",
)


@dataclass(frozen=True, slots=True)
class Region:
    """A region or city of a channel entry; `key` joins the entries that mean the same place."""

    key: str
    city: bool
    parent: str = ""  # 'Crimea' of 'Feodosia, Crimea'; "" = none


@dataclass(frozen=True, slots=True)
class RegionHit:
    """A region named by word `at`; `said` is the word beside it: region | city | "" (nothing said)."""

    at: int
    keys: tuple[str, ...]
    said: str = ""


@cache
def _word_kinds() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    exact: dict[str, str] = {}
    stems: list[tuple[str, str]] = []
    for kind, words in table("regions")["words"].items():
        for word in words:
            if word.endswith("*"):
                stems.append((fold(word[:-1]), kind))
            else:
                exact[fold(word)] = kind
    return exact, tuple(sorted(stems, key=lambda s: -len(s[0])))


@cache
def word_kind(folded: str) -> str:
    """Return what a word beside a place name says of it: region, republic, district, city, or "" for nothing."""
    exact, stems = _word_kinds()
    if folded in exact:
        return exact[folded]
    return next((kind for stem, kind in stems if folded.startswith(stem) and len(folded) - len(stem) <= 4), "")


@cache
def _endings(name: str) -> frozenset[str]:
    return frozenset(fold(e) for e in table("regions")["endings"][name])


def read_region(native: str, english: str) -> Region | None:
    """Return the region that a channel entry names; None when it names none."""
    place = (english or native).split(",")
    base = _base(place[0])
    if not base:
        return None
    kinds = {word_kind(f) for f in cut(f"{native.partition(',')[0]} {place[0]}").folded}
    city = not kinds & {"region", "republic"}
    key = f"{base}{CITY if city else ''}"
    return Region(key, city, _base(place[1]) if len(place) > 1 else "")


def _base(place: str) -> str:
    words = [f for f in cut(place).folded if not word_kind(f) and f not in ("the", "of", "siti")]
    return " ".join(words)


@dataclass(slots=True)
class RegionIndex:
    """Stems of all regions; `nouns` need a capital letter, `adjectives` do not."""

    nouns: dict[str, set[str]] = field(default_factory=dict)
    adjectives: dict[str, set[str]] = field(default_factory=dict)
    metonyms: frozenset[str] = frozenset()

    def add(self, region: Region, native: str) -> None:
        """Put in the stems of a region given in native script."""
        place = native.partition(",")[0]
        for word in place.replace("-", " ").split():
            if word_kind(fold(word)):
                continue
            if word.lower().endswith(_ADJECTIVE):
                self._add_adjective(region, word)
            else:
                self._add_noun(region, word)
        longest = max(region.key.split("|")[0].split(), key=len)
        self._put(self.nouns, longest, region)
        self._add_exonyms(region, longest)

    def _add_adjective(self, region: Region, word: str) -> None:
        stem = word[:-2]  # Курская -> Курск, Харківська -> Харківськ
        english = skeleton(region.key.split("|")[0].split()[0])
        self._put(self.adjectives, fold(stem), region)
        for latin in spellings(stem, ukrainian="ськ" in stem or "цьк" in stem):
            self._put(self.adjectives, latin, region)
        root = stem.removesuffix("ьк").removesuffix("к").removesuffix("с")
        for noun in (stem, root, root + "с", root + "ь"):
            own = skeleton(noun)
            if own == english or (len(own) >= 3 and noun != stem and english.startswith(own)):
                self._add_noun(region, noun)
                return
        self._put(self.nouns, fold(root), region)

    def _add_noun(self, region: Region, noun: str) -> None:
        bare = fold(noun).rstrip("аяиое") if len(noun) > 4 else fold(noun)
        self._put(self.nouns, bare, region)
        self._put(self.adjectives, bare + "ск", region)
        for end in ("щин", "чин"):  # Курщина, Белгородщина, Київщина; Запоріжчина, Донеччина
            self._put(self.nouns, fold(bare.removesuffix("ск").removesuffix("цк").removesuffix("к") + end), region)
        for latin in spellings(noun, ukrainian=any(c in noun.lower() for c in "іїєґ")):
            self._put(self.nouns, latin, region)
            self._put(self.adjectives, latin + "sk", region)  # obwód charkowski, Belgorodska oblast
            if len(latin) > 5:
                self._put(self.nouns, latin.rstrip("aeio"), region)

    def _add_exonyms(self, region: Region, english: str) -> None:
        for native, others in table("regions")["exonyms"].items():
            group = [native, *others]
            if english not in {fold(g) for g in group}:
                continue
            for name in group:
                stem = fold(name)
                if is_cyrillic(stem):
                    self._add_noun(region, name)
                self._put(self.nouns, stem, region)

    @staticmethod
    def _put(index: dict[str, set[str]], stem: str, region: Region) -> None:
        if len(stem) >= 3:
            index.setdefault(stem, set()).add(region.key)

    def keys_of(self, folded: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the regions that a folded word may name, as a noun and as an adjective."""
        script = "cyrillic" if is_cyrillic(folded) else "latin"
        noun_ends, adjective_ends = _endings(f"{script}_noun"), _endings(f"{script}_adjective")
        nouns: set[str] = set()
        adjectives: set[str] = set()
        for size in range(len(folded), max(2, len(folded) - 5), -1):
            stem, end = folded[:size], folded[size:]
            if end in noun_ends and stem in self.nouns:
                nouns |= self.nouns[stem]
            if end in adjective_ends and stem in self.adjectives:
                adjectives |= self.adjectives[stem]
        return frozenset(nouns), frozenset(adjectives)

    def find(self, words: Words) -> list[RegionHit]:
        """Return where the text names a region, in order."""
        seen: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        hits = []
        for at, folded in enumerate(words.folded):
            found = seen.get(folded)
            if found is None:
                found = seen[folded] = self.keys_of(folded)
            keys = found[0] | found[1] if words.capital(at) else found[1]
            if not keys:
                continue
            hit = self._judge(words, at, keys, folded)
            if hit is not None:
                hits.append(hit)
        return hits

    def _judge(self, words: Words, at: int, keys: Iterable[str], folded: str) -> RegionHit | None:
        """Return the hit with what the neighbouring words say; None for a district or a street."""
        said = ""
        last = len(words.folded) - 1
        for i in (at + 1, at - 1, at - 2):
            if not 0 <= i <= last or not words.joined(min(i, at), max(i, at)) or words.comma(*sorted((i, at))):
                continue
            kind = word_kind(words.folded[i])
            if kind == "district" and i != at - 2:
                return None
            said = said or {"region": "region", "republic": "region", "city": "city"}.get(kind, "")
            if said:
                break
        metonym = any(folded.startswith(m) for m in self.metonyms)
        if said == "region":
            kept = tuple(sorted(k for k in keys if not k.endswith(CITY)))
        else:
            kept = tuple(sorted(k for k in keys if k.endswith(CITY) or not metonym))
        return RegionHit(at, kept, said) if kept else None


def make_index(regions: Iterable[tuple[Region, str]]) -> RegionIndex:
    """Return the index of the regions, each with its native name."""
    metonyms = frozenset(fold(m)[:5] for m in table("regions")["metonyms"])
    index = RegionIndex(metonyms=metonyms)
    for region, native in regions:
        index.add(region, native)
    return index
