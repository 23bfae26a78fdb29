"""How the briefs of a library look in its list."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from briefreader.app.content import between, parts, words
from briefreader.app.library.listing import ListedBrief, ListEntry, ListHeading
from briefreader.app.rows import Row, RowBlock, Rows
from briefreader.library.catalog import LibraryEntry, Progress
from briefreader.library.files import UnreadablePath
from briefreader.wording.brief import publication_words
from briefreader.wording.phrases import counted

UNREAD = ("● unread", "chip")
_NOTHING = Progress(reviewed=0, notes=0)

IsUnread = Callable[[ListedBrief], bool]


def list_rows(
    entries: list[ListEntry], is_unread: IsUnread, done: Mapping[Path, Progress]
) -> Rows[ListEntry]:
    """A row for each entry, made when it comes into sight."""
    return Rows(
        entries,
        key=key_of,
        row=partial(_row, is_unread, done),
        words=_words,
        group=lambda entry: isinstance(entry, ListHeading),
        headed=True,
    )


def key_of(entry: ListEntry) -> str:
    """The file of a brief; nothing of a heading."""
    match entry:
        case ListHeading():
            return ""
        case ListedBrief():
            return entry.key
    return str(entry.path)


def _words(entry: ListEntry) -> str:
    match entry:
        case ListHeading():
            return entry.words
        case ListedBrief():
            return entry.words
    return entry.path.name


def _row(is_unread: IsUnread, done: Mapping[Path, Progress], entry: ListEntry) -> Row:
    match entry:
        case ListHeading():
            return Row("", (parts([(entry.words, "heading"), (f"  {entry.count:,}", "muted")]),))
        case UnreadablePath():
            told = RowBlock(words(entry.what), "error")
            return Row(str(entry.path), (RowBlock(words(entry.path.name), "strong"), told, RowBlock("")))
    brief = entry.entry
    published = parts([(publication_words(brief.source), "muted")])
    pieces = [*_pieces(brief, done.get(brief.path, _NOTHING), is_alike=entry.is_alike)]
    unread = is_unread(entry)
    title = RowBlock(words(brief.title), "strong" if unread else "")
    standing = (parts(between(pieces)),) if pieces else ()
    chips = (UNREAD,) if unread else ()
    return Row(entry.key, (title, published, *standing, RowBlock("")), chips)


def _pieces(brief: LibraryEntry, done: Progress, *, is_alike: bool) -> Iterator[tuple[str, str]]:
    """How it stands; its file where the title looks like that of another brief."""
    if is_alike:
        yield brief.path.name, "strong"
    if brief.draft_mark:
        yield f"draft, {brief.unchecked} unchecked", ""
    if brief.contested:
        yield f"{brief.contested} contested", "contested"
    if brief.claims:
        yield f"reviewed {done.reviewed}/{len(brief.claims)}", "muted"
    if done.notes:
        yield counted(done.notes, "note"), ""
    if (brief.revision or 1) > 1:
        yield f"revision {brief.revision}", "muted"
