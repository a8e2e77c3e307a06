"""Analyse, link, compare: incremental, repeatable, woken by what is new, the same when all is made again."""

import json
import time
from io import BytesIO
from typing import Any

import pytest

from ingest.model import InputError
from ingest.pipeline import analyse, compare, export_rows, import_article, import_export, link
from ingest.store import forget_derived

from .scene import CHANNELS, KRAVETS, Scene, export, message, page

URL = "https://courier.example/2026/03/night"
POST = "За ночь над областью сбито 12 беспилотников, повреждены 4 дома. Пострадавших нет."
HEAD = "Governor of Zarechye Region Pavel Gromov wrote in his Telegram channel that 12 drones were shot down"
SAID = f"{HEAD} over the region at night and 4 houses were damaged."
MORNING = message(1, "Доброе утро, земляки! Сегодня ясно.")
NIGHT = message(2, POST, minutes=10)


@pytest.fixture
def told(scene: Scene) -> Scene:
    """A post and an article about it, not analysed yet."""
    put_posts(scene, MORNING, NIGHT)
    put_page(scene, SAID)
    return scene


def put_posts(scene: Scene, *messages: dict[str, Any], channel_id: int | None = None) -> None:
    text = export(messages, channel_id) if channel_id else export(messages)
    import_export(scene.session, scene.write(f"{abs(hash(text))}.json", text))


def put_page(scene: Scene, *paragraphs: str, url: str = URL, title: str = "Night over Zarechye") -> None:
    path = scene.write(f"{url.rpartition('/')[2]}.html", page(*paragraphs, title=title))
    import_article(scene.session, path, url)


def derive(scene: Scene) -> list[int]:
    """Run the three steps; return how many items each had to do."""
    done = [step(scene.session) for step in (analyse, link, compare)]
    assert [summary.failed for summary in done] == [0, 0, 0]
    return [summary.counts.get("items", 0) for summary in done]


def verdicts(scene: Scene) -> dict[str, str]:
    found = scene.rows("SELECT report, verdict FROM analyst.comparisons")
    return {next(word for word in words.split() if word[0].isdigit()): verdict for words, verdict in found}


def identities(scene: Scene) -> dict[str, list[str]]:
    tables = ("analysis", "claim", "link", "comparison", "flag")
    return {table: [str(one) for (one,) in scene.rows(f"SELECT id FROM store.{table} ORDER BY id")] for table in tables}


def test_a_second_run_has_nothing_to_do(told: Scene) -> None:
    assert derive(told) == [3, 1, 1]
    assert verdicts(told) == {"12": "same", "4": "same"}
    before = told.counts()
    assert derive(told) == [0, 0, 0]
    assert told.counts() == before
    told.check()


def test_all_made_again_gives_the_same_ids(told: Scene) -> None:
    put_page(told, SAID.replace("12 drones", "120 drones"), url=URL + "-2")
    derive(told)
    before = identities(told)
    assert all(before.values())
    with told.session.transaction("forget") as conn:
        forget_derived(conn)
    assert not any(identities(told).values())
    assert derive(told) == [4, 2, 2]
    assert identities(told) == before


def test_a_new_post_wakes_the_article_that_it_fits(scene: Scene) -> None:
    put_posts(scene, MORNING)
    put_page(scene, SAID)
    derive(scene)
    assert scene.value("SELECT count(*) FROM analyst.comparisons") == 0
    put_posts(scene, NIGHT)
    assert derive(scene) == [1, 1, 1]
    assert verdicts(scene) == {"12": "same", "4": "same"}


def test_a_post_that_fits_no_article_wakes_none(told: Scene) -> None:
    derive(told)
    put_posts(told, message(3, "Полагоджено 56 кілометрів доріг.", minutes=30), channel_id=KRAVETS)
    put_posts(told, message(4, "Отремонтировано 12 километров дорог.", minutes=60 * 24), channel_id=KRAVETS)
    assert derive(told) == [2, 0, 0]


def test_a_late_post_wakes_the_article_that_only_names_its_official(told: Scene) -> None:
    derive(told)
    put_posts(told, message(3, "Отремонтировано 56 километров дорог.", minutes=30))
    assert derive(told) == [1, 1, 0]  # looked at again; its links stay, so nothing is compared again
    put_posts(told, message(4, "Отремонтировано 57 километров дорог.", minutes=60 * 24))
    assert derive(told) == [1, 0, 0]  # later than the article


def test_a_change_of_the_rules_compares_again(told: Scene) -> None:
    put_page(told, SAID.replace("12 drones", "120 drones"), url=URL + "-2")
    derive(told)
    severity = "SELECT severity FROM analyst.flags"
    assert told.rows(severity) == [("serious",)]
    told.configure(rules="rules:\n  - {id: quiet, verdicts: [magnitude_error], severity: mild}\n")
    assert derive(told) == [0, 0, 2]
    assert told.rows(severity) == [("mild",)]
    assert derive(told) == [0, 0, 0]


def test_another_channel_in_the_configuration_links_again(told: Scene) -> None:
    derive(told)
    told.configure(channels=CHANNELS.replace("gromov_zarechye", "gromov_official"))
    assert derive(told) == [0, 1, 1]
    assert told.rows("SELECT handle FROM analyst.links WHERE status = 'linked'") == [("gromov_official",)]


def test_a_number_edited_after_the_report_matches_the_earlier_revision(told: Scene) -> None:
    derive(told)
    told.clock.go(hours=6)
    put_posts(told, MORNING, message(2, POST.replace("12", "15"), minutes=10, edited=300))
    assert derive(told) == [1, 1, 1]
    found = told.rows("SELECT report, verdict, matches_revision FROM analyst.comparisons ORDER BY report")
    (twelve,) = [row for row in found if "12" in row[0]]
    assert twelve[2] == 1
    (four,) = [row for row in found if "12" not in row[0]]
    assert four[1:] == ("same", None)


def test_a_report_of_the_corrected_number_matches_what_stands(told: Scene) -> None:
    told.clock.go(hours=6)
    put_posts(told, MORNING, message(2, POST.replace("12", "15"), minutes=10, edited=300))
    put_page(told, SAID.replace("12 drones", "15 drones"), url=URL + "-2")
    derive(told)
    found = told.rows(
        "SELECT report, verdict, matches_revision FROM analyst.comparisons WHERE canonical_url LIKE '%-2'"
        " AND report LIKE '%15%'"
    )
    assert [row[1:] for row in found] == [("same", None)]


def test_two_officials_on_one_page_are_compared_with_their_own_posts(told: Scene) -> None:
    other = message(9, "Вночі пошкоджено 31 будинок, постраждали 7 людей.", minutes=15)
    put_posts(told, other, channel_id=KRAVETS)
    both = (
        SAID,
        "Head of the Prydnistria Regional Military Administration Ostap Kravets said on Telegram that 31 houses were"
        " damaged there and 9 people were injured.",
    )
    put_page(told, *both, url=URL + "-both", title="A night in two regions")
    derive(told)
    found = told.rows(
        "SELECT report, handle, verdict FROM analyst.comparisons WHERE canonical_url LIKE '%-both' ORDER BY report"
    )
    by_number = {next(word for word in row[0].split() if word[0].isdigit()): row[1:] for row in found}
    assert by_number["12"] == ("gromov_zarechye", "same")
    assert by_number["31"] == ("kravets_dnistria", "same")
    assert by_number["9"] == ("kravets_dnistria", "differs")
    assert len(found) == 4


def test_an_article_about_something_else_stays_alone(told: Scene) -> None:
    put_page(told, "The orchestra plays 12 concerts this season, its director said.", url=URL + "-music")
    derive(told)
    assert told.rows("SELECT 1 FROM analyst.links WHERE status = 'linked' AND canonical_url LIKE '%-music'") == []


def test_one_text_that_cannot_be_read_stops_neither_others_nor_runs_in_a_circle(
    told: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.pipeline import analysing

    real = analysing.read_claims

    def fails_on_greetings(text: str, *given: Any, **more: Any) -> Any:
        if "утро" in text:
            raise RuntimeError("no")
        return real(text, *given, **more)

    monkeypatch.setattr(analysing, "read_claims", fails_on_greetings)
    summary = analyse(told.session)
    assert (summary.failed, summary.counts["items"]) == (1, 3)
    assert analyse(told.session).counts == {}
    link(told.session)
    compare(told.session)
    assert verdicts(told) == {"12": "same", "4": "same"}


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_views_leave_the_house_in_each_format(told: Scene, form: str) -> None:
    derive(told)
    out = BytesIO()
    assert export_rows(told.session, "comparisons", form, out) == 2
    assert len(out.getvalue()) > 100


def test_linked_articles_hold_what_the_issue_promises(told: Scene) -> None:
    derive(told)
    out = BytesIO()
    assert export_rows(told.session, "linked-articles", "jsonl", out) == 1
    line = json.loads(out.getvalue())
    assert line["url"] == URL
    (found,) = line["links"]
    assert found.keys() == {"handle", "message_id", "status", "score", "reasons"}
    assert (found["handle"], found["message_id"], found["status"]) == ("gromov_zarechye", 2, "linked")
    assert {tuple(one) for one in line["comparisons"]} == {
        ("report", "source", "verdict", "reason", "matches_revision")
    }
    for one in line["comparisons"]:
        assert SAID[one["report"]["start"] : one["report"]["end"]] == one["report"]["text"]
        assert POST[one["source"]["start"] : one["source"]["end"]] == one["source"]["text"]


@pytest.mark.parametrize(("what", "form"), [("nothing", "jsonl"), ("posts", "xls"), ("linked-articles", "csv")])
def test_what_cannot_be_exported_is_told(told: Scene, what: str, form: str) -> None:
    with pytest.raises(InputError) as caught:
        export_rows(told.session, what, form, BytesIO())
    assert caught.value.remedy


def test_many_numbers_in_one_post_and_report_end_in_good_time(scene: Scene) -> None:
    """A post of 4,096 characters with 200 numbers, and an article that repeats them."""
    parts = [f"{number} домов в селе Н-{number}" for number in range(102, 302)]
    said = ", ".join(parts)[:4096].ljust(4096, ".")
    put_posts(scene, message(2, said, minutes=10))
    repeated = "; ".join(f"{number} houses" for number in range(102, 302))
    put_page(scene, f"Governor Pavel Gromov wrote on Telegram that these were damaged: {repeated}.")
    began = time.process_time()
    assert derive(scene) == [2, 1, 1]
    assert time.process_time() - began < 20  # 2 s on a quiet machine
    assert scene.value("SELECT count(*) FROM analyst.comparisons") > 100
