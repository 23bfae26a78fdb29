"""Words that negate a sentence, where one of two texts has them and the other has not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from briefreader.library.spoken_words import Word, negations, spoken

NegationFate = Literal["gone", "new", "moved"]


class Negation(Struct, frozen=True):
    """A word that negates, and what has become of it. `within` is the one that it is printed in: `can't`."""

    word: str
    fate: NegationFate
    within: str = ""


def negations_changed(old: str, new: str, lang: str) -> tuple[Negation, ...]:
    """Those that the new text lacks, has besides, or has in another place.

    One that stands for another, as `never` for `not`, is not told: the sentence is negated as before.
    """
    known = negations(lang)
    before, _ = spoken(old.splitlines(), lang)
    now, _ = spoken(new.splitlines(), lang)
    texts, texts_now = ([word.text for word in words] for words in (before, now))
    if known.isdisjoint((*texts, *texts_now)):
        return ()
    codes = SequenceMatcher(None, texts, texts_now, autojunk=False).get_opcodes()
    gone: list[Negation] = []
    added: list[Negation] = []
    for what, begin, end, start, stop in codes:
        if what != "equal":
            ours = _among(before, range(begin, end), known)
            theirs = _among(now, range(start, stop), known)
            gone += _more(ours, theirs)
            added += (replace(one, fate="new") for one in _more(theirs, ours))
    return tuple(_with_moved(gone, added))


def _among(words: Sequence[Word], places: Iterable[int], known: frozenset[str]) -> list[Negation]:
    return [_named(words, at) for at in places if words[at].text in known]


def _named(words: Sequence[Word], at: int) -> Negation:
    """A negation as it is printed: of two words that are printed as one, with that one."""
    word = words[at]
    if not word.printed:
        return Negation(word.text, "gone", words[at - 1].printed)
    is_part = at + 1 < len(words) and not words[at + 1].printed
    return Negation(word.text, "gone", word.printed) if is_part else Negation(word.printed, "gone")


def _more(some: Sequence[Negation], others: Sequence[Negation]) -> Sequence[Negation]:
    """By how many there are more, those first that the others have not."""
    left = Counter(_known_by(one) for one in others)
    found = []
    for one in some:
        if left[_known_by(one)]:
            left[_known_by(one)] -= 1
        else:
            found.append(one)
    return found[: max(len(some) - len(others), 0)]


def _with_moved(gone: Iterable[Negation], added: Iterable[Negation]) -> Iterable[Negation]:
    """What is gone in one place and new in another has moved."""
    new = list(added)
    for one in gone:
        there = next((other for other in new if _known_by(other) == _known_by(one)), None)
        if there is None:
            yield one
        else:
            new.remove(there)
            yield replace(there, fate="moved")
    yield from new


def _known_by(one: Negation) -> str:
    return one.word.casefold()
