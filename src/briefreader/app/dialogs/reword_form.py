"""The words of one item of a draft, a field a line, to be put into one's own."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from briefreader.app.binding import bindings
from briefreader.app.content import content
from briefreader.app.dialogs.dialog import Dialog
from briefreader.app.dialogs.typing_kept import TypingKept
from briefreader.app.draft_review.sheet import Line, Sheet, ToMend, Values
from briefreader.app.widgets.choice import Choice, Option
from briefreader.app.widgets.fields import TextField
from briefreader.app.widgets.text_page import TextPage
from briefreader.base.text import one_line

ABOUT = 240  # characters of the source's words above the fields
BEGUN = "Your unsaved text"


class Typing(Struct, frozen=True):
    """What looks at the values while one types: whether they are right, and where they are kept.

    `begun` are those of the last time.
    """

    complaint: Callable[[Values], ToMend | None]
    keep: Callable[[Values], None]
    begun: Values = {}


class RewordForm(Dialog[Values | None]):
    """Gives the values of all fields, or None when it was left; what is typed is kept."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, sheet: Sheet, typing: Typing) -> None:
        super().__init__()
        self.sheet = sheet
        self.typing = typing
        self._fields: dict[str, Input | TextArea | Choice] = {}
        self._kept = TypingKept(self, self.keep)

    def compose(self) -> ComposeResult:
        """What the source has of the item, the fields, what is wrong with them, and how to leave."""
        with Vertical(classes="dialog reword") as dialog:
            dialog.border_title = content(f"In your words: {self.sheet.kind}")
            if about := one_line(self.sheet.about, ABOUT):
                yield Static(content(about), classes="about")
            with VerticalScroll(id="fields", can_focus=False):
                for line in self.sheet.lines:
                    yield from self._line(line)
            yield Static(id="asking")
            begun = f"{BEGUN}. " if self.typing.begun else ""
            yield Static(
                content(f"{begun}Ctrl+s or F2 save{self._keys} · Esc close (text kept)"),
                classes="hint",
            )

    @property
    def _keys(self) -> str:
        """What else is pressed in a form of several fields."""
        lines = self.sheet.lines
        chooses = " · ← → or a letter: value" if any(line.options for line in lines) else ""
        return f" · Tab next{chooses}" if len(lines) > 1 else ""

    def _line(self, line: Line) -> Iterator[Widget]:
        if line.about:
            yield Static(content(one_line(line.about, ABOUT)), classes="side")
        value = self.typing.begun.get(line.key, line.value)
        field: Input | TextArea | Choice
        if line.options:
            options: list[Option] = list(line.options)
            field = Choice(line.label, options, value, id=line.key, nothing=None)
            yield field
        elif line.lines > 1:
            field = TextPage(value, id=line.key, tab_behavior="focus")
            field.styles.height = line.lines
            yield field
        else:
            field = TextField(value, id=line.key, compact=True, select_on_focus=False)
            label = Static(content(line.label), classes="label")
            yield Vertical(Horizontal(label, field, classes="value"), classes="field")
        self._fields[line.key] = field

    def on_mount(self) -> None:
        """The cursor stands behind the first text."""
        first = next(iter(self._fields.values()))
        if isinstance(first, TextArea):
            first.move_cursor(first.document.end)
        self.set_focus(first)

    @property
    def values(self) -> Values:
        """What stands in the fields."""
        return {key: _value(field) for key, field in self._fields.items()}

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _wait_for_a_pause(self) -> None:
        self._kept.typed()

    def keep(self) -> None:
        """Keep the words under way."""
        self.typing.keep(self.values)

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def on_unmount(self) -> None:
        """Keep the words of a program that ends by a fault of its own."""
        self._kept.unmounted()

    def action_save(self) -> None:
        """Give all fields back; what is not right has to be mended first."""
        wrong = self.typing.complaint(self.values)
        if wrong is None:
            self._leave(self.values)
            return
        self.query_one("#asking", Static).update(content(wrong.words))
        self.set_focus(self._fields[wrong.key])

    def action_leave_form(self) -> None:
        """Leave; the words are kept and offered again."""
        self._leave(None)

    def _leave(self, values: Values | None) -> None:
        self._kept.leave()
        self.dismiss(values)


def _value(field: Input | TextArea | Choice) -> str:
    if isinstance(field, TextArea):
        return field.text
    return field.value or ""
