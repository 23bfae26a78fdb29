"""The libraries of the extra `documents`, imported when a file needs them."""

from typing import Any

from briefreader.base.extras import MissingExtraError, needed
from briefreader.brief.reading.problem import BriefError


def from_extra(module: str, what: str, name: str, instead: str = "save the article as plain text") -> Any:
    """A library of the extra. Raises BriefError if it is not installed, with what to do instead."""
    try:
        return needed(module, "documents")
    except MissingExtraError as error:
        raise BriefError(what, name, f"{error.mend}; or {instead}.") from None
