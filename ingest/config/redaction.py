"""Take secrets out of what is logged: values the environment keeps secret, credentials in addresses, tokens.

Nothing here knows where a text came from: what looks like a secret is one. A text without secrets stays as it is.
"""

import re
from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any

HIDDEN = "***"
_LEAST = 6  # a shorter value would blot out ordinary words

# Names of fields and variables whose value is never shown: api_hash, INGEST_SERVE_TOKEN, Authorization
_SECRET_NAME = re.compile(
    r"(?:pass(?:word|wd|phrase)?|secret|token|session|api_?hash|authorization|cookie|private_?key)s?$", re.IGNORECASE
)
# Variables that hold a secret, or an address with one: AIRFLOW_CONN_TELEGRAM_DEFAULT, AIRFLOW__CELERY__BROKER_URL
_SECRET_VARIABLE = re.compile(
    r"PASSWORD|SECRET|TOKEN|FERNET|AIRFLOW_CONN_|^(?:INGEST|TELEGRAM)_.*(?:SESSION|HASH)|"
    r"^(?:INGEST|AIRFLOW).*(?:_URL|_CONN|_CONN_ASYNC|_BACKEND)$",
    re.ASCII,
)
# Variables that sound so and hold none: AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE, AIRFLOW__SECRETS__BACKEND
_NO_SECRET = re.compile(r"(?:_FILE|_PATH|_CMD|_ALGORITHM|SECRETS__BACKEND)$", re.ASCII)
# 'password=x', '"token": "x"', 'api_hash: x'
_PAIR = re.compile(
    r"""(?P<name>["']?\b(?:password|passwd|secret|token|session|api_hash|access_token)\b["']?\s*[=:]\s*["']?)
        (?P<value>[^\s"',;&]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_SHAPES = (
    # postgresql://app:x@host, redis://:x@host: the name stays, what follows the colon goes
    (re.compile(r"(?P<kept>\b[a-z][a-z0-9+.-]*://[^\s/:@]*:)[^\s/@]+(?=@)", re.IGNORECASE), rf"\g<kept>{HIDDEN}"),
    (re.compile(r"(?P<kept>\b(?:Bearer|Basic)\s+)[\w.~+/=-]{8,}", re.IGNORECASE), rf"\g<kept>{HIDDEN}"),
    # a session of Telethon: '1' and 263 bytes or more as base64; other programs write theirs without the '1'
    (re.compile(r"(?<![\w-])[\w-]{250,}={0,2}(?![\w-])", re.ASCII), HIDDEN),
    # a bot's token, also behind the word bot: 123456789:AAE…
    (re.compile(r"(?<!\d)\d{8,10}:[A-Za-z0-9_-]{35}(?![\w-])", re.ASCII), HIDDEN),
    # a JSON Web Token: three parts of base64, the first begins '{"'
    (re.compile(r"\beyJ[\w-]{6,}\.[\w-]+\.[\w-]+"), HIDDEN),
)


class Redactor:
    """Takes the known secrets, and whatever has a secret's shape, out of texts and of structured events."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = sorted({one for one in secrets if len(one) >= _LEAST}, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def text(self, value: str) -> str:
        """Return the text without secrets."""
        if self._known is not None:
            value = self._known.sub(HIDDEN, value)
        for shape, put in _SHAPES:
            value = shape.sub(put, value)
        return _PAIR.sub(lambda found: f"{found['name']}{HIDDEN}", value)

    def value(self, value: object, name: str = "") -> Any:
        """Return the same value without secrets; mappings, lists and errors are looked into."""
        if name and value is not None and _SECRET_NAME.search(name):
            return HIDDEN
        match value:
            case str():
                return self.text(value)
            case bytes():
                return self.text(value.decode("utf-8", "replace"))
            case Mapping():
                return {key: self.value(held, str(key)) for key, held in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self.value(held) for held in value]
            case None | bool() | int() | float():
                return value
        return self.text(str(value))

    def __call__(self, logger: object, method: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
        """Redact an event of structlog; this is a processor and must stand after the one that renders errors."""
        return {
            key: held if key.startswith("_") else self.value(held, "" if key == "event" else key)
            for key, held in event.items()
        }


def secrets_of(environ: Mapping[str, str]) -> list[str]:
    """Return the secrets among the variables: whole values, the parts of lists, and passwords within addresses."""
    found: list[str] = []
    for name, value in environ.items():
        if not _SECRET_VARIABLE.search(name) or _NO_SECRET.search(name) or _is_switch(value):
            continue
        if "://" in value:
            found += re.findall(r"://[^\s/:@]*:([^\s/@]+)@", value)
        elif name.startswith("AIRFLOW_CONN_"):
            found += re.findall(r'"(?:password|api_secret)"\s*:\s*"([^"]+)"', value)
        elif name.endswith("_SESSIONS"):
            found += [part.partition("=")[2] for part in value.split(",")]
        else:
            found.append(value)
    return [one for one in found if len(one) >= _LEAST]


def _is_switch(value: str) -> bool:
    return value.strip().lower() in {"", "true", "false"} or value.strip().isdigit()


def redactor_of(environ: Mapping[str, str]) -> Redactor:
    """Return a processor for structlog that knows the secrets of this environment."""
    return Redactor(secrets_of(environ))
