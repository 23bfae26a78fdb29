"""MLA style, 9th edition: `(qtd. in Choe)`, and the entry of the list of works cited.

Paragraphs are not named: MLA counts only those that the source itself numbers. The entry follows the template
of core elements (§5.3 and the chapters after it).
"""

import re
from collections.abc import Iterator

from msgspec import structs

from briefreader.base.dates import SHORT_MONTHS
from briefreader.cite.citation import LEGAL, Work
from briefreader.cite.dates import NO_DATE, CitationDate, day_first
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces
from briefreader.cite.names import Names
from briefreader.cite.punctuation import ended, listed, marked, stopped
from briefreader.cite.style_input import Cited, Quoted, Said
from briefreader.cite.styles.parts import (
    begun,
    edition,
    from_names,
    is_author,
    italic,
    local,
    numbered,
    numbers,
    page_form,
    pages,
    people,
    range_of_pages,
    report_number,
    run_on,
    said,
    sentences,
)
from briefreader.cite.styles.style import EVERY_KIND, InText

_ALONE = ("book", "report", "release", "united-nations")
_MAY_BE_PARTS = ("broadcast", "podcast", "video", "newspaper", "magazine", "page", "blog")
_OF_A_YEAR = ("book", "chapter")


def reference(work: Work) -> Pieces:
    """An entry of the list of works cited; a date that is not known is left out."""
    entry = sentences(
        said(_lead(work)),
        _title(work),
        said(work.original.shown_year if work.original and work.kind == "book" else ""),
        said(_remark(work)),
        begun(run_on(*_container(work))),
        said(from_names((work.series, work.series_number), " ") if work.kind in ("book", "chapter") else ""),
    )
    seen = work.accessed if work.address and not work.dated and not work.doi else None
    return (*entry, f" Accessed {_date(seen)}." if seen else "")


def citation(cited: Cited, told: Said | None) -> Pieces:
    """`(qtd. in Choe)`; beside a statement `(Choe)`."""
    work = cited.work
    warning = "; unverified)" if cited.unverified else ")"
    lead = "(qtd. in " if isinstance(told, Quoted) else "("
    if work.authors:
        return (f"{lead}{work.authors_in_text()}{warning}",)
    if work.kind == "book" and work.editors:
        names = [name.short for name in work.editors]
        return (f"{lead}{listed(names) if len(names) < 3 else f'{names[0]} et al.'}{warning}",)
    title = work.short_title or work.shortened_title
    if _is_italic(work):
        return (lead, Italic(title), warning)
    if work.kind in LEGAL:
        return (f"{lead}{title}{warning}",)
    return (f"{lead}{marked(title)}{warning}",)


def _lead(work: Work) -> str:
    if work.authors:
        return work.by(_list_of(work.authors))
    if work.kind == "book" and work.editors:
        several = len(work.editors) > 1
        names = _list_of(work.editors)
        return f"{stopped(names) if len(work.editors) > 2 else names}, editor{'s' if several else ''}"
    named = " " in work.authority and not re.search(r"[.\d]", work.authority)
    return work.authority if work.kind == "case" and named else ""


def _is_italic(work: Work) -> bool:
    if work.kind in ("case", "hearing"):
        return True
    return work.kind in _ALONE or (work.kind in _MAY_BE_PARTS and not work.container)


def _title(work: Work) -> Pieces:
    if _is_italic(work):
        return (Italic(work.title),)
    if work.kind in LEGAL:
        return (work.title,)
    return (marked(ended(work.title, ".")),)


def _remark(work: Work) -> str:
    match work.kind:
        case "interview" if work.interviewers:
            return f"Interview by {_people(work.interviewers)}"
        case "interview" | "post" | "speech" | "release" | "letter":
            return work.genre
        case "page":
            return page_form(work)
        case "report" if not work.number:
            return work.genre
    return ""


def _container(work: Work) -> Iterator[Pieces]:
    yield _named(work)
    yield from (said(part) for part in _contributors(work))
    match work.kind:
        case "book" | "chapter":
            yield said(edition(work, "ed."))
            yield said(f"vol. {work.volume}" if work.volume else "")
        case "newspaper" if work.edition:
            yield said(edition(work, "ed."))
        case "dataset" if work.version:
            yield (f"version {work.version.removeprefix('v')}",)
        case "report" | "united-nations" if work.number:
            yield said(report_number(work, "no."))
    if work.kind not in ("book", "chapter"):
        yield said(f"vol. {work.volume}" if work.volume else "")
        yield said(f"{numbers(work.issue)} {work.issue}" if work.issue else "")
    if work.kind in ("broadcast", "podcast") and work.number:
        yield (numbered("", work.number, "episode"),)
    elif work.kind in LEGAL or work.kind == "release":
        yield said(numbered("", work.number, "no."))
    if work.kind == "speech":
        yield said(work.event or work.container)
    yield said(_publisher(work))
    yield said(_issued(work))
    if work.kind == "speech":
        yield said(work.event_place or work.publisher_place)
    yield said(range_of_pages(pages(work), 2))
    yield (Hyperlink(work.address),) if work.address else ()


def _named(work: Work) -> Pieces:
    """The container with the place of a local paper: `*Harbour Times* [London]`."""
    if work.kind == "speech":
        return ()
    place = f" [{local(work)}]" if local(work) else ""
    return (*italic(work.container), place) if work.container else ()


def _contributors(work: Work) -> Iterator[str]:
    if work.kind == "letter":
        yield f"received by {_people(work.recipients)}" if work.recipients else ""
    if work.kind == "chapter" or (work.kind == "book" and work.authors):
        yield f"edited by {_people(work.editors)}" if work.editors else ""
    yield f"translated by {_people(work.translators)}" if work.translators else ""
    if work.kind in ("broadcast", "podcast", "video"):
        yield f"hosted by {_people(work.hosts)}" if work.hosts else ""
        directors = work.directors if work.directors != work.authors else ()
        yield f"directed by {people(directors)}" if directors else ""


def _publisher(work: Work) -> str:
    """Not that of a newspaper or a site, nor one that is the author (§5.59)."""
    if work.kind in ("newspaper", "magazine", "journal", "speech") or is_author(work, work.publisher):
        return ""
    return "" if work.publisher.casefold() == work.container.casefold() else work.publisher


def _issued(work: Work) -> str:
    """The year of a book, the month of a journal, the day of all else."""
    issued = work.issued
    if work.kind in _OF_A_YEAR or (work.kind == "video" and not work.address):
        issued = structs.replace(issued, day=0, month=0, season="")
    return _date(structs.replace(issued, day=0) if work.kind == "journal" else issued)


def _people(names: Names) -> str:
    """`Omar Haddad and Ji-Won Kim`; of more than two the first."""
    return people(names) if len(names) < 3 else f"{names[0].full} et al."


def _list_of(authors: Names) -> str:
    first = authors[0].inverted
    if len(authors) > 2:
        return f"{first}, et al"
    return first if len(authors) == 1 else f"{first}, and {authors[1].full}"


def _date(date: CitationDate) -> str:
    """`16 Oct. 2024`; what is not known is empty."""
    return "" if date.year == NO_DATE.year else date.shown(day_first(date, SHORT_MONTHS), "circa")


MLA9 = InText(
    label="MLA 9",
    csl="modern-language-association",
    kinds=EVERY_KIND,
    reference=reference,
    citation=citation,
    title_case="headline",
    lines=4,
    list_title="Works Cited",
)
