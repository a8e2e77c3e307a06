"""'The governor said': several governors have such numbers, and only one of them was meant."""

from datetime import timedelta

import pytest

from ingest.linking import PostFeatures, Thresholds, decide
from ingest.model import Channel, Link, LinkStatus
from ingest.names import Gazetteer
from tests.linking.builders import NOON, article, post

_REGIONS = {3: ("Мурлом", "Murlom", "Тульников"), 4: ("Ситгор", "Sitgor", "Варжин"), 5: ("Федкол", "Fedkol", "Липатов")}
GOVERNORS = Gazetteer.build(
    [
        Channel(
            number,
            f"governor_{number}",
            language="ru",
            person=f"{surname} Олег Ильич",
            office=f"губернатор {native}ской области",
            office_en=f"Governor of {latin} Region",
            region=f"{native}ская область",
            region_en=f"{latin} Region",
        )
        for number, (native, latin, surname) in _REGIONS.items()
    ]
)
BOTH = "Из зоны паводка эвакуированы 118 человек, подтоплено 3066 участков."
ONE = "Из зоны паводка эвакуированы 118 человек."
OFFICE = "The governor said on Telegram that 118 people were evacuated, 3,066 plots flooded."


def of(channel: int, text: str, *, hours: float = 0) -> PostFeatures:
    """Return a post of a governor, so many hours before noon."""
    read = post(channel * 10, text, at=NOON - timedelta(hours=hours))
    return PostFeatures(
        channel, read.message_id, read.revision, read.posted_at, read.numbers, read.terms, read.number_keys
    )


def links(text: str, posts: list[PostFeatures]) -> dict[int, Link]:
    """Return the links by channel; the posts are given in both orders."""
    found = decide(article(text, gazetteer=GOVERNORS), posts, Thresholds())
    assert found == decide(article(text, gazetteer=GOVERNORS), posts[::-1], Thresholds())
    return {one.channel_id: one for one in found}


def linked(text: str, posts: list[PostFeatures]) -> set[int]:
    """Return the channels whose posts are linked."""
    return {channel for channel, one in links(text, posts).items() if one.status is LinkStatus.LINKED}


def test_a_number_of_an_office_alone_is_one_governors() -> None:
    assert linked(OFFICE, [of(3, BOTH), of(4, ONE, hours=20)]) == {3}


def test_a_governor_with_a_number_of_their_own_is_linked_too() -> None:
    more = OFFICE + " Another governor wrote on Telegram that 4,715 houses were damaged."
    assert linked(more, [of(3, BOTH), of(4, "Повреждены 4715 домов.")]) == {3, 4}


def test_where_two_fit_alike_people_decide() -> None:
    posts = [of(3, BOTH), of(4, BOTH.replace("Из зоны паводка э", "Э"), hours=1), of(5, ONE, hours=30)]
    found = links(OFFICE, posts)
    assert [found[channel].status for channel in (3, 4)] == [LinkStatus.CANDIDATE] * 2
    assert found[3].score.reasons[-1].name == "several posts fit"


def test_the_same_text_in_two_channels_is_no_doubt() -> None:
    assert len(linked(OFFICE, [of(3, BOTH), of(4, BOTH)])) == 1


@pytest.mark.parametrize("words", ["Governor Oleg Tulnikov", "The governor of Murlom Region"])
def test_who_is_named_is_linked_whatever_others_wrote(words: str) -> None:
    said = OFFICE.replace("The governor", words)
    assert linked(said, [of(3, BOTH), of(4, BOTH.replace("Из зоны паводка э", "Э"))]) == {3}
