"""Bookmarks: labelled places, found in a list."""

from collections.abc import Callable, Mapping

from briefreader.app.base_screen import Question
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.save_notes import SaveNotes, for_each
from briefreader.notes import Edit


class Bookmarks(Feature):
    """Sets, labels and lists bookmarks."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Set one, list all."""
        return {"bookmark": self._toggle, "bookmarks": self._list}

    def _toggle(self) -> None:
        items, selected = self.session.focus.items, self.end_selection()
        self.screen.the(SaveNotes).change(
            lambda edit: for_each(items, edit.toggle_bookmark, selected, "bookmark set or removed")
        )

    def _list(self) -> None:
        from briefreader.app.dialogs.bookmarks import BookmarkList

        bookmarks = BookmarkList(self.session.shown, self.ask_label)
        self.screen.app.push_screen(bookmarks, self.screen.the(Navigation).go_into)

    def ask_label(self, item: str) -> None:
        """Ask for the label of an item's bookmark."""
        bookmarks = self.session.shown.notebook.bookmarks
        label = next((bookmark.label for bookmark in bookmarks if bookmark.item == item), "")

        def answer(text: str) -> None:
            self.screen.the(SaveNotes).change(lambda edit: _labelled(edit, item, text))

        self.screen.ask(Question("Label of the bookmark", label, answer=answer))


def _labelled(edit: Edit, item: str, label: str) -> str:
    edit.label_bookmark(item, label)
    return "Bookmark labelled."
