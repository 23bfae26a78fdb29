"""Which briefs of a library its list shows, in which order and in which groups."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.lookalikes import same_name, skeleton
from briefreader.base.normalise import for_search
from briefreader.base.rich_text import without_marks
from briefreader.cite.dates import CitationDate
from briefreader.library.catalog import LibraryEntry
from briefreader.library.files import UnreadablePath
from briefreader.notes.opened_briefs import revision_marks

Name = TypeVar("Name")

Kept = Literal["all", "unread", "contested", "drafts"]
Order = Literal["newest", "title", "source", "unread", "contested"]
Grouping = Literal["none", "source", "month"]

KEPT: Mapping[Kept, str] = {"all": "All", "unread": "Unread", "contested": "Contested", "drafts": "Drafts"}
ORDERS: Mapping[Order, str] = {
    "newest": "newest first",
    "title": "by title",
    "source": "by source",
    "unread": "unread first",
    "contested": "most contested first",
}
GROUPINGS: Mapping[Grouping, str] = {
    "none": "",
    "source": "grouped by source",
    "month": "grouped by month",
}
NO_DATE, NO_SOURCE, UNREADABLE = "No date", "No source", "Cannot be read"


class ListedBrief(Struct, frozen=True):
    """A brief of the list. `words` are what it is found by, `marks` what its revision is known by.

    `looks` are the same for titles that are shown alike, or look alike; `is_alike`: there is such a title.
    """

    entry: LibraryEntry
    key: str  # its file
    words: str
    marks: tuple[str, ...]
    looks: tuple[str, str]
    is_alike: bool = False


class ListHeading(Struct, frozen=True):
    """What stands above a group of so many."""

    words: str
    count: int


ListEntry = ListHeading | ListedBrief | UnreadablePath


class Listing(Struct, frozen=True):
    """The briefs of a library with the newest source first, and what cannot be read, by path."""

    briefs: tuple[ListedBrief, ...] = ()
    unreadable: tuple[UnreadablePath, ...] = ()


class ListChoice(Struct, frozen=True):
    """What is shown of a listing; `words` are those that are asked for, as they were typed."""

    kept: Kept = "all"
    words: str = ""
    order: Order = "newest"
    grouping: Grouping = "none"

    @property
    def label(self) -> str:
        """`Unread briefs, by title, grouped by month`."""
        what = {"all": "Briefs", "drafts": "Drafts"}.get(self.kept, f"{KEPT[self.kept]} briefs")
        return ", ".join(filter(None, (what, ORDERS[self.order], GROUPINGS[self.grouping])))

    def with_next_order(self) -> "ListChoice":
        """The same in the next order."""
        return replace(self, order=_next(self.order, ORDERS))

    def with_next_grouping(self) -> "ListChoice":
        """The same in the next groups."""
        return replace(self, grouping=_next(self.grouping, GROUPINGS))


def _next(one: Name, names: Iterable[Name]) -> Name:
    following = [*names]
    return following[(following.index(one) + 1) % len(following)]


IsUnread = Callable[[ListedBrief], bool]


def listed(
    entries: Iterable[LibraryEntry], known: Iterable[ListedBrief], pause: Callable[[], None]
) -> tuple[ListedBrief, ...]:
    """Entries as the list knows them; what has not changed is taken from those that are `known`.

    Many take long, in a thread that gives way in each `pause`.
    """
    before = {one.entry.path: one for one in known}
    found = []
    for entry in entries:
        pause()
        one = before.get(entry.path)
        found.append(one if one is not None and one.entry == entry else _listed(entry))
    same, similar = (Counter(one.looks[at] for one in found) for at in (0, 1))
    for at, one in enumerate(found):
        is_alike = same[one.looks[0]] > 1 or similar[one.looks[1]] > 1
        if is_alike != one.is_alike:
            found[at] = replace(one, is_alike=is_alike)
    return tuple(found)


def _listed(entry: LibraryEntry) -> ListedBrief:
    told = (entry.title, without_marks(entry.source.outlet), entry.date, entry.path.name)
    return ListedBrief(
        entry,
        key=str(entry.path),
        words=for_search(" ".join(told)),
        marks=revision_marks(entry.subject, entry.revision),
        looks=(same_name(entry.title), skeleton(entry.title)),
    )


def kept_by(kept: Kept, is_unread: IsUnread) -> Callable[[ListedBrief], bool]:
    """Which briefs a part of the library has."""
    tests: Mapping[Kept, IsUnread] = {
        "all": lambda _: True,
        "unread": is_unread,
        "contested": lambda one: one.entry.contested > 0,
        "drafts": lambda one: bool(one.entry.draft_mark),
    }
    return tests[kept]


def chosen(listing: Listing, choice: ListChoice, is_unread: IsUnread) -> list[ListEntry]:
    """What is to be shown, from the top; headings stand above groups."""
    wanted = for_search(choice.words).split()
    briefs = [*listing.briefs]
    if choice.kept != "all":
        briefs = [*filter(kept_by(choice.kept, is_unread), briefs)]
    if wanted:
        briefs = [one for one in briefs if all(word in one.words for word in wanted)]
    unreadable: list[UnreadablePath] = []
    if choice.kept == "all":
        names = ((one, for_search(one.path.name)) for one in listing.unreadable)
        unreadable = [one for one, name in names if all(word in name for word in wanted)]
    ordered = _ordered(briefs, choice.order, is_unread)
    if choice.grouping == "none":
        return [*ordered, *unreadable]
    groups = [*_groups(ordered, choice.grouping)]
    if unreadable:
        groups.append((UNREADABLE, unreadable))
    return [entry for name, group in groups for entry in (ListHeading(name, len(group)), *group)]


def _ordered(briefs: list[ListedBrief], order: Order, is_unread: IsUnread) -> list[ListedBrief]:
    """Those that are alike in this order keep theirs: the newest first."""
    match order:
        case "newest":
            return briefs
        case "title":
            return sorted(briefs, key=lambda one: one.words)  # the title comes first in them
        case "source":
            return sorted(briefs, key=lambda one: _last_if_empty(source_of(one.entry).casefold()))
        case "unread":
            return sorted(briefs, key=lambda one: not is_unread(one))
        case "contested":
            return sorted(briefs, key=lambda one: -one.entry.contested)


def _groups(briefs: Sequence[ListedBrief], grouping: Grouping) -> Iterator[tuple[str, Sequence[ListEntry]]]:
    """The groups by name, or the newest month first, each in the order that the briefs have."""
    groups: dict[str, list[ListEntry]] = {}
    if grouping == "source":
        for one in briefs:
            groups.setdefault(source_of(one.entry), []).append(one)
        for name in sorted(groups, key=lambda name: _last_if_empty(name.casefold())):
            yield name or NO_SOURCE, groups[name]
        return
    months: dict[str, CitationDate] = {}
    for one in briefs:
        month = _month(one.entry)
        groups.setdefault(month, []).append(one)
        months[month] = CitationDate(one.entry.source.issued.year, one.entry.source.issued.month)
    for month in sorted(groups, reverse=True):
        yield months[month].long if month else NO_DATE, groups[month]


def source_of(entry: LibraryEntry) -> str:
    """In what the source appeared; empty if that is not known."""
    return without_marks(entry.source.outlet)


def _last_if_empty(name: str) -> tuple[bool, str]:
    return not name, name


def _month(entry: LibraryEntry) -> str:
    """`2024-10`; `2024-00` where no month is known; empty without a date, or with one in words."""
    issued = entry.source.issued
    return f"{issued.year}-{issued.month:02}" if entry.date[:1].isdigit() else ""
