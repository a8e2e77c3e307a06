"""config/queries.yml: questions that analysts ask again and again, each with its SQL on the views."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from ingest.config.fields import Frozen, Name, refusal

_Text = Annotated[str, Field(min_length=1)]


class SavedQuery(Frozen):
    """One question; `ingest query @id` asks it."""

    id: Name = Field(description="Name after the @.")
    question: _Text = Field(description="What it answers, in one sentence.")
    sql: _Text = Field(description="One SELECT on the views of docs/views.md.")


class QueriesFile(Frozen):
    """config/queries.yml"""

    queries: tuple[SavedQuery, ...] = Field((), description="The questions, in the order in which they are listed.")

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [query.id for query in self.queries]
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice is not None:
            raise refusal(f"two queries have the id '{twice}'.", "Rename one of them.")
        return self
