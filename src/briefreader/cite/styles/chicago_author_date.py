"""Chicago style with author and date: `(quoted in Choe 2024)`, and the entry of the reference list.

The 18th edition prints a name that has its family name first without a comma, a newspaper's date
without repeating the year, and fewer names of many; the 17th does neither.
"""

from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces, joined
from briefreader.cite.punctuation import listed, marked, stopped
from briefreader.cite.style_input import Cited, Quoted, Said
from briefreader.cite.styles.chicago import authors, container, number, paper, remark, title
from briefreader.cite.styles.style import InText

_REPEATS_YEAR = ("article", "interview")


def reference18(work: Work) -> Pieces:
    """An entry of the reference list, 18th edition."""
    return _reference(work, authors(work.authors, 6, 3, keeps_order=True) if work.authors else "", _day(work))


def reference17(work: Work) -> Pieces:
    """An entry of the reference list, 17th edition."""
    day = _day(work)
    if day and work.kind in _REPEATS_YEAR:
        day = f"{day}{',' if work.issued.day else ''} {work.issued.year}"
    names = authors(work.authors, 10, 7, keeps_order=False) if work.authors else ""
    return _reference(work, names, day, work.publisher_place)


def citation18(cited: Cited, said: Said | None) -> Pieces:
    """`(quoted in Choe 2024)`; beside a statement `(Choe 2024)`."""
    return _citation(cited, said, most=2)


def citation17(cited: Cited, said: Said | None) -> Pieces:
    """The same, with up to three names."""
    return _citation(cited, said, most=3)


def _citation(cited: Cited, said: Said | None, most: int) -> Pieces:
    work = cited.work
    lead = "(quoted in " if isinstance(said, Quoted) else "("
    comma = "" if work.dated else ","
    details = f"{comma} {work.issued.shown_year}{', unverified' if cited.unverified else ''})"
    names = [name.short for name in work.authors]
    shown = work.by(listed(names) if len(names) <= most else f"{names[0]} et al.")
    shown = shown or (paper(work) if work.in_periodical else "")
    if not shown and work.kind == "work":
        return (lead, Italic(work.short_title or work.title), details)
    return (f"{lead}{shown or marked(work.short_title or work.title)}{details}",)


def _reference(work: Work, names: str, day: str, place: str = "") -> Pieces:
    lead = work.by(names) or (paper(work) if work.in_periodical else "")
    stands_first = not names and bool(lead)
    where = () if stands_first else container(work)
    sentences: list[Pieces] = [(remark(work, "Interview"),), (number(work, "No."),)]
    if work.kind == "broadcast" and work.publisher:
        sentences += [where, joined([(work.publisher,), (work.issued.shown(day),)])]
    elif work.kind == "work":
        sentences += [joined([(place,), where], ": ")]
    else:
        sentences += [joined([where, (work.issued.shown(day),)])]
    body = joined(sentences, ". ")
    year = stopped(work.issued.shown_year)
    head: Pieces = (
        (f"{stopped(lead)} {year} ", *title(work, ".")) if lead else (*title(work, "."), f" {year}")
    )
    seen = f" Accessed {work.accessed.month_first}." if work.accessed and not work.dated else ""
    address = (seen, " ", Hyperlink(work.address), ".") if work.address else ()
    return (*head, *((" ", *body, ".") if body else ()), *address)


def _day(work: Work) -> str:
    """`October 16`; empty if there is none."""
    day = f" {work.issued.day}" if work.issued.day else ""
    return f"{work.issued.month_name}{day}"


CHICAGO18_AUTHOR_DATE = InText(
    label="Chicago 18, author-date", reference=reference18, citation=citation18, block=100, letters=True
)
CHICAGO17_AUTHOR_DATE = InText(
    label="Chicago 17, author-date", reference=reference17, citation=citation17, block=100, letters=True
)
