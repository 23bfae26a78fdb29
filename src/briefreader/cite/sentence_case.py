"""Titles in sentence case, as some styles want them, with proper nouns kept.

What is a proper noun is read from the brief itself: the names in it, and words with a capital
in the middle of a sentence. A word that the brief also writes in lower case is none, unless it
stands in a name (`Korean War`) that the title holds as a whole.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from briefreader.brief.model.brief import Brief, several

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.:?!…]['’”\"]*\s+|\n|^\W*|[“\"]")
_START = re.compile(r"[:?!]['’”]?\s|—")
_ALWAYS = re.compile(r"I(?:['’]|$)")
_POSSESSIVE = re.compile(r"['’]s?$")

_ENOUGH = 5_000  # texts of a brief to learn from
_LONGEST = 10  # words in a name

_Name = tuple[str, ...]


class ProperNouns:
    """The names and capitalised words of one brief."""

    def __init__(self, brief: Brief) -> None:
        self._names: set[_Name] = set()
        self._capitalised: set[str] = set()
        self._lower: set[str] = set()
        for name in _names(brief):
            self._names.update(tuple(map(_bare, _WORD.findall(part))) for part in name.split(","))
        for person in (speaker for speaker in brief.speakers if speaker.type == "person"):
            self._capitalised.update(map(_bare, _WORD.findall(person.name)))
        for text in islice(_texts(brief), _ENOUGH):
            self._learn_text(text)

    def in_sentence_case(self, title: str) -> str:
        """The title with capitals only where a sentence has them."""
        words = list(_WORD.finditer(title))
        bare = [_bare(word[0]) for word in words]
        kept = self._in_names(bare)
        pieces: list[str] = []
        end = 0
        for number, word in enumerate(words):
            before = title[end : word.start()]
            end = word.end()
            starts = number == 0 or _START.search(before)
            keep = starts or number in kept or self._is_capital(bare[number])
            pieces += before, word[0] if keep else word[0].lower()
        return "".join(pieces) + title[end:]

    def _in_names(self, words: list[str]) -> set[int]:
        """The numbers of the words that stand in a name the title holds as a whole."""
        return {
            number
            for start in range(len(words))
            for length in range(1, _LONGEST + 1)
            if tuple(words[start : start + length]) in self._names
            for number in range(start, start + length)
        }

    def _is_capital(self, word: str) -> bool:
        if _ALWAYS.match(word) or any(letter.isupper() for letter in word[1:]):
            return True
        return word in self._capitalised and word.lower() not in self._lower

    def _learn_text(self, text: str) -> None:
        starts = {found.end() for found in _SENTENCE_END.finditer(text)}
        run: list[str] = []
        end = -1
        for found in _WORD.finditer(text):
            word = _bare(found[0])
            if not word[0].isupper() or text[end : found.start()] not in (" ", "-"):
                self._learn_run(run)
                run = []
            end = found.end()
            if not word[0].isupper():
                self._lower.add(word)
            else:
                if found.start() not in starts:
                    self._capitalised.add(word)
                run.append(word)
        self._learn_run(run)

    def _learn_run(self, run: list[str]) -> None:
        """Several capitalised words in a row are a name; the first may only begin a sentence."""
        self._names.update(tuple(run[start:]) for start in (0, 1) if len(run) - start > 1)


class _Same:
    """A brief, equal only to itself: hashing a large one by its values would take long."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    def __hash__(self) -> int:
        return id(self.brief)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.brief is self.brief


@lru_cache(maxsize=1)
def _proper_nouns(same: _Same) -> ProperNouns:
    return ProperNouns(same.brief)


def sentence_case(title: str, brief: Brief) -> str:
    """The title as a sentence, as far as the brief tells its proper nouns."""
    return _proper_nouns(_Same(brief)).in_sentence_case(title)


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word) or word


def _names(brief: Brief) -> Iterator[str]:
    yield from brief.parties.values()
    yield from filter(None, (brief.source.csl.container_title,))
    for speaker in brief.speakers:
        if speaker.type != "none":
            yield speaker.name
            yield from speaker.aliases
        yield from filter(None, (speaker.affiliation, speaker.place))


def _texts(brief: Brief) -> Iterator[str]:
    yield from several(brief.summary)
    yield from (key_point.text for key_point in brief.key_points)
    yield from (gap.text for gap in brief.gaps)
    yield from (event.text for event in brief.history)
    for claim in brief.claims:
        yield claim.text
        yield from (position.evidence_note or "" for position in claim.positions)
    for speaker in brief.speakers:
        yield speaker.role or ""
    for quote in brief.quotes:
        yield quote.content or ""
        yield quote.attribution or ""
        yield from (span.exact for span in quote.spans)
    yield from _paragraphs(brief)


def _paragraphs(brief: Brief) -> Iterable[str]:
    """The source's own words; a headline's capitals say nothing."""
    return (paragraph.text or "" for paragraph in brief.text if paragraph.role != "headline")
