"""Saved pages into the store: one, many by a manifest, bad ones, edited ones, and a kill between the transactions."""

import json
from datetime import UTC, datetime

import pytest

from ingest.model import Capture, Fetch, InputError, Way
from ingest.pipeline import import_article, import_articles
from ingest.store import append_capture

from .scene import Scene, page

URL = "https://courier.example/2026/03/night"
SAID = "Governor Pavel Gromov said that 12 drones were shot down over the region at night."


def texts(scene: Scene) -> list[tuple[str, str]]:
    return [(url, said) for url, said in scene.rows("SELECT url, text FROM analyst.articles ORDER BY url")]


def test_a_page_is_stored_with_its_text_date_and_language(scene: Scene) -> None:
    path = scene.write("page.html", page(SAID))
    assert import_article(scene.session, path, URL).counts["new_revisions"] == 1
    ((text, language, published),) = scene.rows("SELECT text, language, published_at FROM analyst.articles")
    assert (text, language) == (SAID, "en")
    assert published == datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    before = scene.counts()
    scene.clock.go(hours=1)
    assert import_article(scene.session, path, URL).counts == {"items": 1, "known": 1}
    assert scene.counts() == before
    scene.check()


def test_an_edited_page_is_a_second_revision(scene: Scene) -> None:
    import_article(scene.session, scene.write("a.html", page(SAID)), URL)
    scene.clock.go(hours=1)
    import_article(scene.session, scene.write("b.html", page(SAID.replace("12", "21"))), URL)
    found = scene.rows("SELECT number, text FROM analyst.article_revisions ORDER BY number")
    assert [(number, "21" in said) for number, said in found] == [(1, False), (2, True)]


def test_an_operators_date_wins(scene: Scene) -> None:
    told = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
    import_article(scene.session, scene.write("a.html", page(SAID)), URL, told)
    assert scene.value("SELECT published_at FROM analyst.articles") == told


def test_a_manifest_goes_on_after_bad_lines_missing_files_and_refused_pages(scene: Scene) -> None:
    scene.write("good.html", page(SAID))
    scene.write("late.html", page("The last page is read too, all 3 of its lines.", title="Last"))
    scene.write("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(2000))
    scene.write("empty.html", b"")
    lines = [
        json.dumps({"file": "good.html", "url": URL}),
        "{no json",
        json.dumps({"file": "good.html"}),
        json.dumps({"file": "missing.html", "url": URL + "-2"}),
        json.dumps({"file": "picture.html", "url": URL + "-3"}),
        json.dumps({"file": "empty.html", "url": URL + "-4"}),
        json.dumps({"file": "late.html", "url": URL + "-5"}),
    ]
    summary = import_articles(scene.session, scene.write("manifest.jsonl", "\n".join(lines)))
    assert [url for url, _ in texts(scene)] == [URL, URL + "-5"]
    assert summary.counts["new_revisions"] == 2
    assert sum(summary.skipped.values()) == 5
    assert summary.failed == 3
    kept = scene.rows("SELECT resource, message FROM store.issue ORDER BY id")
    assert len(kept) == 5
    assert all(message for _, message in kept)
    scene.check()


def test_a_refused_page_is_kept_as_evidence_and_not_read_in_a_circle(scene: Scene) -> None:
    path = scene.write("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(2000))
    with pytest.raises(InputError, match="PNG"):
        import_article(scene.session, path, URL)
    assert scene.rows("SELECT outcome FROM store.capture_parse") == [("refused",)]
    assert scene.value("SELECT count(*) FROM store.capture_pending") == 0
    assert scene.value("SELECT count(*) FROM store.capture") == 1


def test_a_page_that_is_no_file_or_too_large_is_refused_before_it_is_read(scene: Scene) -> None:
    with pytest.raises(InputError, match="no such file"):
        import_article(scene.session, scene.folder / "none.html", URL)
    big = scene.folder / "big.html"
    with big.open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(InputError, match="300,000,000 bytes"):
        import_article(scene.session, big, URL)
    assert scene.value("SELECT count(*) FROM store.capture") == 0


def test_captured_and_not_read_is_read_by_the_next_run(scene: Scene) -> None:
    """A kill after the first transaction: of a saved page, of a fetched one, of a host's refusal and of a feed."""
    session = scene.session
    waiting = [
        Capture(page(SAID).encode(), Fetch(Way.FILE, URL, scene.clock(), None, "text/html", {"is": "page"})),
        Capture(
            page("Fetched: 7 boats.", title="Boats").encode(),
            Fetch(Way.HTTP, URL + "-2", scene.clock(), 200, "text/html", {"is": "page", "url": URL + "-2"}),
        ),
        Capture(
            page("Error 503, try in 30 minutes.").encode(),
            Fetch(Way.HTTP, URL + "-3", scene.clock(), 503, "text/html", {"is": "page", "url": URL + "-3"}),
        ),
        Capture(b"<rss/>", Fetch(Way.HTTP, URL + "-feed", scene.clock(), 200, "text/xml", {"is": "feed"})),
        Capture(b"%PDF-1.4", Fetch(Way.FILE, URL + "-5", scene.clock(), None, "text/html", {"is": "page"})),
    ]
    with session.transaction("capture page") as conn:
        for capture in waiting:
            append_capture(conn, capture)
    seen = scene.clock()
    scene.clock.go(hours=2)
    summary = import_article(scene.session, scene.write("c.html", page("Another: 5 cars.", title="Cars")), URL + "-9")
    assert [url for url, _ in texts(scene)] == [URL, URL + "-2", URL + "-9"]
    assert summary.failed == 1
    assert scene.value("SELECT first_observed FROM analyst.article_revisions WHERE text = :text", text=SAID) == seen
    assert scene.value("SELECT count(*) FROM store.capture_pending") == 0
    scene.check()


def test_charset_that_a_page_declares_wrongly(scene: Scene) -> None:
    said = "Губернатор Громов сообщил, что ночью сбиты 12 беспилотников, пострадавших нет."
    body = page(said, title="Ночь").encode("windows-1251")
    import_article(scene.session, scene.write("wide.html", body), URL)
    assert texts(scene) == [(URL, said)]
