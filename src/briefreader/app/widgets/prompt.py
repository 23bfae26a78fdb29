"""The line at the foot of the screen in which words are asked for."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from briefreader.app.content import content


class Prompt(Horizontal):
    """Asks for one line. `what` comes back with every message."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    @dataclass
    class Typed(Message):
        """The text so far."""

        what: str
        text: str

    @dataclass
    class Answered(Message):
        """The text that was entered."""

        what: str
        text: str

    @dataclass
    class Left(Message):
        """The line was left."""

        what: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._what = ""

    def compose(self) -> ComposeResult:
        """A label and a text field."""
        yield Label("", id="prompt-label", markup=False)
        yield Input(id="prompt-input", compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Hidden until something is asked."""
        self.display = False

    def ask(self, what: str, label: str, value: str = "", *, letters: int | None = None) -> None:
        """Ask for a line, or for so many letters at most."""
        self._what = what
        self.query_one(Label).update(content(f" {label} "))
        field = self.query_one(Input)
        field.max_length = letters or 0
        with field.prevent(Input.Changed):
            field.value = value
        field.cursor_position = len(value)
        self.display = True
        field.focus()

    def close(self) -> None:
        """Put the line away."""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the text on as it grows."""
        event.stop()
        if self.display:
            self.post_message(self.Typed(self._what, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass the text on when it is entered."""
        event.stop()
        self.close()
        self.post_message(self.Answered(self._what, event.value))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.close()
        self.post_message(self.Left(self._what))
