"""The weights of the score, read from data/weights.yml."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from ingest.text.bundled import read_bundled


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds; the meaning of each stands beside it in data/weights.yml."""

    bias: float
    official: float
    cue: float
    numbers: float
    numbers_scale: float
    time: float
    subjects: float
    terms: float
    explicit: float


@cache
def standard_weights() -> Weights:
    """Return the weights that the project ships."""
    raw = read_bundled(Path(__file__).parent / "data" / "weights.yml")
    return Weights(**{f.name: float(raw[f.name]) for f in fields(Weights)})
