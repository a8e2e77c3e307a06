"""Bytes of a page -> text. Invariant: bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever the page says.

Declarations lie: windows-1251 pages are declared as utf-8 and the reverse, koi8-r as windows-1251, and some
archives keep UTF-8 that was read as windows-1251 and encoded again. The text decides, not the label.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_META = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""",  # <meta charset="koi8-r">, "…; charset=utf-8"
    re.IGNORECASE,
)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_LANG = re.compile(rb"""<html[^>]{0,300}?\blang\s*=\s*["']?\s*([a-zA-Z]{2})""", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]")
_CYRILLIC_CODECS = ("windows-1251", "koi8-u", "cp866", "iso-8859-5")
_CENTRAL = frozenset({"pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro"})
# The twelve commonest letters of Russian and Ukrainian text, and those of Latin alphabets that follow ASCII.
_COMMON = frozenset("оеаинтсрвлкміу")
_SAMPLE = 60_000  # bytes beyond ASCII that are looked at: enough to decide, bounded for a page of 50 MB
_DAMAGED = 0.02  # more broken sequences than this share and it is no UTF-8
_BETTER = 0.15  # by how much another code page must win over the declared one


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the code page that gave it; `detail` says what was wrong with the declaration or the bytes."""

    text: str
    charset: str
    detail: dict[str, object] = field(default_factory=dict)


def decode(body: bytes, declared: str = "") -> Decoded:
    """Return the page's text, whatever its declaration says; never raises."""
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if body.startswith(mark):
            return Decoded(body.decode(name, "replace").lstrip("\ufeff"), name)
    says = _codec(declared) or _declared_inside(body)
    try:
        return _unmangle(Decoded(body.decode("utf-8"), "utf-8", _note(says, "utf-8", body)))
    except UnicodeDecodeError:
        pass
    if says in ("utf-16-le", "utf-16-be", "utf-16"):
        return Decoded(body.decode(says, "replace"), says)
    if _broken_share(body) < _DAMAGED:
        text = body.decode("utf-8", "replace")
        return Decoded(text, "utf-8", {**_note(says, "utf-8", body), "replaced_characters": text.count("\ufffd")})
    name = _single_byte(body, says)
    return Decoded(body.decode(name, "replace"), name, _note(says, name, body))


def plausibility(text: str) -> float:
    """Return how much `text` looks like running Cyrillic: 1 = like a newspaper, below 0 = like noise.

    The share of common lower-case letters among all signs beyond ASCII, less what hardly happens in print: a
    capital after a small letter, and a Cyrillic letter beside a Latin one.
    """
    high = common = wrong = 0
    before, latin, cyrillic = " ", False, False
    for sign in text:
        was_latin, was_cyrillic = latin, cyrillic
        cyrillic = "\u0400" <= sign <= "\u04ff"
        latin = not cyrillic and sign.isalpha()
        high += sign > "\x7f"
        if cyrillic:
            common += sign in _COMMON
            wrong += was_latin or (sign.isupper() and before.islower())
        elif latin:
            wrong += was_cyrillic
        before = sign
    return (common - 2 * wrong) / high if high else 0.0


def _single_byte(body: bytes, says: str) -> str:
    sample = _sample(body)
    scores = {name: plausibility(sample.decode(name, "replace")) for name in _CYRILLIC_CODECS}
    best = max(scores, key=lambda name: scores[name])
    if says and says not in ("utf-8", "ascii"):
        own = scores.get(says)
        if own is None:
            own = plausibility(sample.decode(says, "replace"))
        if scores[best] < own + _BETTER or scores[best] < 0.3:
            return says
        return best
    if scores[best] >= 0.3:
        return best
    language = _LANG.search(body[:4096])
    return "windows-1250" if language and language[1].decode().lower() in _CENTRAL else "windows-1252"


def _sample(body: bytes) -> bytes:
    """Return the stretches around bytes beyond ASCII: markup and scripts have nothing to say here."""
    pieces: list[bytes] = []
    size = 0
    for piece in _high_runs(body):
        pieces.append(piece)
        size += len(piece)
        if size > _SAMPLE:
            break
    return b" ".join(pieces)


_RUN = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")


def _high_runs(body: bytes) -> Iterator[bytes]:
    return (match[0][:200] for match in _RUN.finditer(body))


def _broken_share(body: bytes) -> float:
    high = body[:2_000_000]
    total = len(_HIGH.findall(high))
    return high.decode("utf-8", "replace").count("\ufffd") / total if total else 0.0


def _declared_inside(body: bytes) -> str:
    found = _XML.match(body[:256]) or _META.search(body[:8192])
    return _codec(found[1].decode("ascii", "replace")) if found else ""


def _codec(name: str) -> str:
    """Return Python's name of a code page as browsers read it, "" where nobody knows it."""
    try:
        known = codecs.lookup(name.strip().strip("\"'")).name if name.strip() else ""
    except LookupError:
        return ""
    known = {"cp1251": "windows-1251", "cp1252": "windows-1252", "cp1250": "windows-1250"}.get(known, known)
    # Browsers read a page that says latin-1 or ascii as windows-1252; so do we.
    return "windows-1252" if known in ("iso8859-1", "ascii") else known


def _note(says: str, used: str, body: bytes) -> dict[str, object]:
    if not says or says == used or _HIGH.search(body) is None:
        return {}
    return {"declared_charset": says, "charset_repaired": used}


_MANGLED = {  # lead bytes of two-byte sequences as that code page shows them, then a continuation byte
    "windows-1251": re.compile(
        r"[РСТГВ][\u0080-\u00bf\u0400-\u040f\u0450-\u045f\u0490\u0491\u2010-\u203a\u20ac\u2116\u2122]"
    ),
    "windows-1252": re.compile(
        r"[\u00c2-\u00d2][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122]"
    ),
}


def _unmangle(decoded: Decoded) -> Decoded:
    """Undo one round of 'UTF-8 read as windows-1251 or -1252', where the whole text shows it."""
    for name, pattern in _MANGLED.items():
        if pattern.search(decoded.text[:200_000]) is None:
            continue
        back = _encode_sloppy(decoded.text, name)
        if back is None:
            continue
        repaired = back.decode("utf-8", "replace")
        # Honest text hardly ever survives this strictly: one lone accent breaks it.
        better = plausibility(repaired[:_SAMPLE]) > plausibility(decoded.text[:_SAMPLE]) + _BETTER
        if better or "\ufffd" not in repaired:
            return Decoded(repaired, "utf-8", {**decoded.detail, "mangled_as": name})
    return decoded


def _encode_sloppy(text: str, name: str) -> bytes | None:
    """Encode with the code page, its undefined bytes as themselves; None when other signs than strays remain."""
    out = bytearray()
    strays = 0
    for line in text.splitlines(keepends=True):
        try:
            out += line.encode(name)
            continue
        except UnicodeEncodeError:
            pass
        for sign in line:
            try:
                out += sign.encode(name)
            except UnicodeEncodeError:
                if sign < "\u0100":
                    out.append(ord(sign))
                else:
                    strays += 1
                    out += sign.encode("utf-8")
    return bytes(out) if strays * 50 <= len(text) else None
