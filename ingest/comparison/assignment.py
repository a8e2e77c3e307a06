"""Optimal one-to-one assignment of rows to columns; sizes here are tens, not thousands."""

from collections.abc import Sequence

_INFINITE = float("inf")
_LARGE = 1600  # from here on the compiled method pays for its import


def assign(gains: Sequence[Sequence[float]]) -> list[int | None]:
    """Return for each row the column that maximises the total gain; a row stays free where that gains more.

    The Hungarian method on an n x (m + n) matrix: each row has a column of its own with gain 0.
    """
    rows = len(gains)
    if not rows:
        return []
    columns = len(gains[0])
    best = _best_alone(gains)
    if best is not None:
        return best
    if rows * columns > _LARGE:
        return _assign_large(gains)
    cost = [[-gain for gain in row] + [0.0] * rows for row in gains]
    matched = _match(cost, rows, columns + rows)
    found: list[int | None] = [None] * rows
    for column, row in enumerate(matched):
        if row is not None and column < columns and gains[row][column] > 0:
            found[row] = column
    return found


def _best_alone(gains: Sequence[Sequence[float]]) -> list[int | None] | None:
    """Return the best column of each row where no two rows want the same one; None where they have to share."""
    found: list[int | None] = []
    for row in gains:
        most = max(row, default=0.0)
        if most <= 0:
            found.append(None)
            continue
        column = row.index(most)
        if column in found or most in row[column + 1 :]:
            return None
        found.append(column)
    return found


def _assign_large(gains: Sequence[Sequence[float]]) -> list[int | None]:
    from scipy.optimize import linear_sum_assignment

    # a gain below zero is no better than staying free
    rows, columns = linear_sum_assignment([[max(gain, 0.0) for gain in row] for row in gains], maximize=True)
    found: list[int | None] = [None] * len(gains)
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        found[row] = column if gains[row][column] > 0 else None
    return found


def _match(cost: list[list[float]], rows: int, columns: int) -> list[int | None]:
    """Return the row of each column, by shortest augmenting paths with potentials."""
    u, v = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        way = [0] * (columns + 1)
        least = [_INFINITE] * (columns + 1)
        used = [False] * (columns + 1)
        owner[0], here = row, 0
        while owner[here]:
            used[here] = True
            here = _advance(cost, u, v, owner, way, least, used, here)
        while here:
            owner[here] = owner[way[here]]
            here = way[here]
    return [owner[column] - 1 if owner[column] else None for column in range(1, columns + 1)]


def _advance(
    cost: list[list[float]],
    u: list[float],
    v: list[float],
    owner: list[int],
    way: list[int],
    least: list[float],
    used: list[bool],
    here: int,
) -> int:
    delta, following = _INFINITE, 0
    row = owner[here]
    for column in range(1, len(v)):
        if used[column]:
            continue
        reduced = cost[row - 1][column - 1] - u[row] - v[column]
        if reduced < least[column]:
            least[column], way[column] = reduced, here
        if least[column] < delta:
            delta, following = least[column], column
    for column in range(len(v)):
        if used[column]:
            u[owner[column]] += delta
            v[column] -= delta
        else:
            least[column] -= delta
    return following
