"""What the article as a whole tells of names: full names, acronyms, names of places and bodies."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefreader.draft.annotations.people import PrintedNames
from briefreader.draft.annotations.words import Analysed
from briefreader.draft.mentions.names import run_end
from briefreader.draft.text import lexicon
from briefreader.draft.text.tokens import last_other

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}s?")
_FULL_NAME = re.compile(r"\b([A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?) (?=([A-ZÀ-Þ][\w-]+))")
_NAME = r"([A-ZÀ-Þ][\w-]+)"
_THING = re.compile(
    rf"\b(?:in|at|from|near|outside|across|into|through|via|the|The|its|a|an) {_NAME}\b(?! [A-ZÀ-Þ])"
    rf"|\b{_NAME}(?:, which\b|[’']s? (?:own )?(?:board|headquarters|owner|shares|customers|website)\b)"
    rf"|\b{_NAME}(?: \w+){{1,8}} (?:its|itself)\b"
    rf"|\b{_NAME} (?:said|says|added|announced|confirmed) (?:(?:on|late|early) )*(?:\w+day )?"
    r"(?:that )?it (?!was\b|is\b)"
    r"|\b([A-Z]{2,})\b"
)
_NO_GIVEN = (
    lexicon.STARTERS
    | lexicon.TITLES
    | lexicon.ORG_WORDS
    | lexicon.COMMON_NOUNS
    | lexicon.HONORIFICS.keys()
    | lexicon.FULL_TITLES.keys()
    | frozenset((*lexicon.MONTHS, *lexicon.MONTH_SHORT, *lexicon.PARTICLES))
)


def printed_names(parts: Iterable[Analysed]) -> PrintedNames:
    """The names of an article, wherever they stand."""
    known = tuple(parts)
    acronyms = tuple(pair for part in known for pair in _acronyms(part))
    return PrintedNames(_full_names(known), _things(known), acronyms)


def _full_names(parts: Iterable[Analysed]) -> Mapping[str, tuple[str, ...]]:
    """By family name the full names of two words that are printed anywhere, in marks too."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        for match in _FULL_NAME.finditer(part.text):
            given, family = match.groups()
            if given.lower() not in _NO_GIVEN:
                found[family].add(f"{given} {family}")
    return {family: tuple(sorted(names)) for family, names in found.items()}


def _things(parts: Iterable[Analysed]) -> frozenset[str]:
    """The single names that stand where a place's or a body's does: "in Quay", "the Courier"."""
    found: set[str] = set()
    for part in parts:
        for match in _THING.finditer(part.text):
            found.update(name for name in match.groups() if name)
    return frozenset(found)


def _acronyms(part: Analysed) -> Iterator[tuple[str, str]]:
    """The acronyms that a passage introduces, with their names: "Port Workers Union (PWU)"."""
    tokens = part.tokens
    for at in range(2, len(tokens) - 1):
        if tokens[at].text != "(" or not _ACRONYM.fullmatch(tokens[at + 1].text):
            continue
        start = last_other(tokens, 0, at, lambda token: token.text not in ".,;:()") + 1
        names = (one for one in range(start, at) if run_end(tokens, one, at) == at)
        begin = next((one for one in names if tokens[one].low not in lexicon.STARTERS), None)
        if begin is not None:
            yield tokens[at + 1].text, part.words(begin, at)
