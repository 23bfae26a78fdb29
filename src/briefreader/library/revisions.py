"""The revisions of one brief in a folder, and the first of them in which a phrase stands."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefreader.brief.reading.load import load_bytes, read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import OpenDocument
from briefreader.library.catalog import LibraryEntry, entry_of
from briefreader.library.comparison import Edition, edition_of
from briefreader.library.files import UnreadablePath, brief_files, newest_first, unreadable_folder
from briefreader.library.items import SearchItem
from briefreader.library.reading import items_of
from briefreader.library.tokens import has_phrase, tokens


class RevisionFiles(Struct, frozen=True):
    """The files of each brief by its id, the oldest first, and what cannot be read."""

    by_id: Mapping[str, tuple[LibraryEntry, ...]]
    unreadable: tuple[UnreadablePath, ...] = ()


class PhraseHits(Struct, frozen=True):
    """A revision, and the items of it in which a phrase stands."""

    edition: Edition
    items: tuple[SearchItem, ...]


class PhraseHistory(Struct, frozen=True):
    """In which revisions a phrase stands, the oldest first."""

    phrase: str
    standings: tuple[PhraseHits, ...]

    @property
    def first(self) -> PhraseHits | None:
        """The first revision in which it stands; None if it stands in none."""
        return next((one for one in self.standings if one.items), None)


def revision_files(folder: Path, brief_id: str = "") -> RevisionFiles:
    """The briefs below a folder, or only that of an id.

    Files are revisions of one brief if they have its id, whatever became of its title and its source. Of
    many files only those are parsed that hold the id.
    """
    unreadable: list[UnreadablePath] = []
    found: dict[str, list[LibraryEntry]] = {}
    for entry in _entries(folder, brief_id.encode(), unreadable):
        if brief_id in ("", entry.brief_id):
            found.setdefault(entry.brief_id, []).append(entry)
    return RevisionFiles(
        {one: tuple(reversed(newest_first(files))) for one, files in found.items()},
        tuple(sorted(unreadable, key=lambda one: one.path)),
    )


def _entries(folder: Path, holding: bytes, unreadable: list[UnreadablePath]) -> Iterator[LibraryEntry]:
    for path in brief_files(folder, lambda error: unreadable.append(unreadable_folder(error))):
        try:
            data = read_bytes(path)
            if holding in data:
                yield entry_of(path, load_bytes(data, str(path), path).brief)
        except BriefError as error:
            unreadable.append(UnreadablePath(path, error.where, error.what))


def phrase_history(phrase: str, revisions: Iterable[OpenDocument]) -> PhraseHistory:
    """Where a phrase stands: its words side by side, whatever their marks, case and accents.

    Raises ValueError if it has no words.
    """
    wanted = tokens(phrase)
    if not wanted:
        raise ValueError(phrase)
    return PhraseHistory(phrase, tuple(_standing(opened, wanted) for opened in revisions))


def _standing(opened: OpenDocument, phrase: tuple[str, ...]) -> PhraseHits:
    items = items_of(opened, Path(opened.loaded.name), ())
    return PhraseHits(edition_of(opened), tuple(one for one in items if has_phrase(one.line, phrase)))
