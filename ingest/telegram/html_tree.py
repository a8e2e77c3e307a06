"""Finding elements of an HTML tree by their classes."""

from typing import Any


def classes_of(node: Any) -> list[str]:
    """Return the classes of an element, in order; a comment has none."""
    return str(node.get("class", "")).split() if isinstance(node.tag, str) else []


def first_of(node: Any, name: str) -> Any:
    """Return the first element below `node` that bears the class, or None."""
    return next((one for one in node.iterdescendants() if name in classes_of(one)), None)


def shown_text(node: Any) -> str:
    """Return what an element shows, blanks and line breaks taken together; '' for None."""
    return "" if node is None else " ".join("".join(node.itertext()).split())
