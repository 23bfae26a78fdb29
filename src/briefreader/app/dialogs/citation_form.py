"""What the citation of a brief lacks, to be added by the reviewer."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.content import content, words
from briefreader.app.dialogs.dialog import Dialog
from briefreader.app.widgets.fields import TextField
from briefreader.brief.model.brief import Inferred
from briefreader.cite.addition import FIELDS, AddedField, CitationField, complaint, typed

_LABELS: Mapping[CitationField, str] = {
    "author": "Author",
    "issued": "Date",
    "URL": "Address",
    "section": "Section",
    "accessed": "Accessed",
}
_EXAMPLES: Mapping[CitationField, str] = {
    "author": "Family, Given; Family, Given – or the name of an organisation",
    "issued": "2024-10-16, 2024-10 or 2024",
    "URL": "https://…",
    "section": "World",
    "accessed": "2024-10-16",
}

Additions = tuple[AddedField, ...]
_BEGINNINGS = ("{", "[", "@", "TY")  # of a citation as reference managers copy it


class _Value(TextField):
    """A field's value. A whole citation that is pasted into it fills every field that it has a value for."""

    class Citation(Message):
        """What a pasted citation gives of the fields."""

        def __init__(self, values: Mapping[CitationField, str]) -> None:
            super().__init__()
            self.values = values

    def take(self, text: str) -> None:
        """Take a citation apart; anything else is text."""
        if values := _values_of(text):
            self.post_message(self.Citation(values))
        else:
            super().take(text)


class FieldLine(Vertical):
    """One field: what is typed, whether it is inferred, and the brief's guess below it."""

    class Turned(Message):
        """What is typed is a guess now, or known."""

    inferred: var[bool] = var(False)

    def __init__(self, field: CitationField, addition: AddedField | None, guess: Inferred | None) -> None:
        super().__init__(classes="field")
        self.field = field
        self._value = addition.value if addition else ""
        self._guess = guess
        self.set_reactive(FieldLine.inferred, addition.inferred if addition else False)

    def compose(self) -> ComposeResult:
        """A label, the value and a sign; the guess and its reason on a line below."""
        with Horizontal(classes="value"):
            yield Static(content(_LABELS[self.field]), classes="label")
            example = _EXAMPLES[self.field]
            yield _Value(self._value, placeholder=example, compact=True, select_on_focus=False)
            yield Static(self._sign, classes="sign")
        if self._guess is not None:
            guess = self._guess
            told = f"suggested: {guess.value} ({guess.confidence} confidence): {guess.basis}"
            yield Static(content(told), classes="guess")

    @property
    def addition(self) -> AddedField | None:
        """What is added; None if nothing is."""
        value = self.query_one(Input).value.strip()
        return AddedField(self.field, value, self.inferred) if value else None

    def watch_inferred(self) -> None:
        """Show it, and tell the form."""
        if self.is_mounted:
            self.query_one(".sign", Static).update(self._sign)
            self.post_message(self.Turned())

    @property
    def _sign(self) -> Content:
        return content(" inferred" if self.inferred else "")

    def take(self, value: str) -> None:
        """A value that is known."""
        self.query_one(Input).value = value
        self.inferred = False

    def take_guess(self) -> None:
        """The guess becomes the value, marked as inferred."""
        if self._guess is not None:
            self.query_one(Input).value = self._guess.value
            self.inferred = True


def _values_of(text: str) -> Mapping[CitationField, str]:
    """What a text gives that is one citation in CSL-JSON, RIS or BibTeX; nothing if it is another text."""
    if not text.lstrip().startswith(_BEGINNINGS):
        return {}
    from briefreader.cite.intake import CitationFileError, chosen, read_citations

    try:
        return typed(chosen(read_citations(text.encode(errors="replace")), "").item)
    except CitationFileError:
        return {}


class CitationForm(Dialog[Additions | None]):
    """Gives all that is to be added. What the source itself gives is shown, and cannot be replaced.

    `preview` is the reference as it would be.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form"), *bindings("citation-form")]

    contexts: ClassVar[tuple[Context, ...]] = ("form", "citation-form")

    def __init__(
        self,
        given: Mapping[CitationField, str],
        additions: Additions,
        guesses: Mapping[CitationField, Inferred],
        preview: Callable[[Additions], str],
    ) -> None:
        super().__init__()
        self._given = given
        self._additions = {one.field: one for one in additions}
        self._guesses = guesses
        self._preview = preview

    def compose(self) -> ComposeResult:
        """One field a line, then the reference."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = content("Missing citation details")
            with VerticalScroll(id="fields", can_focus=False):
                yield from self._fields()
            yield Static(id="asking")
            yield Static(id="reference")
            keys = "Ctrl+s or F2 save · Tab next · Ctrl+t or F4 mark as inferred · Esc cancel"
            takes = "Ctrl+g or F3 use the suggestion · " if self._guesses else ""
            pastes = "Paste a citation to fill the fields · "
            yield Static(content(takes + pastes + keys), classes="hint")

    def _fields(self) -> Iterator[FieldLine | Static]:
        for field in FIELDS:
            if field in self._given:
                told = f"{_LABELS[field]:<10}{self._given[field]}  (given by the source)"
                yield Static(content(told), classes="given")
            else:
                yield FieldLine(field, self._additions.get(field), self._guesses.get(field))

    def on_mount(self) -> None:
        """The first open field has the focus."""
        lines = self.query(FieldLine)
        if lines:
            self.set_focus(lines.first().query_one(Input))
        self._show_reference()

    @property
    def _typed(self) -> Additions:
        return tuple(line.addition for line in self.query(FieldLine) if line.addition is not None)

    @on(Input.Changed)
    @on(FieldLine.Turned)
    def _show_reference(self) -> None:
        """What is not right yet, and the reference without it."""
        wrong = self._wrong()
        self.query_one("#asking", Static).update(content(wrong[1] if wrong else ""))
        self.query_one("#reference", Static).update(Content(words(self._preview(self._typed))))

    def _wrong(self) -> tuple[FieldLine, str] | None:
        for line in self.query(FieldLine):
            one = line.addition
            if one is not None and (what := complaint(one.field, one.value)):
                return line, f"{_LABELS[one.field]}: {what[:1].lower()}{what[1:]}"
        return None

    @on(_Value.Citation)
    def _take_citation(self, pasted: _Value.Citation) -> None:
        """Fill the fields that the source leaves open."""
        for line in self.query(FieldLine):
            if line.field in pasted.values:
                line.take(pasted.values[line.field])

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next(Input)

    @property
    def _line(self) -> FieldLine | None:
        return next((line for line in self.query(FieldLine) if line.has_focus_within), None)

    def action_take_guess(self) -> None:
        """The brief's guess becomes the value of the field."""
        if self._line is not None:
            self._line.take_guess()

    def action_inferred(self) -> None:
        """Mark the value as a guess, or as known."""
        if self._line is not None:
            self._line.inferred = not self._line.inferred

    def action_save(self) -> None:
        """Give all fields back; what is not right has to be mended first."""
        if wrong := self._wrong():
            self.set_focus(wrong[0].query_one(Input))
        else:
            self.dismiss(self._typed)

    def action_leave_form(self) -> None:
        """Leave; nothing is changed."""
        self.dismiss(None)
