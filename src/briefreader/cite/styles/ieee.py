"""IEEE style: a number in brackets, and the entry it leads to. It has no forms for laws."""

from collections.abc import Iterator

from msgspec import structs

from briefreader.base.dates import MONTHS
from briefreader.cite.citation import LEGAL, SourceKind, Work
from briefreader.cite.dates import CitationDate, month_first
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces, SourceNumber
from briefreader.cite.names import Names
from briefreader.cite.punctuation import ended, listed, marked
from briefreader.cite.style_input import Cited, Quoted, Said
from briefreader.cite.styles.parts import (
    closed,
    edition,
    from_names,
    pages,
    report_number,
    run_on,
    said,
    sentences,
    site,
)
from briefreader.cite.styles.style import AS_WRITTEN, EVERY_KIND, InText

_MONTHS = tuple(month if len(month) == 3 else f"{month[:3]}." for month in MONTHS)
_MOST_NAMES = 6
_NAMED: frozenset[SourceKind] = frozenset(("book", "video"))  # whose titles keep their capitals


def reference(work: Work) -> Pieces:
    """An entry of the list of references. The title is taken as it is: in sentence case."""
    number = (SourceNumber(work.order, is_entry=True), " ")
    if work.kind == "letter":
        private = from_names(
            (
                listed([name.with_initials for name in work.authors]),
                "private communication",
                _date(work.issued) if work.dated else "",
            )
        )
        return (*number, *closed((private,)))
    authors = (*named, ", ") if (named := _list_of(work)) else ()
    rest = run_on(*_container(work))
    if work.kind in _NAMED:
        which = run_on(said(edition(work, "ed.")), said(f"vol. {work.volume}" if work.volume else ""))
        body = sentences(run_on((Italic(work.title),), which), rest)
    else:
        body = (marked(ended(work.title, "," if rest else ".")), *((" ", *rest) if rest else ()))
    if not work.doi:
        return (*number, *authors, *closed(body), *_address(work))
    if rest and work.kind in ("journal", "magazine", "chapter"):
        return (*number, *authors, *body, f", doi: {work.doi}.")
    return (*number, *authors, *closed(body), f" doi: {work.doi}.")


def citation(cited: Cited, told: Said | None) -> Pieces:
    """`[1]`; of relayed words `(quoted in [1])`."""
    number: Pieces = (SourceNumber(cited.work.order),)
    if isinstance(told, Quoted) and told.relayed:
        number = ("(quoted in ", *number, ")")
    return (*number, " (unverified)") if cited.unverified else number


def _container(work: Work) -> Iterator[Pieces]:
    match work.kind:
        case "book":
            yield said(from_names((work.publisher_place if work.publisher else "", work.publisher), ": "))
            yield said(work.issued.shown_year if work.dated else "")
            return
        case "video":
            yield said(f"({_date(work.issued)})" if work.dated else "")
            return
        case "chapter":
            yield ("in ", Italic(work.container)) if work.container else ()
            yield said(edition(work, "ed."))
            yield said(f"vol. {work.volume}" if work.volume else "")
            yield said(
                f"{listed([name.with_initials for name in work.editors])}, {_eds(work.editors)}"
                if work.editors
                else ""
            )
            yield said(from_names((work.publisher_place if work.publisher else "", work.publisher), ": "))
            yield said(work.issued.shown_year if work.dated else "")
            yield said(pages(work))
            return
        case "report" | "release" | "united-nations":
            yield said(site(work) or work.outlet)
            yield said(work.publisher_place)
            yield said(report_number(work, ""))
        case "speech":
            yield ("presented at ", work.event) if work.event else ()
            yield said(work.event_place or work.publisher_place)
        case "dataset":
            yield said(f"version {work.version.removeprefix('v')}" if work.version else "")
            yield said(work.publisher)
        case "page" | "post" | "blog":
            yield said(work.outlet)
        case "broadcast" | "podcast":
            yield (Italic(work.container),) if work.container else ()
            yield said(work.publisher)
        case _:
            yield (Italic(work.container),) if work.container else ()
            yield said(work.publisher_place if work.kind == "newspaper" else "")
    if work.in_periodical:
        yield said(f"vol. {work.volume}" if work.volume else "")
        yield said(f"no. {work.issue}" if work.issue else "")
    yield said(pages(work) if work.in_periodical else "")
    yield said(_when(work))


def _when(work: Work) -> str:
    if not work.dated:
        return ""
    if work.kind == "dataset":
        return work.issued.shown_year
    return _date(structs.replace(work.issued, day=0) if work.kind in ("journal", "report") else work.issued)


def _address(work: Work) -> Pieces:
    if not work.address:
        return ()
    accessed = f" Accessed: {_date(work.accessed)}." if work.accessed else ""
    return (f"{accessed} [{_online(work)}]. Available: ", Hyperlink(work.address))


def _online(work: Work) -> str:
    return {"video": "Online Video", "podcast": "Podcast"}.get(work.kind, "Online")


def _date(date: CitationDate) -> str:
    """`Oct. 16, 2024`."""
    return date.shown(month_first(date, _MONTHS))


def _eds(names: Names) -> str:
    return "Eds." if len(names) > 1 else "Ed."


def _list_of(work: Work) -> Pieces:
    if work.authors:
        shown = _listed(work.authors)
        return ("[", *shown, "]") if work.inferred_authors else shown
    if work.kind in ("book", "page") and work.editors:
        return (*_listed(work.editors), f", {_eds(work.editors)}")
    return (*_listed(work.directors), ", Dir.") if work.directors else ()


def _listed(names: Names) -> Pieces:
    shown = [from_names((name.with_initials, ""), "") for name in names]
    return (listed(shown),) if len(shown) <= _MOST_NAMES else (f"{shown[0]} ", Italic("et al."))


IEEE = InText(
    label="IEEE",
    csl="ieee",
    kinds=EVERY_KIND - LEGAL,
    reference=reference,
    citation=citation,
    title_case="sentence",
    keeps_case=AS_WRITTEN | _NAMED,
    numbered=True,
)
