"""The review of a draft without a screen: decided, kept, restored, and written where it may be."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.app.panes.claims import claim_rows
from briefreader.app.panes.detail import detail_rows
from briefreader.app.panes.history import history_rows
from briefreader.app.panes.quotes import quote_rows
from briefreader.app.panes.summary import summary_rows
from briefreader.app.reader.leave import Leave
from briefreader.app.reader.read_brief import file_stamp, open_for_reading
from briefreader.app.reader.reload import Reload
from briefreader.app.reader.session import ReadingSession
from briefreader.brief import BriefError, Claim, Quote
from briefreader.brief.reading.load import load
from briefreader.brief.writing.decisions import Accept, Decision, Drop, Hold, SetSpeaker
from briefreader.brief.writing.sentences import UNCHECKED_SUMMARY
from briefreader.brief.writing.serialise import as_yaml
from briefreader.environment import Environment
from briefreader.notes.error import Full
from briefreader.notes.state import DraftChecks
from briefreader.wording.draft_review import elsewhere_line, left_unsaved_words, restored_lines
from tests.app.off_screen import OffScreen, begun, words_of

ELEVEN = "DRAFT, 11 of 14 unchecked"


@pytest.fixture
def session(draft: Path, outside: Environment) -> ReadingSession:
    return begun(draft, outside)


def decide(session: ReadingSession, *decisions: Decision) -> None:
    """Decide, show and keep, as the screen does."""
    for decision in decisions:
        session.review.decide(decision)
    session.show_document(session.review.opened)
    session.review.kept = session.review.keep()


def write(session: ReadingSession, path: Path | None = None) -> Path:
    """Write the draft to the file that is offered, or to another, and go on with it; the file."""
    review, (offered, number) = session.review, session.review.offered_file()
    after = number - 1 if path is None else review.read.brief.revision
    saved = review.write(path or offered, session.shown.opened, after)
    settled = review.go_on_with(saved)
    session.path, session.file = saved.path, file_stamp(saved.path)
    review.forget(settled)
    session.show_document(saved.opened)
    return saved.path


def mark(session: ReadingSession) -> str:
    return session.shown.opened.brief.draft_mark


def unchecked(session: ReadingSession) -> set[str]:
    return {one.item for one in session.shown.opened.brief.draft}


def restored(session: ReadingSession) -> str:
    """What is told of decisions that were not saved the last time."""
    found = session.review.restored
    lines = restored_lines(found.again, found.before, found.fitting)
    if found.elsewhere:
        lines = (elsewhere_line(found.elsewhere, found.elsewhere_in),)
    return " ".join(lines)


def change(draft: Path, old: str, new: str) -> None:
    text = draft.read_text("utf-8")
    assert old in text
    draft.write_text(text.replace(old, new), "utf-8")


class TestItIsSeen:
    def test_in_each_row_that_is_unchecked(self, session: ReadingSession) -> None:
        rows = (
            quote_rows(session.shown, by_paragraph=False),
            claim_rows(session.shown, contested_only=False),
        )
        panes = [words_of(one) for one in (*rows, history_rows(session.shown))]
        assert [words.count("draft ") for words in panes] == [7, 2, 2]
        assert "two possible speakers" in panes[0]

    def test_why_it_is_there(self, session: ReadingSession) -> None:
        shown = words_of(detail_rows(session.shown, "q-4"))
        for told in (
            "rule: he or she + said after the quote",
            "right in 62 % of tests",
            "“he said”",
            "Petra Lund, Jonas Arrow",
            "“he” follows two names",
        ):
            assert told in shown
        decide(session, Accept(("q-4",)))
        assert "rule:" not in words_of(detail_rows(session.shown, "q-4"))

    def test_in_its_summary_until_everything_is_checked(self, draft: Path, outside: Environment) -> None:
        brief = load(draft).brief
        summary = f"{UNCHECKED_SUMMARY} The summary is still to be written."
        draft.write_text(as_yaml(replace(brief, summary=summary)), "utf-8")
        session = begun(draft, outside)
        assert "Machine-generated (by rules), 11 of 14 items not yet checked." in words_of(
            summary_rows(session.shown)
        )
        decide(session, Accept(("q-1",)))
        write(session)
        shown = words_of(summary_rows(session.shown))
        assert "Machine-generated (by rules), 10 of 14 items not yet checked." in shown
        assert "nobody has checked" not in shown
        for item in sorted(unchecked(session)):
            decide(session, Accept((item,)))
        shown = words_of(summary_rows(session.shown))
        assert "Made by rules" not in shown and "nobody has checked" not in shown

    def test_that_has_a_later_revision_beside_it(self, draft: Path, outside: Environment) -> None:
        assert open_for_reading(draft, outside).newer == ""
        session = begun(draft, outside)
        decide(session, Accept(("q-1",)))
        second = write(session)
        draft.with_name("harbour-crane-rx.yaml").touch()
        assert open_for_reading(draft, outside).newer == "harbour-crane-r2.yaml" == second.name
        assert open_for_reading(second, outside).newer == ""

    def test_but_not_in_a_brief_that_is_none(self, samples: Path, outside: Environment) -> None:
        read = OffScreen(samples / "sarrow-dam.yaml", outside)
        read.at("q-1")
        assert mark(read.session) == "" and not read.session.is_draft
        for key in ("w", "D", "U"):
            read.press(key)
            assert "Only a draft's items" in read.said
        read.press("ctrl+s")
        assert read.said == "There are no unsaved changes."


class TestDeciding:
    def test_makes_the_brief_anew_of_the_file_s_own(self, session: ReadingSession) -> None:
        before = session.shown.opened
        decide(session, Accept(("q-2",)), Drop(("q-7",)))
        assert mark(session) == "DRAFT, 9 of 13 unchecked" and session.review.unsaved == 2
        assert session.review.read is before
        session.journal.undo()
        session.journal.undo()
        assert session.review.opened is before

    def test_counts_an_item_once_however_often_it_is_decided_on(self, session: ReadingSession) -> None:
        decide(session, SetSpeaker(("q-4",), "s-arrow"), Accept(("q-4",)), Accept(("q-2", "q-4")))
        assert session.review.unsaved == 2

    def test_names_who_checked_it(self, session: ReadingSession) -> None:
        decide(session, Accept(("q-2",)))
        made = session.shown.opened.brief.provenance
        assert made is not None and (made.checked_by, made.checked) == ("ana", "2026-11-24")

    def test_of_several_at_once(self, draft: Path, outside: Environment) -> None:
        read = OffScreen(draft, outside)
        read.at("q-1", "q-2", "q-3")
        read.press("x")
        assert "3 items accepted" in read.said and len(read.unchecked) == 8

    def test_tells_when_nothing_is_left(self, draft: Path, outside: Environment) -> None:
        read = OffScreen(draft, outside)
        for item in sorted(read.unchecked):
            read.at(item)
            read.press("x")
            if item == "c-reported":  # several may hold it, and a first x asks
                assert "x again to accept" in read.said
                read.press("x")
        assert "everything is checked" in read.said and read.unchecked == set()

    def test_is_not_possible_while_the_draft_is_written(self, draft: Path, outside: Environment) -> None:
        read = OffScreen(draft, outside)
        read.session.review.is_being_written = True
        for key in ("x", "D"):
            read.at("q-2")
            read.press(key)
            assert "is being written: press the key again" in read.said
        assert read.session.review.unsaved == 0


class TestAClaimThatOneOrAnotherMayHold:
    DOUBT = "the denial may answer Petra Lund or Dockers’ union"

    @pytest.fixture
    def read(self, draft: Path, outside: Environment) -> OffScreen:
        change(draft, "what is denied may be more than this", self.DOUBT)
        read = OffScreen(draft, outside)
        read.at("c-reported", pane=3)
        return read

    def positions(self, read: OffScreen) -> list[str]:
        claim = read.session.shown.opened.index.items["c-reported"]
        assert isinstance(claim, Claim)
        return ["".join(one.speakers) for one in claim.positions]

    def test_is_asked_about_once(self, read: OffScreen) -> None:
        read.press("x")
        assert read.said == f"c-reported: {self.DOUBT}. w to choose one · x again to accept all"
        assert "c-reported" in read.unchecked
        read.press("x")
        assert "c-reported" not in read.unchecked and len(self.positions(read)) == 3

    def test_is_asked_about_among_others(self, read: OffScreen) -> None:
        read.at("q-1", "c-reported", "q-2")
        read.press("x")
        assert read.said.startswith("c-reported: ") and len(read.unchecked) == 11
        read.press("x")
        assert len(read.unchecked) == 8

    def test_is_asked_about_again_among_others(self, read: OffScreen) -> None:
        read.press("x")
        read.at("q-1", "c-reported")
        read.press("x")
        assert read.said.startswith("c-reported: ") and len(read.unchecked) == 11

    def test_is_asked_about_again_after_something_else(self, read: OffScreen) -> None:
        read.press("x")
        read.at("q-2")
        read.press("x")
        read.at("c-reported", pane=3)
        read.press("x")
        assert "c-reported" in read.unchecked and "w to choose one" in read.said

    @pytest.mark.parametrize(
        ("holder", "left"), [("s-lund", ["s-lund", "s-arrow"]), ("", ["s-union", "s-lund", "s-arrow"])]
    )
    def test_is_not_asked_about_once_it_is_said_who_holds_it(
        self, holder: str, left: list[str], read: OffScreen
    ) -> None:
        decide(read.session, Hold("c-reported", holder))
        assert "c-reported" in read.unchecked
        read.press("x")
        assert "c-reported" not in read.unchecked and self.positions(read) == left

    @pytest.mark.parametrize(
        "doubt",
        [
            f"doubt: {DOUBT}.",
            "doubt: either the union or its lawyer is answered",
            "doubt: the denial is short",
            "doubt_kind: who-is-answered",
            "doubt_kind: other",
            "# none, but the rule is right in 54 of 100 only",
        ],
    )
    def test_is_asked_about_however_the_doubt_is_worded(
        self, doubt: str, draft: Path, outside: Environment
    ) -> None:
        change(draft, "doubt: what is denied may be more than this", doubt)
        read = OffScreen(draft, outside)
        read.at("c-reported", pane=3)
        read.press("x")
        assert "c-reported: " in read.said and ". w to choose one" in read.said and ".. w" not in read.said
        assert "c-reported" in read.unchecked and not read.session.review.unsaved
        read.press("w")
        read.choose("s-lund")
        read.press("x")
        assert self.positions(read) == ["s-lund", "s-arrow"]
        assert "c-reported" not in read.unchecked

    def test_is_not_asked_about_without_a_doubt(self, draft: Path, outside: Environment) -> None:
        change(draft, "confidence: 54", "confidence: 90")
        change(draft, "    doubt: what is denied may be more than this\n", "")
        read = OffScreen(draft, outside)
        read.at("c-reported", pane=3)
        read.press("x")
        assert "c-reported" not in read.unchecked

    def test_is_asked_about_again_once_it_was_taken_back(self, read: OffScreen) -> None:
        read.press("x", "x", "u", "w")
        read.choose("*")
        read.press("x")
        assert "c-reported" not in read.unchecked and len(self.positions(read)) == 3

    def test_a_doubt_about_anything_but_a_claim_does_not_ask(self, draft: Path, outside: Environment) -> None:
        read = OffScreen(draft, outside)
        read.at("q-1", "q-4")
        read.press("x")
        assert "2 items accepted" in read.said


@pytest.fixture
def read(draft: Path, outside: Environment) -> OffScreen:
    return OffScreen(draft, outside)


class TestWhatWasJustAccepted:
    def test_is_what_rules_made_and_nobody_reviewed(self, session: ReadingSession) -> None:
        decide(session, Accept(("q-2", "q-4")))
        just = session.review.accepted_just(("q-2", "q-4", "q-8"), frozenset({"q-4"}))
        assert just == ("q-2",)

    def test_is_reviewed_when_that_is_asked_for_twice(self, read: OffScreen) -> None:
        read.at("q-2")
        read.press("x", "x")
        assert "Already accepted. x again marks it as reviewed" in read.said
        assert read.session.shown.notebook.reviewed == frozenset()
        read.press("x")
        assert read.session.shown.notebook.reviewed == {"q-2"}
        read.press("x")
        assert read.session.shown.notebook.reviewed == frozenset()

    def test_what_no_rule_made_is_reviewed_at_once(self, read: OffScreen) -> None:
        read.at("q-8")
        read.press("x")
        assert read.session.shown.notebook.reviewed == {"q-8"}


class TestHowSureTheRulesWere:
    def test_orders_items_the_least_sure_first(self, session: ReadingSession) -> None:
        least = sorted(unchecked(session), key=session.review.confidence)
        assert least[:4] == ["c-reported", "q-4", "e-fall", "c-inspected"]

    def test_comes_after_whether_something_is_doubtful(self, draft: Path, outside: Environment) -> None:
        change(draft, "    words: Tomas Reed, said that", "    doubt_kind: relayed\n    words: Tomas Reed")
        session = begun(draft, outside)
        least = sorted(unchecked(session), key=session.review.confidence)
        assert least[:5] == ["c-reported", "q-4", "e-fall", "q-7", "c-inspected"]

    def test_is_known_of_what_was_accepted_or_dropped_too(self, session: ReadingSession) -> None:
        decide(session, Accept(("q-4",)), Drop(("q-7",)))
        assert [session.review.confidence(item)[1] for item in ("q-4", "q-7")] == [62, 92]

    def test_comes_from_the_place_in_the_draft_between_equals(self, session: ReadingSession) -> None:
        assert session.review.confidence("q-3") < session.review.confidence("q-7")

    def test_is_less_than_any_for_what_no_rule_made(self, session: ReadingSession) -> None:
        assert session.review.confidence("q-8") < min(map(session.review.confidence, unchecked(session)))


class TestWhoHoldsWhat:
    def test_a_claim_of_one_has_nobody_to_choose(self, read: OffScreen) -> None:
        read.at("c-bolts", pane=3)
        read.press("w")
        assert "Only one party holds this claim" in read.said
        read.at("e-2019", pane=4)
        read.press("w")
        assert "w works on quotes" in read.said

    def test_speakers_and_paragraphs_are_not_dropped(self, read: OffScreen) -> None:
        for item in ("s-lund", "p3"):
            read.at(item, pane=0)
            read.press("D")
            assert read.said == "Speakers and the source's paragraphs cannot be removed."

    def test_a_key_point_is_dropped_and_comes_back(self, read: OffScreen) -> None:
        read.at("k-letters", pane=1)
        read.press("D")
        assert read.said == "Dropped: k-letters. u to undo. 11 still unchecked."
        read.press("u")
        assert [point.id for point in read.brief.key_points] == ["k-letters"]

    def test_a_new_speaker_is_told_with_what_it_does_to_claims(self, read: OffScreen) -> None:
        read.at("c-inspected", pane=3)
        read.press("x")
        read.at("q-4")
        read.press("w")
        read.choose("s-arrow")
        assert "Said by Jonas Arrow" in read.said
        assert "Unchecked again, as it is based on this: c-inspected" in read.said
        read.at("q-3")
        read.press("w")
        read.choose("s-lund")
        assert "Said by Petra Lund" in read.said
        assert "Nobody else is against it, so single-source: c-reported" in read.said
        claim = read.session.shown.opened.index.items["c-reported"]
        assert isinstance(claim, Claim)
        assert claim.status == "single-source" and "c-reported" in read.unchecked

    def test_somebody_else_is_asked_for_by_name(self, read: OffScreen) -> None:
        read.at("q-7")
        read.press("w")
        read.choose("+")
        read.answer(" Mara Oak ")
        quote = read.session.shown.opened.index.items["q-7"]
        assert isinstance(quote, Quote)
        names = {one.id: one.name for one in read.brief.speakers}
        assert names[quote.speakers[0]] == "Mara Oak" and "Said by Mara Oak" in read.said
        assert "Tomas Reed" not in names.values()

    @pytest.mark.parametrize("name", ["", "  "])
    def test_without_a_name_nothing_is_changed(self, name: str, read: OffScreen) -> None:
        read.at("q-7")
        read.press("w")
        read.choose("+")
        read.answer(name)
        assert read.session.review.unsaved == 0


class TestSaving:
    def test_goes_on_with_the_file_and_one_more_revision(self, draft: Path, read: OffScreen) -> None:
        before, target = draft.read_bytes(), draft.with_name("harbour-crane-r2.yaml")
        read.at("q-2")
        read.press("x", "ctrl+s")
        assert read.question.value == str(target)
        read.answer(str(target))
        assert read.said == f"Revision 2 is in {target} 10 of 14 still unchecked."
        assert (read.session.path, read.session.review.unsaved, read.keys.status) == (
            target,
            0,
            "saved 10:41",
        )
        assert draft.read_bytes() == before
        read.press("ctrl+s")
        assert "no unsaved changes" in read.said
        read.at("q-3")
        read.press("x", "ctrl+s")
        assert read.question.value == str(target)
        read.answer(str(target))
        assert load(target).brief.revision == 3 and len(load(target).brief.draft) == 9

    @pytest.mark.parametrize("name", ["harbour-crane-r2.yaml", "harbour-crane.yaml"])
    def test_is_not_told_as_a_change_of_the_file(self, name: str, draft: Path, read: OffScreen) -> None:
        read.at("q-2")
        read.press("x", "ctrl+s")
        read.answer(str(draft.with_name(name)))
        assert "Revision 2" in read.said
        read.hush()
        views = len(read.published)
        read.the(Reload).look_again()
        assert (read.banner, read.said, len(read.published)) == ("", "", views)

    def test_what_may_not_survive_a_power_cut_is_told_as_written(
        self, draft: Path, read: OffScreen, no_folder_sync: None
    ) -> None:
        read.at("q-2")
        read.press("x", "ctrl+s")
        read.answer(read.question.value)
        assert "Revision 2 is in" in read.said and "Not written" not in read.said
        assert "The file may not survive a power cut" in read.said and read.severity == "warning"
        assert load(draft.parent / "harbour-crane-r2.yaml").brief == read.brief
        read.press("ctrl+s")
        assert "no unsaved changes" in read.said

    def test_keeps_the_article_at_hand(self, session: ReadingSession) -> None:
        def states() -> set[str | None]:
            opened = session.shown.opened
            return {opened.verify(quote).state for quote in opened.brief.quotes}

        before = states()
        decide(session, Accept(("q-2",)))
        write(session)
        assert session.shown.opened.source is not None
        assert states() == before
        assert "verified" in before

    def test_json_is_written_for_its_ending(self, draft: Path, session: ReadingSession) -> None:
        decide(session, Accept(("q-2",)))
        target = write(session, draft.parent / "new.json")
        assert target.read_bytes().startswith(b"{")
        assert load(target).brief == session.shown.opened.brief

    def test_over_the_draft_itself_when_it_is_named(self, draft: Path, session: ReadingSession) -> None:
        decide(session, Accept(("q-2",)))
        assert write(session, draft) == draft
        assert load(draft).brief.revision == 2 and session.file == file_stamp(draft)

    @pytest.mark.parametrize("name", ["harbour.txt", "link.yaml", "other.yaml", "list.yaml"])
    def test_never_over_the_article_or_anything_else(
        self, name: str, draft: Path, samples: Path, read: OffScreen
    ) -> None:
        (draft.parent / "link.yaml").symlink_to(draft.parent / "harbour.txt")
        shutil.copy(samples / "sarrow-dam.yaml", draft.parent / "other.yaml")
        (draft.parent / "list.yaml").write_text("- milk\n", "utf-8")
        before = (draft.parent / name).read_bytes()
        read.at("q-2")
        read.press("x", "ctrl+s")
        read.answer(str(draft.parent / name))
        assert "Not written" in read.said and read.severity == "error"
        assert read.session.review.unsaved == 1 and not read.session.review.is_being_written
        read.press("ctrl+s")
        read.answer(read.question.value)
        assert "Revision 2 is in" in read.said
        assert (draft.parent / name).read_bytes() == before

    def test_a_refusal_changes_nothing_of_the_review(self, draft: Path, session: ReadingSession) -> None:
        decide(session, Accept(("q-2",)))
        with pytest.raises(BriefError):
            session.review.write(draft.parent / "harbour.txt", session.shown.opened, None)
        assert (session.review.unsaved, session.review.path) == (1, draft)

    @pytest.mark.parametrize(
        "name",
        ["~nobody-at-all/x.yaml", "/dev/null", "/no/where.yaml", "", "nul\0.yaml", f"{'x' * 300}.yaml"],
    )
    def test_a_name_that_can_not_be_used_is_told(self, name: str, read: OffScreen) -> None:
        read.at("q-2")
        read.press("x", "ctrl+s")
        read.answer(name)
        assert ("Not written" in read.said) == bool(name) and read.session.review.unsaved == 1
        assert "cannot be written" not in read.said  # that it is not written is told once

    def test_the_next_name_that_is_free_is_offered(self, draft: Path, session: ReadingSession) -> None:
        second = replace(load(draft).brief, revision=2)
        draft.with_name("harbour-crane-r2.yaml").write_text(as_yaml(second), "utf-8")
        assert session.review.offered_file() == (draft.with_name("harbour-crane-r3.yaml"), 3)
        decide(session, Accept(("q-2",)))
        assert load(write(session)).brief.revision == 3

    def test_asks_for_the_name_of_who_checked(self, draft: Path, outside: Environment) -> None:
        read = OffScreen(draft, replace(outside, named=None))
        read.at("q-2")
        read.press("x", "ctrl+s")
        read.answer("Ben")
        read.answer(read.question.value)
        made = load(draft.parent / "harbour-crane-r2.yaml").brief.provenance
        assert made is not None and made.checked_by == "Ben"


class TestNothingIsLost:
    def test_what_was_not_saved_is_there_again(
        self, draft: Path, read: OffScreen, outside: Environment
    ) -> None:
        decide(read.session, SetSpeaker(("q-4",), "s-arrow"), Drop(("q-7",)))
        assert read.the(Leave).may_leave()
        assert read.the(Leave).last_words == left_unsaved_words(2, "harbour-crane.yaml")
        again = OffScreen(draft, outside)
        told = "2 changes of your last visit were not saved; they are restored: Ctrl+s saves"
        assert restored(again.session) == told
        assert mark(again.session) == "DRAFT, 9 of 13 unchecked" and again.session.review.unsaved == 2
        assert again.session.shown.changed == {}
        again.press("u")
        assert "q-7" in again.unchecked
        again.press("ctrl+r", "ctrl+s")
        again.answer(again.question.value)
        last = begun(draft, outside)
        assert (mark(last), restored(last)) == (ELEVEN, "")

    def test_also_when_the_program_is_killed(self, read: OffScreen, outside: Environment) -> None:
        read.at("q-2")
        read.press("x")
        (kept,) = outside.state.checks.of("harbour-crane")
        assert kept.deeds == ({"type": "accept", "items": ["q-2"]},)
        read.press("u")
        assert outside.state.checks.of("harbour-crane") == ()

    def test_when_the_file_has_been_edited_what_still_fits_is_there_again(
        self, draft: Path, session: ReadingSession, outside: Environment
    ) -> None:
        decide(session, Drop(("q-2",)), Drop(("q-8",)), Accept(("q-5",)))
        change(draft, "will stay shut", "will stay closed")
        again = begun(draft, outside)
        told = "The file has changed. 3 changes made before were not saved: 2 of them restored"
        assert restored(again) == f"{told}; the items of the others are gone or changed"
        assert again.review.unsaved == 2 and mark(again) == "DRAFT, 9 of 13 unchecked"
        write(again)
        last = begun(draft, outside)
        assert (mark(last), restored(last)) == (ELEVEN, "")

    def test_when_nothing_of_it_fits_any_more_it_is_told(
        self, draft: Path, session: ReadingSession, outside: Environment
    ) -> None:
        decide(session, Drop(("q-8",)))
        change(draft, "will stay shut", "will open")
        for _ in range(2):
            again = begun(draft, outside)
            told = "The file has changed. 1 change made before was not saved: its item is gone or changed"
            assert restored(again) == told
            assert (mark(again), again.review.unsaved) == (ELEVEN, 0)

    def test_decisions_on_this_file_come_after_those_on_it_as_it_was(
        self, draft: Path, session: ReadingSession, outside: Environment
    ) -> None:
        draft.write_text(f"{draft.read_text('utf-8')}# another\n", "utf-8")
        second = begun(draft, outside)
        decide(session, Accept(("q-5",)))
        decide(second, Drop(("q-5",)))
        again = begun(draft, outside)
        assert "1 change of your last visit was not saved; it is restored" in restored(again)
        assert "The file has changed. 1 change made before was not saved: it is restored" in restored(again)
        assert "q-5" not in again.shown.opened.index.items
        again.journal.undo()
        assert "q-5" in again.review.opened.index.items and "q-5" not in again.review.opened.index.drafted

    def test_what_was_done_to_another_file_of_the_brief_is_told_there(
        self, draft: Path, session: ReadingSession, outside: Environment
    ) -> None:
        decide(session, Accept(("q-2",)))
        other = draft.with_name("other.yaml")
        other.write_text(draft.read_text("utf-8") + "# another\n", "utf-8")
        there = begun(other, outside)
        assert mark(there) == ELEVEN
        assert restored(there) == "1 change of harbour-crane.yaml not saved: open that file to go on"
        decide(there, Accept(("q-1",)))
        assert there.review.kept.others == 0
        again = begun(draft, outside)
        assert "1 change of your last visit" in restored(again) and "q-2" not in unchecked(again)

    def test_what_two_windows_do_to_one_draft_is_kept_of_both(
        self, draft: Path, outside: Environment
    ) -> None:
        one, two = OffScreen(draft, outside), OffScreen(draft, outside)
        one.at("q-2")
        one.press("x")
        assert one.banner == ""
        two.at("q-7")
        two.press("x")
        assert two.banner == "Another window has 1 change of this brief; each saves its own"
        # Both are killed.
        again = begun(draft, outside)
        assert "2 changes of your last visit" in restored(again)
        assert {"q-2", "q-7"}.isdisjoint(unchecked(again))
        decide(again, Accept(("q-1",)))
        write(again)
        last = begun(draft, outside)
        assert (mark(last), restored(last)) == (ELEVEN, "")

    def test_saving_in_one_window_leaves_what_another_has_not_saved(
        self, draft: Path, outside: Environment
    ) -> None:
        one, two = begun(draft, outside), begun(draft, outside)
        decide(two, Accept(("q-7",)))
        decide(one, Accept(("q-2",)))
        assert write(one).name == "harbour-crane-r2.yaml"
        again = begun(draft, outside)
        assert "1 change of your last visit" in restored(again)
        assert unchecked(again) == {item.item for item in load(draft).brief.draft} - {"q-7"}

    def test_another_file_s_brief_forgets_what_was_decided_here(self, session: ReadingSession) -> None:
        decide(session, Accept(("q-2",)))
        session.review.begin_anew(session.review.read)
        assert session.review.unsaved == 0 and session.review.opened is session.review.read


class TestAFullDisk:
    @pytest.fixture
    def full(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise Full("the disk is full", "Make room.")

        monkeypatch.setattr(DraftChecks, "keep", refuse)

    def test_is_told_once_and_stays_in_sight(self, read: OffScreen, full: None) -> None:
        read.at("q-2")
        read.press("x")
        assert read.banner == "Your changes are only in memory: Ctrl+s writes them to a file"
        read.at("q-3")
        read.press("x")
        assert [told for told in read.told if "Not saved" in told] == [
            "Not saved: the disk is full. Make room."
        ]
        read.press("u", "u")
        assert read.banner == ""

    def test_leaving_has_to_be_insisted_on(self, read: OffScreen, full: None) -> None:
        read.at("q-2")
        read.press("x", "q")
        assert "could not be saved" in read.said and not read.left
        read.press("q")
        assert read.left

    def test_does_not_keep_the_draft_from_being_written(
        self, draft: Path, read: OffScreen, full: None
    ) -> None:
        read.at("q-2")
        read.press("x", "ctrl+s")
        read.answer(str(draft.with_name("harbour-crane-r2.yaml")))
        assert read.banner == "" and "Revision 2" in read.said
        read.at("q-3")
        read.press("x")
        assert len([told for told in read.told if "Not saved" in told]) == 2

    def test_that_has_room_again_keeps_everything(
        self, read: OffScreen, outside: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(DraftChecks, "keep", lambda *_: (_ for _ in ()).throw(Full("full", "")))
            read.at("q-2")
            read.press("x")
        read.at("q-3")
        read.press("x")
        assert read.banner == ""
        (kept,) = outside.state.checks.of("harbour-crane")
        assert len(kept.deeds) == 2


class TestAFileThatChanges:
    def test_is_not_read_over_what_is_not_saved(self, draft: Path, read: OffScreen) -> None:
        read.at("q-2")
        read.press("x")
        change(draft, "title: The crane at Ellery", "title: Another title")
        read.the(Reload).look_again()
        assert read.banner == (
            "The file has changed; your 1 change is of the version before. "
            "Ctrl+s writes it to another file; u undoes it and then shows the change."
        )
        assert len(read.unchecked) == 10
        read.press("u")
        read.the(Reload).look_again()
        assert read.brief.title == "Another title" and read.banner == ""
        read.press("x")
        assert len(read.unchecked) == 10 and read.brief.title == "Another title"
