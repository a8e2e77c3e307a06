"""The one base error of the project. Each error names the resource it is about and keeps its cause."""


class IngestError(Exception):
    """Say what is wrong with which resource, and what to do about it.

    `resource` is what a user would call the thing: a path, a URL, a channel handle, a setting.
    `remedy` is one sentence in the imperative, or empty where nothing can be done.
    """

    exit_code = 1

    def __init__(self, message: str, *, resource: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.resource = resource
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.resource}: {self.message}" if self.resource else self.message
        return f"{head} {self.remedy}" if self.remedy else head


class ConfigError(IngestError):
    """A configuration file or setting is wrong."""

    exit_code = 2


class InputError(IngestError):
    """A file or text given by the user cannot be read as what it should be."""

    exit_code = 2


class StoreError(IngestError):
    """The store cannot be reached, is of the wrong version, or refused a statement."""

    exit_code = 3


class MissingError(StoreError):
    """The store has no such flag, article or channel."""
