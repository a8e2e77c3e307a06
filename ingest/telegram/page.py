"""One answer on its way into the store: first the capture, then what is parsed from it."""

from dataclasses import dataclass

from ingest.model import Capture
from ingest.telegram.parse import ParsedAnswer, parse_answer
from ingest.telegram.raw import RawAnswer


@dataclass(frozen=True, slots=True)
class Page:
    """Commit `capture` first (T1), then `parse()` and commit its rows with `cursor` (T2)."""

    channel_id: int
    capture: Capture
    cursor: int  # the highest id of the channel that is read when this page is stored; 0 = it moves no cursor
    answer: RawAnswer

    def parse(self) -> ParsedAnswer:
        """Return what the page says; the same as `parse_capture(page.capture)` gives later."""
        return parse_answer(self.answer, self.capture.fetch)
