"""What the program remembers for one person at one machine; it never stands among the notes."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert, structs, to_builtins

from briefreader.notes.disk import locked, make_folder, real_folder
from briefreader.notes.name import file_name
from briefreader.notes.small_json import read_values, write_values

S = TypeVar("S", bound=Struct)


class UnderWay(Struct, frozen=True):
    """A text that was being written: for which item, and for what (`note`, `comment` …)."""

    item: str
    kind: str
    text: str


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


class PrivateState:
    """File, place and revision of each brief, last form of a citation, marks over briefs, text under way,
    checks of a draft that are not saved.

    What can not be read counts as never kept. Keeping something raises StoreError if the disk
    refuses, and then what was kept before still is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = real_folder(folder)

    def place(self, brief_id: str) -> Mapping[str, Any] | None:
        """Where the reader was in a brief: what `keep_place` was given."""
        place = read_values(self._brief(brief_id)).get("place")
        return place if isinstance(place, dict) else None

    def keep_place(self, brief_id: str, place: Mapping[str, Any]) -> None:
        """Remember where the reader is. The place holds what JSON can hold."""
        self._change(self._brief(brief_id), lambda values: values.update(place=dict(place)))

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
        self._change(self._brief(brief_id), lambda values: values.update(path=str(path.absolute())))

    def revision_read(self, brief_id: str) -> int | None:
        """The newest revision of a brief that was opened."""
        revision = read_values(self._brief(brief_id)).get("revision")
        return revision if isinstance(revision, int) else None

    def keep_revision_read(self, brief_id: str, revision: int) -> None:
        """Remember that this revision was opened."""
        self._change(self._brief(brief_id), lambda values: values.update(revision=revision))

    def form(self, kind: type[S]) -> S | None:
        """The form of a copy that was chosen last, as a value of the kind that `keep_form` was given."""
        try:
            return convert(read_values(self._last()).get("form"), kind)
        except ValidationError:
            return None

    def keep_form(self, form: Struct) -> None:
        """Remember the form of a copy."""
        self._change(self._last(), lambda values: values.update(form=to_builtins(form)))

    def far_marks(self) -> Mapping[str, FarMark]:
        """The marks that lead from brief to brief, by letter."""
        found = {}
        for letter, value in read_values(self._marks()).items():
            with suppress(ValidationError):
                found[letter] = convert(value, FarMark)
        return found

    def keep_far_mark(self, letter: str, mark: FarMark) -> None:
        """Let a letter lead to an item of a brief from now on."""
        self._change(self._marks(), lambda values: values.update({letter: to_builtins(mark)}))

    def hidden_reviewers(self) -> frozenset[str]:
        """The folders of the reviewers whose notes are not to be shown."""
        hidden = read_values(self._last()).get("hidden")
        return frozenset(hidden) if isinstance(hidden, list) and all(map(_is_text, hidden)) else frozenset()

    def keep_hidden_reviewers(self, folders: Iterable[str]) -> None:
        """Remember whose notes are not to be shown."""
        self._change(self._last(), lambda values: values.update(hidden=sorted(folders)))

    def theme(self) -> str | None:
        """The colours that were chosen last."""
        theme = read_values(self._last()).get("theme")
        return theme if isinstance(theme, str) else None

    def keep_theme(self, name: str) -> None:
        """Remember the colours."""
        self._change(self._last(), lambda values: values.update(theme=name))

    def under_way(self, brief_id: str) -> tuple[UnderWay, ...]:
        """Every text that was being written in a brief."""
        return tuple(
            UnderWay(item, kind, text)
            for item, texts in read_values(self._texts(brief_id)).items()
            if isinstance(texts, dict)
            for kind, text in texts.items()
            if isinstance(text, str)
        )

    def text(self, brief_id: str, item: str, kind: str) -> str | None:
        """The text that was being written for one item."""
        texts = (kept.text for kept in self.under_way(brief_id) if (kept.item, kept.kind) == (item, kind))
        return next(texts, None)

    def keep_text(self, brief_id: str, item: str, kind: str, text: str) -> None:
        """Keep a text under way. An empty one drops what was kept: it is saved, or given up."""

        def change(values: dict[str, Any]) -> None:
            texts = values.pop(item, {})
            kept = texts if isinstance(texts, dict) else {}
            kept.pop(kind, None)
            if text:
                kept[kind] = text
            if kept:
                values[item] = kept

        self._change(self._texts(brief_id), change)

    def checks(self, brief_id: str) -> tuple[KeptChecks, ...]:
        """What was done to a draft and not saved, in any window and to any state of its file."""
        return _checks_in(read_values(self._checks(brief_id)))

    def keep_checks(
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

        self._change(self._checks(brief_id), change)
        return others

    def _brief(self, brief_id: str) -> Path:
        return self._folder / "briefs" / file_name(brief_id)

    def _read(self, brief_id: str) -> Path:
        return self._folder / "read" / file_name(brief_id)

    def _texts(self, brief_id: str) -> Path:
        return self._folder / "texts" / file_name(brief_id)

    def _checks(self, brief_id: str) -> Path:
        return self._folder / "checks" / file_name(brief_id)

    def _last(self) -> Path:
        return self._folder / "last.json"

    def _marks(self) -> Path:
        return self._folder / "marks.json"

    def _change(self, path: Path, change: Callable[[dict[str, Any]], None]) -> None:
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
