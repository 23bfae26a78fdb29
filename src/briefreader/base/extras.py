"""The libraries that come with extras, imported when something needs them."""

from importlib import import_module
from typing import Any


class MissingExtraError(Exception):
    """A library is not installed; `mend` says how to install it."""

    def __init__(self, extra: str) -> None:
        self.mend = f"Install its reader: {installing(extra)}"
        super().__init__(self.mend)


def installing(extra: str) -> str:
    """The command that installs the program anew with an extra, as the README installs it: from a clone."""
    return f"pipx install --force '.[{extra}]' in the clone of briefreader"


def needed(module: str, extra: str) -> Any:
    """A library of an extra. Raises MissingExtraError."""
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtraError(extra) from None
