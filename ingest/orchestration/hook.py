"""The Telegram account as a connection of Airflow, read into the pipeline's settings."""

from typing import TYPE_CHECKING

from airflow.sdk import BaseHook
from airflow.sdk.exceptions import AirflowNotFoundException

from ingest.model import ConfigError
from ingest.orchestration.provider import API_HASH, CONNECTION_TYPE

if TYPE_CHECKING:
    from ingest.config import Settings

DEFAULT_CONNECTION = "telegram_default"


class TelegramHook(BaseHook):
    """Reads the account of a `telegram` connection. It opens no connection itself: the pipeline does."""

    conn_name_attr = "telegram_conn_id"
    default_conn_name = DEFAULT_CONNECTION
    conn_type = CONNECTION_TYPE
    hook_name = "Telegram"

    def __init__(self, telegram_conn_id: str = DEFAULT_CONNECTION) -> None:
        super().__init__()
        self.telegram_conn_id = telegram_conn_id

    def settings(self) -> "Settings":
        """Return this process's settings with the account of the connection.

        Where the environment names a session, or there is no such connection, the environment stands.
        """
        from pydantic import SecretStr

        from ingest.config import read_settings

        settings = read_settings()
        if settings.telegram_session is not None or settings.telegram_sessions:
            return settings
        try:
            connection = self.get_connection(self.telegram_conn_id)
        except AirflowNotFoundException:
            return settings
        login, api_hash = connection.login or "", connection.extra_dejson.get(API_HASH) or ""
        if not login.isdigit() or not api_hash or not connection.password:
            raise ConfigError(
                "the connection lacks the API id (a number), the API hash or the session.",
                resource=f"Airflow connection {self.telegram_conn_id}",
                remedy="Fill in all three; `ingest telegram login` gives the session.",
            )
        return settings.model_copy(
            update={
                "telegram_api_id": int(login),
                "telegram_api_hash": SecretStr(api_hash),
                "telegram_session": SecretStr(connection.password),
            }
        )
