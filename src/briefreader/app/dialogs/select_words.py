"""Selecting words of an item with the keyboard."""

import re
from collections.abc import Sequence
from typing import ClassVar, Literal

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefreader.actions import Context, actions_of, shown_keys
from briefreader.app.binding import bindings
from briefreader.app.content import content, words
from briefreader.app.dialogs.dialog import Dialog
from briefreader.brief.verification.selectable import Selectable
from briefreader.notes.anchor import Match

_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*(?=\s|$)")


class SelectedWords(Struct, frozen=True):
    """Selected words, and what they are for."""

    found: Match
    purpose: Literal["copy", "note"]


class WordChooser(Dialog[SelectedWords | None]):
    """The words of one item, none of whose passages is blank; a selection grows and shrinks by words."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("words")
    contexts: ClassVar[tuple[Context, ...]] = ("words", "app")

    def __init__(self, passages: Sequence[Selectable]) -> None:
        super().__init__()
        # Every word of every passage: passage number, start, end.
        self._words = [
            (at, match.start(), match.end())
            for at, passage in enumerate(passages)
            for match in _WORD.finditer(passage.text)
        ]
        self._passages = passages
        self._first = 0
        self._last = 0

    def compose(self) -> ComposeResult:
        """The words, and the keys."""
        keys = [c for c in actions_of("words") if c.footer]
        hint = " · ".join(f"{shown_keys(c.keys.split(',')[0])} {c.label}" for c in keys)
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = content("Select words")
            yield Static(id="passages")
            yield Static(content(hint), classes="hint")

    def on_mount(self) -> None:
        """Begin with the first word."""
        self._draw()

    def _draw(self) -> None:
        lines = []
        chosen = self._found
        for passage in self._passages:
            if passage is chosen.passage:
                pieces = (
                    content_of(passage.text[: chosen.start]),
                    content_of(chosen.words).stylize("reverse bold"),
                    content_of(passage.text[chosen.end :]),
                )
                lines.append(Content.assemble(*pieces))
            else:
                lines.append(content_of(passage.text).stylize("$quiet"))
        self.query_one("#passages", Static).update(Content("\n\n").join(lines))

    @property
    def _found(self) -> Match:
        at, start, _ = self._words[self._first]
        return Match(self._passages[at], start, self._words[self._last][2])

    def _select(self, first: int, last: int) -> None:
        """Select from one word to another of the same passage."""
        if 0 <= first <= last < len(self._words) and self._words[first][0] == self._words[last][0]:
            self._first, self._last = first, last
            self._draw()

    def action_more_words(self) -> None:
        """One word more."""
        self._select(self._first, self._last + 1)

    def action_fewer_words(self) -> None:
        """One word less."""
        self._select(self._first, self._last - 1)

    def action_start_later(self) -> None:
        """Begin a word later, in the next passage too."""
        first = self._first + 1
        same = first < len(self._words) and self._words[first][0] == self._words[self._last][0]
        self._select(first, max(self._last, first) if same else first)

    def action_start_earlier(self) -> None:
        """Begin a word earlier, in the passage before too."""
        first = self._first - 1
        same = first >= 0 and self._words[first][0] == self._words[self._last][0]
        self._select(first, self._last if same else first)

    def action_sentence(self) -> None:
        """To the end of the sentence, then of the next."""
        at, _, end = self._words[self._last]
        stops = [match.end() for match in _SENTENCE_END.finditer(self._passages[at].text)]
        stop = next((stop for stop in stops if stop > end), len(self._passages[at].text))
        inside = [n for n, (p, _, e) in enumerate(self._words) if p == at and e <= stop]
        self._select(self._first, inside[-1])

    def action_paragraph(self) -> None:
        """All words of the passage."""
        at = self._words[self._first][0]
        inside = [n for n, (passage, _, _) in enumerate(self._words) if passage == at]
        self._select(inside[0], inside[-1])

    def action_copy_words(self) -> None:
        """Give the words back, to be copied."""
        self.dismiss(SelectedWords(self._found, "copy"))

    def action_note_words(self) -> None:
        """Give the words back, for a note."""
        self.dismiss(SelectedWords(self._found, "note"))

    def action_close_words(self) -> None:
        """Leave without words."""
        self.dismiss(None)


def content_of(raw: str) -> Content:
    """Words over several lines."""
    return Content(words(raw))
