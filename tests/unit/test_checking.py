"""What a person does to a draft, and the brief that comes of it."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefreader.brief import Brief, Claim, Index, Quote, several
from briefreader.brief.lint.linter import lint
from briefreader.brief.model.brief import SUMMARY, Drafted, Gap, Position, Stance
from briefreader.brief.model.doubt import DoubtKind
from briefreader.brief.model.positions import holders
from briefreader.brief.reading.load import Loaded, load, load_bytes
from briefreader.brief.verification.attestation import attestation_holds
from briefreader.brief.writing.decisions import (
    Accept,
    Decision,
    Drop,
    Hold,
    SetSpeaker,
    checked,
    from_plain,
    to_plain,
    undecided,
)
from briefreader.brief.writing.provenance import next_revision
from briefreader.brief.writing.rewording import Reword, Side
from briefreader.brief.writing.sentences import UNCHECKED_SUMMARY
from briefreader.brief.writing.serialise import as_json, as_yaml
from briefreader.draft import Given, draft_brief, read_article
from briefreader.wording.doubts import drafted_doubt
from tests.conftest import ROOT

DRAFT = ROOT / "tests" / "drafts" / "harbour-crane.yaml"
TODAY = date(2026, 11, 24)


def errors(brief: Brief) -> list[str]:
    """What is wrong with a brief in its file."""
    data = as_yaml(brief).encode()
    return errors_in(load_bytes(data, "x.yaml"), data)


def errors_in(loaded: Loaded, data: bytes) -> list[str]:
    problems = (problem for problem in lint(loaded, data, None) if problem.severity == "error")
    found = (problem for problem in problems if problem.code not in ("wrong-speaker", "unnamed-speaker"))
    return [f"{problem.path}: {problem.what}" for problem in found]


def unchecked(brief: Brief) -> set[str]:
    return {one.item for one in brief.draft}


@pytest.fixture
def draft() -> Brief:
    return load(DRAFT).brief


def quote(brief: Brief, quote_id: str) -> Quote:
    return next(one for one in brief.quotes if one.id == quote_id)


def claim(brief: Brief, claim_id: str) -> Claim:
    return next(one for one in brief.claims if one.id == claim_id)


def entry(brief: Brief, item: str) -> Drafted:
    return next(one for one in brief.draft if one.item == item)


def with_entry(brief: Brief, item: str, **fields: Any) -> Brief:
    """The brief with another doubt about an item, or with none."""
    changed = replace(entry(brief, item), **{"doubt": None, "doubt_kind": None, **fields})
    return replace(brief, draft=tuple(changed if one.item == item else one for one in brief.draft))


def speakers(brief: Brief) -> set[str]:
    return {one.id for one in brief.speakers}


def test_the_mark_of_a_draft_counts_what_can_be_checked(draft: Brief) -> None:
    assert draft.draft_mark == "DRAFT, 11 of 14 unchecked"
    assert checked(draft, [Accept(tuple(unchecked(draft)))]).draft_mark == ""


def test_accepting_changes_nothing_else(draft: Brief) -> None:
    after = checked(draft, [Accept(("q-2", "c-inspected"))])
    assert after == replace(draft, draft=after.draft)
    assert unchecked(draft) - unchecked(after) == {"q-2", "c-inspected"}


class TestAnotherSpeaker:
    def test_is_accepted_with_what_rests_on_the_quote_alone(self, draft: Brief) -> None:
        after = checked(draft, [SetSpeaker(("q-4",), "s-arrow")])
        assert quote(after, "q-4").speaker == "s-arrow"
        assert "q-4" not in unchecked(after)
        (position,) = claim(after, "c-inspected").positions
        assert (position.by, position.party) == ("s-arrow", None)
        assert claim(after, "c-bolts") == claim(draft, "c-bolts")

    def test_leaves_what_rests_on_another_quote_too_until_both_are_changed(self, draft: Brief) -> None:
        first = checked(draft, [SetSpeaker(("q-5",), "s-quill")])
        assert claim(first, "c-bolts").positions[0].by == "s-lund"
        both = checked(draft, [SetSpeaker(("q-5",), "s-quill"), SetSpeaker(("q-6",), "s-quill")])
        (position,) = claim(both, "c-bolts").positions
        assert (position.by, position.party) == ("s-quill", "s-quill")

    def test_takes_along_the_event_that_it_vouches_for(self, draft: Brief) -> None:
        after = checked(draft, [SetSpeaker(("q-7",), "s-quill")])
        assert {event.id: event.attributed_to for event in after.history}["e-bell"] == "s-quill"
        assert "s-reed" not in speakers(after)

    def test_of_a_new_name_joins_the_brief_once(self, draft: Brief) -> None:
        deeds = [SetSpeaker(("q-7",), name="Søren Ål"), SetSpeaker(("q-8",), name="Søren Ål")]
        after = checked(draft, deeds)
        (new,) = speakers(after) - speakers(draft)
        assert new.startswith("s-") and quote(after, "q-7").speaker == quote(after, "q-8").speaker == new
        assert {one.id: (one.name, one.type) for one in after.speakers}[new] == ("Søren Ål", "person")

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("Several officials", "group"),
            ("officials", "group"),
            ("people in the port", "group"),
            ("Mara Oak", "person"),
            ("Madonna", "person"),
            ("mayor Oak", "person"),
            ("김 정은", "person"),
        ],
    )
    def test_of_a_new_name_is_a_group_if_nobody_is_named(self, draft: Brief, name: str, kind: str) -> None:
        after = checked(draft, [SetSpeaker(("q-7",), name=name)])
        assert {one.name: one.type for one in after.speakers}[name] == kind

    def test_gets_an_id_of_its_own(self, draft: Brief) -> None:
        after = checked(draft, [SetSpeaker(("q-7",), name="Lund"), SetSpeaker(("q-8",), name="김정은")])
        assert {quote(after, "q-7").speaker, quote(after, "q-8").speaker} == {"s-lund-2", "s-speaker"}

    def test_a_position_keeps_only_what_its_own_speaker_said(self, draft: Brief) -> None:
        claims = [
            replace(one, positions=tuple(map(self.resting_on_two, one.positions))) for one in draft.claims
        ]
        after = checked(replace(draft, claims=tuple(claims)), [SetSpeaker(("q-4",), "s-arrow")])

        quotes = [one.quote for claim in after.claims for one in claim.positions if one.by == "s-lund"]
        assert "q-2" in quotes
        assert ("q-2", "q-4") not in quotes

    @staticmethod
    def resting_on_two(position: Position) -> Position:
        return replace(position, quote=("q-2", "q-4")) if position.quote == "q-2" else position

    def test_ends_a_dispute_of_one_side_with_itself(self, draft: Brief) -> None:
        after = checked(draft, [SetSpeaker(("q-3",), "s-lund")])
        dispute = claim(after, "c-reported")
        assert (dispute.status, dispute.dispute) == ("single-source", None)

    def test_lets_what_was_accepted_before_be_checked_again(self, draft: Brief) -> None:
        first: list[Decision] = [Accept(("c-inspected", "c-bolts")), SetSpeaker(("q-4",), "s-arrow")]
        after = checked(draft, first)
        assert unchecked(draft) - unchecked(after) == {"q-4"}
        assert "c-inspected" not in unchecked(checked(draft, [*first, Accept(("c-inspected",))]))
        same = checked(draft, [Accept(("c-inspected",)), SetSpeaker(("q-4",), "s-lund")])
        assert "c-inspected" not in unchecked(same)


TWO_ANSWERED = """Ann Lee said the harbour was safe and would open.

Tom Reed said the harbour was safe and would open soon.

Jo Berg denied that the harbour was safe and would open."""


class TestWhoHoldsAClaim:
    def test_is_what_the_rules_doubt_in_these_words(self) -> None:
        brief = drafted_by_rules(TWO_ANSWERED)
        (one,) = brief.claims
        (doubt,) = (drafted.doubt for drafted in brief.draft if drafted.item == one.id)
        assert (doubt or "").startswith("the denial may answer") and len(holders(one)) == 2
        assert entry(brief, one.id).doubt_kind == "who-is-answered"
        for holder in ("", *holders(one)):
            after = checked(brief, [Hold(one.id, holder)])
            assert [drafted.doubt for drafted in after.draft if drafted.item == one.id] == [None]
            assert entry(after, one.id).doubt_kind is None

    def test_is_no_longer_doubted_where_only_one_is_left(self) -> None:
        brief = drafted_by_rules(TWO_ANSWERED)
        (one,) = brief.claims
        dropped = one.positions[0].quote
        assert isinstance(dropped, str)
        left = entry(checked(brief, [Drop((dropped,))]), one.id)
        assert (left.doubt, left.doubt_kind) == (None, None)

    def test_only_the_one_who_is_meant(self, draft: Brief) -> None:
        after = checked(draft, [Hold("c-reported", "s-lund")])
        stances = [(one.stance, one.by) for one in claim(after, "c-reported").positions]
        assert stances == [("asserts", "s-lund"), ("denies", "s-arrow")]
        assert quote(after, "q-1").claims == () and quote(after, "q-2").claims == ("c-reported",)
        assert after.draft == draft.draft  # it is still to be checked, and another doubt stays

    def test_or_all_of_them(self, draft: Brief) -> None:
        after = checked(draft, [Hold("c-reported")])
        assert after == draft

    @pytest.mark.parametrize("deed", [Hold("c-reported", "s-arrow"), Hold("c-reported", "x"), Hold("c-x")])
    def test_nobody_who_does_not(self, draft: Brief, deed: Hold) -> None:
        assert checked(draft, [deed]) == draft


DOUBTS: tuple[dict[str, str], ...] = (
    {"doubt": "the denial may answer Petra Lund or Dockers’ union"},
    {"doubt": "the denial may answer Petra Lund or Dockers’ union."},
    {"doubt": "either the union or its lawyer is answered"},
    {"doubt": "what is denied may be more than this"},
    {"doubt_kind": "who-is-answered"},
    {"doubt_kind": "other"},
    {"doubt_kind": "named-elsewhere"},
    {"doubt": "in other words", "doubt_kind": "who-is-answered"},
    {},  # the confidence is low
)


@pytest.mark.parametrize("kind", get_args(DoubtKind))
def test_a_kind_of_doubt_is_written_and_read_again_and_can_be_said(draft: Brief, kind: DoubtKind) -> None:
    brief = with_entry(draft, "c-reported", doubt_kind=kind)
    assert load_bytes(as_yaml(brief).encode(), "x.yaml").brief == brief
    assert load_bytes(as_json(brief).encode(), "x.json").brief == brief
    assert errors(brief) == []
    said = drafted_doubt(entry(brief, "c-reported"))
    assert said and said[-1] not in ".:" and drafted_doubt(entry(draft, "q-1")) is None


class TestWhetherItIsOpenWhoHoldsAClaim:
    """`c-reported` is held by the union and by Petra Lund, each with a quote of their own."""

    @pytest.mark.parametrize("doubt", DOUBTS)
    def test_it_is_however_the_doubt_is_worded(self, draft: Brief, doubt: dict[str, str]) -> None:
        brief = with_entry(draft, "c-reported", **doubt)
        assert undecided(Index(brief), "c-reported")

    @pytest.mark.parametrize("doubt", DOUBTS)
    @pytest.mark.parametrize("holder", ["", "s-union", "s-lund"])
    def test_it_is_not_once_somebody_has_said_who_is_meant(
        self, draft: Brief, doubt: dict[str, str], holder: str
    ) -> None:
        brief, deeds = with_entry(draft, "c-reported", **doubt), [Hold("c-reported", holder)]
        assert not undecided(Index(checked(brief, deeds)), "c-reported", deeds)
        assert undecided(Index(brief), "c-reported", [Hold("c-bolts"), Accept(("q-1",))])

    def test_it_is_not_where_nothing_is_doubtful(self, draft: Brief) -> None:
        assert not undecided(Index(with_entry(draft, "c-reported", confidence=60)), "c-reported")

    def test_it_is_not_where_one_holds_the_claim(self, draft: Brief) -> None:
        brief = with_entry(draft, "c-inspected", doubt_kind="who-is-answered")
        assert not undecided(Index(brief), "c-inspected")

    def test_it_is_not_of_what_is_checked_and_of_other_items(self, draft: Brief) -> None:
        accepted = checked(draft, [Accept(("c-reported",))])
        assert not undecided(Index(accepted), "c-reported")
        assert not any(undecided(Index(draft), item) for item in ("q-4", "e-fall", "s-lund", "nothing"))

    @pytest.mark.parametrize(
        ("kind", "is_open"), [("pronoun", False), ("who-is-answered", True), ("other", True)]
    )
    def test_those_who_say_it_together_hold_it_together(self, draft: Brief, kind: str, is_open: bool) -> None:
        joint = replace(claim(draft, "c-reported").positions[1], quote=("q-1",))
        first, _, last = claim(draft, "c-reported").positions
        reported = replace(claim(draft, "c-reported"), positions=(first, joint, last))
        claims = tuple(reported if one.id == reported.id else one for one in draft.claims)
        brief = with_entry(replace(draft, claims=claims), "c-reported", doubt_kind=kind)
        assert undecided(Index(brief), "c-reported") is is_open


class TestDropping:
    def test_a_quote_takes_along_what_rested_on_it_alone(self, draft: Brief) -> None:
        after = checked(draft, [Drop(("q-4",))])
        assert "q-4" not in as_yaml(after)
        assert {one.id for one in after.claims} == {"c-reported", "c-bolts"}
        assert "c-inspected" not in unchecked(after)

    def test_one_of_two_quotes_leaves_the_position(self, draft: Brief) -> None:
        (position,) = claim(checked(draft, [Drop(("q-5",))]), "c-bolts").positions
        assert several(position.quote) == ("q-6",)

    def test_the_denial_leaves_a_single_source(self, draft: Brief) -> None:
        after = checked(draft, [Drop(("q-3",))])
        assert claim(after, "c-reported").status == "single-source"
        assert "s-arrow" in speakers(after)  # somebody else's words may still be his
        assert "s-arrow" not in speakers(checked(draft, [Drop(("q-3",)), Accept(("q-4",))]))

    def test_a_claim_leaves_no_reference(self, draft: Brief) -> None:
        after = checked(draft, [Drop(("c-reported",))])
        assert "c-reported" not in as_yaml(after)
        assert len(after.quotes) == len(draft.quotes)

    def test_a_question_leaves_its_answer(self, draft: Brief) -> None:
        answered = tuple(replace(one, answers="q-1") if one.id == "q-3" else one for one in draft.quotes)
        after = checked(replace(draft, quotes=answered), [Drop(("q-1",))])
        assert next(one.answers for one in after.quotes if one.id == "q-3") is None

    def test_an_event_leaves_no_reference(self, draft: Brief) -> None:
        after = checked(draft, [Drop(("e-2019",))])
        assert "e-2019" not in as_yaml(after)

    def test_a_speaker_who_never_said_anything_stays(self, draft: Brief) -> None:
        assert "s-inspectorate" in speakers(checked(draft, [Drop(("q-1", "q-7", "e-bell"))]))

    def test_speakers_are_no_items_to_drop(self, draft: Brief) -> None:
        assert checked(draft, [Drop(("s-lund", "p1", "nothing"))]) == draft


def test_the_next_revision_says_who_checked_it_and_when(draft: Brief) -> None:
    after = next_revision(checked(draft, [Accept(("q-1",))]), "ana\x1b", TODAY)
    assert (after.revision, after.updated) == (2, "2026-11-24")
    assert after.provenance == replace(draft.provenance, checked_by="ana", checked="2026-11-24")  # type: ignore[type-var]
    assert next_revision(after, "ana", TODAY).revision == 3


def drafted_by_rules(text: str) -> Brief:
    return draft_brief(read_article(f"Harbour closed\n\n{text}".encode(), "article.txt", Given()))


TWO_MEN = """“It is safe,” said Ann Lee, the harbour master. Tom Reed, a diver, met Jim Berg, a docker.

“I do not think so,” he said.

Jim Berg denied that the harbour was safe."""


def uncertain(brief: Brief) -> list[Quote]:
    return [one for one in brief.quotes if (one.note or "").startswith("Who speaks is not certain: ")]


class TestWhatTheRulesWroteIsTrueWhenItIsChecked:
    def test_the_summary_does_not_say_that_nobody_has_checked_it(self) -> None:
        brief = drafted_by_rules(TWO_MEN)
        assert isinstance(brief.summary, str) and brief.summary.startswith(UNCHECKED_SUMMARY)
        after = next_revision(checked(brief, [Accept(tuple(unchecked(brief)))]), "ana", TODAY)
        assert after.summary == "The summary is still to be written."
        assert next_revision(after, "ana", TODAY).summary == after.summary

    def test_a_summary_that_a_person_wrote_on_does_not_say_so_either(self, draft: Brief) -> None:
        after = next_revision(replace(draft, summary=f"{UNCHECKED_SUMMARY} A crane fell.\n"), "ana", TODAY)
        assert after.summary == "A crane fell.\n"

    @pytest.mark.parametrize(
        "summary", [" A crane fell.\n", "A crane fell.", ("A crane fell.", UNCHECKED_SUMMARY), ()]
    )
    def test_a_summary_of_a_person_stays_as_it_is(self, draft: Brief, summary: str | tuple[str, ...]) -> None:
        after = next_revision(replace(draft, summary=summary), "ana", TODAY)
        assert after.summary == summary

    def test_who_speaks_is_certain_once_it_is_accepted_or_said(self) -> None:
        brief = drafted_by_rules(TWO_MEN)
        (one,) = uncertain(brief)
        assert uncertain(checked(brief, [Accept((one.id,))])) == []
        assert uncertain(checked(brief, [SetSpeaker((one.id,), name="Ida Moreau")])) == []

    def test_a_remark_of_a_person_stays(self, draft: Brief) -> None:
        noted = replace(draft, quotes=tuple(replace(one, note="Heard it myself.") for one in draft.quotes))
        after = checked(noted, [Accept(tuple(unchecked(noted)))])
        assert {one.note for one in after.quotes} == {"Heard it myself."}

    def test_a_gap_goes_with_all_it_was_about(self, draft: Brief) -> None:
        gaps = (*draft.gaps, Gap("Whether it was read", "g-read", ("g-letters",)), Gap("Why", "g-why"))
        more = replace(draft, gaps=(*gaps, Gap("Which day", "g-day", ("q-2", 1))))
        first = checked(more, [Drop(("q-2",))])
        assert [gap.id for gap in first.gaps] == ["g-letters", "g-read", "g-why", "g-day"]
        after = checked(more, [Drop(("q-2",)), Drop(("q-3",))])
        assert [(gap.id, gap.cites) for gap in after.gaps] == [("g-why", ()), ("g-day", (1,))]

    def test_nobody_is_left_when_everything_is_dropped(self) -> None:
        brief = drafted_by_rules(
            f"{TWO_MEN}\n\nBoth Kenya and Chad said the pier was closed. Several dockers said so."
        )
        assert len(brief.speakers) > 4
        assert checked(brief, [Drop(tuple(brief.checkable))]).speakers == ()


def test_an_attestation_goes_with_the_quotes_that_it_covered(samples: Path) -> None:
    attested = load(samples / "north-korea-ukraine.yaml").brief
    assert attestation_holds(attested)
    assert attestation_holds(next_revision(attested, "ana", TODAY))
    changed = checked(attested, [Drop((attested.quotes[0].id,))])
    assert next_revision(changed, "ana", TODAY).source.attested is None


def test_deeds_can_be_kept_and_are_read_again() -> None:
    deeds = (
        Accept(("a", "b")),
        SetSpeaker(("q",), "s"),
        SetSpeaker(("q",), name="New"),
        Drop(("c",)),
        Hold("c"),
        Reword("e", text="x", date="", sides=(Side(Position("asserts", quote=("a", "b"))),)),
    )
    assert from_plain(to_plain(deeds)) == deeds


@pytest.mark.parametrize("kept", [None, "x", [1], [{"type": "accept"}], [{"type": "other", "items": []}]])
def test_what_are_no_deeds_counts_as_none(kept: object) -> None:
    assert from_plain(kept) == ()


class TestOtherWords:
    """Whoever writes an item has checked it, unless it is open whose it is."""

    @pytest.mark.parametrize(
        ("doubt", "is_checked"),
        [(None, True), ("not-said", True), ("relayed", True), ("pronoun", False), ("other", False)],
    )
    def test_settle_a_quote_whose_speaker_is_certain(
        self, doubt: DoubtKind | None, is_checked: bool, draft: Brief
    ) -> None:
        draft = with_entry(draft, "q-7", doubt_kind=doubt, confidence=40)
        after = checked(draft, [Reword("q-7", text="A bell, he thought")])
        assert ("q-7" not in unchecked(after)) == is_checked
        assert quote(after, "q-7").content == "A bell, he thought"

    def test_never_come_between_quotation_marks(self, draft: Brief) -> None:
        assert checked(draft, [Reword("q-2", text="We wrote once")]).quotes == draft.quotes

    def test_name_what_is_not_there_in_vain(self, draft: Brief) -> None:
        nowhere = Side(Position("denies", by="s-nobody"))
        after = checked(draft, [Reword("q-99", text="x"), Reword("c-bolts", sides=(nowhere,))])
        assert after.claims == draft.claims and after.quotes == draft.quotes

    def test_leave_a_claim_one_side(self, draft: Brief) -> None:
        sides = tuple(Side(one) for one in claim(draft, "c-reported").positions)
        after = checked(draft, [Reword("c-reported", sides=sides)])
        assert claim(after, "c-reported").positions == claim(draft, "c-reported").positions


# Whatever is done, the result is a brief without errors, but for a speaker whom the print contradicts


def _drafts() -> Iterator[Brief]:
    yield load(DRAFT).brief
    for path in sorted((ROOT / "briefs").glob("*.yaml")):
        brief = load(path).brief
        names = tuple(sorted(speakers(brief)))[:2]
        drafted = (Drafted(item, "a rule", 50, candidates=names) for item in sorted(brief.checkable))
        yield replace(brief, draft=tuple(drafted))


BRIEFS = tuple(_drafts())


def rewordings(brief: Brief) -> st.SearchStrategy[Reword]:
    """Other words of anything, other sides of a claim, and fewer."""
    anything = st.sampled_from([*Index(brief).items, SUMMARY])
    words = st.sampled_from(["In other words", "“He said”", "- a: b #c", "김정은 ‌"])
    said = st.builds(Reword, anything, text=words, name=words, role=words | st.just(""), dispute=words)
    dates, statuses = st.sampled_from(["", "2019", "2019-02/.."]), st.sampled_from(["contested", "withdrawn"])
    dated = st.builds(Reword, anything, date=dates, inferred=st.booleans(), status=statuses)
    positions = [(one.id, position) for one in brief.claims for position in one.positions]
    if not positions:
        return said | dated
    stances = st.sampled_from(["asserts", "denies"])

    def sided(one: tuple[str, Position], stance: Stance, is_dropped: bool) -> Reword:
        return Reword(one[0], sides=(Side(one[1], None if is_dropped else replace(one[1], stance=stance)),))

    return said | dated | st.builds(sided, st.sampled_from(positions), stances, st.booleans())


@st.composite
def checks(draw: st.DrawFn) -> tuple[Brief, list[Decision]]:
    brief = draw(st.sampled_from(BRIEFS))
    item = st.sampled_from(sorted(brief.checkable))
    items = st.lists(item, max_size=4).map(tuple)
    many = st.lists(item, max_size=12).map(tuple)
    quotes = st.lists(st.sampled_from([one.id for one in brief.quotes]), max_size=3).map(tuple)
    names = st.sampled_from(["Ana", "Petra Lund", "김정은", " ", "reporter", "P1"]) | st.text(min_size=1)
    anybody = st.builds(SetSpeaker, quotes, st.sampled_from([*sorted(speakers(brief)), "s-nobody-at-all"]))
    anew = st.builds(SetSpeaker, quotes, name=names)
    claims = [(one.id, holder) for one in brief.claims for holder in ("", *holders(one))]
    hold = st.sampled_from(claims).map(lambda one: Hold(*one))
    kinds: st.SearchStrategy[Decision] = st.builds(Accept, items) | anybody | anew | hold | rewordings(brief)
    kinds |= st.builds(Drop, items) | st.builds(Drop, many)
    deeds = st.lists(kinds, max_size=12)
    return brief, draw(deeds)


@given(checks())
def test_a_brief_without_errors_stays_one(made: tuple[Brief, list[Decision]]) -> None:
    brief, deeds = made
    after = next_revision(checked(brief, deeds), "ana", TODAY)
    data = as_yaml(after).encode()
    loaded = load_bytes(data, "x.yaml")
    # A person may give words to somebody else than their attribution and a position do: `check` says so.
    given = {item for deed in deeds if isinstance(deed, SetSpeaker) for item in deed.quotes}
    doubted = [f"quotes[{at}].attribution:" for at, one in enumerate(after.quotes) if one.id in given]
    doubted += [f'"{item}" is a quote of' for item in given]
    assert [one for one in errors_in(loaded, data) if not any(told in one for told in doubted)] == []
    gone = chain.from_iterable(deed.items for deed in deeds if isinstance(deed, Drop))
    assert not after.checkable.intersection(gone)
    assert loaded.brief == after


@given(checks())
def test_no_position_hangs_in_the_air(made: tuple[Brief, list[Decision]]) -> None:
    brief, deeds = made
    after = checked(brief, deeds)
    positions: list[Position] = [position for one in after.claims for position in one.positions]
    assert all(position.by in speakers(after) for position in positions if position.by)
    assert all(one.positions for one in after.claims)
