"""Opening a brief for a reader: before the screen is there, or by a worker while the frame already stands."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from briefreader.app.draft_review.session import Unsaved
from briefreader.app.reader.remembered import Remembered, remembered
from briefreader.app.view import View
from briefreader.brief import Brief, BriefError, Problem
from briefreader.brief.model.fingerprints import ItemDifferences, differences, fingerprints
from briefreader.brief.reading.cache import LARGEST, keep, recall
from briefreader.brief.reading.load import load_bytes, open_file, read_bytes
from briefreader.brief.verification.document import OpenDocument, opened
from briefreader.brief.verification.selectable import passages
from briefreader.brief.verification.source import find_source
from briefreader.brief.verification.verification import SIGNS, VerificationState
from briefreader.environment import Environment
from briefreader.notes import Colleague, StoreError, subject_of
from briefreader.notes.anchor import Resolver
from briefreader.notes.state import KeptChecks, Reading, ReadRevision
from briefreader.notes.store import Stamp

if TYPE_CHECKING:
    from briefreader.notes.item_words import ItemWords

FileStamp = tuple[int, int, int] | None  # of the brief's file; None where there is none


class Inspection(Struct, frozen=True):
    """What is wrong with a brief, and how its quotes stand."""

    problems: tuple[Problem, ...] = ()
    standing: str = ""


class Opening(Struct, frozen=True):
    """A brief with the reviewer's notes to it, and what was remembered of the last reading.

    `file` and `stamp` tell how the files were just before they were read, so that no change is missed.
    """

    view: View
    file: FileStamp
    stamp: Stamp
    colleagues: tuple[Colleague, ...] = ()
    remembered: Remembered = field(default_factory=Remembered)
    before: Mapping[str, Any] = field(default_factory=dict)
    unsaved: Unsaved | None = None
    newer: str = ""  # of a draft, the file of a later revision beside it
    since: ItemDifferences | None = None  # it was read last, if it has changed
    reading: Reading = field(default_factory=Reading)  # with this revision

    @property
    def newer_read(self) -> ReadRevision | None:
        """The newest revision that was read, if this is an older one."""
        return newer_read(self.reading, self.view.opened)


def inspect(opened: OpenDocument, pause: Callable[[], None] = lambda: None) -> Inspection:
    """Check a brief, which takes longer than opening it; `pause` is called in between.

    Its file is read again for the places of what is found: a large one is not to be held. One that has
    changed since is not checked; the problem list says so.
    """
    from briefreader.brief.lint.linter import examine  # not needed for the first picture

    loaded = opened.loaded
    assert loaded.path is not None
    with suppress(BriefError), open_file(loaded.path) as file:
        if hashlib.file_digest(file, "sha256").hexdigest() == loaded.data_sha256:
            found = examine(opened, file, pause)
            return Inspection(found.problems, _standing(found.states))
    what = "the file changed after it was read, so the brief was not checked"
    mend = "It is checked after the next reload."
    return Inspection((*loaded.problems, Problem("note", "not-checked", "", what, mend)))


def open_for_reading(path: Path, environment: Environment) -> Opening:
    """Read a brief and the notes to it. Raises BriefError."""
    file = file_stamp(path)
    document = _open(path, environment)
    brief = document.brief
    subject = subject_of(brief)
    stamp = environment.store.stamp(subject)
    notebook = environment.store.read(subject)
    if notebook.basket:
        with suppress(StoreError):  # the basket then asks for the brief to be opened
            environment.state.readings.keep_path(brief.id, path)
    before = environment.state.readings.place(brief.id) or {}
    reading = environment.state.readings.reading(brief.id).then(read_revision(document))
    since = None
    if before.get("read") != document.loaded.data_sha256 and (
        newer_read(reading, document) is None and (marks := environment.state.readings.marks(brief.id))
    ):
        since = differences(marks, fingerprints(brief))
    resolver = Resolver(passages(document))
    colleagues = environment.store.colleagues(subject)
    words = _item_words(document) if notebook.entries or colleagues else None
    view = View(document, notebook, resolver, changed=since.marked if since else {}, words=words)
    for one in (notebook, *(colleague.notebook for colleague in colleagues)):
        for entry in one.entries:
            view.standing(entry)  # looked for here, and not while the screen is drawn
    unsaved = _sorted_out(environment.state.checks.of(brief.id), document.loaded.data_sha256, path)
    newer = _newer_beside(path, brief) if brief.draft else ""
    kept = remembered(environment.state, brief.id)
    return Opening(view, file, stamp, colleagues, kept, before, unsaved, newer, since, reading)


def read_revision(document: OpenDocument) -> ReadRevision:
    """A revision as it is remembered to have been read."""
    loaded, brief = document.loaded, document.brief
    path = str(loaded.path.absolute()) if loaded.path is not None else ""
    return ReadRevision(loaded.data_sha256, path, brief.revision, brief.updated)


def newer_read(reading: Reading, document: OpenDocument) -> ReadRevision | None:
    """The newest revision that was read, if it is a newer one than this; `reading` has this one too."""
    is_this = reading.last is None or reading.last.sha256 == document.loaded.data_sha256
    return None if is_this else reading.last


def _open(path: Path, environment: Environment) -> OpenDocument:
    """The brief, from the cache if its bytes are known there. Raises BriefError."""
    data = read_bytes(path)
    known = None
    if environment.cache_folder is not None and len(data) <= LARGEST:
        sha256 = hashlib.sha256(data).hexdigest()
        known = recall(environment.cache_folder, sha256, path.name, path)
    loaded = known or load_bytes(data, path.name, path)
    del data  # of a large file; what follows takes memory too
    return opened(loaded, find_source(loaded.brief, path, environment.settings.sources))


def remember(document: OpenDocument, environment: Environment) -> None:
    """Keep a brief that was read in the cache."""
    if environment.cache_folder is not None:
        keep(environment.cache_folder, document.loaded)


def try_to_open(path: Path, environment: Environment) -> Opening | BriefError:
    """The same, with the refusal as a value."""
    try:
        return open_for_reading(path, environment)
    except BriefError as error:
        return error


def file_stamp(path: Path) -> FileStamp:
    """Something that differs as soon as the file is written or replaced; None without a file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _item_words(opened: OpenDocument) -> "ItemWords":
    from briefreader.notes.item_words import ItemWords  # for a brief with notes alone

    return ItemWords(opened)


def _newer_beside(path: Path, brief: Brief) -> str:
    from briefreader.brief.writing.revisions import newest_beside  # only drafts need it

    return newest_beside(path, brief)


def _sorted_out(kept: tuple[KeptChecks, ...], file: str, path: Path) -> Unsaved | None:
    if not kept:
        return None
    others = [one for one in kept if one.file != file]
    here, own = path.absolute(), []
    for one in others:
        with suppress(OSError, ValueError):
            if Path(one.path) == here or not Path(one.path).exists():
                own.append(one)
    elsewhere = tuple(one for one in others if one not in own)
    return Unsaved(tuple(one for one in kept if one.file == file), tuple(own), elsewhere)


def _standing(states: Mapping[VerificationState, int]) -> str:
    """The state of all quotes, if it is one; else how many have the worst."""
    if not states:
        return ""
    worst = max(states, key=list(SIGNS).index)
    return f"{SIGNS[worst]} {worst}" if len(states) == 1 else f"{SIGNS[worst]} {states[worst]} {worst}"
