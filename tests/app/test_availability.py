"""Each action says whether it can act, or why not; one feature carries it out, and footers name it."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

import pytest

from briefreader.actions import FOOTER_OF_A_DRAFT, FOOTERS, Action, Need, Unavailable, action, actions_of
from briefreader.app.reader.availability import available
from briefreader.app.reader.features import FEATURES, FeatureName, feature_of
from briefreader.app.reader.footer import show_keys
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.reader.session import ReadingSession
from briefreader.app.reader.trail import Whereabouts
from briefreader.brief import Quote
from briefreader.brief.writing.additions import Add
from briefreader.brief.writing.decisions import Accept
from briefreader.environment import Environment
from briefreader.notes import Store, Subject, find_reviewer
from briefreader.notes.state import FarMark
from briefreader.wording.availability import unavailable_lines
from tests.app.driving import SAMPLE
from tests.app.off_screen import OffScreen, begun, focus_on, focus_on_entry
from tests.conftest import NOW, ROOT

ACTIONS = actions_of("reader", "draft")
NEEDS: tuple[Need, ...] = get_args(Need)


def needing(*needs: Need) -> Action:
    return Action("an-action", "a", "label", "help", "reader", "Program", needs=needs)


class Desk(NamedTuple):
    """Briefs to be opened, and what stands around them."""

    samples: Path
    outside: Environment
    folder: Path

    def unread(self) -> ReadingSession:
        return ReadingSession(self.samples / SAMPLE, self.outside, lambda _: None)

    def brief(self, *items: str, pane: int = 3) -> ReadingSession:
        """A brief, with the cursor on an item."""
        session = begun(self.samples / SAMPLE, self.outside)
        session.focus = focus_on(*items or ("c-arms",), pane=pane)
        return session

    def draft(self, *items: str) -> ReadingSession:
        session = begun(ROOT / "tests" / "drafts" / "harbour-crane.yaml", self.outside)
        session.focus = focus_on(*items or ("q-2",))
        return session

    def adding(self, *items: str) -> ReadingSession:
        """A brief to which a quote was added, with the cursor on a paragraph or on some items."""
        session = self.brief(*items or ("p3",), pane=5)
        session.review.decide(
            Add(quotes=(Quote(id="q-new", speaker="s-yang-uk", para=3, kind="indirect", content="New."),))
        )
        return session

    def bare(self, **csl: str) -> ReadingSession:
        """A brief with nothing in it."""
        source = {"csl": {"id": "x", "type": "report", "title": "T", **csl}, "sha256": "b" * 64}
        tree: dict[str, Any] = {"brief": "1", "id": "bare", "title": "Bare", "source": source, "summary": "S"}
        path = self.folder / "bare.json"
        path.write_text(json.dumps(tree))
        return begun(path, self.outside)

    def of_another_brief(self) -> ReadingSession:
        """A brief whose notes were written for another one with its id."""
        with self.outside.store.edit(Subject("bare", "Another", "a" * 64)) as edit:
            edit.add_note("c-one", "about the other")
        return self.bare()

    def noted(self) -> ReadingSession:
        """A brief with a bookmark under the cursor of the notes pane."""
        with self.outside.store.edit(self.brief().owner) as edit:
            edit.label_bookmark("c-arms", "here")
        session = self.brief()
        session.focus = focus_on_entry(session.shown.notebook.bookmarks[0])
        return session

    def marked(self, letter: str) -> ReadingSession:
        if letter.isupper():
            self.outside.state.chosen.keep_far_mark(letter, FarMark("a.yaml", "A", "c-one"))
        else:
            with self.outside.store.edit(self.brief().owner) as edit:
                edit.set_mark(letter, "c-arms")
        return self.brief()

    def with_colleague(self, *, hidden: bool = False) -> ReadingSession:
        """A brief that Ben has notes to; the cursor of the notes pane is on one of them."""
        reviewer = find_reviewer(self.outside.notes, "Ben", self.folder / "ben's state")
        store = Store(self.outside.notes, reviewer, lambda: NOW, private=False)
        with store.edit(self.brief().owner) as edit:
            edit.label_bookmark("c-arms", "here")
        session = self.brief()
        (ben,) = session.colleagues
        session.focus = focus_on_entry(ben.notebook.entries[0], ben)
        if hidden:
            session.toggle_colleague(reviewer.folder)
        return session

    def moving(self) -> ReadingSession:
        session = self.noted()
        session.carried, session.focus = session.focus.entry, focus_on("c-troops", pane=3)
        return session

    def copied(self) -> ReadingSession:
        session = self.brief()
        session.has_copied = True
        return session

    def been(self, *, back: bool) -> ReadingSession:
        """A brief in which a link was followed, and perhaps left again."""
        session, there = self.brief(), Whereabouts(2, "q-pattern")
        session.trail.leave(session.focus.place)
        session.focus = focus_on("q-pattern")
        if back:
            session.trail.back(there)
            session.focus = focus_on("c-arms", pane=3)
        return session

    def decided(self) -> ReadingSession:
        session = self.draft()
        session.review.decide(Accept(("q-2",)))
        return session


@pytest.fixture
def desk(samples: Path, outside: Environment, tmp_path: Path) -> Desk:
    return Desk(samples, outside, tmp_path)


Open = Callable[[Desk], ReadingSession]


def in_pane(number: int) -> Open:
    return lambda desk: desk.brief(pane=number)


# Where a need is not met, and where it is.
UNMET: Mapping[Need, tuple[Open, ...]] = {
    "brief": (Desk.unread,),
    "item": (lambda desk: desk.brief(""),),
    "writable": (Desk.of_another_brief,),
    "claims": (Desk.bare,),
    "orders": tuple(map(in_pane, (0, 1, 4, 5))),
    "colleagues": (Desk.brief,),
    "colleagues-shown": (Desk.brief, lambda desk: desk.with_colleague(hidden=True)),
    "bookmarks": (Desk.brief,),
    "marks": (Desk.brief,),
    "own-entry": (Desk.brief, Desk.with_colleague),
    "movable": (Desk.brief, Desk.with_colleague),
    "copy": (Desk.brief,),
    "address": (Desk.bare, lambda desk: desk.bare(URL="file:///etc/passwd")),
    "way-back": (Desk.brief, lambda desk: desk.been(back=True)),
    "way-forward": (Desk.brief, lambda desk: desk.been(back=False)),
    "draft": (Desk.brief, Desk.unread),
    "decisions": (Desk.draft,),
    "checkable": (lambda desk: desk.draft("s-lund"), lambda desk: desk.draft("p3")),
    "speaker-to-choose": (lambda desk: desk.draft("e-2019"),),
    "holders": (lambda desk: desk.draft("c-bolts"),),
    "editable": (lambda desk: desk.draft("q-2"), lambda desk: desk.draft("p3")),
    "quotes": (Desk.brief,),
    "quoted-words": (Desk.brief,),
    "claim": (lambda desk: desk.brief("q-zelensky", pane=2),),
    "own-words": (lambda desk: desk.brief("p3", pane=5),),
}
MET: Mapping[Need, tuple[Open, ...]] = {
    "brief": (Desk.brief, Desk.bare),
    "item": (Desk.brief,),
    "writable": (Desk.brief,),
    "claims": (Desk.brief,),
    "claim": (Desk.brief,),
    "orders": tuple(map(in_pane, (2, 3, 6))),
    "colleagues": (Desk.with_colleague, lambda desk: desk.with_colleague(hidden=True)),
    "colleagues-shown": (Desk.with_colleague,),
    "bookmarks": (Desk.noted,),
    "marks": (lambda desk: desk.marked("a"), lambda desk: desk.marked("Z")),
    "own-entry": (Desk.noted,),
    "movable": (Desk.noted, Desk.moving),
    "copy": (Desk.copied,),
    "address": (
        lambda desk: desk.bare(URL="https://example.org/a"),
        lambda desk: desk.bare(URL="HTTP://example.org"),
    ),
    "way-back": (lambda desk: desk.been(back=False),),
    "way-forward": (lambda desk: desk.been(back=True),),
    "draft": (Desk.draft, lambda desk: desk.adding("q-new")),
    "decisions": (Desk.decided, Desk.adding),
    "checkable": (Desk.draft, lambda desk: desk.draft("k-letters", "e-2019")),
    "speaker-to-choose": (
        Desk.draft,
        lambda desk: desk.draft("c-bolts"),
        lambda desk: desk.draft("e-2019", "q-2"),
    ),
    "holders": (Desk.draft, lambda desk: desk.draft("c-reported")),
    "editable": (
        Desk.brief,
        lambda desk: desk.draft("q-1"),
        lambda desk: desk.draft("q-6"),
        lambda desk: desk.draft("s-lund"),
    ),
    "quotes": (lambda desk: desk.brief("q-pattern", pane=2), lambda desk: desk.draft("e-2019", "q-2")),
    "quoted-words": (lambda desk: desk.brief("q-pattern", pane=2),),
    "own-words": (Desk.brief, Desk.adding),
}


@pytest.mark.parametrize("need", NEEDS)
def test_a_need_that_is_not_met_is_the_reason(need: Need, desk: Desk) -> None:
    for open_brief in UNMET[need]:
        reason = available(needing(need), open_brief(desk))
        assert reason is not None and reason.need == need
        assert all(unavailable_lines(reason)) and unavailable_lines(reason)


@pytest.mark.parametrize("need", NEEDS)
def test_a_need_that_is_met_is_none(need: Need, desk: Desk) -> None:
    for open_brief in MET[need]:
        assert available(needing(need), open_brief(desk)) is None


def test_the_first_need_that_is_not_met_is_told(desk: Desk) -> None:
    session = desk.of_another_brief()
    assert available(action("bookmark"), session) == Unavailable("item")
    session.focus = focus_on("(source)", pane=1)
    reason = available(action("bookmark"), session)
    assert reason == Unavailable("writable", "These notes were written for “Another”")
    assert unavailable_lines(reason) == (
        "These notes are read-only.",
        "These notes were written for “Another”",
    )


def test_what_needs_an_item_waits_for_the_brief(desk: Desk) -> None:
    assert available(action("copy"), desk.unread()) == Unavailable("brief")


def test_before_the_brief_is_read_one_can_leave_and_look_around_and_nothing_else(desk: Desk) -> None:
    session = desk.unread()
    can = {one.id for one in ACTIONS if available(one, session) is None}
    panes = {f"pane-{number}" for number in range(1, 7)} | {"next-pane", "previous-pane", "zoom"}
    assert can == panes | {"leave", "close", "library"}


@pytest.mark.parametrize("name", ["", "Ben"])
@pytest.mark.parametrize("need", NEEDS)
def test_no_reason_is_empty(need: Need, name: str) -> None:
    lines = unavailable_lines(Unavailable(need, name))
    assert lines and all(line.strip() for line in lines)


def test_a_reason_names_whose_note_it_is_and_which_address(desk: Desk) -> None:
    whose = available(action("delete-note"), desk.with_colleague())
    assert whose is not None and unavailable_lines(whose) == ("Only Ben can delete this.",)
    where = available(action("address"), desk.bare(URL="file:///etc/passwd"))
    assert where is not None
    assert unavailable_lines(where) == ("Not opened: file:///etc/passwd is not an http URL.",)


def test_without_colleagues_both_say_so(samples: Path, outside: Environment) -> None:
    read = OffScreen(samples / SAMPLE, outside)
    read.at("c-arms")
    read.press("C")
    assert "Nobody else has notes" in read.said
    read.press("X")
    assert "Nobody else's notes are shown" in read.said


# Who carries an action out


def test_every_action_of_the_reader_is_carried_out_by_one_feature() -> None:
    named = Counter(action_id for ids in FEATURES.values() for action_id in ids)
    assert named == dict.fromkeys((one.id for one in ACTIONS), 1)


@pytest.mark.parametrize("name", FEATURES, ids=lambda name: name.name)
def test_a_feature_has_just_the_actions_that_it_is_named_for(
    name: FeatureName, samples: Path, outside: Environment
) -> None:
    feature = OffScreen(samples / SAMPLE, outside).the(name.load())
    assert set(feature.actions) == set(FEATURES[name])
    assert {feature_of(action_id) for action_id in FEATURES[name]} == {name.load()}


# Footers


def test_footers_name_actions_that_apply_where_they_stand() -> None:
    there = {one.id for one in actions_of("list", "pane", "reader", "draft", "app")}
    named = {action_id for ids in FOOTERS.values() for action_id in ids}
    assert named | set(FOOTER_OF_A_DRAFT) <= there


def test_every_pane_has_a_footer_of_its_own() -> None:
    assert set(FOOTERS) == set(range(7))
    assert len(set(FOOTERS.values())) == 7
    assert all(len(set(ids)) == len(ids) for ids in FOOTERS.values())


def test_the_footer_of_the_notes_begins_with_what_is_done_to_notes() -> None:
    assert [action(action_id).keys for action_id in FOOTERS[6][:3]] == ["e", "d", "A"]


class TestTheFooterOnTheScreen:
    def footer(self, read: OffScreen) -> Any:
        show_keys(cast(ReaderScreen, read))
        return read.keys

    def test_dims_what_cannot_act(self, samples: Path, outside: Environment) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-arms", pane=6)
        keys = self.footer(read)
        assert keys.order == ("help", *FOOTERS[6])
        assert keys.dimmed == {"delete-note", "attach"}
        read.press("b")
        read.at_entry(read.entries[0])
        assert self.footer(read).dimmed == frozenset()

    def test_begins_with_the_keys_of_a_draft(self, outside: Environment) -> None:
        read = OffScreen(ROOT / "tests" / "drafts" / "harbour-crane.yaml", outside)
        read.at("q-2")
        keys = self.footer(read)
        assert keys.order[:9] == ("help", *FOOTER_OF_A_DRAFT)
        assert (keys.labels["reviewed"], keys.labels["edit-note"]) == ("accept", "reword")
        assert (keys.dimmed, keys.unsaved) == ({"save-draft", "edit-note"}, 0)  # marked words stay
        read.at("q-1")
        read.press("x")
        keys = self.footer(read)
        assert (keys.labels.get("reviewed"), keys.dimmed, keys.unsaved) == (None, frozenset(), 1)

    @pytest.mark.parametrize(("pane", "label"), [(0, "follow"), (2, None), (6, "go there")])
    def test_says_what_enter_does(
        self, pane: int, label: str | None, samples: Path, outside: Environment
    ) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-arms", pane=pane)
        assert self.footer(read).labels.get("open") == label
