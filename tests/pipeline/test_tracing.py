"""Articles that copy each other: chains, and the article in which a number first changed."""

import json
from contextlib import nullcontext

import pytest

from ingest.cli.lineage import lineage
from ingest.model import MissingError
from ingest.pipeline import analyse, import_article, link
from ingest.store.lineage import show_lineage

from .scene import Scene, page

TEXT = (
    "Workers of the water company repaired 42 kilometres of pipes in the upper town during the week, its director said."
    " People who live near the old market were without water for three days and fetched it from lorries. The mayor"
    " promised that the rest of the pipes would be replaced before the winter and that nobody would pay for it."
)
HOST = "https://{}.example/water"


def put(scene: Scene, outlet: str, text: str, hour: int) -> None:
    html = page(text, title="Water", day=f"2026-03-02T{hour:02}:00:00+00:00")
    import_article(scene.session, scene.write(f"{outlet}.html", html), HOST.format(outlet))


def run(scene: Scene) -> int:
    """Analyse and link; return how many articles were traced."""
    analyse(scene.session)
    return link(scene.session).counts.get("traced", 0)


def sources(scene: Scene) -> dict[str, str | None]:
    rows = scene.rows("SELECT canonical_url, source_url FROM analyst.lineage")
    return {url.split("//")[1].split(".")[0]: source and source.split("//")[1].split(".")[0] for url, source in rows}


@pytest.fixture
def chain(scene: Scene) -> Scene:
    """An article, a copy, a copy with another number, and a copy of that."""
    wrong = TEXT.replace("42", "420")
    put(scene, "first", TEXT, 8)
    put(scene, "second", TEXT + " More soon.", 9)
    put(scene, "third", wrong, 10)
    put(scene, "fourth", wrong + " Read also our other news of the day.", 11)
    put(scene, "other", "The orchestra opened its season in the park with a symphony that nobody had heard.", 12)
    assert run(scene) == 5
    return scene


def test_chain_names_sources_and_the_article_where_a_number_first_changed(chain: Scene) -> None:
    assert sources(chain) == {"first": None, "second": "first", "third": "first", "fourth": "third", "other": None}
    (found,) = chain.rows("SELECT canonical_url, before, after, source_url, origin_url FROM analyst.mutations")
    assert found[0] == HOST.format("third")
    assert ("42" in found[1], "420" in found[2]) == (True, True)
    assert found[3:] == (HOST.format("first"), HOST.format("first"))


def test_a_second_run_traces_nothing_and_a_late_origin_moves_the_chain(chain: Scene) -> None:
    assert run(chain) == 0
    put(chain, "zeroth", TEXT, 7)
    assert run(chain) == 1
    assert sources(chain)["first"] == "zeroth"
    assert {one for (one,) in chain.rows("SELECT origin_url FROM analyst.mutations")} == {HOST.format("zeroth")}


def test_lineage_is_shown_for_any_article_of_the_chain(chain: Scene) -> None:
    with chain.session.reading() as conn:
        shown = [one["canonical_url"] for one in show_lineage(conn, HOST.format("third"))]
        assert shown == [HOST.format(name) for name in ("first", "second", "third", "fourth")]
        with pytest.raises(MissingError, match="not stored"):
            show_lineage(conn, HOST.format("nowhere"))


def test_all_made_again_gives_the_same_lineage(chain: Scene) -> None:
    from ingest.store import forget_derived

    query = "SELECT article_revision_id, source_id, origin_id, likeness, changes FROM store.lineage ORDER BY 1"
    before = json.dumps(chain.rows(query))
    with chain.session.transaction("forget") as conn:
        forget_derived(conn)
    run(chain)
    assert json.dumps(chain.rows(query)) == before


def test_command_prints_the_chain_for_people_and_machines(
    chain: Scene, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ingest.pipeline.open_session", lambda _config: nullcontext(chain.session))
    lineage(HOST.format("second"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("the first")
    assert [line for line in lines if "became" in line and "420" in line]
    lineage(HOST.format("second"), json=True)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [len(row["changes"]) for row in rows] == [0, 0, 1, 0]
