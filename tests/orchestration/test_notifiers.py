"""The digest goes by every way that has a connection: a webhook and a mail server on loopback."""

import json
import socketserver
import threading
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer

from ingest.model import ConfigError


class _Mail(socketserver.StreamRequestHandler):
    """As much of SMTP as a client that sends one mail needs."""

    server: "_MailServer"

    def handle(self) -> None:
        self.wfile.write(b"220 mail.example\r\n")
        for raw in self.rfile:
            word = raw[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = list(iter(self.rfile.readline, b".\r\n"))
                self.server.mails.append(b"".join(lines).decode())
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


class _MailServer(socketserver.TCPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Mail)
        self.mails: list[str] = []  # what arrived


@pytest.fixture
def mail() -> Iterator[_MailServer]:
    with _MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def connection(**fields: object) -> str:
    return json.dumps({"conn_type": "generic", **fields})


def test_no_connection_no_digest() -> None:
    from ingest.orchestration.notifiers import send_digest

    assert send_digest("3 new flags", "text") == 0


def test_the_webhook_gets_text_and_token(monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer) -> None:
    from ingest.orchestration.notifiers import send_digest

    httpserver.expect_oneshot_request(
        "/hook", method="POST", json={"text": "the text"}, headers={"Authorization": "Bearer secret"}
    ).respond_with_data("ok")
    monkeypatch.setenv("AIRFLOW_CONN_INGEST_WEBHOOK", connection(host=httpserver.url_for("/hook"), password="secret"))
    assert send_digest("3 new flags", "the text") == 1
    httpserver.check()


def test_a_webhook_that_refuses_is_an_error(monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer) -> None:
    import httpx2

    from ingest.orchestration.notifiers import send_digest

    httpserver.expect_request("/hook").respond_with_data("no", status=500)
    monkeypatch.setenv("AIRFLOW_CONN_INGEST_WEBHOOK", connection(host=httpserver.url_for("/hook")))
    with pytest.raises(httpx2.HTTPStatusError):
        send_digest("3 new flags", "the text")


def test_the_mail_arrives(monkeypatch: pytest.MonkeyPatch, mail: _MailServer) -> None:
    from ingest.orchestration.notifiers import send_digest

    host, port = mail.server_address[:2]
    extra = {"from": "desk@courier.example", "to": "ana@courier.example"}
    monkeypatch.setenv("AIRFLOW_CONN_INGEST_EMAIL", connection(host=host, port=port, extra=extra))
    assert send_digest("3 new flags", "differs: 12 | 11") == 1
    (arrived,) = mail.mails
    assert "Subject: 3 new flags" in arrived
    assert "differs: 12 | 11" in arrived


@pytest.mark.parametrize(
    ("name", "fields"),
    [("INGEST_WEBHOOK", {"host": "hooks.example"}), ("INGEST_EMAIL", {"host": "127.0.0.1", "extra": {"from": "a"}})],
)
def test_a_half_made_connection_is_named(monkeypatch: pytest.MonkeyPatch, name: str, fields: dict[str, object]) -> None:
    from ingest.orchestration.notifiers import send_digest

    monkeypatch.setenv(f"AIRFLOW_CONN_{name}", connection(**fields))
    with pytest.raises(ConfigError, match=name.lower()):
        send_digest("x", "y")
