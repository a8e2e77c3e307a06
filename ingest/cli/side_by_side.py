"""A post and a report side by side with their numbers marked: for the terminal and as a page."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from ingest.cli.output import printable
from ingest.model import Severity, Verdict, severity_of

if TYPE_CHECKING:
    from ingest.comparison import Compared

_STYLE = {Severity.NONE: "green", Severity.MILD: "yellow", Severity.SERIOUS: "bold red"}
_COLOUR = {Severity.NONE: "#d8f0d8", Severity.MILD: "#fdf0c4", Severity.SERIOUS: "#f9d0cc"}

_Mark = tuple[int, int, Verdict]


def print_compared(compared: "Compared") -> None:
    """Print both texts with coloured numbers, then one line for each verdict."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    texts = Table(expand=True, show_lines=False)
    texts.add_column("post", ratio=1)
    texts.add_column("report", ratio=1)
    cells = []
    for text, marks in (
        (compared.source.text, _source_marks(compared)),
        (compared.report.text, _report_marks(compared)),
    ):
        cell = Text(printable(text))
        for start, end, verdict in marks:
            cell.stylize(_STYLE[severity_of(verdict)], start, end)
        cells.append(cell)
    texts.add_row(*cells)
    console.print(texts)
    for comparison in compared.comparisons:
        line = Text(f"{comparison.verdict.value:16}", style=_STYLE[severity_of(comparison.verdict)])
        console.print(line.append(printable(comparison.reason), style="default"))
    if not compared.comparisons:
        console.print("The report puts no number in the official's mouth.")


def render_html(compared: "Compared") -> str:
    """Return a page with both texts side by side and the reasons below; no scripts, nothing fetched."""
    rows = "\n".join(
        f'<tr><td><mark style="background:{_COLOUR[severity_of(one.verdict)]}">{one.verdict.value}</mark></td>'
        f"<td>{escape(one.reason)}</td></tr>"
        for one in compared.comparisons
    )
    return _PAGE.format(
        post=_marked(compared.source.text, _source_marks(compared)),
        report=_marked(compared.report.text, _report_marks(compared)),
        rows=rows,
    )


def _report_marks(compared: "Compared") -> list[_Mark]:
    return [(one.report.selector.start, one.report.selector.end, one.verdict) for one in compared.comparisons]


def _source_marks(compared: "Compared") -> list[_Mark]:
    return [
        (one.source.selector.start, one.source.selector.end, one.verdict)
        for one in compared.comparisons
        if one.source is not None
    ]


def _marked(text: str, marks: Iterable[_Mark]) -> str:
    parts, at = [], 0
    for start, end, verdict in sorted(marks, key=lambda mark: mark[:2]):
        if start < at:
            continue  # one number of the post answers two of the report
        colour = _COLOUR[severity_of(verdict)]
        parts += [escape(text[at:start]), f'<mark style="background:{colour}">{escape(text[start:end])}</mark>']
        at = end
    parts.append(escape(text[at:]))
    return "".join(parts).replace("\n", "<br>")


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Post and report</title>
<style>body{{font:16px/1.5 sans-serif;margin:2rem;max-width:75rem}}
section{{display:grid;grid-template-columns:1fr 1fr;gap:2rem}}
td{{vertical-align:top;padding:.3rem .8rem .3rem 0}}h2{{font-size:1rem}}</style></head>
<body><section><article><h2>Post</h2><p>{post}</p></article><article><h2>Report</h2><p>{report}</p></article></section>
<table>{rows}</table></body></html>
"""
