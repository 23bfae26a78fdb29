"""Whom the labels of a transcript mean, by the names that are printed before its turns and in them.

A full name is taken where the text gives it, else the label stays.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from briefreader.base.dates import MONTHS, WEEKDAYS
from briefreader.brief.verification.labels import is_titled, without_titles

_TOKEN = re.compile(r"[^\s,;:()\[\]“”\"«»—–]+|[,;:()\[\]“”\"«»—–]")
_NAME_WORD = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]*(?:\.(?=\w)[\w’'-]+)*")
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.)+")
_PARTICLES = ("al", "ap", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von")
_NO_NAMES = """
a about absolutely after afternoon again all also am an and any are as asked association at awesome be
before board both bring but by bye call center centre chapter city commission committee company conversation
cool could council county courier court dear department did do does edited evening every everybody everyone
exactly ferry first folks for former from gentlemen good goodbye great guys had hallo harbor harbour has
have he hear hearing hello her here hey hi his honorable honourable house how i if in institute interview is
it it's ladies let let’s like madam members messrs ministry more morning mr. my news nice no not now of
office ok okay on one or order our over part please post present president presiding q&a question questions
radio representative representatives republic right said say says see senate senators she should since sir
so society sorry speaking state states street subcommittee sure television thank thanks that the their then
there they this times to today transcript tv under union united university until was we welcome well were
what when where which while who why will with without would yeah yes you your
"""
_JOBS = """
academic acting activist actor actress adviser advisor agent analyst anchor architect artist assistant
associate attorney author ceo cfo chief clerk coach co-founder columnist commander comedian composer
consultant coordinator correspondent counsel critic deputy detective director economist editor
engineer entrepreneur executive expert filmmaker former founder general head historian host inspector
investigator journalist junior lawyer leader lead legal major manager managing master member minister
moderator musician narrator novelist officer operations owner partner party photographer physician
player poet police presenter press principal producer professor prosecutor researcher reporter scholar
scientist secretary senior sergeant sheriff singer specialist spokesman spokesperson spokeswoman staff
superintendent supervisor teacher technology treasurer trustee under vice witness writer
"""
_NOT_IN_NAMES = frozenset((*_NO_NAMES.split(), *_JOBS.split(), *map(str.lower, (*MONTHS, *WEEKDAYS))))
_AFTER = re.compile(
    r"(?:interview(?:ed|s|ing)?(?: with| of)?|conversation(?: with)?|Q ?& ?A(?: with|:)?"
    r"|questions? (?:for|to)"
    r"|(?:spoke|speaks?|speaking|talk(?:s|ed|ing)?|sat down|sits down|met|meets|chat(?:s|ted)?) (?:to|with)"
    r"|asked|welcomes?|joined by|guest(?: is|:))"
    r" (?:[a-z][\w-]* ){0,3}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[’']?s? ?(?:, [^.;:“”\"]{3,120},)? ?(?:(?:answers|answered|on (?:the|why|how|what|her|his|being)|talks"
    r"|spoke|speaks|tells|told|explains|in (?:her|his) own words|in conversation)\b)"
)
_BYLINE = re.compile(
    r"(?:(?:words |story |interview(?:ed)? |reported |reporting |as told to )?by|as told to)\b[: ]", re.I
)
_INTRODUCTION = 12  # paragraphs; behind more of them, questions are asked of whoever gave a talk
# Titles that somebody may have beside an office.
_TITLES_OF_ANYBODY = """
mr ms mrs mx miss dr doctor prof professor hon sir dame rep sen representative senator congressman
congresswoman delegate councillor councilor
"""
_FOR_ANYBODY = frozenset(_TITLES_OF_ANYBODY.split())
_LONGEST_NAME = 4  # words


class Printed(NamedTuple):
    """A full name where it is printed: its words, whether a title leads to it, and what stands beside it."""

    words: tuple[str, ...]
    has_title: bool
    before: str
    behind: str

    @property
    def name(self) -> str:
        """The name in one line; of one in capitals as it stands in a sentence."""
        if not self.is_loud:
            return " ".join(self.words)
        return " ".join(word if _INITIAL.fullmatch(word) else word.title() for word in self.words)

    @property
    def is_loud(self) -> bool:
        """Whether it is printed in capitals."""
        return all(word.isupper() for word in self.words)

    @property
    def essential(self) -> tuple[str, ...]:
        """What it is compared by: without initials and case."""
        plain = [word.casefold().replace("’", "'") for word in self.words if not _INITIAL.fullmatch(word)]
        return tuple(plain if len(plain) > 1 else (word.casefold() for word in self.words))


class People:
    """The people of a transcript, by the names that are printed before it, and with a title in it."""

    def __init__(
        self,
        front: Sequence[str],
        turns: Iterable[str],
        labels: Iterable[str],
        *,
        writers: Iterable[str] = (),
    ) -> None:
        """`front` are the paragraphs before the transcript, `turns` those of it, `labels` the names in it."""
        bylines = [line for line in front if _BYLINE.match(line)]
        self._listed = [name for line in bylines for name in full_names(line)]
        self._writers = {_folded(name) for name in (*writers, *(name.name for name in self._listed))}
        before = [line for line in front if line not in bylines]
        self._front = [name for line in before for name in full_names(line)]
        self._introduced = [name for line in before[:_INTRODUCTION] for name in full_names(line)]
        self._has_talk = len(before) > _INTRODUCTION
        printed = [name for words in turns for name in full_names(words)]
        named = [name for label in labels for name in full_names(label)]
        told = [name for name in printed if name.has_title]
        self._spelt: dict[tuple[str, ...], str] = {}
        for one in (*self._front, *self._listed, *printed, *named):
            if not one.is_loud:
                self._spelt.setdefault(one.essential, one.name)
        every = [*self._front, *self._listed, *told, *named]
        self._known = {word for one in every for word in one.essential}
        self._by_family = self._by_word(every, -1)
        printed_before = (*self._front, *self._listed)
        self._by_given = self._by_word(printed_before, 0)
        self._told: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._initials: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for one in printed_before:
            for word in one.essential:
                self._told[word].append(frozenset(one.essential))
            initials = "".join(word[0] for word in one.essential)
            self._initials[initials].setdefault(one.essential, self._spelling(one))
        self._roles: dict[str, str] = {}
        self._offices: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for one in (*self._front, *printed):
            title = one.before.split()[-1].casefold().strip(".") if one.has_title else ""
            if title and title not in _FOR_ANYBODY:
                self._offices[one.essential].add(title)

    def _by_word(self, names: Iterable[Printed], at: int) -> dict[str, dict[tuple[str, ...], str]]:
        """By the first or last word of a name the names that have it, as they are spelt where not loud."""
        found: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for one in names:
            found[one.essential[at]].setdefault(one.essential, self._spelling(one))
        return found

    def _spelling(self, one: Printed) -> str:
        return self._spelt.get(one.essential, one.name) if one.is_loud else one.name

    def appoint(self, role: str, name: str) -> None:
        """Take note of "Moderator: Jo Roe" in a list at the top."""
        if found := name_at(name):
            self._roles[_folded(role)] = found

    def appointed(self, role: str) -> str:
        """Who has a role by a list at the top; empty if none tells."""
        return self._roles.get(_folded(role), "")

    def is_writer(self, name: str) -> bool:
        """Whether somebody wrote the article."""
        return _folded(name) in self._writers

    def is_known(self, name: str) -> bool:
        """Whether all of a name is printed in full names."""
        words = words_of(name)
        return bool(words) and self._known.issuperset(words)

    def is_told(self, name: str) -> bool:
        """Whether it is printed before the transcript."""
        words = words_of(name)
        is_name = any(len(word) > 1 for word in words)
        return is_name and any(words <= names for names in self._told.get(min(words), ()))

    def full(self, name: str) -> str:
        """The full name that a label means; the label's own where the text gives none, or several."""
        bare = without_titles(name).strip(" .")
        words = bare.split()
        if not words or " of " in bare or self.appointed(name):
            return self.appointed(name) or name
        if len(words) == 1:
            named = self._by_family.get(_folded(bare), {})
            if not named and not is_titled(name):
                named = self._by_given.get(_folded(bare), {})
            is_one = len(named) == 1 and self._may_have(next(iter(named)), name)
            return next(iter(named.values())) if is_one else name
        printed = next(iter(full_names(bare)), None)
        is_whole = printed is not None and len(printed.words) == len(words)
        return self._spelling(printed) if printed is not None and is_whole else name

    def _may_have(self, known: tuple[str, ...], name: str) -> bool:
        """Whether somebody may have the title of a label: no other office is printed before the full name."""
        title = name.split(maxsplit=1)[0].casefold().strip(".")
        offices = self._offices.get(known, set())
        return not is_titled(name) or title in _FOR_ANYBODY or not offices or title in offices

    def by_initials(self, initials: str) -> str:
        """The one full name before the transcript that has these initials; empty if none or several have."""
        fits = self._initials.get(initials.replace(".", "").casefold(), {})
        return next(iter(fits.values())) if len(fits) == 1 else ""

    @cached_property
    def in_the_chair(self) -> str:
        """Who presides, as the lines before the transcript tell; empty if they do not."""
        fits = {
            one.essential: self._spelling(one)
            for one in self._front
            if re.match(r" ?[\[(,] ?(?:the )?(?:acting )?chair(?:wo)?(?:man|person)?\b", one.behind, re.I)
            or re.search(r"\bchair(?:wo)?(?:man|person)? (?:the )?(?:hon\. )?$", one.before, re.I)
        }
        return next(iter(fits.values())) if len(fits) == 1 else ""

    def interviewed(self) -> tuple[str, bool]:
        """Whom the lines before name as the one who answers, and whether they say so; empty if nobody."""
        others = [one for one in self._introduced if not self.is_writer(one.name)]
        told = {
            one.essential: self._spelling(one)
            for one in others
            if _AFTER.search(one.before) or (_BEHIND.match(one.behind) and one.behind)
        }
        if len(told) == 1:
            return next(iter(told.values())), not self._has_talk
        names = {one.essential: self._spelling(one) for one in others}
        return (next(iter(names.values())), False) if len(names) == 1 and not told else ("", False)


def name_at(text: str) -> str:
    """The full name with which a text begins, but for titles; empty if it begins with none."""
    found = next(iter(full_names(text)), None)
    is_first = found is not None and not without_titles(found.before.lstrip()).strip(" .")
    return found.name if found is not None and is_first else ""


def words_of(name: str) -> frozenset[str]:
    """The words of a name by which it is compared: without titles, initials and case."""
    words = (_folded(word) for word in without_titles(name).split() if not _INITIAL.fullmatch(word))
    return frozenset(filter(None, words))


def full_names(text: str) -> list[Printed]:
    """The names of two words or more that stand in a text; not all of them need be people's."""
    found: list[Printed] = []
    run: list[tuple[str, int, int]] = []
    for token in (*_TOKEN.finditer(text), None):
        word = token[0] if token is not None else ""
        bare = re.sub(r"[’']s$", "", word.rstrip(".,!?…"))
        is_initial = bool(_INITIAL.fullmatch(word))
        is_title = is_titled(f"{word} ")
        is_name = (
            is_initial or is_title or (_NAME_WORD.fullmatch(bare) and bare.casefold() not in _NOT_IN_NAMES)
        )
        is_particle = bool(run) and word in _PARTICLES
        if token is not None and (is_name or is_particle):
            run.append((word if is_initial or is_title else bare, token.start(), token.start() + len(bare)))
            if is_initial or is_title or bare == word:
                continue
        if run:
            found += _printed(text, run)
            run = []
    return found


def _printed(text: str, run: list[tuple[str, int, int]]) -> list[Printed]:
    titles = 0
    while titles < len(run) and is_titled(f"{run[titles][0]} "):
        titles += 1
    named = run[titles:]
    while named and named[-1][0] in _PARTICLES:
        named.pop()
    words = tuple(word for word, _, _ in named)
    whole = sum(not _INITIAL.fullmatch(word) for word in words)
    if whole < 2 or len(words) > _LONGEST_NAME:
        return []
    before, behind = text[max(0, named[0][1] - 60) : named[0][1]], text[named[-1][2] : named[-1][2] + 140]
    return [Printed(words, titles > 0, before, behind)]


def _folded(name: str) -> str:
    return name.casefold().replace("’", "'").strip(" .")
