"""The loopback MTProto server: handshake, login, control port, and as a process of its own."""

import asyncio
import base64
import json
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ingest.demo.mtproto import MtprotoServer, World, load_world, running
from ingest.demo.mtproto.control import Control, send_command
from ingest.demo.mtproto.handshake import ServerKey
from ingest.demo.mtproto.server import running_in_thread
from ingest.demo.mtproto.worldfile import make_world
from ingest.model import InputError
from ingest.telegram.channel import resolve_channel
from ingest.telegram.client import Account, Patience, Server, connect
from ingest.telegram.history import collect_channel
from ingest.telegram.login import log_in, log_in_by_qr
from ingest.telegram.stream import stream

QUICK = Patience(flood_threshold=0, request_retries=1, connection_retries=2, retry_delay=0.01, request_timeout=20)
SPEC: dict[str, Any] = {
    "channels": [
        {
            "id": 1500000001,
            "username": "zarechye",
            "title": "Глава Заречья",
            "posts": [
                {"id": 4, "date": "2026-03-01T10:00:00+00:00", "text": "Сбито 12 БПЛА", "views": 10,
                 "entities": [{"kind": "bold", "offset": 6, "length": 2}], "reactions": {"👍": 2}},
                {"id": 5, "date": "2026-03-01T10:01:00+00:00", "service": "pin_message"},
                {"id": 6, "date": "2026-03-01T11:00:00+00:00", "text": "фото", "media": "photo", "grouped_id": 9,
                 "forward": {"channel_id": 1500000002, "message_id": 3, "date": "2026-03-01T09:00:00+00:00"}},
            ],
        }
    ]
}  # fmt: skip


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def server_key() -> ServerKey:
    return ServerKey.of_this_process()


def play(story: Callable[[MtprotoServer], Awaitable[None]], key: ServerKey | None = None) -> None:
    async def main() -> None:
        async with running(make_world(SPEC, now)) as server:
            server._server_key = key
            await story(server)

    asyncio.run(main())


def test_new_client_shakes_hands_and_logs_in_by_code(server_key: ServerKey) -> None:
    async def story(server: MtprotoServer) -> None:
        place = Server("127.0.0.1", server.port, public_key=server_key.pem)
        account = Account("reader", 1, "hash")
        phone = server.world.account.phone
        session = await log_in(account, f"+{phone}", lambda: "22222", lambda: "", server=place, patience=QUICK)
        async with connect(replace(account, session=session), patience=QUICK) as connection:
            assert (await resolve_channel(connection, "zarechye")).channel_id == 1500000001

    play(story, server_key)


@pytest.mark.parametrize(("phone", "code", "resource"), [("+999661234567", "1", "code"), ("+111", "22222", "phone")])
def test_wrong_code_or_number(phone: str, code: str, resource: str, server_key: ServerKey) -> None:
    async def story(server: MtprotoServer) -> None:
        place = Server("127.0.0.1", server.port, public_key=server_key.pem)
        with pytest.raises(InputError) as caught:
            await log_in(Account("r", 1, "h"), phone, lambda: code, lambda: "", server=place, patience=QUICK)
        assert caught.value.resource == resource

    play(story, server_key)


def log_in_with(password: str, server: MtprotoServer, key: ServerKey, entered: str) -> Awaitable[str]:
    server.world.account.password = password
    place = Server("127.0.0.1", server.port, public_key=key.pem)
    phone = server.world.account.phone
    return log_in(Account("r", 1, "h"), phone, lambda: "22222", lambda: entered, server=place, patience=QUICK)


def test_two_step_password_after_the_code(server_key: ServerKey) -> None:
    async def story(server: MtprotoServer) -> None:
        session = await log_in_with("пароль 1", server, server_key, "пароль 1")
        async with connect(Account("r", 1, "h", session), patience=QUICK) as connection:
            assert (await resolve_channel(connection, "zarechye")).channel_id == 1500000001
        sent = [call.password for call in server.calls if type(call).__name__ == "CheckPasswordRequest"]
        assert len(sent) == 1
        assert "пароль".encode() not in bytes(sent[0])  # only a proof goes over the line

    play(story, server_key)


def test_wrong_two_step_password_logs_nobody_in(server_key: ServerKey) -> None:
    async def story(server: MtprotoServer) -> None:
        with pytest.raises(InputError) as caught:
            await log_in_with("пароль 1", server, server_key, "пароль 2")
        assert caught.value.resource == "password"
        assert "пароль 2" not in str(caught.value)
        assert server.logins.authorised == set()

    play(story, server_key)


@pytest.mark.parametrize("password", ["", "s3cret"])
def test_login_by_qr_code(password: str, server_key: ServerKey) -> None:
    async def story(server: MtprotoServer) -> None:
        server.world.account.password = password
        place = Server("127.0.0.1", server.port, public_key=server_key.pem)
        shown: list[str] = []

        def show(address: str) -> None:
            shown.append(address)
            token = base64.urlsafe_b64decode(address.removeprefix("tg://login?token=") + "==")
            asyncio.get_running_loop().call_later(0.05, server.scan, token)

        session = await log_in_by_qr(Account("r", 1, "h"), show, lambda: password, now, server=place, patience=QUICK)
        assert len(shown) == 1
        async with connect(Account("r", 1, "h", session), patience=QUICK) as connection:
            assert (await resolve_channel(connection, "zarechye")).channel_id == 1500000001

    play(story, server_key)


def test_qr_code_that_ran_out_is_shown_anew_and_one_scanned_at_the_last_moment_counts(server_key: ServerKey) -> None:
    async def story(server: MtprotoServer) -> None:
        place = Server("127.0.0.1", server.port, public_key=server_key.pem)
        shown: list[str] = []

        def show(address: str) -> None:
            shown.append(address)
            if len(shown) == 3:
                server.logins.scan()  # accepted, and the client is not told

        late = now() + timedelta(hours=1)
        session = await log_in_by_qr(Account("r", 1, "h"), show, lambda: "", lambda: late, server=place, patience=QUICK)
        assert len(set(shown)) == 3
        async with connect(Account("r", 1, "h", session), patience=QUICK):
            pass

    play(story, server_key)


def test_qr_code_that_nobody_scans(server_key: ServerKey) -> None:
    async def story(server: MtprotoServer) -> None:
        place = Server("127.0.0.1", server.port, public_key=server_key.pem)
        late = now() + timedelta(hours=1)
        with pytest.raises(InputError, match="no QR code was scanned"):
            await log_in_by_qr(
                Account("r", 1, "h"), lambda _: None, lambda: "", lambda: late, server=place, patience=QUICK
            )
        assert server.logins.authorised == set()

    play(story, server_key)


def test_world_file_is_served_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.write_text(json.dumps(SPEC), encoding="utf-8")
    world = load_world(path, now)
    with running_in_thread(world) as server:
        posts = {o.message_id: o for o in read_all(server.session_string())}
    assert sorted(posts) == [4, 5, 6]
    assert (posts[4].text, posts[4].entities[0].kind, posts[4].counters.reactions) == ("Сбито 12 БПЛА", "bold", 2)
    assert posts[4].posted_at == datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
    assert posts[5].service_action == "pin_message"
    assert (posts[6].media, posts[6].grouped_id, posts[6].forward.message_id) == ("photo", 9, 3)


def read_all(session: str) -> list[Any]:
    async def pages() -> Any:
        async with connect(Account("reader", 1, "hash", session), patience=QUICK) as connection:
            ref = await resolve_channel(connection, "zarechye")
            async for page in collect_channel(connection, ref, clock=now):
                yield page

    return [post for page in stream(pages) for post in page.parse().observations]


def test_same_name_gives_the_same_key_after_a_restart() -> None:
    world = make_world(SPEC, now)
    with running_in_thread(world) as first:
        session = first.session_string()
        port = first.port
    with running_in_thread(world, port=port) as second:
        assert second.session_string() == session
        assert len(read_all(session)) == 3


def test_control_commands() -> None:
    control = Control(MtprotoServer(make_world(SPEC, now)))
    channel = control._server.world.find("zarechye")

    def obey(**command: Any) -> dict[str, Any]:
        return control.obey(json.dumps(command).encode())

    assert obey(do="post", channel="zarechye", text="новый") == {"ok": True, "id": 7}
    marks = [{"kind": "italic", "offset": 0, "length": 5}]
    assert obey(do="edit", channel="zarechye", id=7, text="иначе", entities=marks)["ok"]
    assert (channel.posts[7].message, len(channel.posts[7].entities)) == ("иначе", 1)
    assert channel.posts[7].edit_date is not None
    assert obey(do="edit", channel="zarechye", id=7, entities=[])["ok"]
    assert (channel.posts[7].message, channel.posts[7].entities) == ("иначе", None)
    assert obey(do="delete", channel="zarechye", ids=[4])["ok"]
    assert channel.find(4) is None
    assert obey(do="rename", channel="zarechye", username="other")["ok"]
    assert obey(do="calls") == {"ok": True, "calls": {}}
    assert "KeyError" in obey(do="edit", channel="nobody", id=1)["error"]
    assert "no such command" in obey(do="dance")["error"]
    assert control.obey(b"not json")["ok"] is False


@contextmanager
def process(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, Any]]]:
    world, ready = tmp_path / "world.json", tmp_path / "ready.json"
    world.write_text(json.dumps(SPEC), encoding="utf-8")
    command = [sys.executable, "-m", "ingest.demo.mtproto", "--world", str(world), "--ready-file", str(ready)]
    with subprocess.Popen(command) as child:
        try:
            deadline = time.monotonic() + 30
            while not ready.exists():
                assert child.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.02)
            yield child, json.loads(ready.read_text())
        finally:
            if child.poll() is None:
                child.kill()


@pytest.mark.e2e
def test_process_is_read_edited_and_ended(tmp_path: Path) -> None:
    with process(tmp_path) as (child, ready):
        assert len(read_all(ready["session"])) == 3
        send_command(ready["control_port"], do="edit", channel="zarechye", id=4, text="Сбито 13 БПЛА")
        send_command(ready["control_port"], do="delete", channel="zarechye", ids=[6])
        assert [o.text for o in read_all(ready["session"])] == ["", "Сбито 13 БПЛА"]
        with pytest.raises(ValueError, match="KeyError"):
            send_command(ready["control_port"], do="delete", channel="nobody", ids=[6])
        assert send_command(ready["control_port"], do="calls")["calls"]["GetHistory"] >= 4
        send_command(ready["control_port"], do="stop")
        assert child.wait(10) == 0


@pytest.mark.e2e
def test_process_ends_on_sigterm(tmp_path: Path) -> None:
    with process(tmp_path) as (child, _):
        child.send_signal(signal.SIGTERM)
        assert child.wait(10) == 0


def test_stream_raises_what_the_source_raises_and_closes_it_when_left() -> None:
    closed: list[bool] = []

    async def source() -> Any:
        try:
            for number in range(100):
                if number == 50:
                    raise KeyError("fifty")
                yield number
        finally:
            closed.append(True)

    with pytest.raises(KeyError):
        list(stream(source))
    items = stream(source)
    assert next(items) == 0
    items.close()
    assert closed == [True, True]


def test_world_of_another_name_is_not_found() -> None:
    with pytest.raises(KeyError):
        World(now).find("nobody")
