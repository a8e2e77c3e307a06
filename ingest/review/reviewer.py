"""Who looks at the desk, and what this person may do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who was let in; `may_judge` says whether decisions are taken from this person."""

    name: str
    may_judge: bool


# A FastAPI dependency that returns a Reviewer, or raises HTTPException 401 or 403.
Authenticator = Callable[..., Any]
