"""The assignment finds the best total."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ingest.comparison.assignment import assign


def test_no_rows_and_no_columns():
    assert assign([]) == []
    assert assign([[], []]) == [None, None]


def test_a_row_stays_free_rather_than_lose():
    assert assign([[-1.0, 2.0], [-3.0, -0.5]]) == [1, None]


def test_the_total_counts_and_not_the_first_choice():
    assert assign([[5.0, 4.0], [5.0, 0.0]]) == [1, 0]


@given(st.lists(st.lists(st.integers(0, 20), min_size=4, max_size=4), min_size=1, max_size=4))
def test_as_good_as_trying_everything(gains):
    chosen = assign([[float(gain) for gain in row] for row in gains])
    total = sum(gains[row][column] for row, column in enumerate(chosen) if column is not None)
    best = max(sum(gains[row][column] for row, column in enumerate(way)) for way in permutations(range(4), len(gains)))
    assert total == best
    taken = [column for column in chosen if column is not None]
    assert len(taken) == len(set(taken))


def test_large_tables_are_assigned_alike():
    gains = [[float((row * 37 + column * 11) % 23 - 8) for column in range(50)] for row in range(45)]
    chosen = assign(gains)
    taken = [column for column in chosen if column is not None]
    assert len(taken) == len(set(taken))
    assert all(gains[row][column] > 0 for row, column in enumerate(chosen) if column is not None)
    assert sum(gains[row][column] for row, column in enumerate(chosen) if column is not None) >= 45 * 13
