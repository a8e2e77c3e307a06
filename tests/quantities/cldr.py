"""Our units and currencies by the names that CLDR has for them, and the packs made of those names.

    python -m tests.quantities.cldr        writes ingest/quantities/lexicon/cldr_<lang>.yml

A generated pack holds CLDR's forms, long and short, in all plurals. Left out are symbols of one or two letters, which
are words or letters of other things as often, and forms that `SHARED` names with the reason. What a pack says itself
comes first: a form that it gives another meaning keeps that.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol

from ingest.quantities.pack import LANGUAGES, LEXICON

UNITS = {
    "length": """metre=meter kilometre=kilometer centimetre=centimeter millimetre=millimeter decimetre=decimeter
        micrometre=micrometer nanometre=nanometer mile=mile nautical_mile=nautical-mile yard=yard foot=foot inch=inch
        light_year=light-year parsec=parsec astronomical_unit=astronomical-unit""",
    "area": """square_metre=square-meter square_kilometre=square-kilometer square_centimetre=square-centimeter
        hectare=hectare acre=acre square_mile=square-mile square_foot=square-foot square_inch=square-inch
        square_yard=square-yard""",
    "volume": """litre=liter millilitre=milliliter hectolitre=hectoliter decilitre=deciliter centilitre=centiliter
        cubic_metre=cubic-meter cubic_centimetre=cubic-centimeter cubic_kilometre=cubic-kilometer cubic_foot=cubic-foot
        gallon=gallon quart=quart pint=pint cup=cup tablespoon=tablespoon teaspoon=teaspoon barrel=barrel
        bushel=bushel""",
    "mass": """gram=gram kilogram=kilogram milligram=milligram microgram=microgram tonne=tonne pound-mass=pound
        ounce=ounce stone=stone carat=carat""",
    "duration": """second=second millisecond=millisecond microsecond=microsecond nanosecond=nanosecond minute=minute
        hour=hour day=day week=week month=month quarter=quarter year=year decade=decade century=century night=night""",
    "speed": """metre_per_second=meter-per-second kilometre_per_hour=kilometer-per-hour
        mile_per_hour=mile-per-hour knot=knot""",
    "energy": """joule=joule kilojoule=kilojoule kilowatt_hour=kilowatt-hour calorie=calorie kilocalorie=kilocalorie
        electronvolt=electronvolt""",
    "power": "watt=watt kilowatt=kilowatt megawatt=megawatt gigawatt=gigawatt horsepower=horsepower",
    "pressure": """pascal=pascal kilopascal=kilopascal bar=bar atmosphere=atmosphere
        pound_per_square_inch=pound-force-per-square-inch""",
    "frequency": "hertz=hertz kilohertz=kilohertz megahertz=megahertz gigahertz=gigahertz",
    "digital": """byte=byte kilobyte=kilobyte megabyte=megabyte gigabyte=gigabyte terabyte=terabyte
        petabyte=petabyte bit=bit""",
    "electric": "volt=volt ampere=ampere milliampere=milliampere ohm=ohm",
    "force": "newton=newton",
    "torque": "newton_metre=newton-meter",
    "temperature": "celsius=celsius fahrenheit=fahrenheit kelvin=kelvin",
    "angle": "degree=degree",
    "concentr": "percentage=percent per_mille=permille",
    "light": "lumen=lumen",
    "graphics": "pixel=pixel megapixel=megapixel dots_per_inch=dot-per-inch",
    "consumption": "mile_per_gallon=mile-per-gallon",
}
_CODES = """
    dollar=USD canadian_dollar=CAD australian_dollar=AUD new_zealand_dollar=NZD hong_kong_dollar=HKD
    singapore_dollar=SGD taiwan_dollar=TWD euro=EUR pound_sterling=GBP russian_rouble=RUB ukrainian_hryvnia=UAH
    belarusian_rouble=BYN kazakhstani_tenge=KZT japanese_yen=JPY chinese_yuan=CNY south_korean_won=KRW
    indian_rupee=INR pakistani_rupee=PKR swiss_franc=CHF polish_zloty=PLN czech_koruna=CZK swedish_krona=SEK
    norwegian_krone=NOK danish_krone=DKK hungarian_forint=HUF romanian_leu=RON moldovan_leu=MDL turkish_lira=TRY
    israeli_shekel=ILS georgian_lari=GEL armenian_dram=AMD uzbekistani_som=UZS azerbaijani_manat=AZN
    brazilian_real=BRL mexican_peso=MXN south_african_rand=ZAR vietnamese_dong=VND thai_baht=THB saudi_riyal=SAR
    malaysian_ringgit=MYR kuwaiti_dinar=KWD lebanese_pound=LBP egyptian_pound=EGP qatari_riyal=QAR uae_dirham=AED
    bulgarian_lev=BGN nigerian_naira=NGN kenyan_shilling=KES philippine_peso=PHP indonesian_rupiah=IDR
    argentine_peso=ARS chilean_peso=CLP colombian_peso=COP peruvian_sol=PEN bangladeshi_taka=BDT
    sri_lankan_rupee=LKR nepalese_rupee=NPR iranian_rial=IRR iraqi_dinar=IQD jordanian_dinar=JOD bahraini_dinar=BHD
    omani_rial=OMR icelandic_krona=ISK serbian_dinar=RSD albanian_lek=ALL macedonian_denar=MKD moroccan_dirham=MAD
    tunisian_dinar=TND algerian_dinar=DZD ghanaian_cedi=GHS ethiopian_birr=ETB ugandan_shilling=UGX
    tanzanian_shilling=TZS tajikistani_somoni=TJS mongolian_tugrik=MNT afghan_afghani=AFN syrian_pound=SYP
    myanmar_kyat=MMK uruguayan_peso=UYU
"""
CURRENCIES = dict(pair.replace("_", " ").split("=") for pair in _CODES.split())
_COUNTS = frozenset({"zero", "one", "two", "few", "many", "other"})


def written(lang: str, unit: str) -> Iterator[tuple[str, str]]:
    """Yield width and form of a unit in a language: `long kilometres`, `short km`."""
    patterns = Locale(lang)._data["unit_patterns"].get(unit, {})
    for width in ("long", "short"):
        for count, pattern in patterns.get(width, {}).items():
            if count in _COUNTS and pattern.startswith("{0}"):
                yield width, pattern.removeprefix("{0}").replace("\u00a0", " ").strip()


# Forms that another thing has as well; it is commoner in news, so they do not become this unit.
SHARED = {
    ("en", "pound-mass"): {"pound", "pounds"},  # sterling, unless something is weighed
    ("fr", "pound-mass"): {"livre", "livres"},
    ("es", "pound-mass"): {"libra", "libras"},
    ("pt", "pound-mass"): {"libra", "libras"},
    ("pl", "pound-mass"): {"funt", "funty", "funtów", "funta"},
    ("en", "quarter"): {"quarter", "quarters", "qtr", "qtrs"},  # a fourth
    ("fr", "quart"): {"quart", "quarts"},
    ("it", "quart"): {"quarto", "quarti"},
    ("es", "quart"): {"cuarto", "cuartos"},
    ("pt", "quart"): {"quarto", "quartos", "qts"},
    ("ru", "quarter"): {"кварт"},  # a measure of volume
    ("de", "quarter"): {"quart.", "quart"},
    ("fr", "nautical mile"): {"mille marin"},  # mille is a thousand
    ("fr", "square mile"): {"mille carré"},
    ("en", "decade"): {"dec"},  # December
    ("fr", "decade"): {"déc."},
    ("ru", "day"): {"дня"},  # «2 дня» is also two in the afternoon; «2 дня назад» is told by what follows
    ("ru", "night"): {"ночи"},
    ("uk", "night"): {"ночі"},
    ("es", "joule"): {"julio"},  # July
    **{(lang, "albanian lek"): {"all"} for lang in LANGUAGES},  # All 32 councillors
    ("pl", "calorie"): {"cal"},  # an inch
    **{(lang, "bar"): {"бар", "бара", "баров", "бари", "барів", "bar", "bars", "bares"} for lang in LANGUAGES},  # cafes
    **{(lang, "bit"): {"бит", "бита"} for lang in ("ru",)},  # beaten
    **{  # in weather and bodies, so Celsius
        (lang, "degree"): {form.lower() for _, form in written(lang, "angle-degree")}
        for lang in ("de", "fr", "it", "es", "pl", "pt")
    },
}


def unit_ids() -> dict[str, str]:
    """Return CLDR's id of each unit that we know, by our name."""
    return {
        ours.replace("_", " "): f"{kind}-{theirs}"
        for kind, pairs in UNITS.items()
        for ours, theirs in (pair.split("=") for pair in pairs.split())
    }


def is_ambiguous(lang: str, name: str, form: str) -> bool:
    """Tell whether a form is left out of the generated pack."""
    letters = form.replace(".", "").replace(" ", "").lower()
    if form.lower() in SHARED.get((lang, name), ()) or not letters:
        return True
    return (letters.isalpha() and len(letters) < 3) or any(sign in form for sign in "(|)+,:[]0123456789")


def make_pack(lang: str) -> str:
    """Return the text of the pack of CLDR's names in a language."""
    units = {
        name: sorted({form.lower() for _, form in written(lang, unit) if not is_ambiguous(lang, name, form)})
        for name, unit in unit_ids().items()
    }
    currencies = {}
    for name, code in CURRENCIES.items():
        forms = {get_currency_name(code, count=count, locale=lang).lower() for count in (None, 1, 2, 5, 21, 1.5)}
        symbol = get_currency_symbol(code, locale=lang)
        if not symbol.isalpha():
            forms.add(symbol.replace("\u00a0", " ").lower())
        currencies[name] = sorted(form for form in {*forms, code.lower()} if not is_ambiguous(lang, name, form))
    head = (
        f"# Made by `python -m tests.quantities.cldr` from CLDR; do not edit. The words of this language: {lang}.yml.\n"
    )
    body = {"lang": lang, "name": "CLDR", "units": units, "currencies": currencies}
    kept = {key: {k: v for k, v in part.items() if v} if isinstance(part, dict) else part for key, part in body.items()}
    return head + yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=None)


def main() -> int:
    """Write the generated packs."""
    for lang in LANGUAGES:
        Path(LEXICON, f"cldr_{lang}.yml").write_text(make_pack(lang), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
