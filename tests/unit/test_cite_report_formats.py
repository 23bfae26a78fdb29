"""Reports in each format: titles and tables hold the very texts, and nothing else."""

import json
import re
from pathlib import Path
from typing import Any

import lxml.html
import pypandoc
import pytest
import typst
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefreader.base.text import copyable
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import Citer, Form
from briefreader.cite.formats import FORMATS, PAGES
from briefreader.cite.formats.pieces import Block, Footnote, Heading, PageData, Remarks, Table
from briefreader.cite.report import REPORT_FORMATS, ReportItem, Surroundings, report
from briefreader.cite.styles import STYLES
from briefreader.cite.styles.style import NoteStyle
from tests.hostile_texts import hostile_texts
from tests.unit.test_cite_formats import HOSTILE, hostile_brief, hostile_text
from tests.unit.test_cite_reference import TODAY
from tests.unit.test_cite_round_trips import APART, inlines, known_to_pandoc, spaced, typst_text

TEXTS = hostile_texts()
UNWANTED = {"html_inline", "html_block", "image", "code_inline", "code_block", "fence"}
# What a whole page is made of.
PAGE = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "blockquote", "cite", "a", "sup"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "span", "ul", "li"),
}
ROWS = tuple(zip(TEXTS[::2], TEXTS[1::2], strict=False))
TABLE = Table((("Party", "Words"), *ROWS), (1, 2))
FROM_SIGNS = str.maketrans("⦃⦄¬¦", "{}`|")

PANDOC_READERS = [
    ("markdown", "gfm"),
    ("markdown-safe", "markdown"),
    ("pandoc", "markdown"),
    ("html", "html"),
    ("latex", "latex"),
    ("org", "org"),
]


def read(block: Any, reader: str) -> str:
    return like_latex(spaced(inlines(block).replace(APART, "").translate(FROM_SIGNS)), reader)


def like_latex(text: str, reader: str) -> str:
    """Pandoc's LaTeX reader sets quotation marks again."""
    return text.translate(str.maketrans('“”‘’"', "'''''")) if reader == "latex" else text


def blocks(text: str, reader: str) -> list[Any]:
    tree = json.loads(pypandoc.convert_text(known_to_pandoc(text), "json", format=reader))
    found: list[Any] = tree["blocks"]
    return found


@pytest.mark.parametrize(("format_name", "reader"), PANDOC_READERS)
def test_a_title_is_read_as_its_words(format_name: str, reader: str) -> None:
    text = PAGES[format_name].blocks([Heading(2, title) for title in TEXTS])
    found = blocks(text, reader)
    assert {block["t"] for block in found} == {"Header"}
    assert [read(block["c"][2], reader) for block in found] == [like_latex(text, reader) for text in TEXTS]


@pytest.mark.parametrize(("format_name", "reader"), PANDOC_READERS)
def test_a_table_has_each_text_in_its_cell(format_name: str, reader: str) -> None:
    text = PAGES[format_name].blocks([TABLE])
    (table,) = blocks(text, reader)
    assert table["t"] == "Table"
    (_, rows), (body,) = table["c"][3], table["c"][4]
    read_rows = [
        tuple(" ".join(read(block["c"], reader) for block in cell[4]) for cell in row[1])
        for row in [*rows, *body[3]]
    ]
    assert read_rows == [
        tuple(like_latex(cell, reader) for cell in row) for row in (("Party", "Words"), *ROWS)
    ]


@pytest.mark.parametrize("format_name", ["markdown", "markdown-safe", "obsidian"])
def test_markdown_it_finds_the_same_cells(format_name: str) -> None:
    text = PAGES[format_name].blocks([TABLE])
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells = [token for token in tokens if token.type == "inline"]
    assert ["".join(child.content for child in cell.children or ()) for cell in cells] == [
        *("Party", "Words"),
        *(cell for row in ROWS for cell in row),
    ]


def test_browsers_find_the_same_cells_and_titles() -> None:
    for title in TEXTS:
        table = Table((("Party", "Words"), (title, title)), (1, 2), caption=title)
        blocks: list[Block] = [Heading(1, title), table, Remarks((title,))]
        page = lxml.html.document_fromstring(PAGES["html"].page(blocks, PageData(title, author=title)))
        assert page.findtext(".//title") == title
        assert page.find(".//meta[@name='author']").get("content") == title
        found = [one.text_content() for one in page.iter("h1", "caption", "th", "td", "li")]
        assert found == [title, title, "Party", "Words", title, title, title]
        assert len(list(page.iter())) == 24  # no element came out of the text


def test_typst_finds_the_same_cells(tmp_path: Path) -> None:
    document = tmp_path / "table.typ"
    document.write_text(PAGES["typst"].blocks([TABLE]), "utf-8")
    cells = json.loads(typst.query(str(document), "table", field="children"))[0]
    bodies = [cell["body"] for cell in cells[0]["children"]] + [cell["body"] for cell in cells[1:]]
    assert list(map(typst_text, bodies)) == ["Party", "Words", *(cell for row in ROWS for cell in row)]


@pytest.mark.parametrize("words", ["    Four spaces", "- A list", "+ A list", "1. A list", "10) A list"])
def test_the_words_of_a_note_begin_no_list_and_no_code(words: str) -> None:
    text = FORMATS["markdown"].blocks([("Words.",), Footnote((words,))])
    tokens = MarkdownIt("commonmark").parse(text)
    opened = [token.type for token in tokens if token.nesting == 1]
    assert opened == ["paragraph_open", "ordered_list_open", "list_item_open", "paragraph_open"]
    assert tokens[-4].content.replace("\\", "") == words.strip()


@pytest.mark.parametrize("style", STYLES)
def test_a_report_of_every_hostile_sign_can_be_made_in_every_form(style: str) -> None:
    check_reports(HOSTILE, style)


@given(text=hostile_text, style=st.sampled_from(list(STYLES)))
@example(text="    ", style="chicago18-notes")
def test_a_report_of_any_brief_can_be_made_in_any_form(text: str, style: str) -> None:
    check_reports(text, style)


def check_reports(text: str, style: str) -> None:
    """Make a report in every format of a brief that is full of this text."""
    brief = hostile_brief(text)
    at_hand = KnownWords({1: f"“{text}”"}, "source-file", "a.txt")
    citer = Citer(brief, Index(brief), Verifier(brief, at_hand), today=TODAY, text=at_hand)
    parts = [
        ReportItem(0, item, section=text, comment=text) for item in ("q", "i", "c", "k", "s", "p1", "gone")
    ]
    parts.append(ReportItem(0, "c", note=text))
    for output in REPORT_FORMATS:
        made = report(text, parts, [citer], Form(style, output))
        assert made.written == (0, 1, 2, 3, 4, 5, 7)
        if output == "html":
            page = copyable(made.text)[0]
            assert {element.tag for element in lxml.html.document_fromstring(page).iter()} <= PAGE
        elif output == "markdown":
            tokens = MarkdownIt("commonmark").enable("table").parse(copyable(made.text)[0])
            found = {child.type for token in tokens for child in (token, *(token.children or ()))}
            assert not found & (UNWANTED - {"html_inline"})
            anchors = {
                child.content
                for token in tokens
                for child in token.children or ()
                if child.type == "html_inline"
            }
            assert all(map(re.compile(r'<a id="(?:note|source)-\d+">|</a>').fullmatch, anchors))
            assert sum(token.type == "table_open" for token in tokens) == 1
            headings = sum(token.type == "heading_open" for token in tokens)
            assert headings == 2 + 7 * bool(text) + isinstance(STYLES[style], NoteStyle)


def page_of(format_name: str, style: str = "chicago18-notes") -> str:
    """A report of one quote and one claim."""
    brief = hostile_brief("It holds")
    at_hand = KnownWords({1: "“It holds”"}, "source-file", "a.txt")
    citer = Citer(brief, Index(brief), Verifier(brief, at_hand), today=TODAY, text=at_hand)
    around = Surroundings(author="Ana", lang="ko")
    parts = [ReportItem(0, "q"), ReportItem(0, "c")]
    return report("Findings", parts, [citer], Form(style, format_name), around).text


class TestAPageOfHtml:
    @pytest.fixture
    def page(self) -> Any:
        return lxml.html.document_fromstring(page_of("html"))

    def test_leads_from_the_text_to_each_note_and_back(self, page: Any) -> None:
        marks = page.xpath("//sup/a[@role='doc-noteref']")
        assert [mark.get("href") for mark in marks] == ["#note-1", "#note-2"]
        backs = page.xpath("//a[@role='doc-backlink']")
        assert [back.get("href") for back in backs] == ["#mark-1", "#mark-2"]
        names = set(page.xpath("//@id"))
        assert {link.get("href")[1:] for link in (*marks, *backs)} <= names

    def test_leads_from_a_number_to_its_reference(self) -> None:
        page = lxml.html.document_fromstring(page_of("html", "ieee"))
        (entry,) = page.xpath("//*[@id='source-1']")
        assert entry.text_content() == "[1]"
        assert page.xpath("//a[@href='#source-1']/text()") == ["[1]", "[1]"]

    def test_tells_screen_readers_its_language_its_rows_and_what_a_table_is(self, page: Any) -> None:
        assert page.get("lang") == "ko"
        assert page.xpath("//caption/text()") == ["Positions on the claim"]
        assert page.xpath("//th[@scope='row']/text()") == ["It holds, It holds"]
        assert page.xpath("//h2/text()") == ["Notes", "Bibliography"]

    def test_has_rules_for_print(self, page: Any) -> None:
        assert "@media print" in page.findtext(".//style")


def test_a_file_of_typst_is_markup_that_can_be_edited() -> None:
    text = page_of("typst")
    assert text.startswith('#set document(title: "Findings", author: "Ana")\n')
    assert '#set text(lang: "ko")' in text
    assert "\n= Findings\n" in text and '#"' not in text
