"""Round trips: what the reader of a format reads back is the text that went in, and nothing runs."""

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import mwparserfromhell
import nh3
import pypandoc
import pytest
import rispy
import typst
from markdown_it import MarkdownIt

from briefreader.base.rich_text import is_rich, marked_up
from briefreader.base.text import copyable
from briefreader.brief.model.brief import Brief, Quote, Source, Span, Speaker
from briefreader.brief.model.csl import CslDate, CslItem, CslName
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import Citer, Form
from briefreader.cite.entries import ENTRIES
from briefreader.cite.formats import FORMATS, PAGES
from briefreader.cite.formats.pieces import Format, Hyperlink, Italic
from tests.hostile_texts import hostile_texts

TEXTS = hostile_texts()
APART = "\u200b"  # what Org's marks are kept apart with


def spaced(text: str) -> str:
    return " ".join(text.split())


def written(format_name: str) -> str:
    """Every text as a paragraph of its own."""
    output = FORMATS[format_name]
    return "\n\n".join(output.paragraph(output.value(text)) for text in TEXTS) + "\n"


# --- pandoc -----------------------------------------------------------------------------------


def inlines(nodes: list[Any]) -> str:
    """The text of inline nodes that are text alone; anything else shows as its kind."""
    words = []
    for node in nodes:
        match node["t"]:
            case "Str":
                words.append(node["c"])
            case "Space" | "SoftBreak":
                words.append(" ")
            case "Span" if node["c"][0] == ["", [], []] or "nocase" in node["c"][0][1]:
                words.append(inlines(node["c"][1]))
            case "Code" if node["c"][1] == "\\":  # how Org is given one
                words.append("\\")
            case "Quoted":  # straight marks, which CSL makes typographic
                mark = "'" if node["c"][0]["t"] == "SingleQuote" else '"'
                words.append(f"{mark}{inlines(node['c'][1])}{mark}")
            case kind:
                words.append(f"<{kind}>")
    return "".join(words)


def paragraphs(text: str, reader: str) -> list[str]:
    """The paragraphs that pandoc finds; another kind of block shows as such."""
    tree = json.loads(pypandoc.convert_text(text, "json", format=reader))
    return [
        inlines(block["c"]) if block["t"] in ("Para", "Plain") else f"<{block['t']}>"
        for block in tree["blocks"]
    ]


# Commands of LaTeX that pandoc does not read, as characters that no text here has.
_UNREAD = {"braceleft": "⦃", "braceright": "⦄", "asciigrave": "¬", "bar": "¦"}
_READ = str.maketrans("⦃⦄¬¦", "{}`|")


def known_to_pandoc(text: str) -> str:
    for name, character in _UNREAD.items():
        text = text.replace(f"\\text{name}{{}}", character)
    return text


@pytest.mark.parametrize(
    ("format_name", "reader"),
    [
        ("markdown", "gfm"),
        ("markdown", "commonmark"),
        ("markdown-safe", "markdown"),
        ("markdown-safe", "gfm"),
        ("markdown-safe", "commonmark_x"),
        ("markdown-safe", "markdown_mmd"),
        ("pandoc", "markdown"),
        ("html", "html"),
        ("latex", "latex"),
        ("org", "org"),
        ("wikipedia", "mediawiki"),
    ],
)
def test_pandoc_reads_the_same_texts(format_name: str, reader: str) -> None:
    read = [
        spaced(text.replace(APART, "").translate(_READ))
        for text in paragraphs(known_to_pandoc(written(format_name)), reader)
    ]
    same = str.maketrans('“”‘’"', "'''''") if reader == "latex" else {}  # which pandoc sets again
    differing = [
        (had, got)
        for had, got in zip(TEXTS, read, strict=False)
        if had.translate(same) != got.translate(same)
    ]
    assert differing == []
    assert len(read) == len(TEXTS)


def test_pandoc_makes_no_space_of_an_abbreviation_another_one() -> None:
    argv = [pypandoc.get_pandoc_path(), "--print-default-data-file", "abbreviations"]
    listed = subprocess.run(argv, check=True, capture_output=True, text=True).stdout.split()
    texts = [f"see {word} 5 ({word}\x00 x)" for word in listed]
    assert "Mr." in listed
    for text in texts:
        written = copyable(FORMATS["pandoc"].value(text))[0]
        assert paragraphs(written, "markdown") == [copyable(text)[0]]


# --- the readers of the formats themselves ----------------------------------------------------


def plain_tokens(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            kinds = {child.type for child in token.children or ()}
            marks = "".join(sorted(kinds - {"text", "text_special", "softbreak"}))
            yield "".join(child.content for child in token.children or ()) + marks


@pytest.mark.parametrize("dialect", ["commonmark", "gfm-like"])
@pytest.mark.parametrize("format_name", ["markdown", "markdown-safe", "pandoc", "obsidian"])
def test_markdown_it_reads_the_same_texts(format_name: str, dialect: str) -> None:
    reader = MarkdownIt(dialect)
    if reader.linkify is not None:  # bare domain names are no links on GitHub
        reader.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    assert list(plain_tokens(reader.parse(written(format_name)))) == TEXTS


def test_obsidians_own_marks_are_escaped() -> None:
    for mark in ("%%x%%", "==x==", "#tag", "^id", "[[x]]", "$x$", "![[x]]"):
        text = FORMATS["obsidian"].value(mark)
        assert all(f"\\{sign}" in text for sign in set(mark) - set("xtagid"))


def test_browsers_read_the_same_texts_and_find_nothing_to_take_out() -> None:
    page = written("html")
    assert [p.text_content() for p in lxml.html.fromstring(f"<div>{page}</div>").iter("p")] == TEXTS
    shown = lxml.html.fromstring(f"<div>{nh3.clean(page)}</div>")
    assert [p.text_content() for p in shown.iter("p")] == TEXTS


def test_wikitext_has_no_template_link_tag_or_mark() -> None:
    for text in TEXTS:
        code = mwparserfromhell.parse(FORMATS["wikipedia"].value(text))
        kinds = {type(node).__name__ for node in code.nodes}
        assert kinds <= {"Text", "HTMLEntity"}
        assert code.strip_code(normalize=True, collapse=False) == text


def typst_text(node: dict[str, Any]) -> str:
    match node["func"]:
        case "text" | "symbol":
            return str(node["text"])
        case "space":
            return " "
        case "sequence":
            return "".join(map(typst_text, node["children"]))
    return f"<{node['func']}>"


@pytest.mark.parametrize("output", [FORMATS["typst"], PAGES["typst"]], ids=["copy", "page"])
def test_typst_reads_the_same_texts(output: Format, tmp_path: Path) -> None:
    document = tmp_path / "texts.typ"
    document.write_text("\n".join(f"#heading[{output.value(text)}]" for text in TEXTS), "utf-8")
    bodies = json.loads(typst.query(str(document), "heading", field="body"))
    assert [typst_text(body) for body in bodies] == TEXTS


def test_typst_reads_no_arguments_after_the_name_of_a_work(tmp_path: Path) -> None:
    document = tmp_path / "texts.typ"
    lines = (PAGES["typst"].line((Italic(text), text)) for text in TEXTS)
    document.write_text("\n".join(f"#heading[{line}]" for line in lines), "utf-8")
    bodies = json.loads(typst.query(str(document), "heading", field="body"))
    assert [typst_text(body) for body in bodies] == [f"<emph>{text}" for text in TEXTS]


# --- entries ----------------------------------------------------------------------------------


def citer(text: str, **fields: Any) -> Citer:
    csl = CslItem(
        id="doe2024",
        type="article-newspaper",
        title=text,
        container_title=f"x {text}",
        author=(CslName(family="Doe", given="Jane"),),
        issued=CslDate(date_parts=((2024, 10, 16),)),
        **fields,
    )
    quote = Quote(id="q1", speaker="s", para=1, kind="direct", spans=(Span(exact=text),))
    speaker = Speaker(id="s", name=text, type="person")
    brief = Brief(
        brief="1",
        id="x",
        title="x",
        source=Source(csl=csl),
        summary="x",
        quotes=(quote,),
        speakers=(speaker,),
    )
    at_hand = KnownWords({1: f"“{text}”"}, "source-file", "a.txt")
    return Citer(brief, Index(brief), Verifier(brief, at_hand), today=date(2026, 11, 23), text=at_hand)


# A citation's title stands without its last stop.
# What is rich text in CSL-JSON is none of the same texts.
TITLES = [
    text for text in TEXTS if not text.rstrip("’”'\"").endswith((".", ",")) and not is_rich(marked_up(text))
]


def entry(format_name: str, text: str) -> str:
    return copyable(citer(text).reference(Form(format=format_name)))[0]


def fields_by_pandoc(text: str, reader: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(pypandoc.convert_text(text, "csljson", format=reader))
    return read


def test_csl_json_is_read_as_the_same_texts() -> None:
    items = [json.loads(entry("csl-json", text))[0] for text in TITLES]
    for number, item in enumerate(items):
        item["id"] = f"x{number}"
    tree = json.loads(
        pypandoc.convert_text(json.dumps(items), "json", format="csljson", extra_args=["--standalone"])
    )
    titles = [inlines(one["c"]["title"]["c"]) for one in tree["meta"]["references"]["c"]]
    # CSL makes straight quotation marks typographic; `<b>` is text only with another bracket.
    same = str.maketrans('“”‘’"‹', "'''''<")
    assert [spaced(title).translate(same) for title in titles] == [text.translate(same) for text in TITLES]


@pytest.mark.parametrize("format_name", ["biblatex", "bibtex"])
def test_bib_entries_are_read_as_the_same_texts(format_name: str) -> None:
    text = "\n".join(
        known_to_pandoc(entry(format_name, title)).replace("{doe2024,", f"{{x{number:04},")
        for number, title in enumerate(TITLES)
    )
    tree = json.loads(pypandoc.convert_text(text, "json", format=format_name))
    references = tree["meta"]["references"]["c"]
    titles = {one["c"]["id"]["c"]: inlines(one["c"]["title"]["c"]) for one in references}
    read = [spaced(titles[f"x{number:04}"]).translate(_READ) for number in range(len(TITLES))]
    same = str.maketrans('“”‘’"', "'''''")  # which pandoc sets again
    assert [title.translate(same) for title in read] == [title.translate(same) for title in TITLES]


def test_ris_records_are_read_as_the_same_texts() -> None:
    records = rispy.loads("\n".join(entry("ris", title) for title in TITLES))
    assert [record["title"] for record in records] == TITLES
    assert {record["type_of_reference"] for record in records} == {"NEWS"}


def test_no_line_break_in_a_value_starts_a_record_or_a_field() -> None:
    text = "one\nER  - \nTY  - BOOK\r\nTI  - two\u2028ER  - "
    assert entry("ris", text).count("\n") == entry("ris", "one").count("\n")
    assert len(rispy.loads(entry("ris", text))) == 1


# --- whole quotes -----------------------------------------------------------------------------


def quote(format_name: str, text: str) -> str:
    return copyable(citer(text).excerpt("q1", Form(format=format_name)).text)[0]


QUOTED = [text for text in TITLES if not set(text) & set('“”‘’"')]


def test_a_hostile_quote_for_pandoc_is_a_quotation_with_one_citation() -> None:
    for text in QUOTED[:60]:
        tree = json.loads(pypandoc.convert_text(quote("pandoc", text), "json", format="markdown"))
        (block,) = tree["blocks"]
        assert block["t"] == "BlockQuote"
        words, attribution = block["c"]
        *speaker, space, cite = attribution["c"]
        assert (inlines(words["c"]), space["t"], cite["t"]) == (text, "Space", "Cite")
        assert inlines(speaker).startswith("— ")
        assert cite["c"][0][0]["citationId"] == "doe2024"


def test_a_hostile_quote_for_wikipedia_is_two_templates_and_one_reference() -> None:
    for text in QUOTED:
        code = mwparserfromhell.parse(quote("wikipedia", text))
        block, cite = code.filter_templates()
        assert (str(block.name).strip(), str(cite.name).strip()) == ("blockquote", "cite news")
        said = mwparserfromhell.parse(str(block.get("text").value))
        assert said.strip_code(normalize=True, collapse=False).strip() == text
        assert [str(tag.tag) for tag in code.filter_tags()] == ["ref"]


def test_a_hostile_quote_for_obsidian_is_a_callout_of_title_words_and_source() -> None:
    reader = MarkdownIt("commonmark")
    for text in QUOTED:
        tokens = reader.parse(quote("obsidian", text))
        assert (tokens[0].type, tokens[-1].type) == ("blockquote_open", "blockquote_close")
        words, source = plain_tokens(tokens)
        assert words == f"[!quote] {text}{text}"  # the speaker in the title, then what was said
        assert source.startswith(f"Jane Doe, “{text}")


def test_links_lead_to_the_address_alone(tmp_path: Path) -> None:
    address = "https://h.example/a_b/(c)~?d=e&copy;%20f,g#:~:text=x%2Dy,%E2%80%9Cz"
    link = Hyperlink(address, "the *source*")
    readers: dict[str, Callable[[str], str]] = {
        "pandoc": lambda text: pandoc_target(text, "markdown"),
        "markdown-safe": lambda text: pandoc_target(text, "gfm"),
        "latex": lambda text: pandoc_target(text, "latex"),
        "org": lambda text: pandoc_target(text, "org"),
        "wikipedia": wikipedia_target,
        "html": lambda text: str(lxml.html.fromstring(text).get("href")),
    }
    for format_name, target in readers.items():
        assert target(FORMATS[format_name].line((link,))) == address
    document = tmp_path / "link.typ"
    document.write_text(FORMATS["typst"].line((link,)), "utf-8")
    assert json.loads(typst.query(str(document), "link", field="dest")) == [address]


def wikipedia_target(text: str) -> str:
    (link,) = mwparserfromhell.parse(text).filter_external_links()
    return str(link.url).replace("&amp;", "&")


def pandoc_target(text: str, reader: str) -> str:
    (block,) = json.loads(pypandoc.convert_text(text, "json", format=reader))["blocks"]
    (link,) = block["c"]
    return str(link["c"][2][0])


@pytest.mark.parametrize("format_name", [*FORMATS, *ENTRIES])
def test_no_control_character_leaves_in_any_format(format_name: str) -> None:
    text = copyable(citer("a\x1b]52;c;eA==\x07b\u202ec\x9bd").excerpt("q1", Form(format=format_name)).text)[0]
    assert not set(text) & set("\x1b\x07\x9b\u202e")
