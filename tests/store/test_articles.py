"""Articles: one address, revisions by text, citations, order of arrival."""

import itertools

import pytest
from sqlalchemy import text

from ingest.model import ArticleContent, Citation, CitationKind, Outlet
from ingest.store.analyses import article_revisions_without_analysis
from ingest.store.articles import append_article, article_revisions, known_article, upsert_outlets
from ingest.store.captures import append_capture
from ingest.store.ledger import seal
from ingest.store.open import Store

from .observations import START, at, capture

URL = "https://visti.example/2026/drones"
CITED = Citation(CitationKind.URL, "gov_region", None, 17, "https://t.me/gov_region/17", "написав", 5, 12)


def article(said: str, *citations: Citation, url: str = URL) -> ArticleContent:
    return ArticleContent(url + "?utm=1", url, "Дрони над областю", said, f"hash of {said}", citations=citations)


def append(store: Store, said: str, hours: float, *citations: Citation) -> tuple[int, int, bool]:
    with store.app.begin() as conn:
        number = append_capture(conn, capture(f"{said} {hours}", hours))
        result = append_article(conn, number, article(said, *citations), at(hours), "uk")
        seal(conn, "test", START)
    return result


def test_same_article_again_changes_nothing(store: Store) -> None:
    first = append(store, "Збито 7 дронів", 0, CITED)
    again = append(store, "Збито 7 дронів", 0, CITED)
    assert first[2]
    assert again == (*first[:2], False)
    with store.app.connect() as conn:
        (revision,) = article_revisions(conn, [first[1]])
        assert known_article(conn, URL) == known_article(conn, URL + "?utm=1") == first[0]
        assert conn.scalar(text("SELECT count(*) FROM store.article_observation")) == 1
    assert (revision.number, revision.text, revision.citations) == (1, "Збито 7 дронів", (CITED,))


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_order_of_arrival_leaves_no_trace(store: Store, order: tuple[int, ...]) -> None:
    seen = [("A", 0.0), ("B", 1.0), ("A", 2.0)]
    for index in order:
        append(store, *seen[index])
    with store.app.connect() as conn:
        rows = conn.execute(text("SELECT number, text, article_revision_id FROM analyst.article_revisions ORDER BY 1"))
        found = [tuple(row) for row in rows]
        waiting = article_revisions_without_analysis(conn, "test", "1", 10)
    assert [row[:2] for row in found] == [(1, "A"), (2, "B"), (3, "A")]
    assert {one.text for one in waiting} == {"A", "B"}


def test_outlet_is_found_by_host(store: Store) -> None:
    with store.app.begin() as conn:
        upsert_outlets(conn, [Outlet("visti", "Вісті", "uk", ("visti.example",))])
    append(store, "A", 0)
    with store.reader.connect() as conn:
        assert conn.scalar(text("SELECT outlet_id FROM articles")) == "visti"
        assert conn.execute(text("SELECT handle, message_id FROM citations")).all() == []


def test_revision_ids_do_not_depend_on_arrival() -> None:
    from ingest.store.identity import revision_id

    assert revision_id(URL, "a", 1) == revision_id(URL, "a", 1)
    assert len({revision_id(URL, "a", 1), revision_id(URL, "a", 2), revision_id(URL, "b", 1)}) == 3
