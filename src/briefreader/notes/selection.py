"""Which of a reviewer's entries are wanted."""

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.normalise import for_search
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
        if entry.modified < self.since or not self._is_said(entry):
            return False
        return not self.tags or bool(
            _searched(self.tags) & _searched((*_own_tags(entry), *notebook.tags(entry.item)))
        )

    def _is_said(self, entry: AnyEntry) -> bool:
        wanted = for_search(self.text)
        return not wanted or any(wanted in for_search(words) for words in _said(entry))


def _searched(tags: tuple[str, ...]) -> set[str]:
    return {for_search(tag.removeprefix("#")) for tag in tags}


def _own_tags(entry: AnyEntry) -> tuple[str, ...]:
    return entry.tags if isinstance(entry, Note | Tags) else ()


def _said(entry: AnyEntry) -> tuple[str, ...]:
    """All words of an entry, and those that a note is about, apart from each other."""
    match entry:
        case Note():
            return (entry.text, entry.anchor.exact if entry.anchor else "", *entry.tags)
        case Tags():
            return entry.tags
        case Bookmark():
            return (entry.label,)
        case Mark():
            return (entry.letter,)
        case Review():
            return (entry.state, entry.verdict or "", entry.likelihood or "", entry.comment)
        case Addition():
            return (entry.field, entry.value)
        case BasketItem():
            return (entry.section, entry.comment)
        case Use():
            return (entry.report,)
