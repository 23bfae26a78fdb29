"""A page to be read from the top to the end: sections of paragraphs and entries, without marks.

Strings are raw. Whatever renders a page cleans them.
"""

from collections.abc import Iterable

from msgspec import Struct


class PrintedItem(Struct, frozen=True):
    """One item: its words, what qualifies them, and the entries that belong to it."""

    words: tuple[str, ...]
    details: tuple[str, ...] = ()
    under: tuple["PrintedItem", ...] = ()


class Section(Struct, frozen=True):
    """A heading and what stands under it. `lines` belong to the heading, one line each."""

    title: str
    lines: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    entries: tuple[PrintedItem, ...] = ()
    sections: tuple["Section", ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing but the heading."""
        return not (self.lines or self.paragraphs or self.entries or self.sections)


def handling(marks: Iterable[str]) -> tuple[str, ...]:
    """The line with the sharing marks of the briefs that a page is made of, if these have any."""
    told = "; ".join(dict.fromkeys(marks))
    return (f"Handling: {told}",) if told else ()
