"""Read the folder of configuration files into one frozen `Config` with its digest."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from ingest.config.channels import ChannelEntry, ChannelsFile, Source
from ingest.config.consistency import inconsistencies
from ingest.config.document import Document, read_document
from ingest.config.fields import Frozen
from ingest.config.outlets import OutletEntry, OutletsFile
from ingest.config.problems import problems
from ingest.config.queries import QueriesFile, SavedQuery
from ingest.config.retention import Retention, RetentionFile
from ingest.config.rules import Rules
from ingest.model import Channel, ConfigError, Hedge, Outlet

_File = TypeVar("_File", bound=Frozen)

DEFAULT_FOLDER = Path("config")
FILES: tuple[tuple[str, type[Frozen]], ...] = (
    ("channels", ChannelsFile),
    ("outlets", OutletsFile),
    ("rules", Rules),
    ("retention", RetentionFile),
    ("queries", QueriesFile),
)


@dataclass(frozen=True, slots=True)
class Watch:
    """How one channel is watched."""

    source: Source
    poll: timedelta
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Config:
    """The whole effective configuration. `digest` changes when, and only when, a value changes."""

    channels: tuple[Channel, ...]
    outlets: tuple[Outlet, ...]
    rules: Rules
    retention: Retention
    digest: str
    watches: MappingProxyType[int, Watch]  # by channel id
    entries: MappingProxyType[str, OutletEntry]  # by outlet id
    queries: tuple[SavedQuery, ...] = ()  # of analysts; they change nothing that is computed, so not the digest

    def watched(self, source: Source) -> tuple[Channel, ...]:
        """Return the channels whose posts come in by this way, in the order of the file."""
        return tuple(channel for channel in self.channels if self.watches[channel.id].source is source)

    def channel(self, handle: str) -> Channel | None:
        """Return the channel with this handle, upper or lower case; None = not watched."""
        wanted = handle.lower().removeprefix("@")
        return next((channel for channel in self.channels if channel.handle.lower() == wanted), None)

    def outlet_of(self, host: str) -> Outlet | None:
        """Return the outlet that a host name, or a part of its domain, belongs to; the longest name wins.

        `host` may carry a port: an outlet that names one is found by exactly this port.
        """
        owners = {name: outlet for outlet in self.outlets for name in outlet.hosts}
        bare, _, port = host.lower().partition(":")
        if port and f"{bare}:{port}" in owners:
            return owners[f"{bare}:{port}"]
        while bare:
            if bare in owners:
                return owners[bare]
            bare = bare.partition(".")[2]
        return None

    def house_style(self, outlet: str, hedge: Hedge) -> bool:
        """Return whether this outlet adds this hedge so often that it tells nothing."""
        entry = self.entries.get(outlet)
        priors = self.rules.priors if entry is None or entry.priors is None else entry.priors
        return priors.get(hedge, Decimal(0)) >= self.rules.tolerances.house_style


def load_config(directory: Path) -> Config:
    """Return the configuration of a folder; missing files, keys and values take their defaults.

    The folder itself may be missing only when it is the one that is taken without asking (`config`).
    Raises ConfigError for the first thing that is wrong, naming file, line, key and remedy.
    """
    config, errors = _read(directory)
    if config is None:
        raise errors[0]
    return config


def check_config(directory: Path) -> list[ConfigError]:
    """Return everything that is wrong in a folder; empty = it loads."""
    return _read(directory)[1]


def _read(directory: Path) -> tuple[Config | None, list[ConfigError]]:
    errors: list[ConfigError] = []
    if not directory.is_dir() and (directory.exists() or directory != DEFAULT_FOLDER):
        remedy = "Give the folder that holds channels.yml."
        return None, [ConfigError("is no folder.", resource=str(directory), remedy=remedy)]
    channels_at, channels = _parse(directory, "channels", ChannelsFile, errors)
    outlets_at, outlets = _parse(directory, "outlets", OutletsFile, errors)
    rules_at, rules = _parse(directory, "rules", Rules, errors)
    _, retention = _parse(directory, "retention", RetentionFile, errors)
    _, queries = _parse(directory, "queries", QueriesFile, errors)
    if channels is not None and outlets is not None and rules is not None:
        entries = channels.channels, outlets.outlets, rules
        errors += inconsistencies((channels_at, outlets_at, rules_at), *entries)
    if errors or channels is None or outlets is None or rules is None or retention is None or queries is None:
        return None, errors
    return _join(channels.channels, outlets.outlets, rules, retention.retention, queries.queries), []


def _parse(directory: Path, name: str, model: type[_File], errors: list[ConfigError]) -> tuple[Document, _File | None]:
    path = directory / f"{name}.yml"
    document = Document(path, {}, {})
    try:
        document = read_document(path)
        return document, model.model_validate(document.data)
    except ConfigError as error:
        errors.append(error)
    except ValidationError as error:
        errors += problems(document, model, error)
    return document, None


def _join(
    channels: Sequence[ChannelEntry],
    outlets: Sequence[OutletEntry],
    rules: Rules,
    retention: Retention,
    queries: tuple[SavedQuery, ...],
) -> Config:
    watches = {entry.id: Watch(entry.source, entry.poll, frozenset(entry.tags)) for entry in channels}
    return Config(
        channels=tuple(entry.channel() for entry in channels),
        outlets=tuple(entry.outlet() for entry in outlets),
        rules=rules,
        retention=retention,
        digest=_digest(channels, outlets, rules, retention),
        watches=MappingProxyType(watches),
        entries=MappingProxyType({entry.id: entry for entry in outlets}),
        queries=queries,
    )


def _digest(
    channels: Sequence[ChannelEntry], outlets: Sequence[OutletEntry], rules: Rules, retention: Retention
) -> str:
    """Return the hash of all effective values; the order of channels and outlets means nothing."""
    effective = {
        "channels": [entry.model_dump() for entry in sorted(channels, key=lambda entry: entry.id)],
        "outlets": [entry.model_dump() for entry in sorted(outlets, key=lambda entry: entry.id)],
        "rules": rules.model_dump(),
        "retention": retention.model_dump(),
    }
    text = json.dumps(effective, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_canonical)
    return sha256(text.encode()).hexdigest()


def _canonical(value: object) -> str:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
