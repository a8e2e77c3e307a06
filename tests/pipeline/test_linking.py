"""What links are made again for, what people decided on them, albums, and posts that nobody has."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ingest.model import JudgementKind, MissingError, Way
from ingest.pipeline import judge, link
from ingest.store import ChannelFact, append_capture, append_channel_facts, append_observations, forget_derived
from ingest.store.wanted import mark_asked, wanted_posts

from ..store.observations import capture, post
from .scene import CHANNELS, GROMOV, KRAVETS, START, Scene, message
from .test_derived import MORNING, NIGHT, SAID, URL, derive, put_page, put_posts

_STATUS = "SELECT message_id, status FROM store.link ORDER BY message_id"
_OFFICIAL = """
  - id: {id}
    handle: {handle}
    title: Третий
    language: ru
    person: {person}
    office: "губернатор Подгорной области"
    office_en: "Governor of Podgorye Region"
    region: "Подгорная область"
    region_en: "Podgorye Region"
    in_office_from: 2020-01-01
"""
PODGORYE = "Podgorye's governor Semyon Lukomorsky said that 31 houses were damaged."


@pytest.fixture
def told(scene: Scene) -> Scene:
    put_posts(scene, MORNING, NIGHT)
    put_page(scene, SAID)
    return scene


def test_a_new_channel_entry_links_again_only_what_it_touches(told: Scene) -> None:
    put_page(told, PODGORYE, url=URL + "-podgorye", title="Houses")
    derive(told)
    entry = _OFFICIAL.format(id=1500000777, handle="lukomorsky", person="Лукоморский Семён Ильич")
    told.configure(channels=CHANNELS + entry)
    assert link(told.session).counts["items"] == 1
    assert link(told.session).counts == {}
    put_posts(told, message(5, "Повреждён 31 дом.", minutes=20), channel_id=1500000777)
    derive(told)
    found = told.rows("SELECT message_id FROM analyst.links WHERE status = 'linked' AND canonical_url LIKE '%podgorye'")
    assert found == [(5,)]
    told.configure(channels=CHANNELS)
    assert link(told.session).counts["items"] == 1


def test_a_channel_entry_that_touches_nothing_links_nothing_again(told: Scene) -> None:
    derive(told)
    entry = _OFFICIAL.format(id=1500000777, handle="lukomorsky", person="Лукоморский Семён Ильич")
    told.configure(channels=CHANNELS + entry)
    assert link(told.session).counts == {}


def test_other_thresholds_link_everything_again(told: Scene) -> None:
    derive(told)
    told.configure(rules="linking: {linked: 0.995, candidate: 0.35}\n")
    assert link(told.session).counts["items"] == 1


def test_a_dismissed_link_stays_rejected_and_tells_who_said_so(told: Scene) -> None:
    derive(told)
    (identity,) = (str(one) for (one,) in told.rows("SELECT id FROM store.link WHERE status = 'linked'"))
    judge(told.session, identity[:13], JudgementKind.DISMISS, "reviewer A", "another night")
    assert derive(told) == [0, 1, 1]
    assert (2, "rejected") in told.rows(_STATUS)
    assert told.value("SELECT count(*) FROM analyst.comparisons") == 0
    reasons = told.value("SELECT reasons FROM store.link WHERE message_id = 2")
    assert reasons[-1] == {"name": "reviewer dismissed", "weight": 0.0, "detail": "reviewer A: another night"}
    with told.session.transaction("forget") as conn:
        forget_derived(conn)
    derive(told)
    assert (2, "rejected") in told.rows(_STATUS)
    assert told.value("SELECT reasons FROM store.link WHERE message_id = 2")[-1]["name"] == "reviewer dismissed"
    told.check()


def test_a_confirmed_link_stays_whatever_the_score(told: Scene) -> None:
    derive(told)
    identity = str(told.value("SELECT id FROM store.link WHERE message_id = 2"))
    judge(told.session, identity, JudgementKind.CONFIRM, "reviewer A")
    told.configure(rules="linking: {linked: 0.9999999, candidate: 0.9999998}\n")
    derive(told)
    assert (2, "linked") in told.rows(_STATUS)
    judge(told.session, identity, JudgementKind.NEEDS_CONTEXT, "reviewer B")
    derive(told)
    assert (2, "linked") not in told.rows(_STATUS)


def test_the_latest_decision_on_a_link_counts(told: Scene) -> None:
    derive(told)
    identity = str(told.value("SELECT id FROM store.link WHERE message_id = 2"))
    for decision in (JudgementKind.DISMISS, JudgementKind.CONFIRM):
        judge(told.session, identity, decision, "reviewer A")
        derive(told)
    assert (2, "linked") in told.rows(_STATUS)
    assert [one["name"] for one in told.value("SELECT reasons FROM store.link WHERE message_id = 2")].count(
        "reviewer confirmed"
    ) == 1


def test_what_is_neither_flag_nor_link_cannot_be_judged(told: Scene) -> None:
    derive(told)
    with pytest.raises(MissingError, match="no such flag or link"):
        judge(told.session, "ffffffff-ffff", JudgementKind.CONFIRM, "reviewer A")


def test_a_link_to_any_item_of_an_album_means_the_album(scene: Scene) -> None:
    said = "Сегодня в области отремонтировали 4 школы."
    items = [
        replace(post(number, words), channel_id=GROMOV, grouped_id=77, posted_at=START)
        for number, words in ((11, said), (12, ""), (13, ""))
    ]
    with scene.session.transaction("posts") as conn:
        append_observations(conn, append_capture(conn, capture("album")), items)
    put_page(scene, 'See <a href="https://t.me/gromov_zarechye/13?single">the post</a> on schools.', title="Schools")
    derive(scene)
    assert scene.rows("SELECT message_id FROM store.link WHERE status = 'linked'") == [(11,)]
    assert scene.value("SELECT count(*) FROM store.cursor WHERE name = 'wanted post'") == 0


def test_a_cited_post_that_nobody_has_is_wanted_and_told_of_once(told: Scene) -> None:
    put_page(told, 'He <a href="https://t.me/gromov_zarechye/900">wrote</a> so.', url=URL + "-a", title="A")
    put_page(told, 'And <a href="https://t.me/gromov_zarechye/900">again</a>.', url=URL + "-b", title="B")
    put_page(told, 'See <a href="https://t.me/kravets_dnistria/4">this</a>.', url=URL + "-c", title="C")
    put_page(told, 'See <a href="https://t.me/not_watched/4">this</a>.', url=URL + "-d", title="D")
    derive(told)
    issues = told.rows("SELECT resource, times FROM analyst.issues WHERE kind = 'cited_post_missing' ORDER BY 1")
    assert issues == [("https://t.me/gromov_zarechye/900", 1), ("https://t.me/kravets_dnistria/4", 1)]
    with told.session.transaction("ask") as conn:
        assert wanted_posts(conn, GROMOV) == [900]
        assert wanted_posts(conn, KRAVETS) == [4]
        mark_asked(conn, KRAVETS, [4], told.clock.now + timedelta(hours=1))
        assert wanted_posts(conn, KRAVETS) == []
    put_posts(told, message(900, "Сегодня всё спокойно.", minutes=5))
    with told.session.reading() as conn:
        assert wanted_posts(conn, GROMOV) == []
    derive(told)
    assert told.value("SELECT count(*) FROM store.link WHERE message_id = 900 AND status = 'linked'") == 2
    assert told.value("SELECT sum(times) FROM analyst.issues WHERE kind = 'cited_post_missing'") == 2


def test_an_address_with_a_former_handle_leads_to_the_channel(told: Scene) -> None:
    put_page(told, 'He <a href="https://t.me/s/gromov_zarechye/1">wrote</a> so.', url=URL + "-old", title="A")
    derive(told)
    old = "SELECT message_id FROM analyst.links WHERE status = 'linked' AND canonical_url LIKE '%-old'"
    assert told.rows(old) == [(1,)]
    told.clock.go(hours=1)
    told.configure(channels=CHANNELS.replace("handle: gromov_zarechye", "handle: pavel_gromov"))
    link(told.session)
    assert told.rows(old) == [(1,)]  # the entry says another handle now, and the article is older
    put_page(told, 'See <a href="https://telegram.me/gromov_zarechye/1">this</a>.', url=URL + "-late", title="B")
    derive(told)
    late = told.rows("SELECT message_id FROM analyst.links WHERE status = 'linked' AND canonical_url LIKE '%-late'")
    assert late == [(1,)]


def test_a_handle_that_telegram_told_of_once_leads_to_the_channel(told: Scene) -> None:
    with told.session.transaction("names") as conn:
        for value, at in (("gromov_first", START - timedelta(days=90)), ("gromov_zarechye", START - timedelta(days=9))):
            append_channel_facts(conn, [ChannelFact(GROMOV, "username", value, at, Way.MTPROTO)])
    put_page(told, 'He <a href="tg://resolve?domain=gromov_first&post=1">wrote</a> so.', url=URL + "-old", title="A")
    derive(told)
    found = told.rows("SELECT message_id FROM analyst.links WHERE status = 'linked' AND canonical_url LIKE '%-old'")
    assert found == [(1,)]
