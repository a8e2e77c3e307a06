"""Element tree -> blocks and embeds. Invariant: one pass, linear in the page, no recursion."""

import re
from collections import Counter

from ingest.news.blocks import Anchor, Block, BlockKind, Embed, Page, Region
from ingest.news.furniture import Furniture, label
from ingest.news.tree import Element, walk

_BLOCK_TAGS = frozenset(
    {
        "address", "amp-body", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_KINDS = {
    "h1": BlockKind.TITLE,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dd", "dt"), BlockKind.ITEM),
}
_FRAMES = frozenset({"iframe", "amp-iframe", "embed", "frame"})
_FRAME_SOURCES = ("src", "data-src", "data-lazy-src", "data-url")
_POST_NAMES = ("data-telegram-post", "data-post")
# Layout white space collapses; no-break and narrow spaces stay: they hold groups of digits together.
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BLANKS = " \u00a0\u2002\u2003\u2009\u200b\ufeff"
_LONG_LINE = 2_000  # no line wrapped by hand is longer; bounds the cost of joining
_STOPS = frozenset('.!?…:;»”"')


def read_blocks(root: Element) -> Page:
    """Return the page's blocks and embeds in document order, furniture labelled."""
    reader = _Reader()
    depth = 0
    for event, element in walk(root):
        if event == "start":
            depth += 1
            reader.page.depth = max(reader.page.depth, depth)
            reader.start(element)
        else:
            depth -= 1
            reader.end(element)
    reader.settle()
    return reader.page


class _Reader:
    """State of the pass: the line being collected, and the open elements that matter."""

    def __init__(self) -> None:
        self.page = Page()
        self._holders: list[Element] = []
        self._regions: list[tuple[Element, Region]] = []
        self._link: tuple[Element, int] | None = None  # links do not nest: a new one ends the one before
        self._all_regions: list[Region] = []
        self._hidden = 0
        self._breaks = 0
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""
        self._anchors: list[tuple[int, int, str]] = []

    def start(self, element: Element) -> None:
        """Enter an element: close the line where it begins a block or a region."""
        tag = element.tag
        self._keep_embed(element)
        kind = label(element)
        is_block = tag in _BLOCK_TAGS
        if is_block or tag == "br" or kind is not Furniture.NONE:
            self._flush()
        if is_block:
            self._holders.append(element)
            self._breaks = 0
        elif tag == "br":
            self._breaks += 1
        elif tag == "a" and element.get("href"):
            self._close_link()
            self._link = (element, self._length)
        if kind is not Furniture.NONE:
            self._all_regions.append(Region(kind, element, self._region()))
            self._regions.append((element, self._all_regions[-1]))
            self._hidden += kind is Furniture.INVISIBLE
        if tag == "h1" or "articlebody" in element.get("itemprop", "").lower():
            self._mark_title()
        self._add(element.text)

    def end(self, element: Element) -> None:
        """Leave an element: close its link, its block and its region."""
        if self._link is not None and self._link[0] is element:
            self._close_link()
        is_block = element.tag in _BLOCK_TAGS
        is_region = bool(self._regions) and self._regions[-1][0] is element
        if is_block or is_region:
            self._flush()
        if is_block:
            self._holders.pop()
            self._breaks = 0
        if is_region:
            self._hidden -= self._regions.pop()[1].kind is Furniture.INVISIBLE
        self._add(element.tail)

    def settle(self) -> None:
        """Decide which labels stand, now that the volume of every region is known."""
        total = 0
        count = Counter(block.element for block in self.page.blocks)
        for block in self.page.blocks:
            if block.kind is BlockKind.CELL and count[block.element] > 1:
                block.kind = BlockKind.PARAGRAPH  # a cell with several lines lays out a page, it holds no figure
            if block.is_sentence:
                total += len(block.text)
                if block.region is not None:
                    block.region.volume += len(block.text)
        for region in reversed(self._all_regions):  # children come after their parents
            if region.parent is not None:
                region.parent.volume += region.volume
        for region in self._all_regions:
            region.settle(total)

    def _close_link(self) -> None:
        if self._link is not None:
            self._anchors.append((self._link[1], self._length, self._link[0].get("href")))
            self._link = None

    def _region(self) -> Region | None:
        return self._regions[-1][1] if self._regions else None

    def _add(self, text: str | None) -> None:
        if not text or self._hidden:
            return
        text = _SPACE.sub(" ", text)
        if text.startswith(" ") and self._last in ("", " "):
            text = text[1:]
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._last = text[-1]

    def _flush(self) -> None:
        """Make a block of the line; a link that is still open goes on in the next one."""
        anchors = list(self._anchors)
        if self._link is not None:
            anchors.append((self._link[1], self._length, self._link[0].get("href")))
            self._link = (self._link[0], 0)
        whole = "".join(self._pieces).rstrip(_BLANKS)
        text = whole.lstrip(_BLANKS)  # old sites indent with no-break spaces
        shift = len(whole) - len(text)
        self._pieces, self._anchors, self._length, self._last = [], [], 0, ""
        if not text:
            return
        spans = [(max(b - shift, 0), min(e - shift, len(text)), href) for b, e, href in sorted(anchors)]
        self._append(text, tuple(Anchor(*span) for span in spans if span[0] < span[1]))
        self._breaks = 0

    def _append(self, text: str, anchors: tuple[Anchor, ...]) -> None:
        holder = self._holders[-1] if self._holders else None
        blocks = self.page.blocks
        before = blocks[-1] if blocks else None
        # Old sites wrap lines by hand: a single <br> inside a sentence parts nothing.
        if (
            self._breaks == 1
            and before is not None
            and before.element is holder
            and len(before.text) < _LONG_LINE
            and before.text[-1] not in _STOPS
            and text[0].islower()
        ):
            shift = len(before.text) + 1
            before.text = f"{before.text} {text}"
            before.anchors += tuple(Anchor(a.start + shift, a.end + shift, a.href) for a in anchors)
            return
        kind = _KINDS.get(holder.tag, BlockKind.PARAGRAPH) if holder is not None else BlockKind.PARAGRAPH
        blocks.append(Block(holder, kind, text, anchors, self._region()))

    def _keep_embed(self, element: Element) -> None:
        url = ""
        for name in _POST_NAMES:
            url = url or element.get(name, "")
        if not url and element.tag in _FRAMES:
            url = next((value for name in _FRAME_SOURCES if (value := element.get(name))), "")
        if url:
            self._flush()
            self.page.embeds.append(Embed(url, len(self.page.blocks), self._region()))

    def _mark_title(self) -> None:
        for _, region in reversed(self._regions):
            if region.holds_title:
                break
            region.holds_title = True
