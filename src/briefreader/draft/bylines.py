"""People and publication in a byline, and their names as a citation has them."""

import re

from briefreader.brief.csl import CslName
from briefreader.draft.lexicon import PARTICLES

_BY = re.compile(r"^(?:(?:words|story|reporting|report|written)\s+)?by\b[\s·:]*", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.’'\-]+(?: (?:[A-ZÀ-Þ][\w.’'\-]*|van|von|de|der|den|del|della|di|da|al|bin|la|le)){1,4}"
)
_NO_NAME = re.compile(
    r"\b(?:our|staff|correspondent|editor|agency|agencies|press|news|times|reporter|desk|team|service)\b",
    re.IGNORECASE,
)
_DOTS = re.compile(r"[·|]")


def people_in(byline: str) -> tuple[str, ...]:
    """The people in "By Jane Doe and John Roe, Staff Writers"."""
    text = _DOTS.split(_BY.sub("", byline))[0]
    text = re.split(r"\b(?:in|at|for|from)\b", text)[0]
    parts = [part.strip(" ,.") for part in re.split(r",|&|\band\b", text)]
    return tuple(part for part in parts if _NAME.fullmatch(part) and not _NO_NAME.search(part))


def publication_in(byline: str) -> str:
    """What stands behind the dot of "by · NY Times"."""
    *before, last = (part.strip() for part in _DOTS.split(byline))
    return last if before and last[:1].isupper() else ""


def as_author(name: str) -> CslName:
    """A name with its parts; whole if it is nobody's."""
    words = name.split()
    if len(words) < 2 or _NO_NAME.search(name):
        return CslName(literal=name)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    given, particle = " ".join(words[:at]), " ".join(words[at:-1])
    return CslName(family=words[-1], given=given, non_dropping_particle=particle or None)
