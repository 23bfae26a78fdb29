"""Selecting words of an item with the keyboard."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar, Literal

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefreader.actions import Context, actions_of, shown_keys
from briefreader.app.binding import bindings
from briefreader.app.content import content, words
from briefreader.app.dialogs.dialog import Dialog
from briefreader.app.wrapping import wrap
from briefreader.brief.verification.selectable import Selectable
from briefreader.brief.writing.picking import SourceStretch, sentence_ends
from briefreader.notes.anchor import Match

_WORD = re.compile(r"\S+")


class SelectedWords(Struct, frozen=True):
    """Selected words, and what they are for; `before` are spans of the same quote."""

    found: Match
    purpose: Literal["copy", "note", "quote", "statement", "event"]
    before: tuple[Match, ...] = ()


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
        self._exactly: Match | None = None  # which words of a word, or without its marks

    def compose(self) -> ComposeResult:
        """The words, and the keys."""
        keys = [one for place in self.contexts for one in actions_of(place) if one.footer and place != "app"]
        hint = " · ".join(f"{shown_keys(c.keys.split(',')[0])} {c.label}" for c in keys)
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = content("Select words")
            with VerticalScroll(id="selecting", can_focus=False):
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
        self.call_after_refresh(self._show_selection)

    def _show_selection(self) -> None:
        """Scroll to the words if they are below or above what is seen of a long paragraph."""
        scroll, found = self.query_one("#selecting", VerticalScroll), self._found
        width = scroll.scrollable_content_region.width
        above = self._passages[: next(at for at, one in enumerate(self._passages) if one is found.passage)]
        line = sum(len(wrap(one.text, width)) + 1 for one in above)
        line += len(wrap(found.passage.text[: found.start], width)) - 1
        if not scroll.scroll_y <= line < scroll.scroll_y + scroll.size.height - 1:
            scroll.scroll_to(y=max(line - 1, 0), animate=False)

    @property
    def _found(self) -> Match:
        if self._exactly is not None:
            return self._exactly
        at, start, _ = self._words[self._first]
        return Match(self._passages[at], start, self._words[self._last][2])

    def _select(self, first: int, last: int) -> None:
        """Select from one word to another of the same passage."""
        if 0 <= first <= last < len(self._words) and self._words[first][0] == self._words[last][0]:
            self._first, self._last, self._exactly = first, last, None
            self._draw()

    def _select_exactly(self, found: Match) -> None:
        """Select words by their offsets; from there on it goes by whole words."""
        at = next(at for at, passage in enumerate(self._passages) if passage is found.passage)
        inside = [
            number
            for number, (passage, start, end) in enumerate(self._words)
            if passage == at and start < found.end and end > found.start
        ]
        self._first, self._last, self._exactly = inside[0], inside[-1], found
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
        stops = sentence_ends(self._passages[at].text)
        stop = next((stop for stop in stops if stop > end), stops[-1])
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


class WordPicker(WordChooser):
    """The words of paragraphs of the source, of which items are made: those in quotation marks come first.

    `marked` are these; `first` is the one that is selected at the beginning.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("pick")
    contexts: ClassVar[tuple[Context, ...]] = ("pick", "words", "app")

    def __init__(self, passages: Sequence[Selectable], marked: Sequence[SourceStretch], first: int) -> None:
        super().__init__(passages)
        by_place = {passage.place: passage for passage in passages}
        self._marked = [Match(by_place[one.place], one.start, one.end) for one in marked]
        self._at = first
        self._before: list[Match] = []

    def on_mount(self) -> None:
        """Begin with words in quotation marks, if there are some."""
        if self._marked:
            self._select_exactly(self._marked[self._at])

    def action_next_marked(self) -> None:
        """The next words in quotation marks, from the last on to the first."""
        self._step(1)

    def action_previous_marked(self) -> None:
        """Those before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._marked:
            self._at = (self._at + by) % len(self._marked)
            self._select_exactly(self._marked[self._at])

    def action_next_sentence(self) -> None:
        """The sentence around what is selected, then the next one, over all passages."""
        self._select_sentence(1)

    def action_previous_sentence(self) -> None:
        """The sentence before the one around what is selected."""
        self._select_sentence(-1)

    def _select_sentence(self, by: int) -> None:
        sentences = [
            (at, *self._trimmed(at, start, end))
            for at, passage in enumerate(self._passages)
            for start, end in pairwise((0, *sentence_ends(passage.text)))
            if passage.text[start:end].strip()
        ]
        found = self._found
        here = next(at for at, passage in enumerate(self._passages) if passage is found.passage)
        now = (here, found.start, found.end)
        around = next(at for at, one in enumerate(sentences) if one[0] == here and one[2] > found.start)
        is_whole = sentences[around] == now
        at, start, end = sentences[(around + (by if is_whole or by < 0 else 0)) % len(sentences)]
        self._select_exactly(Match(self._passages[at], start, end))

    def _trimmed(self, at: int, start: int, end: int) -> tuple[int, int]:
        text = self._passages[at].text[start:end]
        return start + len(text) - len(text.lstrip()), start + len(text.rstrip())

    def action_add_span(self) -> None:
        """Keep the words as a span of the quote, and go on to the next in quotation marks."""
        self._before.append(self._found)
        self._step(1)
        self._draw()

    def _draw(self) -> None:
        super()._draw()
        spans = len(self._before)
        title = f"Select words · {spans} span{'s' if spans > 1 else ''} before" if spans else "Select words"
        self.query_one(".dialog").border_title = content(title)

    def action_pick_quote(self) -> None:
        """Give the words back, for a quote."""
        self.dismiss(SelectedWords(self._found, "quote", tuple(self._before)))

    def action_pick_statement(self) -> None:
        """Give the words back, for a statement in one's own words."""
        self.dismiss(SelectedWords(self._found, "statement"))

    def action_pick_event(self) -> None:
        """Give the words back, for an event."""
        self.dismiss(SelectedWords(self._found, "event"))


def content_of(raw: str) -> Content:
    """Words over several lines."""
    return Content(words(raw))
