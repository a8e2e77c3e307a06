"""Analyses, candidates, links, comparisons and flags: incremental, repeatable, woken by late posts."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text

from ingest.model import (
    Attribution,
    AttributionKind,
    Channel,
    Claim,
    Comparison,
    Flag,
    Judgement,
    JudgementKind,
    Link,
    LinkScore,
    LinkStatus,
    Period,
    Quantity,
    Reason,
    Severity,
    StoreError,
    TextSelector,
    Verdict,
)
from ingest.store import (
    Analysis,
    ComparedPost,
    ComparisonRow,
    FlagFilter,
    Store,
    append_article,
    append_capture,
    append_judgement,
    append_observations,
    article_claims,
    article_revisions_without_analysis,
    articles_to_link,
    candidate_posts,
    candidates_by_keys,
    forget_derived,
    links_of,
    links_to_compare,
    list_flags,
    post_claims,
    post_revisions_without_analysis,
    read_view,
    save_analyses,
    save_comparisons,
    save_flags,
    save_links,
    seal,
    show_flag,
    upsert_channels,
)
from ingest.store.codec import decode, encode

from .observations import CHANNEL, START, at, capture, post
from .test_articles import CITED, article

MAKER = "test"


def claim(value: str, start: int = 0) -> Claim:
    quantity = Quantity(
        start, start + 8, f"{value} дронів", Decimal(value), Decimal(value), unit="drone", concept="drone"
    )
    return Claim(
        quantity,
        TextSelector(start, start + 8, f"{value} дронів"),
        0,
        attribution=Attribution(AttributionKind.SPEAKER, "голова", "сказав"),
        period=Period("night", "уночі"),
        context=("збити",),
    )


def put_post(store: Store, message_id: int, said: str, hours: float = 0) -> None:
    with store.app.begin() as conn:
        upsert_channels(conn, [Channel(CHANNEL, "Gov_Region", "Область", "uk")])
        number = append_capture(conn, capture(f"{message_id} {said} {hours}", hours))
        append_observations(conn, number, [replace(post(message_id, said, hours), posted_at=at(0))])
        seal(conn, "test", START)


def put_article(store: Store, said: str, *citations: object, hours: float = 1) -> int:
    with store.app.begin() as conn:
        number = append_capture(conn, capture(f"article {said}", hours))
        made = append_article(conn, number, article(said, *citations), at(hours), "uk")  # type: ignore[arg-type]
        seal(conn, "test", START)
    return made[1]


def analyse(store: Store, version: str = "1") -> int:
    """Analyse what waits: each number in a text is a claim on drones."""
    with store.app.begin() as conn:
        waiting = [
            ("post", one.text_hash, one.text) for one in post_revisions_without_analysis(conn, MAKER, version, 50)
        ]
        waiting += [
            ("article", one.text_hash, one.text) for one in article_revisions_without_analysis(conn, MAKER, version, 50)
        ]
        rows = []
        for subject, text_hash, said in waiting:
            numbers = [word for word in said.split() if word.isdigit()]
            claims = tuple(claim(number, said.index(number)) for number in numbers)
            keys = tuple(f"{number}|drone" for number in numbers)
            rows.append(Analysis(subject, text_hash, MAKER, version, "uk", claims, keys))
        save_analyses(conn, rows)
    return len(waiting)


def link_all(store: Store, version: str = "1") -> list[int]:
    with store.app.begin() as conn:
        ids = articles_to_link(conn, version, 50)
        links = []
        for one in ids:
            keys = [f"{found.claim.quantity.low}|drone" for found in article_claims(conn, [one])[one]]
            for hit in candidates_by_keys(conn, keys, at(-99), at(99), 10):
                score = LinkScore(0.9, (Reason("numbers", 1.5, ", ".join(hit.keys)),))
                links.append(Link(one, hit.channel_id, hit.message_id, 1, LinkStatus.LINKED, score))
        save_links(conn, MAKER, version, ids, links)
    return ids


def compare_all(store: Store, version: str = "1") -> list[UUID]:
    with store.app.begin() as conn:
        waiting = links_to_compare(conn, version, 50)
        rows = []
        for revision, links in waiting.items():
            report = article_claims(conn, [revision])[revision][0]
            if not links:
                continue
            key = links[0].channel_id, links[0].message_id
            source = post_claims(conn, [key])[key][-1].claims[0]
            made = Comparison(report.claim, source.claim, Verdict.DIFFERS, "7 is not 9.", ("values",))
            about = ComparedPost(*key, 1)
            rows.append(ComparisonRow(revision, made, Severity.SERIOUS, about, report.id, source.id))
        ids = save_comparisons(conn, MAKER, version, list(waiting), rows)
        flags = [Flag(str(one), "serious", Severity.SERIOUS, Verdict.DIFFERS, "digest") for one in ids]
        save_flags(conn, list(waiting), flags)
    return ids


@pytest.fixture
def world(store: Store) -> Store:
    put_post(store, 17, "Збито 9 дронів")
    put_article(store, "Голова сказав 9 дронів")
    analyse(store)
    link_all(store)
    compare_all(store)
    return store


def ids_of(store: Store) -> dict[str, list[str]]:
    tables = ("analysis", "claim", "link", "comparison", "flag")
    with store.app.connect() as conn:
        return {table: sorted(map(str, conn.scalars(text(f"SELECT id FROM store.{table}")))) for table in tables}


def test_claim_survives_the_way_through_json() -> None:
    assert decode(Claim, encode(claim("42.40"))) == claim("42.40")


def test_nothing_waits_after_a_run(world: Store) -> None:
    assert analyse(world) == 0
    assert link_all(world) == []
    assert compare_all(world) == []
    assert all(ids_of(world).values())


def test_recomputing_all_gives_the_same_ids(world: Store) -> None:
    before = ids_of(world)
    with world.app.begin() as conn:
        forget_derived(conn)
    assert not any(ids_of(world).values())
    analyse(world)
    link_all(world)
    compare_all(world)
    assert ids_of(world) == before


def test_new_version_is_computed_again(world: Store) -> None:
    before = ids_of(world)
    assert analyse(world, "2") == 2
    assert len(link_all(world, "2")) == 1
    assert len(compare_all(world, "2")) == 1
    after = ids_of(world)
    assert after["link"] == before["link"]
    assert after["flag"] == before["flag"]  # so that decisions on flags stay
    assert after["claim"] != before["claim"]


def test_late_post_wakes_the_article_with_its_number(world: Store) -> None:
    put_post(world, 18, "Уточнення: 9 дронів")
    analyse(world)
    (woken,) = link_all(world)
    with world.app.connect() as conn:
        assert {link.message_id for link in links_of(conn, [woken])[woken]} == {17, 18}


def test_late_post_wakes_the_article_that_names_its_channel(store: Store) -> None:
    revision = put_article(store, "Він написав про 3 дрони", CITED)
    analyse(store)
    assert link_all(store) == [revision]
    put_post(store, 17, "Без чисел")
    assert link_all(store) == [revision]


def test_other_posts_wake_nothing(world: Store) -> None:
    put_post(world, 19, "Збито 5 дронів")
    analyse(world)
    assert link_all(world) == []


def test_edit_wakes_linked_articles_and_moves_keys(world: Store) -> None:
    put_post(world, 17, "Виправлено: 4 дрони", 5)
    assert len(link_all(world)) == 1
    analyse(world)
    assert len(link_all(world)) == 1
    with world.app.connect() as conn:
        (hit,) = candidates_by_keys(conn, ["4|drone", "9|drone", "x"], at(-1), at(1), 10)
        (found,) = post_claims(conn, [(CHANNEL, 17)]).values()
    assert hit.keys == ("4|drone", "9|drone")
    assert [(one.revision.number, one.stands) for one in found] == [(1, False), (2, True)]


def test_repost_of_a_known_text_gets_its_keys_at_once(world: Store) -> None:
    put_post(world, 20, "Збито 9 дронів")
    assert analyse(world) == 0
    with world.app.connect() as conn:
        hits = candidates_by_keys(conn, ["9|drone"], at(-1), at(1), 10)
    assert {hit.message_id for hit in hits} == {17, 20}


def test_candidates_stay_in_channel_and_window(world: Store) -> None:
    with world.app.connect() as conn:
        assert [one.message_id for one in candidate_posts(conn, [CHANNEL, 5], at(-1), at(1))] == [17]
        assert candidate_posts(conn, [CHANNEL], at(1), at(2)) == []
        assert candidates_by_keys(conn, ["9|drone"], at(1), at(2), 10) == []


def test_rare_numbers_weigh_more(world: Store) -> None:
    for number in range(30, 40):
        put_post(world, number, f"Збито 9 дронів, пост {number}")
    put_post(world, 50, "Збито 1234 дрони")
    analyse(world)
    with world.app.connect() as conn:
        hits = candidates_by_keys(conn, ["9|drone", "1234|drone"], at(-1), at(1), 5)
    assert hits[0].message_id == 50
    assert len(hits) == 5


def test_links_are_replaced_as_a_whole(world: Store) -> None:
    with world.app.begin() as conn:
        (revision,) = conn.scalars(text("SELECT id FROM store.article_revision"))
        save_links(conn, MAKER, "1", [revision], [])
        assert links_of(conn, [revision]) == {}
        assert links_to_compare(conn, "1", 5) == {revision: []}
    assert compare_all(world) == []
    assert ids_of(world)["flag"] == []


def test_flags_are_listed_shown_and_decided(world: Store) -> None:
    with world.app.begin() as conn:
        (flag,) = list_flags(conn, FlagFilter(severity=Severity.SERIOUS, handle="gov_region"))
        assert list_flags(conn, FlagFilter(verdict=Verdict.ROUNDED)) == []
        append_judgement(conn, Judgement(str(flag["flag_id"]), JudgementKind.DISMISS, "редакторка", at(9), "округлено"))
        seal(conn, "judge", at(9))
    with world.app.connect() as conn:
        assert list_flags(conn, FlagFilter(open_only=True)) == []
        shown = show_flag(conn, str(flag["flag_id"])[:8])
        with pytest.raises(StoreError, match="no such flag"):
            show_flag(conn, "ffffffff-0")
        listed = list(read_view(conn, "flags"))
    assert (shown["decision"], shown["post_text"], shown["steps"]) == ("dismiss", "Збито 9 дронів", ["values"])
    assert shown["link_reasons"][0]["name"] == "numbers"
    assert len(shown["captures"]) == 2
    assert listed[0]["flag_id"] == flag["flag_id"]


def test_posts_without_text_or_time_do_not_stop_anything(store: Store) -> None:
    with store.app.begin() as conn:
        number = append_capture(conn, capture("page"))
        silent = replace(post(1, ""), posted_at=None, posted_local="2020-05-01T10:00:00")
        append_observations(conn, number, [silent])
        assert post_revisions_without_analysis(conn, MAKER, "1", 5) == []
        seal(conn, "test", START + timedelta(1))
        row = conn.execute(text("SELECT posted_local, posted_at, at FROM store.post")).one()
    assert tuple(row) == ("2020-05-01T10:00:00", None, START)
