"""The briefs of a library: one list for the screen and the command line."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.brief.model.brief import Brief, Speaker, SpeakerType, several
from briefreader.brief.model.links import Index
from briefreader.brief.reading.load import Loaded, load
from briefreader.brief.reading.problem import BriefError
from briefreader.cite.citation import Work, work
from briefreader.library.files import (
    ListFiles,
    Revisions,
    UnreadablePath,
    brief_files,
    revisions_of,
    unreadable_folder,
)

if TYPE_CHECKING:  # where nobody has notes, they are not imported
    from briefreader.notes import Notebook, Subject


class LibraryEntry(Struct, frozen=True):
    """A brief in a library: the file of its newest revision, and what a list tells of it.

    `claims` are their ids, `contested` and `unchecked` numbers of claims and of items of a draft.
    """

    path: Path
    brief_id: str
    title: str
    source: Work
    source_sha256: str | None
    revision: int | None
    updated: str | None
    claims: tuple[str, ...]
    contested: int
    unchecked: int
    draft_mark: str

    @property
    def subject(self) -> "Subject":
        """Which brief notes belong to."""
        from briefreader.notes import Subject

        return Subject(self.brief_id, self.title, self.source_sha256)

    @property
    def date(self) -> str:
        """The date of the source, as far as it is known: `2024-10-16`."""
        return self.source.issued.iso if self.source.dated else ""


class SpeakerFacts(Struct, frozen=True, array_like=True):
    """What a list of persons tells of a speaker of a brief; `id` counts in that brief alone.

    Of one who is not `is_named`, the name is only a description.
    """

    id: str
    name: str
    type: SpeakerType
    aliases: tuple[str, ...]
    role: str
    affiliation: str
    parties: tuple[str, ...]
    is_named: bool = True


class BriefSpeaker(Struct, frozen=True):
    """A speaker, and the brief that has it; `date` is that of its source in EDTF, or empty."""

    brief: str
    path: Path
    date: str
    speaker: SpeakerFacts

    @property
    def member(self) -> str:
        """What names the speaker in files: `brief-id#speaker-id`."""
        return f"{self.brief}#{self.speaker.id}"


class Catalogue(Struct, frozen=True):
    """The briefs of a library, those with the newest source first, and what cannot be read, by path."""

    entries: tuple[LibraryEntry, ...]
    unreadable: tuple[UnreadablePath, ...]


class Progress(Struct, frozen=True):
    """How many claims of a brief a reviewer has reviewed, and how many notes there are to it."""

    reviewed: int
    notes: int


def read_briefs(folder: Path) -> tuple[Catalogue, list[Loaded]]:
    """The library in a folder, as `read_library` has it, and its briefs whole, in the same order."""
    loaded: dict[Path, Loaded] = {}
    found = _read(partial(brief_files, folder), lambda path, whole: loaded.update({path: whole}))
    catalogue = _catalogue(*found)
    return catalogue, [loaded[entry.path] for entry in catalogue.entries]


def read_library(folder: Path) -> Catalogue:
    """The briefs below a folder, of several revisions the newest."""
    return _catalogue(*read_revisions(partial(brief_files, folder)))


def read_revisions(
    files: ListFiles,
) -> tuple[tuple[Revisions[LibraryEntry], ...], tuple[UnreadablePath, ...]]:
    """The briefs of a library with all their revisions, and what cannot be read, by path.

    Two files with one id are revisions of one brief where they have the same source or the same title, as it
    is with notes; else they are two briefs. The newest has the highest number, and of one number the latest
    `updated`; of equals the first is taken, by path.
    """
    return _read(files, lambda _path, _whole: None)


def _read(
    files: ListFiles, keep: Callable[[Path, Loaded], None]
) -> tuple[tuple[Revisions[LibraryEntry], ...], tuple[UnreadablePath, ...]]:
    by_id: dict[str, list[LibraryEntry]] = {}
    unreadable: list[UnreadablePath] = []
    for path in files(lambda error: unreadable.append(unreadable_folder(error))):
        try:
            whole = load(path)
        except BriefError as error:
            unreadable.append(UnreadablePath(path, error.where, error.what))
        else:
            entry = entry_of(path, whole.brief)
            by_id.setdefault(entry.brief_id, []).append(entry)
            keep(path, whole)
    found = tuple(one for files_of_id in by_id.values() for one in revisions_of(files_of_id))
    return found, tuple(sorted(unreadable, key=lambda one: one.path))


def _catalogue(
    revisions: Iterable[Revisions[LibraryEntry]], unreadable: tuple[UnreadablePath, ...]
) -> Catalogue:
    return Catalogue(in_order(one.newest for one in revisions), unreadable)


def progress(entry: LibraryEntry, notebook: "Notebook") -> Progress:
    """What the reviewer whose notebook it is has done in a brief."""
    return Progress(
        reviewed=len(notebook.reviewed.intersection(entry.claims)),
        notes=sum(one.kind == "note" for one in notebook.entries),
    )


def entry_of(path: Path, brief: Brief) -> LibraryEntry:
    """What a list tells of a brief."""
    return LibraryEntry(
        path=path,
        brief_id=brief.id,
        title=brief.title,
        source=work(brief.source.csl),
        source_sha256=brief.source.sha256,
        revision=brief.revision,
        updated=brief.updated,
        claims=tuple(claim.id for claim in brief.claims),
        contested=sum(claim.status == "contested" for claim in brief.claims),
        unchecked=len(brief.draft),
        draft_mark=brief.draft_mark,
    )


def speakers_of(brief: Brief, index: Index) -> tuple[SpeakerFacts, ...]:
    """The speakers of a brief, as it lists them."""
    return tuple(_speaker_facts(one, index) for one in brief.speakers)


def _speaker_facts(speaker: Speaker, index: Index) -> SpeakerFacts:
    return SpeakerFacts(
        id=speaker.id,
        name=speaker.name,
        type=speaker.type,
        aliases=speaker.aliases,
        role=speaker.role or "",
        affiliation=speaker.affiliation or "",
        parties=tuple(map(index.party_name, several(speaker.party))),
        is_named=speaker.named,
    )


def in_order(entries: Iterable[LibraryEntry]) -> tuple[LibraryEntry, ...]:
    """By the date of the source, the newest first, those without one last; then by title and path."""
    by_title = sorted(entries, key=lambda entry: (entry.title.casefold(), entry.path))
    return tuple(sorted(by_title, key=_day, reverse=True))


def _day(entry: LibraryEntry) -> str:
    return entry.date if entry.date[:1].isdigit() else ""  # a date in words has no order
