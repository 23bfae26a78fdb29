"""IEEE style: a number in brackets, and the entry it leads to."""

from collections.abc import Iterator, Sequence

from briefreader.base.dates import MONTHS
from briefreader.cite.citation import CitationDate, Name, Work, month_first
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces, SourceNumber, joined
from briefreader.cite.punctuation import ended, listed, marked
from briefreader.cite.style_input import Cited, Quoted, Said
from briefreader.cite.styles.style import InText

_MONTHS = tuple(month if len(month) == 3 else f"{month[:3]}." for month in MONTHS)
_MOST_NAMES = 6


def reference(work: Work) -> Pieces:
    """An entry of the list of references. The title is taken as it is: in sentence case."""
    authors = (*_list_of(work), ", ") if work.authors else ()
    rest = joined(_container(work))
    title = marked(ended(work.title, "," if rest else "."))
    end = "." if rest else ""
    number = SourceNumber(work.order, is_entry=True)
    return (number, " ", *authors, title, *((" ", *rest) if rest else ()), end, *_address(work))


def citation(cited: Cited, said: Said | None) -> Pieces:
    """`[1]`; of relayed words `(quoted in [1])`."""
    number: Pieces = (SourceNumber(cited.work.order),)
    if isinstance(said, Quoted) and said.relayed:
        number = ("(quoted in ", *number, ")")
    return (*number, " (unverified)") if cited.unverified else number


def _container(work: Work) -> Iterator[Pieces]:
    roman = work.kind in ("page", "post", "work")
    yield (work.container if roman else Italic(work.container),) if work.container else ()
    yield (work.publisher,) if work.kind == "broadcast" else ()
    if work.kind == "work":
        yield (work.publisher_place,)
        number = (work.genre or "Report", work.number) if work.genre or work.number else ()
        yield (" ".join(filter(None, number)),)
    yield (f"vol. {work.volume}",) if work.volume else ()
    yield (f"no. {work.issue}",) if work.issue else ()
    yield (f"{'pp.' if '–' in work.pages else 'p.'} {work.pages}",) if work.page else ()
    yield (_date(work.issued),) if work.dated else ()


def _address(work: Work) -> Pieces:
    if not work.address:
        return ()
    accessed = f" Accessed: {_date(work.accessed)}." if work.accessed else ""
    return (f"{accessed} [Online]. Available: ", Hyperlink(work.address))


def _date(date: CitationDate) -> str:
    """`Oct. 16, 2024`."""
    return date.shown(month_first(date, _MONTHS))


def _list_of(work: Work) -> Pieces:
    names = _names(work.authors)
    shown: Pieces = (listed(names),) if len(names) <= _MOST_NAMES else (f"{names[0]} ", Italic("et al."))
    return ("[", *shown, "]") if work.inferred_authors else shown


def _names(authors: Sequence[Name]) -> list[str]:
    return [" ".join(filter(None, (name.initials, name.short, name.suffix))) for name in authors]


IEEE = InText(label="IEEE", reference=reference, citation=citation, sentence_case=True, numbered=True)
