"""A draft that is checked: what is done to it is shown, kept, undone and done again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, Union

from textual import work
from textual.binding import BindingType
from textual.message import Message

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.content import line
from briefreader.app.revision import Marks, fingerprints
from briefreader.app.screens.reloading import Reloading, state_of
from briefreader.app.screens.reviewing import Deed as ChangeOfNotes
from briefreader.app.screens.reviewing import Reviewing, Under
from briefreader.app.view import View
from briefreader.app.widgets.bars import KeysBar
from briefreader.brief import Brief, Index
from briefreader.notes import StoreError
from briefreader.notes.state import KeptChecks

if TYPE_CHECKING:
    from briefreader.app.opening import Opening, Unsaved
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.brief.writing.decisions import Decision


@dataclass(eq=False, frozen=True)
class OfNotes:
    """A change of the notes, which the store undoes."""

    deed: ChangeOfNotes


@dataclass(frozen=True)
class Written:
    """The draft was written here: what was done before can not be undone."""


Step = Union["Decision", OfNotes, Written]

NO_DRAFT = "This brief is no draft: there is nothing in it to check."


class Checking(Reloading):
    """What is done to a draft is held here, and in the private state, until it is written to a file."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("draft")

    @dataclass
    class Kept(Message):
        """What was done is in the private state; with an error, it is only in memory."""

        error: StoreError | None
        others: int = 0  # items that other windows have done something to

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._read: OpenDocument | None = None  # the brief as its file has it
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._turning = False  # a change of the notes is being undone or done again
        self._restored: tuple[str, ...] = ()  # what is to be told of what was not saved the last time
        self._only_in_memory = False
        self._window = token_hex(8)  # under which this window keeps what is done in it
        self._taken_over: tuple[KeptChecks, ...] = ()
        self._others = 0
        self._marks: tuple[OpenDocument | None, Marks] = (None, {})  # how the items of a file are
        self._keeping = Lock()
        self._writing = False

    @property
    def contexts(self) -> tuple[Context, ...]:
        """A draft has commands of its own."""
        *others, last = super().contexts
        return (*others, "draft", last) if self._is_draft else super().contexts

    @property
    def _is_draft(self) -> bool:
        return self._read is not None and bool(self._read.brief.draft)

    @property
    def _deeds(self) -> "tuple[Decision, ...]":
        return tuple(deed for deed in self._done if not isinstance(deed, OfNotes | Written))

    @property
    def brief_in_file(self) -> Brief | None:
        """The brief without what was done to it since."""
        return self._read.brief if self._read is not None else None

    # Beginning, and what was not saved the last time

    def begin_checking(self, opening: "Opening") -> None:
        """Take the brief as it is in its file, and do again what was done to it and not saved."""
        self._begin_anew(opening.view.opened)
        if opening.unsaved is not None:
            self._take_over(opening.unsaved)
        self.show_keys()

    def _begin_anew(self, read: "OpenDocument") -> None:
        self._read, self._others = read, 0
        self._done, self._undone, self._restored, self._taken_over = [], [], (), ()

    def _take_over(self, unsaved: "Unsaved") -> None:
        from briefreader.brief.writing.decisions import from_plain, still_fitting

        assert self._read is not None
        brief = self._read.brief
        marks = fingerprints(brief) if unsaved.before else {}
        before = [from_plain(one.deeds) for one in unsaved.before]
        changed = {
            item for one in unsaved.before for item, mark in one.marks.items() if marks.get(item) != mark
        }
        fitting = still_fitting(brief, chain.from_iterable(before), changed)
        here = tuple(chain.from_iterable(from_plain(one.deeds) for one in unsaved.here))
        self._done = [*fitting, *here]
        self._taken_over = (*unsaved.before, *unsaved.here)
        self._restored = (
            *_again_words(_items_in(here)),
            *_of_before_words(_items_in(tuple(chain.from_iterable(before))), _items_in(fitting)),
        )
        if not self._restored and unsaved.elsewhere:
            last = unsaved.elsewhere[-1]
            told = _checks_words(_items_in(from_plain(last.deeds)))
            self._restored = (f"{told} of {Path(last.path).name} not saved: open that file to go on",)
        self._show_checked()
        if unsaved.before and not brief.draft:  # there is nothing to check any more, and it has been told
            self._keep_checks()

    def restored_words(self) -> tuple[str, ...]:
        """What was not saved the last time."""
        return self._restored

    def _show_newer(self, event: Reloading.Reread) -> None:
        super()._show_newer(event)
        opened = event.opening.view.opened
        if self.view is not None and self.view.opened is opened:
            self._begin_anew(opened)  # what is not saved is another window's
            self.show_keys()

    # Doing

    def _does(self, deed: "Decision") -> bool:
        """Do it, unless the draft is just being written."""
        if self._writing:
            self.say("The draft is being written: press the key again.")
            return False
        self._done.append(deed)
        self._undone.clear()
        self._show_and_keep()
        return True

    def _show_and_keep(self) -> None:
        self._show_checked()
        self._keep_checks()

    def _show_checked(self) -> None:
        """The brief in the file with all that was done to it."""
        from briefreader.brief.writing.decisions import checked
        from briefreader.brief.writing.provenance import credited

        if self._read is None or self.view is None:
            return
        brief = checked(self._read.brief, self._deeds)
        if self._deeds:
            around = self.app.surroundings
            brief = credited(brief, around.reviewer, around.clock().astimezone().date())
        opened = _with_brief(self._read, brief)
        self._show_opened(opened)
        self.query_one(KeysBar).unsaved = _items_in(self._deeds)
        self.name_keys()

    def show_keys(self) -> None:
        """The keys of what has the focus, by what they do to the item."""
        super().show_keys()
        self.name_keys()

    def name_keys(self) -> None:
        """In a draft x accepts what is unchecked."""
        if not self._is_draft or self.view is None:
            labels = {}
        else:
            drafted = self.view.opened.index.drafted
            labels = {"next-unreviewed": "next"}
            if any(item in drafted for item in self.items):
                labels["reviewed"] = "accept"
        self.query_one(KeysBar).labels = labels

    def _show_opened(self, opened: "OpenDocument") -> None:
        assert self.view is not None
        if self.subject and self.subject not in opened.index.items:
            self.subject = ""
        self.view = _with_opened(self.view, opened)

    @work(thread=True, group="checks")
    def _keep_checks(self) -> None:
        try:
            others = self._keep()
        except StoreError as error:
            self.post_message(self.Kept(error, self._others))
        else:
            self.post_message(self.Kept(None, others))

    def _keep(self) -> int:
        """Put what was done into the private state; the count of what others did. Raises StoreError."""
        with self._keeping:  # the last to come has the last state
            return 0 if self._read is None else self._keep_of(self._read, self.path, self._deeds)

    def _keep_of(self, read: "OpenDocument", path: Path, deeds: "tuple[Decision, ...]") -> int:
        from briefreader.brief.writing.decisions import from_plain, items_of, to_plain

        if self._marks[0] is not read:
            self._marks = read, fingerprints(read.brief)
        found = self._marks[1]
        marks = {item: found.get(item, "") for deed in deeds for item in items_of(deed)}
        file = read.loaded.data_sha256
        mine = KeptChecks(self._window, file, str(path.absolute()), tuple(to_plain(deeds)), marks)
        taken_over = self._taken_over
        others = self.app.surroundings.state.keep_checks(read.brief.id, mine, taken_over)
        if self._taken_over is taken_over:
            self._taken_over = ()
        same = (from_plain(one.deeds) for one in others if one.file == file)
        return _items_in(tuple(chain.from_iterable(same)))

    def on_checking_kept(self, event: Kept) -> None:
        """Say so until it is kept, or written."""
        if event.error is not None and not self._only_in_memory:
            self.say(f"Not kept: {event.error.what}.", event.error.mend, severity="error")
        self._only_in_memory, self._others = event.error is not None, event.others
        self.show_banner()

    def banner_lines(self) -> tuple[str, ...]:
        """What is only in memory stays in sight."""
        lines = super().banner_lines()
        if self._only_in_memory and self._deeds:
            lines = (*lines, "Your checks are only in memory: Ctrl+s writes them to a file")
        if self._others:
            lines = (
                *lines,
                f"Another window has {_checks_words(self._others)} of this draft; each saves its own",
            )
        return lines

    # Undoing

    def change(self, deed: ChangeOfNotes, *, why: str = "", draft: Under | None = None) -> None:
        """A change of the notes is undone in its turn."""
        locked = self.view is None or self.view.notebook.read_only
        unnamed = self.app.surroundings.introduce is not None
        if (self._is_draft or self._done) and not (self._turning or locked or unnamed):
            self._done.append(OfNotes(deed))
            self._undone.clear()
        super().change(deed, why=why, draft=draft)

    def on_reviewing_saved(self, event: Reviewing.Saved) -> None:
        """What changed nothing is not undone."""
        self._take_out(event)

    def on_reviewing_not_saved(self, event: Reviewing.NotSaved) -> None:
        """What the store refused, and does not keep in memory, is not undone."""
        self._take_out(event)

    def _take_out(self, event: Reviewing.Saved | Reviewing.NotSaved) -> None:
        if not event.did_something:
            self._done = [
                one for one in self._done if not (isinstance(one, OfNotes) and one.deed is event.deed)
            ]

    def action_undo(self) -> None:
        """Undo the last change, of the draft or of the notes."""
        self._turn_back(self._done, self._undone, "Undone", super().action_undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._turn_back(self._undone, self._done, "Done again", super().action_redo)

    def _turn_back(self, here: list[Step], there: list[Step], word: str, notes: Callable[[], None]) -> None:
        if self._writing:
            self.say("The draft is being written: press the key again.")
            return
        deed = here.pop() if here else None
        if isinstance(deed, Written):
            told = "The draft was written: checks before that can not be undone."
            self.say(told, "u once more undoes your last note.")
            return
        if deed is not None:
            there.append(deed)
        if deed is None or isinstance(deed, OfNotes):  # of the notes, also those of an earlier reading
            self._turning = True
            notes()
            self._turning = False
            return
        self._show_and_keep()
        from briefreader.brief.writing.decisions import items_of

        items = items_of(deed)
        back = next((item for item in items if self.view and item in self.view.opened.index.items), None)
        if back is not None and back not in (self.item, self.subject):
            self.go_to(back)
        self.say(f"{word}: {_DEED_WORDS[type(deed).__name__]} {', '.join(items)}.")

    # A file that changes, and leaving

    def look_at_file(self) -> None:
        """A file that changes under what was done to it is not read again before that is saved or undone."""
        if self._writing:
            return
        if not self._deeds:
            super().look_at_file()
            return
        if self._newer is not None or state_of(self.path) != self._file:
            count = _items_in(self._deeds)
            of, them = ("is of", "it") if count == 1 else ("are of", "them")
            self._tell_of_file(
                f"The file has changed; your {_checks_words(count)} {of} the version before.",
                f"Ctrl+s writes {them} to another file; u undoes {them} and then shows the change.",
            )

    def keep_unsaved(self) -> str | None:
        """What was done to the draft is kept for the next time."""
        told = super().keep_unsaved()
        if told is None or not self._deeds:
            return told
        try:
            self._keep()
        except StoreError as error:
            lost = "Ctrl+s writes them to a file. Leaving once more loses them."
            self.say(f"Your checks can be kept nowhere: {error.what}.", lost, severity="error")
            return None
        count = _items_in(self._deeds)
        are = "are not saved; they" if count > 1 else "is not saved; it"
        mine = f"{_checks_words(count)} {are} will be here again when {line(self.path.name)} is opened."
        return " ".join(filter(None, (told, mine)))


_DEED_WORDS = {
    "Accept": "accepting",
    "SetSpeaker": "the speaker of",
    "Drop": "dropping",
    "Hold": "who holds",
}


def _items_in(deeds: "tuple[Decision, ...]") -> int:
    """How many items something was done to."""
    if not deeds:
        return 0
    from briefreader.brief.writing.decisions import items_of

    return len({item for deed in deeds for item in items_of(deed)})


def _again_words(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    was, it = ("were", "they are") if count > 1 else ("was", "it is")
    return (f"{_checks_words(count)} of the last time {was} not saved;", f"{it} here again: Ctrl+s saves")


def _of_before_words(count: int, fitting: int) -> tuple[str, ...]:
    """What was done to the file as it was before."""
    if not count:
        return ()
    gone = "" if fitting == count else "; the items of the others have gone or are changed"
    again = f"{fitting} of them here again{gone}" if fitting else "their items have gone or are changed"
    if count == 1:
        again = "it is here again" if fitting else "its item has gone or is changed"
    return (f"The file has changed since {_checks_words(count)}, not saved:", again)


def _checks_words(count: int) -> str:
    return f"{count} check{'s' if count != 1 else ''}"


def _with_brief(read: "OpenDocument", brief: Brief) -> "OpenDocument":
    """Another state of the brief; the words of its source are the same."""
    from msgspec.structs import replace as with_fields

    from briefreader.brief.verification.verification import Verifier

    if brief is read.brief:
        return read
    loaded = with_fields(read.loaded, brief=brief)
    return with_fields(read, loaded=loaded, index=Index(brief), verify=Verifier(brief, read.text))


def _with_opened(view: View, opened: "OpenDocument") -> View:
    """The view of another state of the brief; words are looked for anew only where items came or went."""
    from briefreader.brief.verification.selectable import passages
    from briefreader.notes.anchor import Resolver

    same = view.opened.index.items.keys() == opened.index.items.keys()
    resolver = view.resolver if same else Resolver(passages(opened))
    return replace(view, opened=opened, resolver=resolver)
