"""Each part of the verdict can be switched off, and does something: the table of what each adds rests on it."""

import pytest

from tests.benchmarks.ablation import PARTS, answers, own_pairs


@pytest.fixture(scope="module")
def whole():
    return answers(own_pairs())


@pytest.mark.parametrize("part", [name for name in PARTS if name != "everything"])
def test_without_a_part_other_verdicts_are_told(part, whole):
    with PARTS[part]():
        assert answers(own_pairs()) != whole
    assert answers(own_pairs()[:20]) == dict(list(whole.items())[:20])
