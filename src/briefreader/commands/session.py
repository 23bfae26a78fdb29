"""What the commands share: the environment, how a brief is opened, the notes."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.base.paths import LocationError
from briefreader.commands.options import STDIN, given
from briefreader.commands.output import Failure, narrate
from briefreader.commands.wrong_input import brief_wanted, failure_of, is_folder, refuse_address
from briefreader.environment import Environment, environment_of

if TYPE_CHECKING:
    from briefreader.brief import Brief, Problem
    from briefreader.brief.lint.linter import CheckedBrief
    from briefreader.brief.reading.load import Loaded
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.library.catalog import Catalogue, LibraryEntry
    from briefreader.notes import Notebook, Store
    from briefreader.notes.examine import Condition
    from briefreader.reviewer_notes import Notes

STORE_REFUSED = 3


class Session:
    """One call of the program: its environment, and what is read in it."""

    def __init__(self, context: click.Context) -> None:
        self._options = given(context)
        self._told: set[str] = set()

    @cached_property
    def environment(self) -> Environment:
        """What surrounds the call; what is wrong with the settings is told once. Raises Failure."""
        options = self._options
        try:
            environment = environment_of(options.get("reviewer"), options.get("notes"), options.get("config"))
        except LocationError as error:
            raise Failure(str(error)) from None
        for complaint in environment.complaints:
            narrate(clean(str(complaint)))
        return environment

    @property
    def library(self) -> Path:
        """The briefs to open when none is named. Raises Failure."""
        try:
            return self.environment.library
        except LocationError as error:
            raise Failure(str(error)) from None

    def open(self, path: str) -> "OpenDocument":
        """A brief with what is at hand of its source. Raises Failure."""
        from briefreader.brief.verification.document import load

        with brief_wanted(path):
            return load(contents(path), name=name_of(path), folders=self.environment.settings.sources)

    def check(self, path: str) -> "CheckedBrief":
        """A brief and its problems. Raises Failure."""
        from briefreader.brief.lint.linter import check  # costs more to import than a page takes to print

        folders = self.environment.settings.sources
        with brief_wanted(path):
            return check(contents(path), name=name_of(path), folders=folders)

    def check_bytes(self, data: bytes, path: str) -> "tuple[Problem, ...]":
        """The problems that a brief would have with these bytes in its file. Raises Failure."""
        from briefreader.brief.lint.linter import lint
        from briefreader.brief.reading.load import load_bytes
        from briefreader.brief.verification.source import find_source

        with unreadable():
            loaded = load_bytes(data, name_of(path), Path(path))
            source = find_source(loaded.brief, loaded.path, self.environment.settings.sources)
            return lint(loaded, data, source)

    def read(self, path: str) -> "tuple[bytes, OpenDocument]":
        """The bytes of a brief's file, and what `open` makes of them. Raises Failure."""
        from briefreader.brief.verification.document import read_document

        with brief_wanted(path):
            return read_document(
                contents(path), name=name_of(path), folders=self.environment.settings.sources
            )

    def load(self, path: str) -> "Loaded":
        """A brief for which no source is looked for. Raises Failure."""
        from briefreader.brief.reading.load import load_bytes, read_bytes

        with brief_wanted(path):
            if path == STDIN:
                return load_bytes(stdin_bytes(), name_of(path))
            return load_bytes(read_bytes(Path(path)), path, Path(path))

    def store(self) -> "Store":
        """The reviewer's notes, to be changed. Raises Failure."""
        try:
            return self.environment.store
        except OSError as error:
            what, where = f"cannot be used for notes: {error.strerror}", str(self.environment.notes)
            mend = "Name another folder: --notes DIR."
            raise Failure(what, mend, where=where, code=STORE_REFUSED) from None

    def notes(self) -> "Notes":
        """The reviewer's notes as programs work with them. Raises Failure."""
        from briefreader.reviewer_notes import Notes

        self.store()
        return Notes.of(self.environment)

    def examine(self) -> "Iterator[Condition]":
        """How every file of the notes folder is, the reviewer's own first."""
        from briefreader.notes.examine import examine

        return examine(self.environment.notes, self.environment.identity)

    @property
    def has_notes(self) -> bool:
        """Whether there is a notes folder."""
        return is_folder(self.environment.notes)

    def entries(self, folder: Path) -> "tuple[LibraryEntry, ...]":
        """The briefs of a folder; what cannot be read of it is told."""
        from briefreader.library.catalog import read_library

        catalogue = read_library(folder)
        tell_unreadable(catalogue)
        return catalogue.entries

    def loaded(self, folder: Path) -> "list[Loaded]":
        """The briefs of a folder, each read once; what cannot be read of it is told."""
        from briefreader.library.catalog import read_briefs

        catalogue, briefs = read_briefs(folder)
        tell_unreadable(catalogue)
        return briefs

    def notebook(self, brief: "Brief") -> "Notebook | None":
        """The reviewer's notes to a brief, to be read; None where nobody has any."""
        if not self.has_notes:
            return None
        from briefreader.notes import subject_of

        notebook = self.store().read(subject_of(brief))
        self.tell_notice(notebook)
        return notebook

    def tell_notice(self, notebook: "Notebook") -> None:
        """Say what has to be known of notes, each notice once."""
        if notebook.notice and notebook.notice not in self._told:
            self._told.add(notebook.notice)
            narrate(clean(notebook.notice))


def contents(path: str) -> str | bytes:
    """What a brief or an article is read from: the path, or for `-` what stdin holds. Raises Failure."""
    if path == STDIN:
        return stdin_bytes()
    refuse_address(path)
    return path


def name_of(path: str) -> str:
    """What stands in messages for a path."""
    return "stdin" if path == STDIN else path


@contextmanager
def unreadable() -> Iterator[None]:
    """Turn a BriefError into the end of the command."""
    from briefreader.brief import BriefError

    try:
        yield
    except BriefError as error:
        raise failure_of(error) from None


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the store says into the end of the command."""
    from briefreader.notes import Invalid, StoreError

    try:
        yield
    except StoreError as error:
        code = 2 if isinstance(error, Invalid) else STORE_REFUSED
        raise Failure(error.what, f"{error.mend}.", code=code) from None


def tell_unreadable(catalogue: "Catalogue") -> None:
    """Say which files and folders of a library cannot be read, and why."""
    for one in catalogue.unreadable:
        narrate(clean(f"{one.where}: {one.what}"))


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
        raise Failure(f"cannot be read: {error.strerror}", "Name a file.", where="stdin") from None
