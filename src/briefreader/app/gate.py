"""The second gate for text: what reaches the terminal holds nothing that could steer it."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from briefreader.base.patterns import pattern

# All of these take no room on the screen, so deleting them moves nothing; none is printable for Python.
_STEERING = pattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)


class Gate(LineFilter):
    """Deletes control characters and their like from every line, whichever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments; those of our own control codes are left alone."""
        return [
            segment
            if segment.control or segment.text.replace("\u00a0", " ").isprintable()
            else Segment(_STEERING.sub("", segment.text), segment.style, None)
            for segment in segments
        ]
