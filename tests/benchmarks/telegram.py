"""Measure collecting from Telegram: python -m tests.benchmarks.telegram [--posts N] [--runs N] [--write].

Rate: the whole use case into PostgreSQL, beside Telethon alone reading the same server. Completeness: what we hold at
the end of a bad day, beside the plain loop that other archivers use. Rhythm: planned polls beside fixed ones.
"""

import argparse
import os

from tests.benchmarks import rhythm, telegram_peer
from tests.benchmarks.page import measured_on, write_part
from tests.benchmarks.telegram_rate import measure_rate


def main() -> None:
    """Measure, print, and write the part when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write the part of docs/benchmarks.md")
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    text = "\n\n".join(
        [
            f"{measured_on()}; `python -m tests.benchmarks.telegram --write`; load before the run {load:.1f}.",
            measure_rate(chosen.posts, chosen.runs),
            "A bad day (padded pages, 30 edits and 30 deletions between polls four hours apart), same server:",
            telegram_peer.table(),
            "A simulated week of 2,000 channels; delay from posting to detection:",
            rhythm.table(),
        ]
    )
    print(text)
    if chosen.write:
        write_part("telegram", text)


if __name__ == "__main__":
    main()
