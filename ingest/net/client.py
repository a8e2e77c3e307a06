"""The one polite client: guarded addresses, robots.txt, rate, limits, conditional requests, bounded retries.

Stateless towards sites: no cookies, no login. Caching information is handed out with an answer and taken back
with the next request; who keeps it is not decided here. Safe for several threads.
"""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2

from ingest.model.evidence import Capture, Fetch, Way
from ingest.net.answer import Answer, CachingInfo, Redirect, parse_retry_after
from ingest.net.clock import Clock, SystemClock
from ingest.net.errors import FetchError, TimedOut, TooLarge, TooManyRedirects, Unreachable
from ingest.net.guard import Guard, check_url
from ingest.net.policy import NetPolicy
from ingest.net.rate import HostRate
from ingest.net.robots import MAX_BYTES as ROBOTS_BYTES
from ingest.net.robots import Robots, RobotsAnswer
from ingest.net.transport import GuardedTransport, deadline, peer_address

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRANSIENT = frozenset({500, 502, 503, 504})
_KEPT_HEADERS = (
    "content-encoding", "content-language", "content-type", "date", "etag", "last-modified", "server", "x-robots-tag",
)  # fmt: skip
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
)


class _Again(Exception):  # noqa: N818 - never leaves this module: it tells stamina to try once more
    def __init__(self, outcome: "_Received | FetchError") -> None:
        super().__init__("transient")
        self.outcome = outcome


class _Received:
    """One answer as received: what the redirect loop needs of it."""

    def __init__(self, response: httpx2.Response, body: bytes, peer: str) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.body = body
        self.charset = response.charset_encoding or ""
        self.peer = peer


class Client:
    """Fetches pages and feeds. Close it, or use it as a context manager."""

    def __init__(self, policy: NetPolicy, clock: Clock | None = None) -> None:
        self._policy = policy
        self._clock = clock or SystemClock()
        self._guard = Guard(policy.allow, policy.hosts)
        self._rate = HostRate(self._clock, policy.max_wait)
        self._robots = Robots(self._fetch_robots, self._clock, policy.robots_seconds, policy.robots_retry_seconds)
        self._http = httpx2.Client(
            transport=GuardedTransport(self._guard, self._clock, policy.connect_seconds),
            headers={"User-Agent": policy.user_agent, "Accept": _ACCEPT},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx2.Timeout(policy.read_seconds, connect=policy.connect_seconds),
            follow_redirects=False,
            trust_env=False,  # a proxy from the environment would go round the guard
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def get(self, url: str, *, caching_info: CachingInfo | None = None, delay: float | None = None) -> Answer:
        """Fetch an address, following redirects; waits for the host's rate.

        `delay` is the outlet's own least time between requests; a Crawl-delay counts where it is longer. An
        answer of any status is returned, with `retry_at` where the host names a time. Raises a FetchError: of
        the kinds in errors.py. Redirect steps obey the same guard, robots.txt and rate.
        """
        steps: list[Redirect] = []
        current = url
        while True:
            received = self._ask(current, caching_info, delay)
            target = received.headers.get("location", "").strip()
            if received.status not in _REDIRECTS or not target:
                return self._answer(url, current, steps, received)
            steps.append(Redirect(current, received.status))
            current = urljoin(current, target).partition("#")[0]
            if len(steps) > self._policy.max_redirects or any(step.url == current for step in steps):
                raise TooManyRedirects(
                    f"was sent on {len(steps)} times, at last to {current}.",
                    resource=url,
                    remedy="Open it in a browser and give the address where it ends.",
                )

    def _ask(self, url: str, caching_info: CachingInfo | None, delay: float | None) -> _Received:
        """Ask one address, politely, with bounded retries where the fault looks transient."""
        import stamina

        check_url(url, self._policy.ports, self._guard)
        asked = self._robots.check(url)
        pause = max(self._policy.delay if delay is None else delay, min(asked or 0, self._policy.max_delay))
        headers = _conditions(url, caching_info)
        try:
            for attempt in stamina.retry_context(
                on=_Again,
                attempts=self._policy.attempts,
                timeout=None,
                wait_initial=self._policy.retry_wait,
                wait_jitter=self._policy.retry_wait,
            ):
                with attempt:
                    self._rate.wait(_host(url), pause, url)
                    return self._try(url, headers)
        except _Again as again:
            if isinstance(again.outcome, FetchError):
                raise again.outcome from again
            return again.outcome
        raise AssertionError("stamina ends with a value or an error")

    def _try(self, url: str, headers: dict[str, str]) -> _Received:
        try:
            received = self._send(url, headers, self._policy.max_bytes)
        except (TimedOut, Unreachable) as error:
            raise _Again(error) from error
        if "retry-after" in received.headers or received.status not in _TRANSIENT:
            return received
        raise _Again(received)

    def _send(self, url: str, headers: dict[str, str], max_bytes: int, *, cut: bool = False) -> _Received:
        """Send one request and read its answer within the limits; `cut` = keep the beginning of a longer one."""
        with _errors(url), self._deadline(), self._http.stream("GET", url, headers=headers) as response:
            if not cut:
                told = response.headers.get("content-length", "")
                _check_size(int(told) if told.isascii() and told.isdigit() else 0, max_bytes, url)
            peer = peer_address(response)  # now: after the body the connection may be gone
            body = bytearray()
            for piece in response.iter_bytes(65_536):
                body += piece
                if len(body) > max_bytes:
                    if cut:
                        break
                    _check_size(len(body), max_bytes, url)
            return _Received(response, bytes(body[:max_bytes]), peer)

    @contextlib.contextmanager
    def _deadline(self) -> Iterator[None]:
        token = deadline.set(self._clock.monotonic() + self._policy.total_seconds)
        try:
            yield
        finally:
            deadline.reset(token)

    def _fetch_robots(self, url: str) -> RobotsAnswer:
        """Fetch a robots.txt with its redirects; neither rate nor rules apply to it, the guard does."""
        for _ in range(self._policy.max_redirects + 1):
            check_url(url, self._policy.ports, self._guard)
            received = self._send(url, {}, ROBOTS_BYTES, cut=True)
            target = received.headers.get("location", "").strip()
            if received.status not in _REDIRECTS or not target:
                return RobotsAnswer(received.status, received.body)
            url = urljoin(url, target)
        return RobotsAnswer(404)  # RFC 9309: after five redirects there are no rules

    def _answer(self, asked: str, final: str, steps: list[Redirect], received: _Received) -> Answer:
        now = self._clock.now()
        headers = received.headers
        retry_at = None
        if received.status in (429, 503) or "retry-after" in headers:
            retry_at = parse_retry_after(headers.get("retry-after", ""), now)
            if retry_at is None and received.status == 429:
                retry_at = now + timedelta(seconds=self._policy.robots_retry_seconds)
            if retry_at is not None and received.status >= 400:
                self._rate.block_until(_host(final), retry_at)
        detail = {name: headers[name] for name in _KEPT_HEADERS if name in headers}
        detail |= {"final_url": final, "address": received.peer, "user_agent": self._policy.user_agent}
        if steps:
            detail["redirects"] = " ".join(f"{step.status} {step.url}" for step in steps)
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        return Answer(
            capture=Capture(received.body, Fetch(Way.HTTP, asked, now, received.status, media_type, detail)),
            status=received.status,
            final_url=final,
            redirects=tuple(steps),
            not_modified=received.status == 304,
            caching_info=_caching_info(final, headers),
            retry_at=retry_at,
            charset=received.charset,
        )


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _conditions(url: str, caching_info: CachingInfo | None) -> dict[str, str]:
    """Return the conditional headers; they belong to one address, not to where it may lead."""
    if not caching_info or caching_info.get("url") != url:
        return {}
    names = {"etag": "If-None-Match", "last_modified": "If-Modified-Since"}
    return {header: caching_info[key] for key, header in names.items() if key in caching_info}


def _caching_info(url: str, headers: httpx2.Headers) -> CachingInfo | None:
    kept = {
        key: headers[name] for key, name in (("etag", "etag"), ("last_modified", "last-modified")) if name in headers
    }
    return {"url": url, **kept} if kept else None


def _check_size(size: int, max_bytes: int, url: str) -> None:
    if size > max_bytes:
        raise TooLarge(
            f"the answer is larger than the {max_bytes:,} bytes allowed.",
            resource=url,
            remedy="Save the article's page alone and use `ingest import-article`.",
        )


@contextlib.contextmanager
def _errors(url: str) -> Iterator[None]:
    """Turn the libraries' errors into ours; those of the guard get the address that was asked for."""
    try:
        yield
    except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
        raise TimedOut("did not answer in time.", resource=url, remedy="Try again later.") from error
    except (
        httpcore2.NetworkError,
        httpcore2.ProtocolError,
        httpcore2.UnsupportedProtocol,
        httpx2.TransportError,
        httpx2.DecodingError,
        httpx2.InvalidURL,
    ) as error:
        cause = str(error) or type(error).__name__
        raise Unreachable(f"could not be fetched: {cause}.", resource=url, remedy="Try again later.") from error
    except FetchError as error:
        error.resource = url  # the guard knows the host only
        raise
