"""Officials found in texts: invented people in invented regions."""

import time
from datetime import date

import pytest

from ingest.model import Channel
from ingest.names import Gazetteer, MentionKind, SourceKind

CHANNELS = [
    Channel(
        1,
        "bystrov_live",
        language="ru",
        person="Быстров Олег Ильич",
        office="губернатор Зареченской области",
        office_en="governor of Zarechensk Region",
        region="Зареченская область",
        region_en="Zarechensk Region",
        in_office_to=date(2025, 5, 31),
    ),
    Channel(
        2,
        "khrustain",
        language="ru",
        person="Хрустайн Виктор Львович",
        office="врио губернатора Зареченской области",
        office_en="acting governor of Zarechensk Region",
        region="Зареченская область",
        region_en="Zarechensk Region",
        in_office_from=date(2025, 6, 1),
    ),
    Channel(
        3,
        "yaremchuk_mva",
        language="uk",
        person="Яремчук Тарас Олегович",
        office="начальник Вишневської міської військової адміністрації",
        office_en="head of the Vyshneve City Military Administration",
        region="місто Вишневе",
        region_en="Vyshneve",
    ),
    Channel(
        4,
        "yaremchuk_mayor",
        language="ru",
        person="Яремчук Игорь Петрович",
        office="мэр Лугограда",
        office_en="mayor of Lugograd",
        region="город Лугоград",
        region_en="Lugograd",
    ),
    Channel(
        5,
        "zhavorontsev",
        language="ru",
        person="Жаворонцев Семён Андреевич",
        office="глава Тавринской области (назначен Москвой)",
        office_en="Moscow-appointed head of Tavrinsk Region",
        region="Тавринская область",
        region_en="Tavrinsk Region",
    ),
]
AUTUMN, SPRING = date(2025, 10, 1), date(2025, 3, 1)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.build(CHANNELS)


def best(gazetteer: Gazetteer, text: str, language: str, on: date | None = AUTUMN) -> dict[int, MentionKind]:
    """Return the likeliest channel of each mention that is more than a region, with its kind."""
    found: dict[int, MentionKind] = {}
    for m in gazetteer.find(text, language, on):
        if m.kind is not MentionKind.REGION and m.channels and m.channels[0][1] >= 0.3:
            found.setdefault(m.channels[0][0], m.kind)
    return found


@pytest.mark.parametrize(
    ("language", "text", "channel"),
    [
        ("en", "Semyon Zhavorontsev wrote on Telegram.", 5),
        ("de", "Das teilte Semjon Schaworonzew mit.", 5),
        ("fr", "selon Semion Javorontsev", 5),
        ("pl", "Poinformował o tym Siemion Żaworoncew.", 5),
        ("hu", "Szemjon Zsavoroncev közölte.", 5),
        ("uk", "про це повідомив Семен Жаворонцев", 5),
        ("ru", "по словам Семёна Жаворонцева", 5),
        ("sr", "Саопштио је Семјон Жаворонцев.", 5),
    ],
)
def test_full_names_across_scripts(gazetteer: Gazetteer, language: str, text: str, channel: int) -> None:
    assert best(gazetteer, text, language) == {channel: MentionKind.FULL_NAME}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the governor of Zarechensk Region said"),
        ("en", "Zarechensk's governor said"),
        ("en", "the acting head of Zarechensk oblast said"),
        ("ru", "сообщил губернатор Зареченской области"),
        ("uk", "за словами очільника Зареченської області"),
        ("de", "so der Gouverneur von Saretschensk"),
        ("fr", "le gouverneur de la région de Zaretchensk"),
        ("it", "il governatore della regione di Zarechensk"),
        ("es", "el gobernador de la región de Zarechensk"),
        ("pt", "o governador da região de Zarechensk"),
        ("pl", "gubernator obwodu zareczeńskiego"),
        ("hu", "Zarecsenszk kormányzója"),
        ("tr", "Zareçensk Valisi"),
        ("sr", "guverner Zarečenske oblasti"),
        ("bg", "губернаторът на Зареченска област"),
    ],
)
def test_office_and_region_in_thirteen_languages(gazetteer: Gazetteer, language: str, text: str) -> None:
    assert best(gazetteer, text, language) == {2: MentionKind.OFFICE_REGION}


def test_office_belongs_to_its_holder_on_the_day(gazetteer: Gazetteer) -> None:
    text = "the governor of Zarechensk Region said"
    assert best(gazetteer, text, "en", SPRING) == {1: MentionKind.OFFICE_REGION}
    assert best(gazetteer, text, "en", AUTUMN) == {2: MentionKind.OFFICE_REGION}
    assert {c for m in gazetteer.find(text, "en") for c in m.channel_ids} >= {1, 2}


def test_bare_office_takes_the_region_of_the_text(gazetteer: Gazetteer) -> None:
    text = "Zarechensk was shelled. The governor said three houses burnt."
    assert best(gazetteer, text, "en") == {2: MentionKind.OFFICE}
    (alone,) = gazetteer.find("The governor said three houses burnt.", "en", AUTUMN)
    assert alone.channels == ()
    assert gazetteer.holders(alone) == {1, 2, 5}


def test_garbled_surname_needs_office_and_region(gazetteer: Gazetteer) -> None:
    assert best(gazetteer, "In Zarechensk Region, Governor Viktor Khrustoyev wrote. Khrustoyev added.", "en") == {
        2: MentionKind.GARBLED
    }
    assert best(gazetteer, "Viktor Khrustoyev opened a bakery.", "en") == {}


def test_two_officials_of_one_surname(gazetteer: Gazetteer) -> None:
    assert best(gazetteer, "Taras Yaremchuk said", "en") == {3: MentionKind.FULL_NAME}
    assert best(gazetteer, "Mayor Yaremchuk said in Lugograd", "en") == {4: MentionKind.SURNAME}
    assert best(gazetteer, "the head of Vyshneve's military administration, Yaremchuk", "en").get(4) is None
    alone = next(m for m in gazetteer.find("Yaremchuk said", "en") if m.kind is MentionKind.SURNAME)
    assert set(alone.channel_ids) == {3, 4}


def test_another_person_of_the_name_or_office_is_not_ours(gazetteer: Gazetteer) -> None:
    assert best(gazetteer, "Maria Zhavorontsev, a singer", "en") == {}
    assert best(gazetteer, "Tavrinsk governor Pavlo Hnatiuk said", "en") == {}
    assert best(gazetteer, "Zarechensk district head said", "en") == {}


def test_name_of_one_who_left_weighs_less(gazetteer: Gazetteer) -> None:
    before = gazetteer.find("Oleg Bystrov said", "en", SPRING)[0]
    after = gazetteer.find("Oleg Bystrov said", "en", AUTUMN)[0]
    assert after.channels[0][1] < before.channels[0][1]
    assert "not in office then" in after.reasons


def test_handle(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("see https://t.me/s/Bystrov_Live and @khrustain", "en")
    assert [(m.kind, m.channel_ids) for m in found] == [(MentionKind.HANDLE, (1,)), (MentionKind.HANDLE, (2,))]


def test_offsets_point_at_the_text(gazetteer: Gazetteer) -> None:
    text = "Вчера Олег Быстров, губернатор Зареченской области, и врио Хрустайн говорили."
    for m in gazetteer.find(text, "ru"):
        assert text[m.start : m.end] == m.text


def test_others(gazetteer: Gazetteer) -> None:
    text = (
        "Governor Viktor Khrustain said 3. The defence ministry said 5. Energy Minister Pavlo Hnatiuk said 7. "
        "A spokesman for the railways said 9. Hnativ governor Ivan Koval said 11."
    )
    found = [(o.kind, o.name) for o in gazetteer.others(text, "en", AUTUMN)]
    assert (SourceKind.INSTITUTION, "") in found
    assert (SourceKind.PERSON, "Pavlo Hnatiuk") in found
    assert (SourceKind.PERSON, "Ivan Koval") in found
    assert (SourceKind.OFFICE, "") in found
    assert not any("Khrustain" in name for _, name in found)


def test_forms(gazetteer: Gazetteer) -> None:
    assert {"хрустаина", "khrustain", "chrustain"} <= gazetteer.forms(2)
    assert gazetteer.forms(99) == frozenset()


def test_a_page_of_five_megabytes_takes_linear_time(gazetteer: Gazetteer) -> None:
    page = "Governor Oleg Bystrov and Mayor Yaremchuk of Lugograd spoke of 12 drones; «глава региона» молчал.\n"
    gazetteer.find(page, "en")

    def seconds(copies: int) -> float:
        began = time.perf_counter()
        gazetteer.find(page * copies, "en", AUTUMN)
        return time.perf_counter() - began

    small = min(seconds(500) for _ in range(3))
    assert seconds(8000) < 16 * small * 4 + 0.5
