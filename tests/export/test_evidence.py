"""The bundle of evidence: a WACZ that others can open, with the bytes as captured and a hash of every file."""

import gzip
import hashlib
import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from ingest.export import CapturedBytes, write_bundle
from ingest.model import Fetch, Way

NOW = datetime(2026, 3, 4, tzinfo=UTC)
PAGE = "<html><script>alert(1)</script>90 drones — дронів</html>".encode()


def captured(number: int, body: bytes | None, way: Way, resource: str) -> CapturedBytes:
    fetch = Fetch(way, resource, datetime(2026, 3, 2, 8, tzinfo=UTC), 200, "", {"etag": '"x"'})
    return CapturedBytes(number, hashlib.sha256(body or b"gone").hexdigest(), fetch, body)


CAPTURES = [
    captured(1, bytes(range(256)), Way.MTPROTO, "7/history"),
    captured(2, PAGE, Way.HTTP, "https://News.example/Night?a=1"),
    captured(3, None, Way.HTTP, "https://news.example/redacted"),
]
FINDINGS = [{"flag_id": "f", "article_revision_id": 2**62, "decided_at": NOW, "score": 0.5, "none": None}]


@pytest.fixture(scope="module")
def bundle() -> zipfile.ZipFile:
    out = BytesIO()
    assert write_bundle(CAPTURES, FINDINGS, {"number": 9, "chain": "abc"}, NOW, out) == 2
    return zipfile.ZipFile(out)


def test_every_file_is_listed_with_its_hash(bundle: zipfile.ZipFile) -> None:
    package = json.loads(bundle.read("datapackage.json"))
    listed = {one["path"]: one for one in package["resources"]}
    assert set(listed) | {"datapackage.json", "datapackage-digest.json"} == set(bundle.namelist())
    for path, one in listed.items():
        content = bundle.read(path)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}", path
        assert one["bytes"] == len(content)
    digest = json.loads(bundle.read("datapackage-digest.json"))
    assert digest["hash"] == f"sha256:{hashlib.sha256(bundle.read('datapackage.json')).hexdigest()}"
    assert package["wacz_version"] == "1.1.1"
    assert {info.compress_type for info in bundle.infolist()} == {zipfile.ZIP_STORED}


def records(warc: bytes) -> list[tuple[Any, bytes]]:
    return [(record, record.content_stream().read()) for record in ArchiveIterator(BytesIO(warc), check_digests=True)]


def test_the_bytes_are_those_that_were_captured(bundle: zipfile.ZipFile) -> None:
    found = records(bundle.read("archive/data.warc.gz"))
    assert [record.rec_type for record, _ in found] == ["resource", "metadata", "resource", "metadata", "metadata"]
    assert [body for record, body in found if record.rec_type == "resource"] == [bytes(range(256)), PAGE]
    assert found[0][0].rec_headers["WARC-Target-URI"] == "urn:claims:mtproto:7/history"
    assert found[2][0].rec_headers["WARC-Block-Digest"] == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert json.loads(found[3][1])["etag"] == '"x"'
    gone = json.loads(found[4][1])
    assert (gone["redacted"], gone["sha256"]) == (True, CAPTURES[2].sha256)


def test_the_index_leads_to_each_record(bundle: zipfile.ZipFile) -> None:
    warc = bundle.read("archive/data.warc.gz")
    lines = gzip.decompress(bundle.read("indexes/index.cdx.gz")).decode().splitlines()
    assert lines == sorted(lines)
    assert lines[0].startswith("example,news)/night?a=1 20260302080000 {")
    for line in lines:
        fields = json.loads(line.split(" ", 2)[2])
        start = int(fields["offset"])
        ((record, _),) = records(warc[start : start + int(fields["length"])])
        assert record.rec_headers["WARC-Target-URI"] == fields["url"]


def test_pages_name_what_can_be_replayed(bundle: zipfile.ZipFile) -> None:
    head, *pages = [json.loads(line) for line in bundle.read("pages/pages.jsonl").decode().splitlines()]
    assert head["format"] == "json-pages-1.0"
    assert [page["url"] for page in pages] == ["https://News.example/Night?a=1"]


def test_findings_and_the_head_of_the_chain_are_in_it(bundle: zipfile.ZipFile) -> None:
    (finding,) = json.loads(bundle.read("claims/findings.json"))
    assert finding["article_revision_id"] == str(2**62)
    assert json.loads(bundle.read("claims/ledger.json"))["chain"] == "abc"


def test_the_same_content_gives_the_same_bytes() -> None:
    made = []
    for _ in range(2):
        out = BytesIO()
        write_bundle(CAPTURES, FINDINGS, {}, NOW, out)
        made.append(out.getvalue())
    assert made[0] == made[1]
