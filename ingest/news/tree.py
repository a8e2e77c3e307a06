"""Text of a page -> element tree; the only module of the room that imports lxml.

Invariant: no tree is deeper than 2,048 elements (libxml2's bound with `huge_tree`), so that neither our walk nor
trafilatura's copies can exhaust the stack.
"""

import re
from collections.abc import Iterator
from typing import Any

Element = Any  # lxml has no type stubs; every use of its elements goes through the functions of this room

# Signs that XML cannot hold; browsers drop or replace them too.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")


def parse_html(text: str) -> tuple[Element | None, dict[str, object]]:
    """Return the root element, None where the text holds no element; `detail` names what was cut off."""
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

    clean = _XML_HEAD.sub("", _CONTROL.sub("", text))
    if not clean.strip():
        return None, {}
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, {}
    deep = any("depth" in str(entry.message).lower() for entry in list(parser.error_log)[:50])
    return root, ({"truncated": "the page is nested deeper than 2,048 elements"} if deep else {})


def walk(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield ('start' | 'end', element) in document order, without recursion."""
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element


def all_text(element: Element) -> str:
    """Return the element's text with white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def copy_tree(root: Element) -> Element:
    """Return a deep copy, for libraries that change the tree they read."""
    from copy import deepcopy

    return deepcopy(root)


def parse_xml(body: bytes) -> Element | None:
    """Return the root of an XML document, repaired where it is damaged; None where there is none.

    Entities are not resolved and nothing is fetched, so that no document reads files or grows.
    """
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(body, parser=parser) if body.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        return None
