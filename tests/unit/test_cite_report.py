"""Reports: several sources in one style, with one list of references and one of sources."""

from typing import Any

import pytest
from msgspec.structs import replace

from briefreader.brief.model.brief import Brief, Claim, Position, Quote, Span
from briefreader.brief.model.csl import CslDate, CslName
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import Citer, Form
from briefreader.cite.formats.pieces import Heading
from briefreader.cite.report import Report, ReportItem, Surroundings, report
from briefreader.wording.remarks import remark_words
from tests.unit.test_cite_reference import BARE, CHOE, TODAY, URL, a_brief

WORDS = "We did not ship arms"
YANG = "Yang Uk, military expert"
QUOTE = Quote(id="q", speaker="yang", para=5, kind="direct", spans=(Span(exact=f"{WORDS}."),))
CLAIM = Claim(
    id="c",
    text="Arms were shipped.",
    status="contested",
    positions=(
        Position(stance="asserts", party="seoul", evidence="photographic"),
        Position(stance="denies", by="yang", party="moscow", quote="q", evidence="none-offered"),
        Position(stance="not-reported", party="pyongyang"),
    ),
)


def source(
    handling: str | None = None, quotes: tuple[Quote, ...] = (QUOTE,), claim: Claim = CLAIM, **fields: Any
) -> Citer:
    brief = a_brief(**fields)
    brief = Brief(
        brief="1",
        id="b",
        title=brief.title,
        source=brief.source,
        summary="",
        handling=handling,
        speakers=brief.speakers,
        quotes=quotes,
        claims=(claim,),
        parties={"seoul": "South Korea", "moscow": "Russia", "pyongyang": "North Korea"},
    )
    text = KnownWords({5: f"He said: “{WORDS}.”"}, "source-file", "a.txt")
    return Citer(brief, Index(brief), Verifier(brief, text), today=TODAY, text=text)


def made(style: str, parts: list[ReportItem], *sources: Citer, output: str = "markdown") -> Report:
    return report("Findings", parts, sources, Form(style, output))


def after(text: str, heading: str) -> list[str]:
    """The paragraphs of a section."""
    return text.partition(f"## {heading}\n\n")[2].partition("\n\n## ")[0].split("\n\n")


def anchor(name: str) -> str:
    """Where a link inside the report leads to."""
    return f'<a id="{name}"></a>'


def one_of_each(*sources: Citer) -> list[ReportItem]:
    return [ReportItem(number, "q") for number in range(len(sources))]


class TestAReport:
    def test_has_title_sections_comments_and_items_in_order(self) -> None:
        parts = [
            ReportItem(0, "q", section="Denials", comment="The first:"),
            ReportItem(0, "c"),
            ReportItem(0, "c", note="Ask *again*."),
        ]
        text = made("apa7", parts, source()).text
        assert text.startswith("# Findings\n\n## Denials\n\nThe first:\n\nYang Uk, military expert, said,")
        order = [
            text.index(words)
            for words in (WORDS, "claim reported in The New York Times: Arms were", r"Ask \*again\*.")
        ]
        assert order == sorted(order)

    def test_shows_who_says_what_of_a_claim_and_silence_as_silence(self) -> None:
        text = made("apa7", [ReportItem(0, "c")], source()).text
        reported = "Contested claim reported in The New York Times: Arms were shipped (Choe, 2024, para. 5)."
        assert reported in text
        rows = [line for line in text.splitlines() if line.startswith("| ")]
        assert rows[:5] == [
            "| Who | Stance | Statement | Evidence | Verification |",
            "| ------ | ------ | --------- | ------- | ------ |",
            "| South Korea | Asserts |  | Photographic |  |",
            f"| {YANG} (Russia) | Denies | “{WORDS}.” (para. 5) | None offered | Verified |",
            "| North Korea | Not reported |  |  |  |",
        ]

    def test_says_under_its_title_how_it_is_to_be_handled(self) -> None:
        sources = source("TLP:AMBER", **BARE), source(title="Another")
        text = made("apa7", one_of_each(*sources), *sources).text
        assert text.startswith("# Findings\n\nHandling: TLP:AMBER\n\n")

    def test_leaves_out_what_can_not_be_copied_and_says_so(self) -> None:
        report = made("apa7", [ReportItem(0, "nothing", section="Kept"), ReportItem(0, "q")], source())
        assert report.written == (1,)
        ((number, remark),) = report.remarks
        assert (number, remark.code, remark.left_out) == (0, "refused", True)
        assert remark_words(remark) == "left out: the brief has no item nothing. Choose one that it has."
        assert "## Kept" in report.text

    def test_has_its_notes_under_a_title_before_the_references_with_links_to_them(self) -> None:
        text = made("chicago18-notes", [ReportItem(0, "q"), ReportItem(0, "c")], source()).text
        assert f"“{WORDS}.”[¹](#note-1)\n" in text
        first, second = after(text, "Notes")
        assert first.startswith(f"1. {anchor('note-1')}Yang Uk, quoted in Choe Sang-Hun")
        assert second == f"2. {anchor('note-2')}Choe, “For North Korea.”"
        assert text.index("## Notes") < text.index("## Bibliography")

    @pytest.mark.parametrize(
        ("style", "notes"),
        [
            (
                "chicago18-notes",
                [
                    "Yang Uk, quoted in Choe, “For North Korea.”",
                    "Yang Uk, quoted in Choe, “For North Korea.”",
                ],
            ),
            ("oscola4", ["ibid, quoting Yang Uk.", "Choe (n 1), quoting Yang Uk."]),
            ("aglc4", ["Ibid, quoting Yang Uk.", "Choe (n 1), quoting Yang Uk."]),
            ("bluebook", ["*Id.* (quoting Yang Uk).", "Choe, *supra* note 1 (quoting Yang Uk)."]),
        ],
    )
    def test_has_a_source_in_full_once_and_short_after_that(self, style: str, notes: list[str]) -> None:
        twice = (QUOTE, replace(QUOTE, id="r"), replace(QUOTE, id="s"))
        one, other = source(quotes=twice), source(title="Arms", quotes=twice)
        parts = [ReportItem(0, "q"), ReportItem(0, "r"), ReportItem(1, "q"), ReportItem(0, "s")]
        found = [note.partition("</a>")[2] for note in after(made(style, parts, one, other).text, "Notes")]
        assert [found[1], found[3]] == notes
        assert URL in found[0]
        assert URL in found[2]

    @pytest.mark.parametrize(
        ("style", "note"),
        [
            ("chicago18-notes", "Yang Uk, quoted in “Arms.”"),
            ("oscola4", "‘Arms’ (n 1), quoting Yang Uk."),
            ("aglc4", "‘Arms’ (n 1), quoting Yang Uk."),
            ("bluebook", "*Arms*, *supra* note 1 (quoting Yang Uk)."),
        ],
    )
    def test_has_the_title_for_a_source_without_authors(self, style: str, note: str) -> None:
        twice = (QUOTE, replace(QUOTE, id="r"))
        unsigned = source(title="Arms", author=(), quotes=twice)
        parts = [ReportItem(0, "q"), ReportItem(1, "q"), ReportItem(0, "r")]
        text = made(style, parts, unsigned, source(quotes=twice)).text
        assert after(text, "Notes")[2].partition("</a>")[2] == note

    def test_says_what_is_to_be_said_of_an_item_below_it_and_of_all_of_them_last(self) -> None:
        parts = [
            ReportItem(0, "q", below=("Verification: verified", "Assessment: B2")),
            ReportItem(0, "gone"),
        ]
        around = Surroundings(lines=("Ana",), last=lambda written: [Heading(2, f"Of {len(written)}")])
        text = report("Findings", parts, [source()], Form("apa7", "markdown"), around).text
        assert text.startswith("# Findings\n\nAna\n\nYang Uk")
        assert "\n\n- Verification: verified\n- Assessment: B2\n\n## References\n" in text
        assert text.endswith("\n\n## Of 1")

    def test_has_a_row_for_each_statement_of_a_position_with_its_verification(self) -> None:
        told = "“our” and the rest"
        quotes = (
            QUOTE,
            Quote(id="i", speaker="yang", para=5, kind="indirect", content="Nothing left the port"),
            Quote(id="p", speaker="yang", para=9, kind="partial", spans=(Span(exact="never"),), content=told),
        )
        denial = Position(
            stance="denies",
            by="yang",
            quote=("q", "i", "p"),
            basis="implied",
            evidence="witness",
            evidence_note="a dock worker",
            evidence_para=7,
        )
        claim = replace(CLAIM, positions=(denial,))
        text = made("apa7", [ReportItem(0, "c")], source(quotes=quotes, claim=claim)).text
        rows = [line.split(" | ")[1:] for line in text.splitlines() if line.startswith("| Yang Uk, military")]
        evidence = "Witness (para. 7): a dock worker"
        assert rows == [
            ["Denies (implied)", f"“{WORDS}.” (para. 5)", evidence, "Verified |"],
            ["Denies (implied)", "Nothing left the port (paraphrase, para. 5)", evidence, "Paraphrase |"],
            ["Denies (implied)", rf"“never” (para. 9, unverified) \[on: {told}\]", evidence, "Unverified |"],
        ]

    def test_a_stance_has_what_the_brief_remarks_about_it(self) -> None:
        denial = Position(stance="denies", by="yang", evidence="not-stated", note="It is about ships alone.")
        text = made("apa7", [ReportItem(0, "c")], source(claim=replace(CLAIM, positions=(denial,)))).text
        assert r"| Denies \[the brief notes: It is about ships alone\] |" in text

    def test_numbers_the_notes_of_all_sources_in_one_row(self) -> None:
        sources = source(), source(title="Another")
        text = made("chicago18-notes", one_of_each(*sources), *sources, output="pandoc").text
        assert [mark in text for mark in ("[^1]:", "[^2]:", "[^3]:")] == [True, True, False]


class TestReferences:
    def test_stand_once_by_the_alphabet_whatever_the_order_of_items(self) -> None:
        later = source(author=(CslName(family="Zander", given="A."),), title="A")
        earlier = source(author=(CslName(family="Ådahl", given="B."),), title="B")
        quoted = source(author=(), title="“Enough” is enough")
        parts = [ReportItem(0, "q"), ReportItem(1, "q"), ReportItem(0, "c"), ReportItem(2, "q")]
        entries = after(made("apa7", parts, later, earlier, quoted).text, "References")
        assert [entry.split()[0] for entry in entries] == ["“Enough”", "Zander,", "Ådahl,"]

    def test_have_the_title_of_the_guide(self) -> None:
        for style, title in (("mla9", "Works Cited"), ("oscola4", "Bibliography"), ("ieee", "References")):
            assert f"## {title}\n" in made(style, [ReportItem(0, "q")], source()).text

    def test_are_numbered_in_the_order_of_citation(self) -> None:
        parts = [ReportItem(1, "q"), ReportItem(0, "q"), ReportItem(1, "c")]
        text = made("ieee", parts, source(title="First read"), source(title="Second read")).text
        entries = after(text, "References")
        first, second = rf"{anchor('source-1')}\[1\] ", rf"{anchor('source-2')}\[2\] "
        assert entries[0].startswith(first) and "Second read" in entries[0]
        assert entries[1].startswith(second) and "First read" in entries[1]
        assert text.count(r"[\[1\]](#source-1)") == 2

    def test_of_one_article_in_two_briefs_stand_once(self) -> None:
        sources = source(), source()
        text = made("apa7", one_of_each(*sources), *sources).text
        assert len(after(text, "References")) == 1
        assert "2024a" not in text


class TestSourcesThatWouldBeCitedAlike:
    @pytest.mark.parametrize(
        ("style", "in_text", "entry"),
        [
            ("apa7", "(Choe, 2024b, para. 5)", "Choe, S.-H. (2024b, October 16). Alpha ends"),
            ("harvard-ctr12", "(quoted in Choe, 2024b)", "Choe, S.-H. (2024b) ‘Alpha ends’"),
            ("chicago18-author-date", "(quoted in Choe 2024b)", "Choe Sang-Hun. 2024b. “Alpha Ends"),
        ],
    )
    def test_get_letters_by_the_alphabet_of_their_titles(self, style: str, in_text: str, entry: str) -> None:
        first, second = source(title="Alpha ends"), source(title="Alpha begins")
        third = source(author=(CslName(family="Kim"),))
        parts = [ReportItem(0, "q"), ReportItem(1, "q"), ReportItem(2, "q")]
        text = made(style, parts, first, second, third).text
        assert in_text in text
        listed = after(text, "Reference list" if style.startswith("harvard") else "References")
        assert any(one.casefold().startswith(entry.casefold()) for one in listed)
        assert "Kim" in text and "2024c" not in text

    def test_get_letters_without_a_date_too(self) -> None:
        sources = [source(issued=None, title=title) for title in ("A", "B")]
        text = made("apa7", one_of_each(*sources), *sources).text
        assert "(Choe, n.d.-a, para. 5)" in text and "(Choe, n.d.-b, para. 5)" in text

    def test_of_one_year_and_another_get_none(self) -> None:
        sources = source(), source(issued=CslDate(date_parts=((2025,),)), author=(CHOE,))
        assert "2024a" not in made("apa7", one_of_each(*sources), *sources).text

    def test_are_told_where_the_guide_has_no_letters(self) -> None:
        sources = source(title="A"), source(title="B"), source(author=(CslName(family="Kim"),))
        remarks = made("mla9", one_of_each(*sources), *sources).remarks
        alike = "its source is cited in the text like another one"
        assert [number for number, remark in remarks if remark_words(remark) == alike] == [0, 1]

    def test_more_than_the_alphabet_has_letters(self) -> None:
        sources = [source(title=f"Title {number:02}") for number in range(28)]
        text = made("apa7", one_of_each(*sources), *sources).text
        assert "(2024z, October 16)" in text and "(2024ab, October 16)" in text
