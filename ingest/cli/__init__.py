"""The command line: `ingest …`, one file for each command group.

Each file defines `register(app)`, which adds its commands; importing it must stay cheap, so rooms are
imported inside the commands. Errors derived from `IngestError` end with one line and their exit code.
"""

from ingest.cli.application import main

__all__ = ["main"]
