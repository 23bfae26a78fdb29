"""Cases, statutes, bills, hearings and treaties, as the Bluebook and the guides that follow it print them.

The Bluebook, rules 10, 12, 13 and 21; APA 7 §§11.4 to 11.9; CMOS 18 §§14.170 to 14.204.
"""

import re

from briefreader.base.patterns import pattern
from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Italic, Pieces
from briefreader.cite.styles.parts import from_names, ordinal, people, run_on, said

_PUBLIC_LAW = pattern(r"\d+[-–]\d+")
_SECTION_SIGN = pattern(r"§|\bsec(?:tion|\.)", re.IGNORECASE)
_HEARING = pattern(r"\bhearings?\b", re.IGNORECASE)
_OF_CONGRESS = pattern(r"\b(?:congress|senate|house)\b", re.IGNORECASE)
_SESSION = pattern(r"(\d+)(?:st|nd|rd|th)?(?:\s+(?:cong(?:ress)?\.?|congress))?", re.IGNORECASE)


def law(work: Work, date: str) -> Pieces:
    """The form of its kind, without a stop. `date` is the whole date in the style's own words."""
    match work.kind:
        case "case":
            return _case(work, date)
        case "statute":
            return _statute(work)
        case "bill":
            return _bill(work)
        case "hearing":
            return _hearing(work)
    series = from_names((work.volume, work.container, work.page), " ")
    return run_on(said(work.title), said(date), said(series))


def _case(work: Work, date: str) -> Pieces:
    """`Bell v. Harbour Dam Co., 12 F.3d 34 (9th Cir. 2024)`; unreported `…, No. 22-1234 (… Jan. 5, 2024)`."""
    reported = from_names((work.volume, work.container, work.first_page), " ") if work.volume else ""
    docket = "" if reported or not work.number else work.number
    if docket[:1].isdigit():
        docket = f"No. {docket}"
    year = work.issued.shown_year if work.dated else ""
    decided = from_names((work.authority, year if reported else date), " ")
    return (*run_on(said(work.title), said(reported or docket)), f" ({decided})" if decided else "")


def _statute(work: Work) -> Pieces:
    """`Dam Safety Act of 2024, Pub. L. No. 118-12, 33 U.S.C. § 467 (2024)`."""
    number = f"Pub. L. No. {work.number}" if _PUBLIC_LAW.fullmatch(work.number) else work.number
    section = work.section
    if section and not _SECTION_SIGN.search(section):
        section = f"§ {section}"
    code = from_names((work.volume, work.container, section or work.page), " ") if work.container else section
    return (*run_on(said(work.title), said(number), said(code)), _year(work))


def _bill(work: Work) -> Pieces:
    """`Dam Safety Bill, H.R. 1100, 118th Cong. (2024)`."""
    series = from_names((work.volume, work.container, work.page), " ") if work.volume else ""
    parts = (work.title, work.number, _congress(work), series)
    return (*run_on(*map(said, parts)), _year(work))


def _hearing(work: Work) -> Pieces:
    """`*Title: Hearing before the Committee*, 118th Cong. (2024) (testimony of Anna Bell)`."""
    title = work.title
    if work.section and not _HEARING.search(title):
        body = work.section if work.section[:4] in ("the ", "The ") else f"the {work.section}"
        title = f"{title}: Hearing before {body}"
    told = f" (testimony of {people(work.authors)})" if work.authors else ""
    return (*run_on((Italic(title),), said(_congress(work))), _year(work), told)


def _congress(work: Work) -> str:
    """`118th Cong.`; of another parliament its name and session."""
    session = _SESSION.fullmatch(work.chapter)
    if session and (not work.authority or _OF_CONGRESS.search(work.authority)):
        return f"{ordinal(session[1])} Cong."
    return from_names((work.authority, work.chapter), " ")


def _year(work: Work) -> str:
    return f" ({work.issued.shown_year})" if work.dated else ""
