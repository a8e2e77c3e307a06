"""Ways to tell people: a webhook and e-mail, each configured by a connection of Airflow.

Both are Airflow notifiers, so that they also serve as `on_failure_callback` of a DAG and in the triggerer.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from airflow.sdk import BaseHook, BaseNotifier
from airflow.sdk.exceptions import AirflowNotFoundException

from ingest.model import ConfigError

WEBHOOK = "ingest_webhook"  # host: the https address; password: a bearer token, where one is asked for
EMAIL = "ingest_email"  # host, port, login, password of the mail server; extra: {"from": "…", "to": "a@…, b@…"}
_SECONDS = 20


class _Notifier(BaseNotifier):
    """Sends a subject and a text by the way that a connection describes."""

    template_fields: Sequence[str] = ("subject", "text")

    def __init__(self, subject: str, text: str, conn_id: str) -> None:
        super().__init__()
        self.subject = subject
        self.text = text
        self.conn_id = conn_id

    def notify(self, context: Any) -> None:
        """Send; raises the library's error when the other side does not take it."""
        connection = BaseHook.get_connection(self.conn_id)
        self._send(connection, connection.extra_dejson)

    async def async_notify(self, context: Any) -> None:
        """Send from the triggerer; the event loop goes on meanwhile."""
        connection = await BaseHook.aget_connection(self.conn_id)
        await asyncio.to_thread(self._send, connection, await connection.aextra_dejson())

    def _send(self, connection: Any, extra: dict[str, Any]) -> None:
        raise NotImplementedError


class WebhookNotifier(_Notifier):
    """Posts `{"text": …}` to the address of a connection; raises httpx2.HTTPError when it is not taken."""

    def __init__(self, subject: str, text: str, conn_id: str = WEBHOOK) -> None:
        super().__init__(subject, text, conn_id)

    def _send(self, connection: Any, extra: dict[str, Any]) -> None:
        import httpx2

        address = connection.host or ""
        if not address.startswith(("https://", "http://")):
            raise ConfigError(
                "the host must be the whole address.",
                resource=f"Airflow connection {self.conn_id}",
                remedy="Write https://… there.",
            )
        headers = {"Authorization": f"Bearer {connection.password}"} if connection.password else {}
        answer = httpx2.post(address, json={"text": self.text}, headers=headers, timeout=_SECONDS)
        answer.raise_for_status()


class EmailNotifier(_Notifier):
    """Sends a plain text by the mail server of a connection, encrypted unless the server is this machine.

    Raises SMTPException or OSError when the mail server does not take it.
    """

    def __init__(self, subject: str, text: str, conn_id: str = EMAIL) -> None:
        super().__init__(subject, text, conn_id)

    def _send(self, connection: Any, extra: dict[str, Any]) -> None:
        import smtplib
        from email.message import EmailMessage

        if not connection.host or not extra.get("from") or not extra.get("to"):
            raise ConfigError(
                "the host, or 'from' or 'to' in its extra, is missing.", resource=f"Airflow connection {self.conn_id}"
            )
        mail = EmailMessage()
        mail["Subject"], mail["From"], mail["To"] = self.subject, extra["from"], extra["to"]
        mail.set_content(self.text)
        with smtplib.SMTP(connection.host, connection.port or 587, timeout=_SECONDS) as server:
            if connection.host not in {"localhost", "127.0.0.1", "::1"}:
                server.starttls()
            if connection.login:
                server.login(connection.login, connection.password or "")
            server.send_message(mail)


_WAYS: tuple[tuple[str, type[WebhookNotifier] | type[EmailNotifier]], ...] = (
    (WEBHOOK, WebhookNotifier),
    (EMAIL, EmailNotifier),
)


def send_digest(subject: str, text: str) -> int:
    """Send by every way that has a connection; return how many took it."""
    taken = 0
    for conn_id, notifier in _WAYS:
        try:
            BaseHook.get_connection(conn_id)
        except AirflowNotFoundException:
            continue
        notifier(subject, text, conn_id).notify({})
        taken += 1
    return taken


async def send_alert(subject: str, text: str) -> int:
    """Do as `send_digest` from the triggerer, which must not be blocked."""
    taken = 0
    for conn_id, notifier in _WAYS:
        try:
            await BaseHook.aget_connection(conn_id)
        except AirflowNotFoundException:
            continue
        await notifier(subject, text, conn_id).async_notify({})
        taken += 1
    return taken
