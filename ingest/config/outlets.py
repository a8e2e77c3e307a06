"""config/outlets.yml: the sites whose articles are read, and how politely."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from ingest.config.fields import Duration, Frozen, Language, Name, refusal
from ingest.model import Hedge, Outlet

# news.example.org | 127.0.0.1:8080 | новини.example
_HOST = re.compile(r"[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)*(?::[0-9]{1,5})?")


def _host(text: str) -> str:
    bare = text.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/")
    if not _HOST.fullmatch(bare):
        raise refusal(f"'{text}' is no host name.", "Write the name alone, without path: news.example.org.")
    return bare


def _address(text: str) -> str:
    parts = urlsplit(text.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise refusal(f"'{text}' is no web address.", "Begin it with https:// and the host's name.")
    if parts.username or parts.password:
        raise refusal("the address holds a user name or password.", "Take it out; secrets stay in the environment.")
    return text.strip()


Host = Annotated[str, AfterValidator(_host)]
Address = Annotated[str, AfterValidator(_address)]
Share = Annotated[Decimal, Field(ge=0, le=1, allow_inf_nan=False)]


class OutletEntry(Frozen):
    """One site."""

    id: Name = Field(description="Short name, used in rules.yml and in queries.")
    name: str = Field("", description="Name for people; empty = the id.")
    language: Language = Field("", description="ISO 639 code; empty = found per article.")
    hosts: tuple[Host, ...] = Field((), description="Host names of its pages; 'example.org' covers 'www.example.org'.")
    feeds: tuple[Address, ...] = Field((), description="Addresses of its RSS and Atom feeds.")
    sitemaps: tuple[Address, ...] = Field((), description="Addresses of its news sitemaps.")
    poll: Duration = Field(
        timedelta(minutes=10), ge=timedelta(seconds=30), description="Time between two polls of a feed."
    )
    delay: Duration = Field(timedelta(seconds=2), description="Least time between two requests to one of its hosts.")
    priors: dict[Hedge, Share] | None = Field(
        None, description="How often (0 to 1) it adds a hedge as house style; left out = the priors of rules.yml."
    )

    def outlet(self) -> Outlet:
        """Return the outlet as all rooms know it."""
        return Outlet(self.id, self.name or self.id, self.language, self.hosts, self.feeds, self.sitemaps)


class OutletsFile(Frozen):
    """config/outlets.yml"""

    outlets: tuple[OutletEntry, ...] = Field((), description="The sites that are read.")
