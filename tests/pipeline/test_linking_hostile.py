"""Pages made to hurt: everybody's name, ten thousand links, five megabytes. Bounded time, no link invented."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ingest.pipeline import Session, analyse, import_article, import_export, link

from ..benchmarks.link_scale_data import make_channels
from .scene import Scene, export, message, page

OFFICIALS = make_channels()
URL = "https://courier.example/2026/03/list"


@pytest.fixture(scope="module")
def channels() -> str:
    entries = (
        f"  - {{id: {one.id}, handle: {one.handle}, title: x, language: ru, person: {one.person},"
        f" office: {one.office}, office_en: {one.office_en}, region: {one.region}, region_en: {one.region_en},"
        " in_office_from: 2020-01-01}"
        for one in OFFICIALS
    )
    return "channels:\n" + "\n".join(entries)


@pytest.fixture
def watched(scene: Scene, channels: str) -> tuple[Scene, Session]:
    """2,000 officials, 40 of whom posted a number that morning."""
    scene.configure(channels=channels)
    session = scene.session
    for number, one in enumerate(OFFICIALS[:40]):
        told = export([message(1, f"Отремонтировано {number + 3} школ.")], one.id)
        import_export(session, scene.write(f"{number}.json", told))
    return scene, session


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail when the body takes more of the processor's time; the limits are ten times what a quiet machine needs."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


def linked(watched: tuple[Scene, Session], html: str) -> list[tuple[int, int]]:
    """Take a page in, link it; return what it was linked to."""
    scene, session = watched
    import_article(session, scene.write("hostile.html", html), URL)
    for step in (analyse, link):
        summary = step(session)
        assert summary.failed == 0
    assert scene.value("SELECT count(*) FROM store.article_work WHERE step = 'link' AND NOT dirty") == 1
    rows = scene.rows("SELECT channel_id, message_id FROM store.link WHERE status = 'linked'")
    return [(channel, number) for channel, number in rows]


def test_a_page_that_names_every_official_is_linked_to_none(watched: tuple[Scene, Session]) -> None:
    lines = [f"{one.person}, {one.office}, wrote of 77 drones and 2 houses." for one in OFFICIALS]
    with within(60):
        assert linked(watched, page(*lines, title="Everybody")) == []
    assert watched[0].value("SELECT count(*) FROM store.link") <= 100
    assert watched[0].value("SELECT count(*) FROM store.article_key WHERE key LIKE 'c:%'") <= 60


def test_ten_thousand_addresses_of_posts_that_nobody_has_are_linked_to_none(watched: tuple[Scene, Session]) -> None:
    addresses = [
        f'<a href="https://t.me/{OFFICIALS[number % 2000].handle}/{number + 10}">post {number}</a>'
        for number in range(10_000)
    ]
    with within(60):
        assert linked(watched, page("A list of posts.", *addresses, title="Addresses")) == []
    assert watched[0].value("SELECT count(*) FROM store.cursor WHERE name = 'wanted post'") == 20


def test_five_megabytes_of_text_are_read_in_good_time_and_linked_to_none(watched: tuple[Scene, Session]) -> None:
    said = "The committee met in the town hall and spoke of roads, water and trees until late in the evening. " * 10
    lines = [f"{said} Item {number}." for number in range(5_000)]
    with within(120):
        assert linked(watched, page(*lines, title="Minutes")) == []
    # nothing behind the first 400,000 characters is read, and the analyst is told
    assert watched[0].value("SELECT count(*) FROM store.issue WHERE kind = 'text_cut'") == 1
