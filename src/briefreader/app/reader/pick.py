"""New items of a brief: made of words of its source, or of items that it has."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.app.content import parts
from briefreader.app.dialogs.speaker_picker import SpeakerPicker
from briefreader.app.draft_review import new_items
from briefreader.app.draft_review.new_items import SpeakerChoice
from briefreader.app.draft_review.sheet import Sheet, Values
from briefreader.app.reader.copy import Copy
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.keep_decisions import KeepDecisions
from briefreader.app.reader.rewording import Rewording
from briefreader.app.rows import Row
from briefreader.brief import Claim, Event, KeyPoint, Locator, Paragraph, Quote, Speaker
from briefreader.brief.reading.load import read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.source import as_place, place_words
from briefreader.brief.writing.additions import LISTS, Add, Addition
from briefreader.brief.writing.appending import column_of
from briefreader.brief.writing.attribution import statement_attribution
from briefreader.brief.writing.picking import (
    SourceStretch,
    attribution_of,
    new_speaker,
    quote_of,
    within_marks,
)
from briefreader.brief.writing.serialise import list_lines
from briefreader.notes.state import TextKey
from briefreader.wording.brief import item_words
from briefreader.wording.phrases import quoted

if TYPE_CHECKING:
    from briefreader.app.dialogs.select_words import SelectedWords
    from briefreader.notes.anchor import Match

Settled = Callable[[], None]  # called when an item was made of what was typed

_LISTS: Mapping[type, str] = {
    Speaker: "speakers",
    Quote: "quotes",
    Claim: "claims",
    Event: "history",
    KeyPoint: "key_points",
}


class Pick(Feature):
    """What is made is a change under way: shown, kept and undone, and written with `Ctrl+s`."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """A claim, a key point; and the way to the editor."""
        return {"new-claim": self._claim, "new-key-point": self._key_point, "copy-yaml": self._copy_yaml}

    # Of words of the source

    def pick(self, chosen: "SelectedWords") -> None:
        """Make what the words were selected for."""
        stretches = tuple(dict.fromkeys(map(_stretch, (*chosen.before, chosen.found))))
        if chosen.purpose == "quote":
            self._quote(stretches)
        elif chosen.purpose == "statement":
            self._statement(stretches[-1])
        else:
            self._event(stretches[-1])

    def _quote(self, stretches: tuple[SourceStretch, ...]) -> None:
        opened = self.session.shown.opened
        marked = [within_marks(opened, one) for one in stretches]
        inside = tuple(one for one in marked if one is not None)
        if len(inside) < len(marked):
            self.screen.say(
                "Not quoted: these words do not stand between quotation marks.",
                "v, then i, makes a statement of them, in your own words.",
                severity="warning",
            )
            return
        about = " … ".join(quoted(new_items.words_of(opened, one)) for one in inside)
        attribution = attribution_of(opened, inside) or ""

        def made(speaker: str) -> Quote:
            return quote_of(self.session.shown.opened, inside, speaker)

        self._ask_speaker(about, attribution, inside[0].place, made)

    def _statement(self, stretch: SourceStretch) -> None:
        words = new_items.words_of(self.session.shown.opened, stretch)
        sheet = new_items.statement_sheet(words)

        def take(values: Values, settled: Settled) -> None:
            def made(speaker: str) -> Quote:
                return new_items.statement_made(self.session.shown.opened, stretch, values, speaker)

            attribution = statement_attribution(words) or words
            self._ask_speaker(values["text"], attribution, stretch.place, made, settled)

        self._ask(sheet, f"p{stretch.place} {stretch.start}", take)

    def _event(self, stretch: SourceStretch) -> None:
        opened = self.session.shown.opened
        sheet = new_items.event_sheet(opened.brief, opened.index, new_items.words_of(opened, stretch))

        def take(values: Values, settled: Settled) -> None:
            made = new_items.event_made(self.session.shown.opened, stretch, values)
            self._add(Add(history=(made,)), f"{made.id}: {place_words(stretch.place)}", settled)

        self._ask(sheet, f"p{stretch.place} {stretch.start}", take)

    # Who says it

    def _ask_speaker(
        self,
        about: str,
        attribution: str,
        place: Locator,
        made: Callable[[str], Quote],
        settled: Settled = lambda: None,
    ) -> None:
        """Ask who says it, and add the quote, with its speaker if that is a new one."""

        offered: dict[str, SpeakerChoice] = {}

        def rows(typed: str) -> list[Row]:
            found = new_items.speaker_choices(self.session.shown.opened, attribution, place, typed)
            offered.clear()
            offered.update((one.key, one) for one in found)
            return [_speaker_row(one) for one in offered.values()]

        def chosen(key: str | None) -> None:
            if key is None:
                self.screen.say("Nothing was added.")
                return
            who, items = offered[key], self.session.shown.opened.index.items
            speakers = (new_speaker(who.name, who.kind, items, who.role),) if who.is_new else ()
            quote = made(speakers[0].id if speakers else key)
            told = f"{quote.id}: {who.name}, {place_words(place)}, {quote.kind}"
            self._add(Add(speakers, (quote,)), told, settled)

        self.screen.app.push_screen(SpeakerPicker(about, rows), chosen)

    # Of items

    def _claim(self) -> None:
        opened = self.session.shown.opened
        items = (opened.index.items.get(item) for item in self.session.focus.items)
        quotes = tuple(item for item in items if isinstance(item, Quote))
        sheet = new_items.claim_sheet(opened.index, quotes)

        def take(values: Values, settled: Settled) -> None:
            made = new_items.claim_made(self.session.shown.opened.brief, quotes, values)
            self._add(Add(claims=(made,)), f"{made.id}: {made.status}", settled)

        self._ask(sheet, " ".join(quote.id for quote in quotes), take)

    def _key_point(self) -> None:
        opened = self.session.shown.opened
        items = self.session.focus.items
        cites: tuple[Locator, ...] = tuple(map(as_place, items))
        known = (opened.index.items.get(item) for item in items)
        about = " · ".join(item_words(one) for one in known if one and not isinstance(one, Paragraph))

        def take(values: Values, settled: Settled) -> None:
            made = new_items.point_made(self.session.shown.opened.brief, cites, values)
            self._add(Add(key_points=(made,)), f"{made.id}: cites {', '.join(map(str, cites))}", settled)

        self._ask(new_items.point_sheet(about), " ".join(items), take)

    # Asking and adding

    def _ask(self, sheet: Sheet, about: str, take: Callable[[Values, Settled], None]) -> None:
        """Ask for the fields of a sheet; what is typed is kept until an item is made of it."""
        key: TextKey = (self.session.owner.brief_id, about, f"new {sheet.kind}")
        form = self.screen.the(Rewording)

        def done(values: Values | None) -> None:
            if values is not None:
                take(values, partial(form.taken, key))

        form.ask(sheet, key, partial(new_items.complaint, sheet), done)

    def _add(self, add: Add, told: str, settled: Settled) -> None:
        if self.screen.the(KeepDecisions).decide(add):
            settled()
            self.end_selection()
            self.screen.say(
                f"Added {told}.", "u to undo · i copies it as YAML · Ctrl+s writes a new revision"
            )

    # To the editor

    def _copy_yaml(self) -> None:
        """Copy items as they stand in the file's lists; on a paragraph all that are in no file."""
        brief, chosen = self.session.shown.opened.brief, set(self.session.focus.items)
        written: list[Addition] = [one for name in LISTS for one in getattr(brief, name)]
        found = [one for one in written if one.id in chosen]
        found = found or [one for one in written if one.id in self.session.review.added]
        self.screen.the(Copy).copy_made(partial(_as_yaml, found, self.session.path))


def _as_yaml(items: Sequence[Addition], path: Path) -> str:
    """Items as elements of the lists of a file, indented as they are there. Waits for the disk."""
    try:
        text = read_bytes(path).decode("utf-8", "replace").removeprefix("\ufeff")
    except BriefError:
        text = ""
    by_list = {name: [one for one in items if _LISTS[type(one)] == name] for name in LISTS}
    lines: list[str] = []
    for name, them in by_list.items():
        if not them:
            continue
        indent = " " * column_of(text, name)
        several = sum(map(bool, by_list.values())) > 1
        lines += [f"{indent}# {name}"] * several
        lines += list_lines(them, indent)
    return "\n".join(lines) + "\n"


def _stretch(found: "Match") -> SourceStretch:
    place = found.passage.place
    assert place is not None  # words of the source have one
    return SourceStretch(place, found.start, found.end)


def _speaker_row(choice: SpeakerChoice) -> Row:
    details = f"  {choice.details}" if choice.details else ""
    return Row(choice.key, (parts([(choice.name, "strong"), (details, "muted")]),))
