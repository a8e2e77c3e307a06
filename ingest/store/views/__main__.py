"""Print docs/views.md."""

import sys

from ingest.store.views import render_page

sys.stdout.write(render_page())
