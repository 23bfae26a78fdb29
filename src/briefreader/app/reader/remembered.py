"""The private state as one window knows it: what a key asks for is at hand, and waits for no disk."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from briefreader.notes import PrivateState
from briefreader.notes.state import Choices, FarMark, TextKey, UnderWay

StateStamp = tuple[tuple[int, ...], ...]


class Remembered(Struct, frozen=True):
    """What was chosen last, the marks over all briefs, and the texts under way in one brief."""

    choices: Choices = field(default_factory=Choices)
    far_marks: Mapping[str, FarMark] = field(default_factory=dict)
    texts: Mapping[TextKey, UnderWay] = field(default_factory=dict)
    stamp: StateStamp = ()  # how the files were just before they were read

    def with_text(self, key: TextKey, text: str, was: str) -> "Remembered":
        """The same after a text was kept; an empty one is dropped."""
        _, item, kind = key
        others = {one: kept for one, kept in self.texts.items() if one != key}
        return replace(self, texts={**others, key: UnderWay(item, kind, text, was)} if text else others)

    def with_far_mark(self, letter: str, mark: FarMark) -> "Remembered":
        """The same after a letter was set."""
        return replace(self, far_marks={**self.far_marks, letter: mark})


def remembered(state: PrivateState, brief_id: str) -> Remembered:
    """What the disk has. Waits for it, never raises."""
    stamp = stamp_of(state, brief_id)
    texts = {(brief_id, one.item, one.kind): one for one in state.texts.of(brief_id)}
    return Remembered(state.chosen.choices(), state.chosen.far_marks(), texts, stamp)


def stamp_of(state: PrivateState, brief_id: str) -> StateStamp:
    """Differs as soon as a window has kept a mark or a text. Waits for the disk, never raises."""
    return state.chosen.far_marks_stamp(), state.texts.stamp(brief_id)
