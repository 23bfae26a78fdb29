"""What a brief says.

Here are its values and what follows from them alone. Reading, verifying and checking are in
`load`, `opened`, `verbatim` and `check`: they are imported where they are used, because they cost
more to import than a screen takes to draw.
"""

from briefreader.brief.model.brief import (
    Brief,
    Claim,
    Drafted,
    Event,
    Gap,
    Item,
    KeyPoint,
    Locator,
    Paragraph,
    Position,
    Quote,
    Speaker,
    Stance,
    WhenWords,
    paragraph_id,
    several,
)
from briefreader.brief.model.links import Index, Linked
from briefreader.brief.model.matrix import STANCE_LETTERS, Cell, Matrix, matrix
from briefreader.brief.reading.problem import BriefError, Problem, UnknownItemError

__all__ = [
    "STANCE_LETTERS",
    "Brief",
    "BriefError",
    "Cell",
    "Claim",
    "Drafted",
    "Event",
    "Gap",
    "Index",
    "Item",
    "KeyPoint",
    "Linked",
    "Locator",
    "Matrix",
    "Paragraph",
    "Position",
    "Problem",
    "Quote",
    "Speaker",
    "Stance",
    "UnknownItemError",
    "WhenWords",
    "matrix",
    "paragraph_id",
    "several",
]
