"""Reports: several sources in one style, with one list of references and one of sources."""

from typing import Any

import pytest

from briefreader.brief.model.brief import Brief, Claim, Position, Quote, Span
from briefreader.brief.model.csl import CslDate, CslName
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import Citer, Form
from briefreader.cite.report import Report, ReportItem, report
from briefreader.wording.remarks import remark_words
from tests.unit.test_cite_reference import BARE, CHOE, TODAY, a_brief

WORDS = "We did not ship arms"
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


def source(handling: str | None = None, **fields: Any) -> Citer:
    brief = a_brief(**fields)
    brief = Brief(
        brief="1",
        id="b",
        title=brief.title,
        source=brief.source,
        summary="",
        handling=handling,
        speakers=brief.speakers,
        quotes=(QUOTE,),
        claims=(CLAIM,),
        parties={"seoul": "South Korea", "moscow": "Russia", "pyongyang": "North Korea"},
    )
    text = KnownWords({5: f"He said: “{WORDS}.”"}, "source-file", "a.txt")
    return Citer(brief, Index(brief), Verifier(brief, text), today=TODAY, text=text)


def made(style: str, parts: list[ReportItem], *sources: Citer, output: str = "markdown") -> Report:
    return report("Findings", parts, sources, Form(style, output))


def after(text: str, heading: str) -> list[str]:
    """The paragraphs of a section."""
    return text.partition(f"## {heading}\n\n")[2].partition("\n\n## ")[0].split("\n\n")


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
            for words in (WORDS, "claim reported in the source: Arms were", r"Ask \*again\*.")
        ]
        assert order == sorted(order)

    def test_shows_who_says_what_of_a_claim_and_silence_as_silence(self) -> None:
        text = made("apa7", [ReportItem(0, "c")], source()).text
        assert "Contested claim reported in the source: Arms were shipped (Choe, 2024, para. 5)." in text
        rows = [line for line in text.splitlines() if line.startswith("| ")]
        assert rows[:5] == [
            "| Who | Stance | Statement | Evidence |",
            "| --- | --- | --- | --- |",
            "| South Korea | asserts |  | photographic evidence |",
            f"| Yang Uk (Russia) | denies | “{WORDS}.” (para. 5) | no evidence offered |",
            "| North Korea | not reported |  |  |",
        ]

    def test_names_what_citations_lack_and_how_sources_are_to_be_handled(self) -> None:
        sources = source("TLP:AMBER", **BARE), source(title="Another")
        text = made("apa7", one_of_each(*sources), *sources).text
        assert "\n\nHandling: TLP:AMBER\n\n" in text
        table = after(text, "Sources")[0].splitlines()
        assert table[2].endswith("| author, date, address | TLP:AMBER |")
        assert table[3] == "| Another, The New York Times | nothing | none |"

    def test_leaves_out_what_can_not_be_copied_and_says_so(self) -> None:
        report = made("apa7", [ReportItem(0, "nothing", section="Kept"), ReportItem(0, "q")], source())
        assert report.written == (1,)
        ((number, remark),) = report.remarks
        assert (number, remark.code, remark.left_out) == (0, "refused", True)
        assert remark_words(remark) == "left out: the brief has no item nothing. Choose one that it has."
        assert "## Kept" in report.text

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
        assert entries[0].startswith(r"\[1\]") and "Second read" in entries[0]
        assert entries[1].startswith(r"\[2\]") and "First read" in entries[1]
        assert text.count(r"\[1\]") == 3

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
