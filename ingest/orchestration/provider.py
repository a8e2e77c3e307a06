"""What Airflow asks a provider for: the connection type `telegram` and the fields of its form."""

from typing import Any

CONNECTION_TYPE = "telegram"
API_HASH = "api_secret"  # the word 'secret' makes Airflow mask it in its REST API and logs, without any setting


def get_provider_info() -> dict[str, Any]:
    """Return the description that Airflow reads by the entry point `apache_airflow_provider`."""
    return {
        "package-name": "telegram-claims",  # must be the distribution's name
        "name": "Telegram claims",
        "description": "Watches officials' Telegram channels and flags the numbers that news reports tell differently.",
        "connection-types": [
            {
                "connection-type": CONNECTION_TYPE,
                "hook-class-name": "ingest.orchestration.hook.TelegramHook",
                "hook-name": "Telegram",
                "ui-field-behaviour": {
                    "hidden-fields": ["schema", "host", "port"],
                    "relabeling": {"login": "API id", "password": "Session"},
                    "placeholders": {
                        "login": "number of the application at my.telegram.org",
                        "password": "what `ingest telegram login` gives",
                    },
                },
                "conn-fields": {
                    API_HASH: {
                        "label": "API hash",
                        "schema": {"type": ["string", "null"], "format": "password"},
                    }
                },
            }
        ],
    }
