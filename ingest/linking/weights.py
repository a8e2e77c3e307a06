"""The weights of the score, read from data/weights.yml."""

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

import yaml


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
    raw = yaml.safe_load(files("ingest.linking").joinpath("data", "weights.yml").read_text(encoding="utf-8"))
    return Weights(**{f.name: float(raw[f.name]) for f in fields(Weights)})
