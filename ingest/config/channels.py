"""config/channels.yml: the channels that are watched, and the official behind each. Native script only."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from ingest.config.fields import Duration, Frozen, Language, Name, Whole, refusal
from ingest.model import Channel

_PREFIX = re.compile(r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:s/)?|@")  # https://t.me/s/ | t.me/ | @
_HANDLE = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")  # oblast_news | Berehove24 | mayor
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # 2024-12-05
_BOT_PREFIX = "100"  # the Bot API writes channel 1500000046 as -1001500000046


class Source(StrEnum):
    """The way by which a channel's posts come in."""

    MTPROTO = "mtproto"
    WEB = "web"
    EXPORT = "export"


def _handle(text: str) -> str:
    bare = _PREFIX.sub("", text.strip(), count=1).rstrip("/")
    if not _HANDLE.fullmatch(bare):
        raise refusal(
            f"'{text}' is no channel handle.", "Write it as in the channel's address: name, @name or t.me/name."
        )
    return bare


def _channel_id(number: int) -> int:
    if number > 0:
        return number
    digits = str(-number)
    if digits.startswith(_BOT_PREFIX) and len(digits) > len(_BOT_PREFIX) + 5:
        raise refusal(f"{number} is the Bot API's form of the id.", f"Write {int(digits[len(_BOT_PREFIX) :])}.")
    raise refusal(f"{number} is no channel id.", "Write the positive number that an export's result.json calls 'id'.")


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # 2024-02-30: told below, like every other text that is no day
    raise refusal(f"'{value}' is no day.", "Write year, month and day: 2024-12-05.")


Handle = Annotated[str, AfterValidator(_handle)]
ChannelId = Annotated[Whole, AfterValidator(_channel_id)]
Day = Annotated[
    date | None,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2024-12-05"]}),
]


class ChannelEntry(Frozen):
    """One watched channel."""

    id: ChannelId = Field(description="Telegram's id of the channel, as 'id' in an export's result.json.")
    handle: Handle = Field(description="Name in the channel's address; @name and t.me/name are accepted.")
    title: str = Field("", description="Title as shown in Telegram.")
    language: Language = Field("", description="ISO 639 code of the posts' language; empty = found per post.")
    person: str = Field("", description="Surname, first name and patronymic in native script; empty = an institution.")
    office: str = Field("", description="Office in the channel's language.")
    office_en: str = Field("", description="Office in English.")
    region: str = Field("", description="Region in the channel's language.")
    region_en: str = Field("", description="Region in English.")
    in_office_from: Day = Field(None, description="First day in office; left out = not known.")
    in_office_to: Day = Field(None, description="Last day in office; left out = still in office.")
    source: Source = Field(
        Source.MTPROTO, description="Way in: Telegram's API, the public web preview, or exports only."
    )
    poll: Duration = Field(timedelta(minutes=5), ge=timedelta(seconds=30), description="Time between two polls.")
    tags: tuple[Name, ...] = Field((), description="Words to filter by, also in rules.yml.")

    @model_validator(mode="after")
    def _office_ends_after_it_begins(self) -> Self:
        if self.in_office_from and self.in_office_to and self.in_office_to < self.in_office_from:
            raise refusal(
                f"in_office_to ({self.in_office_to}) lies before in_office_from ({self.in_office_from}).",
                "Exchange the two days or mend one.",
            )
        return self

    def channel(self) -> Channel:
        """Return the channel as all rooms know it."""
        return Channel(**self.model_dump(exclude={"source", "poll", "tags"}))


class ChannelsFile(Frozen):
    """config/channels.yml"""

    channels: tuple[ChannelEntry, ...] = Field((), description="The watched channels.")
