"""The names that CLDR has for units and currencies are read back, and the generated packs are up to date."""

from decimal import Decimal

import pytest
from babel.numbers import format_currency, get_currency_symbol
from babel.units import format_unit

from ingest.quantities import extract
from ingest.quantities.pack import LANGUAGES, LEXICON
from ingest.quantities.units import units
from tests.quantities.cldr import CURRENCIES, is_ambiguous, make_pack, unit_ids, written

COUNTS = (1, 2, 5, 11, 21, 100, 1.5)  # every plural form of the nine languages


def _amounts(lang: str) -> list[tuple[str, str, float]]:
    """Return text, our unit and value of each amount that CLDR has words of its own for."""
    found = []
    for name, cldr in unit_ids().items():
        forms = {form for width, form in written(lang, cldr) if width == "long" or not _is_mark(form)}
        for width in ("long", "short"):
            for count in COUNTS:
                text = format_unit(count, cldr, width, locale=lang).replace("\u202f", "\u00a0")
                form = text.lstrip("0123456789.,\u00a0 ")
                if form in forms and not is_ambiguous(lang, name, form):
                    found.append((text, name, float(count)))
    return found


def _is_mark(form: str) -> bool:
    """Tell whether a short form is an abbreviation with a full stop; our packs hold those that people write."""
    return form.endswith(".")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_unit_that_cldr_names_is_read_back(lang: str) -> None:
    amounts = _amounts(lang)
    assert len(amounts) > 900
    wrong = []
    for text, name, value in amounts:
        found = extract(text, lang)
        if [(quantity.unit, float(quantity.low)) for quantity in found] != [(name, value)]:
            wrong.append(f"{text!r} is {name}, read as {[(quantity.unit, float(quantity.low)) for quantity in found]}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_currency_that_cldr_names_is_read_back(lang: str) -> None:
    wrong = []
    for name, code in CURRENCIES.items():
        symbol = get_currency_symbol(code, locale=lang)
        ways = [
            format_currency(
                count, code, locale=lang, format_type="name", decimal_quantization=False, currency_digits=False
            )
            for count in COUNTS
        ]
        if not is_ambiguous(lang, name, code):  # ALL is a word too
            ways += [f"{count} {code}".replace(".", "." if lang == "en" else ",") for count in COUNTS]
        if (not symbol.isalpha() or len(symbol) > 2) and not is_ambiguous(lang, name, symbol):
            ways += [
                format_currency(count, code, locale=lang, decimal_quantization=False, currency_digits=False)
                for count in COUNTS
            ]
        for text, value in zip(ways, COUNTS * 3, strict=False):
            found = extract(text, lang)
            if [(quantity.unit, float(quantity.low)) for quantity in found] != [(name, float(value))]:
                wrong.append(f"{text!r} is {name}, read as {[(q.unit, float(q.low)) for q in found]}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_generated_pack_is_up_to_date(lang: str) -> None:
    assert (LEXICON / f"cldr_{lang}.yml").read_text(encoding="utf-8") == make_pack(lang)


def test_every_name_is_one_of_ours() -> None:
    assert set(unit_ids()) | set(CURRENCIES) <= set(units())


# --------------------------------------------------------------- number words
LEADING, RESTS = (1, 2, 3, 5, 7, 11), (0, 1, 21, 345)
SAMPLES = (
    *range(1000),
    *(digit * 10**zeros + rest for zeros in range(3, 13) for digit in LEADING for rest in RESTS),
)


def _cardinal_rules(lang: str) -> list[str]:
    """Return the rule sets of a language that spell cardinals; the others are ordinals, years and colloquial ones."""
    from unicode_rbnf import RbnfEngine

    names = RbnfEngine.for_language(lang).rulesets
    parts = ("-ones", "-tens", "-with-e")  # pieces of other rules, no numerals by themselves
    spelling = ("spellout-cardinal", "spellout-numbering")
    return sorted(name for name in names if name.startswith(spelling) and not name.endswith((*parts, "-year")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_number_words_of_every_spellout_rule_are_read_back(lang: str) -> None:
    from unicode_rbnf import RbnfEngine

    engine = RbnfEngine.for_language(lang)
    rules = _cardinal_rules(lang)
    assert rules
    wrong = []
    for rule in rules:
        for value in SAMPLES:
            if value > 10**12:
                continue
            words = engine.format_number(value, ruleset_names=[rule]).text_by_ruleset[rule].replace("\u00ad", "")
            found = [quantity.value for quantity in extract(words, lang)]
            if found != [Decimal(value)]:
                wrong.append(f"{rule}: {words!r} is {value}, read as {found}")
    assert not wrong, f"{len(wrong)} of {len(rules) * len(SAMPLES)}\n" + "\n".join(wrong[:40])
