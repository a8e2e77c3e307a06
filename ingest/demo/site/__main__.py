"""Run the site as a process: `python -m ingest.demo.site --content DIR --port 0 --ready-file F`.

When it listens it writes the ready file (JSON): host, port, url. It ends on SIGTERM or SIGINT.
"""

import argparse
import json
import signal
import threading
from pathlib import Path

from ingest.demo.site.server import HOST, NewsSite


def main() -> None:
    """Parse the arguments and serve until told to end."""
    parser = argparse.ArgumentParser(prog="python -m ingest.demo.site", description="A loopback news site.")
    parser.add_argument("--content", type=Path, required=True, help="folder with one folder of pages for each outlet")
    parser.add_argument("--port", type=int, default=0, help="0 = any free port")
    parser.add_argument("--ready-file", type=Path, required=True, help="written when the site listens")
    arguments = parser.parse_args()
    if not arguments.content.is_dir():
        parser.error(f"{arguments.content} is no folder")
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    with NewsSite(arguments.content, arguments.port) as site:
        _write_at_once(arguments.ready_file, json.dumps({"host": HOST, "port": site.port, "url": site.url}))
        ended.wait()


def _write_at_once(path: Path, text: str) -> None:
    """Write so that a reader sees the whole file or none."""
    partial = path.with_name(path.name + ".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


if __name__ == "__main__":
    main()
