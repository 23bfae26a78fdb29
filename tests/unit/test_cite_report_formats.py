"""Reports in each format: titles and tables hold the very texts, and nothing else."""

import json
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
from briefreader.cite.formats import FORMATS
from briefreader.cite.formats.pieces import Footnote, Heading, Table
from briefreader.cite.report import REPORT_FORMATS, ReportItem, report
from briefreader.cite.styles import STYLES
from tests.hostile_texts import hostile_texts
from tests.unit.test_cite_formats import HOSTILE, hostile_brief, hostile_text
from tests.unit.test_cite_reference import TODAY
from tests.unit.test_cite_round_trips import APART, inlines, known_to_pandoc, spaced, typst_text

TEXTS = hostile_texts()
UNWANTED = {"html_inline", "html_block", "image", "code_inline", "code_block", "fence"}
# What a whole page is made of.
PAGE = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "blockquote", "cite", "a", "sup"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ROWS = tuple(zip(TEXTS[::2], TEXTS[1::2], strict=False))
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
    text = FORMATS[format_name].blocks([Heading(2, title) for title in TEXTS])
    found = blocks(text, reader)
    assert {block["t"] for block in found} == {"Header"}
    assert [read(block["c"][2], reader) for block in found] == [like_latex(text, reader) for text in TEXTS]


@pytest.mark.parametrize(("format_name", "reader"), PANDOC_READERS)
def test_a_table_has_each_text_in_its_cell(format_name: str, reader: str) -> None:
    text = FORMATS[format_name].blocks([Table((("Party", "Words"), *ROWS))])
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
    text = FORMATS[format_name].blocks([Table((("Party", "Words"), *ROWS))])
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells = [token for token in tokens if token.type == "inline"]
    assert ["".join(child.content for child in cell.children or ()) for cell in cells] == [
        *("Party", "Words"),
        *(cell for row in ROWS for cell in row),
    ]


def test_browsers_find_the_same_cells_and_titles() -> None:
    output = FORMATS["html"]
    assert output.outline is not None
    for title in TEXTS:
        body = output.blocks([Heading(1, title), Table((("Party",), (title,)))])
        page = lxml.html.document_fromstring(output.outline.whole(output.value(title), body))
        assert page.findtext(".//title") == title
        assert [cell.text_content() for cell in page.iter("h1", "th", "td")] == [title, "Party", title]
        assert len(list(page.iter())) == 14  # no element came out of the text


def test_typst_finds_the_same_cells(tmp_path: Path) -> None:
    document = tmp_path / "table.typ"
    document.write_text(FORMATS["typst"].blocks([Table((("Party", "Words"), *ROWS))]), "utf-8")
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
            assert not found & UNWANTED
            assert sum(token.type == "table_open" for token in tokens) == 2
            assert sum(token.type == "heading_open" for token in tokens) == 3 + 7 * bool(text)
