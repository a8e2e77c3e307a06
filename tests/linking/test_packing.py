"""Stored features come back as they were."""

import json
from datetime import timedelta

from ingest.linking import make_late_query, make_query, pack_post, unpack_post
from tests.linking.builders import NOON, article, post

POSTS = [
    post(10, "Ночью сбито 37 беспилотников. Почти 42,4 тыс. га, от 10 до 12 человек, 3,5 млн рублей."),
    post(11, "", origin=(5, 6)),
]


def test_features_survive_packing() -> None:
    for one in POSTS:
        assert unpack_post(json.loads(json.dumps(pack_post(one)))) == one


def test_late_post_asks_for_the_articles_that_would_ask_for_it() -> None:
    late = post(12, "Повреждены 214 домов.", at=NOON)
    query = make_late_query(late)
    found = article("Governor Viktor Khrustain said 214 houses were damaged.", at=NOON + timedelta(hours=3))
    asked = make_query(found)
    assert asked.admits(late)
    assert query.channel in asked.channels
    assert set(query.number_keys) & set(asked.number_keys)
    assert query.since is not None
    assert query.until is not None
    assert query.since <= NOON + timedelta(hours=3) <= query.until
