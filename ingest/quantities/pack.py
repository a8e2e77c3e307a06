"""The form of a language pack: every word of a language that the extractor knows is data in `lexicon/<lang>.yml`.

How to write a pack (docs/languages.md has the walk-through):

* A *phrase* is a string of one or more words, lower case, without dots: `"sq km"` also matches `sq. km`.
* `word+name` stands for the word with each ending of `endings.name`: with `endings: {m: ["", а, у]}` the
  phrase `литр+m` means литр, литра, литру. `стол(|а|у)` writes them in place.
* Keys of `numbers`, `fractions` and the like are values: `3`, `"1/3"`, `"1.5"`.
* `examples` are tests: `{text: "42,4 тыс. га", gives: ["= 42400 hectare"]}`; a line of `gives` is
  `modifier value unit`, the value of a range or a vague word is `low…high`; no line = nothing is found.
* Every section is optional. Unknown keys are refused. Units and currencies use the names of `units.yml`.
"""

from decimal import Decimal
from functools import cache
from pathlib import Path

from ingest.model.errors import ConfigError
from ingest.quantities.entry import Entry, EntryError, read_entry
from ingest.quantities.pack_bounds import Crossing, Described, Falling, Governed
from ingest.text.bundled import read_bundled

Phrases = list[str]
LEXICON = Path(__file__).parent / "lexicon"
LANGUAGES = ("ru", "uk", "en", "de", "fr", "it", "es", "pl", "pt")


class Part(Entry):
    """A section of a pack; unknown keys are refused."""


class Scale(Part):
    """A magnitude: `words` stand anywhere, `letters` only glued to digits (20k) or after a currency sign."""

    words: Phrases = []
    letters: Phrases = []


class Group(Part):
    """A counting group such as dozen or score; `approx` when it says a round number («десяток»)."""

    value: int
    words: Phrases
    approx: bool = False
    implicit: bool = False  # a word that says less than a number: a pair of tickets


class Vague(Part):
    """A word for an interval: dozens 24-99. `low` equal to `high` gives `~ low` («пара» ~ 2).

    `scales` when a scale may follow and multiplies it: hundreds of thousands.
    """

    low: int
    high: int
    words: Phrases
    scales: bool = False
    counts: bool = False  # only before a noun: «не один год»
    weak: bool = False  # kept only where a role is told: several houses were destroyed


class Hedges(Part):
    """Words beside a number that bound it, by class; the class names are those of `model.Hedge`."""

    about: Phrases = []
    over: Phrases = []
    at_least: Phrases = []
    almost: Phrases = []
    under: Phrases = []
    up_to: Phrases = []
    exact: Phrases = []


class Ranges(Part):
    """The words of ranges: start to end, between … and, two or three."""

    start: Phrases = []  # from, от, von
    end: Phrases = []  # to, до, bis
    between: Phrases = []  # between, между
    join: Phrases = []  # and (after between)
    either: Phrases = []  # or: 'two or three'


class Ratio(Part):
    """How many times: `times` follow a number, `words` hold it (twice), `fold` is glued to it (threefold).

    `lead` are words before the number («в 2,5 раза»).
    """

    times: Phrases = []
    words: dict[Decimal, Phrases] = {}
    fold: Phrases = []
    lead: Phrases = []
    often: Phrases = []  # several times, by denying once: «не раз»
    occasions: dict[int, Phrases] = {}  # words for how often: дважды; they count, and are no ratio
    factor: Phrases = []  # words that make a bare number behind them a ratio: a factor of, multiplié par
    compared: Phrases = []  # words behind 'times' that make it a ratio: more, as, больше


class Zero(Part):
    """Words that say none. `before` stand before the counted noun, `after` behind it, `alone` are people (nobody).

    `reported`: words after which 'no …' is only as strong as the report ('no casualties were reported').
    """

    before: Phrases = []
    after: Phrases = []
    alone: Phrases = []
    reported: Phrases = []
    opens: Phrases = []  # verbs that a few words may part from their 'none': «Tote gab es demnach keine»
    closes: Phrases = []  # participles behind such a 'none': «habe es keine gegeben»
    places: Phrases = []  # prepositions between a thing and its denial behind it: «людей под завалом нет»
    present: Phrases = []  # beside `alone`, words of being there: nobody is left, «никого нет», 'non c'è più nessuno'
    gravely: Phrases = []  # behind `alone`, of a fate told before: 12 were hurt, none seriously
    graves: Phrases = []  # adjectives that stand for people, before a denial: «тяжёлых нет»
    found: Phrases = []  # of `after`, the ones that tell of those who found none: «пожаров не обнаружили»
    among: Phrases = []  # of `places`, the ones before people of whom it is said: «среди жителей»
    governs: Phrases = []  # other prepositions, before a thing that is not denied: «для раненых мест нет»
    about: Phrases = []  # prepositions of what no word has come: «о пострадавших не сообщалось»
    single: Phrases = []  # of `before`, the ones that count none of whatever thing: not a single, «ни одного»
    there: Phrases = []  # adverbs between a thing and its denial: «детей там нет»
    those: Phrases = []  # behind 'none of', words that stand for people: those in hospital, ceux, tych
    without: Phrases = []  # of `before`, the ones that count none of people and events only: «без даху» counts no roofs


class Ordinals(Part):
    """Ordinal words by value with all forms, and the suffixes glued to digits (4th, 4-й)."""

    words: dict[int, Phrases] = {}
    suffixes: Phrases = []
    dotted: Phrases = []  # words after which digits with a full stop are an ordinal: das (5. Bataillon)
    cardinal_suffixes: Phrases = []  # glued to digits, and still a count: 5-ти, 2-х


class Dates(Part):
    """Words of dates and clock times."""

    months: list[Phrases] = []  # twelve lists in order
    weekdays: Phrases = []
    year: Phrases = []  # that follow a year: года, р., Jahr
    near: Phrases = []  # hedges that may stand before a year: kurz vor 2000, beyond 2000
    year_before: Phrases = []  # that come before a year: in, since, Jahr, seit
    century: Phrases = []  # decades and centuries, after a number or Roman numeral
    offset: Phrases = []  # behind a duration that places something in time: «два года назад»
    offset_before: Phrases = []  # the same before it: vor drei Jahren
    day_join: Phrases = []  # between two days: «с 18 на 19 апреля»
    decade: Phrases = []  # before a decade without noun: «в 90-х»
    anniversary: Phrases = []  # behind an ordinal: годовщина, «году жизни»: an age
    life_year: Phrases = []  # the same behind «на 97-м» only: «году умер» (after «в» it is a date)
    day_before: Phrases = []  # before a day number without month: 'on the 5'
    clock: Phrases = []  # after the hour: o'clock, Uhr, «часов» only with a preposition of `clock_before`
    clock_before: Phrases = []  # before the hour, with a word of `clock` behind: at, um, «в», «до»
    clock_exact: Phrases = []  # of these, the ones that make '14.30' a time: at, um, «в», «о»
    year_counted: Phrases = []  # forms of year that count: лет, років (1500 лет is no date)
    clock_set_before: Phrases = []  # of these, the ones that need a word of `clock_set` before: «на»
    clock_set: Phrases = []  # назначен, «по состоянию»
    clock_ahead: Phrases = []  # before the hour with its word for hours: alle ore, «o godzinie»
    clock_span: Phrases = []  # behind hours that then last: of, de
    clock_span_before: Phrases = []  # of clock_before, the ones before which hours last: about 5 hours (en)
    zone: Phrases = []  # genitives behind the hour that tell no span: «времени», «суток»
    clock_glued: Phrases = []  # always make it a clock time: am, pm, Uhr
    day_part: Phrases = []  # «утра», in the morning: after 'clock' words or the hour alone
    clock_part: Phrases = []  # before an hour in words: half past, «пів на», halb
    clock_part_led: Phrases = []  # the same behind a preposition of clock_before only: «в половине», at half
    clock_part_after: Phrases = []  # behind such an hour: 'e mezza', 'y media', 'et demie', 'moins le quart'
    clock_minutes: Phrases = []  # between minutes and hour: past, para as
    clock_sharp: Phrases = []  # before such minutes: at (by ten to four may be a fall)
    clock_minutes_ahead: Phrases = []  # before minutes and hour: «без»
    lasting: Phrases = []  # words before hours and minutes that make them a span: retard, duré, «затримка»
    era: Phrases = []  # BC, AD


class Codes(Part):
    """Words that make the number beside them an identifier."""

    before: Phrases = []  # article 5, Section 2, дом 15, № 7
    street: Phrases = []  # a street before its name: «улица Садовая, 15»
    names: Phrases = []  # always followed by a name's number: nasdaq 100, s&p 500
    rank: Phrases = []  # before a number word without noun: the top three
    after: Phrases = []  # 528 regiment, 3 бригада: only when no plural is possible
    phone: Phrases = []  # call, dial, тел.
    score: Phrases = []  # words near 2:1 / 2–1 that make it a score: vote, match
    age: Phrases = []  # class marks: 'under-21'
    models: Phrases = []  # «модель», type: the number after is a model
    calibre: Phrases = []  # counted after '155 mm': shells, снаряды; then the measure is a calibre


class Attributive(Part):
    """Compound adjectives with a number inside: 12-year-old, пятилетний, 500-килограммовая.

    `suffixes`: unit -> forms after the number or the hyphen; `prefixes`: value -> combining forms (двух, трёх).
    `anniversary`: suffixes of anniversaries, which count nothing.
    """

    prefixes: dict[Decimal, Phrases] = {}
    suffixes: dict[str, Phrases] = {}
    anniversary: Phrases = []
    spans: Phrases = []  # nouns behind an age that make it a duration: «25-летний срок»


class Scopes(Part):
    """Words that put a number into a scope."""

    subset: Phrases = []  # including, в том числе
    additional: Phrases = []  # another, ещё
    additional_after: Phrases = []  # between number and noun: more, other
    cumulative: Phrases = []  # in total, death toll, всего
    rise: Phrases = []  # verbs and adverbs: rose, up, вырос
    fall: Phrases = []
    phrasal: Phrases = []  # English verbs whose `up`, `down` belongs to them: tore up, brought down
    objects: Phrases = []  # verbs whose amount is lost or cut itself and no change of a level: lost 300 hectares
    collects: Phrases = []  # words of rise that with money mean collecting: raised $5 million
    by: Phrases = []  # before the amount of a change: by, на, um
    to: Phrases = []  # before the new value after a change: to, до, auf
    nouns: Phrases = []  # nouns of change, behind a percentage (en) or before `amounts`: a rise of 12%
    amounts: Phrases = []  # between such a noun and its percentage: of, von, «составил»
    was: Phrases = []  # before the old value: from, с


class Sense(Part):
    """Another meaning of counted words: `unit` where a word of `near` stands around, or of `behind` right behind.

    `unit` is a unit of measure or the name of a concept: «пункт» of an index, «голов» in a match.
    """

    words: Phrases
    unit: str
    near: Phrases = []
    behind: Phrases = []


class Share(Part):
    """Shares in words: `of` between part and whole (78 of 93), `every` before an ordinal (every third).

    `people` follow a plain number to make 'one in three' (in).
    """

    of: Phrases = []
    every: Phrases = []
    inside: Phrases = []  # in: 'one in three'


class Implicit(Part):
    """When a singular noun without number says one: beside `verbs` or the role words of `roles`.

    `concepts` are the ids of the concepts that count so.
    """

    verbs: Phrases = []
    roles: Phrases = []
    concepts: frozenset[str] = frozenset()


class Example(Part):
    """A text and what must be found in it; each one is a test."""

    text: str
    gives: list[str] = []


class Pack(Part):
    """All words of one language."""

    lang: str
    name: str
    inherit: list[str] = []  # packs whose words fill gaps (uk: [ru])
    foreign: Phrases = []  # units of an inherited pack that are other words here: uk «під час»
    decimal: str = ","  # the decimal sign; the other of , and . parts thousands when three digits follow
    group_needs_noun: bool = False  # '1.200' is 1,200 only before a counted noun, else 1.2 (ru, uk)
    glued: bool = False  # number words are written together (de, it): dreiundzwanzig
    swapped: bool = False  # when glued, the unit stands before the ten (de)
    endings: dict[str, list[str]] = {}
    numbers: dict[int, Phrases] = {}  # cardinals that add up
    multipliers: dict[int, Phrases] = {}  # hundred, cent, hundert: multiply what stands before, then add up
    scales: dict[int, Scale] = {}  # thousand and up
    stack: list[int] = []  # tens that take 10…19 on top: soixante-dix
    joiners: Phrases = []  # inside a number: and, y, e
    articles: Phrases = []  # a, an: one before a multiplier or scale (a hundred, a dozen)
    collective: dict[int, Phrases] = {}  # numerals that count people without a noun: двое
    determiners: Phrases = []  # forms of one that are often no number: one, одна
    plural_ones: Phrases = []  # of these, plurals that count only before a unit or in a compound: «одни сутки»
    one_after: Phrases = []  # words after which a determiner is no number: this one, друг
    one_verbs: Phrases = []  # behind a determiner, in a sentence with an earlier number, that make it one of those
    one_said: Phrases = []  # of `one_after`, words behind a verb of speech that only open what is said: said that one
    one_before: Phrases = []  # words before which it is none: one another, one day
    fractions: dict[str, Phrases] = {}  # '1/3': [third, thirds]
    mixed: dict[Decimal, Phrases] = {}  # words that hold a mixed number: полтора 1.5
    half_after: Phrases = []  # and a half, с половиной: adds half of the unit
    quarter_after: Phrases = []  # and a quarter, с четвертью: adds a quarter of the unit
    half_before: Phrases = []  # half, half a: halves the scale, group or unit after it
    half_prefix: Phrases = []  # glued: пол-, пів-
    minus: Phrases = []  # minus
    below_zero: Phrases = []  # after a temperature: мороза
    priced: Phrases = []  # words near a bare million that tell a sum: cost, worth, «бюджет»
    frost: Phrases = []  # nouns beside degrees that put them below zero
    weather: Phrases = []  # words near a signed number that make it a temperature
    point: Phrases = []  # decimal point in words
    groups: list[Group] = []
    vague: list[Vague] = []
    hedges: Hedges = Hedges()  # before the number
    hedges_after: Hedges = Hedges()  # behind the number or the noun
    governed: Governed = Governed()
    crossing: Crossing = Crossing()
    falling: Falling = Falling()
    described: Described = Described()
    over_places: Phrases = []  # of the hedges `over`, the ones that are also prepositions of place
    sums: Phrases = []  # nouns whose sum a hedge `over` may only introduce: 'ein Kredit über zehn Millionen'
    to_places: Phrases = []  # of the hedges `up_to`, the ones that also tell where to: «до двох країн»
    shortened_about: Phrases = []  # words for `about` that a dot closes: «ок. 400», 'ca. 400'
    estimates: Phrases = []  # adjectives that make a number behind their noun a rough one: «орієнтовні збитки — …»
    leads_to: Phrases = []  # verbs and nouns of movement, behind which `to_places` before a place is no bound
    comes_to: Phrases = []  # the same before anything: «doszło w ciągu doby do 38 starć», «зауваження до 14»
    floors: Phrases = []  # prepositions that mean no less than an amount: «от 95 тыс. рублей»
    floors_priced: Phrases = []  # prepositions that do so only behind a word of `floor_prices`: 'pay from £12,000'
    floor_prices: Phrases = []  # what is paid: pay, salaries, rents
    added: Phrases = []  # of the hedges behind a number, the ones that join a noun to another: '240 jobs plus meals'
    bridges: Phrases = []  # prepositions that may stand between a hedge and its number: «почти на треть»
    ranges: Ranges = Ranges()
    ratio: Ratio = Ratio()
    zero: Zero = Zero()
    share: Share = Share()
    units: dict[str, Phrases] = {}  # canonical name -> forms
    letters: dict[str, Phrases] = {}  # canonical name -> symbols that mean it only right after a number: m, т
    currencies: dict[str, Phrases] = {}
    cased: dict[str, str] = {}  # symbols whose capitals matter: Nm, MW
    per: Phrases = []  # before a denominator that is a unit: per, «в» (день)
    per_money: Phrases = []  # before any denominator, after money only: «за» (литр), a (share)
    since: Phrases = []  # before what began, which then counts nothing: «с начала вспышки — 412»
    rates: dict[str, Phrases] = {}  # denominator -> fixed phrases: day: [daily, a day, щодня], person: [per capita]
    ago: Phrases = []  # behind a time that is an offset, not a denominator: ago, earlier
    anaphora: Phrases = []  # that repeat the last count: «столько же», the same number
    as_many_as: Phrases = []  # behind an anaphora, that make it a comparison: «сколько»
    than: Phrases = []  # between a comparative and its number: чем, ніж
    ages: Phrases = []  # nouns or verbs that make a bare number an age: aged, в возрасте
    ordinals: Ordinals = Ordinals()
    dates: Dates = Dates()
    codes: Codes = Codes()
    attributive: Attributive = Attributive()
    scopes: Scopes = Scopes()
    implicit: Implicit = Implicit()
    lemmas: dict[str, str] = {}  # ending of a counted form -> ending of its lemma, the longest first (uk)
    locative: Phrases = []  # prepositions of place; digits and a singular behind one may be an ordinal (uk)
    plurals: Phrases = []  # endings of plural nouns, with a leading '-': of people enumerated without a number (uk)
    singulars: Phrases = []  # endings of singular nouns, for the same (pl)
    locative_endings: Phrases = []  # endings of that singular, with a leading '-'
    agreeing_nouns: Phrases = []  # of these, the ones of adjectives too: «у 14 легкі травми»
    agreeing_plurals: Phrases = []  # endings of the plural nouns behind such an adjective
    past_plurals: Phrases = []  # of these, verbs of the past: «на 46 фестивалі виступили»
    soft_plurals: Phrases = []  # of the locative endings, the ones that are also plurals behind two to four
    adjectives: Phrases = []  # endings (with a leading '-') that mark an adjective before a counted noun
    singular: dict[str, str] = {}  # forms that mean another concept after one: uk «один чоловік» is a man
    who: Phrases = []  # relative pronouns of people: 95,800 who …
    senses: list[Sense] = []  # words that two things share: pounds, «пункт», «голов»
    compounds: dict[str, Phrases] = {}  # unit in the singular -> nouns whose name it begins: day care (en)
    compound_ends: Phrases = []  # behind a hyphen, what a noun only tells of the next: flood-hit, war-torn (en)
    no_part: Phrases = []  # behind the hyphen of a number, and no noun: one-off, two-way
    races: Phrases = []  # plurals before which 'm' stays metre: hurdles
    inverted: Phrases = []  # counting nouns that before the number mean about: «человек 20»
    definite: Phrases = []  # articles that may part a number from its noun: sono 30 i feriti
    partitive: Phrases = []  # between a number noun and its unit: de, di, von
    heads: Phrases = []  # classifiers before the real noun: единиц, pieces of, членов is not one
    stop: Phrases = []  # function words and verbs that end a noun phrase
    possessives: Phrases = []  # between a number and its noun: двое его помощников
    adverbs: Phrases = []  # how far or how badly: no noun, though one may follow
    people: Phrases = []  # bare plural numerals before these verbs count people: 'two were killed'
    detect: Phrases = []  # frequent short words by which the language is known
    examples: list[Example] = []


@cache
def load_pack(lang: str) -> Pack:
    """Return the pack of a language; raise ConfigError that names file, key and remedy."""
    source = LEXICON / f"{lang}.yml"
    if not source.is_file():
        raise ConfigError("no such language pack.", resource=source.name, remedy=f"Known: {', '.join(LANGUAGES)}.")
    return read_pack(read_bundled(source), source.name)


def read_pack(data: object, resource: str) -> Pack:
    """Return the pack that the content of a file describes; every scalar in it is text."""
    remedy = "See ingest/quantities/pack.py."
    try:
        pack = read_entry(Pack, data)
    except EntryError as error:
        raise ConfigError(f"{error}.", resource=resource, remedy=remedy) from error
    for name in pack.endings:
        if not name.isidentifier():
            raise ConfigError(f"endings.{name}: use letters only.", resource=resource, remedy=remedy)
    return pack
