"""Which blocks of a page are the article, and the text that they make.

A witness (witnesses.py) only marks blocks; the body is the smallest part of the page that holds what it marked, so
that paragraphs which the witness missed are kept, and furniture inside is dropped by its label. Invariant: `Body.text`
holds whole blocks in page order, parted by one newline.
"""

from dataclasses import dataclass

from ingest.news.blocks import Anchor, Block, BlockKind, Page
from ingest.news.furniture import Furniture, is_line, is_phrase
from ingest.news.tree import Element
from ingest.news.witnesses import LEAF_TAGS, Marks, is_body, plain, witnesses

_MOST = 0.9  # share of what the witness marked that the body must hold
_MAX_IN_VAIN = 50  # telling headings that open no part of their own: each costs a pass over what holds it


@dataclass(frozen=True, slots=True)
class Body:
    """The article's text; anchors with offsets in it; `places` gives the offset at which each kept block begins."""

    text: str = ""
    witness: str = "none"  # itemprop | json-ld | trafilatura | density | json-ld-only | none
    anchors: tuple[Anchor, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    places: tuple[tuple[int, int], ...] = ()  # (index of the block on the page, offset), in order
    first: int = -1  # index of the first and last kept block on the page; -1 = none
    last: int = -1


def find_body(page: Page, root: Element, told: str, title: str) -> Body:
    """Return the article's body. `told` is the JSON-LD articleBody, `title` the article's title; both may be empty."""
    elements = list(root.iter())  # held, so that lxml's proxies keep their identity
    plain_title = plain(title)
    for marks in witnesses(page, root, elements, told):
        container = _smallest(page, marks, elements)
        kept = _choose(page, container, set(marks.indices), plain_title)
        if kept:
            body = _assemble(page, kept, marks.witness)
            if marks.witness == "json-ld" or len(plain(body.text)) * 2 >= len(plain(told)):
                return body
    lines = [" ".join(line.split()) for line in told.splitlines()]
    text = "\n".join(line for line in lines if line)
    return Body(text, "json-ld-only") if text else Body()


def _smallest(page: Page, marks: Marks, elements: list[Element]) -> set[Element]:
    """Return the elements of the smallest part of the page that holds nearly all that was marked."""
    weight: dict[Element, int] = {}
    for index in marks.indices:
        block = page.blocks[index]
        weight[block.element] = weight.get(block.element, 0) + len(block.text)
    total = sum(weight.values())
    for element in reversed(elements):
        own = weight.get(element)
        parent = element.getparent()
        if own and parent is not None:
            weight[parent] = weight.get(parent, 0) + own
    current = elements[0]
    while True:
        child = next((c for c in current if weight.get(c, 0) >= _MOST * total), None)
        if child is None or child.tag in LEAF_TAGS:
            break
        current = child
    parent = current.getparent()
    # One paragraph in a <div> of its own: its like beside it are paragraphs too.
    if parent is not None and any(c is not current and _are_alike(c, current) for c in parent):
        current = parent
    return set(current.iter())


def _are_alike(one: Element, other: Element) -> bool:
    return bool(one.tag == other.tag and one.get("class") and one.get("class") == other.get("class"))


def _choose(page: Page, container: set[Element], marked: set[int], title: str) -> list[int]:
    """Return the indices of the blocks that are body: those of the container, and a lead between title and it."""
    inside = [i for i, block in enumerate(page.blocks) if block.element in container]
    if not inside:
        return []
    inside = _until_next_title(page, inside, title)
    lead = _lead(page, inside[0], title)
    foreign = _under_telling_headings(page, inside)
    kept = [i for i in [*lead, *inside] if i not in foreign and _is_kept(page.blocks[i], i in marked, title)]
    sentences = [i for i in kept if page.blocks[i].is_sentence or i in marked]
    if not sentences:
        return []
    first, last = sentences[0], sentences[-1]
    kept = [
        i
        for i in kept
        if first <= i <= last or (i < first and _is_deck(page.blocks[i])) or (i > last and _is_end(page.blocks[i]))
    ]
    return _without_bare_headings(page, kept, last)


def _until_next_title(page: Page, inside: list[int], title: str) -> list[int]:
    """Cut the container where the title of another article stands: pages that never end append them."""
    first = next((i for i, block in enumerate(page.blocks) if block.kind is BlockKind.TITLE), len(page.blocks))
    begun = False
    for position, index in enumerate(inside):
        block = page.blocks[index]
        is_other = block.kind is BlockKind.TITLE and index > first and plain(block.text) != title
        if is_other and begun and block.furniture is Furniture.NONE:
            return inside[:position]
        begun = begun or is_body(block)
    return inside


def _under_telling_headings(page: Page, inside: list[int]) -> set[int]:
    """Return the blocks of parts that begin with a heading such as 'Comments' or 'Read also', whatever their names."""
    volume = sum(len(page.blocks[i].text) for i in inside)
    found: set[int] = set()
    in_vain = 0
    for position, index in enumerate(inside):
        block = page.blocks[index]
        if block.kind is not BlockKind.HEADING or index in found or not is_phrase(block.text):
            continue
        part = block.element.getparent()
        if part is None or in_vain >= _MAX_IN_VAIN:
            continue
        members = set(part.iter())
        under = _run(page, inside, position, members)
        begins = position == 0 or page.blocks[inside[position - 1]].element not in members
        if begins and sum(len(page.blocks[i].text) for i in under) * 2 < volume:
            found.update(under)
        else:
            in_vain += 1
    return found


def _run(page: Page, inside: list[int], position: int, members: set[Element]) -> list[int]:
    """Return the blocks from this position on that stand in `members`; in page order they stand together."""
    run: list[int] = []
    while position < len(inside) and page.blocks[inside[position]].element in members:
        run.append(inside[position])
        position += 1
    return run


def _lead(page: Page, start: int, title: str) -> list[int]:
    """Return sentences between the article's title and the container, the way leads stand."""
    for index in range(start - 1, max(-1, start - 15), -1):
        block = page.blocks[index]
        if block.kind is BlockKind.TITLE or (title and plain(block.text) == title):
            return [i for i in range(index + 1, start) if is_body(page.blocks[i]) and len(page.blocks[i].text) >= 40]
    return []


def _is_kept(block: Block, marked: bool, title: str) -> bool:
    if block.furniture is not Furniture.NONE or block.kind is BlockKind.TITLE or is_phrase(block.text):
        return False
    if title and plain(block.text) == title:
        return False
    if block.kind is BlockKind.PARAGRAPH and is_line(block.text):
        return False
    return marked or block.link_share < 0.7 or len(block.text) > 250


def _is_deck(block: Block) -> bool:
    """Say whether a block before the first sentence is a subtitle, not a date or byline."""
    words = block.text.split()
    digits = sum(sign.isdigit() for sign in block.text)
    return len(words) > 4 and digits * 6 < len(block.text) and block.link_share < 0.3


def _is_end(block: Block) -> bool:
    """Say whether a block after the last sentence still belongs to the body: a list, a table, a long line."""
    words = len(block.text.split())
    if block.kind is BlockKind.CELL:
        return block.link_share < 0.3
    if block.kind is BlockKind.ITEM:
        return block.link_share < 0.3 and (words > 2 or any(sign.isdigit() for sign in block.text))
    return block.kind is BlockKind.PARAGRAPH and words > 8 and block.link_share < 0.3


def _without_bare_headings(page: Page, kept: list[int], last: int) -> list[int]:
    """Drop headings over nothing: 'Related' whose list was dropped, the last heading of the part."""
    out: list[int] = []
    for position, index in enumerate(kept):
        if page.blocks[index].kind is BlockKind.HEADING and index != last:
            after = kept[position + 1] if position + 1 < len(kept) else None
            if after is None or (page.blocks[after].kind is BlockKind.HEADING and after - index > 1):
                continue
        out.append(index)
    return out


def _assemble(page: Page, kept: list[int], witness: str) -> Body:
    pieces: list[str] = []
    anchors: list[Anchor] = []
    headings: list[tuple[int, int]] = []
    places: list[tuple[int, int]] = []
    length = 0
    row: Element = None
    for index in kept:
        block = page.blocks[index]
        own_row = block.element.getparent() if block.kind is BlockKind.CELL else None
        if pieces:
            parting = " | " if own_row is not None and own_row is row else "\n"
            pieces.append(parting)
            length += len(parting)
        row = own_row
        places.append((index, length))
        anchors += [Anchor(a.start + length, a.end + length, a.href) for a in block.anchors]
        if block.kind is BlockKind.HEADING:
            headings.append((length, length + len(block.text)))
        pieces.append(block.text)
        length += len(block.text)
    return Body("".join(pieces), witness, tuple(anchors), tuple(headings), tuple(places), kept[0], kept[-1])
