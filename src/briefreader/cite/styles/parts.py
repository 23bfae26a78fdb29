"""What references are put together from: sentences, lists, numbers, editions, people with what they did."""

import re
from collections.abc import Iterable

from briefreader.base.patterns import pattern
from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces
from briefreader.cite.names import Names
from briefreader.cite.punctuation import capital, ended, listed

_NUMBER_WORD = pattern(r"(?:nos?\b\.?|numbers?\b|nr\b\.?|n[º°]\.?|№|#)\s*", re.IGNORECASE)
_NUMERIC = pattern(r"[A-Za-z]{0,2}\d+[A-Za-z]?(?:\s*[-–,&]\s*[A-Za-z]{0,2}\d+[A-Za-z]?)*")
_ORDINAL = pattern(r"(\d+)(?:st|nd|rd|th)?")
_EDITION_WORD = pattern(r"[\s,]*\b(?:ed(?:ition|n)?\b\.?)$", re.IGNORECASE)
_RANGE = pattern(r"(?<![\w.])(\d+)–(\d+)(?![\w.])")
_SEVERAL = pattern(r"\d\s*[-–,&]\s*\d")
_NO_FORM = pattern(r"text|article|news|web ?page|website", re.IGNORECASE)
_CLOSED = (".", "?", "!", "…")


def said(text: str) -> Pieces:
    """A text that stands there only if it says something."""
    return (text,) if text else ()


def italic(text: str) -> Pieces:
    """The name of a work, if there is one."""
    return (Italic(text),) if text else ()


def link(work: Work) -> Pieces:
    """The address, if there is one."""
    return (Hyperlink(work.address),) if work.address else ()


def is_closed(pieces: Pieces) -> bool:
    """Whether the last of some pieces ends a sentence already: `n.d.`, `Why “Now?”`, `Co.`."""
    last = pieces[-1]
    text = last.text if isinstance(last, Italic) else last if isinstance(last, str) else ""
    return text.rstrip("’”'\")]").endswith(_CLOSED) and not text.endswith((")", "]"))


def closed(pieces: Pieces) -> Pieces:
    """With a full stop, unless it ends a sentence already; inside American marks."""
    if not pieces or is_closed(pieces):
        return pieces
    last = pieces[-1]
    return (*pieces[:-1], ended(last, ".")) if isinstance(last, str) else (*pieces, ".")


def sentences(*parts: Pieces) -> Pieces:
    """Each as a sentence, empty ones left out."""
    made: Pieces = ()
    for part in filter(None, parts):
        made = (*made, " ", *closed(part)) if made else closed(part)
    return made


def run_on(*parts: Pieces, between: str = ", ") -> Pieces:
    """One after the other with a mark between, empty ones left out."""
    made: Pieces = ()
    for part in filter(None, parts):
        made = (*made, between, *part) if made else part
    return made


def bracketed(pieces: Pieces, marks: str = "()") -> Pieces:
    """In brackets, with a space before; nothing of nothing."""
    return (f" {marks[0]}", *pieces, marks[1]) if pieces else ()


def bare_number(number: str) -> str:
    """`27` of `No. 27`."""
    return _NUMBER_WORD.sub("", number, count=1) if _NUMBER_WORD.match(number) else number


def is_numeric(number: str) -> bool:
    """Whether it is a number that needs a word before it, as `27` or `22-1234`, and not `A/RES/77/1`."""
    return _NUMERIC.fullmatch(bare_number(number)) is not None


def numbered(kind: str, number: str, word: str) -> str:
    """`Research Report No. 27`; a number that has words of its own stands as it is, as does a kind alone."""
    if not number:
        return kind
    if kind and number.casefold().startswith(kind.casefold()):
        return number
    plain = bare_number(number)
    parts = (kind, word if is_numeric(number) else "", plain if is_numeric(number) else number)
    return " ".join(filter(None, parts))


def report_number(work: Work, word: str) -> str:
    """Of a report and a release its kind and number; a number without a kind is a report's."""
    if work.kind == "united-nations":
        return work.number
    bare = work.kind == "report" and is_numeric(work.number)
    kind = work.genre or ("Report" if bare else "")
    return numbered(kind, work.number, word)


def ordinal(number: str) -> str:
    """`2nd`, `11th`; what is no number stays."""
    found = _ORDINAL.fullmatch(number)
    if not found:
        return number
    value = int(found[1])
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def edition(work: Work, word: str) -> str:
    """`2nd ed.`; `Revised ed.`; nothing of a first edition."""
    name = _EDITION_WORD.sub("", work.edition)
    if not name or name in ("1", "1st", "First", "first"):
        return ""
    return f"{ordinal(name)} {word}"


def numbers(number: str) -> str:
    """`no.`, or `nos.` of several."""
    return "nos." if _SEVERAL.search(number) else "no."


def page_form(work: Work) -> str:
    """What kind of page it is, if that is more than a page."""
    return "" if _NO_FORM.fullmatch(work.genre) else work.genre


def range_of_pages(text: str, digits: int) -> str:
    """`471–85`: the second number of each range without what it repeats, but for so many digits.

    With 2 digits as in MLA style (§6.54), with 1 as in Chicago style (CMOS 18 §9.63).
    """
    return _RANGE.sub(lambda found: f"{found[1]}–{_short(found[1], found[2], digits)}", text)


def _short(first: str, last: str, digits: int) -> str:
    if len(first) != len(last) or len(first) < 3:
        return last
    if digits == 1 and first.endswith("00"):
        return last
    same = next(at for at in range(len(first) + 1) if at == len(first) or first[at] != last[at])
    least = 1 if digits == 1 and first[-2] == "0" else 2
    return last[min(same, len(last) - least) :]


def pages(work: Work) -> str:
    """`p. 3`; `pp. 14–19`."""
    if not work.page:
        return ""
    return f"{'pp.' if '–' in work.pages or ',' in work.pages else 'p.'} {work.pages}"


def people(names: Names, joint: str = "and") -> str:
    """`Omar Haddad and Ji-Won Kim`."""
    return listed([name.full for name in names], joint)


def site(work: Work) -> str:
    """What it appeared in or who published it, unless that is its author too."""
    return "" if is_author(work, work.outlet) else work.outlet


def is_author(work: Work, name: str) -> bool:
    """Whether its only author is called so."""
    return len(work.authors) == 1 and work.authors[0].full.casefold() == name.casefold()


def local(work: Work) -> str:
    """The place of a newspaper whose name does not say it: `Lake Mara, IL`."""
    city = work.publisher_place.partition(",")[0].strip()
    return (
        ""
        if work.kind != "newspaper" or city.casefold() in work.container.casefold()
        else work.publisher_place
    )


def begun(pieces: Pieces) -> Pieces:
    """With a capital at the beginning."""
    first = pieces[0] if pieces else ""
    return (capital(first), *pieces[1:]) if isinstance(first, str) and first else pieces


def from_names(parts: Iterable[str], between: str = ", ") -> str:
    """Those that are not empty."""
    return between.join(filter(None, parts))
