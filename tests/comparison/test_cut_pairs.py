"""Posts and reports that end anywhere, or that do not belong together: each is compared, none ends the comparison."""

import json
import random
from pathlib import Path

import pytest

from ingest.comparison import compare_texts
from ingest.comparison.texts import compare_readings
from ingest.model import Verdict

FILE = Path(__file__).parent / "pairs_blind_f.jsonl"
PAIRS = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("seed", range(8))
def test_texts_that_are_cut_anywhere_are_compared(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        post, told = chance.choice(PAIRS), chance.choice(PAIRS)
        source = post["source"][: chance.randrange(10, len(post["source"]))]
        report = told["report"][: chance.randrange(10, len(told["report"]))]
        both = compare_readings(source, report, source_lang=post["source_lang"], report_lang=told["report_lang"])
        assert all(one.reason for one in both.comparisons)


def test_a_part_knows_its_whole_behind_numbers_that_are_not_compared() -> None:
    ages = "A man aged 63, a woman aged 60 and a boy aged 9 escaped. "
    report = ages + "Mayor Ivan Petrov said 14 people were wounded, nine of them badly."
    found = compare_texts("Поранено 14 людей.", report, source_lang="uk", report_lang="en")
    verdicts = {one.report.quantity.text: one.verdict for one in found}
    assert verdicts == {"14 people": Verdict.SAME, "nine": Verdict.NOT_IN_SOURCE}


def test_nothing_in_so_many_parts_is_no_share() -> None:
    post, report = "Оплата учителям — 5 00", "Hinterbliebene sollen jeweils 1,5 Milliarden erhalten, sagte Iwan Petrow."
    both = compare_readings(post, report, source_lang="ru", report_lang="de")
    assert [one.quantity.low for one in both.report.claims] == [1_500_000_000]
