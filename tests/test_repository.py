"""What must hold for every file that is kept under version control."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Written in parts, so that this file does not hold what it forbids.
REGISTRIES = "|".join(
    ["py" + r"pi\.org", "python" + r"hosted\.org", r"registry\." + "npmjs", r"deb\." + r"debian\.org"]
)
MACHINE = r"(?:^|[^\w.])/(?:home|root|Users|wo" + r"rk|fa" + r"rm)/\w"
HOMES = re.compile(r"/home/vera lis")  # an invented home with a blank, for tests
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler", "stuff"}


def _listed() -> list[Path]:
    """Return the files under version control, or all files where git is missing or this is no clone."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    hidden = {".venv", ".git", "build", "dist"}
    return [p for p in ROOT.rglob("*") if p.is_file() and not hidden & set(p.relative_to(ROOT).parts)]


FILES = _listed()
TEXTS = [path for path in FILES if b"\0" not in path.read_bytes()[:8000]]
MODULES = [path for path in FILES if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in {"ingest", "dags"}]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE], ids=["registries", "machine"])
def test_no_file_names_a_package_registry_or_a_place_of_one_machine(pattern: str) -> None:
    forbidden = re.compile(pattern, re.MULTILINE)
    found = [name(p) for p in TEXTS if forbidden.search(HOMES.sub("", p.read_text("utf-8", errors="replace")))]
    assert found == []


def test_no_file_is_larger_than_two_megabytes() -> None:
    assert [name(path) for path in FILES if path.stat().st_size > 2_000_000] == []


def test_no_module_is_longer_than_400_lines() -> None:
    assert [name(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > 400] == []


def test_dag_files_are_thin() -> None:
    assert [name(p) for p in MODULES if p.parent.name == "dags" and len(p.read_text("utf-8").splitlines()) >= 40] == []


def test_no_module_has_a_vague_name() -> None:
    assert [name(path) for path in FILES if path.suffix == ".py" and path.stem in VAGUE] == []


def test_exceptions_to_the_rules_carry_their_reason() -> None:
    """`# noqa: X  # why`, `# type: ignore[x]  # why`; the reason may stand in the line above."""
    bare = re.compile(r"# (?:noqa(?:: ?[A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)*)?|type: ignore(?:\[[\w, -]+\])?)$")
    found = []
    for path in FILES:
        if path.suffix == ".py":
            lines = path.read_text("utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                above = lines[number - 2].lstrip() if number > 1 else ""
                if bare.search(line) and not above.startswith("#"):
                    found.append(f"{name(path)}:{number}")
    assert found == []


def test_private_names_of_a_module_are_used_in_it() -> None:
    defined = re.compile(r"^(?:def |class )?(_[A-Za-z]\w*)(?:\(|:[^=\n]+=| =)", re.MULTILINE)
    found = []
    for path in MODULES:
        text = path.read_text("utf-8")
        names = {one for one in defined.findall(text) if len(re.findall(rf"\b{one}\b", text)) == 1}
        found += [f"{name(path)}: {one}" for one in sorted(names)]
    assert found == []


def test_no_file_is_named_like_an_option() -> None:
    assert [name(path) for path in FILES if path.name.startswith("-")] == []


def test_the_licence_is_the_whole_apache_licence() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_lock_holds_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    packages = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(packages) > 100
    pinned = re.compile(r"[\w.-]+==\S+(?: ;[^\\]+)? \\\n(?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+")
    assert [package.splitlines()[0] for package in packages if not pinned.match(package)] == []


def test_the_lock_was_made_by_the_documented_command() -> None:
    head = (ROOT / "requirements.lock").read_text("utf-8").splitlines()[1].removeprefix("#").strip()
    assert head.startswith("uv pip compile --universal --generate-hashes --no-emit-index-url")
    assert head in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_ci_calls_the_readmes_test_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert {"make demo", "make test"} <= set(re.findall(r"make \w+", (ROOT / "README.md").read_text("utf-8")))
