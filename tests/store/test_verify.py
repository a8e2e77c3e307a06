"""The ledger: sound after any appends, and a changed byte is named."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from ingest.model import (
    ArticleContent,
    Capture,
    Fetch,
    Judgement,
    JudgementKind,
    Tombstone,
    TombstoneGrade,
    Way,
)
from ingest.store import captures
from ingest.store.articles import append_article
from ingest.store.captures import append_capture, append_capture_file, open_body
from ingest.store.channels import ChannelFact, append_channel_facts
from ingest.store.ledger import seal
from ingest.store.open import Store
from ingest.store.posts import append_observations
from ingest.store.records import append_judgement
from ingest.store.retention import Redaction, redact_article_text, redact_capture, redact_post_text
from ingest.store.tables import EVIDENCE
from ingest.store.tombstones import append_tombstones
from ingest.store.verify import Verification, verify

from .observations import CHANNEL, START, at, capture, post

ARTICLE = ArticleContent("https://visti.example/a", "https://visti.example/a", "Дрони", "Збито 7 дронів.", "t" * 64)
WHY = Redaction("request of the person named", "archivist", START)


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with rows in every evidence table."""
    for hour in range(3):
        with store.app.begin() as conn:
            number = append_capture(conn, capture(f"page {hour}", hour))
            append_observations(
                conn, number, [post(message, f"{message + hour} дронів", hour) for message in range(1, 4)]
            )
            seal(conn, "test", at(hour))
    with store.app.begin() as conn:
        append_tombstones(conn, number, [Tombstone(CHANNEL, 2, TombstoneGrade.CONFIRMED, at(2), at(3))])
        append_channel_facts(conn, [ChannelFact(CHANNEL, "title", "Адміністрація", START, Way.MTPROTO)])
        append_article(conn, number, ARTICLE, START, "uk")
        append_judgement(conn, Judgement("flag", JudgementKind.DISMISS, "редакторка", START))
        seal(conn, "test", at(4))
    with store.owner.begin() as conn:
        redact_post_text(conn, post(1, "1 дронів").text_hash, WHY)
        seal(conn, "retention", at(5))
    return store


def check(store: Store, head: str = "") -> Verification:
    with store.app.connect() as conn:
        return verify(conn, store.home, head)


def tamper(store: Store, statement: str) -> str:
    """Run a change as the owner, behind the guards; return what it returns."""
    guarded = [one.name for one in EVIDENCE] + ["ledger", "ledger_part"]
    with store.owner.begin() as conn:
        for table in guarded:
            conn.execute(text(f"ALTER TABLE store.{table} DISABLE TRIGGER append_only"))
        returned = str(conn.execute(text(statement)).scalar_one())
        for table in guarded:
            conn.execute(text(f"ALTER TABLE store.{table} ENABLE TRIGGER append_only"))
        return returned


def test_sound_after_appends_and_redaction(filled: Store) -> None:
    found = check(filled)
    assert found.sound, found.faults
    assert found.entries == 5
    assert check(filled, found.head).sound


CHANGES = [
    ("blob", "body = body || 'x'"),
    ("blob", "body = NULL"),
    ("blob", "size = size + 1"),
    ("capture", "resource = resource || '.'"),
    ("capture", "fetched_at = fetched_at + interval '1 microsecond'"),
    ("capture", 'detail = detail || \'{"layer": "230"}\''),
    ("capture", "status = 200"),
    ("channel_fact", "value = value || '.'"),
    ("message_text", "text = text || '.'"),
    ("message_text", 'entities = \'[["bold", 0, 1, ""]]\''),
    ("observation", "observed_at = observed_at - interval '1 hour'"),
    ("observation", "content_hash = ''"),
    ("observation", "message_id = message_id + 100"),
    ("observation", "row_hash = sha256('x')"),
    ("tombstone", "grade = 'absent_once'"),
    ("tombstone", "last_seen = NULL"),
    ("article", "canonical_url = canonical_url || '/'"),
    ("article_text", "text = 'Збито 8 дронів.'"),
    ("article_observation", "title = 'Дрон'"),
    ("article_observation", "published_at = now()"),
    ("judgement", "kind = 'confirm'"),
    ("redaction", "reason = 'other'"),
    ("ledger", "written_at = written_at + interval '1 microsecond'"),
    ("ledger", "kind = 'other'"),
]


def test_changes_cover_every_evidence_table() -> None:
    assert {table for table, _ in CHANGES} == {one.name for one in EVIDENCE} | {"ledger"}


@pytest.mark.parametrize(("table", "change"), CHANGES)
def test_changed_row_is_named(filled: Store, table: str, change: str) -> None:
    key = next((one.key for one in EVIDENCE if one.name == table), ("number",))
    shown = ", ".join(f"'{name}=' || \"{name}\"::text" for name in key)
    text_is_left = "WHERE text <> ''" if table == "message_text" else ""
    chosen = f"ctid = (SELECT max(ctid) FROM store.{table} {text_is_left})"
    named = tamper(filled, f"UPDATE store.{table} SET {change} WHERE {chosen} RETURNING concat_ws(', ', {shown})")
    assert (table, named) in {(fault.table, fault.key) for fault in check(filled).faults}


def test_removed_row_is_noticed(filled: Store) -> None:
    tamper(filled, "DELETE FROM store.observation WHERE ctid = (SELECT min(ctid) FROM store.observation) RETURNING 1")
    (fault,) = check(filled).faults
    assert (fault.table, fault.message) == ("observation", "1 of 3 rows that were added together are missing")


def test_first_fault_is_the_earliest(filled: Store) -> None:
    tamper(filled, "UPDATE store.judgement SET note = 'x' RETURNING 1")
    tamper(
        filled, "UPDATE store.capture SET media_type = 'x' WHERE id = (SELECT min(id) FROM store.capture) RETURNING 1"
    )
    assert [fault.table for fault in check(filled).faults] == ["capture", "judgement"]


def test_row_replaced_with_its_hash_is_noticed(filled: Store) -> None:
    """Who knows the hash can make a row agree with itself, but not with the part it was added in."""
    evidence = next(one for one in EVIDENCE if one.name == "observation")
    change = f"UPDATE store.observation t SET media = 'photo', row_hash = {evidence.hash_expression('t')}"
    changed = change.replace('t."media"', "'photo'::text")
    tamper(filled, f"{changed} WHERE ctid = (SELECT min(ctid) FROM store.observation) RETURNING 1")
    (fault,) = check(filled).faults
    assert fault.message == "one of 3 rows that were added together was replaced"


def test_row_added_outside_the_ledger_is_noticed(filled: Store) -> None:
    tamper(
        filled,
        "INSERT INTO store.message_text (text_hash, text, entities, part, row_hash)"
        " VALUES ('f', 'x', '[]', 999, sha256(convert_to('[\"f\", \"x\", []]', 'UTF8'))) RETURNING 1",
    )
    (fault,) = check(filled).faults
    assert (fault.key, fault.message) == ("text_hash=f", "1 rows were added outside the ledger")


def test_cut_off_end_is_noticed_with_a_noted_head(filled: Store) -> None:
    head = check(filled).head
    number = tamper(filled, "DELETE FROM store.redaction RETURNING part")
    tamper(filled, f"DELETE FROM store.ledger_part WHERE id = {number} RETURNING 1")
    tamper(filled, "DELETE FROM store.ledger WHERE number = 5 RETURNING 1")
    assert any(fault.table == "ledger" for fault in check(filled, head).faults)


def test_missing_entry_is_named(filled: Store) -> None:
    tamper(filled, "DELETE FROM store.ledger WHERE number = 2 RETURNING 1")
    assert "entry 2 is missing" in {fault.message for fault in check(filled).faults}


def test_forgotten_seal_is_noticed(store: Store) -> None:
    with store.app.begin() as conn:
        append_capture(conn, capture("page"))
    assert {fault.message for fault in check(store).faults} == {"1 rows were added outside the ledger"}


def test_large_file_is_checked_on_disk(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "IN_DATABASE", 10)
    path = tmp_path / "result.json"
    path.write_bytes(b'{"messages": []}' * 9)
    kept = Store(tmp_path / "home", store.urls)
    fetch = Fetch(Way.EXPORT, str(path), START)
    with kept.app.begin() as conn:
        number = append_capture_file(conn, kept.home, path, fetch)
        assert append_capture_file(conn, kept.home, path, Fetch(Way.EXPORT, "other", at(1))) == number
        seal(conn, "test", START)
    with kept.app.connect() as conn, open_body(conn, kept.home, number) as body:
        assert body.read() == path.read_bytes()
    assert check(kept).sound
    (file,) = (kept.home / "blobs").rglob("??*/*")
    file.chmod(0o600)
    file.write_bytes(b"{}")
    assert "was changed" in check(kept).faults[0].message
    kept.close()


def test_redaction_leaves_hash_and_record(filled: Store) -> None:
    digest = Capture(b"page 0", Fetch(Way.MTPROTO, "", START)).sha256
    with filled.owner.begin() as conn:
        assert redact_capture(conn, digest, WHY) is None
        redact_article_text(conn, ARTICLE.text_hash, WHY)
        seal(conn, "retention", at(6))
    assert check(filled).sound
    with filled.reader.connect() as conn:
        kept = conn.execute(text("SELECT table_name, hash, redacted_by FROM redactions ORDER BY table_name")).all()
        assert [row.table_name for row in kept] == ["article_text", "blob", "message_text"]
        assert conn.scalar(text("SELECT redacted FROM captures WHERE sha256 = :sha"), {"sha": digest}) is True
        assert conn.scalar(text("SELECT text FROM articles")) == ""


def test_text_emptied_without_a_record_is_a_fault(filled: Store) -> None:
    named = tamper(filled, "UPDATE store.article_text SET text = '' RETURNING 'text_hash=' || text_hash")
    assert [fault.key for fault in check(filled).faults] == [named]


def test_each_transaction_is_one_entry(filled: Store) -> None:
    with filled.app.connect() as conn:
        rows = conn.execute(text("SELECT number, kind, previous, chain FROM analyst.ledger ORDER BY number")).all()
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert [row.previous for row in rows] == ["", *(row.chain for row in rows[:-1])]
    with filled.app.begin() as conn:
        assert seal(conn, "nothing", START + timedelta(1)) is None
