"""`ingest telegram login` against the loopback server, with Telethon's real handshake and sign-in."""

import asyncio
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.demo.mtproto import MtprotoServer, World
from ingest.demo.mtproto.server import running_in_thread

from ..command import CommandLine

PHONE, CODE = "+999661234567", "22222"


@pytest.fixture(scope="module")
def server() -> Iterator[MtprotoServer]:
    with running_in_thread(World(lambda: datetime.now(UTC))) as running:
        running.server_key()
        yield running


@pytest.fixture
def login(server: MtprotoServer, tmp_path: Path) -> CommandLine:
    (tmp_path / "key.pem").write_text(server.server_key().pem)
    return CommandLine(
        tmp_path,
        tmp_path,
        TELEGRAM_API_ID="1",
        TELEGRAM_API_HASH="secret-hash",
        INGEST_TELEGRAM_SERVER=f"127.0.0.1:{server.port}",
        INGEST_TELEGRAM_KEY=str(tmp_path / "key.pem"),
    )


def test_session_is_printed_once_and_the_rest_goes_to_standard_error(login: CommandLine) -> None:
    done = login.call("telegram", "login", stdin=f"{PHONE}\n{CODE}\n")
    assert done.returncode == 0, done.stderr
    (session,) = done.stdout.splitlines()
    assert len(session) > 300
    assert session not in done.stderr
    assert "whoever has it has your account" in done.stderr
    assert "secret-hash" not in done.stdout + done.stderr


@pytest.mark.parametrize("password", ["", "s3cret"])
def test_login_by_a_qr_code_in_the_terminal(password: str, login: CommandLine, server: MtprotoServer) -> None:
    def scan_soon() -> None:
        asyncio.get_running_loop().call_later(0.5, server.scan)

    server.world.account.password = password
    server.faults.before("ExportLoginToken", scan_soon)
    try:
        done = login.call("telegram", "login", "--qr", stdin=f"{password}\n")
    finally:
        server.world.account.password = ""
    assert done.returncode == 0, done.stderr
    (session,) = done.stdout.splitlines()
    assert len(session) > 300
    assert session not in done.stderr
    assert "█" in done.stderr
    assert "Link Desktop Device" in done.stderr
    assert ("two-step password" in done.stderr) == bool(password)


def test_a_wrong_two_step_password_is_named(login: CommandLine, server: MtprotoServer) -> None:
    server.world.account.password = "s3cret"
    try:
        done = login.call("telegram", "login", stdin=f"{PHONE}\n{CODE}\nwr0ng\n")
    finally:
        server.world.account.password = ""
    assert (done.returncode, done.stdout) == (2, "")
    assert "password: " in done.stderr
    assert "wr0ng" not in done.stderr


def test_session_goes_to_a_file_for_the_user_alone(login: CommandLine, server: MtprotoServer) -> None:
    path = login.home / "session"
    before = len(server.logins.authorised)
    done = login.call("telegram", "login", "--phone", PHONE, "--output", path, stdin=f"{CODE}\n")
    assert (done.returncode, done.stdout) == (0, "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text().strip()) > 300
    assert path.read_text().strip() not in done.stderr
    assert len(server.logins.authorised) == before + 1
    asked = len(server.calls)
    code, told = login.refused("telegram", "login", "--phone", PHONE, "--output", path)
    assert (code, "exists already" in told) == (2, True)
    assert len(server.calls) == asked  # no code was sent in vain


@pytest.mark.parametrize(
    ("stdin", "told"),
    [(f"{PHONE}\n11111\n", "code: "), (f"+111\n{CODE}\n", "phone: "), ("", "nothing was entered")],
)
def test_what_was_entered_wrongly_is_named(login: CommandLine, stdin: str, told: str) -> None:
    done = login.call("telegram", "login", stdin=stdin)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_credentials_are_named(tmp_path: Path) -> None:
    code, told = CommandLine(tmp_path, tmp_path).refused("telegram", "login")
    assert code == 2
    assert "TELEGRAM_API_ID" in told


def test_a_server_that_is_not_there(login: CommandLine) -> None:
    code, told = login.refused("telegram", "login", "--phone", PHONE, INGEST_TELEGRAM_SERVER="127.0.0.1:9")
    assert code == 4
    assert "gave no answer" in told


def test_a_name_is_resolved_to_an_entry_for_the_configuration(server: MtprotoServer, tmp_path: Path) -> None:
    import yaml

    server.world.add_channel(1700000421, "ozerny_kraj", 'Озёрный край: "новости"')
    command = CommandLine(
        tmp_path,
        tmp_path,
        TELEGRAM_API_ID="1",
        TELEGRAM_API_HASH="secret-hash",
        INGEST_TELEGRAM_SERVER=f"127.0.0.1:{server.port}",
        INGEST_TELEGRAM_SESSION=server.session_string(),
    )
    told = command.run("telegram", "resolve", "https://t.me/ozerny_kraj")
    assert yaml.safe_load(told)["channels"] == [
        {"id": 1700000421, "handle": "ozerny_kraj", "title": 'Озёрный край: "новости"'}
    ]
    assert "nobody bears" in command.refused("telegram", "resolve", "@nobody_at_all")[1]
