"""The words by which reports are understood, read in whole sentences of every language.

The tables vocabulary_<lang>.jsonl hold invented news sentences: what happened to the number, what it counts, its
period, status and scope, and a piece of the phrase that names its source. A line names only what it tests.
"""

import json
from pathlib import Path

import pytest

from ingest.claims import read_claims
from ingest.quantities.pack import LANGUAGES

CASES = [
    pytest.param(lang, json.loads(line), id=f"{lang}-{json.loads(line)['text'][:50]}")
    for lang in LANGUAGES
    for line in (Path(__file__).parent / f"vocabulary_{lang}.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_a_sentence_is_understood(lang, case):
    at = case["text"].index(case["number"])
    claim = next(
        claim
        for claim in read_claims(case["text"], lang)
        if claim.selector.start < at + len(case["number"]) and at < claim.selector.end
    )
    found = {
        "role": claim.role,
        "concept": claim.concept,
        "period": claim.period.kind if claim.period else None,
        "status": claim.status.value,
        "scope": claim.scope,
        "doubt": claim.doubtful,
    }
    told = {key: case[key] for key in found if key in case}
    assert {key: found[key] for key in told} == told
    assert case.get("facet", "") in ("", *claim.facets)
    assert case.get("speaker", "") in claim.attribution.cue
