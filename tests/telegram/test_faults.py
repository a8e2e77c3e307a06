"""Faults of the account and of the line, and logging in."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from ingest.demo.mtproto import RpcFault, World, running
from ingest.telegram.client import Account, Patience, Server, connect
from ingest.telegram.faults import AccountError, AccountState, TelegramError, UnreachableError, translate

Play = Callable[..., None]
QUICK = Patience(flood_threshold=0, request_retries=1, connection_retries=1, retry_delay=0.01, request_timeout=10)


def small_world() -> World:
    world = World(lambda: datetime.now(UTC))
    world.add_channel(1500000001, "zarechye").post("пост")
    return world


def test_frozen_account_is_no_flood_and_no_channel_fault(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.frozen = True
        with pytest.raises(AccountError) as caught:
            await scene.pages()
        assert caught.value.state is AccountState.FROZEN
        assert caught.value.resource == "reader"

    play(1, story)


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (RpcFault(406, "AUTH_KEY_DUPLICATED"), AccountState.SESSION_DEAD),
        (RpcFault(401, "SESSION_REVOKED"), AccountState.SESSION_DEAD),
        (RpcFault(401, "AUTH_KEY_UNREGISTERED"), AccountState.LOGIN_NEEDED),
        (RpcFault(401, "USER_DEACTIVATED_BAN"), AccountState.BANNED),
    ],
)
def test_account_faults_in_the_middle(fault: RpcFault, state: AccountState, play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.fail("GetHistory", fault)
        with pytest.raises(AccountError) as caught:
            await scene.pages()
        assert (caught.value.state, caught.value.resource) == (state, "reader")

    play(1, story)


def connecting(prepare: Callable[[Any], None], session: Callable[[Any], str]) -> TelegramError:
    """Connect after something was prepared, and return the fault that comes of it."""

    async def main() -> None:
        async with running(small_world()) as server:
            account = Account("reader", 1, "hash", session(server))
            prepare(server)
            async with connect(account, patience=QUICK):
                pass

    with pytest.raises(TelegramError) as caught:
        asyncio.run(main())
    return caught.value


def test_duplicated_key_while_connecting() -> None:
    def prepare(server: Any) -> None:
        server.faults.fail("GetConfig", RpcFault(406, "AUTH_KEY_DUPLICATED"))

    error = connecting(prepare, lambda server: server.session_string())
    assert isinstance(error, AccountError)
    assert error.state is AccountState.SESSION_DEAD


def test_session_that_is_logged_out() -> None:
    error = connecting(lambda server: server.forget_logins(), lambda server: server.session_string())
    assert isinstance(error, AccountError)
    assert error.state is AccountState.LOGIN_NEEDED
    assert "ingest telegram login" in str(error)


def test_key_that_the_server_does_not_know() -> None:
    error = connecting(lambda server: server.keys.clear(), lambda server: server.session_string())
    assert isinstance(error, AccountError)
    assert error.state is AccountState.SESSION_DEAD


def test_garbled_session_string_never_shows() -> None:
    error = connecting(lambda server: None, lambda server: "1garbled-secret")
    assert isinstance(error, AccountError)
    assert "garbled-secret" not in f"{error} {error.__cause__}"


def test_secrets_are_not_in_the_account_as_text() -> None:
    assert "s3cret" not in repr(Account("reader", 1, "s3cret-hash", "s3cret-session"))


def test_nobody_listens() -> None:
    async def main() -> None:
        async with running(small_world()) as server:
            account = Account("reader", 1, "hash", server.session_string())
        async with connect(account, patience=QUICK):
            pass

    with pytest.raises(UnreachableError) as caught:
        asyncio.run(main())
    assert caught.value.resource == "reader"


def test_server_that_never_answers_is_given_up(play: Play) -> None:
    async def story(scene: Any) -> None:
        from dataclasses import replace

        scene.connection = replace(scene.connection, patience=replace(QUICK, request_timeout=0.05))
        scene.server.faults.drops["GetHistory"] = ["before"] * 1000
        with pytest.raises(UnreachableError):
            await scene.pages()

    play(1, story)


def test_trouble_of_telegrams_own_is_unreachable(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.fail("GetHistory", RpcFault(400, "SOMETHING_NEW_AND_ODD"))
        with pytest.raises(UnreachableError, match="SOMETHING_NEW_AND_ODD"):
            await scene.pages()

    play(1, story)


def test_own_mistakes_are_not_translated() -> None:
    assert translate(ValueError("a mistake"), resource="x", account="a") is None


def test_session_given_for_another_server_is_led_to_the_given_one() -> None:
    async def main() -> None:
        async with running(small_world()) as server:
            session = server.session_string()
            port, server.port = server.port, 1
            astray = Account("reader", 1, "hash", server.session_string())
            assert session != astray.session
            async with connect(astray, server=Server("127.0.0.1", port), patience=QUICK) as connection:
                assert connection.client.is_connected()

    asyncio.run(main())
