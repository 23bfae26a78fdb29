"""The line of a brief's file at which an item stands."""

from briefreader.brief.model.brief import SUMMARY, Brief
from briefreader.brief.reading.assemble import LISTS
from briefreader.brief.reading.load import Loaded, locate, open_file
from briefreader.brief.reading.problem import BriefError


def line_of(loaded: Loaded, item: str) -> int:
    """Its line, from 1; the first for what the file has not, or where it cannot be read any more."""
    field = _field(loaded.brief, item)
    if not field or loaded.path is None:
        return 1
    try:
        with open_file(loaded.path) as file:
            return locate(file, [field], loaded.path.name)[field][0]
    except BriefError:
        return 1


def _field(brief: Brief, item: str) -> str:
    if item == SUMMARY:
        return "summary"
    for name in LISTS:
        for at, one in enumerate(getattr(brief, name)):
            if one.id == item:
                return f"{name}[{at}]"
    return ""
