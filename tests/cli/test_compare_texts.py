"""`ingest compare-texts` and `ingest compare --batch`, through the command line."""

import io
import json

import pytest
from typer.testing import CliRunner

from ingest.cli.application import build
from ingest.cli.compare_texts import run_batch
from ingest.model import InputError

POST = "Очищено почти 42,4 тыс. га. Ранены 12 человек."
REPORT = "Sappers cleared 424,000 hectares, Governor Pavel Ozerin said on 3 May. The ministry spoke of 19 houses."


def _run(*arguments, **more):
    return CliRunner().invoke(build(), ["compare-texts", *arguments], **more)


def test_a_person_reads_verdict_and_reason():
    result = _run(POST, REPORT, "--source-lang", "ru", "--report-lang", "en")
    assert result.exit_code == 0
    assert "magnitude_error" in result.stdout
    assert "ten times as" in " ".join(result.stdout.split())


def test_json_lists_what_was_not_compared():
    result = _run(POST, REPORT, "--json", "--language", "ru")
    answer = json.loads(result.stdout)
    (comparison,) = answer["comparisons"]
    assert comparison["verdict"] == "magnitude_error"
    assert comparison["severity"] == "serious"
    assert comparison["reason"].startswith("В посте «почти 42,4 тыс. га»")
    kinds = {number["text"]: number["kind"] for number in answer["not_compared"]}
    assert kinds == {"3 May": "date", "19 houses": "other_source"}


def test_files_and_a_page_side_by_side(tmp_path):
    post, report, page = tmp_path / "post.txt", tmp_path / "report.txt", tmp_path / "page.html"
    post.write_text(POST, "utf-8")
    report.write_text(REPORT.replace("cleared", "<script>cleared"), "utf-8")
    assert _run(str(post), str(report), "--html", str(page)).exit_code == 0
    html = page.read_text("utf-8")
    assert "<mark" in html
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_the_named_speaker_decides():
    text = "Mayor Gleb Sorokin said 14 were wounded. Governor Pavel Ozerin said 12 people were wounded."
    result = _run(POST, text, "--speaker", "governor Pavel Ozerin", "--report-lang", "en", "--json")
    assert [one["verdict"] for one in json.loads(result.stdout)["comparisons"]] == ["same"]


def test_batch_answers_each_line_in_order():
    pairs = [
        {"id": "a", "source_lang": "ru", "source": POST, "report_lang": "en", "report": REPORT},
        {"id": 2, "source": "", "report": ""},
    ]
    out = io.StringIO()
    run_batch(io.StringIO("\n".join(json.dumps(pair, ensure_ascii=False) for pair in pairs) + "\n\n"), out)
    first, second = map(json.loads, out.getvalue().splitlines())
    assert first["id"] == "a"
    (one,) = first["comparisons"]
    assert REPORT[one["report"]["start"] : one["report"]["end"]] == one["report"]["text"] == "424,000 hectares"
    assert POST[one["source"]["start"] : one["source"]["end"]] == one["source"]["text"] == "почти 42,4 тыс. га"
    assert second == {"id": 2, "comparisons": []}


@pytest.mark.parametrize("line", ["{", "[]", '{"source": "x"}', '{"source": 1, "report": "x"}'])
def test_a_bad_line_is_named(line):
    with pytest.raises(InputError, match="line 2"):
        run_batch(io.StringIO('{"source": "", "report": ""}\n' + line + "\n"), io.StringIO())


def test_batch_from_a_missing_file():
    result = CliRunner().invoke(build(), ["compare", "--batch", "/no/such/file"])
    assert isinstance(result.exception, InputError)
