"""Briefs, each with what reviewers attached to it."""

from collections.abc import Sequence

from msgspec import Struct

from briefreader.brief.model.brief import FORMAT, Brief, Source
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.links import Index
from briefreader.brief.verification.document import OpenDocument
from briefreader.notes import AnyEntry, Disagreement, Notebook, Subject
from briefreader.notes.item_words import ItemWords, Moved


class Noted(Struct, frozen=True):
    """A brief and what a reviewer attached to it; without a name, it is whoever asks.

    Of a brief that `is_elsewhere` no more is known than what its notes say of it.
    """

    brief: Brief
    index: Index
    notebook: Notebook
    reviewer: str = ""
    is_elsewhere: bool = False
    words: ItemWords | None = None

    def moved(self, entry: AnyEntry) -> Moved | None:
        """What became of the words that an entry was attached to, if it stands under others."""
        return None if self.words is None else self.words.moved(entry)

    @property
    def held(self) -> Sequence[str]:
        """The items with something attached."""
        return self.index.in_order(dict.fromkeys(entry.item for entry in self.notebook.entries))


class Differing(Struct, frozen=True):
    """A brief, and the items of it on which reviewers differ."""

    noted: Noted
    found: tuple[Disagreement, ...]


def noted(document: OpenDocument, notebook: Notebook, reviewer: str = "") -> Noted:
    """A brief with notes to it."""
    return Noted(document.brief, document.index, notebook, reviewer, words=ItemWords(document))


def noted_elsewhere(subject: Subject, notebook: Notebook) -> Noted:
    """Notes to a brief that is not at hand: nothing is known of its items."""
    source = Source(csl=CslItem(id="unknown", type="document", title=subject.title))
    brief = Brief(brief=FORMAT, id=subject.brief_id, title=subject.title, source=source, summary="")
    return Noted(brief, Index(brief), notebook, is_elsewhere=True)
