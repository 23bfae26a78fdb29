"""Whether what is attached to an item still stands under the words that it was attached to."""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.normalise import for_matching
from briefreader.base.text import one_line
from briefreader.brief import Paragraph
from briefreader.brief.verification.selectable import passages, whole_words
from briefreader.notes.anchor import Resolver
from briefreader.notes.model import About, Anchor, AnyEntry, Note, Notebook

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument

BEGINNING = 80  # characters that are kept of the words


class Moved(Struct, frozen=True):
    """How the words begin that an entry was attached to, and the items that have these words now."""

    begins: str
    found: tuple[str, ...] = ()


class ItemWords:
    """The words of the items of one brief, compared as quotes are."""

    def __init__(self, opened: "OpenDocument") -> None:
        self._opened = opened
        self._marks: dict[str, str] = {}

    def about(self, item: str) -> About | None:
        """The words of an item; None where they are not at hand."""
        words = whole_words(self._opened, item)
        return About(self._mark(item), one_line(words, BEGINNING)) if words else None

    def moved(self, entry: AnyEntry) -> Moved | None:
        """What became of the words of an entry if its item has others now.

        None where one of the two is not known, or the reviewer has given the words up.
        """
        anchor = entry.anchor if isinstance(entry, Note) else None
        if anchor is not None:
            return self._moved_anchor(anchor, entry.item)
        if entry.about is None:
            return None
        mark = self._mark(entry.item)
        is_unknown = not mark and entry.item in self._opened.index.items
        if is_unknown or mark == entry.about.mark:
            return None
        return Moved(entry.about.begins, self._by_mark.get(entry.about.mark, ()))

    def _moved_anchor(self, anchor: Anchor, item: str) -> Moved | None:
        found = self._opened.index.items.get(item)
        is_unseen = isinstance(found, Paragraph) and found.place not in self._opened.text.words
        if found is None or is_unseen or anchor.detached:
            return None
        standing = self._resolver.resolve(anchor, item)
        if standing.is_settled:
            return None
        there = (
            one.passage.item
            for one in standing.found
            if for_matching(one.words) == for_matching(anchor.exact)
        )
        return Moved(one_line(anchor.exact, BEGINNING), tuple(dict.fromkeys(there)))

    def in_place(self, notebook: Notebook) -> Notebook:
        """A notebook without what stands under other words."""
        return replace(notebook, entries=tuple(one for one in notebook.entries if self.moved(one) is None))

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(passages(self._opened))

    @cached_property
    def _by_mark(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for item in self._opened.index.items:
            if mark := self._mark(item):
                found[mark] = (*found.get(mark, ()), item)
        return found

    def _mark(self, item: str) -> str:
        """16 hex digits of SHA-256 over the words of an item; empty where they are not at hand."""
        if item not in self._marks:
            words = for_matching(whole_words(self._opened, item))
            digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
            self._marks[item] = digest[:16] if words else ""
        return self._marks[item]
