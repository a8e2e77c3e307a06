"""What the room promises as a whole."""

import subprocess
import sys


def test_importing_the_room_loads_no_heavy_library() -> None:
    code = "import sys, ingest.telegram; print(*{'telethon', 'lxml', 'ijson', 'yaml'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
