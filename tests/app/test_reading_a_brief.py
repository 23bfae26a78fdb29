"""From a file to a reviewed claim, a note and a cited quote, with the keys a reader would press."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from briefreader.app.dialogs.matrix import MatrixScreen
from briefreader.app.dialogs.note_editor import NoteEditor
from briefreader.app.dialogs.problems import ProblemList
from briefreader.app.dialogs.whose_notes import WhoseNotes
from briefreader.app.library.screen import LibraryScreen
from briefreader.app.panes.quotes import quote_rows
from briefreader.app.reader.trail import NOWHERE
from briefreader.app.widgets.bars import KeysBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.pane import Pane
from briefreader.brief import Quote
from briefreader.environment import Environment
from briefreader.notes import Subject
from tests.app.driving import (
    SAMPLE,
    banner,
    entries,
    header,
    opened,
    press,
    reader,
    said,
    shown_panes,
    write,
)
from tests.app.off_screen import OffScreen, begun, words_of
from tests.conftest import ROOT


def foot(pilot: Pilot[None]) -> str:
    """The line of keys as it is drawn."""
    return reader(pilot).query_one(KeysBar).render_line(0).text.replace("\u00a0", " ")


class TestLayout:
    async def test_wide_shows_four_panes_at_once(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            assert shown_panes(pilot) == ["pane-1", "pane-2", "pane-3", "pane-4"]

    @pytest.mark.parametrize("size", [(80, 24), (60, 20)])
    async def test_narrow_shows_one_pane_and_tabs(
        self, samples: Path, outside: Environment, size: tuple[int, int]
    ) -> None:
        async with opened(samples / SAMPLE, outside, size) as pilot:
            assert shown_panes(pilot) == ["pane-3"]
            await press(pilot, "2")
            assert shown_panes(pilot) == ["pane-2"]

    async def test_below_60x20_one_line_says_so(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside, (40, 10)) as pilot:
            assert reader(pilot).query_one("#too-small").display
            seen = [widget.id for widget in reader(pilot).children if widget.display]
            assert seen == ["too-small"]

    async def test_zoom_gives_the_pane_the_screen_and_back(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "z")
            assert shown_panes(pilot) == ["pane-3"]
            await press(pilot, "z")
            assert len(shown_panes(pilot)) == 4

    async def test_the_foot_names_the_keys_of_what_has_the_focus(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            assert "y copy" in foot(pilot)
            await press(pilot, "/")
            assert "y copy" not in foot(pilot) and "Esc cancel" in foot(pilot)
            await press(pilot, "escape")
            assert "y copy" in foot(pilot)
            await press(pilot, "6")
            assert "e edit  d delete  A move" in foot(pilot)

    async def test_widgets_do_not_grow_with_the_brief(self, tmp_path: Path, outside: Environment) -> None:
        brief = {
            "brief": "1",
            "id": "big",
            "title": "Big",
            "source": {"csl": {"id": "x", "type": "report", "title": "T"}},
            "summary": "S",
            "speakers": [{"id": "s-one", "name": "One", "type": "person"}],
            "quotes": [
                {
                    "id": f"q-{n}",
                    "speaker": "s-one",
                    "para": 1,
                    "kind": "direct",
                    "spans": [{"exact": f"Word {n}."}],
                }
                for n in range(3000)
            ],
        }
        path = tmp_path / "big.json"
        path.write_text(json.dumps(brief))
        async with opened(path, outside) as pilot:
            assert len(list(pilot.app.screen.query("*"))) <= 60
            await press(pilot, "2", "G")
            assert reader(pilot).list_in_use.item == "q-2999"


class TestFollowing:
    async def test_enter_shows_the_detail_and_esc_closes_it(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            claim = reader(pilot).list_in_use.item
            await press(pilot, "enter")
            assert shown_panes(pilot) == ["pane-3", "detail"]
            await press(pilot, "escape")
            assert shown_panes(pilot) == ["pane-1", "pane-2", "pane-3", "pane-4"]
            assert reader(pilot).list_in_use.item == claim

    async def test_a_link_is_followed_and_back_and_forward_again(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            claim = reader(pilot).list_in_use.item
            await press(pilot, "enter", "j", "enter")
            quote = reader(pilot).focus_item
            assert quote != claim
            await press(pilot, "backspace")
            assert reader(pilot).focus_item == claim
            await press(pilot, ">")
            assert reader(pilot).focus_item == quote

    async def test_the_matrix_leads_to_the_words_behind_a_cell(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "M")
            matrix = pilot.app.screen
            assert isinstance(matrix, MatrixScreen)
            await press(pilot, "enter")
            assert reader(pilot).active == 2
            assert reader(pilot).list_in_use.item.startswith("q-")


class TestTheHeadingOfAGroup:
    @pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
    async def test_names_the_speaker_above_every_quote(
        self, samples: Path, outside: Environment, size: tuple[int, int]
    ) -> None:
        async with opened(samples / SAMPLE, outside, size) as pilot:
            await press(pilot, "2")
            pane = reader(pilot).pane
            view = reader(pilot).view
            assert view is not None
            speakers = {speaker.name: speaker.id for speaker in view.opened.brief.speakers}
            for key in (*["j"] * 12, "ctrl+d", "ctrl+d", "ctrl+u", "G", *["k"] * 6):
                await press(pilot, key)
                lines = [pane.render_line(y).text[2:] for y in range(pane.size.height)]
                here = next(y for y in range(pane.size.height) if pane.render_line(y).text.startswith("▌"))
                named = (speakers.get(line.partition("  ")[0].rstrip()) for line in lines[here::-1])
                quote = view.opened.index.items[pane.key]
                assert isinstance(quote, Quote)
                assert next(filter(None, named)) in quote.speakers


class TestFinding:
    async def test_matches_are_counted_and_gone_through(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2", "/")
            await write(pilot, "fake news")
            assert "1/1" in said(pilot)
            await press(pilot, "enter")
            assert reader(pilot).list_in_use.item == "q-fake-news"

    async def test_a_filter_leaves_what_fits_and_can_be_taken_off(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            before = len(reader(pilot).pane.rows.index)
            await press(pilot, "&")
            await write(pilot, "status:contested stance:denies")
            await press(pilot, "enter")
            left = list(reader(pilot).pane.rows.index)
            assert left
            assert len(left) < before
            assert f"{len(left)} of {before}" in str(reader(pilot).pane.border_subtitle)
            await press(pilot, "escape")
            assert len(reader(pilot).pane.rows.index) == before

    async def test_an_unknown_filter_says_what_there_is(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "&")
            await write(pilot, "speeker:yang")
            await press(pilot, "enter")
            assert "There is no field speeker. Did you mean speaker?" in said(pilot)


class TestReviewing:
    async def test_x_counts_in_the_header_and_u_takes_it_back(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "x")
            assert "reviewed 1/22" in header(pilot)
            await press(pilot, "u")
            assert "reviewed 0/22" in header(pilot)
            await press(pilot, "ctrl+r")
            assert "reviewed 1/22" in header(pilot)

    async def test_a_grade_is_on_the_disk(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            item = reader(pilot).list_in_use.item
            await press(pilot, "r", "b", "down", "2", "down", "right", "f2")
            subject = reader(pilot).session.owner
        review = outside.store.read(subject).review(item)
        assert review is not None
        assert (review.reliability, review.credibility, review.verdict) == ("B", "2", "supported")

    async def test_a_note_is_there_after_reopening_where_one_was(
        self, samples: Path, outside: Environment
    ) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        read.at("q-minister")
        read.press("a")
        read.choose("ask for the date")
        read.press("q")
        async with opened(samples / SAMPLE, outside) as pilot:
            assert (reader(pilot).active, reader(pilot).list_in_use.item) == (2, "q-minister")
            view = reader(pilot).view
            assert view is not None
            assert [note.text for note in view.notebook.notes("q-minister")] == ["ask for the date"]

    async def test_a_text_that_was_left_is_offered_again(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "a")
            await write(pilot, "half a")
            await press(pilot, "escape", "a")
            editor = pilot.app.screen
            assert isinstance(editor, NoteEditor)
            assert editor.text == "half a"

    async def test_a_mark_leads_back(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            item = reader(pilot).list_in_use.item
            await press(pilot, "m", "a", "2", "'", "a")
            assert reader(pilot).list_in_use.item == item

    async def test_several_are_reviewed_at_once(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "s", "s", "x")
            assert "reviewed 2/22" in header(pilot)


class TestCopying:
    async def test_a_quote_goes_out_with_its_citation(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2")
            reader(pilot).pane.move_to("q-fake-news")
            await press(pilot, "y")
            assert pilot.app.clipboard.startswith("“another fake news story” — ")
            assert "The New York Times, n.d., para. 15. [on: " in pilot.app.clipboard
            assert "not confirmed" in said(pilot)
            assert "attested" in said(pilot)

    async def test_indirect_speech_is_never_in_quotation_marks(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2")
            reader(pilot).pane.move_to("q-arms-denial")
            await press(pilot, "y")
            words, _, _ = pilot.app.clipboard.partition(", in ")
            assert words.startswith("Russia and North Korea: ")
            assert words.endswith("(paraphrase)")
            assert "“" not in words

    async def test_another_form_is_chosen_with_a_preview(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2", "Y", "tab", "j", "enter")
            assert "(n.d.)" in pilot.app.clipboard

    async def test_what_is_shown_is_what_is_copied_and_the_full_stop_copies_so_again(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2", "Y", "j", "j", "b", "b")
            shown = str(pilot.app.screen.query_one("#text", Static).render())
            await press(pilot, "y")
            first = pilot.app.clipboard
            assert first == shown
            assert first.startswith("> ")
            await press(pilot, "j", ".")
            assert pilot.app.clipboard.startswith("> ")
            assert pilot.app.clipboard != first

    async def test_several_quotes_have_one_reference_and_can_stand_by_speaker(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2")
            three = frozenset({"q-pattern", "q-data", "q-first-war"})
            reader(pilot).pane.choose(three)
            await press(pilot, "Y", "tab", "j", "y")
            text = pilot.app.clipboard
            assert text.count("(n.d.). The New York Times.") == 1
            assert text.count("Seoul, said") == 3
            assert text.index("Korean theater") > text.index("fight there themselves")
            reader(pilot).pane.choose(three)  # the copy has ended the selection
            await press(pilot, "Y", "g", "y")
            grouped = pilot.app.clipboard
            assert sorted(grouped.split("\n")) == sorted(text.split("\n"))

    async def test_a_template_of_ones_own_is_among_the_formats(
        self, samples: Path, outside: Environment
    ) -> None:
        outside.templates.mkdir()
        (outside.templates / "memo.markdown.jinja").write_text("- {{ speaker }}: {{ marked }} ({{ place }})")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2", "Y", "end", "y")
            assert pilot.app.clipboard.startswith("- Kim Jong-un: “full support and solidarity” (caption)")
            (outside.templates / "memo.markdown.jinja").write_text("{{ speeker }}")
            await press(pilot, ".")
            assert "speeker; did you mean speaker?" in said(pilot)

    async def test_some_words_of_a_quote(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2")
            reader(pilot).pane.move_to("q-fake-news")
            await press(pilot, "v", "j", "w", "w", "y")
            assert pilot.app.clipboard.startswith("“fake news story” — ")

    def test_blank_words_can_not_be_selected(
        self, samples: Path, outside: Environment, tmp_path: Path
    ) -> None:
        brief = tmp_path / "blank.yaml"
        text = (samples / SAMPLE).read_text("utf-8")
        brief.write_text(text.replace("gaps:\n", 'gaps:\n  - {id: g-blank, text: " "}\n'), "utf-8")
        read = OffScreen(brief, outside)
        read.at("g-blank", pane=1)
        read.press("v")
        assert "no words to select" in read.said


class TestOpening:
    async def test_a_folder_is_a_list_and_q_comes_back_to_the_line(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples, outside) as pilot:
            assert isinstance(pilot.app.screen, LibraryScreen)
            await press(pilot, "j")
            line = pilot.app.screen.query_one(ItemList).key
            await press(pilot, "enter")
            assert reader(pilot).view is not None
            await press(pilot, "q")
            assert pilot.app.screen.query_one(ItemList).key == line

    async def test_a_new_revision_marks_what_changed(self, samples: Path, outside: Environment) -> None:
        begun(samples / "sarrow-dam.yaml", outside).remember(NOWHERE)
        async with opened(samples / "sarrow-dam-r2.yaml", outside) as pilot:
            assert "Since you read revision 1: 7 new, 49 changed" in said(pilot)
            view = reader(pilot).view
            assert view is not None
            assert "changed" in view.changed.values()
            assert "new" in view.changed.values()

    async def test_a_file_that_is_no_brief_ends_with_one_message(
        self, tmp_path: Path, outside: Environment
    ) -> None:
        path = tmp_path / "broken.yaml"
        path.write_text("brief: [")
        async with opened(path, outside) as pilot:
            assert pilot.app.return_code == 2

    async def test_a_brief_with_errors_opens_and_lists_them(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        text = (samples / "sarrow-dam.yaml").read_text().replace("kind: direct", "kind: directt", 1)
        path = tmp_path / "wrong.yaml"
        path.write_text(text)
        async with opened(path, outside) as pilot:
            assert "! " in header(pilot)
            await press(pilot, "!")
            assert isinstance(pilot.app.screen, ProblemList)

    async def test_hostile_words_are_only_words(self, tmp_path: Path, outside: Environment) -> None:
        evil = "[/oops] [@click=app.quit]x[/] \x1b]52;c;ZXZpbA==\x07 \u202e turned"
        brief = {
            "brief": "1",
            "id": "evil",
            "title": evil,
            "handling": evil,
            "source": {"csl": {"id": "x", "type": "report", "title": evil, "container-title": evil}},
            "summary": evil,
            "speakers": [{"id": "s-one", "name": evil, "type": "person", "role": evil, "party": "p-one"}],
            "quotes": [
                {"id": "q-one", "speaker": "s-one", "para": 1, "kind": "direct", "spans": [{"exact": evil}]}
            ],
            "claims": [
                {
                    "id": "c-one",
                    "text": evil,
                    "status": "contested",
                    "positions": [
                        {"stance": "asserts", "by": "s-one", "quote": "q-one", "evidence": "not-stated"},
                        {"stance": "denies", "by": "s-one", "party": evil, "evidence": "not-stated"},
                    ],
                }
            ],
            "history": [{"id": "e-one", "text": evil, "date_text": evil}],
            "gaps": [evil],
        }
        path = tmp_path / "evil.json"
        path.write_text(json.dumps(brief))
        async with opened(path, outside) as pilot:
            for key in (
                "1",
                "2",
                "enter",
                "escape",
                "3",
                "enter",
                "escape",
                "M",
                "q",
                "4",
                "5",
                "6",
                "!",
                "escape",
            ):
                await press(pilot, key)
            await press(pilot, "2", "Y", "escape", "v", "escape", "a", "escape", "r", "escape", "?")
            drawn = pilot.app.export_screenshot()
            assert "\x1b" not in drawn
            assert "\u202e" not in drawn


async def test_notes_of_another_brief_with_the_same_id_are_not_shown(
    tmp_path: Path, outside: Environment
) -> None:
    with outside.store.edit(Subject("same", "First", "a" * 64)) as edit:
        edit.add_note("c-one", "about the first")
    path = tmp_path / "second.json"
    source = {"csl": {"id": "x", "type": "report", "title": "T"}, "sha256": "b" * 64}
    path.write_text(
        json.dumps({"brief": "1", "id": "same", "title": "Second", "source": source, "summary": "S"})
    )
    async with opened(path, outside) as pilot:
        assert isinstance(pilot.app.screen, WhoseNotes)
        await press(pilot, "escape")
        assert "kept separate" in said(pilot)
        assert entries(pilot) == ()
        assert "Read-only" in banner(pilot)
    async with opened(path, outside) as pilot:
        await press(pilot, "j", "enter")
        assert [entry.item for entry in entries(pilot)] == ["c-one"]


async def test_a_brief_without_claims_opens_on_its_quotes_and_is_reviewed_by_them(
    outside: Environment,
) -> None:
    async with opened(ROOT / "tests" / "briefs" / "many-scripts.yaml", outside) as pilot:
        assert reader(pilot).active == 2
        await press(pilot, "x")
        assert "6 quotes" in header(pilot) and "reviewed 1/6" in header(pilot)
        panes = reader(pilot).query(Pane)
        lines = {pane.number: (str(pane.border_title), pane.outer_size.height) for pane in panes}
        assert lines[3] == ("3 Disputed claims: none", 1) and lines[4] == ("4 History: none", 1)
        assert lines[2][1] > 30  # the others have the room
        hints = {pane.number: pane.rows.row(0).blocks[0].words for pane in panes if pane.number in (3, 4, 6)}
        assert hints[3] == "No claims yet. On a quote (2), f makes one."
        assert hints[4].startswith("No events yet. In the source (5)")
        await press(pilot, "&")
        await write(pilot, "tag:nowhere")
        await press(pilot, "enter")
        assert (
            reader(pilot).pane.rows.row(0).blocks[0].words == "Nothing matches “tag:nowhere”. Esc shows all."
        )


def test_a_few_quoted_words_stand_on_one_line_with_what_is_said_of_them(
    draft: Path, outside: Environment
) -> None:
    view = begun(draft, outside).shown
    assert "“a decision, not an oversight.”  The delay was decided on · partial" in words_of(quote_rows(view))
