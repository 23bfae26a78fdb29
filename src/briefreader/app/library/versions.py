"""The versions of a brief that can be compared: its revisions, and what a file held when it was read."""

import hashlib
from pathlib import Path

from msgspec import Struct

from briefreader.brief import BriefError
from briefreader.brief.reading.cache import recall
from briefreader.brief.reading.load import read_bytes
from briefreader.brief.verification.document import OpenDocument, load, opened
from briefreader.brief.verification.source import find_source
from briefreader.environment import Environment
from briefreader.many_briefs import Library
from briefreader.notes.state import ReadRevision


class Version(Struct, frozen=True):
    """A file; `sha256` is that of what it held when it was read, if it has other content by now."""

    path: Path
    sha256: str = ""


class Versions(Struct, frozen=True):
    """All of them, the oldest first, and the numbers of the two that are compared."""

    all: tuple[Version, ...]
    old: int
    new: int

    @property
    def newest(self) -> Path:
        """The file of the newest."""
        return self.all[-1].path


def versions_of(path: Path, library: Library, environment: Environment) -> Versions | None:
    """Those of the brief in a file; None if there is nothing to compare it with.

    The newest is compared with what was read before it, else with the revision before it; an older one with
    the newest. Raises BriefError if the file cannot be read.
    """
    brief_id = load(path).brief.id
    before = environment.state.readings.reading(brief_id).before
    found = [Version(one) for one in library.revisions(path)] or [Version(path)]
    here = next((number for number, one in enumerate(found) if _is_same(one.path, path)), len(found) - 1)
    if here < len(found) - 1:
        return Versions(tuple(found), here, len(found) - 1)
    if before is not None:
        there = next((number for number, one in enumerate(found) if _holds(one.path, before)), None)
        if there is not None and there != here:
            return Versions(tuple(found), there, here)
        if there is None and _is_kept(before, environment):
            found.insert(here, Version(Path(before.path), before.sha256))
            return Versions(tuple(found), here, here + 1)
    return Versions(tuple(found), here - 1, here) if here else None


def read_version(version: Version, environment: Environment) -> OpenDocument:
    """A version with what is at hand of its source. Raises BriefError."""
    sources = environment.settings.sources
    if version.sha256 and environment.cache_folder is not None:
        path = version.path
        if (known := recall(environment.cache_folder, version.sha256, path.name, path)) is not None:
            return opened(known, find_source(known.brief, path, sources))
    return load(version.path, folders=sources, name=version.path.name)


def _is_same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()


def _holds(path: Path, read: ReadRevision) -> bool:
    """Whether a file holds what was read."""
    try:
        return hashlib.sha256(read_bytes(path)).hexdigest() == read.sha256
    except BriefError:
        return False


def _is_kept(read: ReadRevision, environment: Environment) -> bool:
    """Whether what was read is in the cache."""
    path, folder = Path(read.path), environment.cache_folder
    return folder is not None and recall(folder, read.sha256, path.name, path) is not None
