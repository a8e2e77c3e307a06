"""What can go wrong, on demand. Each fault is set by a test (or the control port) and acts on matching calls."""

from collections.abc import Callable
from dataclasses import dataclass, field


class RpcFault(Exception):  # noqa: N818  (it is an answer of the protocol, not a failure of this program)
    """An error that the server answers with."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(f"{code} {message}")
        self.code = code
        self.message = message

    @classmethod
    def flood(cls, seconds: int) -> "RpcFault":
        """Too many requests: come back in that many seconds."""
        return cls(420, f"FLOOD_WAIT_{seconds}")


@dataclass(slots=True)
class Planned:
    """Something that happens at calls of one method, `times` times, after `skip` calls have passed."""

    method: str
    act: Callable[[], None]
    times: int
    skip: int


@dataclass(slots=True)
class Faults:
    """The faults that stand. Methods are named as Telethon's request classes, without 'Request'."""

    planned: list[Planned] = field(default_factory=list)
    pad_pages: bool = False  # fill a history page that runs short with older posts, as the real server does
    drops: dict[str, list[str]] = field(default_factory=dict)  # method -> what to do: 'before' or 'middle'
    unknown_posts: set[tuple[int, int]] = field(default_factory=set)  # (channel, post): of a kind no client knows
    gone_channels: dict[int, str] = field(default_factory=dict)  # channel -> error: CHANNEL_PRIVATE …
    frozen: bool = False  # the account may connect, but no method works
    too_long: bool = False  # channel differences answer 'too long'
    blank_answers: bool = False  # GetMessages answers MessageEmpty for everything

    def fail(self, method: str, error: RpcFault, *, times: int = 1, skip: int = 0) -> None:
        """Answer the next `times` calls of the method with the error."""

        def raise_it() -> None:
            raise error

        self.planned.append(Planned(method, raise_it, times, skip))

    def before(self, method: str, act: Callable[[], None], *, skip: int = 0) -> None:
        """Do something, once, before the method is answered: an edit or deletion between two pages."""
        self.planned.append(Planned(method, act, 1, skip))

    def drop(self, method: str, where: str = "middle") -> None:
        """Close the connection at the method's next call: 'before' its answer or in its 'middle'."""
        self.drops.setdefault(method, []).append(where)

    def meet(self, method: str) -> None:
        """Act on a call; raises the `RpcFault` that is due, if one is."""
        for plan in [p for p in self.planned if p.method == method]:
            if plan.skip:
                plan.skip -= 1
                continue
            plan.times -= 1
            if plan.times <= 0:
                self.planned.remove(plan)
            plan.act()

    def take_drop(self, method: str) -> str:
        """Return 'before', 'middle' or, when no drop is due, ''."""
        due = self.drops.get(method)
        return due.pop(0) if due else ""
