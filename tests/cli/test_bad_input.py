"""Bad input through the real command line: one clear line, an exit code, and nothing lost."""

import json
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from ingest.demo.site import NewsSite, Reply

from ..command import CommandLine

CHANNEL = 1_500_000_101
ESCAPE = "select 1; commit; reset role; begin read write; delete from store.observation"


def post(number: int, said: str) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2026-03-02T08:00:00",
        "date_unixtime": str(1_772_438_400 + 60 * number),
        "text": said,
        "text_entities": [{"type": "plain", "text": said}],
    }


def export(*posts: dict[str, Any], kind: str = "public_channel") -> str:
    head = {"name": "Громов", "type": kind, "id": CHANNEL}
    return json.dumps(head | {"messages": list(posts)}, ensure_ascii=False)


def page(said: str) -> str:
    return f"<html><head><title>News</title></head><body><article><h1>News</h1><p>{said}</p></article></body></html>"


def write(line: CommandLine, name: str, content: str | bytes) -> Path:
    path = line.home / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def sound(line: CommandLine) -> bool:
    return line.json("verify", "--json")["faults"] == []


def test_a_truncated_export_keeps_what_stands_before_the_damage(line: CommandLine) -> None:
    whole = export(post(1, "Раз"), post(2, "Два"), post(3, "Три"))
    path = write(line, "result.json", whole[: whole.index("Три")])
    code, told = line.refused("import", path)
    assert code == 2
    assert "damaged at byte" in told
    assert str(path) in told or "result.json" in told
    assert line.json("query", "select count(*) as n from posts", "--json") == [{"n": 2}]
    assert sound(line)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "0 bytes"),
        (export(post(1, "Привет"), kind="personal_chat"), "only channels are read"),
        (export(post(1, "Привет"), kind="private_group"), "only channels are read"),
        ("<!doctype html><p>messages", "no JSON"),
        ('{"messages": [], "type": "public_channel"}', "type or id is missing"),
        (b"\xff\xfe\x00garbage", "no JSON"),
    ],
)
def test_what_is_no_export_is_refused(line: CommandLine, content: str | bytes, told: str) -> None:
    code, said = line.refused("import", write(line, "result.json", content))
    assert code == 2
    assert told in said
    assert line.json("query", "select count(*) as n from captures", "--json") == [{"n": 0}]


def test_one_bad_file_does_not_keep_the_others_out(line: CommandLine) -> None:
    good = write(line, "good.json", export(post(1, "Раз")))
    done = line.call("import", write(line, "a.json", ""), good, line.home / "none.json")
    assert done.returncode == 2
    assert [text.partition(": ")[0] for text in done.stderr.splitlines()] == ["ingest", "ingest"]
    assert line.json("query", "select text from posts", "--json") == [{"text": "Раз"}]


def test_an_unknown_key_is_named_with_file_and_line(line: CommandLine) -> None:
    path = write(line, "config/channels.yml", "channels:\n  - id: 1500000101\n    handle: gromov\n    langauge: ru\n")
    for command in (("link",), ("config", "check"), ("collect",)):
        done = line.call(*command)
        assert done.returncode == 2
        told = done.stderr + done.stdout
        assert f"{path}, line 4" in told
        assert "langauge" in told
        assert "Traceback" not in told


def test_a_page_of_50_megabytes_is_refused_soon(line: CommandLine) -> None:
    path = write(line, "big.html", page("12 drones. " * 4_700_000))
    assert path.stat().st_size > 50_000_000
    began = time.monotonic()
    code, told = line.refused("import-article", path, "--url", "https://courier.example/big")
    assert time.monotonic() - began < 30
    assert code == 2
    assert "bytes" in told
    assert sound(line)


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "empty"), (b"%PDF-1.7 x", "PDF"), (b"\x1f\x8b\x08\x00rest", "gzip"), (bytes(5000), "")],
)
def test_what_is_no_page_is_refused(line: CommandLine, content: bytes, told: str) -> None:
    code, said = line.refused("import-article", write(line, "p.html", content), "--url", "https://courier.example/p")
    assert code == 2
    assert told in said


def test_windows_1251_that_calls_itself_utf_8(line: CommandLine) -> None:
    said = "Губернатор Громов сообщил о 12 сбитых беспилотниках и 4 повреждённых домах."
    body = page(said).replace("<head>", '<head><meta charset="utf-8">').encode("windows-1251")
    line.run("import-article", write(line, "p.html", body), "--url", "https://courier.example/p")
    assert line.json("query", "select text from articles", "--json") == [{"text": said}]


def test_a_redirect_to_this_machine_is_refused(line: CommandLine) -> None:
    with NewsSite() as site, NewsSite() as inside:
        inside.script("/secret", Reply.page(page("7 keys")))
        url = site.script("/out", Reply.redirect(f"{inside.url}/secret"))
        alone = line.call("fetch", f"{inside.url}/secret")
        sent_on = line.call("fetch", url, INGEST_ALLOW_ADDRESSES=f"127.0.0.1:{site.port}")
        assert (alone.returncode, sent_on.returncode) == (1, 1)
        assert "[failed]" in alone.stdout
        assert "127.0.0.1" in sent_on.stdout
        assert inside.asked == []


def test_a_feed_that_is_a_page(line: CommandLine) -> None:
    with NewsSite() as site:
        site.script("/feed", Reply.page(page("We moved.")))
        write(
            line,
            "config/outlets.yml",
            f"outlets:\n  - {{id: courier, name: Courier, language: en, hosts: ['127.0.0.1:{site.port}'],"
            f" feeds: ['{site.url}/feed']}}\n",
        )
        done = line.call("fetch", INGEST_ALLOW_ADDRESSES=f"127.0.0.1:{site.port}")
    assert done.returncode == 1
    assert f"note [failed] {site.url}/feed" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql://app:s3cret@127.0.0.1:1/none", 3),
        ("mysql://app:s3cret@127.0.0.1/none", 2),
        ("postgresql://app:s3cret@127.0.0.1:notaport/none", None),
        ("s3cret", 2),
    ],
)
def test_a_wrong_database_address_is_named_without_its_password(line: CommandLine, url: str, code: int | None) -> None:
    for command in (("analyse",), ("query", "select 1"), ("verify",)):
        found, told = line.refused(*command, INGEST_DATABASE_URL=url)
        assert found in ((2, 3) if code is None else (code,))
        assert "INGEST_DATABASE_URL" in told
        assert "s3cret" not in told


def test_a_wrong_password_is_told_without_it(line: CommandLine) -> None:
    url = line.environment["INGEST_DATABASE_URL"]
    head, _, tail = url.rpartition("@")
    wrong = f"{head.rpartition(':')[0]}:wr0ng@{tail}"
    code, told = line.refused("analyse", INGEST_DATABASE_URL=wrong)
    assert code == 3
    assert "wr0ng" not in told
    assert url not in told


def test_sql_that_writes_or_reads_elsewhere_is_refused(line: CommandLine) -> None:
    line.run("import", write(line, "result.json", export(post(1, "Раз"))))
    for statement in (
        ESCAPE,
        f"{ESCAPE}; commit; select 1",
        "with gone as (delete from posts returning *) select * from gone",
        "truncate store.observation",
        "select * from store.observation",
        "select pg_read_file('/etc/passwd')",
        "copy (select 1) to program 'id'",
        "select 1 union",
    ):
        code, told = line.refused("query", statement)
        assert code == 3
        assert told.startswith("ingest: query: ")
    assert line.json("query", "select count(*) as n from posts", "--json") == [{"n": 1}]
    assert sound(line)


def test_a_query_that_takes_too_long_is_ended(line: CommandLine) -> None:
    code, told = line.refused("query", "select count(*) from generate_series(1, 1000000000)", "--timeout", "0.3")
    assert code == 3
    assert "timeout" in told


def test_a_folder_that_cannot_be_written(line: CommandLine) -> None:
    code, told = line.refused("export", "posts", "--output", line.home / "no such folder" / "posts.csv")
    assert code == 1
    assert "no such folder" in told


@pytest.mark.parametrize("command", [("analyse",), ("import", "result.json")])
def test_an_interrupt_prints_one_line(line: CommandLine, command: tuple[str, ...]) -> None:
    posts = (post(number, f"{number}: сбито {number} беспилотников, " * 40) for number in range(1, 8000))
    write(line, "result.json", export(*posts))
    if command == ("analyse",):
        line.run("import", "result.json")
    child = subprocess.Popen(
        line.argv(*command),
        env=line.environment,
        cwd=line.home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell starts what runs in its background deaf to interrupts, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - one thread
    )
    _wait_for_a_run(line, command[0])
    child.send_signal(signal.SIGINT)
    _, told = child.communicate(timeout=60)
    assert child.returncode == 130, told
    (only,) = told.splitlines()
    assert only.startswith("ingest: interrupted")
    assert sound(line)


def _wait_for_a_run(line: CommandLine, name: str) -> None:
    import psycopg

    deadline = time.monotonic() + 60
    with psycopg.connect(line.environment["INGEST_OWNER_URL"], autocommit=True) as watcher:
        query = "SELECT count(*) FROM store.run WHERE use_case = %s AND ended_at IS NULL"
        while watcher.execute(query, (name,)).fetchone() != (1,):
            assert time.monotonic() < deadline
            time.sleep(0.02)
