"""Shards of articles are disjoint and together everything; bundles of channels keep to one account."""

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from ingest.pipeline import analyse, import_article, link, plan_bundles
from ingest.pipeline.linking import link_version
from ingest.pipeline.sharding import link_shards
from ingest.store import Shard, Store, articles_to_link

from .scene import Scene, page

ARTICLES = 17


def fill(scene: Scene) -> None:
    for number in range(ARTICLES):
        path = scene.write(f"{number}.html", page(f"Governor Gromov said that {number + 3} drones were shot down."))
        import_article(scene.session, path, f"https://courier.example/{number}")
    analyse(scene.session)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 16])
def test_shards_are_disjoint_and_together_everything(scene: Scene, count: int) -> None:
    fill(scene)
    with scene.store.app.connect() as conn:
        whole = articles_to_link(conn, "v", 1000)
        conn.rollback()
        parts = []
        for number in range(count):
            parts.append(articles_to_link(conn, "v", 1000, Shard(number, count)))
            conn.rollback()
    assert len(whole) == ARTICLES
    assert sorted(one for part in parts for one in part) == whole
    if count < ARTICLES // 3:
        assert all(parts)


def test_sharded_linking_gives_what_one_run_gives(scene: Scene, second_store: Store) -> None:
    fill(scene)
    scene.set(link_shards=3)
    summaries = [link(scene.session, shard) for shard in link_shards(scene.session)]
    assert sum(one.counts["items"] for one in summaries) == ARTICLES
    assert [one.counts["items"] > 0 for one in summaries] == [True] * 3
    links = "SELECT article_revision_id, channel_id, message_id, status FROM store.link ORDER BY 1, 2, 3"
    sharded = scene.rows(links)
    with scene.store.app.begin() as conn:
        conn.execute(text("UPDATE store.article_work SET dirty = true WHERE step = 'link'"))
    link(scene.session)
    assert scene.rows(links) == sharded
    assert link_version(0.6, 0.35)


def test_two_that_take_the_same_shard_share_its_articles(scene: Scene) -> None:
    fill(scene)
    with scene.store.app.connect() as one, scene.store.app.connect() as other:
        first = articles_to_link(one, "v", 5, Shard(0, 2))
        second = articles_to_link(other, "v", 1000, Shard(0, 2))
        assert set(first).isdisjoint(second)
        assert first
        assert second


def test_bundles_keep_to_one_account_and_name_each_channel_once(scene: Scene) -> None:
    scene.set(telegram_sessions={"one": SecretStr("a"), "two": SecretStr("b")})
    entries = "".join(
        f"  - {{id: {1_500_000_000 + n}, handle: channel_{n}, title: Т, language: ru, person: Громов Павел,"
        f" office: губернатор, office_en: governor, region: Область, region_en: Region}}\n"
        for n in range(1, 121)
    )
    scene.configure(channels=f"channels:\n{entries}")
    bundles = plan_bundles(scene.session)
    numbers = [[int(handle.partition("_")[2]) % 2 for handle in bundle] for bundle in bundles]
    assert [len(set(one)) for one in numbers] == [1] * len(bundles)
    assert [one[0] for one in numbers[:2]] == [0, 1]
    assert max(map(len, bundles)) == 50
    assert len({handle for bundle in bundles for handle in bundle}) == sum(map(len, bundles)) == 120
