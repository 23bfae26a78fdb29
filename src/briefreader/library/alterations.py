"""What one printing of a quote does to the words of another, fuller one."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from briefreader.base.normalise import for_matching
from briefreader.library.spoken_words import Word, conjunctions, is_number, negations, printed, spoken

AlterationKind = Literal["cut", "changed", "added", "joined", "marks"]
Place = Literal["start", "middle", "end"]
About = Literal["negation-gone", "negation-new", "number", "brackets"]

_MUCH_MORE = 3  # words for each one that stands in their place: they are cut rather than changed


class Alteration(Struct, frozen=True):
    """One thing that differs: words cut, changed or added, two sentences joined, or marks and case alone.

    `old` are the fuller one's words and `new` the other's, as they are printed. `is_marked`: dots tell of the
    cut. `about`: a negation is lost or added, a number differs, or the words stand in brackets.
    """

    kind: AlterationKind
    place: Place = "middle"
    old: str = ""
    new: str = ""
    is_marked: bool = False
    about: tuple[About, ...] = ()


def alterations(fuller: Sequence[str], other: Sequence[str], lang: str) -> tuple[Alteration, ...]:
    """How the spans of one printing differ from those of a fuller one, in the order of its words."""
    return _Compared(fuller, other, lang).found()


class _Compared:
    """Two printings side by side."""

    def __init__(self, fuller: Sequence[str], other: Sequence[str], lang: str) -> None:
        self._texts = " ".join(fuller), " ".join(other)
        self._old, _ = spoken(fuller, lang)
        self._new, self._after = spoken(other, lang)
        self._negations, self._conjunctions = negations(lang), conjunctions(lang)
        old, new = [word.text for word in self._old], [word.text for word in self._new]
        self._codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()

    def found(self) -> tuple[Alteration, ...]:
        found: list[Alteration] = []
        for what, begin, end, start, stop in self._codes:
            if what == "equal":
                found += self._joined_within(begin, end, start)
            else:
                found += self._differing(begin, end, start, stop)
        if not found and for_matching(self._texts[0]) != for_matching(self._texts[1]):
            found.append(Alteration("marks"))
        return tuple(found)

    def _differing(self, begin: int, end: int, start: int, stop: int) -> list[Alteration]:
        old, new = self._old[begin:end], self._new[start:stop]
        place = self._place(begin, end)
        if not old:
            found = [Alteration("added", place, "", printed(new), about=self._about(old, new))]
        elif not new or len(old) >= _MUCH_MORE * len(new):
            marked = self._is_marked(start, stop)
            about = self._about(self._beside_kept(begin, end), new)
            found = [Alteration("cut", place, printed(old), printed(new), marked, about)]
        else:
            found = [Alteration("changed", place, printed(old), printed(new), about=self._about(old, new))]
        if self._is_joined_across(begin, end, start, stop):
            found.append(Alteration("joined"))
        return found

    def _place(self, begin: int, end: int) -> Place:
        if begin == 0:
            return "start"
        return "end" if end == len(self._old) else "middle"

    def _beside_kept(self, begin: int, end: int) -> Sequence[Word]:
        """Of words that are cut, those in one clause with words that are kept."""
        old = self._old[begin:end]
        breaks = [at for at, word in enumerate(old) if self._begins_clause(word)]
        before = old[: breaks[0]] if breaks else old
        behind = old[breaks[-1] :] if breaks else old
        found = [*before] if begin else []
        if end < len(self._old) and not self._begins_clause(self._old[end]):
            found += behind if breaks or not begin else ()
        return found

    def _begins_clause(self, word: Word) -> bool:
        return word.begins_clause or word.text in self._conjunctions

    def _is_marked(self, start: int, stop: int) -> bool:
        """Whether the other one tells by dots that words are left out there."""
        words = self._new[start : stop + 1]
        if stop == len(self._new):
            return "…" in self._after or "..." in self._after or any(word.is_after_gap for word in words)
        return any(word.is_after_gap for word in words)

    def _about(self, old: Sequence[Word], new: Sequence[Word]) -> tuple[About, ...]:
        found: list[About] = []
        if more := self._negated(new) - self._negated(old):
            found.append("negation-new" if more > 0 else "negation-gone")
        numbers = [{word.text for word in words if is_number(word.text)} for words in (old, new)]
        if old and new and numbers[0] != numbers[1]:
            found.append("number")
        if any(word.is_in_brackets for word in new):
            found.append("brackets")
        return tuple(found)

    def _negated(self, words: Sequence[Word]) -> int:
        return sum(word.text in self._negations for word in words)

    def _joined_within(self, begin: int, end: int, start: int) -> list[Alteration]:
        """Sentences of the fuller one that the other prints as one, with the same words."""
        return [
            Alteration("joined")
            for at in range(1, end - begin)
            if _is_joined(self._old[begin + at], self._new[start + at])
        ]

    def _is_joined_across(self, begin: int, end: int, start: int, stop: int) -> bool:
        """Whether words that differ stand where the fuller one ends a sentence and the other does not."""
        if not (begin > 0 and end < len(self._old) and stop < len(self._new)):
            return False
        old, new = self._old[begin : end + 1], self._new[start : stop + 1]
        return (
            any(word.begins_sentence for word in old)
            and not any(word.begins_sentence or word.is_after_gap or word.begins_span for word in new)
            and not any(word.begins_span for word in old)
        )


def _is_joined(old: Word, new: Word) -> bool:
    is_apart = new.begins_sentence or new.is_after_gap or new.begins_span or old.begins_span
    return old.begins_sentence and old.printed[:1].isupper() and not is_apart
