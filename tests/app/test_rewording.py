"""What a draft holds is put into the reviewer's own words, without a screen but for the form itself."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from briefreader.app.dialogs.reword_form import RewordForm
from briefreader.app.panes.quotes import quote_rows
from briefreader.app.panes.summary import summary_rows
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.read_brief import open_for_reading
from briefreader.app.widgets.choice import Choice
from briefreader.brief import Claim, Item, Quote
from briefreader.brief.lint.linter import lint
from briefreader.brief.model.brief import SUMMARY
from briefreader.brief.reading.load import load, load_bytes
from briefreader.environment import Environment
from briefreader.notes import Anchor
from tests.app.driving import opened, press, reader, said, settled, write
from tests.app.off_screen import OffScreen, begun, words_of


@pytest.fixture
def read(draft: Path, outside: Environment) -> OffScreen:
    return OffScreen(draft, outside)


def reword(read: OffScreen, item: str, **values: str) -> None:
    """Fill the form of an item, and save it; what is not named stays."""
    read.at(item)
    read.press("e")
    form = read.dialog
    assert isinstance(form, RewordForm), read.said
    given = {line.key: line.value for line in form.sheet.lines} | {
        key.replace("_", "-"): value for key, value in values.items()
    }
    wrong = form.typing.complaint(given)
    assert wrong is None, wrong
    read.choose(given)


def complaint(read: OffScreen, item: str, **values: str) -> str:
    """What the form says of these values."""
    read.at(item)
    read.press("e")
    form = read.dialog
    assert isinstance(form, RewordForm)
    wrong = form.typing.complaint({key.replace("_", "-"): value for key, value in values.items()})
    return wrong.words if wrong else ""


def item(read: OffScreen, item_id: str) -> Any:
    """An item as its file would have it."""
    groups: tuple[tuple[Item, ...], ...] = (
        read.brief.quotes,
        read.brief.claims,
        read.brief.history,
        read.brief.speakers,
        read.brief.key_points,
    )
    return next(one for group in groups for one in group if one.id == item_id)


class TestWordsOfAnItem:
    def test_take_the_place_of_the_articles(self, read: OffScreen) -> None:
        reword(read, "q-1", text="The union  warned\nof the crane twice")
        assert item(read, "q-1").content == "The union warned of the crane twice"
        assert "The union warned of the crane twice" in words_of(quote_rows(read.session.shown))
        assert read.said == "Reworded and so checked; 10 still unchecked."

    def test_of_a_quotation_in_part_leave_what_is_between_the_marks(self, read: OffScreen) -> None:
        before = item(read, "q-6")
        reword(read, "q-6", text="It had been put off on purpose")
        assert item(read, "q-6").spans == before.spans and item(read, "q-6").content != before.content

    def test_between_quotation_marks_stay(self, read: OffScreen) -> None:
        before = read.brief
        read.at("q-2")
        read.press("e")
        assert read.said.startswith("Words between quotation marks stay as they are.")
        assert "w changes who said them" in read.said and read.brief == before

    def test_of_the_source_stay(self, read: OffScreen) -> None:
        read.at("p3", pane=5)
        read.press("e")
        assert read.said == "The source's words stay as they are."

    def test_are_undone_and_done_again_in_one_order_with_the_rest(self, read: OffScreen) -> None:
        first = item(read, "q-3").content
        reword(read, "q-3", text="No letter came")
        read.press("x", "u")
        assert item(read, "q-3").content == first and "Undid: the words of q-3." in read.said
        assert "q-3" in read.unchecked
        read.press("ctrl+r")
        assert item(read, "q-3").content == "No letter came" and "q-3" not in read.unchecked

    def test_that_stay_the_same_are_no_change(self, read: OffScreen) -> None:
        reword(read, "q-1")
        assert read.said == "Nothing was changed." and read.session.review.unsaved == 0

    @pytest.mark.parametrize("text", ["", "  \n ", "\u200b"])
    @pytest.mark.parametrize("item_id", ["q-1", "c-bolts", "e-2019", "k-letters"])
    def test_are_never_empty(self, text: str, item_id: str, read: OffScreen) -> None:
        assert complaint(read, item_id, text=text) == "Write what it says; D in the list drops it."

    def test_do_not_say_whose_they_are_where_that_is_open(self, read: OffScreen) -> None:
        reword(read, "q-6", text="It had been put off on purpose")
        assert "q-6" in read.unchecked and read.said.startswith("Reworded. It stays unchecked")

    def test_that_a_note_is_about_are_looked_for_anew(self, read: OffScreen) -> None:
        store, owner = read.environment.store, read.session.owner
        with store.edit(owner) as edit:
            edit.add_note("c-bolts", "why?", anchor=Anchor("were not changed", "The bolts of the crane ", ""))
        read.session.show_notebook(store.read(owner))
        reword(read, "c-bolts", text="Nobody put new bolts in")
        standing = read.session.shown.standing(read.entries[0])
        assert standing is not None and not standing.is_settled


class TestASummary:
    def test_is_written_in_paragraphs(self, read: OffScreen) -> None:
        read.session.focus = focus_on_summary()
        read.press("e")
        read.choose({"text": "A crane fell.\nIt was old.\n\n\nNobody\nagrees."})
        assert read.brief.summary == ("A crane fell. It was old.", "Nobody agrees.")
        read.press("u")
        assert read.said == "Undid: the words of the summary."

    def test_is_never_empty(self, read: OffScreen) -> None:
        read.session.focus = focus_on_summary()
        read.press("e")
        assert isinstance(read.dialog, RewordForm)
        wrong = read.dialog.typing.complaint({"text": " "})
        assert wrong is not None and wrong.words == "Write a summary, or leave with Esc."


class TestASpeaker:
    def test_gets_another_name_and_role(self, read: OffScreen) -> None:
        reword(read, "s-lund", name="Petra K. Lund", role="", affiliation="Dockers’ union")
        lund = item(read, "s-lund")
        assert (lund.name, lund.role, lund.affiliation) == ("Petra K. Lund", None, "Dockers’ union")

    def test_keeps_the_name_by_which_the_source_calls_them(self, read: OffScreen) -> None:
        reword(read, "s-quill", name="Ada Quill-Marsh")
        assert item(read, "s-quill").aliases == ("Ada Quill",)
        reword(read, "s-quill", name="Ada Quill")
        assert item(read, "s-quill").aliases == ()

    def test_is_not_called_as_another_one_is(self, read: OffScreen) -> None:
        told = "s-arrow is called so already: w on quotes gives them to that speaker."
        assert complaint(read, "s-lund", name="Jonas  Arrow") == told

    def test_has_a_name(self, read: OffScreen) -> None:
        assert complaint(read, "s-lund", name=" ") == "Write who it is."


class TestAnEvent:
    def test_gets_another_date_or_none(self, read: OffScreen) -> None:
        reword(read, "e-fall", text="The crane fell", date="2026-03-04")
        fall = item(read, "e-fall")
        assert (fall.text, fall.date, fall.inferred) == ("The crane fell", "2026-03-04", True)
        reword(read, "e-fall", date="")
        assert (item(read, "e-fall").date, item(read, "e-fall").inferred) == (None, False)

    @pytest.mark.parametrize("date", ["yesterday", "2026-13", "2026/2025"])
    def test_has_a_date_that_can_be_read(self, date: str, read: OffScreen) -> None:
        assert complaint(read, "e-fall", date=date).startswith("Write the date as 2022")


class TestAClaim:
    def test_gets_another_status(self, read: OffScreen) -> None:
        reword(read, "c-bolts", status="uncontested")
        assert item(read, "c-bolts").status == "uncontested"

    def test_is_contested_only_if_somebody_is_against_it(self, read: OffScreen) -> None:
        told = "Contested is what one side holds and another denies, doubts or qualifies."
        assert complaint(read, "c-bolts", status="contested") == told

    def test_gets_another_stance_and_other_evidence_on_one_side(self, read: OffScreen) -> None:
        reword(read, "c-reported", stance_2="doubts", evidence_1="document", remark_1="two letters")
        union, lund, arrow = item(read, "c-reported").positions
        assert (union.stance, union.evidence) == ("asserts", "not-stated")
        assert (lund.evidence, lund.evidence_note) == ("document", "two letters")
        assert arrow.stance == "doubts"

    def test_loses_evidence_with_all_that_belongs_to_it(self, read: OffScreen) -> None:
        reword(read, "c-bolts", evidence_0="not-stated")
        (position,) = item(read, "c-bolts").positions
        assert (position.evidence, position.evidence_events) == ("not-stated", ())

    def test_loses_one_side_and_with_the_last_against_it_the_dispute(self, read: OffScreen) -> None:
        reword(read, "c-reported", stance_2="drop")
        claim = item(read, "c-reported")
        assert [one.by for one in claim.positions] == ["s-union", "s-lund"]
        assert (claim.status, claim.dispute) == ("single-source", None)
        assert "Nobody else is against it, so single-source: c-reported" in read.said
        quote: Quote = item(read, "q-3")
        assert "c-reported" not in quote.claims
        read.press("u")
        assert len(item(read, "c-reported").positions) == 3

    def test_keeps_one_side_at_least(self, read: OffScreen) -> None:
        told = "A claim has at least one side; D in the list drops the claim."
        assert complaint(read, "c-bolts", stance_0="drop") == told

    def test_stays_unchecked_as_long_as_it_is_open_who_holds_it(self, read: OffScreen) -> None:
        reword(read, "c-reported", text="The crane was known to be unsafe")
        assert "c-reported" in read.unchecked
        reword(read, "c-reported", stance_0="drop")
        assert "c-reported" not in read.unchecked


class TestItIsKept:
    def test_until_it_is_saved_and_then_in_the_file(self, draft: Path, outside: Environment) -> None:
        read = OffScreen(draft, outside)
        reword(read, "c-bolts", text="Nobody put new bolts in: “none”")
        reword(read, "s-quill", name="A. Quill", role="head of the harbour")
        reword(read, "e-fall", date="")
        read.session.focus = focus_on_summary()
        read.press("e")
        read.choose({"text": "One.\n\nTwo."})
        again = begun(draft, outside)
        assert again.shown.opened.brief == read.brief and again.review.unsaved == 4
        path, number = again.review.offered_file()
        again.review.write(path, again.shown.opened, number - 1)
        data = path.read_bytes()
        loaded = load_bytes(data, path.name, path)
        assert [one for one in lint(loaded, data, None) if one.severity == "error"] == []
        saved, kept = loaded.brief, again.shown.opened.brief
        assert (saved.summary, saved.claims, saved.history) == (kept.summary, kept.claims, kept.history)
        assert saved.speakers == kept.speakers and saved.draft == kept.draft

    def test_unless_the_item_has_changed_meanwhile(self, draft: Path, outside: Environment) -> None:
        read = OffScreen(draft, outside)
        reword(read, "c-bolts", text="Nobody put new bolts in")
        reword(read, "q-3", text="No letter came")
        text = draft.read_text("utf-8").replace("The bolts of the crane were not", "No bolt of the crane was")
        draft.write_text(text, "utf-8")
        again = begun(draft, outside).shown.opened.index.items
        claim, quote = again["c-bolts"], again["q-3"]
        assert isinstance(claim, Claim) and claim.text == "No bolt of the crane was changed"
        assert isinstance(quote, Quote) and quote.content == "No letter came"

    def test_the_summary_too(self, draft: Path, outside: Environment) -> None:
        read = OffScreen(draft, outside)
        read.session.focus = focus_on_summary()
        read.press("e")
        read.choose({"text": "A crane fell."})
        draft.write_text(draft.read_text("utf-8").replace("No such letters", "No letters"), "utf-8")
        assert begun(draft, outside).shown.opened.brief.summary == "A crane fell."

    def test_while_it_is_typed(self, read: OffScreen) -> None:
        read.at("e-fall")
        read.press("e")
        assert isinstance(read.dialog, RewordForm)
        begun_words = {**read.dialog.sheet.values, "text": "The crane", "inferred": "said"}
        read.dialog.typing.keep(begun_words)
        read.choose(None)
        read.press("e")
        assert isinstance(read.dialog, RewordForm)
        assert read.dialog.typing.begun == {"text": "The crane", "inferred": "said"}
        read.choose(begun_words)
        assert item(read, "e-fall").text == "The crane"
        read.press("e")
        assert isinstance(read.dialog, RewordForm) and read.dialog.typing.begun == {}


# The form on the screen


def form(pilot: Pilot[None]) -> RewordForm:
    screen = pilot.app.screen
    assert isinstance(screen, RewordForm)
    return screen


async def at(pilot: Pilot[None], item_id: str) -> None:
    reader(pilot).the(Navigation).go_to(item_id)
    await settled(pilot)


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_a_form_is_filled_with_the_keyboard_alone(
    size: tuple[int, int], draft: Path, outside: Environment
) -> None:
    async with opened(draft, outside, size) as pilot:
        await at(pilot, "c-bolts")
        await press(pilot, "e")
        assert isinstance(form(pilot).focused, TextArea)
        await press(pilot, "end", *" today", "tab", "u")
        assert form(pilot).query_one("#status", Choice).value == "unattributed"
        await press(pilot, "w", "ctrl+s")
        claim = reader(pilot).session.shown.opened.index.items["c-bolts"]
        assert isinstance(claim, Claim)
        assert (claim.text, claim.status) == ("The bolts of the crane were not changed today", "withdrawn")
        assert "Reworded" in said(pilot)


async def test_what_is_not_right_is_told_in_the_form_and_left_without_harm(
    draft: Path, outside: Environment
) -> None:
    async with opened(draft, outside, (80, 24)) as pilot:
        await at(pilot, "e-2019")
        await press(pilot, "e", "tab")
        assert isinstance(form(pilot).focused, Input)
        await write(pilot, "x")
        await press(pilot, "shift+tab", "ctrl+s")
        assert "Write the date as" in str(form(pilot).query_one("#asking", Static).render())
        assert form(pilot).focused is form(pilot).query_one("#date")
        await press(pilot, "escape")
        assert reader(pilot).session.review.unsaved == 0
        await press(pilot, "e")
        assert form(pilot).query_one("#date", Input).value == "2019x"


async def test_the_summary_of_a_draft_can_be_reached(draft: Path, outside: Environment) -> None:
    async with opened(draft, outside, (80, 24)) as pilot:
        await press(pilot, "1", "g", "x")
        assert said(pilot) == "There is no item here."
        await press(pilot, "enter", "e", *" More.", "ctrl+s")
        assert str(reader(pilot).session.shown.opened.brief.summary).endswith("reported. More.")


async def test_all_items_of_a_group_are_accepted_at_once(draft: Path, outside: Environment) -> None:
    async with opened(draft, outside) as pilot:
        await at(pilot, "q-5")
        await press(pilot, "*")
        assert set(reader(pilot).pane.items) == {"q-2", "q-4", "q-5", "q-6"}
        await press(pilot, "*")
        assert reader(pilot).pane.items == ("q-5",)
        await press(pilot, "*", "x")
        assert {one.item for one in reader(pilot).session.shown.opened.brief.draft}.isdisjoint(
            {"q-2", "q-4", "q-5", "q-6"}
        )


async def test_a_list_behind_a_detail_shows_what_was_done_in_the_detail(
    draft: Path, outside: Environment
) -> None:
    async with opened(draft, outside, (60, 20)) as pilot:
        await press(pilot, "2", "G", "enter", "x", "q")
        pane = reader(pilot).pane
        shown = ["".join(part.text for part in pane.render_line(at)) for at in range(pane.size.height)]
        assert any("Ada Quill" in line for line in shown)


def focus_on_summary() -> Any:
    from briefreader.app.reader.session import Focus
    from briefreader.app.reader.trail import Whereabouts

    return Focus(Whereabouts(1, SUMMARY), 1)


def test_the_draft_that_all_this_is_done_to_has_what_it_takes(draft: Path) -> None:
    brief = load(draft).brief
    assert brief.was_drafted and brief.flagged == 3


def test_the_summary_can_be_reworded_after_the_last_item_was_checked(read: OffScreen) -> None:
    for one in sorted(read.unchecked):
        read.at(one)
        read.press("x", "x")
    rows = summary_rows(read.session.shown)
    assert read.unchecked == set() and SUMMARY in rows.keys


def test_the_summary_of_a_brief_that_was_no_draft_is_only_read(samples: Path, outside: Environment) -> None:
    assert SUMMARY not in summary_rows(begun(samples / "sarrow-dam.yaml", outside).shown).keys


def test_words_for_an_item_that_has_changed_meanwhile_are_kept(draft: Path, read: OffScreen) -> None:
    read.at("c-bolts")
    read.press("e")
    form = read.dialog
    assert isinstance(form, RewordForm)
    values = {**form.sheet.values, "text": "Nobody put new bolts in"}
    form.typing.keep(values)
    draft.write_text(draft.read_text("utf-8").replace("The bolts of the crane", "Some bolts"), "utf-8")
    opening = open_for_reading(draft, read.environment)
    read.session.reload(opening, read.session.inspection)
    read.choose(values)
    assert "Your words are kept" in read.said
    assert item(read, "c-bolts").text == "Some bolts were not changed"
    read.press("e")
    assert isinstance(read.dialog, RewordForm)
    assert read.dialog.typing.begun == {"text": "Nobody put new bolts in"}
