"""One field of a form: a label and one value of a few, changed with the arrow keys."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from briefreader.app.content import content

Option = tuple[str | None, str]  # value, and what it says

LABEL = 14


class Choice(Widget, can_focus=True):
    """`‹ B  usually reliable ›`: left and right change it, a letter or digit goes straight to it.

    `nothing` is what it says without a value; None where there always is one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,space", "turn(1)", "next", show=False),
        Binding("left,h", "turn(-1)", "previous", show=False),
        Binding("down,j,enter", "app.focus_next", "next field", show=False),
        Binding("up,k", "app.focus_previous", "field before", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--label", "choice--value", "choice--hint"}

    at: var[int] = var(0)

    def __init__(
        self,
        label: str,
        options: list[Option],
        value: str | None,
        *,
        id: str,  # noqa: A002
        nothing: str | None = "not given",
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._options: list[Option] = [*([(None, nothing)] if nothing is not None else []), *options]
        values = [option for option, _ in self._options]
        if value is not None and value not in values:
            self._options.append((value, value))
            values.append(value)
        self.set_reactive(Choice.at, values.index(value))

    @property
    def value(self) -> str | None:
        """The value chosen."""
        return self._options[self.at][0]

    def watch_at(self) -> None:
        """Draw anew."""
        self.refresh()

    def render(self) -> Content:
        """Label, value, and what the value says."""
        value, says = self._options[self.at]
        arrows = ("‹ ", " ›") if self.has_focus else ("  ", "  ")
        style = "$quiet" if value is None else "bold"
        return Content.assemble(
            content(f"{self._label:<{LABEL}}").stylize("$quiet"),
            arrows[0],
            content(says).stylize(style),
            arrows[1],
        )

    def action_turn(self, by: int) -> None:
        """The next value, from the last to the first."""
        self.at = (self.at + by) % len(self._options)

    def on_key(self, event: events.Key) -> None:
        """A letter or digit goes to the next value that begins with it."""
        pressed = (event.character or "").lower()
        if not pressed.isalnum() or pressed in "hjkl":
            return
        order = [(self.at + step) % len(self._options) for step in range(1, len(self._options) + 1)]
        for at in order:
            value, _ = self._options[at]
            if value is not None and value.lower().startswith(pressed):
                self.at = at
                event.stop()
                return

    def on_click(self) -> None:
        """A click turns to the next value."""
        self.action_turn(1)
