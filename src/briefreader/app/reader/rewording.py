"""The words of a draft's items are put into the reviewer's own."""

from collections.abc import Callable
from functools import partial

from msgspec import DecodeError, json

from briefreader.app.dialogs.reword_form import RewordForm, Typing
from briefreader.app.draft_review.sheet import Sheet, ToMend, Values, complaint, decision_of, sheet_of
from briefreader.app.reader.decisions import Decisions
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.brief.model.brief import SUMMARY
from briefreader.notes.state import TextKey

_KIND = "words"  # of a text under way: the values of a form, as JSON


class Rewording(Feature):
    """Opens the form of what is under the cursor, and decides what it gives."""

    def reword(self) -> None:
        """Ask for other words of the item, or of the summary."""
        opened, focus = self.session.shown.opened, self.session.focus
        sheet = sheet_of(opened.brief, opened.index, focus.item or SUMMARY)
        self.ask(
            sheet,
            self._key(sheet),
            lambda values: complaint(sheet, values, opened.brief, opened.index),
            partial(self._take, sheet),
        )

    def ask(
        self,
        sheet: Sheet,
        key: TextKey,
        is_wrong: Callable[[Values], ToMend | None],
        take: Callable[[Values | None], None],
    ) -> None:
        """Ask for the fields of a sheet; what is typed is kept under a key until it is taken."""
        typing = Typing(is_wrong, partial(self._keep, sheet, key), self._begun(sheet, key))
        self.screen.app.push_screen(RewordForm(sheet, typing), take)

    def taken(self, key: TextKey) -> None:
        """What was typed is in an item now."""
        self.screen.the(SaveNotes).keep_text(key, "")

    def _take(self, sheet: Sheet, values: Values | None) -> None:
        if values is None:
            return
        opened = self.session.shown.opened
        is_there = sheet.item == SUMMARY or sheet.item in opened.index.items
        if not is_there or sheet_of(opened.brief, opened.index, sheet.item) != sheet:
            self.screen.say("The file has changed meanwhile.", "Your words are kept: e goes on with them.")
            return
        decision = decision_of(sheet, values, opened.index)
        if decision is None:
            self.screen.say("Nothing was changed.")
        elif self.screen.the(Decisions).reword(decision):
            self.taken(self._key(sheet))

    # While one types

    def _key(self, sheet: Sheet) -> TextKey:
        return self.session.owner.brief_id, sheet.item, _KIND

    def _begun(self, sheet: Sheet, key: TextKey) -> Values:
        kept = self.session.remembered.texts.get(key)
        try:
            begun = json.decode(kept.text, type=dict[str, str]) if kept else {}
        except DecodeError:
            return {}
        return {line.key: begun[line.key] for line in sheet.lines if line.takes(begun.get(line.key))}

    def _keep(self, sheet: Sheet, key: TextKey, values: Values) -> None:
        changed = {key: text for key, text in values.items() if text != sheet.values[key]}
        text = json.encode(changed).decode() if changed else ""
        if text or key in self.session.remembered.texts:
            self.screen.the(SaveNotes).keep_text(key, text)
