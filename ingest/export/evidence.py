"""The evidence behind flags as one file: a WACZ with the captured bytes, the findings and a hash of everything.

WACZ 1.1.1 (a ZIP with WARC, CDXJ, pages and a manifest) is what web archives read. Captures are `resource` records:
what is kept is the body that an answer had, not its wire form, and nothing is made up to look like it. What was kept of
its headers stands in a `metadata` record beside it. The same captures and findings give the same bytes.
"""

import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from ingest.model import Fetch, Way

_MEDIA = {
    Way.MTPROTO: "application/vnd.telegram.mtproto",
    Way.WEB: "text/html",
    Way.EXPORT: "application/json",
    Way.HTTP: "application/octet-stream",
    Way.FILE: "text/html",
}


@dataclass(frozen=True, slots=True)
class CapturedBytes:
    """One capture with its bytes; None = retention took them out, and their hash stays."""

    capture_id: int
    sha256: str
    fetch: Fetch
    body: bytes | None


def write_bundle(
    captures: Iterable[CapturedBytes],
    findings: Sequence[Mapping[str, Any]],
    chain: Mapping[str, Any],
    now: datetime,
    out: BinaryIO,
) -> int:
    """Write the bundle and return how many captures it holds.

    `chain` is the head of the store's ledger at `now`: `ingest verify` proves the same chain, so that whoever noted
    it elsewhere can tell that nothing was changed since.
    """
    import rfc8785

    warc, lines, pages = _warc(captures)
    files = {
        "archive/data.warc.gz": warc,
        "indexes/index.cdx.gz": gzip.compress("".join(sorted(lines)).encode(), mtime=0),
        "pages/pages.jsonl": _pages(pages),
        "claims/findings.json": rfc8785.dumps(_plain(list(findings))),
        "claims/ledger.json": rfc8785.dumps(_plain(dict(chain))),
    }
    package = rfc8785.dumps(_package(files, now))
    files["datapackage.json"] = package
    files["datapackage-digest.json"] = rfc8785.dumps({"path": "datapackage.json", "hash": _digest(package)})
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bundle:
        for name, content in files.items():
            bundle.writestr(zipfile.ZipInfo(name), content)  # a time of 1980: a bundle's bytes hang on its content only
    return len(lines)


def address_of(fetch: Fetch) -> str:
    """Return the address under which a web archive files a capture; a URN where it came from no web page."""
    if fetch.resource.startswith(("http://", "https://")):
        return fetch.resource
    return f"urn:claims:{fetch.way.value}:{quote(fetch.resource, safe='/:@')}"


def _warc(captures: Iterable[CapturedBytes]) -> tuple[bytes, list[str], list[CapturedBytes]]:
    from warcio.warcwriter import WARCWriter

    buffer, lines, pages = BytesIO(), list[str](), list[CapturedBytes]()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    for one in captures:
        began = buffer.tell()
        name = f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{one.capture_id}/{one.sha256}')}>"
        if one.body is not None:
            writer.write_record(_record(writer, one, one.body, name))
            lines.append(_index_line(one, began, buffer.tell() - began))
        writer.write_record(_beside(writer, one, name))
        if one.body is not None and one.fetch.way in {Way.HTTP, Way.WEB, Way.FILE}:
            pages.append(one)
    return buffer.getvalue(), lines, pages


def _record(writer: Any, one: CapturedBytes, body: bytes, name: str) -> Any:
    return writer.create_warc_record(
        address_of(one.fetch),
        "resource",
        payload=BytesIO(body),
        length=len(body),
        warc_content_type=_media(one.fetch),
        warc_headers_dict={
            "WARC-Record-ID": name,
            "WARC-Date": _moment(one.fetch.fetched_at),
            "WARC-Block-Digest": f"sha256:{one.sha256}",
        },
    )


def _beside(writer: Any, one: CapturedBytes, name: str) -> Any:
    """Return the record that tells how the bytes were got, or that they are gone."""
    about: dict[str, Any] = {"status": one.fetch.status, "way": one.fetch.way.value, "capture_id": one.capture_id}
    about |= {"sha256": one.sha256, "redacted": one.body is None, **one.fetch.detail}
    said = json.dumps(about, ensure_ascii=False, sort_keys=True).encode()
    return writer.create_warc_record(
        address_of(one.fetch),
        "metadata",
        payload=BytesIO(said),
        length=len(said),
        warc_content_type="application/json",
        warc_headers_dict={
            "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>",
            "WARC-Date": _moment(one.fetch.fetched_at),
            "WARC-Concurrent-To": name,
        },
    )


def _index_line(one: CapturedBytes, offset: int, length: int) -> str:
    fields = {
        "url": address_of(one.fetch),
        "mime": _media(one.fetch),
        "status": str(one.fetch.status or 200),
        "digest": f"sha256:{one.sha256}",
        "length": str(length),
        "offset": str(offset),
        "filename": "data.warc.gz",
    }
    stamp = one.fetch.fetched_at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    return f"{_key(address_of(one.fetch))} {stamp} {json.dumps(fields)}\n"


def _key(address: str) -> str:
    """Return the address as an index sorts it: https://news.example/a → example,news)/a."""
    scheme, _, rest = address.partition("://")
    if not rest or scheme not in {"http", "https"}:
        return address.lower()
    host, slash, path = rest.partition("/")
    return f"{','.join(reversed(host.lower().split('.')))}){slash or '/'}{path.lower()}"


def _pages(pages: Sequence[CapturedBytes]) -> bytes:
    lines: list[dict[str, Any]] = [{"format": "json-pages-1.0", "id": "pages", "title": "Pages behind the flags"}]
    lines += [
        {"id": str(one.capture_id), "url": address_of(one.fetch), "ts": _moment(one.fetch.fetched_at)} for one in pages
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _package(files: Mapping[str, bytes], now: datetime) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": "Evidence behind flags",
        "description": "Captured bytes and the differences found in them. It rates no one's truth.",
        "software": "ingest",
        "created": _moment(now),
        "resources": [
            {"name": name.rpartition("/")[2], "path": name, "hash": _digest(content), "bytes": len(content)}
            for name, content in files.items()
        ],
    }


def _media(fetch: Fetch) -> str:
    return fetch.media_type or _MEDIA[fetch.way]


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(value: object) -> Any:
    """Return the value as canonical JSON knows it; numbers that a float cannot hold exactly become text."""
    if isinstance(value, Mapping):
        return {str(name): _plain(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53 - 1:
        return str(value)
    return value if value is None or isinstance(value, str | bool | int | float) else str(value)
