"""Limiting a list to the items that a query asks for, in the language of every search (docs/finding.md)."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:  # where no list is limited, they are not imported
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.library.items import SearchItem
    from briefreader.library.query import Query
    from briefreader.notes import Notebook

Notebooks = Sequence[tuple[str, "Notebook"]]  # of the reviewers shown, by their names


class SearchedItems:
    """The items of a brief that is read, as queries ask for them: what takes long is done once."""

    def __init__(self) -> None:
        self._read: tuple[OpenDocument, Mapping[str, SearchItem]] | None = None

    def prepare(self, opened: "OpenDocument", pause: Callable[[], None]) -> None:
        """Work them out, in a thread that gives way in each `pause`."""
        from briefreader.library.reading import items_of

        if self._read is not None and self._read[0] is opened:
            return
        items = {}
        for item in items_of(opened, Path(), ()):
            pause()
            items[item.item] = item
        self._read = opened, items

    def of(self, opened: "OpenDocument") -> "Mapping[str, SearchItem]":
        """The items by their ids."""
        self.prepare(opened, lambda: None)
        assert self._read is not None
        return self._read[1]


class Limit(Struct, frozen=True):
    """A query as it was typed and as it was read; without one, everything is kept."""

    text: str = ""
    query: "Query | None" = None
    searched: SearchedItems | None = None

    def __bool__(self) -> bool:
        return self.query is not None

    def keeps(self, item_id: str, opened: "OpenDocument", notebooks: Notebooks) -> bool:
        """Whether the query asks for an item of a brief."""
        from briefreader.library.matching import matches
        from briefreader.library.reading import attached

        if self.query is None or self.searched is None:
            return True
        item = self.searched.of(opened).get(item_id)
        return item is not None and matches(replace(item, attached=attached(item_id, notebooks)), self.query)

    def notes(self, opened: "OpenDocument", owner: str, notebook: "Notebook") -> frozenset[str]:
        """The ids of the notes in a notebook that the query asks for."""
        from briefreader.library.matching import matches
        from briefreader.library.reading import notes_of

        if self.query is None:
            return frozenset()
        found = notes_of(opened, Path(), [(owner, notebook)])
        return frozenset(item.item for item in found if matches(item, self.query))
