"""What one file alone cannot tell: values given twice, and rules that name what is not configured."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ingest.config.channels import ChannelEntry
from ingest.config.document import Document, Place
from ingest.config.outlets import OutletEntry
from ingest.config.problems import nearest
from ingest.config.rules import Rules
from ingest.model import ConfigError

_Entry = TypeVar("_Entry")
_HOME = {"channels": "channels.yml", "tags": "channels.yml", "outlets": "outlets.yml"}


def inconsistencies(
    documents: tuple[Document, Document, Document],
    channels: Sequence[ChannelEntry],
    outlets: Sequence[OutletEntry],
    rules: Rules,
) -> list[ConfigError]:
    """Return an error for each contradiction; `documents` are those of channels, outlets and rules."""
    channels_at, outlets_at, rules_at = documents
    return [
        *_repeats(channels_at, ("channels",), "id", channels, lambda entry: (entry.id,)),
        *_repeats(channels_at, ("channels",), "handle", channels, lambda entry: (entry.handle.lower(),)),
        *_repeats(outlets_at, ("outlets",), "id", outlets, lambda entry: (entry.id,)),
        *_repeats(outlets_at, ("outlets",), "hosts", outlets, lambda entry: entry.hosts),
        *_repeats(rules_at, ("rules",), "id", rules.rules, lambda rule: (rule.id,)),
        *_strangers(rules_at, rules, channels, outlets),
    ]


def _repeats(
    document: Document,
    place: Place,
    key: str,
    entries: Sequence[_Entry],
    values: Callable[[_Entry], Iterable[object]],
) -> list[ConfigError]:
    """Return an error for each value that an earlier entry has already."""
    seen: dict[object, int] = {}
    errors = []
    for index, entry in enumerate(entries):
        for value in values(entry):
            if seen.setdefault(value, index) != index:
                first = document.lines.get((*place, seen[value], key), 1)
                message = f"{key} '{value}' stands in line {first} already."
                errors.append(document.error((*place, index, key), message, "Keep one of the two."))
    return errors


def _strangers(
    document: Document, rules: Rules, channels: Sequence[ChannelEntry], outlets: Sequence[OutletEntry]
) -> list[ConfigError]:
    """Return an error for each condition that names a channel, tag or outlet which is not configured."""
    handles = [channel.handle.lower() for channel in channels]
    tags = sorted({tag for channel in channels for tag in channel.tags})
    known = {"channels": handles, "tags": tags, "outlets": [outlet.id for outlet in outlets]}
    errors = []
    for index, rule in enumerate(rules.rules):
        for key, names in known.items():
            for position, name in enumerate(getattr(rule.when, key)):
                if name.lower() not in names:
                    guess = nearest(name, names)
                    remedy = f"Did you mean '{guess}'?" if guess else f"Enter it in {_HOME[key]} first."
                    place = ("rules", index, "when", key, position)
                    errors.append(document.error(place, f"when.{key}: '{name}' is not configured.", remedy))
    return errors
