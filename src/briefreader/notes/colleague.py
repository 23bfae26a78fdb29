"""Other reviewers' notes to the same brief, read from their own files and never written."""

from collections import Counter
from contextlib import suppress
from pathlib import Path

from msgspec import ValidationError, convert

from briefreader.notes.disk import files, read_file
from briefreader.notes.entries import Book, Converted
from briefreader.notes.error import StoreError
from briefreader.notes.model import Colleague, Meta, Notebook, Reviewer, Subject
from briefreader.notes.name import file_name
from briefreader.notes.reviewer import reviewers
from briefreader.notes.sync_conflicts import decode_merged


def colleagues(folder: Path, own: Reviewer, subject: Subject) -> tuple[Colleague, ...]:
    """Everybody else who has notes to the brief in a notes folder, or a file that can not be read; by name.

    Two of one name, and one person at two machines, are told apart by what their folders' names end in.
    """
    everybody = list(reviewers(folder))
    names = Counter(reviewer.name for reviewer in everybody)
    found = []
    for reviewer in everybody:
        if reviewer.folder == own.folder:
            continue
        notebook = _notebook(folder / reviewer.folder / file_name(subject.brief_id), subject, reviewer)
        if notebook.entries or notebook.notice:
            ending = f" ({reviewer.folder.rpartition('-')[2]})" if names[reviewer.name] > 1 else ""
            found.append(Colleague(f"{reviewer.name}{ending}", reviewer, notebook))
    return tuple(sorted(found, key=lambda colleague: (colleague.name.casefold(), colleague.reviewer.folder)))


def subjects(folder: Path) -> tuple[Subject, ...]:
    """The briefs that the files of one reviewer's folder say they belong to, by title."""
    found = []
    for path in files(folder, ".json"):
        with suppress(StoreError, ValidationError):
            subject = convert(decode_merged(read_file(path) or b"").meta, Meta).subject
            if path.name == file_name(subject.brief_id):
                found.append(subject)
    return tuple(sorted(found, key=lambda subject: subject.title.casefold()))


def _notebook(path: Path, subject: Subject, reviewer: Reviewer) -> Notebook:
    """What can be read of a file. Nothing is set aside or merged there: it is somebody else's."""
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
