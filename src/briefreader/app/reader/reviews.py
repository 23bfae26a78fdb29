"""A reviewer's judgement of items: reviewed or not, grade, verdict, likelihood, confidence."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefreader.app.reader.feature import Feature
from briefreader.app.reader.save_notes import SaveNotes, for_each
from briefreader.notes import Edit
from briefreader.notes.model import ReviewState
from briefreader.wording.brief import item_words

if TYPE_CHECKING:
    from briefreader.notes.review import ReviewFields


class Reviews(Feature):
    """`x` accepts what is unchecked in a draft, and else reviews; `r` opens the form."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Reviewed, and all the rest."""
        return {"reviewed": self._accept_or_review, "grade": self._grade}

    def _accept_or_review(self) -> None:
        drafted, focus = self.session.shown.opened.index.drafted, self.session.focus
        items = tuple(item for item in focus.items if item in drafted)
        if not items and not self._was_just_accepted():
            self._review(focus.items)
        elif items:
            from briefreader.app.reader.decisions import Decisions

            self.screen.the(Decisions).accept(items)

    def _was_just_accepted(self) -> bool:
        """What has only just been accepted is marked as reviewed when that is asked for once more."""
        review, notebook = self.session.review, self.session.shown.notebook
        new = review.accepted_just(self.session.focus.items, notebook.reviewed)
        if new and review.asks_again(new):
            self.screen.say("Already accepted.", "x again marks it as reviewed, in your notes.")
            return True
        review.asked_enough()
        return False

    def _review(self, items: tuple[str, ...]) -> None:
        """Mark the items as reviewed; if all are, as not reviewed."""
        reviewed = self.session.shown.notebook.reviewed.issuperset(items)
        state: ReviewState = "unreviewed" if reviewed else "reviewed"
        told, selected = "not reviewed" if reviewed else "reviewed", self.end_selection()
        self.screen.the(SaveNotes).change(
            lambda edit: for_each(items, lambda item: edit.set_review(item, state=state), selected, told)
        )

    def _grade(self) -> None:
        from briefreader.app.dialogs.review_form import ReviewForm

        item, view = self.session.focus.item, self.session.shown
        index, review = view.opened.index, view.notebook.review(item)
        if review is not None and view.notebook.writer(review):
            review = None  # an imported judgement is not one's own
        kind = index.kind(item) if item in index.items else "item"
        about = item_words(index.items[item]) if item in index.items else item

        def done(fields: "ReviewFields | None") -> None:
            if fields is not None:
                why = fields.get("comment", "")
                self.screen.the(SaveNotes).change(
                    lambda edit: _graded(edit, item, fields), why=why, seen=view.opened
                )

        settings = self.session.environment.settings
        self.screen.app.push_screen(ReviewForm(about, kind, review, settings), done)


def _graded(edit: Edit, item: str, fields: "ReviewFields") -> str:
    edit.set_review(item, **fields)
    return ""
