"""What the first answer costs: CPU time of fresh processes, on a copy of the package that nothing was kept of yet."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import ingest
from tests.benchmarks.page import measured_on, write_part

_RUNS = 9
_FLOOR = 0.5
_TEXTS = {
    "ru": "За ночь сбито 17 беспилотников, ранены двое жителей посёлка, сообщил губернатор.",
    "uk": "За ніч збито 17 безпілотників, поранено двох мешканців селища, повідомив голова області.",
    "en": "Seventeen drones were shot down overnight and two residents were wounded, the governor said.",
}
_PROGRAM = """
import sys, time
from ingest.quantities import extract
found = extract(sys.argv[1], sys.argv[2])
print(time.process_time(), len(found))
"""


class Start(NamedTuple):
    """CPU seconds of one fresh process: until it has its first answer, and until it has ended."""

    answer: float
    whole: float


def measure(folder: Path, lang: str) -> Start:
    """Run a fresh Python on the package in `folder` and ask it for one text."""
    before = os.times()
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM, _TEXTS[lang], lang],
        cwd=folder,  # its `ingest` comes before the installed one
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    after = os.times()
    answer, numbers = run.stdout.split()
    if numbers != "2":
        raise RuntimeError(f"{lang}: {numbers} numbers were found, and two are in the text.")
    whole = after.children_user + after.children_system - before.children_user - before.children_system
    return Start(float(answer), whole)


def render() -> str:
    """Return the table of starts for the page."""
    lines = [
        "| first text | until the answer | until the process has ended | the very first time |",
        "|---|---|---|---|",
    ]
    for lang in _TEXTS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(
                Path(ingest.__file__).parent, folder / "ingest", ignore=shutil.ignore_patterns("__pycache__")
            )
            cold = measure(folder, lang)
            warm = [measure(folder, lang) for _ in range(_RUNS)]
        answer, whole = min(start.answer for start in warm), min(start.whole for start in warm)
        lines.append(f"| {lang} | {answer:.2f} s | {whole:.2f} s | {cold.answer:.2f} s |")
    return (
        "\n".join(lines)
        + "\n\nCPU time of a fresh Python that imports `ingest.quantities` and reads one text, without spaCy: least of "
        f"{_RUNS} runs. The very first time Python compiles the package and the lexicon is read as YAML; both "
        f"are kept beside the sources. Floor: {_FLOOR} s."
    )


def main() -> None:
    """Print the table; --write puts it into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    text = render()
    print(text)
    if parser.parse_args().write:
        write_part("start", f"{measured_on()}.\n\n{text}")


if __name__ == "__main__":
    main()
