"""What a brief says.

Here are its values and what follows from them alone. Reading, verifying and checking are in
`load`, `opened`, `verbatim` and `check`: they are imported where they are used, because they cost
more to import than a screen takes to draw.
"""

from briefreader.brief.links import Index, Linked
from briefreader.brief.matrix import STANCE_LETTERS, Cell, Matrix, matrix
from briefreader.brief.model import (
    Brief,
    Claim,
    Drafted,
    Event,
    Gap,
    Item,
    KeyPoint,
    Paragraph,
    Place,
    Position,
    Quote,
    Speaker,
    Stance,
    When,
    paragraph_id,
    several,
)
from briefreader.brief.problem import BriefError, Problem

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
    "Matrix",
    "Paragraph",
    "Place",
    "Position",
    "Problem",
    "Quote",
    "Speaker",
    "Stance",
    "When",
    "matrix",
    "paragraph_id",
    "several",
]
