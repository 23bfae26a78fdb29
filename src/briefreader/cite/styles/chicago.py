"""What Chicago style has in common, with notes or with author and date."""

from collections.abc import Iterator, Sequence

from briefreader.cite.citation import Name, Work
from briefreader.cite.formats.pieces import Italic, Pieces
from briefreader.cite.punctuation import ended, ends_sentence, listed, marked

_ROMAN_SITES = ("page", "post", "work")


def title(work: Work, end: str) -> Pieces:
    """The title with the comma or stop that follows it, in marks or in italics."""
    if work.kind == "work":
        return (Italic(work.title), "" if ends_sentence(work.title) else end)
    return (marked(ended(work.title, end)),)


def paper(work: Work) -> str:
    """A newspaper's name without its article, as Chicago prints it."""
    return work.container.removeprefix("The ") if work.in_periodical else work.container


def container(work: Work) -> Pieces:
    """What the source appeared in; sites stand in roman."""
    if not work.container:
        return ()
    return (paper(work),) if work.kind in _ROMAN_SITES else (Italic(paper(work)),)


def remark(work: Work, interview: str) -> str:
    """What kind of source it is, where the rest does not say so."""
    if work.kind == "interview" and work.interviewers:
        return f"{interview} by {listed([name.full for name in work.interviewers])}"
    return work.genre if work.kind in ("interview", "post") else ""


def number(work: Work, word: str) -> str:
    """`Research Report no. 27`."""
    if work.kind != "work":
        return ""
    return f"{work.genre or 'Report'} {word} {work.number}" if work.number else work.genre


def authors(names: Sequence[Name], most: int, first_of_more: int, *, keeps_order: bool) -> str:
    """The list of a bibliography; `keeps_order`: a name that has its family name first needs no comma."""
    shown = list(_names(names, keeps_order=keeps_order))
    if len(shown) > most:
        return f"{', '.join(shown[:first_of_more])}, et al"
    # The comma after an inverted name stays before a second one.
    return f"{shown[0]}, and {shown[1]}" if len(shown) == 2 else listed(shown)


def _names(names: Sequence[Name], *, keeps_order: bool) -> Iterator[str]:
    for at, name in enumerate(names):
        as_printed = at > 0 or (name.family_first and keeps_order)
        yield name.full if as_printed else name.inverted_without_particle
