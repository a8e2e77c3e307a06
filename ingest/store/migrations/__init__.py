"""Alembic's migrations; `HEAD` names the newest (a test compares it with the files)."""

HEAD = "0008"
