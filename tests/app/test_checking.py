"""A draft on the screen: what is unchecked is seen, checked, kept, and written where it may be."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from briefreader.app.dialogs.picker import Picker
from briefreader.app.reader.keep_decisions import KeepDecisions
from briefreader.app.reader.leave import Leave
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.reload import Reload
from briefreader.app.widgets.bars import Header, KeysBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.base.settings import Settings
from briefreader.brief import Brief, Claim, Quote
from briefreader.brief.lint.linter import lint
from briefreader.brief.reading.load import load
from briefreader.brief.writing.decisions import Accept, Decision, Drop, SetSpeaker
from briefreader.brief.writing.serialise import as_yaml
from briefreader.environment import Environment
from briefreader.notes.error import Full
from briefreader.notes.state import DraftChecks, FarMark
from tests.app.driving import banner, opened, press, reader, said, screen_text, settled, write
from tests.app.off_screen import begun, words_of

ELEVEN = "DRAFT, 11 of 14 unchecked"


def decided(draft: Path, outside: Environment, *decisions: Decision) -> None:
    """What was decided on a draft in a window that has gone, and not saved."""
    review = begun(draft, outside).review
    for decision in decisions:
        review.decide(decision)
    review.keep()


def brief_shown(pilot: Pilot[None]) -> Brief:
    view = reader(pilot).view
    assert view is not None
    return view.opened.brief


def unchecked(pilot: Pilot[None]) -> set[str]:
    return {one.item for one in brief_shown(pilot).draft}


def reported(pilot: Pilot[None]) -> Claim:
    return next(one for one in brief_shown(pilot).claims if one.id == "c-reported")


def mark(pilot: Pilot[None]) -> str:
    return reader(pilot).query_one(Header).mark


def status(pilot: Pilot[None]) -> str:
    return reader(pilot).query_one(KeysBar).standing


async def at(pilot: Pilot[None], item: str) -> None:
    reader(pilot).the(Navigation).go_to(item)
    await settled(pilot)


async def answer(pilot: Pilot[None], text: str) -> None:
    """Put a text in the place of what the prompt offers, and enter it."""
    field = reader(pilot).query_one("#prompt-input", Input)
    field.value = ""
    await write(pilot, text)
    await press(pilot, "enter")


def offered(pilot: Pilot[None]) -> str:
    return reader(pilot).query_one("#prompt-input", Input).value


class TestItIsSeen:
    @pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
    async def test_as_a_draft_with_its_counts_at_every_size(
        self, size: tuple[int, int], draft: Path, outside: Environment
    ) -> None:
        async with opened(draft, outside, size) as pilot:
            for key in "123456":
                await press(pilot, key)
                assert ELEVEN in screen_text(pilot)
            await press(pilot, "2", "enter")
            assert ELEVEN in screen_text(pilot)

    async def test_without_colours_too(
        self, draft: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        async with opened(draft, outside) as pilot:
            shown = screen_text(pilot)
            assert ELEVEN in shown and "draft 62 %" in shown and "two possible speakers" in shown

    async def test_when_it_is_copied(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-4")
            await press(pilot, "y")
            assert "rule-based draft, not checked" in said(pilot)
            await press(pilot, "x", "y")
            assert "not checked" not in said(pilot)

    async def test_in_the_list_of_briefs(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, replace(outside, settings=Settings(library=draft.parent))) as pilot:
            await press(pilot, "L")
            assert "draft, 11 unchecked" in screen_text(pilot)

    async def test_that_has_a_later_revision_beside_it(self, draft: Path, outside: Environment) -> None:
        shutil.copy(draft, draft.with_name("harbour-crane-r2.yaml"))
        async with opened(draft, outside) as pilot:
            assert "A later revision is in the same folder: harbour-crane-r2.yaml" in said(pilot)

    async def test_but_not_in_a_brief_that_is_none(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / "sarrow-dam.yaml", outside) as pilot:
            assert mark(pilot) == "" and "unchecked" not in screen_text(pilot)
            await press(pilot, "ctrl+s")
            assert said(pilot) == "There are no unsaved changes."

    async def test_whatever_a_file_says_of_its_rules(self, draft: Path, outside: Environment) -> None:
        brief = load(draft).brief
        hostile = "\x1b]52;c;aGk=\x07\x1b[2J[bold]\u202eabc" + "x" * 300
        drafted = tuple(
            replace(one, rule=hostile, words=hostile, doubt=hostile, candidates=("s-lund", "s-nobody"))
            for one in brief.draft
        )
        drafted = (*drafted, replace(drafted[0], item="q-nowhere"))
        named = tuple(replace(one, name=one.name + hostile) for one in brief.speakers)
        draft.write_text(as_yaml(replace(brief, draft=drafted, speakers=named)), "utf-8")
        async with opened(draft, outside, (80, 24)) as pilot:
            await at(pilot, "q-4")
            for keys in (("enter",), ("w",), ("enter",), ("D",), ("u",), ("ctrl+s",), ("enter",), ("]",)):
                await press(pilot, *keys)
                drawn = pilot.app.export_screenshot()
                assert "\x1b" not in drawn and "\u202e" not in drawn
            assert "Revision 2" not in said(pilot) and "DRAFT" in mark(pilot)
        assert load(draft.parent / "harbour-crane-r2.yaml").brief.speakers[0].name == named[0].name

    async def test_what_is_unchecked_and_not_there_is_told(self, draft: Path, outside: Environment) -> None:
        brief = load(draft).brief
        nowhere = replace(brief.draft[0], item="q-nowhere")
        draft.write_text(as_yaml(replace(brief, draft=(nowhere,))), "utf-8")
        async with opened(draft, outside) as pilot:
            await press(pilot, "]")
            assert "that the brief does not have" in said(pilot)


class TestGoingFromOneToTheNext:
    async def test_over_all_panes_and_around(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            await press(pilot, "2", "home")
            seen = [reader(pilot).list_in_use.item]
            for _ in range(11):
                await press(pilot, "]")
                seen.append(reader(pilot).list_in_use.item)
            assert seen[0] == seen[-1] and set(seen) == unchecked(pilot)
            assert "Continued from the first item" in said(pilot)
            await press(pilot, "[", "[")
            assert reader(pilot).list_in_use.item == seen[-3]

    async def test_least_sure_first_when_it_is_asked_for(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            await press(pilot, "1", "U")
            assert "least sure first" in said(pilot)
            seen = []
            for _ in range(4):
                await press(pilot, "]")
                seen.append(reader(pilot).list_in_use.item)
            assert seen == ["c-reported", "q-4", "e-fall", "c-inspected"]
            await press(pilot, "[")
            assert reader(pilot).list_in_use.item == "e-fall"

    async def test_least_sure_first_begins_with_it_wherever_the_cursor_is(
        self, draft: Path, outside: Environment
    ) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-7")
            await press(pilot, "U", "]")
            assert reader(pilot).list_in_use.item == "c-reported"
            await press(pilot, "]")
            assert reader(pilot).list_in_use.item == "q-4"
            await at(pilot, "q-7")
            await press(pilot, "U", "U", "]")
            assert reader(pilot).list_in_use.item == "c-reported"

    async def test_goes_on_from_what_was_accepted_or_dropped(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            await press(pilot, "1", "U", "]", "x", "]")
            assert reader(pilot).list_in_use.item == "q-4"
            await press(pilot, "D", "]")
            assert reader(pilot).list_in_use.item == "e-fall"

    async def test_with_the_detail_open(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside, (80, 24)) as pilot:
            await at(pilot, "q-7")
            await press(pilot, "enter", "]")
            assert reader(pilot).focus_item in unchecked(pilot) - {"q-7"}
            assert reader(pilot).detail.has_focus

    async def test_tells_of_those_that_a_filter_hides(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            for pane in "234":
                await press(pilot, pane, "&")
                await answer(pilot, "nothing-like-this")
            await press(pilot, "]")
            assert "11 unchecked items are hidden" in said(pilot)

    async def test_to_what_is_not_reviewed_once_everything_is_checked(
        self, draft: Path, outside: Environment
    ) -> None:
        async with opened(draft, outside) as pilot:
            _, *others = sorted(unchecked(pilot))
            reader(pilot).the(KeepDecisions).decide(Accept(tuple(others)))
            await press(pilot, "]", "x")
            assert mark(pilot) == "" and "everything is checked" in said(pilot)
            await press(pilot, "3", "home", "x", "x", "]")
            assert reader(pilot).list_in_use.item not in ("", "c-reported")


class TestChecking:
    async def test_x_accepts_and_then_reviews(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-2")
            await press(pilot, "x")
            assert mark(pilot) == "DRAFT, 10 of 14 unchecked, 3 flagged" and "10 still unchecked" in said(
                pilot
            )
            assert status(pilot) == "1 change unsaved"
            await press(pilot, "x")
            assert "Already accepted. x again marks it as reviewed" in said(pilot)
            view = reader(pilot).view
            assert view is not None and "q-2" not in view.notebook.reviewed
            await press(pilot, "x")
            view = reader(pilot).view
            assert view is not None and "q-2" in view.notebook.reviewed
            await press(pilot, "x")
            view = reader(pilot).view
            assert view is not None and "q-2" not in view.notebook.reviewed

    async def test_s_offers_those_it_could_be_then_all_then_somebody_else(
        self, draft: Path, outside: Environment
    ) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-4")
            await press(pilot, "w")
            listing = pilot.app.screen
            assert isinstance(listing, Picker)
            rows = listing.query_one(ItemList).rows
            assert list(rows.keys)[:3] == ["s-lund", "s-arrow", "s-reed"] and len(rows) == 7
            told = words_of(rows).splitlines()
            assert "candidate" in told[1] and "candidate" not in told[2] and told[-1] == "someone else …"
            await press(pilot, "j", "enter")
            quote = reader(pilot).view.opened.index.items["q-4"]  # type: ignore[union-attr]
            assert isinstance(quote, Quote) and quote.speaker == "s-arrow"
            assert "Said by Jonas Arrow" in said(pilot) and "q-4" not in unchecked(pilot)
            assert reader(pilot).list_in_use.item == "q-4"

    async def test_s_takes_a_new_name(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-7")
            await press(pilot, "w", "end", "enter")
            await answer(pilot, "Mara Oak")
            assert "Said by Mara Oak" in said(pilot) and "Mara Oak" in screen_text(pilot)
            assert "Tomas Reed" not in {one.name for one in brief_shown(pilot).speakers}

    async def test_s_left_changes_nothing(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-7")
            await press(pilot, "w", "escape", "w", "end", "enter", "escape")
            assert mark(pilot) == f"{ELEVEN}, 3 flagged"

    async def test_s_on_a_claim_chooses_who_of_those_who_hold_it_is_meant(
        self, draft: Path, outside: Environment
    ) -> None:
        async with opened(draft, outside) as pilot:
            before = brief_shown(pilot)
            await at(pilot, "c-reported")
            await press(pilot, "w")
            rows = pilot.app.screen.query_one(ItemList).rows
            assert list(rows.keys) == ["s-union", "s-lund", "*"]
            assert "We wrote to them in January" in words_of(rows)
            await press(pilot, "j", "enter")
            assert "Held by Petra Lund alone" in said(pilot)
            assert [one.by for one in reported(pilot).positions] == ["s-lund", "s-arrow"]
            assert "c-reported" in unchecked(pilot) and reader(pilot).list_in_use.item == "c-reported"
            await press(pilot, "u")
            assert brief_shown(pilot) == before and "Undid: who holds c-reported" in said(pilot)

    async def test_d_drops_with_what_rests_on_it_and_u_brings_it_back(
        self, draft: Path, outside: Environment
    ) -> None:
        async with opened(draft, outside) as pilot:
            before = brief_shown(pilot)
            await at(pilot, "q-4")
            await press(pilot, "D")
            assert "Dropped: q-4, and with it c-inspected" in said(pilot)
            assert "inspections" not in screen_text(pilot)
            await press(pilot, "u")
            assert brief_shown(pilot) == before and reader(pilot).list_in_use.item == "q-4"
            assert "Undid: dropping q-4" in said(pilot) and status(pilot) == ""
            await press(pilot, "ctrl+r")
            assert "q-4" not in reader(pilot).view.opened.index.items  # type: ignore[union-attr]

    async def test_d_closes_the_detail_of_what_it_drops(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-4")
            await press(pilot, "enter", "D")
            assert reader(pilot).focus_item == ""

    async def test_what_is_not_saved_stays_in_sight_beside_notes_that_are(
        self, draft: Path, outside: Environment
    ) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-2")
            await press(pilot, "x", "b")
            assert status(pilot) == "1 change unsaved · saved 10:41"
            await press(pilot, "u", "u")
            assert status(pilot) == "saved 10:41"
        async with opened(draft, outside, (60, 20)) as pilot:
            await press(pilot, "x", "x", "b")
            assert status(pilot) == "1 unsaved" and "1 unsaved" in screen_text(pilot)

    @pytest.mark.parametrize(
        ("size", "keys"),
        [
            ((60, 20), "? keys  x accept  ] next  w speaker  e reword"),
            ((80, 24), "? keys  x accept  ] next  w speaker  e reword  D drop  Ctrl+s save"),
        ],
    )
    async def test_the_keys_of_a_draft_come_first(
        self, size: tuple[int, int], keys: str, draft: Path, outside: Environment
    ) -> None:
        async with opened(draft, outside, size) as pilot:
            items = [one.item for one in brief_shown(pilot).draft][:10]
            reader(pilot).the(KeepDecisions).decide(Accept(tuple(items[2:])))
            for item in items[:2]:
                await at(pilot, item)
                assert keys in screen_text(pilot)
                await press(pilot, "x", "x")
                assert keys.replace("accept", "reviewed")[:38] in screen_text(pilot)
            assert "10 unsaved" in screen_text(pilot)

    async def test_the_keys_of_a_draft_are_told(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            assert "w speaker" in screen_text(pilot)
            await press(pilot, "?")
            assert "Change the speaker, or choose who holds" in words_of(
                pilot.app.screen.query_one(ItemList).rows
            )


class TestSaving:
    async def test_offers_a_file_and_tells_what_is_left(self, draft: Path, outside: Environment) -> None:
        before = draft.read_bytes()
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-4")
            await press(pilot, "w", "j", "enter", "ctrl+s")
            target = draft.parent / "harbour-crane-r2.yaml"
            assert offered(pilot) == str(target)
            await press(pilot, "enter")
            assert "Revision 2 is in" in said(pilot) and "10 of 14 still unchecked" in said(pilot)
            saved = load(target).brief
            assert saved.provenance is not None and saved.provenance.checked_by == "ana"
            assert (saved.revision, saved.provenance.checked) == (2, "2026-11-24")
            assert draft.read_bytes() == before
            assert status(pilot) == "saved 10:41" and mark(pilot) == "DRAFT, 10 of 14 unchecked, 2 flagged"
            await press(pilot, "ctrl+s")
            assert "no unsaved changes" in said(pilot)
            # It goes on with the same file, and one more revision.
            await press(pilot, "]", "x", "]", "x", "ctrl+s")
            assert offered(pilot) == str(target)
            await press(pilot, "enter")
            assert load(target).brief.revision == 3 and len(load(target).brief.draft) == 8
        data = target.read_bytes()
        assert not [one for one in lint(load(target), data, None) if one.severity == "error"]

    async def test_never_over_the_article_or_anything_else(self, draft: Path, outside: Environment) -> None:
        article = draft.parent / "harbour.txt"
        before = article.read_bytes()
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-2")
            await press(pilot, "x", "ctrl+s")
            await answer(pilot, str(article))
            assert "Not written" in said(pilot) and status(pilot) == "1 change unsaved"
            await press(pilot, "ctrl+s", "enter")
            assert "Revision 2 is in" in said(pilot)
        assert article.read_bytes() == before
        # The basket and reports read the revision that was written.
        assert outside.state.readings.path("harbour-crane") == draft.with_name("harbour-crane-r2.yaml")

    async def test_a_name_that_can_not_be_used_is_told(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-2")
            await press(pilot, "x", "ctrl+s")
            await answer(pilot, "~nobody-at-all/x.yaml")
            assert "Not written" in said(pilot) and status(pilot) == "1 change unsaved"

    async def test_asks_for_the_name_of_who_checked(self, draft: Path, outside: Environment) -> None:
        async with opened(draft, replace(outside, named=None)) as pilot:
            await at(pilot, "q-2")
            await press(pilot, "x", "ctrl+s")
            await answer(pilot, "Ben")
            await press(pilot, "enter")
            made = load(draft.parent / "harbour-crane-r2.yaml").brief.provenance
            assert made is not None and made.checked_by == "Ben"


class TestNothingIsLost:
    async def test_what_was_not_saved_is_there_again(self, draft: Path, outside: Environment) -> None:
        decided(draft, outside, SetSpeaker(("q-4",), "s-arrow"), Drop(("q-7",)))
        async with opened(draft, outside) as pilot:
            restored = "2 changes of your last visit were not saved; they are restored: Ctrl+s saves"
            assert restored in said(pilot)
            assert (
                mark(pilot) == "DRAFT, 9 of 13 unchecked, 2 flagged" and status(pilot) == "2 changes unsaved"
            )
            assert "new" not in words_of(reader(pilot).query_one("#pane-2", ItemList).rows)
            await press(pilot, "u")
            assert "q-7" in unchecked(pilot)
            await press(pilot, "ctrl+r", "Q")
            assert "2 changes are not saved" in reader(pilot).the(Leave).last_words

    async def test_going_to_another_brief_says_so_too(
        self, draft: Path, samples: Path, outside: Environment
    ) -> None:
        outside.state.chosen.keep_far_mark(
            "A", FarMark(str(samples / "sarrow-dam.yaml"), "Sarrow", "q-gates")
        )
        async with opened(draft, outside, notifications=True) as pilot:
            await at(pilot, "q-2")
            await press(pilot, "x", "'", "A")
            assert reader(pilot).session.path.name == "sarrow-dam.yaml"
            await settled(pilot)
            assert "1 change is not saved" in screen_text(pilot)

    async def test_what_was_done_to_another_file_of_the_brief_is_told_there(
        self, draft: Path, outside: Environment
    ) -> None:
        decided(draft, outside, Accept(("q-2",)))
        other = draft.with_name("other.yaml")
        other.write_text(draft.read_text("utf-8") + "# another\n", "utf-8")
        async with opened(other, outside) as pilot:
            assert mark(
                pilot
            ) == f"{ELEVEN}, 3 flagged" and "1 change of harbour-crane.yaml not saved" in said(pilot)

    async def test_a_full_disk_is_told_and_leaving_has_to_be_insisted_on(
        self, draft: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise Full("the disk is full", "Make room.")

        monkeypatch.setattr(DraftChecks, "keep", full)
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-2")
            await press(pilot, "x")
            assert "only in memory" in banner(pilot)
            await press(pilot, "q")
            assert "could not be saved" in said(pilot)
            await press(pilot, "ctrl+s", "enter")
            assert banner(pilot) == "" and "Revision 2" in said(pilot)

    async def test_a_file_that_changes_is_not_read_over_what_is_not_saved(
        self, draft: Path, outside: Environment
    ) -> None:
        async with opened(draft, outside) as pilot:
            await at(pilot, "q-2")
            await press(pilot, "x")
            text = draft.read_text("utf-8").replace("title: The crane at Ellery", "title: Another title")
            draft.write_text(text, "utf-8")
            reader(pilot).the(Reload).look_again()
            await settled(pilot)
            assert banner(pilot) == (
                "The file has changed; your 1 change is of the version before. "
                "Ctrl+s writes it to another file; u undoes it and then shows the change."
            )
            assert len(unchecked(pilot)) == 10
            await press(pilot, "u")
            for _ in range(2):
                reader(pilot).the(Reload).look_again()
                await settled(pilot)
            assert brief_shown(pilot).title == "Another title" and banner(pilot) == ""
            await press(pilot, "x")
            assert len(unchecked(pilot)) == 10
