"""What the program remembers for one person at one machine; it never stands among the notes.

What cannot be read counts as never kept. Keeping something raises StoreError if the disk refuses, and then
what was kept before still is.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, ValidationError, convert, structs, to_builtins

from briefreader.notes.disk import locked, make_folder, real_folder, state_of
from briefreader.notes.name import file_name
from briefreader.notes.small_json import read_values, write_values

if TYPE_CHECKING:  # the list of briefs needs them, and a brief when it is left
    from briefreader.notes.opened_briefs import OpenedBriefs
    from briefreader.notes.seen_hits import SeenHits


class UnderWay(Struct, frozen=True):
    """A text that was being written: for which item, and for what (`note`, `note 3f2a…`).

    It takes the place of the text that `was` there when it was begun.
    """

    item: str
    kind: str
    text: str
    was: str = ""


class FarMark(Struct, frozen=True):
    """An item in any brief, reached by a letter `A` to `Z`: the brief's file and title, and the item's id."""

    path: str
    title: str
    item: str


TextKey = tuple[str, str, str]  # brief id, item, and what kind of text is unsaved


class KeptChecks(Struct, frozen=True):
    """What was done to a draft in one window and not saved.

    `file` is the SHA-256 of what the draft's file held then, `marks` tell how the items were; the later
    `turn` was kept after the others.
    """

    window: str
    file: str
    path: str
    deeds: tuple[Any, ...] = ()
    marks: Mapping[str, str] = {}
    turn: int = 0


class Choices(Struct, frozen=True):
    """What was chosen last, in any brief.

    `form` is the form of a copy as `Chosen.keep_form` was given it; `hidden` are the folders of the reviewers
    whose notes are not to be shown.
    """

    form: Mapping[str, Any] = {}
    hidden: frozenset[str] = frozenset()
    theme: str | None = None


class ReadRevision(Struct, frozen=True):
    """A revision of a brief as it was read: the SHA-256 of its file, the file, its number and its day."""

    sha256: str
    path: str = ""
    revision: int | None = None
    updated: str | None = None

    @property
    def age(self) -> tuple[int, str]:
        """The greater the newer."""
        return self.revision or 1, self.updated or ""


class Reading(Struct, frozen=True):
    """The newest revision of a brief that was read, and the one that was the newest before."""

    last: ReadRevision | None = None
    before: ReadRevision | None = None

    def then(self, read: ReadRevision) -> "Reading":
        """The same once a revision is read. An older one changes nothing."""
        if self.last is None or self.last.sha256 == read.sha256:
            return structs.replace(self, last=read)
        return self if read.age < self.last.age else Reading(read, self.last)


class Readings:
    """Of each brief: its file, what was read of it, where the reader was, and how its items were."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, brief_id: str) -> Mapping[str, Any] | None:
        """Where the reader was in a brief: what `keep_place` was given."""
        place = read_values(self._brief(brief_id)).get("place")
        return place if isinstance(place, dict) else None

    def keep_place(self, brief_id: str, place: Mapping[str, Any]) -> None:
        """Remember where the reader is. The place holds what JSON can hold."""
        _change(self._brief(brief_id), lambda values: values.update(place=dict(place)))

    def reading(self, brief_id: str) -> Reading:
        """Which revisions of a brief were read: what `keep_reading` was given."""
        with suppress(ValidationError):
            return convert(read_values(self._brief(brief_id)).get("reading", {}), Reading)
        return Reading()

    def keep_reading(self, brief_id: str, reading: Reading) -> None:
        """Remember which revisions of a brief were read."""
        _change(self._brief(brief_id), lambda values: values.update(reading=to_builtins(reading)))

    def marks(self, brief_id: str) -> Mapping[str, str]:
        """How the items of a brief were when it was read last: what `keep_marks` was given."""
        if found := read_values(self._read(brief_id)):
            return found
        marks = (self.place(brief_id) or {}).get("items")  # where version 0.1.0 kept them
        return marks if isinstance(marks, dict) else {}

    def keep_marks(self, brief_id: str, marks: Mapping[str, str]) -> None:
        """Remember a mark for each item, in a file of their own: there can be very many."""
        path = self._read(brief_id)
        make_folder(path.parent, private=True)
        with locked(path, private=True):
            write_values(path, marks, private=True)

    def path(self, brief_id: str) -> Path | None:
        """The file in which a brief was last, as far as it was worth remembering."""
        path = read_values(self._brief(brief_id)).get("path")
        return Path(path) if isinstance(path, str) else None

    def keep_path(self, brief_id: str, path: Path) -> None:
        """Remember the file of a brief."""
        _change(self._brief(brief_id), lambda values: values.update(path=str(path.absolute())))

    def _brief(self, brief_id: str) -> Path:
        return self._folder / "briefs" / file_name(brief_id)

    def _read(self, brief_id: str) -> Path:
        return self._folder / "read" / file_name(brief_id)


class TextsUnderWay:
    """Every text that was being written and is not saved."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "texts"

    def stamp(self, brief_id: str) -> tuple[int, ...]:
        """Differs as soon as a text of a brief was kept, in any window. Never raises."""
        return state_of(self._path(brief_id))

    def of(self, brief_id: str) -> tuple[UnderWay, ...]:
        """Every text that was being written in a brief."""
        found = []
        for item, texts in read_values(self._path(brief_id)).items():
            for kind, kept in texts.items() if isinstance(texts, dict) else ():
                values = kept if isinstance(kept, dict) else {"text": kept}
                with suppress(ValidationError):
                    found.append(convert({**values, "item": item, "kind": kind}, UnderWay))
        return tuple(found)

    def keep(self, brief_id: str, item: str, kind: str, text: str, was: str = "") -> None:
        """Keep a text under way. An empty one drops what was kept: it is saved, or given up."""

        def change(values: dict[str, Any]) -> None:
            texts = values.pop(item, {})
            kept = texts if isinstance(texts, dict) else {}
            kept.pop(kind, None)
            if text:
                kept[kind] = {"text": text, "was": was} if was else text
            if kept:
                values[item] = kept

        _change(self._path(brief_id), change)

    def _path(self, brief_id: str) -> Path:
        return self._folder / file_name(brief_id)


class DraftChecks:
    """What was done to drafts and not saved, in each window."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "checks"

    def of(self, brief_id: str) -> tuple[KeptChecks, ...]:
        """What was done to a draft and not saved, in any window and to any state of its file."""
        return _checks_in(read_values(self._path(brief_id)))

    def keep(
        self, brief_id: str, checks: KeptChecks, instead_of: Iterable[KeptChecks] = ()
    ) -> tuple[KeptChecks, ...]:
        """Remember what was done in one window; what others have kept.

        What was taken over from other windows is dropped, unless they have kept something since. Without
        deeds nothing is kept of this window for the file: they are saved, or undone.
        """
        others: tuple[KeptChecks, ...] = ()

        def change(values: dict[str, Any]) -> None:
            nonlocal others
            known = {one.window: one for one in _checks_in(values)}
            for one in instead_of:
                if known.get(one.window) == one:
                    del known[one.window], values[one.window]
            mine = known.pop(checks.window, None)
            others = tuple(known.values())
            if checks.deeds:
                turn = max((one.turn for one in others), default=0) + 1
                values[checks.window] = to_builtins(structs.replace(checks, turn=turn))
            elif mine is not None and mine.file == checks.file:
                del values[checks.window]

        _change(self._path(brief_id), change)
        return others

    def _path(self, brief_id: str) -> Path:
        return self._folder / file_name(brief_id)


class Chosen:
    """What was chosen last, and the marks that lead from brief to brief."""

    def __init__(self, folder: Path) -> None:
        self._last = folder / "last.json"
        self._marks = folder / "marks.json"

    def choices(self) -> Choices:
        """What was chosen last; each choice that cannot be read is as if there was none."""
        values = read_values(self._last)
        form, hidden, theme = values.get("form"), values.get("hidden"), values.get("theme")
        return Choices(
            form if isinstance(form, dict) else {},
            frozenset(hidden) if isinstance(hidden, list) and all(map(_is_text, hidden)) else frozenset(),
            theme if isinstance(theme, str) else None,
        )

    def keep_form(self, form: Struct) -> None:
        """Remember the form of a copy."""
        _change(self._last, lambda values: values.update(form=to_builtins(form)))

    def keep_hidden(self, folders: Iterable[str]) -> None:
        """Remember whose notes are not to be shown."""
        _change(self._last, lambda values: values.update(hidden=sorted(folders)))

    def keep_theme(self, name: str) -> None:
        """Remember the colours."""
        _change(self._last, lambda values: values.update(theme=name))

    def far_marks(self) -> Mapping[str, FarMark]:
        """The marks that lead from brief to brief, by letter."""
        found = {}
        for letter, value in read_values(self._marks).items():
            with suppress(ValidationError):
                found[letter] = convert(value, FarMark)
        return found

    def far_marks_stamp(self) -> tuple[int, ...]:
        """Differs as soon as a mark was kept, in any window. Never raises."""
        return state_of(self._marks)

    def keep_far_mark(self, letter: str, mark: FarMark) -> None:
        """Let a letter lead to an item of a brief from now on."""
        _change(self._marks, lambda values: values.update({letter: to_builtins(mark)}))


class PrivateState:
    """The private state, by what it holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder = real_folder(folder)
        self.readings = Readings(folder)
        self.texts = TextsUnderWay(folder)
        self.checks = DraftChecks(folder)
        self.chosen = Chosen(folder)

    @cached_property
    def opened(self) -> "OpenedBriefs":
        """Which revisions were opened."""
        from briefreader.notes.opened_briefs import OpenedBriefs

        return OpenedBriefs(self._folder)

    @cached_property
    def seen(self) -> "SeenHits":
        """Which hits of saved queries were seen."""
        from briefreader.notes.seen_hits import SeenHits

        return SeenHits(self._folder)


def _change(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    make_folder(path.parent, private=True)
    with locked(path, private=True):
        values = read_values(path)
        change(values)
        write_values(path, values, private=True)


def _checks_in(values: Mapping[str, Any]) -> tuple[KeptChecks, ...]:
    found = []
    for window, value in values.items():
        with suppress(ValidationError):
            one = convert(value, KeptChecks)
            if one.window == window:
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.turn))


def _is_text(value: object) -> bool:
    return isinstance(value, str)
