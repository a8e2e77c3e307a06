"""The three logins of a store as SQLAlchemy URLs."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

from ingest.model.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Urls:
    """Addresses of one database for its three logins; "" = this login was not given."""

    app: str  # reads and appends
    owner: str = ""  # migrations and retention
    reader: str = ""  # `ingest query`


def with_driver(url: str) -> str:
    """Return `url` with SQLAlchemy's psycopg driver named; accepts what people write for PostgreSQL."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.split("+")[0] not in {"postgresql", "postgres"}:
        raise ConfigError(
            f"'{scheme}' is not PostgreSQL.",
            resource="INGEST_DATABASE_URL",
            remedy="Write postgresql://user:password@host/database.",
        )
    return f"postgresql+psycopg://{rest}"


def plain(url: str) -> str:
    """Return `url` as libpq and psql read it."""
    return "postgresql://" + url.partition("://")[2]


def without_password(url: str) -> str:
    """Return `url` with the password left out, for messages."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return urlunsplit(parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}"))


def user_of(url: str) -> str:
    """Return the login name in `url`; "" when it names none."""
    return urlsplit(url).username or ""


def split_password(url: str) -> tuple[str, str]:
    """Return `url` without its password, and the password; "" = it has none."""
    return without_password(url), unquote(urlsplit(url).password or "")
