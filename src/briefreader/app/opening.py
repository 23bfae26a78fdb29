"""Opening a brief for a reader: what a worker does while the frame already stands."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefreader.app.base import Surroundings
from briefreader.app.revision import differences, fingerprints
from briefreader.app.view import View
from briefreader.brief import Brief, Problem
from briefreader.brief.reading.load import read_bytes
from briefreader.brief.verification.document import OpenDocument, open_bytes
from briefreader.brief.verification.selectable import passages
from briefreader.brief.verification.verification import SIGNS
from briefreader.notes import Colleague, StoreError, Subject
from briefreader.notes.anchor import Resolver
from briefreader.notes.state import KeptChecks

_LONGEST = 80  # characters of an id in a file's name


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is wrong with a brief, and how its quotes stand."""

    problems: tuple[Problem, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was done to a draft and not saved: to this file, to it as it was before, to another file."""

    here: tuple[KeptChecks, ...]
    before: tuple[KeptChecks, ...]
    elsewhere: tuple[KeptChecks, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """A brief with the reviewer's notes to it, and what was remembered of the last reading."""

    view: View
    colleagues: tuple[Colleague, ...]
    before: Mapping[str, Any]
    data: bytes
    unsaved: Unsaved | None = None
    newer: str = ""  # of a draft, the file of a later revision beside it

    def examine(self) -> Inspection:
        """Check the brief. This takes longer than opening it."""
        from briefreader.brief.lint.linter import check  # not needed for the first picture

        opened = self.view.opened
        return Inspection(check(opened.loaded, self.data, opened.source), _standing(opened))


def open_for_reading(path: Path, surroundings: Surroundings) -> Opening:
    """Read a brief and the notes to it. Raises BriefError."""
    data = read_bytes(path)
    opened = open_bytes(data, path, surroundings.settings.sources)
    brief = opened.brief
    subject = Subject(brief.id, brief.title, brief.source.sha256)
    notebook = surroundings.store.read(subject)
    if notebook.basket:
        with suppress(StoreError):  # the basket then asks for the brief to be opened
            surroundings.state.keep_path(brief.id, path)
    before = surroundings.state.place(brief.id) or {}
    marks = before.get("items")
    changed = differences(marks, fingerprints(brief)) if isinstance(marks, dict) else {}
    resolver = Resolver(passages(opened))
    colleagues = surroundings.store.colleagues(subject)
    view = View(opened, notebook, resolver, changed=changed)
    for one in (notebook, *(colleague.notebook for colleague in colleagues)):
        for entry in one.entries:
            view.standing(entry)  # looked for here, and not while the screen is drawn
    unsaved = _sorted_out(surroundings.state.checks(brief.id), opened.loaded.data_sha256, path)
    newer = newest_beside(path, brief) if brief.draft else ""
    return Opening(view, colleagues, before, data, unsaved, newer)


def revision_stem(brief: Brief) -> str:
    """How the name of a file begins that a later revision of a draft is written to."""
    return f"{brief.id[:_LONGEST]}-r"


def newest_beside(path: Path, brief: Brief) -> str:
    """The name of the latest revision of a draft beside it, by the names of the files; of itself, nothing."""
    stem, newest, found = revision_stem(brief), brief.revision or 1, ""
    with suppress(OSError, ValueError):
        for one in path.parent.glob(f"{stem}*.yaml"):
            number = one.stem.removeprefix(stem)
            if number.isascii() and number.isdigit() and int(number) > newest and one.name != path.name:
                newest, found = int(number), one.name
    return found


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


def _standing(opened: OpenDocument) -> str:
    """The state of all quotes, if it is one; else how many have the worst."""
    states = Counter(state for quote in opened.brief.quotes if (state := opened.verify(quote).state))
    if not states:
        return ""
    worst = max(states, key=list(SIGNS).index)
    return f"{SIGNS[worst]} {worst}" if len(states) == 1 else f"{SIGNS[worst]} {states[worst]} {worst}"
