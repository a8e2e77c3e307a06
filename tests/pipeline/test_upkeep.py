"""Terms of retention, the check of the evidence, silent channels; nothing goes that was not asked for."""

from sqlalchemy import text

from ingest.pipeline import check_freshness, check_ledger, import_export, retain

from .scene import CHANNELS, GROMOV, KRAVETS, Scene, export, message


def bodies(scene: Scene) -> int:
    count: int = scene.value("SELECT count(*) FROM store.blob WHERE body IS NOT NULL OR location IS NOT NULL")
    return count


def fill(scene: Scene) -> None:
    path = scene.write("result.json", export([message(1, "Збито 9 дронів"), message(2, "Збито 7")]))
    import_export(scene.session, path)


def test_without_a_term_everything_stays(scene: Scene) -> None:
    fill(scene)
    before = scene.counts()
    scene.clock.go(days=300)
    assert retain(scene.session).failed == 0
    assert scene.counts() == before
    assert bodies(scene) == 1


def test_bytes_go_after_their_term_and_what_was_read_stays(scene: Scene) -> None:
    fill(scene)
    scene.configure(retention="retention:\n  posts: 30d\n")
    scene.clock.go(days=29)
    assert retain(scene.session).counts["posts_redacted"] == 0
    scene.clock.go(days=2)
    assert retain(scene.session).counts["posts_redacted"] == 1
    assert bodies(scene) == 0
    assert scene.posts() == {1: "Збито 9 дронів", 2: "Збито 7"}
    assert scene.value("SELECT reason FROM analyst.redactions").startswith("retention.posts")
    scene.check()
    assert retain(scene.session).counts["posts_redacted"] == 0


def test_unread_bytes_are_kept(scene: Scene) -> None:
    fill(scene)
    scene.configure(retention="retention:\n  posts: 30d\n")
    with scene.store.app.begin() as conn:
        conn.execute(text("UPDATE store.capture_parse SET outcome = 'quarantined'"))
    scene.clock.go(days=31)
    assert retain(scene.session).counts["posts_redacted"] == 0
    assert bodies(scene) == 1


def test_old_runs_and_issues_go(scene: Scene) -> None:
    fill(scene)
    scene.clock.go(days=401)
    assert retain(scene.session).counts["runs"] > 0
    assert scene.rows("SELECT DISTINCT use_case FROM analyst.runs") == [("retain",)]


def test_changed_evidence_is_a_failure(scene: Scene) -> None:
    fill(scene)
    assert check_ledger(scene.session).failed == 0
    with scene.store.owner.begin() as conn:
        conn.execute(text("SELECT set_config('ingest.retention', 'on', true)"))
        conn.execute(text("UPDATE store.message_text SET text = 'Збито 99' WHERE text = 'Збито 7'"))
    found = check_ledger(scene.session)
    assert found.failed > 0
    assert found.issues[0].kind == "evidence_changed"


def test_silent_channels_are_noted_once(scene: Scene) -> None:
    fill(scene)
    assert check_freshness(scene.session).counts["stale"] == 1  # the other channel was never seen
    scene.clock.go(days=4)
    found = check_freshness(scene.session)
    assert found.counts["stale"] == 2
    assert found.failed == 0
    handle = scene.value("SELECT handle FROM analyst.channels WHERE channel_id = :id", id=GROMOV)
    assert handle in {issue.resource for issue in found.issues}


def test_the_warning_of_a_silent_channel_ends_when_it_is_seen_again(scene: Scene) -> None:
    warned = "SELECT resource, message FROM analyst.issues WHERE kind = 'stale_channel' ORDER BY resource, message"
    fill(scene)
    check_freshness(scene.session)
    ((other, never),) = scene.rows(warned)
    assert "ever" in never
    scene.clock.go(days=4)
    check_freshness(scene.session)
    assert len(scene.rows(warned)) == 2
    path = scene.write("later.json", export([message(3, "Збито 5", minutes=6000)]))
    import_export(scene.session, path)
    assert check_freshness(scene.session).counts["over"] == 1
    assert scene.rows(warned) == [(other, never)]
    scene.configure(channels=CHANNELS.partition(f"  - id: {KRAVETS}")[0])  # the other one is watched no more
    check_freshness(scene.session)
    assert scene.rows(warned) == []
    assert check_freshness(scene.session).counts["over"] == 0
