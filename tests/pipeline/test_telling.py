"""One digest for all new flags; each flag is told once, and only when somebody took the digest."""

from pathlib import Path

import pytest

from ingest.pipeline import tell, write_exports
from ingest.pipeline.telling import SHOWN, text_of
from ingest.store import Store

from ..review.scene import build_session, fill, fill_many


def test_each_flag_is_told_once(store: Store, tmp_path: Path) -> None:
    session, sent = build_session(store, tmp_path), list[tuple[str, str]]()
    flags = fill(store)

    def send(subject: str, text: str) -> int:
        sent.append((subject, text))
        return 1

    assert tell(session, send, "http://airflow.example/desk").counts["told"] == 3
    assert tell(session, send).counts["told"] == 0
    ((subject, said),) = sent
    assert subject == "3 new flags, 2 serious"
    assert f"http://airflow.example/desk/flags/{flags[0]}" in said
    assert said.index("differs") < said.index("not_in_source")


def test_an_error_leaves_the_flags_untold(store: Store, tmp_path: Path) -> None:
    session = build_session(store, tmp_path)
    fill(store)

    def fail(subject: str, text: str) -> int:
        raise OSError("no line")

    with pytest.raises(OSError, match="no line"):
        tell(session, fail)
    assert tell(session, lambda *_: 0).counts["told"] == 0
    assert tell(session, lambda *_: 1).counts["told"] == 3


def test_a_digest_stays_short(store: Store, tmp_path: Path) -> None:
    from ingest.store.notices import untold_flags

    fill_many(store, 400)
    with store.app.connect() as conn:
        flags = untold_flags(conn)
    said = text_of(flags)
    assert len(said.splitlines()) == 2 + 3 * SHOWN + 3
    assert "and 380 more" in said
    assert text_of([]).startswith("0 new flags")


def test_exports_are_written_whole(store: Store, tmp_path: Path) -> None:
    session = build_session(store, tmp_path)
    fill(store)
    written = write_exports(session)
    assert written["flags.csv"] == 3
    assert sorted(path.name for path in (tmp_path / "exports").iterdir()) == sorted(written)
    assert (tmp_path / "exports" / "flags.csv").read_text("utf-8").count("magnitude_error") >= 1
    assert write_exports(session) == written
