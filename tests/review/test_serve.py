"""`ingest serve`: the printed address lets in once, then a cookie does; without either nothing is shown."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from ingest.store.embedded import EmbeddedServer

from ..command import PROJECT, CommandLine

TOKEN = "a token of our own, long"


@pytest.fixture(scope="module")
def command(enterable_folder: Path) -> Iterator[CommandLine]:
    home = enterable_folder / "the home of serve"
    home.mkdir(mode=0o755)
    made = CommandLine(home, PROJECT / "tests" / "data" / "founding")
    try:
        made.run("db", "upgrade")
        yield made
    finally:
        EmbeddedServer(home).stop()


@contextmanager
def serving(command: CommandLine, **settings: str) -> Iterator[list[str]]:
    """Run the command and give the lines it printed."""
    process = subprocess.Popen(
        command.argv("serve", "--port", "0", "--reviewer", "ana"),
        env={**command.environment, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=command.home,
    )
    try:
        assert process.stdout is not None
        yield [process.stdout.readline() for _ in range(1 if settings else 2)]
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert "Traceback" not in errors
    assert TOKEN not in errors


def test_the_printed_address_lets_in_once_and_the_cookie_afterwards(command: CommandLine) -> None:
    with serving(command) as lines:
        printed = re.search(r"http://127\.0\.0\.1:\d+/flags\?token=\S+", lines[0])
        assert printed is not None
        address, _, token = printed.group().partition("?token=")
        with httpx2.Client(trust_env=False) as browser:
            assert browser.get(address).status_code == 401
            assert browser.get(f"{address}?token=wrong").status_code == 401
            first = browser.get(f"{address}?verdict=differs&token={token}")
            assert (first.status_code, first.headers["location"]) == (303, "/flags?verdict=differs")
            cookie = first.headers["set-cookie"]
            assert "HttpOnly" in cookie
            assert token not in cookie
            page = browser.get(address)
            assert page.status_code == 200
            assert ">ana<" in page.text
            assert browser.get(address.replace("/flags", "/channels.json")).json()["channels"]
        bare = httpx2.get(address, headers={"Authorization": f"Bearer {token}"}, trust_env=False)
        assert bare.status_code == 200


def test_a_token_of_the_environment_is_not_printed(command: CommandLine) -> None:
    with serving(command, INGEST_SERVE_TOKEN=TOKEN) as lines:
        assert TOKEN not in lines[0]
        found = re.search(r"http://127\.0\.0\.1:\d+/flags", lines[0])
        assert found is not None
        answer = httpx2.get(found.group(), headers={"Authorization": f"Bearer {TOKEN}"}, trust_env=False)
        assert answer.status_code == 200


def test_a_short_token_and_a_taken_port_are_refused(command: CommandLine) -> None:
    code, line = command.refused("serve", INGEST_SERVE_TOKEN="short")
    assert (code, "INGEST_SERVE_TOKEN" in line, "short" in line.replace("too short", "")) == (2, True, False)
    with serving(command) as lines:
        port = re.search(r":(\d+)/", lines[0])
        assert port is not None
        code, line = command.refused("serve", "--port", port.group(1))
        assert (code, "cannot listen" in line) == (2, True)
