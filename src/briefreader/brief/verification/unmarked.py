"""Words that a source prints without quotation marks: posts, block quotations, turns of a transcript.

The marks prove nothing there, so only the whole of a paragraph, or of what follows the name of who speaks,
takes their place; and never words that may be the reporter's.
"""

from collections.abc import Iterable, Iterator

from briefreader.base.normalise import for_matching
from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Speaker
from briefreader.brief.verification.labels import (
    Label,
    is_titled,
    label_of,
    labels_inside,
    line_label,
    notes_in,
)
from briefreader.brief.verification.quotation_marks import Region, holds_reporting, is_blank, regions

_WORD = pattern(r"\w+")
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
        self._places: dict[str, tuple[tuple[int, int], ...]] = {}

    def are_in(self, line: str) -> tuple[tuple[int, int], ...]:
        """Where labels of speakers stand in a line, at its beginning and behind its sentences."""
        if line not in self._places:
            first = label_of(line)
            found = [(0, first.end)] if first is not None and self._is_speakers(first) else []
            inside = labels_inside(line, self._is_speakers)
            self._places[line] = (*found, *((start, label.end) for start, label in inside))
        return self._places[line]

    def is_line(self, line: str) -> bool:
        """Whether a line has nothing but a label."""
        label = line_label(line)
        return label is not None and self._is_speakers(label)

    def _is_speakers(self, label: Label) -> bool:
        if label.kind != "name" or is_titled(label.name) or label.name.isupper():
            return True
        words = set(_words(label.name))
        return any(words <= name or name <= words for name in self._names)


def unmarked_regions(
    text: str, labels: Labels, *, is_medium_told: bool, is_led: bool = False
) -> tuple[Region, ...]:
    """Each line of a paragraph as words without marks, less the labels and notes in it.

    One is `is_sure` if nothing tells that words of it are the reporter's: behind a label it always is, and so
    where it goes on with a turn (`is_led`). Else quotation marks inside it need the medium told, and nobody
    may be said to say them.
    """
    return tuple(_regions(text, labels, is_medium_told=is_medium_told, is_led=is_led))


def _regions(text: str, labels: Labels, *, is_medium_told: bool, is_led: bool) -> Iterator[Region]:
    offset = 0
    for line in text.split("\n"):
        places = labels.are_in(line)
        left_out = sorted((*places, *notes_in(line)))
        is_labelled = bool(places) and places[0][0] == 0
        is_sure = is_led or is_labelled or _is_nobody_else(line, is_medium_told=is_medium_told)
        last = 0
        for first, behind in (*left_out, (len(line), len(line))):
            start, end = last, first
            while start < end and is_blank(line[start]):
                start += 1
            while start < end and is_blank(line[end - 1]):
                end -= 1
            if start < end:
                yield Region(start + offset, end + offset, start + offset, end + offset, is_sure=is_sure)
            last = max(last, behind)
        offset += len(line) + 1


def _is_nobody_else(line: str, *, is_medium_told: bool) -> bool:
    """Whether a line without a name before it can be one speaker's words, as far as its marks tell."""
    if holds_reporting(_MARK.sub("", line)):
        return False
    return is_medium_told or not any(not region.is_single for region in regions(line))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(for_matching(text).casefold()))
