"""Which of a reviewer's entries are wanted."""

from msgspec import Struct
from msgspec.structs import replace

from briefreader.notes.model import (
    Addition,
    AnyEntry,
    BasketItem,
    Bookmark,
    Mark,
    Note,
    Notebook,
    Review,
    Tags,
    Use,
)


class Selection(Struct, frozen=True):
    """What is wanted: one of the tags, one of the kinds, changed at `since` (UTC) or later, the words.

    What is empty asks for nothing.
    """

    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str = ""
    text: str = ""

    def of(self, notebook: Notebook) -> Notebook:
        """The notebook with the entries that are wanted."""
        return replace(notebook, entries=tuple(e for e in notebook.entries if self._wants(e, notebook)))

    def _wants(self, entry: AnyEntry, notebook: Notebook) -> bool:
        if self.kinds and entry.kind not in self.kinds:
            return False
        if entry.modified < self.since or self.text.casefold() not in _said(entry).casefold():
            return False
        return not self.tags or bool(
            _folded(self.tags) & _folded((*_own_tags(entry), *notebook.tags(entry.item)))
        )


def _folded(tags: tuple[str, ...]) -> set[str]:
    return {tag.removeprefix("#").casefold() for tag in tags}


def _own_tags(entry: AnyEntry) -> tuple[str, ...]:
    return entry.tags if isinstance(entry, Note | Tags) else ()


def _said(entry: AnyEntry) -> str:
    """All words of an entry, and the words that a note is about."""
    match entry:
        case Note():
            return "\n".join((entry.text, entry.anchor.exact if entry.anchor else "", *entry.tags))
        case Tags():
            return "\n".join(entry.tags)
        case Bookmark():
            return entry.label
        case Mark():
            return entry.letter
        case Review():
            return "\n".join((entry.state, entry.verdict or "", entry.likelihood or "", entry.comment))
        case Addition():
            return f"{entry.field}\n{entry.value}"
        case BasketItem():
            return f"{entry.section}\n{entry.comment}"
        case Use():
            return entry.report
