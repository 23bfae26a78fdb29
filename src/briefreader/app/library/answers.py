"""What a library answers to a query, and how that is told, without a screen."""

from msgspec import Struct
from rich.cells import cell_len, chop_cells

from briefreader.library.items import Hits, SearchItem
from briefreader.library.query import QuerySyntaxError
from briefreader.many_briefs import Library
from briefreader.wording.phrases import counted

SHOWN = 200  # hits
_ROOMS = "quotes, claims, history, summaries, sources and notes"
_WIDEST = 50  # cells of a query with a mistake, of which the place is shown
_BEFORE = 34  # cells before the place, at most


class Answer(Struct, frozen=True):
    """What became of a query: hits, or lines that tell the mistake in it.

    `slow` tells why every brief had to be read; `searched` is the number of briefs, where it is known.
    """

    query: str
    hits: Hits | None = None
    mistake: tuple[str, ...] = ()
    slow: str = ""
    searched: int | None = None


def answer(library: Library, query: str, *, is_typed: bool) -> Answer:
    """Takes long where much has changed since the last search."""
    told: list[str] = []
    try:
        asked = library.parse(query, is_typed=is_typed)
    except QuerySyntaxError as error:
        return Answer(query, mistake=mistake_lines(query, error.at, error.what))
    hits = library.find_indexed(asked, SHOWN) if is_typed else None
    hits = hits or library.find(asked, SHOWN, told=told.append)
    slow = slow_words(told[0]) if told else ""
    searched = None
    if not hits.hits and not is_typed and (catalogue := library.catalogue()) is not None:
        searched = len(catalogue.entries)
    return Answer(query, hits, slow=slow, searched=searched)


def slow_words(why: str) -> str:
    """Why every brief had to be read."""
    return f"The index cannot be used ({why}); every brief is read"


def mistake_lines(query: str, at: int, what: str) -> tuple[str, str, str]:
    """The query as far as it fits into a narrow window, a caret below the place, and what was expected."""
    before, after = query[:at], query[at:]
    if cell_len(before) > _BEFORE:
        kept = chop_cells(before[::-1], _BEFORE)[0][::-1]
        before = f"…{kept}"
    line = f"{before}{after}"
    if cell_len(line) > _WIDEST:
        line = f"{chop_cells(line, _WIDEST)[0]}…"
    return line, f"{' ' * cell_len(before)}^", what


def count_words(hits: Hits) -> str:
    """`17 hits in 9 briefs`; `1,204 hits, the first 200 in 57 briefs`."""
    shown, total = len(hits.hits), hits.total
    briefs = counted(len({hit.facts.path for hit in hits.hits}), "brief")
    if total is None:
        return f"more than {counted(shown, 'hit')}"
    if total > shown:
        return f"{counted(total, 'hit')}, the first {shown} in {briefs}"
    return f"{counted(total, 'hit')} in {briefs}" if shown else "no hits"


def short_count(hits: Hits) -> str:
    """The same where there is little room."""
    return f"{len(hits.hits)}+ hits" if hits.total is None else counted(hits.total, "hit")


def nothing_words(found: Answer, *, is_complete: bool) -> str:
    """That there is no hit, and what was searched; or that not all is known yet."""
    if not is_complete:
        return "No items match so far: the briefs are being indexed."
    briefs = "the briefs" if found.searched is None else counted(found.searched, "brief")
    return f"No items match in {briefs} ({_ROOMS})."


def warnings(hits: Hits) -> list[str]:
    """What of the library was not searched."""
    told = []
    if hits.unreadable:
        told.append(f"Not searched: {counted(len(hits.unreadable), 'brief')} that cannot be read")
    if hits.undated:
        told.append(f"Not searched: {counted(hits.undated, 'brief')} without a date, as date: finds none")
    return told


def keyed(hits: Hits) -> dict[str, SearchItem]:
    """The hits by keys that stay the same when the query is asked again."""
    found: dict[str, SearchItem] = {}
    for hit in hits.hits:
        key = f"{hit.facts.path}#{hit.item}"
        found[f"{key}#{hit.order}" if key in found else key] = hit
    return found
