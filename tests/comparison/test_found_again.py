"""Numbers that were told of nobody, of somebody else or of nothing: whose they are, and how they are read."""

import pytest

from ingest.claims import read_text
from ingest.comparison import compare_texts
from ingest.model import Hedge, NumberKind
from ingest.quantities import scan
from tests.comparison.saying import verdict_of


def kind_of(lang: str, text: str, number: str) -> str:
    """Return of what kind a number of a report is."""
    return next(one.number_kind.value for one in read_text(text, lang).claims if number in one.selector.exact)


@pytest.mark.parametrize(
    ("lang", "report", "number"),
    [
        (
            "en",
            "Two sheds burned down, mayor Ola Brandt wrote, noting that firefighters had laid 300 metres of hose.",
            "300",
        ),
        (
            "fr",
            "Deux hangars ont brûlé, a écrit la maire Ola Brandt, précisant que la société devrait 8 millions d'euros.",
            "8",
        ),
        (
            "it",
            "Due case bruciate, scrive la sindaca Ola Brandt, aggiungendo che la polizia ha usato 19 mezzi.",
            "19",
        ),
        (
            "es",
            "Ardieron dos naves, según la alcaldesa Ola Brandt, añadiendo que la empresa pagará 8 millones de euros.",
            "8",
        ),
        (
            "pt",
            "Dois armazéns arderam, disse a prefeita Ola Brandt, acrescentando que os bombeiros usaram 19 viaturas.",
            "19",
        ),
    ],
)
def test_who_stands_behind_that_says_nothing(lang: str, report: str, number: str) -> None:
    assert kind_of(lang, report, number) == NumberKind.CLAIM


def test_a_body_before_its_participle_speaks() -> None:
    report = (
        "Two sheds burned, mayor Ola Brandt wrote. Police told reporters of an arrest, adding that 40 people had fled."
    )
    assert kind_of("en", report, "40") == NumberKind.OTHER_SOURCE


@pytest.mark.parametrize(
    ("lang", "report", "ours", "theirs"),
    [
        (
            "en",
            "Mayor Ola Brandt spoke. Thirty people got out, and six more, according to police, got down.",
            "Thirty",
            "six",
        ),
        (
            "ru",
            "Мэр Ольга Брандт рассказала о беде. Вышли 30 человек, ещё шестеро, по словам волонтёров, слезли.",
            "30",
            "шестеро",
        ),
        (
            "uk",
            "Мер Ольга Брандт розповіла про пожежу. Згоріли 12 сараїв, а в полі, за даними поліції, знайшли 4 міни.",
            "12",
            "4 міни",
        ),
        (
            "it",
            "Parla la sindaca Ola Brandt. Sono uscite 30 persone, altre sei, secondo i volontari, restano.",
            "30",
            "sei",
        ),
        (
            "pl",
            "Mer Ola Brandt mówiła o pożarze. Wyszło 30 osób, a kolejne sześć, według wolontariuszy, zeszło samo.",
            "30",
            "sześć",
        ),
    ],
)
def test_a_source_put_into_a_later_clause_has_only_its_numbers(lang: str, report: str, ours: str, theirs: str) -> None:
    assert kind_of(lang, report, ours) == NumberKind.CLAIM
    assert kind_of(lang, report, theirs) == NumberKind.OTHER_SOURCE


def test_a_list_goes_on_before_its_source() -> None:
    report = "Mayor Ola Brandt told of the fire. Thirty sheds, six barns, according to volunteers, burned down."
    assert kind_of("en", report, "Thirty") == NumberKind.OTHER_SOURCE


def test_one_behind_said_that_counts() -> None:
    assert [one.text for one in scan("Brandt confirmed that one house had burned down.", "en").quantities] == [
        "one house"
    ]
    assert not scan("Nobody wanted that one house.", "en").quantities


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("ru", "На горячую линию поступило 2 381 обращение.", "2 381 обращение"),
        ("uk", "На гарячу лінію надійшло 2 381 звернення.", "2 381 звернення"),
        ("de", "Bei der Hotline gingen 2 381 Anrufe ein.", "2 381 Anrufe"),
    ],
)
def test_calls_to_a_hotline_are_no_phone(lang: str, text: str, number: str) -> None:
    assert number in [one.text for one in scan(text, lang).quantities]


def test_a_phone_stays_one() -> None:
    assert not scan("Горячая линия 8 800 200 60 60, звонки принимают весь день.", "ru").quantities


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "None of those in hospital is gravely ill."),
        ("fr", "Aucun des blessés n'est dans un état grave."),
        ("de", "Keiner der Verletzten ist schwer verletzt."),
        ("it", "Nessuno dei feriti è grave."),
        ("pl", "Żaden z rannych nie jest w ciężkim stanie."),
        ("en", "They are 300 people, none of them children."),
        ("uk", "У селі 300 мешканців, дітей там немає."),
        ("ru", "В селе 300 жителей, детей там нет."),
    ],
)
def test_none_of_some_is_a_number(lang: str, text: str) -> None:
    assert any(one.low == 0 for one in scan(text, lang).quantities)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "У двох районах міста немає води."),
        ("uk", "У восьми селах громади немає світла."),
        ("ru", "В трёх районах города нет воды."),
    ],
)
def test_where_something_lacks_is_not_denied(lang: str, text: str) -> None:
    assert all(one.low for one in scan(text, lang).quantities)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Работают ок. 250 спасателей."),
        ("uk", "Працюють бл. 250 рятувальників."),
        ("pl", "Pracuje ok. 250 ratowników."),
        ("de", "Im Einsatz sind rd. 250 Helfer."),
        ("fr", "Env. 250 pompiers sont sur place."),
        ("es", "Trabajan aprox. 250 bomberos."),
        ("it", "Al lavoro ca. 250 soccorritori."),
        ("en", "Approx. 250 rescuers are at work."),
    ],
)
def test_a_short_about_has_its_full_stop(lang: str, text: str) -> None:
    assert [one.hedge for one in scan(text, lang).quantities] == [Hedge.ABOUT]


def test_a_full_stop_parts_a_hedge_of_its_own() -> None:
    assert [one.hedge for one in scan("Стало больше. 250 спасателей работают.", "ru").quantities] == [Hedge.EXACT]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Отказали двум сотням заявителей."),
        ("uk", "Ідеться про дім у двох сотнях метрів."),
        ("pl", "Odmówiono dwóm setkom wnioskodawców."),
    ],
)
def test_hundreds_in_every_case(lang: str, text: str) -> None:
    assert [one.low for one in scan(text, lang).quantities] == [200]


def test_half_a_size_behind_a_hyphen() -> None:
    post = "Прорыв на трубе диаметром 500 мм."
    report = "A half-metre pipe burst, Governor Anna Lukina said."
    assert [one.verdict.value for one in compare_texts(post, report, source_lang="ru", report_lang="en")] == [
        "unit_converted"
    ]
    assert not scan("The half-time talk was half-hearted.", "en").quantities


@pytest.mark.parametrize(
    ("lang", "post", "report_lang", "report"),
    [
        ("uk", "Загинув 70-річний мешканець села. Пошкоджено 3 хати.", "en", "One man was killed"),
        ("ru", "Погиб тракторист. Повреждены 3 дома.", "de", "Ein Mann kam ums Leben"),
        ("ru", "Погиб фермер. Повреждены 3 дома.", "it", "Un uomo è morto"),
        ("uk", "Поранено мешканку села. Пошкоджено 3 хати.", "en", "One woman was wounded"),
    ],
)
def test_one_man_is_the_one_resident(lang: str, post: str, report_lang: str, report: str) -> None:
    assert verdict_of(lang, report_lang, post, report, report.split(maxsplit=1)[0]) == "same"


@pytest.mark.parametrize(
    ("post", "report"),
    [
        ("Загинула дитина. Пошкоджено 3 хати.", "One man was killed"),
        ("Загинула жінка. Пошкоджено 3 хати.", "One man was killed"),
        ("Загинув водій, поранено двох дітей.", "One man was wounded"),
    ],
)
def test_one_man_is_no_other_person(post: str, report: str) -> None:
    assert verdict_of("uk", "en", post, report, "One") != "same"
