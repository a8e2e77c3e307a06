"""Sections of a language pack: what governs or bounds a number from beside it (see pack.py)."""

from ingest.quantities.entry import Entry

Phrases = list[str]


class Governed(Entry):
    """Verbs to which a word belongs that else bounds the number behind it: handed over, spoke about, verfügt über.

    `words` are those prepositions and particles; `over` and `about` stand right before them, `…_apart` in the clause.
    """

    words: Phrases = []
    over: Phrases = []
    over_apart: Phrases = []
    about: Phrases = []
    about_apart: Phrases = []
    up_to: Phrases = []  # 'light came back to two thirds': prąd wrócił do dwóch trzecich
    nobody: Phrases = []  # subjects with which the verb takes no particle: 'it took over 200 firefighters'
    where: Phrases = []  # of the hedges `almost`, the ones that before places say where: near, «под»
    genitive: Phrases = []  # hedges that want the genitive: they do not hold for «двести» behind `and`
    direct: Phrases = []  # numerals in the nominative or accusative: «двести», dwieście
    dative: Phrases = []  # numerals in the dative, beside which a noun in another case is not counted: «п'ятьом медики»
    dative_nouns: Phrases = []  # endings (with a leading '-') of nouns and adjectives in the dative plural


class Crossing(Entry):
    """Verbs of crossing that make a number a lower bound: 'has passed 3 million', 'die Marke von 3 Millionen knackte'.

    With the `marks` before the number or `marks_after` behind it always; of the verbs the `bare` ones also beside
    amounts without a mark.
    """

    verbs: Phrases = []
    bare: Phrases = []
    marks: Phrases = []
    marks_after: Phrases = []
    between: Phrases = []  # between the verb and its mark: past, «через»
    open: Phrases = []  # before a verb of what may come to be: 'might pass the 1,000 mark' bounds nothing


class Falling(Entry):
    """Verbs of falling that a denial before them makes a lower bound: 'has not dropped below 16'.

    `below` are prepositions that mean so only behind such a verb: « ne descend pas sous 16 », «no ha bajado de 16».
    """

    denials: Phrases = []
    verbs: Phrases = []
    below: Phrases = []


class Case(Entry):
    """The endings of a participle in one case, of the nouns that go with it, and of those behind two to four."""

    participles: Phrases
    nouns: Phrases = []
    few: Phrases = []


class Described(Entry):
    """What may stand between a participle and its noun: «412 повреждённых ураганом домов», vom Sturm beschädigte.

    `before` are prepositions, of which `causes` tell what hit them; `instrumental` are endings that need none.
    `deeds` are endings of nouns for a deed, behind which its object comes first: «занятых на тушении пожаров».
    """

    before: Phrases = []
    causes: Phrases = []
    instrumental: Phrases = []
    deeds: Phrases = []
    cases: list[Case] = []
