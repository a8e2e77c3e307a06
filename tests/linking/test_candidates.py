"""The question to the store is bounded and lets the right posts through."""

import time
from datetime import timedelta

from ingest.linking import Thresholds, decide, make_query, read_article_features
from ingest.linking.citations import Directory
from ingest.model import Channel, Citation, CitationKind, LinkStatus
from ingest.names import Gazetteer
from tests.linking.builders import NOON, article, post


def test_posts_of_named_officials_in_the_window_are_admitted() -> None:
    query = make_query(article("Governor Viktor Khrustain spoke of 37 drones."))
    assert query.admits(post(1, "Доброе утро"))
    assert query.admits(post(2, "Доброе утро", at=NOON - timedelta(days=30)))
    assert not query.admits(post(3, "Доброе утро", at=NOON - timedelta(days=40)))
    assert not query.admits(post(4, "Доброе утро", at=NOON + timedelta(days=1)))
    assert not query.admits(post(5, "Доброго ранку", channel=2))


def test_posts_of_nobody_named_are_admitted_on_two_numbers() -> None:
    query = make_query(article("Some 4,217 people were evacuated and 214 houses damaged."))
    assert query.channels == ()
    assert query.admits(post(1, "Эвакуированы 4 217 человек, повреждены 214 домов."))
    assert not query.admits(post(2, "Повреждены 214 домов."))


def test_posts_of_an_office_without_a_region_are_admitted_on_one_number() -> None:
    query = make_query(article("The governor said that 4,217 people were evacuated."))
    assert (query.channels, query.weak) == ((), (1, 2))
    assert query.admits(post(1, "Эвакуированы 4 217 человек."))
    assert not query.admits(post(2, "Доброе утро"))
    assert query.admits(post(3, "Евакуйовано 4 217 людей.", channel=2))
    assert not query.admits(post(4, "Евакуйовано 15 людей.", channel=2))
    assert "w:1" in query.waiting_keys()


def test_cited_post_is_admitted_whatever_its_age() -> None:
    cited = [Citation(CitationKind.EMBED, handle="khrustain", message_id=5)]
    query = make_query(article("See below.", citations=cited))
    assert query.admits(post(5, "Доброе утро", at=NOON - timedelta(days=300)))


def test_hostile_page_is_bounded_and_links_nothing() -> None:
    names = ["Ба", "Ве", "Гор", "Дим", "Жул", "Зар", "Кол", "Лом", "Мур", "Неп", "Рос", "Сит", "Тул", "Фед", "Хар"]
    ends = ["бовский", "гаров", "денко", "жинский", "ковин", "лацкий", "мирук", "новалов"]
    channels = [
        Channel(
            n,
            f"channel{n}",
            language="ru",
            person=f"{one}{two.lower()}{end} Олег Ильич",
            office=f"губернатор {one}{two.lower()}ской области",
            office_en=f"governor of {one}{two} Region",
            region=f"{one}{two.lower()}ская область",
            region_en=f"{one}{two} Region",
        )
        for n, (one, two, end) in enumerate(((a, b, e) for a in names for b in names for e in ends), start=1)
    ]
    gazetteer = Gazetteer.build(channels)
    text = "\n".join(f"{c.person} и 37 дронов, {c.region}." for c in channels)
    addresses = [Citation(CitationKind.URL, handle=f"nobody{n}", message_id=n) for n in range(10_000)]
    began = time.perf_counter()
    found = read_article_features(
        "Список",
        text,
        language="ru",
        published_at=NOON,
        numbers=(),
        gazetteer=gazetteer,
        directory=Directory.of(channels),
        citations=addresses,
    )
    query = make_query(found)
    links = decide(found, [post(1, "Сбито 37 дронов."), post(2, "Повреждено 12 домов.")], Thresholds())
    assert time.perf_counter() - began < 10
    assert len(query.channels) <= 60
    assert len(query.posts) == 0
    assert [x for x in links if x.status is LinkStatus.LINKED] == []
