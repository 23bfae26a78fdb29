"""People and publication in a byline, and their names as a citation has them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefreader.brief.model.csl import CslName
from briefreader.draft.text.lexicon import ORG_WORDS, PARTICLES

_BY = re.compile(r"^(?:(?:words|story|reporting|report|written)\s+)?by\b[\s·:]*", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.’'\-]+(?: (?:[A-ZÀ-Þ][\w.’'\-]*|van|von|de|der|den|del|della|di|da|al|bin|la|le)){1,4}"
)
_NO_NAME = re.compile(
    r"\b(?:our|staff|correspondent|editor|agency|agencies|press|news|times|reporter|desk|team|service)\b",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"\b(?:about|admin|all|archive|articles|by|comments?|follow|from|home|latest|more|posts?|profile|read|share"
    r"|stories|view|written)\b",
    re.IGNORECASE,
)
# Of people and of accounts, in running text.
NAME = r"[A-ZÀ-Þ][\w.’'-]{0,30}(?: (?:de |van |von |al |el |bin |la )?[A-ZÀ-Þ][\w.’'-]{0,30}){0,4}"
_AUTHOR_OF_POST = re.compile(
    rf"(?:—|–|--?)\s*(?P<name>{NAME})\s*(?:\((?P<handle>@\w{{1,30}})\))?(?P<more>(?:,| |$).{{0,80}})$"
)
_DATED = re.compile(r"\W*(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+),? \d{4}")
_FAMILY_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{2,}")
_DOTS = re.compile(r"[·|]")


def people_in(byline: str) -> tuple[str, ...]:
    """The people in "By Jane Doe and John Roe, Staff Writers"."""
    text = _DOTS.split(_BY.sub("", byline))[0]
    text = re.split(r"\b(?:in|at|for|from)\b", text)[0]
    parts = [part.strip(" ,.") for part in re.split(r",|&|\band\b", text)]
    return tuple(part for part in parts if _NAME.fullmatch(part) and not _NO_NAME.search(part))


def named_in(text: str) -> tuple[str, ...]:
    """The people in an element of a page that is made for its authors; none if it says more than names."""
    parts = [part.strip(" ,.") for part in re.split(r",|&|\band\b|[·|]", _BY.sub("", text))]
    return tuple(filter(_is_person, parts)) if _is_person(parts[0]) else ()


def _is_person(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and not _NO_NAME.search(text) and not _NOT_PEOPLE.search(text)


def people_of(entries: Iterable[str]) -> tuple[str, ...]:
    """The names in the fields of a file, some of which give a whole byline as one."""
    found: list[str] = []
    for entry in entries:
        plain = _BY.sub("", entry.strip())
        parts = [part.strip() for part in re.split(r"\s*(?:,|&|\band\b)\s*", plain)]
        are_people = len(parts) > 1 and all(_NAME.fullmatch(part) for part in parts)
        found += parts if are_people else [plain]
    return tuple(filter(None, found))


class AuthorOfPost(NamedTuple):
    """Who stands behind the dash below somebody's words: "— Liv Holm (@livholm) May 4, 2024"."""

    name: str
    handle: str
    is_post: bool


def author_of_post(line: str) -> AuthorOfPost | None:
    """Whom a line below a block quotation or post names as its author; None if it is no such line."""
    found = _AUTHOR_OF_POST.fullmatch(line.strip())
    if found is None:
        return None
    is_post = found["handle"] is not None or _DATED.match(found["more"]) is not None
    return AuthorOfPost(found["name"], found["handle"] or "", is_post)


def publication_in(byline: str) -> str:
    """What stands behind the dot of "by · NY Times"."""
    *before, last = (part.strip() for part in _DOTS.split(byline))
    return last if before and last[:1].isupper() else ""


def as_author(name: str) -> CslName:
    """A name with its parts; whole if it is nobody's."""
    words = (name.title() if name.isupper() and " " in name else name).split()
    is_body = words[:1] == ["The"] or any(word.lower() in ORG_WORDS for word in words)
    if len(words) < 2 or is_body or _NO_NAME.search(name):
        return CslName(literal=name)
    if _FAMILY_FIRST.fullmatch(name):
        return CslName(family=words[0], given=words[1], static_ordering=True)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    given, particle = " ".join(words[:at]), " ".join(words[at:-1])
    return CslName(family=words[-1], given=given, non_dropping_particle=particle or None)
