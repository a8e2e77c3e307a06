"""What can stop us at Telegram, by whom it concerns: the account, a channel, our rate, or the line.

Account faults and channel faults are different states and are never mixed: a dead session says nothing of
a channel, and a closed channel says nothing of its posts.
"""

from enum import StrEnum

from ingest.model import IngestError


class TelegramError(IngestError):
    """Telegram, or the way to it, refused something."""

    exit_code = 4


class FloodWaitError(TelegramError):
    """Too many requests: wait `seconds` before this account calls `method` again. Never slept through here."""

    def __init__(self, method: str, seconds: int, *, resource: str) -> None:
        super().__init__(
            f"Telegram asks to wait {seconds:,} s before the next {method}.",
            resource=resource,
            remedy="The wait is kept; the next run after it goes on where this one stopped.",
        )
        self.method = method
        self.seconds = seconds


class AccountState(StrEnum):
    """Why an account cannot be used."""

    LOGIN_NEEDED = "login_needed"
    SESSION_DEAD = "session_dead"  # the key was used from two places, or revoked
    FROZEN = "frozen"
    BANNED = "banned"


class AccountError(TelegramError):
    """The account cannot be used; channels are not concerned."""

    def __init__(self, state: AccountState, *, resource: str) -> None:
        message, remedy = _ACCOUNT[state]
        super().__init__(message, resource=resource, remedy=remedy)
        self.state = state


class ChannelState(StrEnum):
    """Why a channel cannot be read."""

    PRIVATE = "private"
    INVALID = "invalid"  # unknown id, or an access hash of another account
    RESTRICTED = "restricted"
    NOT_A_CHANNEL = "not_a_channel"
    NAME_FREE = "name_free"  # nobody bears the username
    NAME_MOVED = "name_moved"  # another channel bears it now


class ChannelError(TelegramError):
    """One channel cannot be read; it never means that its posts are deleted."""

    def __init__(self, state: ChannelState, *, resource: str, detail: str = "") -> None:
        message, remedy = _CHANNEL[state]
        super().__init__(f"{message}{detail and f' ({detail})'}.", resource=resource, remedy=remedy)
        self.state = state


class UnreachableError(TelegramError):
    """Telegram could not be reached or had trouble of its own; the same request may work later."""


class UnreadableError(UnreachableError):
    """Telethon understands nothing of a channel's answers: its layer is older than what Telegram sends."""

    def __init__(self, resource: str, unknown: str) -> None:
        super().__init__(
            f"Telethon cannot read the answers ({unknown}).",
            resource=resource,
            remedy="Upgrade Telethon; the cursor stays where it is, so nothing is skipped.",
        )


_LOGIN = "Run: ingest telegram login."
_ACCOUNT = {
    AccountState.LOGIN_NEEDED: ("the account is not logged in.", _LOGIN),
    AccountState.SESSION_DEAD: (
        "the session is dead: its key was revoked or used from two places at once.",
        f"{_LOGIN} Use one session in one process only.",
    ),
    AccountState.FROZEN: ("Telegram froze the account.", "Appeal in a Telegram app; use another account."),
    AccountState.BANNED: ("the account is banned or deleted.", "Use another account."),
}
_CHANNEL = {
    ChannelState.PRIVATE: ("the channel is private now", "Its known posts are kept."),
    ChannelState.INVALID: ("the id or access hash is not valid for this account", "Resolve the username again."),
    ChannelState.RESTRICTED: ("the channel is restricted", "Its known posts are kept."),
    ChannelState.NOT_A_CHANNEL: ("the name belongs to no broadcast channel", "Check the handle in channels.yml."),
    ChannelState.NAME_FREE: ("nobody bears this username", "Check the handle in channels.yml."),
    ChannelState.NAME_MOVED: (
        "the username belongs to another channel now",
        "Nothing is merged: check who it is, then change channels.yml.",
    ),
}  # fmt: skip


def telethon_errors() -> tuple[type[BaseException], ...]:
    """Return what Telethon raises for refusals and for trouble on the line."""
    from telethon import errors

    return (
        errors.RPCError,
        errors.AuthKeyNotFound,
        errors.InvalidBufferError,
        errors.InvalidChecksumError,
        errors.SecurityError,
        EOFError,
        OSError,
        TimeoutError,
        ValueError,
    )


def translate(error: BaseException, *, resource: str, account: str, method: str = "") -> TelegramError | None:
    """Return the fault that an error of Telethon means, or None when it means a fault of this program.

    An account's fault names the account, every other one the resource.
    """
    from telethon import errors

    if isinstance(error, TelegramError):
        return error
    if isinstance(error, ValueError) and isinstance(error.__cause__, errors.RPCError):
        error = error.__cause__  # Telethon wraps some refusals
    if isinstance(error, (errors.FloodWaitError, errors.FloodPremiumWaitError, errors.SlowModeWaitError)):
        return FloodWaitError(method, int(error.seconds), resource=resource)
    account_state = _account_state(error)
    if account_state is not None:
        return AccountError(account_state, resource=account)
    channel_state = _channel_state(error)
    if channel_state is not None:
        return ChannelError(channel_state, resource=resource)
    if isinstance(error, ValueError):
        return None
    told = str(error) or type(error).__name__
    return UnreachableError(f"Telegram gave no answer to {method} ({told}).", resource=resource)


def _account_state(error: BaseException) -> AccountState | None:
    from telethon import errors

    # Order matters: the special cases are subclasses of the general ones.
    if isinstance(error, (errors.UserDeactivatedBanError, errors.UserDeactivatedError, errors.PhoneNumberBannedError)):
        return AccountState.BANNED
    if isinstance(error, (errors.FrozenMethodInvalidError, errors.FrozenParticipantMissingError)):
        return AccountState.FROZEN
    if isinstance(error, (errors.AuthKeyDuplicatedError, errors.SessionRevokedError, errors.AuthKeyNotFound)):
        return AccountState.SESSION_DEAD
    if isinstance(error, errors.UnauthorizedError):
        return AccountState.LOGIN_NEEDED
    return None


def _channel_state(error: BaseException) -> ChannelState | None:
    from telethon import errors

    states: list[tuple[type[BaseException], ChannelState]] = [
        (errors.ChannelPrivateError, ChannelState.PRIVATE),
        (errors.ChannelPublicGroupNaError, ChannelState.PRIVATE),
        (errors.ChatRestrictedError, ChannelState.RESTRICTED),
        (errors.ChannelInvalidError, ChannelState.INVALID),
        (errors.ChatIdInvalidError, ChannelState.INVALID),
        (errors.PeerIdInvalidError, ChannelState.INVALID),
        (errors.UsernameNotOccupiedError, ChannelState.NAME_FREE),
        (errors.UsernameInvalidError, ChannelState.NAME_FREE),
    ]
    return next((state for kind, state in states if isinstance(error, kind)), None)
