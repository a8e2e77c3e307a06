"""Invented officials, posts and articles, built in one line each."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from ingest.claims import read_claims
from ingest.linking import (
    ArticleFeatures,
    Directory,
    PostFeatures,
    numbers_of,
    read_article_features,
    read_post_features,
)
from ingest.model import Channel, Citation
from ingest.names import Gazetteer

NOON = datetime(2025, 9, 10, 12, 0, tzinfo=UTC)
CHANNELS = [
    Channel(
        1,
        "khrustain",
        language="ru",
        person="Хрустайн Виктор Львович",
        office="губернатор Зареченской области",
        office_en="governor of Zarechensk Region",
        region="Зареченская область",
        region_en="Zarechensk Region",
        in_office_from=date(2025, 6, 1),
    ),
    Channel(
        2,
        "yaremchuk_mva",
        language="uk",
        person="Яремчук Тарас Олегович",
        office="начальник Вишневської обласної військової адміністрації",
        office_en="head of the Vyshneve regional military administration",
        region="Вишневська область",
        region_en="Vyshneve Region",
    ),
]
GAZETTEER = Gazetteer.build(CHANNELS)
DIRECTORY = Directory.of(CHANNELS, renamed={"old_khrustain": 1})


def post(
    message_id: int,
    text: str,
    *,
    channel: int = 1,
    revision: int = 1,
    at: datetime = NOON,
    origin: tuple[int, int] | None = None,
) -> PostFeatures:
    """Return a post's features."""
    language = CHANNELS[channel - 1].language
    numbers = numbers_of(read_claims(text, language, is_post=True))
    return read_post_features(
        channel, message_id, revision, text, language=language, posted_at=at, numbers=numbers, origin=origin
    )


def article(
    text: str,
    *,
    title: str = "",
    language: str = "en",
    at: datetime | None = NOON + timedelta(hours=4),
    citations: Iterable[Citation] = (),
    gazetteer: Gazetteer = GAZETTEER,
) -> ArticleFeatures:
    """Return an article's features."""
    return read_article_features(
        title,
        text,
        language=language,
        published_at=at,
        numbers=numbers_of(read_claims(text, language)),
        gazetteer=gazetteer,
        directory=DIRECTORY,
        citations=citations,
    )
