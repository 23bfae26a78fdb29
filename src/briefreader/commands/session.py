"""What the verbs share: the settings, how a brief is opened, the notes."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.commands.options import STDIN, given
from briefreader.commands.output import Failure, narrate

if TYPE_CHECKING:
    from briefreader.brief import Brief, BriefError
    from briefreader.brief.reading.load import Loaded
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.brief.verification.source import SourceText
    from briefreader.notes import Condition, Notebook, Store, Subject
    from briefreader.settings import Complaint, Settings

STORE_REFUSED = 3


def now() -> datetime:
    """The moment of a change."""
    return datetime.now(UTC)


def today() -> date:
    """The day that citations name as that of access, where the user is."""
    return now().astimezone().date()


class Session:
    """One call of the program, as its shared options want it."""

    def __init__(self, context: click.Context) -> None:
        options = given(context)
        self._reviewer = options.get("reviewer")
        self._notes = options.get("notes")
        self._config = options.get("config")

    @cached_property
    def settings_file(self) -> Path:
        """Where the settings are, or would be."""
        from briefreader.base.paths import config_file

        return Path(self._config) if self._config else config_file()

    @cached_property
    def configured(self) -> "tuple[Settings, tuple[Complaint, ...]]":
        """The settings, and what is wrong with them."""
        from briefreader.settings import load

        named = self._config is not None or bool(os.environ.get("BRIEFREADER_CONFIG"))
        return load(self.settings_file, required=named)

    @cached_property
    def settings(self) -> "Settings":
        """The settings; what is wrong with them is told once."""
        settings, complaints = self.configured
        for complaint in complaints:
            narrate(clean(str(complaint)))
        return settings

    @property
    def given_reviewer(self) -> str | None:
        """The reviewer's name: from the option, the settings, or the answer that the reader once got."""
        from briefreader.base.paths import state_folder
        from briefreader.notes import own_name

        return self._reviewer or self.settings.reviewer or own_name(state_folder())

    @property
    def reviewer(self) -> str:
        """The same; the login name until there is one."""
        from briefreader.settings import login_name

        return self.given_reviewer or login_name()

    @property
    def notes_folder(self) -> Path:
        """Where the notes are kept."""
        from briefreader.base.paths import notes_folder

        folder = Path(self._notes) if self._notes else notes_folder(self.settings.notes)
        return folder.absolute()

    @property
    def notes_are_private(self) -> bool:
        """Whether nobody named the notes folder, so that it is made for the reviewer alone."""
        from briefreader.base.paths import default_notes_folder

        return self.notes_folder == default_notes_folder()

    @property
    def library(self) -> Path:
        """The briefs to open when none is named. Raises Failure."""
        from briefreader.base.paths import LocationError, library_folder

        try:
            return library_folder(self.settings.library)
        except LocationError as error:
            raise Failure(str(error)) from None

    def open(self, path: str) -> "OpenDocument":
        """A brief with what is at hand of its source. Raises Failure."""
        from briefreader.brief.verification.document import opened

        loaded = self.load(path)
        return opened(loaded, self.source_of(loaded))

    def load(self, path: str) -> "Loaded":
        """A brief from a file, or from stdin for `-`. Raises Failure."""
        return self.read(path)[1]

    def read(self, path: str) -> "tuple[bytes, Loaded]":
        """The same, with the bytes it was loaded from."""
        from briefreader.brief import BriefError
        from briefreader.brief.reading.load import load_bytes, read_bytes

        try:
            if path == STDIN:
                data = stdin_bytes()
                return data, load_bytes(data, "stdin")
            data = read_bytes(Path(path))
            return data, load_bytes(data, path, Path(path))
        except BriefError as error:
            raise failure_of(error) from None

    def source_of(self, loaded: "Loaded") -> "SourceText | None":
        """The file a brief was made from: beside it, or in the folders of the settings."""
        from briefreader.brief.verification.source import find_source

        return find_source(loaded.brief, loaded.path, self.settings.sources)

    def store(self) -> "Store":
        """The reviewer's notes, to be changed. Raises Failure."""
        from briefreader.base.paths import state_folder, unsaved_folder
        from briefreader.notes import Store, find_reviewer

        folder = self.notes_folder
        try:
            reviewer = find_reviewer(folder, self.reviewer, state_folder())
            private = self.notes_are_private
            return Store(folder, reviewer, now, private=private, unsaved=unsaved_folder())
        except OSError as error:
            what = f"can not be used for notes: {error.strerror}"
            raise Failure(
                what, "Name another folder: --notes DIR.", where=str(folder), code=STORE_REFUSED
            ) from None

    def examine(self) -> "Iterator[Condition]":
        """How every file of the notes folder is, the reviewer's own first."""
        from briefreader.base.paths import state_folder
        from briefreader.notes import examine, find_reviewer

        return examine(self.notes_folder, find_reviewer(self.notes_folder, self.reviewer, state_folder()))

    def notebook(self, brief: "Brief") -> "Notebook | None":
        """The reviewer's notes to a brief, to be read; None where nobody has any."""
        if not is_folder(self.notes_folder):
            return None
        notebook = self.store().read(subject_of(brief))
        if notebook.notice:
            narrate(clean(notebook.notice))
        return notebook


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the store says into the end of the verb."""
    from briefreader.notes import Invalid, StoreError

    try:
        yield
    except StoreError as error:
        code = 2 if isinstance(error, Invalid) else STORE_REFUSED
        raise Failure(error.what, f"{error.mend}.", code=code) from None


def is_folder(path: Path) -> bool:
    """Whether it is a folder; what can not even be looked at is refused when it is read."""
    try:
        return path.is_dir()
    except OSError:
        return False


def subject_of(brief: "Brief") -> "Subject":
    """Which brief notes belong to."""
    from briefreader.notes import Subject

    return Subject(brief.id, brief.title, brief.source.sha256)


def failure_of(error: "BriefError") -> Failure:
    """A BriefError as the end of a verb."""
    return Failure(error.what, error.mend, where=error.where)


def clean(text: str) -> str:
    """Text that may hold words of a file, fit for one line of the terminal."""
    from briefreader.base.text import shown

    return shown(text, one_line=True)


def nearest_hint(word: str, known: Iterable[str]) -> str:
    """What was probably meant, as a sentence; empty if nothing is near."""
    from briefreader.base.nearest import nearest

    near = nearest(word, known)
    return f"Did you mean {near}?" if near else ""


def stdin_bytes() -> bytes:
    """All of stdin, as far as a file can be large. Raises Failure."""
    from briefreader.brief.reading.tree import MAX_BYTES

    try:
        if sys.stdin is None:
            raise Failure("is closed", "Name a file instead of -.", where="stdin")
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise Failure(f"can not be read: {error.strerror}", "Name a file.", where="stdin") from None
