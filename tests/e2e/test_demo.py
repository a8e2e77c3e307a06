"""The demo as its user runs it: real Airflow, real Telethon, real PostgreSQL; twice, and nothing is left behind."""

import subprocess
from pathlib import Path

import pytest

from ingest.demo.material import load_material, page_html
from ingest.demo.run import utc_now

from ..command import StartedCommandLine

pytestmark = pytest.mark.e2e

# Rows that tell of looking again, which every demo does; everything else must not grow.
LOOKS = frozenset({"capture", "tombstone", "blob", "capture_parse", "observation", "ledger", "ledger_part", "cursor"})


@pytest.fixture(scope="module")
def played(enterable_folder: Path):
    from ingest.store.embedded import EmbeddedServer

    home = enterable_folder / "demo home"
    home.mkdir(mode=0o755)
    runs = []
    try:
        for _ in range(2):
            demo = StartedCommandLine(home, home / "demo" / "material" / "config")
            done = subprocess.run(
                demo.argv("demo", "--once"),
                env=demo.environment,
                capture_output=True,
                text=True,
                timeout=500,
                check=False,
            )
            store = StartedCommandLine(home / "demo", home / "demo" / "material" / "config")
            counts = store.row_counts(tuple(LOOKS)) if done.returncode == 0 else {}
            counts = {name: count for name, count in counts.items() if not name.startswith("counter")}
            flags = store.json("flags", "--json") if done.returncode == 0 else []
            posts = store.json("query", "SELECT * FROM posts", "--json") if done.returncode == 0 else []
            articles = store.json("query", "SELECT * FROM articles", "--json") if done.returncode == 0 else []
            EmbeddedServer(home / "demo").stop()
            runs.append((done, counts, flags, posts, articles))
        yield home, runs
    finally:
        EmbeddedServer(home / "demo").stop()


def test_both_demos_end_well(played):
    for done, *_ in played[1]:
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        assert "Traceback" not in done.stderr


def test_a_second_demo_adds_nothing(played):
    (_, first, flags, *_), (_, second, flags_again, *_) = played[1]
    assert first == second
    assert {flag["flag_id"] for flag in flags} == {flag["flag_id"] for flag in flags_again}


def test_no_process_is_left(played):
    home, _ = played
    left = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(home).encode() in place.read_bytes():
                left.append((place.parent / "cmdline").read_bytes())
        except OSError:
            continue  # ended meanwhile, or another user's
    assert left == []


def test_the_founding_case_is_among_the_flags(played):
    flags = played[1][0][2]
    found = [flag for flag in flags if flag["handle"] == "Hinshtein"]
    assert [(flag["verdict"], flag["severity"], flag["report"]) for flag in found] == [
        ("hedge_changed", "mild", "approximately 42,400 hectares")
    ]


def test_each_kind_of_error_in_the_material_is_flagged(played):
    verdicts = {flag["verdict"] for flag in played[1][0][2]}
    assert {"magnitude_error", "differs", "other_scope", "hedge_changed"} <= verdicts


def test_edit_and_deletion_are_kept(played):
    posts = {(post["handle"], post["message_id"]): post for post in played[1][0][3]}
    assert posts["severtsev_zalessk", 408]["revisions"] == 2
    assert posts["murashova_city", 95]["state"] in {"absent_once", "confirmed"}  # confirmed: the machine was slow
    assert sum(post["state"] == "present" for post in posts.values()) == len(posts) - 1


def test_the_hostile_page_is_text_alone(played):
    articles = [row for row in played[1][0][4] if "hostile" in row["url"]]
    assert len(articles) == 1
    assert "99 killed" not in articles[0]["text"]
    assert "alert" not in articles[0]["text"]


def test_material_keeps_its_distances():
    material = load_material(utc_now())
    assert sum(len(channel["posts"]) for channel in material.channels) == 42
    assert len(material.articles) == 17
    assert {article["lang"] for article in material.articles} == {"en", "ru", "uk", "de", "es"}
    hostile = [article for article in material.articles if article.get("hostile")]
    assert "<script>" in page_html(hostile[0])
