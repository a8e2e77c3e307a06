"""How we behave on the web: who we say we are, how often we ask, how much and how long we take."""

from dataclasses import dataclass, field

PRODUCT = "telegram-claims"  # the token that robots.txt files are matched against


@dataclass(frozen=True, slots=True)
class NetPolicy:
    """Limits and manners of the client; seconds and bytes.

    `allow` lists addresses that the guard lets pass although they are not public: "127.0.0.1:8080" with that
    port, "127.0.0.1" with any, "10.1.0.0/16" a network. `hosts` names hosts that are found at a fixed address
    ("news.example": "127.0.0.1:8080"), as curl's --resolve does; the guard checks these addresses too.
    """

    contact: str = ""  # an address or page where a host's owner reaches us
    version: str = "0.1"
    allow: tuple[str, ...] = ()
    hosts: dict[str, str] = field(default_factory=dict)
    ports: frozenset[int] = frozenset({80, 443})
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    connect_seconds: float = 10
    read_seconds: float = 20
    total_seconds: float = 60  # of one answer, its redirects not counted
    delay: float = 2  # between two requests to one host
    max_delay: float = 120  # a longer Crawl-delay is taken as this
    max_wait: float = 30  # a longer wait is not slept through: HostAsksToWait
    attempts: int = 3
    retry_wait: float = 0.5  # before the second attempt; doubles
    robots_seconds: float = 86_400  # RFC 9309: no longer than a day
    robots_retry_seconds: float = 600  # after a robots.txt that could not be had

    @property
    def user_agent(self) -> str:
        """Who we say we are."""
        return f"{PRODUCT}/{self.version} (+{self.contact})" if self.contact else f"{PRODUCT}/{self.version}"
