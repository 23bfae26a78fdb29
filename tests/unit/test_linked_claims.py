"""One claim over several briefs: who is joined, who stands where, and who was never heard."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefreader.brief.reading.load import load_bytes
from briefreader.brief.verification.document import opened
from briefreader.library.linked_claims import (
    ClaimInBrief,
    LinkedClaim,
    LinkedClaims,
    linked_claim,
    persons_of,
)
from briefreader.library.same_as import SameAs, joined, same_as_of
from briefreader.library.same_person import SamePerson
from briefreader.printing.linked_claims import column_words, linked_claims_page, linked_claims_tree
from briefreader.printing.text import text
from tests.libraries import brief_text


def speaker(speaker_id: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"id": speaker_id, "name": name, "type": "person", **fields}


def held(stance: str, **fields: Any) -> dict[str, Any]:
    return {"stance": stance, **fields}


def column(brief_id: str, positions: Sequence[dict[str, Any]], **fields: Any) -> ClaimInBrief:
    claim = {"id": "c-gates", "text": f"The gates were opened, says {brief_id}", "status": "single-source"}
    text = brief_text(brief_id, claims=[{**claim, "positions": [*positions]}], **fields)
    document = opened(load_bytes(text.encode(), brief_id))
    return ClaimInBrief(Path(brief_id), Path(brief_id), document, document.brief.claims[0])


def stances(found: LinkedClaim) -> dict[str, list[list[str]]]:
    """The stances in each row, by its name: a list for each column."""
    return {
        row.name: [
            [position.stance for position in found.cells.get((row.key, number), ())]
            for number in range(len(found.columns))
        ]
        for row in found.rows
    }


class TestWhoIsJoined:
    def said(self, *pairs: str) -> list[SameAs]:
        return [SameAs(tuple(pair.split("="))) for pair in pairs]

    def test_links_are_followed_both_ways_and_on(self) -> None:
        groups = joined(self.said("a#c=b#c", "c#c=b#c", "d#x=e#x"))
        assert groups == [frozenset({"a#c", "b#c", "c#c"}), frozenset({"d#x", "e#x"})]

    def test_a_link_to_what_is_not_there_is_not_followed(self) -> None:
        said = self.said("a#c=gone#c", "gone#c=b#c", "a#c=d#c")
        assert joined(said, lambda name: not name.startswith("gone")) == [frozenset({"a#c", "d#c"})]

    def test_one_s_own_rejection_parts_two_and_that_of_another_does_not(self) -> None:
        said = self.said("a#c=b#c")
        assert joined([*said, SameAs(("b#c", "a#c"), reviewer="Ben", rejects=True)])
        assert joined([*said, SameAs(("b#c", "a#c"), reviewer="", rejects=True)]) == []

    def test_a_brief_links_its_own_items_and_no_others(self) -> None:
        links = [
            {"from": "c-1", "to": "dam#c-2", "rel": "same-as"},
            {"from": "c-1", "to": "c-3", "rel": "same-as"},
            {"from": "c-1", "to": "dam#c-4", "rel": "supports"},
            {"from": "dam#c-5", "to": "wall#c-6", "rel": "same-as"},
        ]
        brief = load_bytes(brief_text("flood", links=links).encode(), "").brief
        assert same_as_of(brief) == (("flood#c-1", "dam#c-2"), ("flood#c-1", "flood#c-3"))


class TestTheMatrix:
    def test_briefs_stand_by_date_and_parties_of_one_slug_in_one_row(self) -> None:
        found = linked_claim(
            [
                column("undated", [held("denies", party="oruvia")], date=None),
                column("late", [held("qualifies", party="oruvia")], date=2026),
                column("early", [held("denies", party="oruvia"), held("asserts", party="ilvane")], date=2024),
            ]
        )
        assert [one.opened.brief.id for one in found.columns] == ["early", "late", "undated"]
        assert stances(found) == {
            "oruvia": [["denies"], ["qualifies"], ["denies"]],
            "ilvane": [["asserts"], [], []],
        }

    def test_a_row_is_called_what_each_brief_calls_the_party(self) -> None:
        found = linked_claim(
            [
                column("early", [held("denies", party="town")], parties={"town": "Quessel"}, date=2024),
                column("late", [held("denies", party="town")], parties={"town": "Orrin"}, date=2026),
            ]
        )
        assert list(stances(found)) == ["Quessel / Orrin"]

    def test_speakers_of_one_name_are_apart_until_somebody_confirms_them(self) -> None:
        columns = [
            column(brief, [held(stance, by="s-lee")], speakers=[speaker("s-lee", "Ada Lee")])
            for brief, stance in (("early", "asserts"), ("late", "denies"))
        ]
        assert stances(linked_claim(columns)) == {
            "Ada Lee (early#s-lee)": [["asserts"], []],
            "Ada Lee (late#s-lee)": [[], ["denies"]],
        }
        confirmed = SamePerson(("Ada M. Lee",), ("early#s-lee", "late#s-lee"))
        persons = persons_of([confirmed])
        assert stances(linked_claim(columns, persons=persons)) == {"Ada M. Lee": [["asserts"], ["denies"]]}

    def test_a_speaker_stands_in_the_row_of_the_party(self) -> None:
        lee = speaker("s-lee", "Ada Lee", party="town")
        found = linked_claim([column("early", [held("denies", by="s-lee")], speakers=[lee])])
        assert stances(found) == {"town": [["denies"]]}

    def test_no_position_is_left_out_for_want_of_a_name(self) -> None:
        found = linked_claim([column("early", [held("asserts")])])
        assert stances(found) == {"nobody named": [["asserts"]]}


class TestWhoWasNeverHeard:
    def test_silence_everywhere_is_a_row_of_its_own_and_no_denial(self) -> None:
        miners = speaker("s-mine", "Ida Roe", party="miners")
        found = linked_claim(
            [
                column("early", [held("asserts", party="town"), held("not-reported", party="owners")]),
                column("late", [held("denies", party="town")], parties={"farmers": "The farmers"}),
                column("later", [held("asserts", party="town")], speakers=[miners]),
            ]
        )
        assert [row.name for row in found.heard] == ["town"]
        assert [row.name for row in found.never_heard] == ["owners", "The farmers", "miners"]
        assert stances(found)["owners"] == [["not-reported"], [], []]

    def test_who_is_heard_in_one_source_was_heard(self) -> None:
        found = linked_claim(
            [
                column("early", [held("not-reported", party="town")]),
                column("late", [held("reports", party="town")]),
            ]
        )
        assert (len(found.heard), found.never_heard) == (1, ())


def test_handling_marks_of_all_briefs_are_kept() -> None:
    marks = ["TLP:AMBER", "TLP:CLEAR", "TLP:AMBER", "TLP:RED"]
    columns = [
        column(f"b{number}", [held("asserts", party="town")], handling=mark)
        for number, mark in enumerate(marks)
    ]
    assert linked_claim(columns).handling_marks == ("TLP:AMBER", "TLP:RED")


def test_a_view_that_was_only_passed_on_says_so_on_the_page_and_in_the_data() -> None:
    passed_on = {
        "id": "q",
        "speaker": "s-coast",
        "via": ["s-lee"],
        "kind": "indirect",
        "content": "The port gave the order.",
    }
    one = linked_claim(
        [
            column(
                "dam",
                [held("asserts", by="s-coast", party="coast", quote="q", evidence="not-stated")],
                speakers=[speaker("s-coast", "Coast guard", party="coast"), speaker("s-lee", "Ann Lee")],
                quotes=[passed_on],
            )
        ]
    )
    told = text(linked_claims_page(LinkedClaims((one,))), 80)
    assert "asserts, according to Ann Lee" in told
    (row,) = linked_claims_tree(LinkedClaims((one,)))["claims"][0]["rows"]
    assert row["cells"][0]["quotes"][0]["passed_on"] == "according to Ann Lee"


def test_a_claim_that_nobody_has_checked_says_so_wherever_its_brief_is_named() -> None:
    rule = {"item": "c-gates", "rule": "denial", "confidence": 50, "words": "denied", "candidates": []}
    assert column_words(column("dam", [held("denies", party="town")], draft=[rule])).endswith(
        "draft, not checked"
    )
    assert "draft" not in column_words(column("dam", [held("denies", party="town")]))
