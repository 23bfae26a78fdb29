"""MLA style, 9th edition: `(qtd. in Choe)`, and the entry of the list of works cited.

Paragraphs are not named: MLA counts only those that the source itself numbers.
"""

from collections.abc import Iterator, Sequence

from briefreader.base.dates import SHORT_MONTHS
from briefreader.cite.citation import CitationDate, Name, Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces, joined
from briefreader.cite.punctuation import ended, ends_sentence, listed, marked, stopped
from briefreader.cite.style_input import Cited, Quoted, Said
from briefreader.cite.styles.style import InText


def reference(work: Work) -> Pieces:
    """An entry of the list of works cited; a date that is not known is left out."""
    authors = (f"{stopped(work.by(_list_of(work.authors)))} ",) if work.authors else ()
    rest = joined(_container(work))
    remark = f" {stopped(_remark(work))}" if _remark(work) else ""
    seen = work.accessed if work.address and not work.dated else None
    after = f" Accessed {_date(seen)}." if seen else ""
    return (*authors, *_title(work), remark, *((" ", *rest, ".") if rest else ()), after)


def citation(cited: Cited, said: Said | None) -> Pieces:
    """`(qtd. in Choe)`; beside a statement `(Choe)`."""
    work = cited.work
    warning = "; unverified)" if cited.unverified else ")"
    lead = "(qtd. in " if isinstance(said, Quoted) else "("
    if work.authors:
        return (f"{lead}{work.authors_in_text()}{warning}",)
    title = work.short_title or work.title
    if work.kind == "work":
        return (lead, Italic(title), warning)
    return (f"{lead}{marked(title)}{warning}",)


def _title(work: Work) -> Pieces:
    if work.kind == "work":
        return (Italic(work.title), "" if ends_sentence(work.title) else ".")
    return (marked(ended(work.title, ".")),)


def _remark(work: Work) -> str:
    if work.kind == "interview" and work.interviewers:
        return f"Interview by {listed([name.full for name in work.interviewers])}"
    return work.genre if work.kind in ("interview", "post") else ""


def _container(work: Work) -> Iterator[Pieces]:
    if work.kind == "work":
        number = f"{work.genre or 'Report'} no. {work.number}" if work.number else work.genre
        yield (number,)
        yield (work.container,)
    else:
        yield (Italic(work.container),) if work.container else ()
        yield (work.publisher,) if work.kind == "broadcast" else ()
    yield (f"vol. {work.volume}",) if work.volume else ()
    yield (f"no. {work.issue}",) if work.issue else ()
    yield (_date(work.issued),)
    yield (f"{'pp.' if '–' in work.pages else 'p.'} {work.pages}",) if work.page else ()
    yield (Hyperlink(work.address),) if work.address else ()


def _list_of(authors: Sequence[Name]) -> str:
    first = authors[0].inverted
    if len(authors) > 2:
        return f"{first}, et al"
    return first if len(authors) == 1 else f"{first}, and {authors[1].full}"


def _date(date: CitationDate) -> str:
    """`16 Oct. 2024`; what is not known is empty."""
    if date.year == "n.d.":
        return ""
    month = SHORT_MONTHS[date.month - 1] if date.month else ""
    return date.shown(" ".join(part for part in (str(date.day or ""), month, date.year) if part))


MLA9 = InText(label="MLA 9", reference=reference, citation=citation, lines=4, list_title="Works Cited")
