"""A quote as several sources print it: what is told of each printing, and what sets some of them apart."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from briefreader.library.alterations import Alteration
from briefreader.library.items import SearchItem
from briefreader.library.same_as import item_name
from briefreader.library.tokens import BETWEEN, tokens

# How an utterance is related to the one that most sources print. Nobody has said that it is the same one.
Relation = Literal[
    "same",  # it is that one
    "again",  # by the same person, at another time or place
    "undated",  # by the same person; a source has no date
    "translation",  # by the same person, likely in another language
    "other-name",
    "no-name",
]
People = Callable[[SearchItem], frozenset[str]]  # keys of those who say something; two items of one share one

_MANY_NAMES = 3


class Printing(Struct, frozen=True):
    """A quote as one source prints it.

    `alterations` are those of the group's fullest printing, if it `is_comparable` with that: it has words in
    common with it, in one language. `printed_alike` counts the other quotes that its source and another one
    print in the same words. `is_within_quote`: somebody quotes the words. `confirmed` are the reviewers, and
    the briefs, that say that it is the same as others of its utterance; empty for oneself.
    """

    item: SearchItem
    is_comparable: bool = False
    alterations: tuple[Alteration, ...] = ()
    printed_alike: int = 0
    is_within_quote: bool = False
    confirmed: tuple[str, ...] = ()


class Utterance(Struct, frozen=True):
    """What is likely to have been said once: its printings, those with the earliest source first.

    `may_be_same_person`: another name shares a word with that of the group's first utterance.
    """

    relation: Relation
    printings: tuple[Printing, ...]
    may_be_same_person: bool = False

    @property
    def sources(self) -> int:
        """How many there are."""
        return len({source_of(one.item) for one in self.printings})


class VariantGroup(Struct, frozen=True):
    """The same words in several sources. The first utterance is that of most sources.

    `fullest` is its printing with the most words; so many `names` have the words.
    """

    fullest: SearchItem
    utterances: tuple[Utterance, ...]
    names: int

    @property
    def is_offered(self) -> bool:
        """Whether several sources are likely to print one utterance."""
        return self.utterances[0].sources > 1

    @property
    def may_be_saying(self) -> bool:
        """Whether so many say it that it may be a slogan, or a common saying."""
        return self.names >= _MANY_NAMES

    @property
    def printings(self) -> tuple[Printing, ...]:
        """Those of all utterances."""
        return tuple(printing for utterance in self.utterances for printing in utterance.printings)


def by_name(item: SearchItem) -> frozenset[str]:
    """Who says something, by name without case and accents: one person, as long as nobody has said more."""
    return frozenset(" ".join(tokens(name)) for name in item.speakers)


def reference(item: SearchItem) -> str:
    """A quote over a library: `brief#item`."""
    return item_name(item.facts.brief, item.item)


def source_of(item: SearchItem) -> tuple[str, str]:
    """What tells one source from another: two briefs may be about the same article."""
    facts = item.facts
    is_known = facts.source_line.strip(f" {BETWEEN}") and facts.date
    return (facts.source_line, facts.date) if is_known else ("", facts.brief)
