"""A screen with a message line and a prompt at its foot, and with work that goes on behind it."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from msgspec import Struct
from textual import events, getters
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from briefreader.app.background import WorkDone, in_background, run_to_end, run_until_left
from briefreader.app.base import BaseApp, pass_over_old_size
from briefreader.app.keeping import Refused, Write, unheard
from briefreader.app.widgets.bars import MessageBar
from briefreader.app.widgets.list.painting import ROW_STYLES
from briefreader.app.widgets.prompt import Complete, Prompt

if TYPE_CHECKING:
    from briefreader.app.widgets.fields import TextField

T = TypeVar("T")

MESSAGE = 12.0  # seconds that a message stays, if no key takes it away before


class Say(Protocol):
    """Says lines at the foot of a screen."""

    def __call__(self, *lines: str, severity: str = "information") -> None:
        """Say them."""


class Question(Struct, frozen=True):
    """A line that is asked for at the foot, and what is done with it as it grows, is entered, or is left."""

    label: str
    value: str = ""
    answer: Callable[[str], None] | None = None
    typed: Callable[[str], None] | None = None
    left: Callable[[], None] | None = None
    letters: int | None = None
    complete: Complete | None = None
    is_guess: bool = False  # what is typed takes the place of the value


class BaseScreen(Screen[None]):
    """Has a `MessageBar` with the id `message`, and a `Prompt`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = ROW_STYLES
    is_list_of_briefs: ClassVar[bool] = False

    app = getters.app(BaseApp)

    def __init__(self, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._question = Question("")
        self._asked_from: Widget | None = None
        self._fading: Timer | None = None

    def on_resize(self, event: events.Resize) -> None:
        """Follow the terminal's size."""
        pass_over_old_size(self, event)

    def on_unmount(self) -> None:
        """Textual's signal would keep whoever has heard it, and with a screen all that it read."""
        self.app.reviewer_named_signal.unsubscribe(self)

    # Saying

    def say(self, *lines: str, severity: str = "information") -> None:
        """Up to three lines at the foot, until the cursor moves or some seconds have gone."""
        bar = self.query_one("#message", MessageBar)
        bar.severity = severity
        bar.lines = lines
        if self._fading is not None:
            self._fading.stop()
        self._fading = self.set_timer(MESSAGE, self.hush)

    def on_key(self) -> None:
        """The message has been read. What the key does comes after this.

        While one types, a message takes the place of another: with none in between, nothing moves.
        """
        if not (self._question.typed and self.query_one(Prompt).display):
            self.hush()

    def hush(self) -> None:
        """Take the message away."""
        self.query_one("#message", MessageBar).lines = ()

    # Asking

    def ask(self, question: Question) -> None:
        """Ask for a line at the foot of the screen."""
        self.hush()
        prompt = self.query_one(Prompt)
        if not prompt.display:
            self._asked_from = self.focused
        self._question = question
        prompt.ask(question.label, question.value, letters=question.letters, complete=question.complete)
        if question.is_guess:
            prompt.select_value()

    def with_name(self, then: Callable[[], None]) -> None:
        """Do what writes under the reviewer's name. The first of that is ever asked for asks for the name."""
        if self.app.environment.introduce is None:
            then()
            return

        def answer(name: str) -> None:
            if name.strip():
                self.app.introduce(name.strip())
                then()
            else:
                left()

        def left() -> None:
            self.say("Not saved: your notes need a name. Press the key again.", severity="warning")

        label = "Your name (shown with your notes)"
        self.ask(Question(label, self.app.environment.reviewer, answer=answer, left=left, is_guess=True))

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Some questions go along while one types; one letter needs no Enter."""
        if self._question.typed is not None:
            self._question.typed(event.text)
        if event.text and self._question.letters == 1:
            self.query_one(Prompt).close()
            self._answered(event.text)

    def on_text_field_joined(self, event: "TextField.Joined") -> None:
        """Say what became of the lines."""
        self.say(event.words)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """The line is entered."""
        self._answered(event.text)

    def _answered(self, text: str) -> None:
        self.hush()
        self._return_focus()
        if self._question.answer is not None:
            self._question.answer(text)

    def on_prompt_left(self) -> None:
        """Nothing was answered."""
        if self._question.left is not None:
            self._question.left()
        self._return_focus()

    def on_descendant_focus(self) -> None:
        """A click elsewhere leaves a question, or it would stand there unheard; what was typed is told."""
        prompt = self.query_one(Prompt)
        if not prompt.display or prompt.is_heard:
            return
        prompt.close()
        if self._question.left is not None:
            self._question.left()
        if self._question.typed is None and prompt.text not in ("", self._question.value):
            self.say("Left without an answer. Not entered:", prompt.text, severity="warning")

    def _return_focus(self) -> None:
        """Back to where the question came from."""
        if self._asked_from is not None:
            self.set_focus(self._asked_from)

    # Working

    def run_to_end(self, group: str, work: Callable[[], T], take: Callable[[T], None]) -> None:
        """Do what waits for a disk or another program; the program does not end before it has."""
        run_to_end(self, group, work, take)

    def run_until_left(self, group: str, work: Callable[[], T], take: Callable[[T], None]) -> None:
        """Do what nobody waits for once this screen has gone."""
        run_until_left(self, group, work, take)

    def run_in_turn(self, work: Callable[[], T], take: Callable[[T], None]) -> None:
        """Do what takes a moment. The keys that follow wait for it: they may be meant for what it opens.

        Nothing is done once another screen stands over this one.
        """

        async def run() -> None:
            if self.app.screen is self:
                take(await in_background(work))

        self.call_later(run)

    def write_in_turn(self, name: Hashable, write: Write, refused: Refused = unheard) -> None:
        """Write something in its turn, instead of what still waits under this name."""
        self.app.keeping.keep(name, write, refused)

    def on_work_done(self, event: WorkDone) -> None:
        """Hand the result over."""
        event.take()
