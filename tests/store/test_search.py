"""Search by words in three languages: forms of words, exact wording, hostile questions."""

import pytest

from ingest.model import ArticleContent, text_hash
from ingest.store import (
    POST,
    Analysis,
    Store,
    append_article,
    append_capture,
    forget_derived,
    post_revisions_without_analysis,
    save_analyses,
    seal,
)
from ingest.store.retention import Redaction, redact_post_text
from ingest.store.search import BEGIN, END, Kind, prefixes, search_texts

from .observations import at, capture
from .test_derived import put_article, put_post

POSTS = {
    1: "Ночью над областью сбиты девять беспилотников, пострадавших нет.",
    2: "Уночі над областю збито дев’ять безпілотників, пошкоджено трубопровід.",
    3: "Разминировано почти 42,4 тыс. гектаров земли.",
}
ARTICLE = "Officials said that nine drones were shot down and a pipeline was damaged."


@pytest.fixture(params=["waiting", "analysed"])
def texts(store: Store, request: pytest.FixtureRequest) -> Store:
    for number, said in POSTS.items():
        put_post(store, number, said)
    put_article(store, ARTICLE)
    if request.param == "analysed":
        analyse_posts(store)
    return store


def analyse_posts(store: Store, version: str = "1") -> None:
    with store.app.begin() as conn:
        waiting = post_revisions_without_analysis(conn, "test", version, 100)
        save_analyses(conn, [Analysis(POST, one.text_hash, "test", version, "") for one in waiting])


def found(store: Store, asked: str, kind: Kind | None = None, language: str | None = None) -> set[object]:
    with store.app.connect() as conn:
        return {row["message_id"] or row["kind"] for row in search_texts(conn, asked, kind, language)}


@pytest.mark.parametrize(
    ("asked", "hits"),
    [
        ("беспилотник", {1}),
        ("пострадавший", {1}),
        ("гектар земля", {3}),
        ("безпілотники", {2}),
        ("пошкодження трубопроводу", {2}),
        ("drone", {"article"}),
        ("damaging pipelines", {"article"}),
        ('"nine drones"', {"article"}),
        ('"drones nine"', set()),
        ("drones -pipeline", set()),
        ("гектаров or drones", {3, "article"}),
        ("42,4", {3}),
        ("беспилотник гектар", set()),
        ("", set()),
        ("!!! & | ( :*", set()),
        ("'; DROP TABLE store.post; --", set()),
        ("\x00", set()),
        ("a" * 5000, set()),
    ],
)
def test_texts_are_found_by_their_words(texts: Store, asked: str, hits: set[object]) -> None:
    assert found(texts, asked) == hits


def test_kind_and_language_narrow(texts: Store) -> None:
    assert found(texts, "нічого or беспилотник or drones", Kind.ARTICLE) == {"article"}
    assert found(texts, "drones", Kind.POST) == set()
    assert found(texts, "drones", None, "en") == set()  # not analysed yet: its language is not known


def test_the_hits_are_marked(texts: Store) -> None:
    with texts.app.connect() as conn:
        (row,) = search_texts(conn, "drones")
    assert f"{BEGIN}drones{END}" in row["snippet"]
    assert row["title"] == "Дрони над областю"


def test_an_index_answers(texts: Store) -> None:
    with texts.app.connect() as conn:
        conn.exec_driver_sql("SET enable_seqscan = off")
        plan = conn.exec_driver_sql(
            "EXPLAIN SELECT 1 FROM store.post_search WHERE words @@ to_tsquery('simple', 'дрон')"
        )
        assert "post_search_words_ix" in "\n".join(plan.scalars())


def test_a_text_is_found_once_whatever_waits(store: Store) -> None:
    put_post(store, 1, POSTS[1])
    analyse_posts(store)
    put_post(store, 2, POSTS[1] + " Дрон найден.")
    with store.app.begin() as conn:
        forget_derived(conn)  # all texts wait again; the words of the first are kept
    with store.app.connect() as conn:
        assert sorted(row["message_id"] for row in search_texts(conn, "беспилотник")) == [1, 2]
    analyse_posts(store, "2")
    with store.app.connect() as conn:
        assert sorted(row["message_id"] for row in search_texts(conn, "беспилотник")) == [1, 2]
        assert conn.exec_driver_sql("SELECT count(*) FROM store.post_search").scalar_one() == 2


def test_a_redacted_text_is_not_found(texts: Store) -> None:
    assert found(texts, "гектар") == {3}
    with texts.owner.begin() as conn:
        redact_post_text(conn, text_hash(POSTS[3]), Redaction("asked for", "Reader", at(9)))
        seal(conn, "redaction", at(9))
    assert found(texts, "гектар") == set()


def test_a_long_text_can_be_kept(store: Store) -> None:
    said = " ".join(f"слово{number}" for number in range(200_000))
    content = ArticleContent("https://visti.example/long", "https://visti.example/long", "Long", said, text_hash(said))
    with store.app.begin() as conn:
        append_article(conn, append_capture(conn, capture("long")), content, at(1), "uk")
        seal(conn, "test", at(1))
    assert found(store, "слово77") == {"article"}


def test_prefixes_are_for_plain_words_only() -> None:
    assert prefixes("безпілотники над областю") == "безпілотн:* & облас:*"
    assert prefixes('"drones"') == prefixes("a -b") == prefixes("a or b") == ""
