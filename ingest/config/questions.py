"""docs/questions.md, written from config/queries.yml: `python -m ingest.config.questions > docs/questions.md`."""

import sys
from pathlib import Path

from ingest.config.load import load_config
from ingest.config.queries import SavedQuery


def render_page(queries: tuple[SavedQuery, ...]) -> str:
    """Return docs/questions.md."""
    lines = [
        "<!-- Generated from config/queries.yml by `python -m ingest.config.questions`; do not edit. -->",
        "# Questions that analysts ask",
        "",
        "Each is a saved query: `ingest query @open-serious` asks it, `ingest query @` lists all. They read the",
        "[views](views.md); write your own beside them in `config/queries.yml`.",
    ]
    for number, query in enumerate(queries, 1):
        lines += ["", f"## {number}. {query.question}", "", f"`ingest query @{query.id}`", ""]
        lines += ["```sql", query.sql.strip(), "```"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(render_page(load_config(Path("config")).queries))
