"""Exports into the store: what a later file changes, what is gone, damage, and a kill between the transactions."""

import pytest

from ingest.model import InputError, Way
from ingest.pipeline import exports, import_export
from ingest.store import append_capture_file, pending_captures
from ingest.telegram import DamagedExportError

from .scene import GROMOV, KRAVETS, Scene, export, message

NIGHT = [
    message(1, "Доброе утро!"),
    message(2, "За ночь сбито 12 беспилотников.", minutes=1),
    message(3, "Повреждены 4 дома.", minutes=2),
    message(4, "Отбой тревоги.", minutes=3),
]


def test_a_file_gives_its_posts_and_the_same_file_again_nothing(scene: Scene) -> None:
    path = scene.write("result.json", export(NIGHT))
    first = import_export(scene.session, path)
    assert first.counts["new_posts"] == 4
    assert scene.posts()[2] == "За ночь сбито 12 беспилотников."
    before = scene.counts()
    scene.clock.go(days=1)
    again = import_export(scene.session, path)
    assert again.counts == {"files_known": 1}
    assert scene.counts() == before
    scene.check()


def test_the_same_file_from_another_folder_is_known(scene: Scene) -> None:
    import_export(scene.session, scene.write("a/result.json", export(NIGHT)))
    assert import_export(scene.session, scene.write("b/result.json", export(NIGHT))).counts == {"files_known": 1}


def test_a_later_export_gives_revisions_and_tombstones(scene: Scene) -> None:
    import_export(scene.session, scene.write("first.json", export(NIGHT)))
    scene.clock.go(hours=5)
    edited = message(2, "За ночь сбито 14 беспилотников.", minutes=1, edited=60)
    later = [NIGHT[0], edited, NIGHT[3], message(5, "Вечерняя сводка: 3 пострадавших.", minutes=200)]
    summary = import_export(scene.session, scene.write("second.json", export(later)))
    assert (summary.counts["new_posts"], summary.counts["new_revisions"], summary.counts["tombstones"]) == (1, 1, 1)
    assert scene.revisions()[1:3] == [
        (2, 1, "За ночь сбито 12 беспилотников."),
        (2, 2, "За ночь сбито 14 беспилотников."),
    ]
    assert scene.grades() == [(3, "absent_in_export")]
    scene.check()


def test_an_old_export_imported_last_takes_nothing_back(scene: Scene) -> None:
    edited = message(2, "За ночь сбито 14 беспилотников.", minutes=1, edited=60)
    import_export(scene.session, scene.write("first.json", export(NIGHT)), scene.clock.now)
    scene.clock.go(hours=5)
    import_export(scene.session, scene.write("second.json", export([NIGHT[0], edited, NIGHT[3]])), scene.clock.now)
    before = scene.grades(), scene.revisions()
    scene.clock.go(days=30)
    summary = import_export(scene.session, scene.write("old.json", export(NIGHT, about="an earlier copy")))
    assert (summary.counts["known"], summary.counts["new_revisions"], summary.counts["tombstones"]) == (0, 0, 0)
    assert (scene.grades(), scene.revisions()) == before
    assert scene.value("SELECT text FROM analyst.posts WHERE message_id = 2") == "За ночь сбито 14 беспилотников."
    assert scene.value("SELECT state FROM analyst.posts WHERE message_id = 3") == "absent_in_export"
    scene.check()


def test_posts_outside_the_range_of_an_export_are_not_gone(scene: Scene) -> None:
    import_export(scene.session, scene.write("first.json", export(NIGHT)))
    scene.clock.go(hours=5)
    summary = import_export(scene.session, scene.write("second.json", export(NIGHT[1:3])))
    assert summary.counts["tombstones"] == 0
    assert scene.grades() == []


def test_an_earlier_export_imported_late_buries_nothing(scene: Scene) -> None:
    late = scene.clock.now.replace(hour=20)
    import_export(scene.session, scene.write("second.json", export(NIGHT)), late)
    import_export(scene.session, scene.write("first.json", export([NIGHT[0], NIGHT[3]])), scene.clock.now)
    assert scene.grades() == []


def test_a_truncated_file_keeps_what_stands_before_the_damage(scene: Scene) -> None:
    whole = export(NIGHT)
    path = scene.write("result.json", whole[: whole.index("Отбой") - 60])
    with pytest.raises(DamagedExportError, match="damaged at byte"):
        import_export(scene.session, path)
    assert sorted(scene.posts()) == [1, 2, 3]
    assert scene.rows("SELECT outcome FROM store.capture_parse") == [("damaged",)]
    assert import_export(scene.session, path).counts == {"files_known": 1}
    import_export(scene.session, scene.write("whole.json", whole))
    assert sorted(scene.posts()) == [1, 2, 3, 4]
    assert scene.grades() == []
    scene.check()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "empty"),
        ("<html>", "no JSON"),
        ('{"a": 1}', "no messages"),
        (export(NIGHT, type="personal_chat"), "only channels"),
        (export(NIGHT, type="private_supergroup"), "only channels"),
    ],
)
def test_what_is_no_export_leaves_nothing_behind(scene: Scene, content: str, told: str) -> None:
    before = scene.counts()
    with pytest.raises(InputError, match=told):
        import_export(scene.session, scene.write("result.json", content))
    after = scene.counts()
    assert {name for name in after if after[name] != before[name]} <= {"channel", "ledger"}
    assert after["capture"] == 0


def test_captured_and_not_parsed_is_read_by_the_next_run(scene: Scene) -> None:
    """A kill after the first transaction: the bytes are kept, the file itself is gone."""
    session = scene.session
    path = scene.write("result.json", export(NIGHT))
    header = exports.open_export(path)
    fetch = exports.Fetch(Way.EXPORT, str(header.path), scene.clock.now, None, "application/json")
    with session.transaction("capture export") as conn:
        append_capture_file(conn, scene.settings.home, path, fetch)
    path.unlink()
    assert scene.posts() == {}
    scene.clock.go(hours=9)
    other = export([message(7, "Добрый вечер.")], KRAVETS)
    import_export(scene.session, scene.write("other.json", other))
    assert sorted(scene.posts()) == [1, 2, 3, 4, 7]
    with scene.store.app.connect() as conn:
        assert pending_captures(conn, Way.EXPORT) == []
    assert scene.value("SELECT max(last_seen) FROM store.post WHERE channel_id = :id", id=GROMOV) == fetch.fetched_at


def test_a_kill_in_the_middle_of_the_posts_is_made_good(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second batch never comes to its commit; the next import of the file goes to the end."""
    path = scene.write("result.json", export(NIGHT))
    monkeypatch.setattr(exports, "_BATCH", 2)
    real, calls = exports.append_observations, []

    def fails_once(*given: object) -> object:
        calls.append(given)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*given)  # type: ignore[arg-type]  # passed on as given

    monkeypatch.setattr(exports, "append_observations", fails_once)
    with pytest.raises(KeyboardInterrupt):
        import_export(scene.session, path)
    assert sorted(scene.posts()) == [1, 2]
    scene.clock.go(hours=1)
    import_export(scene.session, path)
    assert sorted(scene.posts()) == [1, 2, 3, 4]
    assert len(scene.revisions()) == 4
    assert scene.value("SELECT count(*) FROM store.observation") == 4
    scene.check()


def test_a_large_export_is_kept_as_a_file_and_verified(scene: Scene) -> None:
    long = [message(number, f"{number}: " + "слово " * 700, minutes=number) for number in range(1, 1100)]
    import_export(scene.session, scene.write("result.json", export(long)))
    assert len(scene.posts()) == 1099
    ((location,),) = scene.rows("SELECT location FROM store.blob")
    scene.check()
    blob = scene.settings.home / location
    blob.chmod(0o600)
    blob.write_bytes(blob.read_bytes().replace(b"1099: ", b"1098: "))
    with pytest.raises(AssertionError):
        scene.check()
