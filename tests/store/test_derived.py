"""Analyses, candidates, links, comparisons and flags: incremental, repeatable, woken by late posts."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, text

from ingest.model import (
    Attribution,
    AttributionKind,
    Channel,
    Citation,
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
    CandidatePost,
    ComparedPost,
    ComparisonRow,
    FlagFilter,
    Store,
    Wanted,
    append_article,
    append_capture,
    append_judgement,
    append_observations,
    article_claims,
    article_revisions_without_analysis,
    articles_to_link,
    citations_of,
    find_candidates,
    first_items,
    forget_derived,
    known_posts,
    links_of,
    links_to_compare,
    list_flags,
    post_claims,
    post_revisions_without_analysis,
    read_view,
    save_analyses,
    save_article_keys,
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


def put_article(store: Store, said: str, *citations: Citation, hours: float = 1) -> int:
    with store.app.begin() as conn:
        number = append_capture(conn, capture(f"article {said}", hours))
        made = append_article(conn, number, article(said, *citations), at(hours), "uk")
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
            detail: dict[str, object] = {"features": {"numbers": numbers}}
            rows.append(Analysis(subject, text_hash, MAKER, version, "uk", claims, keys, detail))
        save_analyses(conn, rows)
    return len(waiting)


def link_all(store: Store, version: str = "1") -> list[int]:
    with store.app.begin() as conn:
        ids = articles_to_link(conn, version, 50)
        links = []
        waits = {}
        for one in ids:
            keys = [f"{found.claim.quantity.low}|drone" for found in article_claims(conn, [one])[one]]
            for hit in by_numbers(conn, *keys):
                score = LinkScore(0.9, (Reason("numbers", 1.5),))
                links.append(Link(one, hit.channel_id, hit.message_id, 1, LinkStatus.LINKED, score))
            waits[one] = [*keys, *(f"c:{CHANNEL}" for _ in citations_of(conn, [one]))]
        save_links(conn, MAKER, version, ids, links)
        save_article_keys(conn, waits)
    return ids


def by_numbers(conn: Connection, *keys: str, span: tuple[float, float] = (-99, 99)) -> list[CandidatePost]:
    """Return the posts with one of the keys, each once."""
    wanted = Wanted(numbers=keys, since=at(span[0]), until=at(span[1]), min_hits=1, limit=10)
    return [one for one in find_candidates(conn, wanted) if one.revision == 1]


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


def test_late_post_wakes_the_article_with_its_numbers(store: Store) -> None:
    put_article(store, "Голова сказав 9 дронів і 4 ракети")
    analyse(store)
    link_all(store)
    put_post(store, 18, "Збито 9 дронів та ще 4 уламки")
    put_post(store, 19, "Збито 9 дронів")
    analyse(store)
    (woken,) = link_all(store)
    with store.app.connect() as conn:
        assert {link.message_id for link in links_of(conn, [woken])[woken]} == {18, 19}


@pytest.mark.parametrize(("waits", "woken"), [(["9|drone"], 0), (["w:0"], 0), (["9|drone", "w:0"], 1)])
def test_an_office_without_a_region_counts_beside_a_number(store: Store, waits: list[str], woken: int) -> None:
    for head in ("", "u|"):
        revision = put_article(store, f"{head} Голова сказав")
        analyse(store)
        with store.app.begin() as conn:
            articles_to_link(conn, "1", 50)
            save_links(conn, MAKER, "1", [revision], [])
            keys = [head + key.replace("w:0", f"w:{CHANNEL}") for key in waits]
            save_article_keys(conn, {revision: keys})
    put_post(store, 17, "Збито 9 дронів")
    analyse(store)
    with store.app.begin() as conn:
        assert len(articles_to_link(conn, "1", 50)) == 2 * woken


def test_one_number_alone_wakes_nothing(world: Store) -> None:
    put_post(world, 18, "Уточнення: 9 дронів")
    analyse(world)
    assert link_all(world) == []


def test_post_long_before_the_article_wakes_nothing(store: Store) -> None:
    put_article(store, "Голова сказав 9 дронів і 4 ракети", hours=24 * 40)
    analyse(store)
    link_all(store)
    put_post(store, 18, "Збито 9 дронів та ще 4 уламки")
    analyse(store)
    assert link_all(store) == []


def test_late_post_wakes_the_article_that_names_its_channel(store: Store) -> None:
    revision = put_article(store, "Він написав про 3 дрони", CITED)
    analyse(store)
    assert link_all(store) == [revision]
    put_post(store, 17, "Без чисел")
    analyse(store)
    assert link_all(store) == [revision]
    assert link_all(store) == []


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
        (hit,) = by_numbers(conn, "4|drone", "x")
        (found,) = post_claims(conn, [(CHANNEL, 17)]).values()
        revisions = find_candidates(conn, Wanted(posts=[(CHANNEL, 17)]))
    assert (hit.message_id, hit.features) == (17, {"numbers": ["9"]})
    assert [(one.revision, one.features) for one in revisions] == [(1, {"numbers": ["9"]}), (2, {"numbers": ["4"]})]
    assert [(one.revision.number, one.stands) for one in found] == [(1, False), (2, True)]


def test_repost_of_a_known_text_gets_its_keys_at_once(world: Store) -> None:
    put_post(world, 20, "Збито 9 дронів")
    assert analyse(world) == 0
    with world.app.connect() as conn:
        hits = by_numbers(conn, "9|drone")
    assert {hit.message_id for hit in hits} == {17, 20}


def test_candidates_stay_in_channel_and_window(world: Store) -> None:
    with world.app.connect() as conn:
        (found,) = find_candidates(conn, Wanted(channels=[CHANNEL, 5], since=at(-1), until=at(1)))
        assert (found.channel_id, found.message_id, found.at) == (CHANNEL, 17, at(0))
        assert find_candidates(conn, Wanted(channels=[CHANNEL], since=at(1), until=at(2))) == []
        assert by_numbers(conn, "9|drone", span=(1, 2)) == []
        assert find_candidates(conn, Wanted()) == []


def test_a_post_of_nobody_named_needs_two_keys_and_a_name_is_one_beside_a_number(world: Store) -> None:
    with world.app.begin() as conn:
        conn.execute(text("INSERT INTO store.post_key SELECT 'n:name', at, channel_id, message_id, 1 FROM store.post"))

        def found(**asked: Any) -> int:
            span = {"since": at(-99), "until": at(2)}
            return len(find_candidates(conn, Wanted(**(span | asked))))

        assert found(numbers=["9|drone"]) == 0
        assert found(numbers=["9|drone"], names=["n:name"], near=timedelta(hours=3)) == 1
        assert found(numbers=["9|drone"], names=["n:name"], near=timedelta(hours=1)) == 0
        assert found(numbers=["9|drone"], weak=[CHANNEL]) == 1
        assert found(numbers=["5|drone"], weak=[CHANNEL]) == 0
        assert found(names=["n:name", "n:other"], near=timedelta(hours=3), min_hits=1) == 0


def test_without_a_date_each_channel_gives_its_newest_posts(world: Store) -> None:
    for number in range(20, 30):
        put_post(world, number, f"Пост {number}")
    analyse(world)
    with world.app.connect() as conn:
        newest = find_candidates(conn, Wanted(channels=[CHANNEL, 5, 6], limit=6))
        told = find_candidates(conn, Wanted(channels=[CHANNEL, 5, 6], numbers=["9|drone"], limit=6))
    assert len(newest) == 2
    assert 17 in {one.message_id for one in told}


def test_rare_numbers_weigh_more(world: Store) -> None:
    for number in range(30, 40):
        put_post(world, number, f"Збито 9 дронів, пост {number}")
    put_post(world, 50, "Збито 1234 дрони")
    analyse(world)
    with world.app.connect() as conn:
        wanted = Wanted(numbers=["9|drone", "1234|drone"], since=at(-1), until=at(1), min_hits=1, limit=5)
        hits = find_candidates(conn, wanted)
    assert 50 in {one.message_id for one in hits}
    assert len(hits) == 5


def test_an_album_is_led_to_the_item_that_has_the_text(store: Store) -> None:
    with store.app.begin() as conn:
        number = append_capture(conn, capture("album"))
        grouped = [replace(post(id_, said), grouped_id=7) for id_, said in ((3, ""), (4, "Підпис"), (5, ""))]
        exported = [post(id_, said) for id_, said in ((30, "Підпис"), (31, ""), (32, ""))]
        later = [replace(post(40, ""), posted_at=at(5))]
        append_observations(conn, number, [*grouped, *exported, *later])
        asked = [(CHANNEL, id_) for id_ in (3, 4, 5, 30, 31, 32, 40, 99)]
        assert first_items(conn, asked) == {(CHANNEL, a): b for a, b in ((3, 4), (5, 4), (31, 30), (32, 30))}
        assert known_posts(conn, [(CHANNEL, 40), (CHANNEL, 99)]) == {(CHANNEL, 40)}
        seal(conn, "test", START)


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
