"""What is searched in a library: the items of each brief, with all that a query can ask of them."""

import os
import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from briefreader.base.dates import DateRange
from briefreader.brief.model.brief import Locator
from briefreader.brief.verification.verification import Verification
from briefreader.library.files import UnreadablePath

_LEGAL = re.compile("[a-z0-9-]+")


class BriefFacts(Struct, frozen=True):
    """What all items of a brief have from it. `path` is relative to the library, `date` EDTF or empty.

    Lines are token lines; `outlet` is what published the source, `handling` the sharing mark. `people` are
    names and roles of speakers, `claims` the texts of claims, by id. Whether the revision `is_unread` is
    known on each machine for itself, and told where it is searched.
    """

    brief: str
    path: str
    title: str
    revision: int | None
    lang: str
    date: str
    days: DateRange | None
    id_line: str
    title_line: str
    source_line: str
    handling_line: str
    outlet: str = ""
    handling: str = ""
    people: Mapping[str, tuple[str, str]] = {}
    claims: Mapping[str, str] = {}
    source_sha256: str | None = None
    is_unread: bool = False

    @property
    def newest_first(self) -> tuple[tuple[int, ...], bytes]:
        """What briefs are sorted by: the date of the source, the newest first and those without one last."""
        undated = (1, 0, 0, 0)
        first = self.days.order[0] if self.days is not None else None
        return ((0, *(-part for part in first)) if first else undated, os.fsencode(self.path))


IsUnread = Callable[[BriefFacts], bool]


def never(_: BriefFacts) -> bool:
    """Where nobody keeps what was read, nothing is unread."""
    return False


def is_legal(item_id: str) -> bool:
    """Whether an id has only the characters of one; briefs with mistakes may have others."""
    return _LEGAL.fullmatch(item_id) is not None


class ItemSide(Struct, frozen=True, array_like=True):
    """Who stands where: those who speak, their parties, and the stance with its evidence and hedge.

    An item has several where several hold positions on it. What a query says of these fields side by side has
    to be true of one of them: a denial by one speaker is none by another. Names are ids as written, and token
    lines of names; `hedge` are the speaker's own words of doubt.
    """

    ids: tuple[str, ...]
    speaker_line: str
    party_line: str
    stance: str = ""
    evidence: str = ""
    hedge_line: str = ""
    claim: str = ""
    takers: str = ""
    hedge: str = ""


class Occasion(Struct, frozen=True, array_like=True):
    """When something happened, or was said: in EDTF with the days it can mean, and in the source's words.

    `vouching` says whose word it is: `the reporter`, or names. `kind` is that of an event.
    """

    date: str = ""
    days: DateRange | None = None
    words: str = ""
    is_inferred: bool = False
    vouching: str = ""
    kind: str = ""


class ReviewerFacts(Struct, frozen=True, array_like=True):
    """What one reviewer attached to an item; of a note, who wrote it."""

    reviewer_line: str
    tag_line: str = ""
    note_line: str = ""
    grade: str = ""
    verdict_line: str = ""
    is_reviewed: bool = False
    is_bookmarked: bool = False


class SearchItem(Struct, frozen=True):
    """One thing that a search can find.

    `order` counts from the top of the brief. `text` has a line for each span of a quote. `line` are the words
    that a bare word is looked for in; `claims` are the ids of those that it is, or belongs to. `verification`
    has no findings of single spans. `target` is the item that a note is attached to, `writer` who wrote it;
    `passed_on` says who passed a quote on, and whether it is only alleged. `when` is what the brief says of
    the time of an event or a quote, `where` of the place of a quote, and `translated_from` is the language
    that it was said in.
    """

    facts: BriefFacts
    item: str
    kind: str
    room: str
    order: int
    text: str
    para: Locator | None
    line: str
    speakers: tuple[str, ...] = ()
    sides: tuple[ItemSide, ...] = ()
    statuses: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    claim_line: str = ""
    verification: Verification | None = None
    target: str = ""
    writer: str = ""
    passed_on: str = ""
    is_draft: bool = False
    is_orphan: bool = False
    attached: tuple[ReviewerFacts, ...] = ()
    when: Occasion | None = None
    where: str = ""
    translated_from: str = ""

    @property
    def stances(self) -> tuple[str, ...]:
        """The stances of its sides, each once."""
        return tuple(dict.fromkeys(side.stance for side in self.sides if side.stance))

    @property
    def spans(self) -> tuple[str, ...]:
        """The words that stand between quotation marks: none but those of direct and partial quotes."""
        return tuple(self.text.splitlines()) if self.kind in ("direct", "partial") else ()

    @property
    def newest_first(self) -> tuple[tuple[int, ...], bytes, int]:
        """What hits are sorted by: the date of the source, the newest first and those without one last."""
        return (*self.facts.newest_first, self.order)


class Hits(Struct, frozen=True):
    """The newest hits, how many there are in all if that was asked, and what could not be searched, by path.

    `complete`: nothing has changed since the index was made. `undated`: so many briefs have no date, and were
    passed over because the query asks for one.
    """

    hits: tuple[SearchItem, ...]
    total: int | None
    unreadable: tuple[UnreadablePath, ...] = ()
    complete: bool = True
    undated: int = 0
