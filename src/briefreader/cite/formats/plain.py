"""Plain text: no marks, and in one line unless a style sets words off.

Its addresses are those of the page, as people read them; they do not lead on to the words.
"""

from collections.abc import Callable, Mapping, Sequence

from briefreader.base.rich_text import Mark
from briefreader.cite.address import page_address
from briefreader.cite.formats.pieces import Format
from briefreader.cite.punctuation import one_line


def _quotation(paragraphs: Sequence[str], _address: str | None) -> str:
    return "\n" + "\n".join(f"    {paragraph}" for paragraph in paragraphs)


_SUPERIOR = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_INFERIOR = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
# What plain text has of marks.
_MARKS: Mapping[Mark, Callable[[str], str]] = {
    "sup": lambda text: text.translate(_SUPERIOR),
    "sub": lambda text: text.translate(_INFERIOR),
}

PLAIN = Format(
    label="Plain text",
    text=one_line,
    italic=one_line,
    link=lambda link: page_address(link.address),
    quotation=_quotation,
    marks=_MARKS,
    between="\n",
)

# For a reference that is read before it is set: italics between asterisks, as guides print them.
MARKED = Format(
    label="Plain text with *italics*",
    text=one_line,
    italic=lambda name: f"*{one_line(name)}*",
    link=PLAIN.link,
    quotation=_quotation,
    marks=_MARKS,
    between="\n",
)
