"""A page as blocks of text in reading order, each with its links and with the region that it stands in.

A block is what a reader sees as one paragraph, heading, list item or table cell. Nothing is dropped here but what is
invisible; reading.py makes them, body.py chooses.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from ingest.news.furniture import Furniture
from ingest.news.tree import Element


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TITLE = "title"  # h1
    ITEM = "item"
    CELL = "cell"


@dataclass(slots=True, eq=False)
class Region:
    """A labelled part of the page. `volume` counts the characters of sentences in it; `standing` is decided last."""

    kind: Furniture
    element: Element
    parent: "Region | None"
    volume: int = 0
    holds_title: bool = False
    standing: Furniture = Furniture.NONE

    def settle(self, total: int) -> None:
        """Decide the label that stands; parents first. `total` is the volume of the page.

        A name in a class is no reason to lose the page's title or most of its text.
        """
        own = Furniture.NONE if self._is_doubtful(total) else self.kind
        above = self.parent.standing if self.parent is not None else Furniture.NONE
        self.standing = above if above is not Furniture.NONE else own

    def _is_doubtful(self, total: int) -> bool:
        if self.kind is Furniture.INVISIBLE:
            return False
        if self.holds_title:
            return True
        if self.element.tag in _LABELLED_BY_TAG:
            return False
        if self.kind is Furniture.ORNAMENT:
            return self.volume > _LONG_ORNAMENT
        # Readers may well write more than the article says, but hardly ten times as much.
        is_talk = "comment" in f"{self.element.get('class')} {self.element.get('id')}"
        return self.volume * 10 > total * 9 if is_talk else self.volume * 2 > total


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link inside a block; offsets in the block's text."""

    start: int
    end: int
    href: str


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph as seen by a reader; `element` is the block-level element that holds it."""

    element: Element
    kind: BlockKind
    text: str
    anchors: tuple[Anchor, ...]
    region: Region | None

    @property
    def furniture(self) -> Furniture:
        """What the block is, if not body text, by the part of the page that it stands in."""
        return self.region.standing if self.region is not None else Furniture.NONE

    @property
    def link_share(self) -> float:
        """Share of the text that is link."""
        return sum(a.end - a.start for a in self.anchors) / len(self.text) if self.text else 0.0

    @property
    def is_sentence(self) -> bool:
        """Say whether it reads like running text: ends like a sentence, is not made of links."""
        return len(self.text) >= 20 and self.text.rstrip(_CLOSERS)[-1:] in _ENDS and self.link_share < 0.6


@dataclass(frozen=True, slots=True)
class Embed:
    """A frame or widget: where it stands is told by the number of blocks before it."""

    url: str
    before: int
    region: Region | None

    @property
    def furniture(self) -> Furniture:
        """The label of the part of the page that the embed stands in."""
        return self.region.standing if self.region is not None else Furniture.NONE


@dataclass(slots=True)
class Page:
    """All blocks and embeds of a page in document order."""

    blocks: list[Block] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)
    depth: int = 0  # of the deepest element


_ENDS = frozenset(".!?…。:;")
_CLOSERS = "»”“\"'’)]› "
_LONG_ORNAMENT = 400
_LABELLED_BY_TAG = frozenset({"nav", "footer", "aside", "menu", "dialog", "figcaption", "button", "label", "caption"})
