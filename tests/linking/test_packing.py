"""Stored features come back as they were."""

import json
from datetime import timedelta

from ingest.linking import make_query, pack_post, post_keys, unpack_post
from tests.linking.builders import NOON, article, post

POSTS = [
    post(10, "Ночью сбито 37 беспилотников. Почти 42,4 тыс. га, от 10 до 12 человек, 3,5 млн рублей."),
    post(11, "", origin=(5, 6)),
]


def test_features_survive_packing() -> None:
    for one in POSTS:
        assert unpack_post(json.loads(json.dumps(pack_post(one)))) == one


def test_an_article_waits_under_the_keys_by_which_a_late_post_is_found() -> None:
    late = post(12, "Повреждены 214 домов.", at=NOON)
    asked = make_query(article("Governor Viktor Khrustain said 214 houses were damaged.", at=NOON + timedelta(hours=3)))
    assert asked.admits(late)
    assert "c:1" in asked.waiting_keys()
    assert set(post_keys(late)) & set(asked.waiting_keys())


def test_the_keys_of_an_article_without_a_date_are_marked() -> None:
    dated = make_query(article("Governor Viktor Khrustain said 214 houses were damaged."))
    undated = make_query(article("Governor Viktor Khrustain said 214 houses were damaged.", at=None))
    assert undated.waiting_keys() == tuple(f"u|{key}" for key in dated.waiting_keys())
