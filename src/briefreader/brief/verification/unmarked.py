"""Words that a source prints without quotation marks: posts, block quotations, turns of a transcript.

The marks prove nothing there, so only the whole of a paragraph, or of what follows the name of who speaks,
takes their place; and never words that may be the reporter's.
"""

from collections.abc import Iterable, Iterator

from briefreader.base.normalise import for_matching
from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Speaker
from briefreader.brief.verification.quotation_marks import Region, holds_reporting, is_blank, regions

# The name of who speaks before a turn, as in `LEE:`, `Ann Lee (by phone):`, `[00:12:31] Q.:`
_LABEL = pattern(
    r"\s*(?:[\[(][\d:.,\s]+[\])]\s*)?"
    r"(?P<name>[^\W\d_][^:“”\"\n]{0,59}?)\s*(?:[\[(][^\])\n]{0,40}[\])]\s*)?:(?=\s)\s*"
)
_WORD = pattern(r"\w+")
_QUESTION_OR_ANSWER = frozenset(("q", "a", "question", "answer", "interviewer"))
# In capitals before a colon, and nobody's name.
_NO_NAMES = frozenset(
    [
        "breaking",
        "update",
        "correction",
        "exclusive",
        "live",
        "new",
        "now",
        "watch",
        "read",
        "listen",
        "note",
        "warning",
        "alert",
        "fact",
        "reminder",
        "ps",
        "nb",
        "fyi",
        "icymi",
        "just",
        "in",
    ]
)
_MARK = pattern(r"[“”„«»\"]")


class Labels:
    """The names by which the turns of a text can begin: those of the speakers, and any in capitals."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._names = {
            frozenset(_words(name))
            for speaker in speakers
            for name in (speaker.name, *speaker.aliases)
            if _words(name)
        }

    def end_in(self, line: str) -> int:
        """The offset behind the name that a line begins with; 0 if it begins with none."""
        match = _LABEL.match(line)
        return match.end() if match is not None and self._is_name(match["name"]) else 0

    def _is_name(self, label: str) -> bool:
        words = _words(label)
        if not words:
            return False
        if set(words) <= _QUESTION_OR_ANSWER or any(set(words) <= name for name in self._names):
            return True
        if label.upper() == label and len(words) <= 5:
            return not set(words) <= _NO_NAMES
        return any(name <= set(words) for name in self._names)


def unmarked_regions(text: str, labels: Labels, *, is_medium_told: bool) -> tuple[Region, ...]:
    """Each line of a paragraph as words without marks, less the name it begins with.

    One is `is_sure` if nothing tells that words of it are the reporter's: behind a name it always is. Without
    a name, quotation marks inside it need the medium told, and nobody may be said to say them.
    """
    return tuple(_regions(text, labels, is_medium_told=is_medium_told))


def _regions(text: str, labels: Labels, *, is_medium_told: bool) -> Iterator[Region]:
    offset = 0
    for line in text.split("\n"):
        start, end = labels.end_in(line), len(line)
        is_sure = start > 0 or _is_nobody_else(line, is_medium_told=is_medium_told)
        while start < end and is_blank(line[start]):
            start += 1
        while start < end and is_blank(line[end - 1]):
            end -= 1
        if start < end:
            yield Region(start + offset, end + offset, start + offset, end + offset, is_sure=is_sure)
        offset += len(line) + 1


def _is_nobody_else(line: str, *, is_medium_told: bool) -> bool:
    """Whether a line without a name before it can be one speaker's words, as far as its marks tell."""
    if holds_reporting(_MARK.sub("", line)):
        return False
    return is_medium_told or not any(not region.is_single for region in regions(line))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(for_matching(text).casefold()))
