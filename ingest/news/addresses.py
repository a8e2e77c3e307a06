"""Addresses of articles: cleaned of tracking, and the canonical one where it can be believed."""

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

_PREFIXES = ("www.", "m.", "amp.", "mobile.")
_SCRIPTS = (".php", ".asp", ".aspx", ".cgi", ".jsp", ".pl")


def clean_address(url: str, base: str = "") -> str:
    """Return an absolute address without fragment and tracking parameters; "" where it is no web address.

    Where the query alone names the article (`index.php?cid=7`) it stays whole: a tracker's name may be its key.
    """
    from courlan import clean_url

    try:
        whole = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(whole)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return ""
        whole = parts._replace(fragment="").geturl()
    except ValueError:
        return ""
    cleaned = clean_url(whole)
    if not cleaned:
        return whole
    names_by_query = parts.path in ("", "/") or parts.path.lower().endswith(_SCRIPTS)
    if names_by_query and parts.query and not urlsplit(cleaned).query:
        return whole
    return str(cleaned)


def host_of(url: str) -> str:
    """Return the host that stands for the site: lower case, without www., m., amp."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            return host[len(prefix) :]
    return host


def believe_canonical(candidates: Iterable[str], url: str, hosts: Iterable[str] = ()) -> tuple[str, str]:
    """Return the canonical address and, where one was refused, that one.

    Believed are addresses on the page's own host or on one of the outlet's, and not a front page: a page could
    otherwise speak for another outlet, or a whole site fold into one article.
    """
    own = clean_address(url)
    allowed = {host_of(url), *(host_of(f"https://{host}") for host in hosts)}
    refused = ""
    for candidate in candidates:
        address = clean_address(candidate, url)
        if not address:
            continue
        path = urlsplit(address).path
        is_front = path in ("", "/") and not urlsplit(address).query and urlsplit(own).path not in ("", "/")
        if (host_of(address) in allowed or not own) and not is_front:
            return address, refused
        refused = refused or address
    return own or url, refused
