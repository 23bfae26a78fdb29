"""A brief and what a reviewer attached to it."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from briefreader.brief.model.brief import FORMAT, Brief, Source
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.links import Index
from briefreader.notes import Notebook, Subject


class Noted(Struct, frozen=True):
    """A brief with notes to it; without a name they are of whoever asks.

    `is_elsewhere`: the brief is not in the library, and nothing is known of its items.
    """

    brief: Brief
    index: Index
    notebook: Notebook
    reviewer: str = ""
    is_elsewhere: bool = False

    @property
    def held(self) -> Sequence[str]:
        """The items with something attached."""
        return in_order(self.index, dict.fromkeys(entry.item for entry in self.notebook.entries))


def noted(brief: Brief, notebook: Notebook, reviewer: str = "") -> Noted:
    """A brief with notes to it."""
    return Noted(brief, Index(brief), notebook, reviewer)


def noted_elsewhere(subject: Subject, notebook: Notebook) -> Noted:
    """Notes to a brief that is not at hand."""
    source = Source(csl=CslItem(id="unknown", type="document", title=subject.title))
    brief = Brief(brief=FORMAT, id=subject.brief_id, title=subject.title, source=source, summary="")
    return Noted(brief, Index(brief), notebook, is_elsewhere=True)


def in_order(index: Index, item_ids: Collection[str]) -> list[str]:
    """Items in the order of the brief; those that are gone come first."""
    gone = [item_id for item_id in item_ids if item_id not in index.items]
    return [*gone, *(item_id for item_id in index.items if item_id in item_ids)]
