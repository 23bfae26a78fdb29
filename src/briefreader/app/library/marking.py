"""Briefs are marked as read, or as unread: the one under the cursor, or all that are shown."""

from collections.abc import Callable, Mapping
from functools import partial

from briefreader.app.journal import OpenedStep
from briefreader.app.library.feature import LibraryFeature
from briefreader.app.library.listing import ListedBrief
from briefreader.notes import StoreError
from briefreader.wording.phrases import counted, quoted


class MarkRead(LibraryFeature):
    """Each marking is a step of the library's journal, and is kept by itself."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Mark, and take back."""
        return {
            "mark-read": self._mark,
            "mark-all-read": self._mark_all,
            "undo-read": self._undo,
            "redo-read": self._redo,
        }

    def _mark(self) -> None:
        brief = self.session.brief_at(self.screen.briefs.key)
        if brief is None:
            self.screen.say("The cursor is on no brief")
            return
        is_read = self.session.is_unread(brief)
        step = self.session.mark([brief], is_read=is_read)
        title = quoted(brief.entry.title)
        self._marked(step, f"Marked as {'read' if is_read else 'unread'}: {title}.")

    def _mark_all(self) -> None:
        shown = [one for one in self.session.entries() if isinstance(one, ListedBrief)]
        step = self.session.mark(shown, is_read=True)
        if step is None:
            self.screen.say("All briefs shown are read already")
        else:
            self._marked(step, f"Marked as read: {counted(step.briefs, 'brief')}.")

    def _marked(self, step: OpenedStep | None, told: str) -> None:
        if step is not None:
            self._keep(step.marks, is_read=step.is_read)
            self.screen.show()
            self.screen.say(f"{told} u to undo")

    def _undo(self) -> None:
        self._turned(self.session.undo(), "Undid", "Nothing to undo", is_undone=True)

    def _redo(self) -> None:
        self._turned(self.session.redo(), "Redid", "Nothing to redo", is_undone=False)

    def _turned(self, step: OpenedStep | None, word: str, nothing: str, *, is_undone: bool) -> None:
        if step is None:
            self.screen.say(nothing)
            return
        self._keep(step.marks, is_read=step.is_read != is_undone)
        self.screen.show()
        how = "read" if step.is_read else "unread"
        self.screen.say(f"{word}: {counted(step.briefs, 'brief')} marked as {how}")

    def _keep(self, marks: frozenset[str], *, is_read: bool) -> None:
        keep = partial(self.session.keep, marks, is_read=is_read)
        # Each under a name of its own: of two markings in turn both have to be kept.
        self.screen.write_in_turn(("opened", marks, is_read), keep, self._refused)

    def _refused(self, error: StoreError) -> None:
        self.screen.say(f"Not saved: {error.what}.", error.mend, severity="error")
