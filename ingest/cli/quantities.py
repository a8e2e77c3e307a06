"""`ingest quantities`: the numbers of a text, normalised, one JSON line each."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.output import JsonOption, json_safe, write_line
from ingest.model import InputError

_COLOURS = ("#d6eaf8", "#fdebd0", "#d5f5e3", "#f5d6e8", "#fcf3cf", "#e8daef", "#d6dbdf")


def register(app: typer.Typer) -> None:
    """Add the command `quantities`."""
    app.command("quantities")(quantities)


def quantities(
    file: Annotated[str, typer.Argument(help="A text file in UTF-8; - reads standard input.")] = "-",
    lang: Annotated[str | None, typer.Option("--lang", help="ru, uk, en, de, fr, it, es, pl or pt.")] = None,
    as_json: JsonOption = False,
    html: Annotated[bool, typer.Option("--html", help="Print a page with the quantities marked (displaCy).")] = False,
    refusals: Annotated[bool, typer.Option("--refusals", help="Also print numbers that are no quantities.")] = False,
) -> None:
    """Print every quantity of a text as a JSON line: value, unit, modifier, concept, role, offsets."""
    from ingest.quantities import scan
    from ingest.quantities.pack import LANGUAGES
    from ingest.quantities.record import to_record

    if lang is not None and lang not in LANGUAGES:
        raise InputError("no such language.", resource=f"--lang {lang}", remedy=f"Use one of {', '.join(LANGUAGES)}.")
    text = _read(file)
    found = scan(text, lang)
    if html:
        write_line(_page(text, [(q.start, q.end, f"{q.modifier} {q.unit or q.kind}") for q in found.quantities]))
        return
    for quantity in found.quantities:
        write_line(json_safe(to_record(quantity).model_dump_json()))
    if refusals:
        from ingest.cli.output import to_json

        for refusal in found.refusals:
            write_line(
                to_json({"refused": refusal.kind, "start": refusal.start, "end": refusal.end, "text": refusal.text})
            )


def _read(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}.", resource=file, remedy="Check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8.", resource=file, remedy="Convert it first, for instance with iconv.") from error


def _page(text: str, marks: list[tuple[int, int, str]]) -> str:
    """Return a page with the marks, drawn by displaCy."""
    from spacy import displacy

    kept: list[dict[str, int | str]] = []
    last = 0
    for start, end, label in marks:
        if start >= last:
            kept.append({"start": start, "end": end, "label": label})
            last = end
    labels = sorted({str(mark["label"]) for mark in kept})
    colours = {label: _COLOURS[index % len(_COLOURS)] for index, label in enumerate(labels)}
    document = {"text": text, "ents": kept, "title": None}
    return displacy.render(document, style="ent", manual=True, page=True, options={"colors": colours}, jupyter=False)
