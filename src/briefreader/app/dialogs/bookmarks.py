"""The list of bookmarks."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.content import line, parts
from briefreader.app.dialogs.picker import Picker
from briefreader.app.rows import Row, rows_of
from briefreader.app.view import View
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.wording.notes import target_words


class BookmarkList(Picker):
    """Gives the item of the bookmark that was chosen; `label` is called for the one to be labelled."""

    contexts: ClassVar[tuple[Context, ...]] = ("bookmarks", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("bookmarks")

    def __init__(self, view: View, label: Callable[[str], None]) -> None:
        rows = [_row(view, bookmark.item, bookmark.label) for bookmark in view.notebook.bookmarks]
        super().__init__("Bookmarks", rows_of(rows), "Enter open · e label · Esc close")
        self._label = label

    def action_label_bookmark(self) -> None:
        """Leave the list, and ask for the label."""
        item = self.query_one(ItemList).key
        self.dismiss(None)
        self._label(item)


def _row(view: View, item_id: str, label: str) -> Row:
    item = view.opened.index.items.get(item_id)
    words = target_words(view.opened.index, item_id)
    kind = view.opened.index.kind(item_id) if item else "?"
    pieces = [(f"{kind}  ", "muted"), (line(f"{label}: {words}" if label else words), "")]
    return Row(item_id, (parts(pieces),))
