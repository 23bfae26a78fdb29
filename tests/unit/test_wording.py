"""What people read: made of codes and values, the same words for screen, print and clipboard."""

from typing import Any, get_args

import pytest

from briefreader.base.dates import date_in_room, date_words, short_date
from briefreader.brief.model.brief import (
    Brief,
    Claim,
    Drafted,
    Evidence,
    Hedge,
    Paragraph,
    Position,
    Quote,
    Source,
    Span,
    Speaker,
    Stance,
)
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.doubt import Doubt, DoubtKind
from briefreader.brief.model.links import Index
from briefreader.brief.verification.verification import Detail
from briefreader.cite.remarks import Remark, RemarkCode
from briefreader.notes import (
    SOURCE,
    UNPLACED,
    Addition,
    Anchor,
    AnyEntry,
    BasketItem,
    Bookmark,
    Mark,
    Note,
    Review,
    Tags,
    Use,
)
from briefreader.wording.brief import evidence_words, item_words, party_words, position_words
from briefreader.wording.doubts import doubt_words, holder_name, undecided_words
from briefreader.wording.notes import about_item, entry_words, labelled_entry, target_words
from briefreader.wording.remarks import remark_words

CSL = CslItem(id="dam", type="article-newspaper", title="The dam")
COMMON: dict[str, Any] = {
    "id": "1",
    "item": "c",
    "created": "",
    "modified": "",
    "reviewer": "ana",
    "change": 1,
}


def index_of(**fields: Any) -> Index:
    return Index(Brief(brief="1", id="dam", title="The dam", source=Source(CSL), summary="It is.", **fields))


class TestARemark:
    @pytest.mark.parametrize("code", get_args(RemarkCode))
    def test_of_every_code_can_be_said_without_a_full_stop(self, code: RemarkCode) -> None:
        said = remark_words(Remark(code, ("a", "b"), 3, Detail("against", "a.txt")))
        assert said and said[-1] not in ".:"

    @pytest.mark.parametrize(
        ("remark", "words"),
        [
            (Remark("unchecked"), "rule-based draft, not checked"),
            (Remark("unchecked", item="q-1"), "q-1: rule-based draft, not checked"),
            (Remark("some-unchecked", ("q-1",), 3), "1 of 3 rule-based draft, not checked: q-1"),
            (Remark("hidden", count=1), "1 hidden character removed"),
            (Remark("hidden", count=2), "2 hidden characters removed"),
            (Remark("missing", ("author", "URL")), "citation is missing: author, URL"),
            (
                Remark("left-out", ("speaker", "hedge")),
                "the template leaves out who said it, the words of doubt",
            ),
            (Remark("note-empty", left_out=True), "left out: the note has no text"),
            (Remark("never-opened", ("The dam",)), "“The dam” is not available: open it once"),
            (
                Remark("unreadable", ("The dam", "a.yaml", "it is empty")),
                "“The dam” is not available: a.yaml: it is empty",
            ),
            (
                Remark("another-brief", ("The dam", "a.yaml")),
                "“The dam” is not available: a.yaml is another brief",
            ),
            (Remark("cut", detail=Detail("part", "a.txt")), "cut: a part of the quoted words in a.txt"),
            (
                Remark("cut", detail=Detail("part", "a.txt"), item="q-1"),
                "q-1 is cut: a part of the quoted words in a.txt",
            ),
        ],
    )
    def test_names_what_it_is_about(self, remark: Remark, words: str) -> None:
        assert remark_words(remark) == words

    def test_is_a_warning_where_what_was_copied_can_be_wrong(self) -> None:
        warnings = {code for code in get_args(RemarkCode) if Remark(code).severity == "warning"}
        assert warnings == {"unverified", "unknown-file", "unchecked", "some-unchecked", "hidden", "left-out"}


class TestADoubt:
    @pytest.mark.parametrize("kind", get_args(DoubtKind))
    def test_of_every_kind_can_be_said_without_names(self, kind: DoubtKind) -> None:
        said = doubt_words(Doubt(kind))
        assert said and said[-1] not in ".:" and "{" not in said

    @pytest.mark.parametrize(
        ("doubt", "words"),
        [
            (Doubt("who-is-answered", ("Ann Lee", "Bo Roe")), "the denial may answer Ann Lee or Bo Roe"),
            (Doubt("several-fit", ("Roe", "Bo Roe", "Al Roe")), "“Roe” fits Bo Roe and Al Roe"),
            (Doubt("pronoun", ("he", "Bo Roe", "Al Roe")), "“he” can be Bo Roe or Al Roe"),
            (Doubt("named-elsewhere", ("the mayor",)), "“the mayor” may be named elsewhere in the article"),
        ],
    )
    def test_names_whom_it_is_about(self, doubt: Doubt, words: str) -> None:
        assert doubt_words(doubt) == words

    def test_of_who_holds_a_claim_names_the_speakers_or_the_parties(self) -> None:
        index = index_of(speakers=(Speaker("s", "Ann Lee", "person"),), parties={"town": "The town"})
        assert holder_name(index, "s") == "Ann Lee"
        assert holder_name(index, "town old-port") == "The town, old port"

    def test_that_ends_in_a_full_stop_gets_no_second_one(self) -> None:
        position = Position(stance="asserts", by="s")
        claim = Claim(id="c", text="It is.", status="contested", positions=(position,))
        drafted = Drafted("c", "a rule", 50, doubt="Who knows.")
        assert undecided_words(index_of(claims=(claim,), draft=(drafted,)), "c") == "Who knows"


class TestAnEntry:
    @pytest.mark.parametrize(
        ("entry", "words", "labelled"),
        [
            (Note(**COMMON, text="Ask", tags=("a", "b")), "Ask #a #b", "Note: Ask #a #b"),
            (
                Note(**COMMON, text="Ask", anchor=Anchor("the dam", "", "")),
                "“the dam” Ask",
                "Note: “the dam”: Ask",
            ),
            (Tags(**COMMON, tags=("a", "b")), "#a #b", "Tags: #a #b"),
            (Bookmark(**COMMON), "bookmark", "Bookmark"),
            (Bookmark(**COMMON, label="core"), "bookmark: core", "Bookmark: core"),
            (Mark(**COMMON, letter="m"), "mark m", "Mark m"),
            (
                Review(**COMMON, state="reviewed", reliability="B", credibility="2", comment="Seen"),
                "reviewed: B2: Seen",
                "Reviewed: B2: Seen",
            ),
            (
                Review(**COMMON, verdict="false"),
                "verdict false (not marked as reviewed)",
                "Verdict false (not marked as reviewed)",
            ),
            (
                Review(**COMMON, state="reviewed", verdict="false", confidence="low"),
                "reviewed: verdict false, low confidence",
                "Reviewed: verdict false, low confidence",
            ),
            (
                Addition(**COMMON, field="issued", value="2024", inferred=True),
                "date 2024 (inferred)",
                "Added to the citation: date 2024 (inferred)",
            ),
            (
                BasketItem(**COMMON, rank=1, section="Losses", comment="First"),
                "in the basket, opens “Losses”: First",
                "In the basket, opens “Losses”: First",
            ),
            (Use(**COMMON, report="a.md"), "used in a.md", "Used in a.md"),
        ],
    )
    def test_says_the_same_beside_a_sign_and_with_what_it_is(
        self, entry: AnyEntry, words: str, labelled: str
    ) -> None:
        assert (entry_words(entry), labelled_entry(entry)) == (words, labelled)

    def test_says_what_it_is_attached_to(self) -> None:
        quote = Quote(id="q", speaker="s", para=1, kind="direct", spans=(Span(exact="No"),))
        index = index_of(quotes=(quote,))
        assert (target_words(index, "q"), about_item(index, "q")) == ("“No”", "Quote q: “No”")
        assert target_words(index, "x") == "x: no longer in this brief"
        assert target_words(index, SOURCE) == "the citation of the source"
        assert about_item(index, UNPLACED) == "Imported, without a place in this brief"

    def test_names_the_speaker_of_a_quote_and_the_doubt(self) -> None:
        quote = Quote(
            id="q", speaker="s", para=1, kind="indirect", content="It moved", hedge=Hedge(words="maybe")
        )
        speakers = Speaker(id="s", name="Ann Lee", type="person"), Speaker(id="s", name="No one", type="none")
        for speaker, who in zip(speakers, ("Ann Lee", "unattributed in the source"), strict=True):
            index = index_of(quotes=(quote,), speakers=(speaker,))
            assert about_item(index, "q") == f"Quote q: It moved (paraphrase) — {who}, “maybe”"


class TestPartsOfABrief:
    @pytest.mark.parametrize(
        ("place", "words"), [(Paragraph(n=5), "Paragraph 5"), (Paragraph(role="dek"), "The dek")]
    )
    def test_a_paragraph_is_called_by_its_number_or_role(self, place: Paragraph, words: str) -> None:
        assert item_words(place) == words

    def test_silence_has_no_evidence(self) -> None:
        assert evidence_words(Position(stance="not-reported", party="town")) == ""

    @pytest.mark.parametrize("evidence", get_args(Evidence))
    def test_evidence_has_no_codes(self, evidence: Evidence) -> None:
        assert "-" not in evidence_words(Position(stance="asserts", party="town", evidence=evidence))

    @pytest.mark.parametrize("stance", get_args(Stance))
    def test_a_position_names_its_party_and_stance(self, stance: Stance) -> None:
        position, index = Position(stance=stance, party="town"), index_of()
        assert position_words(position, index).startswith("town: ")
        assert party_words(Position(stance=stance), index) == "nobody named"

    @pytest.mark.parametrize(
        ("date", "words", "short"),
        [
            (None, "no date", "no date"),
            ("1953", "1953", "1953"),
            ("1953/..", "from 1953", "1953 on"),
            ("/1953", "until 1953", "to 1953"),
            ("1950/1953", "1950 to 1953", "1950–1953"),
            ("1969~/1974", "about 1969 to 1974", "~1969–1974"),
            ("1984?", "perhaps 1984", "1984?"),
            ("1984-05%", "perhaps about 1984-05", "~1984-05?"),
            ("198X", "1980s", "1980s"),
            ("19XX", "20th century", "20th c."),
            ("2001-21", "spring 2001", "spring 2001"),
            ("2004-XX-XX", "2004", "2004"),
            ("2004-06-XX", "2004-06", "2004-06"),
            ("2026-10-25", "2026-10-25", "2026-10-25"),
            ("in May", "in May", "in May"),
            ("Seoul/Incheon", "Seoul/Incheon", "Seoul/Incheon"),
        ],
    )
    def test_no_sign_of_a_date_is_left_to_be_read(self, date: str | None, words: str, short: str) -> None:
        assert (date_words(date), short_date(date)) == (words, short)

    @pytest.mark.parametrize(
        ("date", "told"),
        [
            ("1969~/1974", ("~1969–1974", "")),
            ("2026-10-23/2026-10-24", ("2026-10-23", "2026-10-23 to 2026-10-24")),
            ("2001-21", ("spring 20…", "spring 2001")),
        ],
    )
    def test_a_date_without_room_is_told_whole_beside_it(self, date: str, told: tuple[str, str]) -> None:
        assert date_in_room(date, 10) == told
