"""What the article as a whole tells of names: full names, acronyms, names of places and bodies."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from briefreader.base.full_dates import SHORTENED
from briefreader.draft.annotations.offsets import TokenIndex
from briefreader.draft.annotations.people import PrintedNames
from briefreader.draft.annotations.words import Analysed, Token
from briefreader.draft.mentions.names import run_end
from briefreader.draft.mentions.titles import is_title
from briefreader.draft.text import given_names, lexicon
from briefreader.draft.text.tokens import last_other
from briefreader.draft.text.wordlist import word_set

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
_INTRODUCED = re.compile(r"\b(?:an?|another|one) ([\w-]+)(?: ([\w-]+))?")
_LOWER = re.compile(r"\b[a-zà-ÿ]+\b")
_FEWEST_TITLED = 4  # words of a headline
_IN_BODIES = lexicon.ARTICLES | word_set("and for in of on to , &")
_LONGEST_BODY = 14  # tokens of a name that has an acronym
_NO_GIVEN = (
    lexicon.STARTERS
    | lexicon.TITLES
    | lexicon.ORG_WORDS
    | lexicon.COMMON_NOUNS
    | lexicon.HONORIFICS.keys()
    | lexicon.FULL_TITLES.keys()
    | frozenset((*lexicon.MONTHS, *SHORTENED, *lexicon.PARTICLES))
)


def printed_names(parts: Iterable[Analysed]) -> PrintedNames:
    """The names of an article, wherever they stand."""
    known = tuple(parts)
    lower = lower_words(known)
    told = [part for part in known if not is_in_title_case(part, lower)]
    full, things = _full_names(told), _things(told)
    alone = _names_alone(told, full, things)
    acronyms = tuple(pair for part in known for pair in _acronyms(part))
    inside = frozenset(
        token.bare
        for part in known
        for before, token in pairwise(part.tokens)
        if token.is_capital and before.is_word
    )
    common = frozenset(token.text for part in known for token in part.tokens if _is_common(token))
    names = {name: full[name] for name in full if name not in alone}
    introduced = frozenset(
        word
        for part in known
        for found in _INTRODUCED.finditer(part.text.lower())
        for word in found.groups()
        if word
    )
    return PrintedNames(names, things, alone, common, introduced, inside, acronyms)


def _is_common(token: Token) -> bool:
    return token.text[0].islower() and not token.is_capital


def lower_words(parts: Iterable[Analysed]) -> frozenset[str]:
    """The words that stand somewhere in lower case, in marks too."""
    return frozenset(word for part in parts for word in _LOWER.findall(part.text))


def is_in_title_case(part: Analysed, lower: Set[str]) -> bool:
    """Whether all words have capitals that are no names': "Jo Roe Calls the Plan Mad"."""
    words = [token for token in part.tokens if token.is_word and token.low not in lexicon.FUNCTION_WORDS]
    is_long = len(words) >= _FEWEST_TITLED and not part.text.rstrip().endswith(":")
    are_capitals = all(token.text[0].isupper() or token.text[0].isdigit() for token in words)
    return (
        is_long
        and are_capitals
        and any(token.low in lower and not is_title(token.text) for token in words[1:])
    )


def _full_names(parts: Iterable[Analysed]) -> Mapping[str, tuple[str, ...]]:
    """By family name the full names of two words that are printed anywhere, in marks too."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        for match in _FULL_NAME.finditer(part.text):
            given, family = match.groups()
            if given.lower() not in _NO_GIVEN:
                found[family].add(f"{given} {family}")
    return {family: tuple(sorted(names)) for family, names in found.items()}


def _names_alone(
    parts: Sequence[Analysed], full: Mapping[str, Sequence[str]], things: Set[str]
) -> frozenset[str]:
    """The names of things that stand alone before a longer name ends in them: "Quay", "Camp Quay"."""
    given = given_names.FEMALE | given_names.MALE
    unmet = {
        name: {one.split(" ")[0] for one in full[name]}
        for name in full.keys() & things
        if not any(one.split(" ")[0].lower() in given for one in full[name])
    }
    found: set[str] = set()
    for part in parts:
        for before, token in pairwise((None, *part.tokens)):
            names = unmet.pop(token.bare, None) if token is not None else None
            if names is not None and token is not None and (before is None or before.text not in names):
                found.add(token.bare)
    return frozenset(found)


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
        start = last_other(tokens, 0, at, lambda token: token.text not in ".;:()") + 1
        begin = _spelled(tokens, start, at)
        start = last_other(tokens, start, at, lambda token: token.text != ",") + 1
        names = (one for one in range(start, at) if run_end(tokens, one, at) == at)
        if begin is None:
            begin = next((one for one in names if tokens[one].low not in lexicon.STARTERS), None)
        if begin is not None:
            yield tokens[at + 1].text, part.words(begin, at)


def _spelled(tokens: Sequence[Token], start: TokenIndex, at: TokenIndex) -> TokenIndex | None:
    """Where the words begin of which an acronym has the first letters, the small ones left out."""
    acronym = tokens[at + 1].text.removesuffix("s").replace("&", "")
    initials = ""
    for begin in range(at - 1, max(start, at - _LONGEST_BODY) - 1, -1):
        token = tokens[begin]
        if token.is_capital:
            initials = (token.text if token.text.isupper() else token.text[0].upper()) + initials
        elif token.low not in _IN_BODIES:
            return None
        if token.is_capital and initials.startswith(acronym):
            return begin
    return None
