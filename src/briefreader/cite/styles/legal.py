"""What the guides of lawyers have in common: titles in single marks, and who is quoted after the source."""

import re
from collections.abc import Sequence

from briefreader.base.patterns import pattern
from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Italic, Pieces
from briefreader.cite.punctuation import single_marked
from briefreader.cite.style_input import Cited, Quoted

_MOST_NAMES = 3
_ITALIC = ("report", "release", "united-nations", "book", "video")
_VERSUS = pattern(r"\bv\.(?=\s)")
_NEUTRAL = pattern(r"\[\d{4}\] .+")


def title(work: Work) -> Pieces:
    """In single marks; of what stands alone in italics."""
    return (Italic(work.title),) if work.kind in _ITALIC else (single_marked(work.title),)


def named(names: Sequence[str], others: str) -> str:
    """`A, B and C`; of more than three the first, and the word for the others."""
    if len(names) > _MOST_NAMES:
        return f"{names[0]} {others}"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def quoting(entry: Pieces, cited: Cited, quoted: Quoted | None, form: str = ", quoting {}.") -> Pieces:
    """The source, `quoting Yang Uk`; of relayed words `Yang Uk, quoted in` the source."""
    warning = ", unverified" if cited.unverified else ""
    if quoted is None or not quoted.speakers:
        last = entry[-1] if entry else ""
        stop = "" if isinstance(last, str) and last.endswith(".") and not warning else "."
        return (*entry, f"{warning}{stop}")
    if quoted.relayed:
        return (f"{quoted.credited}, quoted in ", *entry, f"{warning}.")
    return (*entry, f"{warning}{form.format(quoted.speakers)}")


def parties(work: Work) -> str:
    """`Bell v Harbour Dam Co`: without full stops."""
    return re.sub(r"(?<=\w)\.", "", _VERSUS.sub("v", work.title))


def without_stops(text: str) -> str:
    """`F3d`, `9th Cir`."""
    return text.replace(".", "")


def bare(name: str) -> str:
    """`O’Reilly Media, Inc`: a publisher without the stop of an abbreviation."""
    return name.removesuffix(".")


def is_neutral(number: str) -> bool:
    """Whether it is a neutral citation: `[2024] UKSC 12`."""
    return _NEUTRAL.fullmatch(number) is not None


def is_foreign(work: Work) -> bool:
    """Whether a case is reported as in the United States, by volumes that run on."""
    return "." in work.container and bool(work.volume)
