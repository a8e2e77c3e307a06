"""A text may end anywhere: a post that is cut off, a lead without its end. What is there is read."""

import json
import re
from pathlib import Path

import pytest

from ingest.claims.reading import read_text

PAIRS = Path(__file__).parents[1] / "comparison" / "pairs_rounds_voices.jsonl"
ENDS = ("", ".", ",", " (", " (63 р", " (63 р.", " –", " 5", " %")


def _reports():
    chosen = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()][::16]
    return [pytest.param(pair["report"], pair["report_lang"], id=pair["id"]) for pair in chosen]


@pytest.mark.parametrize(("text", "lang"), _reports())
def test_every_beginning_of_a_text_is_read(text, lang):
    cuts = [match.start() for match in re.finditer(r"\b", text)]
    for nth, cut in enumerate(cuts):
        piece = text[:cut] + ENDS[nth % len(ENDS)]
        assert read_text(piece, lang).text == piece


@pytest.mark.parametrize("end", ["(63 р", "(63 р.", "(63 р)", "(63 р.)"])
def test_an_age_in_brackets_may_end_the_text(end):
    claims = read_text(f"Загинув чоловік {end}", "uk").claims
    assert [claim.quantity.value for claim in claims if claim.quantity.value != 1] == [63]
