"""The filter of the flags as it stands in an address: `?verdict=differs&channel=…&page=2`."""

from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ingest.model import JudgementKind, Severity, Verdict
from ingest.store import FlagFilter

ROWS = 50
_Name = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]  # PostgreSQL refuses NUL in a text
OPEN = "open"  # neither confirmed nor dismissed


class FlagQuery(BaseModel):
    """Which flags, and which page of them; an empty field of the form means any."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    channel: _Name = ""
    outlet: _Name = ""
    verdict: Verdict | None = None
    severity: Severity | None = None
    decision: JudgementKind | Literal["open"] | None = None
    since: date | None = None
    until: date | None = None
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    rows: Annotated[int, Field(ge=1, le=10_000)] = ROWS

    @field_validator("verdict", "severity", "decision", "since", "until", mode="before")
    @classmethod
    def _blank_is_any(cls, value: Any) -> Any:
        return None if value == "" else value

    @field_validator("page", mode="before")
    @classmethod
    def _blank_is_first(cls, value: Any) -> Any:
        return 1 if value == "" else value

    @property
    def chosen(self) -> FlagFilter:
        """The filter for the store."""
        return FlagFilter(
            severity=self.severity,
            verdict=self.verdict,
            handle=self.channel.removeprefix("@") or None,
            outlet=self.outlet or None,
            decision=self.decision if isinstance(self.decision, JudgementKind) else None,
            since=self.since,
            until=self.until,
            open_only=self.decision == OPEN,
            limit=self.rows,
            offset=(self.page - 1) * self.rows,
        )

    @property
    def tail(self) -> str:
        """The filter as the end of an address, with its question mark; '' = no filter. The page is left out."""
        asked = self.address(page=1, rows=ROWS)
        return f"?{asked}" if asked else ""

    def address(self, **changes: object) -> str:
        """Return the query part of the address, with some fields changed; defaults are left out."""
        fields = self.model_copy(update=changes).model_dump(mode="json", exclude_defaults=True)
        return urlencode({name: value for name, value in fields.items() if value not in (None, "")})
