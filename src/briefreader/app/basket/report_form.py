"""What a report is called, where it is written and in which style, with its first page below."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from briefreader.app.background import WorkDone, run_until_left
from briefreader.app.basket.session import Preview, ReportOrder
from briefreader.app.binding import bindings
from briefreader.app.content import content, words
from briefreader.app.dialogs.dialog import Dialog
from briefreader.app.widgets.choice import Choice, Option
from briefreader.app.widgets.fields import TextField
from briefreader.base.paths import typed_path
from briefreader.cite.citer import Form
from briefreader.cite.styles import STYLES
from briefreader.composition.report import (
    DOCX,
    ReportRequest,
    endings_words,
    format_of,
    report_label,
)
from briefreader.wording.phrases import contents_words
from briefreader.wording.remarks import remark_words

PAGE = 6_000  # characters of the report that are shown: some pages of a screen

_OWN = "default"


class ReportForm(Dialog[ReportOrder | None]):
    """The ending of the file's name is the format. `make` makes the report; it may take a moment."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(
        self, make: Callable[[ReportRequest], Preview], title: str, author: str, today: date, style: str
    ) -> None:
        super().__init__()
        self._make = make
        self._title = title
        self._author = author
        self._today = today
        self._style = style
        self._previewed: ReportRequest | None = None

    def compose(self) -> ComposeResult:
        """One field a line, and the first page."""
        styles: list[Option] = [(name, style.label) for name, style in STYLES.items() if name != _OWN]
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = content("Write the report")
            yield _field("Title", TextField(self._title, id="title", compact=True, select_on_focus=False))
            file = Path(f"report-{self._today.isoformat()}.md")
            with suppress(OSError):  # the folder one works in may have gone
                file = file.absolute()
            yield _field("File", TextField(str(file), id="file", compact=True, select_on_focus=False))
            usual = None if self._style == _OWN else self._style
            yield Choice("Style", styles, usual, id="style", nothing=STYLES[_OWN].label)
            yield Choice(
                "Notes", [("all", "all on the items")], None, id="notes", nothing="only those in the basket"
            )
            yield Static(id="how")
            yield Static(id="asking")
            with VerticalScroll(id="preview"):
                yield Static(id="text")
            keys = "Tab next field · ← → change · Ctrl+s or F2 write · Esc cancel"
            yield Static(content(keys), classes="hint")

    def on_mount(self) -> None:
        """Begin with the name of the file, which is the likeliest to be changed."""
        file = self.query_one("#file", Input)
        self.set_focus(file)
        file.cursor_position = len(file.value) - len(Path(file.value).suffix)
        for choice in self.query(Choice):
            self.watch(choice, "at", self._changed, init=False)
        self._changed()

    @property
    def _typed(self) -> str:
        return self.query_one("#file", Input).value.strip()

    @property
    def _request(self) -> ReportRequest | None:
        """The report as the fields have it; None if the file's name ends like that of no format."""
        format_name = format_of(Path(self._typed))
        if format_name is None:
            return None
        style = self.query_one("#style", Choice).value or _OWN
        title = self.query_one("#title", Input).value.strip()
        with_notes = self.query_one("#notes", Choice).value is not None
        return ReportRequest(Form(style, format_name), title, self._author, with_notes)

    @on(Input.Changed)
    def _changed(self) -> None:
        request, named = self._request, Path(self._typed)
        how = f"Format: {_format_words(request, named)}" if request else ""
        self.query_one("#how", Static).update(content(how))
        self.query_one("#asking", Static).update(content("" if request else _unknown(named)))
        if request == self._previewed:
            return
        self._previewed = request
        if request is None:
            self.query_one("#text", Static).update("")
        else:
            run_until_left(self, "preview", partial(self._make, request), partial(self._show, request))

    def on_work_done(self, event: WorkDone) -> None:
        """Show what was made."""
        event.take()

    def _show(self, request: ReportRequest, made: Preview) -> None:
        if request == self._previewed and self.is_mounted:
            self.query_one("#text", Static).update(Content(words("\n".join(_shown(made)))))

    @on(Input.Submitted)
    def _next(self) -> None:
        self.app.action_focus_next()

    def action_save(self) -> None:
        """Give it back, if the file can be a new one."""
        request = self._request
        path, wrong = _file(self._typed)
        if path is not None and request is None:
            wrong = _unknown(path)
        if request is None or path is None or wrong:
            self.query_one("#asking", Static).update(content(wrong))
            self.set_focus(self.query_one("#file", Input))
            return
        self.dismiss(ReportOrder(request, path))

    def action_leave_form(self) -> None:
        """Leave; nothing is written."""
        self.dismiss(None)


def _field(label: str, field: Input) -> Horizontal:
    return Horizontal(Static(content(label), classes="label"), field, classes="line")


def _format_words(request: ReportRequest, path: Path) -> str:
    """`Markdown, from the extension`."""
    label = report_label(request.form.format)
    told = f"{label}, from the extension" if path.suffix else f"{label}; an extension chooses another"
    return f"{told}; pandoc makes it of the text below" if request.form.format == DOCX else told


def _shown(made: Preview) -> Iterator[str]:
    """What would be left out, and the first page."""
    draft = made.draft
    out = [(name, remark) for name, remark in made.remarks if remark.left_out]
    yield f"{contents_words(len(draft.written), draft.pages)} in the report" + (
        f", {len(out)} left out:" if out else ""
    )
    yield from (f"! {name}: {remark_words(remark)}" for name, remark in out)
    yield ""
    text = draft.text[_beginning(draft.text) :]
    yield text[:PAGE]
    if (more := len(text) - PAGE) > 0:
        yield f"… and {more:,} characters more"


def _beginning(text: str) -> int:
    """Where a report begins to be read: in HTML and LaTeX behind what sets it up."""
    return max(text.find(f"\n{mark}\n") + 1 for mark in ("<body>", r"\begin{document}"))


def _unknown(path: Path) -> str:
    """That no report can be written with this ending."""
    return f"No report has the extension {path.suffix}. Use one of {endings_words()}."


def _file(typed: str) -> tuple[Path | None, str]:
    """The file of a name that was typed, and why no report can be written there; empty if it can."""
    if not typed:
        return None, "Name a file."
    try:
        path = typed_path(typed).absolute()
        return path, _wrong(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return None, f"No file can have this name: {getattr(error, 'strerror', None) or error}."


def _wrong(path: Path) -> str:
    """Why no report can be written there; empty if it can. Raises OSError, ValueError."""
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}."
    return f"{path} already exists. Choose another name." if path.exists() else ""
