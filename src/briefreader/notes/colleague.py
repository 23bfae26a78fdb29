"""Other reviewers' notes to the same brief, read from their own files and never written."""

import hashlib
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace

from briefreader.base.text import name_line
from briefreader.notes.disk import files, read_file, real_folder
from briefreader.notes.entries import Book, Converted
from briefreader.notes.error import StoreError
from briefreader.notes.model import AnyEntry, Colleague, Meta, Note, Notebook, Reviewer, Subject
from briefreader.notes.name import file_name
from briefreader.notes.reviewer import reviewers
from briefreader.notes.sync_conflicts import decode_merged

if TYPE_CHECKING:
    from briefreader.notes.toml_file import EntryFile

E = TypeVar("E", bound=Struct)


class KeptEntries(Struct, Generic[E], frozen=True):
    """The entries of one reviewer's small file. `name` is empty for one's own.

    `notice` tells why a file cannot be read; it has no entries then.
    """

    name: str
    reviewer: Reviewer
    entries: tuple[E, ...]
    notice: str = ""


def kept_by_all(
    file: "EntryFile[E]", notes: Path, own: Reviewer, hidden: Container[str] = ()
) -> tuple[KeptEntries[E], ...]:
    """What each reviewer in a notes folder keeps in a small file: one's own first, then the others' by name.

    `hidden` are the folders of reviewers who are not shown. Who has no such file is left out.
    """
    folder = real_folder(notes)
    everybody = {one.folder: one for one in (own, *reviewers(folder))}
    names = _told_apart(tuple(everybody.values())) if len(everybody) > 1 else {}
    found = [
        _kept(file, folder, one, "" if one.folder == own.folder else names[one.folder])
        for one in everybody.values()
        if one.folder == own.folder or one.folder not in hidden
    ]
    shown = (one for one in found if one.entries or one.notice)
    return tuple(sorted(shown, key=lambda one: (one.name.casefold(), one.reviewer.folder)))


def _kept(file: "EntryFile[E]", notes: Path, reviewer: Reviewer, name: str) -> KeptEntries[E]:
    try:
        return KeptEntries(name, reviewer, file.read(notes / reviewer.folder))
    except StoreError as error:
        return KeptEntries(name, reviewer, (), error.what)


def colleagues(folder: Path, own: Reviewer, subject: Subject) -> tuple[Colleague, ...]:
    """Everybody else who has notes to the brief in a notes folder, or a file that cannot be read; by name.

    Two whose names are the same or look alike, and one person at two machines, are told apart by what their
    folders' names end in.
    """
    found = (
        Colleague(name, reviewer, colleague_notes(folder, reviewer, subject))
        for reviewer, name in other_reviewers(folder, own)
    )
    return tuple(one for one in found if one.notebook.entries or one.notebook.notice)


def other_reviewers(folder: Path, own: Reviewer) -> tuple[tuple[Reviewer, str], ...]:
    """Everybody else in a notes folder with the name under which they are shown, by that name."""
    everybody = list(reviewers(folder))
    others = [one for one in everybody if one.folder != own.folder]
    names = _told_apart(everybody) if others else {}
    named = ((one, names[one.folder]) for one in others)
    return tuple(sorted(named, key=lambda one: (one[1].casefold(), one[0].folder)))


def without_repeats(own: Notebook, others: Sequence[Colleague]) -> tuple[Colleague, ...]:
    """Colleagues without what they have imported that stands elsewhere as it is.

    That is in `own`, or with who wrote it. What several have imported stays with the first of them.
    """
    seen = set(map(_mark, own.entries))
    for colleague in others:
        seen.update(map(_mark, _entries_of(colleague, imported=False)))
    found = []
    for colleague in others:
        imported = tuple(_entries_of(colleague, imported=True))
        found.append(_without(colleague, {entry.id for entry in imported if _mark(entry) in seen}))
        seen.update(map(_mark, imported))
    return tuple(found)


def _entries_of(colleague: Colleague, *, imported: bool) -> Iterator[AnyEntry]:
    """What others have written, or what nobody else has."""
    from briefreader.base.lookalikes import same_name

    holder = same_name(colleague.reviewer.name)
    entries = colleague.notebook.entries
    return (entry for entry in entries if (same_name(entry.reviewer) != holder) == imported)


def _mark(entry: AnyEntry) -> tuple[str, str]:
    """What an entry shares with its copies: an import keeps the time of the last change."""
    return entry.id, entry.text if isinstance(entry, Note) else entry.modified


def _without(colleague: Colleague, repeats: Container[str]) -> Colleague:
    notebook = colleague.notebook
    entries = tuple(entry for entry in notebook.entries if entry.id not in repeats)
    if len(entries) == len(notebook.entries):
        return colleague
    return replace(colleague, notebook=replace(notebook, entries=entries))


def subjects(folder: Path) -> tuple[Subject, ...]:
    """The briefs that the files of one reviewer's folder say they belong to, by title."""
    found = []
    for path in files(folder, ".json"):
        with suppress(StoreError, ValidationError):
            subject = convert(decode_merged(read_file(path) or b"").meta, Meta).subject
            if path.name == file_name(subject.brief_id):
                found.append(subject)
    return tuple(sorted(found, key=lambda subject: subject.title.casefold()))


def colleague_notes(folder: Path, reviewer: Reviewer, subject: Subject) -> Notebook:
    """What can be read of a reviewer's file. Nothing is set aside or merged there: it is somebody else's."""
    path = folder / reviewer.folder / file_name(subject.brief_id)
    try:
        data = read_file(path)
    except StoreError as error:
        return Notebook(notice=error.what, damaged=True, read_only=True)
    if data is None:
        return Notebook(read_only=True)
    contents = decode_merged(data)
    try:
        owner = convert(contents.meta, Meta).subject
    except ValidationError:
        unknown = f"it is not said to which brief these notes belong: {path}"
        return Notebook(notice=unknown, damaged=True, read_only=True)
    if not owner.agrees_with(subject):
        return Notebook(notice=f"these notes are to another brief, “{owner.title}”", read_only=True)
    entries, changes = Book(contents.entries.values(), contents.changes.values()).values(Converted())
    notice = f"damaged: {'; '.join(contents.complaints)}" if contents.complaints else None
    damaged = bool(contents.complaints)
    return Notebook(
        owner=reviewer.name,
        entries=entries,
        changes=changes,
        notice=notice,
        damaged=damaged,
        read_only=True,
    )


def _told_apart(everybody: Sequence[Reviewer]) -> dict[str, str]:
    """The names under which reviewers are shown, by folder.

    What a folder's name ends in stands behind a name that is shown as another one is, that looks like it, or
    that is not plain, as somebody may have written another's name and ending into it.
    """
    # Its tables are for those who have colleagues.
    from briefreader.base.lookalikes import is_plain, look_alike

    names = {one.folder: one.name for one in everybody}
    alike = look_alike(names.values())
    for folder, name in names.items():
        if alike(name) or not is_plain(name):
            names[folder] = f"{name} ({name_line(folder.rpartition('-')[2])})"
    alike = look_alike(names.values())
    for folder, name in names.items():
        if alike(name):  # two folders end alike
            digest = hashlib.sha256(folder.encode("utf-8", "surrogatepass")).hexdigest()
            names[folder] = f"{name} ({digest[:8]})"
    return names
