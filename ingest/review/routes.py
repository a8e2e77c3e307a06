"""One function for a page and for its `.json` and `.csv`."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter


def three(router: APIRouter, path: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function for `path`, `path.json` and `path.csv`; it asks `form_of` which one is wanted."""

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        # the plain path last: its parameter would swallow the endings
        for ending in (".json", ".csv", ""):
            router.add_api_route(path + ending, function, methods=["GET"], response_model=None)
        return function

    return register
