"""Read one YAML file into plain data that remembers its lines.

Scalars follow YAML 1.2's core schema, so that text stays text: `no`, `on`, `12:30`, `0123` and `2024-12-05` are
text here, while PyYAML alone would make false, true, 750, 83 and a date of them. A key without a value is as if
it were not written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from ingest.model import ConfigError

Place = tuple[str | int, ...]

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")  # 0 | 42 | -1001500000046
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")  # 0.6 | 2.3 | -1.50
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})
_BASE = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # resolves nothing by itself: every plain scalar is text


@dataclass(frozen=True, slots=True)
class Document:
    """The data of one file, and the line of each place in it, counted from 1."""

    path: Path
    data: dict[str, Any]
    lines: dict[Place, int]

    def error(self, place: Place, message: str, remedy: str) -> ConfigError:
        """Return an error that names the file and the line nearest to `place`."""
        while place and place not in self.lines:
            place = place[:-1]
        line = self.lines.get(place, 1)
        return ConfigError(message, resource=f"{self.path}, line {line}", remedy=remedy)


def read_document(path: Path) -> Document:
    """Return the data of a YAML file; a missing or empty file is an empty mapping."""
    empty = Document(path, {}, {})
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return empty
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8 text.", resource=str(path), remedy="Save it as UTF-8.") from error
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}.", resource=str(path), remedy="Mend its rights."
        ) from error
    try:
        root = yaml.compose(text, Loader=_BASE)
    except yaml.MarkedYAMLError as error:
        raise _syntax(empty, error) from error
    except yaml.YAMLError as error:
        raise empty.error((), "holds a character that YAML does not allow.", "Take it out.") from error
    if root is None:
        return empty
    lines: dict[Place, int] = {}
    data = _Reader(empty, lines).value(root, (), ())
    if data is None:
        return empty
    if not isinstance(data, dict):
        raise empty.error((), "the file must hold keys with values.", "Begin as in the example that comes with it.")
    return Document(path, data, lines)


def _syntax(document: Document, error: yaml.MarkedYAMLError) -> ConfigError:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    if "\\t" in str(error.problem):
        remedy = "Indent with spaces, not with tabs."
    else:
        remedy = "Look at indentation, colons and quotes here and in the line above."
    problem = error.problem or error.context or "cannot be read"
    return ConfigError(f"is no valid YAML: {problem}.", resource=f"{document.path}, line {line}", remedy=remedy)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns nodes into values and writes their lines down."""

    document: Document
    lines: dict[Place, int]

    def value(self, node: yaml.Node, place: Place, above: tuple[int, ...]) -> Any:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if node.tag not in _TAGS:
            raise self._refuse(node, f"tag '{node.tag}' is not used here.", "Write the plain value.")
        if id(node) in above:
            raise self._refuse(node, "an alias refers to itself.", "Write the values out.")
        if isinstance(node, yaml.MappingNode):
            pairs = self._pairs(node, place)
            values = ((key, self.value(child, (*place, key), (*above, id(node)))) for key, child in pairs)
            return {key: value for key, value in values if value is not None}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*place, index), (*above, id(node))) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _pairs(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, yaml.Node]]:
        for key_node, child in node.value:
            key = key_node.value
            if not isinstance(key, str):
                raise self._refuse(key_node, "a key must be one word.", "Take the brackets away.")
            line = key_node.start_mark.line + 1
            if (*place, key) in self.lines:
                first = self.lines[(*place, key)]
                raise self._refuse(key_node, f"key '{key}' stands in line {first} already.", "Keep one of the two.")
            self.lines[(*place, key)] = line
            yield key, child

    def _scalar(self, node: yaml.Node) -> Any:
        text = str(node.value)
        if isinstance(node, yaml.ScalarNode) and node.style:  # quoted, or a block
            return text
        if text.lower() in _CONSTANTS:
            return _CONSTANTS[text.lower()]
        if _WHOLE.fullmatch(text):
            return int(text)
        return Decimal(text) if _DECIMAL.fullmatch(text) else text

    def _refuse(self, node: yaml.Node, message: str, remedy: str) -> ConfigError:
        resource = f"{self.document.path}, line {node.start_mark.line + 1}"
        return ConfigError(message, resource=resource, remedy=remedy)
