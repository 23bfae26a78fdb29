"""The line at the foot of the screen in which words are asked for."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Label

from briefreader.app.binding import bindings
from briefreader.app.content import content

Complete = Callable[[str], str | None]  # a line with its last word whole, None if no word fits


def last_word(known: Iterable[str]) -> Complete:
    """Completes the last word of a line from those that are known; the first that fits is offered."""
    words = tuple(known)

    def complete(line: str) -> str | None:
        *before, last = line.split(" ")
        if not last:
            return None
        taken = {word.casefold() for word in before}
        fitting = (word for word in words if word.casefold().startswith(last.casefold()))
        word = next((word for word in fitting if word.casefold() not in taken and word != last), None)
        return None if word is None else " ".join([*before, word])

    return complete


class _Completed(Suggester):
    """Suggests how a line can go on."""

    def __init__(self, complete: Complete) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        return self._complete(value)


class Prompt(Horizontal):
    """Asks for one line. Its label and its field are made for the first question."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("line")

    class Typed(Message):
        """The text so far."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Answered(Message):
        """The text that was entered."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The line was left."""

    def on_mount(self) -> None:
        """Hidden until something is asked."""
        self.display = False

    def ask(
        self, label: str, value: str = "", *, letters: int | None = None, complete: Complete | None = None
    ) -> None:
        """Ask for a line, or for so many letters at most. `complete` is asked as it is typed."""
        if not self.children:
            from briefreader.app.widgets.fields import TextField

            made = TextField(id="prompt-input", compact=True, select_on_focus=False)
            self.mount(Label("", id="prompt-label", markup=False), made)
        self.query_one(Label).update(content(f" {label} "))
        field = self.query_one(Input)
        field.max_length = letters or 0
        field.suggester = _Completed(complete) if complete is not None else None
        with field.prevent(Input.Changed):
            field.value = value
        field.cursor_position = len(value)
        self.display = True
        self.screen.set_focus(field)

    def select_value(self) -> None:
        """Let what is typed take the place of what stands there."""
        self.query_one(Input).select_all()

    @property
    def text(self) -> str:
        """What is typed so far."""
        return self.query_one(Input).value

    @property
    def is_heard(self) -> bool:
        """Whether keys go there; also while the terminal has lost the focus."""
        return self.screen.focused in (None, self.query_one(Input))

    def close(self) -> None:
        """Put the line away."""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the text on as it grows."""
        event.stop()
        if self.display:
            self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass the text on when it is entered."""
        event.stop()
        self.action_enter_line()

    def action_enter_line(self) -> None:
        """Pass the text on."""
        self.close()
        self.post_message(self.Answered(self.text))

    def action_complete_line(self) -> None:
        """Take what is suggested after the cursor."""
        field = self.query_one(Input)
        if field.cursor_at_end:
            field.action_cursor_right()

    def action_leave_line(self) -> None:
        """Leave without an answer."""
        self.close()
        self.post_message(self.Left())
