"""What the guides of lawyers have in common: titles in single marks, and who is quoted after the source."""

from collections.abc import Sequence

from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Italic, Pieces
from briefreader.cite.punctuation import single_marked
from briefreader.cite.style_input import Cited, Quoted

_MOST_NAMES = 3


def title(work: Work) -> Pieces:
    """In single marks; of what stands alone in italics."""
    return (Italic(work.title),) if work.kind == "work" else (single_marked(work.title),)


def named(names: Sequence[str], others: str) -> str:
    """`A, B and C`; of more than three the first, and the word for the others."""
    if len(names) > _MOST_NAMES:
        return f"{names[0]} {others}"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def quoting(entry: Pieces, cited: Cited, quoted: Quoted | None, form: str = ", quoting {}.") -> Pieces:
    """The source, `quoting Yang Uk`; of relayed words `Yang Uk, quoted in` the source."""
    warning = ", unverified" if cited.unverified else ""
    if quoted is None or not quoted.speakers:
        return (*entry, f"{warning}.")
    if quoted.relayed:
        return (f"{quoted.credited}, quoted in ", *entry, f"{warning}.")
    return (*entry, f"{warning}{form.format(quoted.credited)}")
