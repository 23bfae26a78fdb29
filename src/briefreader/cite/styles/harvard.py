"""Harvard style after Cite Them Right, 12th edition: `(quoted in Choe, 2024)`, and the reference."""

from collections.abc import Iterator

from briefreader.cite.citation import Name, Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces, joined
from briefreader.cite.punctuation import single_marked
from briefreader.cite.style_input import Cited, Quoted, Said
from briefreader.cite.styles.style import InText

_MOST_NAMES = 3
_OTHERS: Pieces = (" ", Italic("et al."))
_ITALIC_TITLES = ("page", "work")


def reference(work: Work) -> Pieces:
    """An entry of the reference list. Without an author the newspaper stands in its place."""
    year = f" ({_year(work)})"
    paper: Pieces = (Italic(work.container),) if work.container and work.in_periodical else ()
    if work.authors:
        lead, parts = _list_of(work), [_title(work), *_container(work)]
    elif paper:
        lead, parts = paper, [_title(work), (_day(work),)]
    else:
        lead, parts = _title(work), list(_container(work))
    body = joined(parts, ". " if work.kind == "work" else ", ")
    return (*lead, year, *((" ", *body) if body else ()), ".", *_address(work))


def citation(cited: Cited, said: Said | None) -> Pieces:
    """`(quoted in Choe, 2024)`; beside a statement `(Choe, 2024)`."""
    work = cited.work
    lead = "(quoted in " if isinstance(said, Quoted) else "("
    details = f", {_year(work)}{', unverified' if cited.unverified else ''})"
    if work.authors:
        names = [name.short for name in work.authors]
        shown = _named(names)
        return (lead, *_bracketed(work, shown), details)
    if work.container and work.in_periodical:
        return (lead, Italic(work.container), details)
    return (lead, *_title(work), details)


def _title(work: Work) -> Pieces:
    return (Italic(work.title),) if work.kind in _ITALIC_TITLES else (single_marked(work.title),)


def _container(work: Work) -> Iterator[Pieces]:
    if work.kind == "work":
        yield (" ".join(filter(None, (work.genre, work.number))),)
        yield joined([(work.publisher_place,), (work.container,)], ": ")
        return
    yield (Italic(work.container),) if work.container else ()
    yield (work.publisher,) if work.kind == "broadcast" else ()
    yield (_day(work),) if work.kind != "page" else ()
    yield (f"{'pp.' if '–' in work.pages else 'p.'} {work.pages}",) if work.page else ()


def _address(work: Work) -> Pieces:
    if not work.address:
        return ()
    accessed = f" (Accessed: {work.accessed.long})" if work.accessed else ""
    return (" Available at: ", Hyperlink(work.address), f"{accessed}.")


def _year(work: Work) -> str:
    return work.issued.shown_year if work.dated else work.issued.lettered("no date")


def _day(work: Work) -> str:
    """`16 October`; empty if there is none."""
    issued = work.issued
    day = f"{issued.day} " if issued.day else ""
    return issued.shown(f"{day}{issued.month_name}")


def _list_of(work: Work) -> Pieces:
    return _bracketed(work, _named([_inverted(name) for name in work.authors]))


def _named(names: list[str]) -> Pieces:
    if len(names) > _MOST_NAMES:
        return (names[0], *_OTHERS)
    return (f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0],)


def _bracketed(work: Work, names: Pieces) -> Pieces:
    return ("[", *names, "]") if work.inferred_authors else names


def _inverted(name: Name) -> str:
    """`Bell, A.R.`: initials without spaces."""
    return name.inverted_initials.replace(". ", ".") if name.given else name.short


HARVARD_CTR12 = InText(
    label="Harvard (Cite Them Right 12)",
    reference=reference,
    citation=citation,
    list_title="Reference list",
    marks=single_marked,
    letters=True,
)
