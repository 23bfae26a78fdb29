"""The line at the foot: the keys of the pane in use, dim where they cannot act."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefreader.actions import FOOTER_OF_A_DRAFT, FOOTERS, action
from briefreader.app.reader.availability import available
from briefreader.app.reader.layout import FULL_WIDTH
from briefreader.app.reader.session import ReadingSession
from briefreader.app.widgets.bars import KeysBar
from briefreader.app.widgets.list.item_list import ItemList

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen

_OPENS: Mapping[int, str] = {
    0: "follow",
    6: "go there",
}  # what Enter is called in the detail and in the notes


def show_keys(screen: "ReaderScreen") -> None:
    """Name the keys of what has the focus, by what they do to the item under the cursor."""
    bar, session = screen.query_one(KeysBar), screen.session
    bar.contexts = screen.contexts if isinstance(screen.focused, ItemList) else ("line",)
    bar.order = _order(session)
    bar.dimmed = frozenset(one for one in bar.order if available(action(one), session) is not None)
    bar.labels = _labels(session)
    bar.unsaved = session.review.unsaved if session.draft is not None else 0


def _order(session: ReadingSession) -> tuple[str, ...]:
    """The actions of the pane's footer; they keep their places, so that they are found without looking."""
    checks = session.is_draft and session.focus.pane not in FULL_WIDTH  # nothing there can be checked
    return ("help", *(FOOTER_OF_A_DRAFT if checks else FOOTERS[session.focus.pane]))


def _labels(session: ReadingSession) -> Mapping[str, str]:
    """In a draft `x` accepts what is unchecked, `]` goes to it, and `e` rewords."""
    labels = {"open": _OPENS[session.focus.pane]} if session.focus.pane in _OPENS else {}
    if not session.is_draft:
        return labels
    drafted = session.shown.opened.index.drafted
    accepts = any(item in drafted for item in session.focus.items)
    rewords = {"edit-note": "reword"} if session.rewords else {}
    return {**labels, **rewords, "next-unreviewed": "next", **({"reviewed": "accept"} if accepts else {})}
