"""What the embedded server must remember: its port and the passwords of its logins, in a file of mode 0600."""

import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

SUPERUSER = "ingest_super"
OWNER = "ingest_owner"
APP = "ingest_app"
READER = "ingest_reader"


@dataclass(slots=True)
class Credentials:
    """Port and passwords of one server; `prepared` once its logins and database exist."""

    path: Path
    port: int = 0
    prepared: bool = False
    passwords: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Credentials":
        """Read the file; a missing one gives fresh credentials that are not yet saved."""
        if not path.exists():
            return cls(path)
        kept = json.loads(path.read_text(encoding="utf-8"))
        return cls(path, kept["port"], kept["prepared"], kept["passwords"])

    def password(self, role: str) -> str:
        """Return the password of `role`, made when it has none."""
        return self.passwords.setdefault(role, secrets.token_hex(24))

    def save(self) -> None:
        """Write the file in one step, readable by its owner only."""
        fresh = self.path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        text = json.dumps({"port": self.port, "prepared": self.prepared, "passwords": self.passwords}, indent=1)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(self.path)
