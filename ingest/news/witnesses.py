"""Who says which blocks of a page are its article.

Asked in this order: the page's own markup (itemprop=articleBody), the articleBody of its JSON-LD where the page shows
that text, trafilatura, and last the place with most sentences. Invariant: a witness marks blocks and nothing more.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.news.blocks import Block, BlockKind, Page
from ingest.news.furniture import Furniture
from ingest.news.tree import Element, copy_tree

LEAF_TAGS = frozenset({"p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "pre", "td", "th", "dd", "dt"})
_MAX_ELEMENTS = 10_000  # above these trafilatura is not asked: its time is not linear in size and depth
_MAX_DEPTH = 256
_PLAIN = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Marks:
    """Blocks that a witness calls body, by index."""

    witness: str
    indices: list[int] = field(default_factory=list)


def witnesses(page: Page, root: Element, elements: list[Element], told: str) -> Iterator[Marks]:
    """Yield what each witness marks, the best witness first; the later ones cost time and run only if asked."""
    hint = _hinted(page, elements)
    if hint:
        yield Marks("itemprop", hint)
    listed = _found_in(page, plain(told))
    if sum(len(plain(page.blocks[i].text)) for i in listed) * 2 > len(plain(told)):
        yield Marks("json-ld", listed)
    if len(elements) <= _MAX_ELEMENTS and page.depth <= _MAX_DEPTH:
        found = _found_in(page, plain(_trafilatura_text(root)))
        if found:
            yield Marks("trafilatura", found)
    dense = _densest(page)
    if dense:
        yield Marks("density", dense)


def _hinted(page: Page, elements: list[Element]) -> list[int]:
    """Return the sentences inside the elements that the page itself calls the article's body.

    Sites part a body at advertisements; where a page appends other articles, their titles part them (body.py).
    """
    inside: set[Element] = set()
    for element in elements:
        if element not in inside and "articlebody" in str(element.get("itemprop", "")).lower():
            inside.update(element.iter())
    return [i for i, block in enumerate(page.blocks) if block.element in inside and is_body(block)] if inside else []


def _found_in(page: Page, text: str) -> list[int]:
    """Return the blocks outside furniture whose text is part of `text` (plain)."""
    if not text:
        return []
    found = []
    for index, block in enumerate(page.blocks):
        if block.furniture is Furniture.NONE and block.kind is not BlockKind.TITLE and len(block.text) >= 15:
            key = plain(block.text)
            if key and key in text:
                found.append(index)
    return found


def _trafilatura_text(root: Element) -> str:
    from trafilatura import bare_extraction

    document = bare_extraction(copy_tree(root), favor_precision=True, include_comments=False, include_tables=True)
    return str(getattr(document, "text", "") or "")


def _densest(page: Page) -> list[int]:
    """Return the sentences of the element that directly holds most of them, as readability does.

    An element with several of them holds them itself; one with a single sentence is a paragraph, its parent holds it.
    """
    sentences = [block for block in page.blocks if is_body(block)]
    count = Counter(block.element for block in sentences)
    volume: dict[Element, int] = {}
    for block in sentences:
        is_paragraph = count[block.element] == 1 or block.element.tag in LEAF_TAGS
        holder = block.element.getparent() if is_paragraph else block.element
        for share in (1, 2):
            if holder is not None:
                volume[holder] = volume.get(holder, 0) + len(block.text) // share
                holder = holder.getparent()
    if not volume:
        return []
    inside = set(max(volume, key=lambda holder: volume[holder]).iter())
    return [i for i, block in enumerate(page.blocks) if block.element in inside and is_body(block)]


def is_body(block: Block) -> bool:
    return block.furniture is Furniture.NONE and block.is_sentence and block.kind is not BlockKind.TITLE


def plain(text: str) -> str:
    """Return letters and digits only, lower case: for comparing texts that differ in spaces and signs."""
    return _PLAIN.sub("", text).lower()
