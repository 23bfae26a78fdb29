"""Decisions on a draft are shown at once, and kept for the next time until they are in a file."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefreader.app.content import line
from briefreader.app.draft_review.session import Kept
from briefreader.app.reader.feature import Feature
from briefreader.notes import StoreError
from briefreader.wording.draft_review import left_unsaved_words

if TYPE_CHECKING:
    from briefreader.brief.writing.decisions import Decision


class KeepDecisions(Feature):
    """Every decision goes through here."""

    def decide(self, decision: "Decision") -> bool:
        """Decide on some items, unless the draft is just being written."""
        if self.session.review.is_being_written:
            self.screen.say("The draft is being written: press the key again.")
            return False
        self.session.review.decide(decision)
        self.show_and_keep()
        return True

    def show_and_keep(self) -> None:
        """Show the brief with all that was decided, and put the decisions into the private state."""
        self.session.show_document(self.session.review.opened)
        self.screen.update_focus()
        self.screen.run_to_end("checks", self.session.review.keep, self._kept)

    def _kept(self, kept: Kept) -> None:
        """Say so until it is kept, or written."""
        review = self.session.review
        if kept.error is not None and review.kept.error is None:
            self.screen.say(f"Not saved: {kept.error.what}.", kept.error.mend, severity="error")
        review.kept = kept
        self.screen.show_around()

    def _keep(self) -> None:
        """Raises StoreError."""
        if (error := self.session.review.keep().error) is not None:
            raise error

    def _not_kept(self, error: StoreError) -> None:
        self.session.review.kept = replace(self.session.review.kept, error=error)

    def keep_unsaved(self) -> str | None:
        """On leaving: keep the decisions; what to tell of them. None if they can be kept nowhere."""
        review = self.session.review
        self.screen.write_in_turn(("checks", self.session.path), self._keep, self._not_kept)
        if (error := review.kept.error) is not None:
            lost = "Ctrl+s writes them to a file. Leaving again discards them."
            self.screen.say(f"Your changes could not be saved: {error.what}.", lost, severity="error")
            return None
        return left_unsaved_words(review.unsaved, line(self.session.path.name))
