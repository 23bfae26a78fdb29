"""Grade and verdict of one item, filled with the keyboard alone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from briefreader.app.binding import bindings
from briefreader.app.content import content
from briefreader.app.dialogs.dialog import ABOUT, Dialog
from briefreader.app.widgets.choice import Choice, Option
from briefreader.app.widgets.fields import TextField
from briefreader.base.settings import Settings
from briefreader.base.text import one_line
from briefreader.notes import CONFIDENCES, CREDIBILITY, RELIABILITY, SCALES, Review
from briefreader.notes.review import ReviewFields

# What the form begins with: grading an item means having reviewed it.
UNGRADED = Review(id="", item="", created="", modified="", reviewer="", change=0, state="reviewed")


class ReviewForm(Dialog[ReviewFields | None]):
    """The letter is about the speaker or source, the digit about the item; neither is a middle."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, about: str, kind: str, review: Review | None, settings: Settings) -> None:
        super().__init__()
        self._about = about
        self._kind = kind
        self._review = review
        self._settings = settings
        self._has_asked_why = False

    def compose(self) -> ComposeResult:
        """One field a line."""
        review = self._review or UNGRADED
        scale = SCALES[self._settings.likelihood]
        letters: list[Option] = [(sign, f"{sign}  {words.lower()}") for sign, words in RELIABILITY.items()]
        digits: list[Option] = [(sign, f"{sign}  {words.lower()}") for sign, words in CREDIBILITY.items()]
        verdicts: list[Option] = [(verdict, verdict.replace("-", " ")) for verdict in self._settings.verdicts]
        likelihoods: list[Option] = [
            (term.words[0], f"{term.words[0]}  {term.percent}") for term in scale.terms
        ]
        confidences: list[Option] = [(confidence, confidence) for confidence in CONFIDENCES]
        states: list[Option] = [("reviewed", "reviewed"), ("unreviewed", "not reviewed")]
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = content(f"Grade this {self._kind}")
            yield Static(content(one_line(self._about, ABOUT)), classes="about")
            yield Choice("Source", letters, review.reliability, id="reliability")
            yield Choice("Information", digits, review.credibility, id="credibility")
            yield Choice("Verdict", verdicts, review.verdict, id="verdict")
            yield Choice("Likelihood", likelihoods, review.likelihood, id="likelihood")
            yield Choice("Confidence", confidences, review.confidence, id="confidence")
            yield Choice("State", states, review.state, id="state")
            yield TextField(review.comment, placeholder="Why", id="comment", compact=True)
            yield Static(id="asking")
            keys = "↑ ↓ fields · ← → or a letter: value · Ctrl+s or F2 save · Esc cancel"
            yield Static(content(f"{keys} · likelihood: {scale.label}"), classes="hint")

    def action_save(self) -> None:
        """Give all fields back; a verdict that was changed without a word asks for one, once."""
        if self._lacks_reason and not self._has_asked_why:
            self._has_asked_why = True
            why = "Verdict changed. Give a reason, or save again to skip it"
            self.query_one("#asking", Static).update(content(why))
            self.set_focus(self.query_one("#comment", Input))
            return
        likelihood = self._value("likelihood")
        fields: ReviewFields = {
            "state": "unreviewed" if self._value("state") == "unreviewed" else "reviewed",
            "reliability": self._value("reliability"),  # type: ignore[typeddict-item]
            "credibility": self._value("credibility"),  # type: ignore[typeddict-item]
            "verdict": self._value("verdict"),
            "likelihood": likelihood,
            "scale": self._settings.likelihood if likelihood else None,
            "confidence": self._value("confidence"),  # type: ignore[typeddict-item]
            "comment": self.query_one("#comment", Input).value.strip(),
        }
        self.dismiss(fields)

    @property
    def _lacks_reason(self) -> bool:
        before = self._review
        if before is None or before.verdict is None:
            return False
        comment = self.query_one("#comment", Input).value.strip()
        return self._value("verdict") != before.verdict and comment in ("", before.comment)

    def _value(self, field: str) -> str | None:
        return self.query_one(f"#{field}", Choice).value

    def action_leave_form(self) -> None:
        """Leave; nothing is changed."""
        self.dismiss(None)
