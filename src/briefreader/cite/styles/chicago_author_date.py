"""Chicago style with author and date: `(quoted in Choe 2024)`, and the entry of the reference list.

The 18th edition prints a name that has its family name first without a comma, a newspaper's date
without repeating the year, no place of publication and fewer names of many; the 17th does neither.
"""

from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Italic, Pieces
from briefreader.cite.punctuation import capital, ended, listed, marked
from briefreader.cite.style_input import Cited, Quoted, Said
from briefreader.cite.styles.chicago import (
    ON_AIR,
    begins_with_paper,
    container,
    contributors,
    details,
    episode,
    is_italic,
    is_law,
    is_published,
    leads,
    listed_first,
    newspaper_edition,
    of_paper,
    section,
    series,
    title,
    volume,
)
from briefreader.cite.styles.parts import edition, from_names, link, range_of_pages, run_on, said, sentences
from briefreader.cite.styles.style import EVERY_KIND, InText
from briefreader.cite.styles.us_law import law

_REPEATS_YEAR = ("newspaper", "magazine", "blog", "interview")


def reference18(work: Work) -> Pieces:
    """An entry of the reference list, 18th edition."""
    return _reference(work, listed_first(work, 6, 3, keeps_order=True), _day(work))


def reference17(work: Work) -> Pieces:
    """An entry of the reference list, 17th edition."""
    day = _day(work)
    if day and work.kind in _REPEATS_YEAR:
        day = f"{day}{',' if work.issued.day else ''} {work.issued.year}"
    names = listed_first(work, 10, 7, keeps_order=False)
    return _reference(work, names, day, work.publisher_place, pages=True)


def citation18(cited: Cited, told: Said | None) -> Pieces:
    """`(quoted in Choe 2024)`; beside a statement `(Choe 2024)`."""
    return _citation(cited, told, most=2)


def citation17(cited: Cited, told: Said | None) -> Pieces:
    """The same, with up to three names."""
    return _citation(cited, told, most=3)


def _citation(cited: Cited, told: Said | None, most: int) -> Pieces:
    work = cited.work
    lead = "(quoted in " if isinstance(told, Quoted) else "("
    comma = "" if work.dated else ","
    original = f"[{work.original.shown_year}] " if work.original else ""
    details = f"{comma} {original}{work.issued.shown_year}{', unverified' if cited.unverified else ''})"
    names = [name.short for name in leads(work)[0]] if not is_law(work) else []
    shown = work.by(listed(names) if len(names) <= most else f"{names[0]} et al.")
    if shown:
        return (f"{lead}{shown}{details}",)
    if begins_with_paper(work):
        return (lead, of_paper(work)[0], details)
    name = work.short_title or work.title
    if is_italic(work) or work.kind in ("case", "hearing"):
        return (lead, Italic(name), details)
    if is_law(work):
        return (f"{lead}{name}{details}",)
    return (f"{lead}{marked(ended(name, comma))}{details.removeprefix(comma)}",)


def _reference(work: Work, names: str, day: str, place: str = "", *, pages: bool = False) -> Pieces:
    if is_law(work):
        return sentences(law(work, work.issued.month_first if work.dated else ""), link(work))
    lead: Pieces = said(names)
    by_paper = not lead and begins_with_paper(work) and not episode(work, ".")
    if by_paper:
        lead = of_paper(work)
    original = f"({work.original.shown_year}) " if work.original else ""
    year = f"{original}{work.issued.shown_year}"
    heading = episode(work, ".") or title(work, "")
    head = (lead, (year,), heading) if lead else (heading, (year,))
    accessed = work.accessed if not work.dated and work.address and not work.doi else None
    return sentences(
        *head,
        *details(work, short=False),
        *_published(work, day, place, by_paper=by_paper, pages=pages),
        said(f"Accessed {accessed.month_first}" if accessed else ""),
        link(work),
    )


def _published(work: Work, day: str, place: str, *, by_paper: bool, pages: bool) -> list[Pieces]:
    when = work.issued.shown(day)
    most, first = (10, 7) if pages else (6, 3)
    others = list(contributors(work, short=False, most_listed=most, first_of_more=first))
    match work.kind:
        case "journal":
            return [_journal(work, when, named=not by_paper)]
        case "chapter":
            both = pages and work.volume and work.page
            in_volume = f"{work.volume}:{range_of_pages(work.pages, 1)}" if both else ""
            book = run_on(
                ("In ", Italic(work.container)) if work.container else (),
                said(edition(work, "ed.")),
                said("" if in_volume else volume(work)),
                *map(said, others),
                said(in_volume or (range_of_pages(work.pages, 1) if pages else "")),
            )
            return [book, said(series(work)), said(_imprint(work, place))]
        case _ if is_published(work):
            return [
                said(edition(work, "ed.") if work.kind != "video" else ""),
                *(said(capital(one)) for one in others),
                said(capital(volume(work))),
                said(series(work)),
                said(_imprint(work, place)),
            ]
    where = () if by_paper or episode(work, ".") else container(work)
    if work.kind == "dataset":
        return [run_on(said(work.publisher), said(when))]
    if work.kind in ON_AIR:
        return [where, run_on(said(work.publisher), said(when))]
    event = (
        from_names((work.event, work.event_place or work.publisher_place)) if work.kind == "speech" else ""
    )
    return [run_on(where, said(event), said(when), said(section(work)), said(newspaper_edition(work)))]


def _journal(work: Work, when: str, *, named: bool) -> Pieces:
    """`*Journal of Rivers* 12 (3): 14–19`."""
    name: Pieces = (Italic(work.container),) if named and work.container else ()
    if not work.volume and not work.issue:
        return run_on(name, said(when), said(range_of_pages(work.pages, 1)))
    issue = f"({work.issue})" if work.volume else f"no. {work.issue}"
    number = from_names((work.volume, issue if work.issue else ""), " ")
    gap = " " if work.volume else ", "
    month = work.issued.month_name
    if month and not (work.volume and work.issue):
        number = f"{number} ({month})"
    pages = f": {range_of_pages(work.pages, 1)}" if work.page else ""
    return (*name, f"{gap if name else ''}{number}", pages)


def _imprint(work: Work, place: str) -> str:
    return from_names((place if work.house else "", work.house), ": ")


def _day(work: Work) -> str:
    """`October 16`; empty if there is none."""
    return work.issued.month_and_day()


CHICAGO18_AUTHOR_DATE = InText(
    label="Chicago 18, author-date",
    csl="chicago-author-date",
    kinds=EVERY_KIND,
    reference=reference18,
    citation=citation18,
    title_case="headline",
    longest_small=4,
    block=100,
    letters=True,
)
CHICAGO17_AUTHOR_DATE = InText(
    label="Chicago 17, author-date",
    csl="chicago-author-date-17th-edition",
    kinds=EVERY_KIND,
    reference=reference17,
    citation=citation17,
    title_case="headline",
    block=100,
    letters=True,
)
