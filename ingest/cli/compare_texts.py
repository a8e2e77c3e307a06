"""`ingest compare-texts` and `ingest compare --batch`: verdicts on texts at hand, no store needed."""

import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from ingest.cli.output import ConfigOption, JsonOption, to_json, write_line
from ingest.model import InputError

if TYPE_CHECKING:
    from ingest.comparison import Compared
    from ingest.model import Claim, Comparison

_LITERAL = 4096  # a longer argument is no file name


def register(app: typer.Typer) -> None:
    """Add `compare-texts` and `compare`."""
    app.command("compare-texts")(compare_two)
    app.command("compare")(compare)


def compare_two(
    source: Annotated[str, typer.Argument(help="The post: a file, - for standard input, or the text itself.")],
    report: Annotated[str, typer.Argument(help="The report: a file or the text itself.")],
    source_lang: Annotated[str | None, typer.Option(help="Language of the post; found by itself if not given.")] = None,
    report_lang: Annotated[str | None, typer.Option(help="Language of the report.")] = None,
    speaker: Annotated[str | None, typer.Option(help="The official, as the report names him or her.")] = None,
    language: Annotated[str, typer.Option(help="Language of the reasons: en, ru, uk.")] = "en",
    html: Annotated[Path | None, typer.Option(help="Also write the two texts side by side to this file.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Compare a report with the post that it cites and print a verdict for each number."""
    from ingest.comparison import compare_readings

    compared = compare_readings(
        _read(source),
        _read(report),
        source_lang=source_lang,
        report_lang=report_lang,
        speaker=speaker,
        language=language,
    )
    if html is not None:
        from ingest.cli.side_by_side import render_html

        html.write_text(render_html(compared), encoding="utf-8")
    if as_json:
        write_line(to_json(_document(compared)))
        return
    from ingest.cli.side_by_side import print_compared

    print_compared(compared)


def compare(
    batch: Annotated[str | None, typer.Option(help="Compare JSON lines of this file, or - for standard input.")] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare the linked articles of the store with their posts; with --batch, pairs of texts without a store."""
    if batch is None:
        from ingest.cli.derive import run_compare

        run_compare(config, as_json=as_json)
        return
    if batch == "-":
        run_batch(sys.stdin, sys.stdout)
        return
    try:
        with Path(batch).open(encoding="utf-8") as stream:
            run_batch(stream, sys.stdout)
    except OSError as error:
        raise InputError("cannot be read.", resource=batch, remedy="Give a file of JSON lines, or -.") from error


def run_batch(stream_in: IO[str], stream_out: IO[str]) -> None:
    """Compare one pair for each JSON line; write one JSON line for each, in order."""
    from ingest.comparison import compare_texts

    for number, line in enumerate(stream_in, 1):
        if not line.strip():
            continue
        pair = _pair(line, number)
        found = compare_texts(
            pair["source"],
            pair["report"],
            source_lang=pair.get("source_lang"),
            report_lang=pair.get("report_lang"),
            speaker=pair.get("speaker"),
        )
        answer = {"id": pair.get("id"), "comparisons": [_short(comparison) for comparison in found]}
        stream_out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    stream_out.flush()


def _pair(line: str, number: int) -> dict[str, Any]:
    try:
        pair = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(
            f"line {number} is no JSON: {error.msg}.", resource="batch", remedy="Mend the line."
        ) from error
    if not isinstance(pair, dict) or not isinstance(pair.get("source"), str) or not isinstance(pair.get("report"), str):
        raise InputError(
            f"line {number} has no texts.", resource="batch", remedy="Give an object with `source` and `report`."
        )
    return pair


def _short(comparison: "Comparison") -> dict[str, object]:
    source = comparison.source
    return {
        "report": _span(comparison.report),
        "source": _span(source) if source is not None else None,
        "verdict": comparison.verdict.value,
        "reason": comparison.reason,
    }


def _span(claim: "Claim") -> dict[str, object]:
    selector = claim.selector
    return {"start": selector.start, "end": selector.end, "text": selector.exact}


def _document(compared: "Compared") -> dict[str, object]:
    from ingest.model import Refusal, severity_of

    left = []
    for number in compared.not_compared:
        if isinstance(number, Refusal):
            left.append({"start": number.start, "end": number.end, "text": number.text, "kind": number.kind.value})
        else:
            left.append(_span(number) | {"kind": number.number_kind.value, "cue": number.attribution.cue})
    comparisons = [
        _short(one) | {"severity": severity_of(one.verdict).value, "steps": list(one.steps)}
        for one in compared.comparisons
    ]
    return {"comparisons": comparisons, "not_compared": left}


def _read(argument: str) -> str:
    """Return the text that an argument means: standard input, a file, or the argument itself."""
    if argument == "-":
        return sys.stdin.read()
    if len(argument) < _LITERAL and "\n" not in argument:
        path = Path(argument)
        try:
            if path.is_file():
                return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError("cannot be read as text.", resource=argument, remedy="Give UTF-8 text.") from error
    return argument
