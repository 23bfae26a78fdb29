"""One brief on the screen: opened in the background, read, left with the place remembered."""

import asyncio
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from briefreader.app.background import in_background
from briefreader.app.content import content
from briefreader.app.panes import PANES
from briefreader.app.revision import fingerprints
from briefreader.app.screens.reloading import state_of
from briefreader.app.screens.saving import Saving
from briefreader.app.trail import Whereabouts
from briefreader.app.widgets.bars import Header
from briefreader.app.widgets.pane import Pane
from briefreader.brief import BriefError, Problem
from briefreader.notes import Colleague, Notebook, StoreError, Subject
from briefreader.notes.state import FarMark
from briefreader.notes.store import Stamp

if TYPE_CHECKING:
    from briefreader.app.opening import Inspection, Opening

AT_ONCE = 0.1  # seconds without a picture: an empty frame that is drawn first only takes time
PATIENCE = 0.3  # seconds without a word about a brief that is being read
SEEN = 0.1  # seconds after which a brief that was read stands on the screen
LOOK_AGAIN = 1.0  # seconds between looks at the notes file, for another window's changes


class Reader(Saving):
    """The reader of one brief."""

    @dataclass
    class Read(Message):
        """The brief is read, with the reviewer's notes to it."""

        opening: "Opening"

    @dataclass
    class Refused(Message):
        """The file can not be read as a brief."""

        error: BriefError

    @dataclass
    class Checked(Message):
        """What is wrong with the brief, and how its quotes stand."""

        examined: "Inspection"

    @dataclass
    class Tagged(Message):
        """The tags that are in use over all briefs."""

        tags: tuple[str, ...]

    def __init__(self, path: Path, item: str = "") -> None:
        super().__init__(path)
        self.last_words = ""  # what is to be told when the brief has been left
        self._insists = False
        self._first_item = item  # where to begin, instead of where one was
        self._problems: tuple[Problem, ...] = ()
        self._standing = ""
        self._stamp: Stamp = ()
        self._still = ExitStack()  # holds drawing back

    def on_mount(self) -> None:
        """Read the brief; the frame is drawn with it, or before it if it takes long."""
        self._still.enter_context(self.app.batch_update())
        self.set_timer(AT_ONCE, self._still.close)
        self.query_one(Header).left = (self.path.name,)
        self._opened_at = self.app.surroundings.clock()
        self.set_timer(PATIENCE, self._tell_reading)
        self._open()

    def _tell_reading(self) -> None:
        """As long as the brief is read: how long already, and that it can be left."""
        if self.view is None:
            seconds = (self.app.surroundings.clock() - self._opened_at).seconds
            told = f"Reading {self.path.name}" + (f", {seconds} s so far" if seconds else "")
            self.say(f"{told} … Esc leaves.")
            self.set_timer(1.0, self._tell_reading)

    @work(exclusive=True, group="open")
    async def _open(self) -> None:
        self._file = state_of(self.path)
        try:
            self.post_message(self.Read(await in_background(self.opening)))
        except BriefError as error:
            self.post_message(self.Refused(error))

    def on_reader_read(self, event: Read) -> None:
        """Show the brief where it was left."""
        opening = event.opening
        self._still.close()
        self.hush()
        self.view = opening.view
        self.begin_checking(opening)
        self._hidden = self.app.surroundings.state.hidden_reviewers()
        self.show_colleagues(opening.colleagues)
        place = opening.before.get("place")
        if self._first_item:
            self.go_to(self._first_item)
        elif isinstance(place, list) and len(place) == 3:
            number, key, subject = place
            if number in range(1, len(PANES) + 1):
                self.go(Whereabouts(number, str(key), str(subject)))
        self.show_banner()
        self._greet(opening)
        self._stamp = self.app.surroundings.store.stamp(self.subject_of_notes)
        self.set_interval(LOOK_AGAIN, self.look_again)
        self._go_on(opening)

    @work(exclusive=True, group="open", description="checking the brief")
    async def _go_on(self, opening: "Opening") -> None:
        """What can wait until the brief is seen."""
        await asyncio.sleep(SEEN)
        self.app.settle_garbage()
        for pane in self.query(Pane):
            await in_background(pane.rows.prepare)
        self.post_message(self.Checked(await in_background(opening.examine)))
        self.post_message(self.Tagged(await in_background(self.app.surroundings.store.tags)))

    def _greet(self, opening: "Opening") -> None:
        notebook, changed = opening.view.notebook, opening.view.changed
        lost = sum(not opening.view.is_settled(entry) for entry in notebook.entries)
        unsettled = [f"{lost} of your notes lost what they are about: 6 shows them."] if lost else []
        newer = [f"A later revision lies beside it: {opening.newer}"] if opening.newer else []
        told = (*self.restored_words(), *newer, *unsettled)
        if notebook.other is not None:
            self._ask_whose(notebook.other)
        elif notebook.notice:
            self.say(notebook.notice, *told, severity="warning")
        elif changed:
            new = sum(kind == "new" for kind in changed.values())
            self.say(
                f"Since you read it last: {new} new, {len(changed) - new} changed; they are marked.",
                *told,
            )
        elif told:
            self.say(*told, severity="warning")
        elif not opening.before:
            self.say("j k move · Enter detail · y copy · Tab next · ? keys")

    def on_reader_refused(self, event: Refused) -> None:
        """Leave, and say why."""
        self.app.refuse(event.error)

    def change_brief(self) -> None:
        """The file holds another brief now: open that."""
        if self.may_leave():
            self._exchange(self.path, "")

    def on_reader_checked(self, event: Checked) -> None:
        """The brief is checked."""
        self.show_examined(event.examined)

    def show_examined(self, examined: "Inspection") -> None:
        """Keep the problems for `!`, and count them in the header."""
        self._problems = examined.problems
        self._standing = examined.standing
        self._show_header()

    def on_reader_tagged(self, event: Tagged) -> None:
        """Offer them where tags are asked for."""
        self.tags_elsewhere = event.tags

    def watch_view(self) -> None:
        """The header counts what the view holds."""
        if self.is_mounted:
            self._show_header()

    def _show_header(self) -> None:
        if self.view is None:
            return
        from briefreader.app.opening import source_words

        brief, notebook = self.view.opened.brief, self.view.notebook
        claims = [claim.id for claim in brief.claims]
        contested = sum(claim.status == "contested" for claim in brief.claims)
        done = len(notebook.reviewed.intersection(claims))
        by_all = len(self.view.reviewed_by_anybody.intersection(claims))
        together = f", all {by_all}" if self.view.colleagues else ""
        errors = sum(problem.severity == "error" for problem in self._problems)
        wrong = (f"! {errors} error{'s' if errors > 1 else ''}",) if errors else ()
        header = self.query_one(Header)
        header.mark = brief.draft_mark
        about = (source_words(brief), brief.handling_mark, self._standing)
        header.left = (brief.title, *filter(None, about))
        header.short = (*wrong, f"{contested}/{len(claims)}", f"rev {done}/{len(claims)}{together}")
        header.right = (
            *wrong,
            f"{contested} of {len(claims)} contested",
            f"reviewed {done}/{len(claims)}{together}",
        )

    # Notes of another brief, and another window's changes

    def _ask_whose(self, other: Subject) -> None:
        """Notes of another brief with this id: they are never joined in silence."""
        from briefreader.app.dialogs.whose_notes import Whose

        def answer(choice: str | None) -> None:
            if choice == Whose.JOIN:
                self._adopt(self.subject_of_notes)
            else:
                self.say("Those notes stay apart; none is shown, and none can be written to this brief.")

        self.app.push_screen(Whose(other.title, self.subject_of_notes.title), answer)

    @work(thread=True, group="store", description="adopting the notes")
    def _adopt(self, subject: Subject) -> None:
        try:
            notebook = self.app.surroundings.store.adopt(subject)
        except StoreError as error:
            self.post_message(self.NotSaved(self.app.surroundings.store.read(subject), error))
        else:
            self.post_message(self.Noticed(notebook, self.app.surroundings.store.colleagues(subject)))

    def look_again(self) -> None:
        """Read the brief or the notes again if a file of theirs has changed."""
        self.look_at_file()
        stamp = self.app.surroundings.store.stamp(self.subject_of_notes)
        if stamp != self._stamp:
            self._stamp = stamp
            self._read_notes(self.subject_of_notes)

    @work(thread=True, exclusive=True, group="look", description="reading the notes again")
    def _read_notes(self, subject: Subject) -> None:
        store = self.app.surroundings.store
        self.post_message(self.Noticed(store.read(subject), store.colleagues(subject)))

    @dataclass
    class Noticed(Message):
        """The notes as another window, this one or a colleague has left them."""

        notebook: Notebook
        colleagues: tuple[Colleague, ...]

    def on_reader_noticed(self, event: Noticed) -> None:
        """Show them."""
        if self.view is not None and event.notebook != self.view.notebook:
            self.show_notebook(event.notebook)
        self.show_colleagues(event.colleagues)

    # Other screens

    def action_matrix(self) -> None:
        """Who says what, as a table."""
        if self.view is None:
            return
        if not any(claim.status == "contested" for claim in self.view.opened.brief.claims):
            self.say("No claim of this brief is contested.")
            return
        from briefreader.app.dialogs.matrix import MatrixScreen

        self.app.push_screen(MatrixScreen(self.view), self.go_into)

    def action_problems(self) -> None:
        """What is wrong with this brief."""
        from briefreader.app.dialogs.problems import ProblemList

        if self.view is not None:
            self.app.push_screen(ProblemList(self.path.name, self._problems))

    def action_library(self) -> None:
        """The list of briefs."""
        self.leave_brief(to_library=True)

    # Leaving

    def action_leave(self) -> None:
        """Leave the innermost thing that is open; a brief only while it is still read."""
        if self.view is None:
            self.leave_brief()
        else:
            super().action_leave()

    def leave_for(self, mark: FarMark) -> None:
        """Open the brief of a mark at its item, if the file is still there."""
        path = Path(mark.path)
        if path.is_file() and self.may_leave():
            self._exchange(path, mark.item)
        elif not path.is_file():
            self.say(f"“{mark.title}” is not at {mark.path} any more.", severity="warning")

    def _exchange(self, path: Path, item: str) -> None:
        """Let another brief take this one's place; what is to be told is told over it."""
        self.app.exchange_reader(path, item)
        if self.last_words:
            self.app.notify(str(content(self.last_words)), severity="warning", markup=False)

    def leave_brief(self, *, to_library: bool = False) -> None:
        """Go back to the list, or out."""
        if self.may_leave():
            self.app.leave_reader(self.last_words, to_library=to_library)

    def may_leave(self) -> bool:
        """Remember the place, and keep what is not saved; where that fails, leaving has to be insisted on."""
        self.remember()
        told = self.keep_unsaved()
        if told is None and not self._insists:
            self._insists = True
            return False
        self.last_words = told or ""
        return True

    def remember(self) -> None:
        """Keep the place, and what was read, for the next time."""
        if self.view is None or self.brief_in_file is None:
            return
        here, brief = self.whereabouts, self.brief_in_file
        values = {
            "place": [here.pane, here.key, here.subject],
            "revision": brief.revision,
            "items": fingerprints(brief),
        }
        with suppress(StoreError):  # only a convenience is lost
            self.app.surroundings.state.keep_place(brief.id, values)
