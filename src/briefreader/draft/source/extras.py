"""The libraries of the extra `documents`, imported when a file needs them."""

from importlib import import_module
from typing import Any

from briefreader.brief.reading.problem import BriefError


def from_extra(module: str, what: str, name: str, instead: str = "save the article as plain text") -> Any:
    """A library of the extra. Raises BriefError if it is not installed, with what to do instead."""
    try:
        return import_module(module)
    except ImportError:
        mend = f"Install its reader: pip install 'briefreader[documents]'; or {instead}."
        raise BriefError(what, name, mend) from None
