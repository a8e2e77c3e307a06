"""HTML exports into the store: a witness of its own beside JSON and Telegram's API."""

from pathlib import Path

import pytest

from ingest.demo.mtproto import MtprotoServer
from ingest.demo.mtproto.world import ChannelWorld
from ingest.model import ConfigError, InputError
from ingest.pipeline import collect, exports, import_export, import_exports

from .scene import GROMOV, Scene, export, html_export, message

SAID = {1: "Доброе утро!", 2: "За ночь сбито 12 беспилотников.", 4: "Отбой тревоги."}
GOLDEN = Path(__file__).parents[1] / "golden" / "telegram" / "desktop_export"


def disagreements(scene: Scene) -> list[tuple[int, str]]:
    """Return (message id, way) of what no other way saw so."""
    return scene.rows("SELECT message_id, way FROM analyst.witnesses WHERE NOT agrees ORDER BY 1, 2")  # type: ignore[return-value]  # rows have no types


def test_a_page_gives_its_posts_and_the_same_page_again_nothing(scene: Scene) -> None:
    path = scene.write("export/messages.html", html_export(SAID))
    assert import_export(scene.session, path).counts["new_posts"] == 3
    assert scene.posts() == SAID
    assert scene.rows("SELECT DISTINCT ways FROM analyst.posts") == [(["export_html"],)]
    before = scene.counts()
    scene.clock.go(days=1)
    assert import_export(scene.session, path).counts == {"files_known": 1}
    assert scene.counts() == before
    scene.check()


def test_a_folder_gives_both_formats_as_two_witnesses_that_agree(scene: Scene) -> None:
    scene.configure(channels="channels:\n  - {id: 1777000111, handle: zarechye_glava, title: Глава Заречья}\n")
    done = list(import_exports(scene.session, GOLDEN))
    assert [one.counts.get("new_posts") for one in done] == [12, 0, 0]
    assert scene.rows("SELECT way, count(*), bool_and(agrees) FROM analyst.witnesses GROUP BY way ORDER BY way") == [
        ("export", 12, True),
        ("export_html", 12, True),
    ]
    assert scene.value("SELECT max(revisions) FROM analyst.posts") == 1
    assert scene.grades() == []
    scene.check()


def test_pages_without_the_json_are_read_in_their_order(scene: Scene) -> None:
    scene.write("export/messages2.html", html_export({7: "семь"}))
    scene.write("export/messages10.html", html_export({9: "девять"}))
    scene.write("export/messages.html", html_export(SAID))
    scene.write("export/style.html", "<html></html>")
    done = list(import_exports(scene.session, scene.folder / "export"))
    assert [one.counts["new_posts"] for one in done] == [3, 1, 1]
    assert list(scene.posts()) == [1, 2, 4, 7, 9]


def test_a_disagreement_is_kept_and_shown(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    for number, said in SAID.items():
        channel.post(said, id=number)
    collect(scene.session, ["gromov_zarechye"])
    scene.clock.go(hours=1)
    altered = SAID | {2: "За ночь сбито 14 беспилотников."}
    import_export(scene.session, scene.write("messages.html", html_export(altered)))
    assert disagreements(scene) == [(2, "export_html"), (2, "mtproto")]
    assert [said for number, _, said in scene.revisions() if number == 2] == [SAID[2], altered[2]]


def test_what_an_export_does_not_tell_of_a_post_is_not_forgotten(
    scene: Scene, server: MtprotoServer, channel: ChannelWorld
) -> None:
    from telethon.tl.types import MessageFwdHeader, PeerChannel

    header = MessageFwdHeader(scene.clock(), from_id=PeerChannel(77), channel_post=5)
    channel.post("альбом", grouped_id=9)
    channel.post("", grouped_id=9)
    channel.post("чужое", fwd_from=header)
    collect(scene.session, ["gromov_zarechye"])
    told = "SELECT message_ids, origin FROM analyst.publications ORDER BY first_id"
    before = scene.rows(told)
    assert [ids for ids, _ in before] == [[1, 2], [3]]
    scene.clock.go(hours=1)
    messages = [message(1, "альбом"), message(2, ""), message(3, "чужое") | {"forwarded_from": "Область"}]
    import_export(scene.session, scene.write("result.json", export(messages)))
    import_export(scene.session, scene.write("messages.html", html_export({1: "альбом", 2: "", 3: "чужое"})))
    assert scene.rows(told) == before


def test_a_post_missing_in_a_page_is_graded_as_in_any_export(scene: Scene) -> None:
    import_export(scene.session, scene.write("first/messages.html", html_export(SAID)))
    scene.clock.go(hours=3)
    later = {number: said for number, said in SAID.items() if number != 2}
    import_export(scene.session, scene.write("second/messages.html", html_export(later)))
    assert scene.grades() == [(2, "absent_in_export")]


def test_a_page_of_nobody_is_asked_about(scene: Scene) -> None:
    path = scene.write("messages.html", html_export(SAID, title="Кто-то"))
    with pytest.raises(InputError, match="--channel"):
        import_export(scene.session, path)
    with pytest.raises(ConfigError):
        import_export(scene.session, path, channel="nobody")
    assert scene.value("SELECT count(*) FROM store.capture") == 0
    import_export(scene.session, path, channel="gromov_zarechye")
    assert scene.rows("SELECT DISTINCT channel_id FROM analyst.posts") == [(GROMOV,)]


def test_a_kill_after_the_capture_loses_nothing(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scene.write("messages.html", html_export(SAID))

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(exports, "append_observations", die)
        with pytest.raises(KeyboardInterrupt):
            import_export(scene.session, path)
    assert scene.posts() == {}
    import_export(scene.session, scene.write("result.json", export([message(9, "девять")])))
    assert scene.posts() == SAID | {9: "девять"}
    scene.check()
