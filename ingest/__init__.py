"""Watch officials' Telegram channels and flag the numbers that news reports tell differently.

Rooms and floors are described in docs/architecture.md; import-linter enforces them.
"""
