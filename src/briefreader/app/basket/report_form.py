"""What a report is called, where it is written, and in which style."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from briefreader.app.basket.session import ReportRequest
from briefreader.app.binding import bindings
from briefreader.app.content import content
from briefreader.app.dialogs.dialog import Dialog
from briefreader.app.widgets.choice import Choice, Option
from briefreader.app.widgets.fields import TextField
from briefreader.base.paths import typed_path
from briefreader.cite.citer import FORMAT_LABELS, Form
from briefreader.cite.styles import STYLES
from briefreader.composition.basket import DOCX, REPORT_ENDINGS, TITLE, format_of

_OWN = "default"
_LABELS = {**FORMAT_LABELS, DOCX: "Word, by pandoc"}


class ReportForm(Dialog[ReportRequest | None]):
    """The ending of the file's name is the format."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, today: date, style: str) -> None:
        super().__init__()
        self._today = today
        self._style = style

    def compose(self) -> ComposeResult:
        """One field a line."""
        styles: list[Option] = [(name, style.label) for name, style in STYLES.items() if name != _OWN]
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = content("Write the report")
            yield _field("Title", TextField(TITLE, id="title", compact=True, select_on_focus=False))
            file = Path(f"report-{self._today.isoformat()}.md")
            with suppress(OSError):  # the folder one works in may have gone
                file = file.absolute()
            yield _field("File", TextField(str(file), id="file", compact=True, select_on_focus=False))
            usual = None if self._style == _OWN else self._style
            yield Choice("Style", styles, usual, id="style", nothing=STYLES[_OWN].label)
            yield Static(id="how")
            yield Static(id="asking")
            endings = ", ".join(f".{ending}" for ending in dict.fromkeys(REPORT_ENDINGS.values()))
            keys = "Tab fields · ← → style · Ctrl+s or F2 writes · Esc leaves"
            yield Static(content(f"{keys} · endings: {endings}"), classes="hint")

    def on_mount(self) -> None:
        """Begin with the name of the file, which is the likeliest to be changed."""
        file = self.query_one("#file", Input)
        self.set_focus(file)
        file.cursor_position = len(file.value) - len(Path(file.value).suffix)
        self._tell()

    @property
    def _typed(self) -> str:
        return self.query_one("#file", Input).value.strip()

    @property
    def _format(self) -> str:
        return format_of(Path(self._typed))

    @on(Input.Changed, "#file")
    def _tell(self) -> None:
        self.query_one("#how", Static).update(content(f"Written as {_LABELS[self._format]}"))
        self.query_one("#asking", Static).update("")

    @on(Input.Submitted)
    def _next(self) -> None:
        self.app.action_focus_next()

    def action_save(self) -> None:
        """Give it back, if the file can be a new one."""
        try:
            path = typed_path(self._typed).absolute()
            wrong = _wrong(path) if self._typed else "Name a file."
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            wrong = f"No file can have this name: {getattr(error, 'strerror', None) or error}."
        if wrong:
            self.query_one("#asking", Static).update(content(wrong))
            self.set_focus(self.query_one("#file", Input))
            return
        style = self.query_one("#style", Choice).value or _OWN
        title = self.query_one("#title", Input).value.strip() or TITLE
        self.dismiss(ReportRequest(title, path, Form(style, self._format)))

    def action_leave_form(self) -> None:
        """Leave; nothing is written."""
        self.dismiss(None)


def _field(label: str, field: Input) -> Horizontal:
    return Horizontal(Static(content(label), classes="label"), field, classes="line")


def _wrong(path: Path) -> str:
    """Why no report can be written there; empty if it can. Raises OSError, ValueError."""
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}."
    return f"There is a file {path} already: choose another name." if path.exists() else ""
