"""Secrets do not reach a log, whatever way they come; what is no secret stays readable."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from ingest.config.logs import configure_logs, note
from ingest.config.redaction import HIDDEN, Redactor, secrets_of

SESSION = "1" + "AgAOMTQ5LjE1NC4xNjcuNTEBu" * 14 + "=="  # as long as a session of Telethon
BOT = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl"

SECRETS = [
    (f"logged in as {SESSION}", SESSION),
    (f"asking https://api.example/bot{BOT}/getMe", BOT.partition(":")[2]),
    (f"cookie _token={TOKEN}; path=/", TOKEN),
    ("connecting to postgresql+psycopg://app:hunter2@db.internal/claims", "hunter2"),
    ("broker redis://:hunter22@127.0.0.1:6379/0 answers", "hunter22"),
    ("Authorization: Bearer abcdef0123456789", "abcdef0123456789"),
    ("password=hunter2, user=ana", "hunter2"),
    ('{"api_hash": "0123456789abcdef"}', "0123456789abcdef"),
]
PLAIN = [
    "https://t.me/gromov_zarechye/12 says 12 drones",
    "postgresql://db.internal/claims cannot be reached",
    "run 12 of collect: 3 new posts, 1 revision",
    "За ночь сбито 12 БПЛА: 10:15, 11:20",
    "asked to wait 30 s; the session is dead",
]


@pytest.mark.parametrize(("said", "secret"), SECRETS)
def test_what_looks_like_a_secret_is_taken_out(said: str, secret: str) -> None:
    told = Redactor().text(said)
    assert secret not in told
    assert HIDDEN in told


@pytest.mark.parametrize("said", PLAIN)
def test_what_is_no_secret_stays(said: str) -> None:
    assert Redactor(["hunter2"]).text(said) == said


def test_the_secrets_of_the_environment_are_known() -> None:
    environment = {
        "INGEST_TELEGRAM_SESSIONS": "one=first-session,two=second-session",
        "INGEST_DATABASE_URL": "postgresql://app:of-the-app@db/claims",
        "TELEGRAM_API_HASH": "0123456789abcdef",
        "AIRFLOW_CONN_TELEGRAM_DEFAULT": '{"conn_type": "telegram", "password": "of-the-connection"}',
        "AIRFLOW__API_AUTH__JWT_SECRET": "of-the-tokens",
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "INGEST_HOME": "/var/lib/ingest",
        "INGEST_TELEGRAM_SESSION": "ends-as-base64-does==",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": "/etc/airflow/passwords.json",
        "AIRFLOW__CORE__HIDE_SENSITIVE_VAR_CONN_FIELDS": "everything",
        "XDG_SESSION_TYPE": "wayland",
        "PGPASSWORD": "of-the-server",
    }
    assert sorted(secrets_of(environment)) == sorted(
        [
            "first-session",
            "second-session",
            "of-the-app",
            "0123456789abcdef",
            "of-the-connection",
            "of-the-tokens",
            "ends-as-base64-does==",
            "of-the-server",
        ]
    )


@given(st.text(min_size=6, max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_a_known_secret_never_comes_through(secret: str, before: str, after: str) -> None:
    if secret in HIDDEN + before + after or secret in f"{before}{HIDDEN}{after}":
        return
    event = {"event": "x", "said": f"{before}{secret}{after}", "deep": [{"list": (secret, secret.encode("utf-8"))}]}
    told = Redactor([secret])(None, "info", event)
    assert secret not in json.dumps(told, ensure_ascii=False)


def test_fields_are_hidden_by_their_name() -> None:
    told = Redactor()(None, "info", {"event": "login", "password": "x", "session": None, "sessions": 3, "n": 1})
    assert told == {"event": "login", "password": HIDDEN, "session": None, "sessions": HIDDEN, "n": 1}


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:] = kept
    root.setLevel(level)
    structlog.reset_defaults()


def test_our_events_and_those_of_libraries_come_out_redacted(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INGEST_SERVE_TOKEN", "token-of-the-desk")
    configure_logs("info", "json", stream)
    note("info", "run_ended", use_case="collect", counts={"new_posts": 3})
    note("warning", "issue", message="refused token-of-the-desk")
    note("debug", "too_fine")
    logging.getLogger("library").warning("using %s", "postgresql://app:hunter2@db/x")
    try:
        int("bad token-of-the-desk")
    except ValueError:
        logging.getLogger("library").exception("failed")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["run_ended", "issue", "using postgresql://app:***@db/x", "failed"]
    assert lines[0]["counts"] == {"new_posts": 3}
    assert lines[1]["message"] == f"refused {HIDDEN}"
    assert "bad ***" in lines[3]["exception"]
    assert "token-of-the-desk" not in stream.getvalue()


def test_nothing_is_said_where_nobody_asked(capsys: pytest.CaptureFixture[str]) -> None:
    note("error", "run_ended", use_case="collect")
    configure_logs("off", "text")
    note("error", "run_ended", use_case="collect")
    assert capsys.readouterr() == ("", "")
