"""What a view of the analysts is: its query, and a sentence on it and on each of its columns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A view in the schema `analyst`; `columns` are (name, comment) in the order of `query`."""

    name: str
    comment: str
    columns: tuple[tuple[str, str], ...]
    query: str

    def statements(self) -> list[str]:
        """Return the SQL that makes the view and its comments."""
        names = ", ".join(f'"{name}"' for name, _ in self.columns)
        made = [f"CREATE VIEW analyst.{self.name} ({names}) AS {self.query.strip()}"]
        made.append(f"COMMENT ON VIEW analyst.{self.name} IS {_literal(self.comment)}")
        made += [
            f'COMMENT ON COLUMN analyst.{self.name}."{name}" IS {_literal(comment)}' for name, comment in self.columns
        ]
        return made


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
