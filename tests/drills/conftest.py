"""The scene of the use cases' tests serves the drills too."""

from ..pipeline.conftest import scene  # noqa: F401  # pytest finds fixtures by their name in a conftest
