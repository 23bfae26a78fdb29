"""The panes of the reader: which rows each shows of a view.

What makes the rows of panes that are not seen at once is imported when they are.
"""

from typing import TYPE_CHECKING

from briefreader.app.panes.claims import claim_rows
from briefreader.app.panes.history import history_rows
from briefreader.app.panes.quotes import quote_rows
from briefreader.app.panes.summary import summary_rows
from briefreader.app.rows import Rows
from briefreader.app.view import Held, View
from briefreader.app.widgets.pane import PaneContents
from briefreader.brief.model.brief import SUMMARY
from briefreader.wording.phrases import counted

if TYPE_CHECKING:
    from briefreader.app.panes.notes import Order

__all__ = [
    "PANES",
    "ClaimsPaneContents",
    "DetailPaneContents",
    "HistoryPaneContents",
    "NotesPaneContents",
    "QuotesPaneContents",
    "SourcePaneContents",
    "SummaryPaneContents",
]


class SummaryPaneContents(PaneContents):
    """1: summary, key points, gaps, and what the citation lacks."""

    number, first_label = 1, "Summary"

    def rows(self, view: View) -> Rows:  # type: ignore[type-arg]
        """The brief in its own words."""
        return summary_rows(view)

    def item_of(self, key: str, entry: object) -> str:
        """The summary is no item."""
        return "" if key == SUMMARY else key


class QuotesPaneContents(PaneContents):
    """2: quotes by speaker, or by paragraph."""

    number, first_label = 2, "Quotes by speaker"
    nothing = "No quotes yet. In the source (5), v picks them from a paragraph."
    by_paragraph = False

    def rows(self, view: View) -> Rows:  # type: ignore[type-arg]
        """Every quote under its speakers or its paragraph."""
        return quote_rows(view, by_paragraph=self.by_paragraph)

    def count_words(self, view: View) -> str:
        """Quotes and speakers."""
        brief = view.opened.brief
        speakers = len(view.opened.index.quotes_by_speaker)
        return f"{counted(len(brief.quotes), 'quote')} · {counted(speakers, 'speaker')}"

    def has_nothing(self, view: View) -> bool:
        """Without quotes."""
        return not view.opened.brief.quotes

    def next_order(self) -> str:
        """By speaker, by paragraph."""
        self.by_paragraph = not self.by_paragraph
        self.label = "Quotes by paragraph" if self.by_paragraph else "Quotes by speaker"
        return self.label


class ClaimsPaneContents(PaneContents):
    """3: claims, contested ones first."""

    number, first_label = 3, "Disputed claims"
    nothing = "No claims yet. On a quote (2), f makes one."
    contested_only = False

    def rows(self, view: View) -> Rows:  # type: ignore[type-arg]
        """Claims by status."""
        return claim_rows(view, contested_only=self.contested_only)

    def count_words(self, view: View) -> str:
        """Contested claims of all."""
        claims = view.opened.brief.claims
        contested = sum(claim.status == "contested" for claim in claims)
        return f"{contested} contested · {counted(len(claims), 'claim')}"

    def has_nothing(self, view: View) -> bool:
        """Without claims."""
        return not view.opened.brief.claims

    def nothing_words(self, view: View) -> str:
        """With claims, none of which is contested: how to see them."""
        is_hidden = self.contested_only and not (view.limit or self.has_nothing(view))
        return "No contested claims. o shows all claims." if is_hidden else super().nothing_words(view)

    def next_order(self) -> str:
        """All, contested only."""
        self.contested_only = not self.contested_only
        return "Contested claims only" if self.contested_only else "All claims"


class HistoryPaneContents(PaneContents):
    """4: events in order of date."""

    number, first_label = 4, "History"
    nothing = "No events yet. In the source (5), v and e make one of a sentence."

    def rows(self, view: View) -> Rows:  # type: ignore[type-arg]
        """Events along a line of time."""
        return history_rows(view)

    def has_nothing(self, view: View) -> bool:
        """Without events."""
        return not view.opened.brief.history

    def count_words(self, view: View) -> str:
        """How many events."""
        return counted(len(view.opened.brief.history), "event")


class SourcePaneContents(PaneContents):
    """5: the source's paragraphs."""

    number, first_label = 5, "Source"

    def rows(self, view: View) -> Rows:  # type: ignore[type-arg]
        """Numbered paragraphs."""
        from briefreader.app.panes.source import source_rows

        return source_rows(view)

    def count_words(self, view: View) -> str:
        """Paragraphs, and whose words they are."""
        whose = {
            "source-file": "from the file",
            "brief-text": "stored in the brief",
            "none": "text not available",
        }
        return f"{counted(len(view.opened.paragraphs), 'paragraph')} ({whose[view.opened.text.basis]})"


class NotesPaneContents(PaneContents):
    """6: what the reviewer attached to this brief."""

    number, first_label = 6, "Notes by item"
    nothing = "No notes yet. On an item, a writes a note, b sets a bookmark, x marks it as reviewed."
    order: "Order" = "item"

    def rows(self, view: View) -> Rows:  # type: ignore[type-arg]
        """Entries in the order in force."""
        from briefreader.app.panes.notes import note_rows

        return note_rows(view, self.order)

    def next_order(self) -> str:
        """By item, by date, by tag, by kind."""
        from briefreader.app.panes.notes import ORDERS

        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.label = f"Notes by {self.order}"
        return self.label

    def count_words(self, view: View) -> str:
        """How many entries, and those of colleagues."""
        others = sum(len(colleague.notebook.entries) for colleague in view.colleagues)
        own = counted(len(view.notebook.entries), "entry", "entries")
        return f"{own}{f' · {others} of colleagues' if others else ''}"

    def item_of(self, key: str, entry: object) -> str:
        """The item that an entry is attached to."""
        return entry.entry.item if isinstance(entry, Held) else ""


class DetailPaneContents(PaneContents):
    """All about one item."""

    first_label = "Detail"

    def __init__(self) -> None:
        super().__init__()
        self.item = ""

    def rows(self, view: View) -> Rows:  # type: ignore[type-arg]
        """The page of the item."""
        from briefreader.app.panes.detail import detail_rows

        return detail_rows(view, self.item)

    def item_of(self, key: str, entry: object) -> str:
        """The linked item under the cursor, else the item of the page."""
        return key or self.item


PANES: tuple[type[PaneContents], ...] = (
    SummaryPaneContents,
    QuotesPaneContents,
    ClaimsPaneContents,
    HistoryPaneContents,
    SourcePaneContents,
    NotesPaneContents,
)
