"""A store, a configuration and a clock for the tests of use cases, and material to feed them with.

The officials, channels and outlets here are invented.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from ingest.config import Settings, load_config
from ingest.pipeline import Session
from ingest.store import Store, upsert_channels, upsert_outlets, verify

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
GROMOV = 1_500_000_101
KRAVETS = 1_500_000_102
LATER = 1_500_000_103

CHANNELS = f"""
channels:
  - id: {GROMOV}
    handle: gromov_zarechye
    title: "Громов | Заречье"
    language: ru
    person: "Громов Павел Ильич"
    office: "губернатор Зареченской области"
    office_en: "Governor of Zarechye Region"
    region: "Зареченская область"
    region_en: "Zarechye Region"
    in_office_from: 2021-05-01
  - id: {KRAVETS}
    handle: kravets_dnistria
    title: "Остап Кравець"
    language: uk
    person: "Кравець Остап Юрійович"
    office: "начальник Придністрянської обласної військової адміністрації"
    office_en: "Head of Prydnistria Regional Military Administration"
    region: "Придністрянська область"
    region_en: "Prydnistria Region"
    in_office_from: 2022-06-01
"""


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def go(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Scene:
    """What a use case works on; `folder` holds the configuration, the home and whatever a test writes."""

    store: Store
    folder: Path
    clock: Clock
    settings: Settings

    @property
    def session(self) -> Session:
        """A session with the configuration as it stands now."""
        config = load_config(self.settings.config)
        session = Session(self.settings, config, self.store, self.clock)
        with session.transaction("configuration") as conn:
            upsert_channels(conn, config.channels)
            upsert_outlets(conn, config.outlets)
        return session

    def configure(self, **files: str) -> None:
        """Write files of the configuration."""
        for name, content in files.items():
            (self.settings.config / f"{name}.yml").write_text(content, "utf-8")

    def set(self, **settings: Any) -> None:
        """Change settings, by the names of the fields."""
        self.settings = self.settings.model_copy(update=settings)

    def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        """Ask the store as its application does."""
        with self.store.app.connect() as conn:
            return [tuple(row) for row in conn.execute(text(query), values)]

    def value(self, query: str, **values: Any) -> Any:
        """Return the one value that a query gives."""
        ((found,),) = self.rows(query, **values)
        return found

    def posts(self) -> dict[int, str]:
        """Return the text that stands of each post."""
        return dict(self.rows("SELECT message_id, text FROM analyst.posts ORDER BY message_id"))

    def revisions(self) -> list[tuple[int, int, str]]:
        """Return (message id, number, text) of every revision."""
        return [
            (number, revision, said)
            for number, revision, said in self.rows(
                "SELECT message_id, number, text FROM analyst.post_revisions ORDER BY message_id, number"
            )
        ]

    def grades(self) -> list[tuple[int, str]]:
        """Return (message id, grade) of every tombstone."""
        found = self.rows("SELECT message_id, grade FROM analyst.tombstones ORDER BY message_id, grade")
        return [(number, grade) for number, grade in found]

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds; records of runs are left out."""
        names = self.rows(
            "SELECT relname FROM pg_class WHERE relnamespace = 'store'::regnamespace AND relkind IN ('r', 'p')"
            " AND NOT relispartition AND relname NOT IN ('run', 'issue') AND has_table_privilege(oid, 'SELECT')"
        )
        return {name: self.value(f"SELECT count(*) FROM store.{name}") for (name,) in names}

    def check(self) -> None:
        """Fail unless the evidence is sound."""
        with self.store.app.connect() as conn:
            assert verify(conn, self.settings.home).faults == ()

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def message(number: int, said: str, *, minutes: float = 0, edited: float | None = None) -> dict[str, Any]:
    """Return a post as Telegram Desktop writes it, `minutes` after START."""

    def unix(after: float) -> str:
        return str(int((START + timedelta(minutes=after)).timestamp()))

    raw = {
        "id": number,
        "type": "message",
        "date": "2026-03-02T08:00:00",
        "date_unixtime": unix(minutes),
        "from": "Громов | Заречье",
        "text": said,
        "text_entities": [{"type": "plain", "text": said}],
    }
    if edited is not None:
        raw |= {"edited": "2026-03-02T09:00:00", "edited_unixtime": unix(edited)}
    return raw


def export(messages: Sequence[dict[str, Any]], channel_id: int = GROMOV, **top: Any) -> str:
    """Return the text of a `result.json`."""
    head = {"name": "Громов | Заречье", "type": "public_channel", "id": channel_id, **top}
    return json.dumps(head | {"messages": list(messages)}, ensure_ascii=False, indent=1)


def html_export(texts: Mapping[int, str], title: str = "Громов | Заречье") -> str:
    """Return a page of an HTML export with these posts, all of START."""
    day = START.strftime("%d.%m.%Y %H:%M:%S UTC+00:00")
    rows = "".join(
        f'<div class="message default clearfix" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{day}">08:00</div>'
        f'<div class="text">\n{said}\n      </div></div></div>'
        for number, said in texts.items()
    )
    header = f'<div class="page_header"><div class="content"><div class="text bold">\n{title}\n</div></div></div>'
    body = f'{header}<div class="page_body chat_page"><div class="history">{rows}</div></div>'
    return f"<!DOCTYPE html><html><head><title>Exported Data</title></head><body>{body}</body></html>"


def page(*paragraphs: str, title: str = "Night over Zarechye", day: str = "2026-03-02T12:00:00+00:00") -> str:
    """Return a news page."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}"></head>'
        f"<body><nav><a href='/'>Home</a></nav><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )
