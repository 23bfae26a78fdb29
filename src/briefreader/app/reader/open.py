"""A brief is opened in the background, and shown where it was left."""

import asyncio
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import Worker

from briefreader.app.background import WorkDone, in_background
from briefreader.app.panes import PANES
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.layout import first_pane
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.read_brief import Inspection, Opening, inspect, remember, try_to_open
from briefreader.app.reader.session import SOURCE, ReadingSession
from briefreader.app.reader.trail import Whereabouts
from briefreader.app.widgets.bars import Header
from briefreader.brief import BriefError
from briefreader.brief.verification.document import OpenDocument
from briefreader.wording.draft_review import elsewhere_line, restored_lines

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen

AT_ONCE = 0.1  # seconds without a picture: an empty frame that is drawn first only takes time
PATIENCE = 0.3  # seconds without a word about a brief that is being read
SEEN = 0.1  # seconds in which a brief that was drawn has the terminal, and keys that were waiting are handled
PICK = "v picks quotes, statements and events of a paragraph · Ctrl+s save · ? keys"
LOOK_AGAIN = 2.0  # seconds between looks at the files, for what others have written


class Open(Feature):
    """Reads the brief, goes to the place, and greets the reader."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._first_item = ""  # where to begin, instead of where the reader was
        self._opened_at = session.environment.clock()
        self._still = ExitStack()  # holds drawing back

    def begin(self, first_item: str, opening: Opening | None) -> None:
        """Show the brief, or read it: the frame is drawn with it, or before it if that takes long."""
        screen = self.screen
        self._first_item = first_item
        if opening is not None:
            self._opened(opening)
            return
        self._still.enter_context(screen.app.batch_update())
        screen.app.set_timer(AT_ONCE, self._still.close)  # the screen may have been left by then
        screen.query_one(Header).left = (self.session.path.name,)
        screen.set_timer(PATIENCE, self._tell_reading)
        screen.run_until_left("open", self._read, self._opened)

    def _read(self) -> Opening | BriefError:
        """The brief, once the place of the one before is on the disk: it may be the same."""
        self.screen.app.keeping.finish()
        return try_to_open(self.session.path, self.session.environment)

    def _tell_reading(self) -> None:
        """As long as the brief is read: how long already, and that it can be left."""
        if self.session.view is None:
            seconds = (self.session.environment.clock() - self._opened_at).seconds
            told = f"Reading {self.session.path.name}" + (f", {seconds} s so far" if seconds else "")
            self.screen.say(f"{told} … q leaves.")
            self.screen.set_timer(1.0, self._tell_reading)

    def _opened(self, opening: Opening | BriefError) -> None:
        """Show the brief where it was left, or leave and say why."""
        self._still.close()
        if isinstance(opening, BriefError):
            self.screen.app.refuse(opening)
            return
        self.screen.hush()
        self.session.begin(opening)
        if (newest := opening.newer_read) is not None and not self.session.file_notice:
            from briefreader.wording.revisions import older_words

            self.session.file_notice = (older_words(newest),)
            self.screen.show_around()
        if opening.unsaved is not None and opening.unsaved.before and not self.session.is_draft:
            # There is nothing to check any more; it is told now, and not again.
            self.screen.run_to_end("checks", self.session.review.keep, lambda _: None)
        self._go_where_it_was_left()
        self._greet(opening)
        self.screen.set_interval(LOOK_AGAIN, self._look_again)
        go_on = partial(self._go_on, opening)
        _: Worker[None] = self.screen.run_worker(go_on, name="inspect", description="inspect", group="open")

    def _go_where_it_was_left(self) -> None:
        navigation, place = self.screen.the(Navigation), self.session.before.get("place")
        if self._first_item:
            navigation.go_to(self._first_item)
        elif isinstance(place, list) and len(place) == 3:
            number, key, focus_item = place
            if number in range(1, len(PANES) + 1):
                navigation.go(Whereabouts(number, str(key), str(focus_item)))
        elif (number := first_pane(self.session.shown.opened.brief)) != self.screen.active:
            self.screen.show_pane(number)

    async def _go_on(self, opening: Opening) -> None:
        """What can wait until the brief is seen."""
        drawn = asyncio.Event()
        self.screen.call_after_refresh(drawn.set)
        await drawn.wait()
        await asyncio.sleep(SEEN)
        from briefreader.app.reader.annotations import Annotations

        self.screen.app.settle_garbage()
        screen, document, pause = self.screen, opening.view.opened, self.screen.app.give_way.pause
        await in_background(partial(self.session.keep_read, document, pause))  # leaving is quick from then on
        inspection = await in_background(partial(inspect, document, pause))
        screen.post_message(WorkDone(partial(self.show_inspection, document, inspection)))
        await in_background(partial(remember, document, self.session.environment))
        tags = await in_background(self.session.environment.store.tags)
        screen.post_message(WorkDone(partial(screen.the(Annotations).know_tags, tags)))

    def show_inspection(self, document: OpenDocument, inspection: Inspection) -> None:
        """Keep the problems for `!`, and count them, unless another document is read by now."""
        if self.session.review.read is document:
            self.session.inspection = inspection
            self.screen.show_around()

    def _greet(self, opening: Opening) -> None:
        say, notebook = self.screen.say, opening.view.notebook
        newer = [f"A later revision is in the same folder: {opening.newer}"] if opening.newer else []
        restored = self.session.review.restored
        again = restored_lines(restored.again, restored.before, restored.fitting)
        if restored.elsewhere:
            again = (elsewhere_line(restored.elsewhere, restored.elsewhere_in),)
        told = (*again, *newer, *opening.view.lost_lines)
        if notebook.other is not None:
            from briefreader.app.reader.save_notes import SaveNotes

            self.screen.the(SaveNotes).ask_whose(notebook.other)
        elif notebook.notice:
            say(notebook.notice, *told, severity="warning")
        elif opening.since is not None:
            from briefreader.wording.revisions import since_words

            say(since_words(opening.since, opening.reading.before, opening.view.opened.brief), *told)
        elif told:
            say(*told, severity="warning")
        elif not opening.before:
            picks = self.screen.active == SOURCE
            say(PICK if picks else "j k move · Enter details · y copy · Tab next pane · ? keys")

    def _look_again(self) -> None:
        from briefreader.app.reader.reload import Reload

        self.screen.the(Reload).look_again()
