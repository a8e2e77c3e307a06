"""When and where a number holds: the whole set at one place of it, weeks told as one day, and honest twins.

The pairs of places.jsonl and days.jsonl are invented; `kind` says what the report does to the post's number.
"""

import json
from pathlib import Path

import pytest

from ingest.comparison import compare_texts

FILES = ("places", "days")
PAIRS = [
    json.loads(line)
    for name in FILES
    for line in (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['kind']}: {pair['post']} | {pair['report']}")
def test_a_number_is_told_of_its_own_place_and_time(pair):
    languages = {"source_lang": pair["source_lang"], "report_lang": pair["report_lang"]}
    found = compare_texts(pair["post"], pair["report"], **languages)
    told = [one.verdict.value for one in found if pair["number"].lower() in one.report.selector.exact.lower()]
    assert pair["verdict"] in told
