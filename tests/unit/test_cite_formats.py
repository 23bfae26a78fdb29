"""Formats: whatever a brief says comes out as text, never as a mark, a link or a command."""

import re
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefreader.base.text import copyable
from briefreader.brief.model.brief import Brief, Claim, KeyPoint, Position, Quote, Source, Span, Speaker
from briefreader.brief.model.csl import CslDate, CslItem, CslName
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.address import at_words, fragment_term, web_address
from briefreader.cite.citer import Citer, Form
from briefreader.cite.formats import FORMATS
from briefreader.cite.formats.html import HTML
from briefreader.cite.formats.latex import latex
from briefreader.cite.formats.markdown import MARKDOWN
from briefreader.cite.formats.pieces import BlockQuotation, Hyperlink, Italic
from briefreader.cite.formats.plain import PLAIN
from briefreader.cite.headline_case import headline_case
from briefreader.cite.punctuation import marked, one_line, single_marked, unmarked, without_stop
from briefreader.cite.sentence_case import sentence_case
from briefreader.cite.styles import STYLES

TODAY = date(2026, 11, 23)
HOSTILE = (
    "`code` *a* _b_ ~~c~~ [x](http://e.vil) ![i](x) <script>alert(1)</script> &lt; &#60; "
    "www.e.vil $x$ {{t}} | \\"
)

# Text made of what formats give a meaning to, and of anything else.
hostile_text = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                *"*_`[]()<>#|~$@^&!=+-.:/\\{}\"'%; \t\n\r\x00\x1b\x85\u2028\u202ea1“”‘’\u00a0",
                "://",
                "http",
                "www",
                "1.",
                "    ",
                "&amp;",
                "<b>",
                "---",
                "\ud800",
            ]
        )
    ).map("".join),
)


def clean(text: str) -> str:
    return copyable(text)[0]


def words_of(tokens: Sequence[Token]) -> str:
    """The text a reader of the rendered Markdown sees."""
    return "".join(
        token.content if token.type in ("text", "text_special") else words_of(token.children or ())
        for token in tokens
    )


def kinds(tokens: Sequence[Token]) -> set[str]:
    return {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }


def markdown_readers() -> list[MarkdownIt]:
    github = MarkdownIt("gfm-like")
    # Bare domain names are no links on GitHub.
    assert github.linkify is not None
    github.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    return [MarkdownIt("commonmark"), github]


READERS = markdown_readers()


@pytest.mark.parametrize("reader", READERS)
@given(text=hostile_text)
@example(text=HOSTILE)
@example(text="\x00- item")
@example(text="\x00    code")
@example(text="1\x00. item")
@example(text="http:\x00//e.vil")
@example(text="ww\x00w.e.vil")
def test_markdown_is_read_back_as_the_same_words(reader: MarkdownIt, text: str) -> None:
    for block in ((text,), BlockQuotation(((text,),))):
        tokens = reader.parse(clean(MARKDOWN.blocks([block])))
        assert words_of(tokens).strip() == clean(one_line(text)).strip()
        assert kinds(tokens) <= {
            "paragraph_open",
            "paragraph_close",
            "blockquote_open",
            "blockquote_close",
            "inline",
            "text",
            "text_special",
        }


@pytest.mark.parametrize("reader", READERS)
@given(text=hostile_text, url=hostile_text)
@example(text="a", url="http://h/?a=b&copy;c")
@example(text="a", url="http://h/a_b_c(d)*e*")
@example(text="]x", url="http://h/)>\n# heading")
def test_markdown_links_lead_to_the_address_alone(reader: MarkdownIt, text: str, url: str) -> None:
    address = web_address(url) or web_address(f"https://example.org/{url}")
    if address is None:
        return
    for link in (Hyperlink(address), Hyperlink(address, f"x{text}x")):
        tokens = reader.parse(clean(MARKDOWN.blocks([("See ", link)])))
        hrefs = {
            child.attrs["href"] for token in tokens for child in token.children or () if "href" in child.attrs
        }
        assert hrefs <= {reader.normalizeLink(address)}
        assert kinds(tokens) <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"} | {
            "link_open",
            "link_close",
        }
        expected = f"See {link.text and clean(one_line(link.text))}"
        if link.text:
            assert words_of(tokens) == expected


class Reader(HTMLParser):
    """Collects what an HTML page shows, its elements and its addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.addresses: list[str | None] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value for _, value in attrs]


def read_html(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


@given(text=hostile_text, work=hostile_text)
@example(text=HOSTILE, work='"><img src=x onerror=alert(1)>')
def test_html_is_read_back_as_the_same_words(text: str, work: str) -> None:
    page = read_html(HTML.blocks([(text, Italic(work))]))
    assert page.text == one_line(text) + one_line(work)
    assert page.tags <= {"p", "cite"}


@given(url=hostile_text)
@example(url="http://h/?a=b&copy;c\"'><script>")
def test_html_addresses_are_those_of_the_web(url: str) -> None:
    address = web_address(url) or web_address(f"https://example.org/{url}")
    if address is not None:
        page = read_html(HTML.blocks([BlockQuotation((("x",), (Hyperlink(address, "Source"),)), address)]))
        assert page.addresses == [address, address]
        assert page.tags == {"blockquote", "p", "a"}
        assert re.fullmatch(r"https?://[!-~]+", address)


@given(text=hostile_text)
@example(text="{}{{}}")
@example(text="-\x00-")
@example(text=",,<<--")
def test_latex_leaves_braces_balanced_and_nothing_to_run(text: str) -> None:
    written = clean(latex(text))
    depth = 0
    for character in written:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert "--" not in written
    assert ",," not in written
    plain = re.sub(r"\\text[a-z]+\{\}|\\[&%$#_/]", "", written)
    assert not re.search(r"[\\{}&%$#_~^<>|\"'`]", plain)


def hostile_brief(text: str) -> Brief:
    csl = CslItem(
        id="x",
        type="article-newspaper",
        title=text,
        container_title=text,
        author=(CslName(family=text, given=text), CslName(literal=text)),
        issued=CslDate(literal=text),
        url=f"https://example.org/{text}",
        page=text,
        volume=text,
    )
    return Brief(
        brief="1",
        id="x",
        title=text,
        source=Source(csl=csl),
        summary=text,
        parties={"p": text},
        handling=text,
        speakers=(
            Speaker(id="s", name=text, type="person", role=text, affiliation=text, place=text, party="p"),
        ),
        quotes=(
            Quote(
                id="q",
                speaker="s",
                para=1,
                kind="direct",
                spans=(Span(exact=text),),
                attribution=f"said {text}, x",
            ),
            Quote(id="i", speaker="s", para=text, kind="indirect", content=text),
        ),
        claims=(
            Claim(
                id="c",
                text=text,
                status="contested",
                positions=(Position(stance="denies", by="s", basis=text),),
            ),
        ),
        key_points=(KeyPoint(id="k", text=text, cites=(1, text)),),
    )


@pytest.mark.parametrize("style", STYLES)
def test_a_brief_of_every_hostile_sign_can_be_copied_in_every_form(style: str) -> None:
    check_copies(HOSTILE, style)


@given(text=hostile_text, style=st.sampled_from(list(STYLES)))
def test_any_brief_can_be_copied_in_any_form(text: str, style: str) -> None:
    check_copies(text, style)


def check_copies(text: str, style: str) -> None:
    """Copy every kind of item of a brief full of this text, in every format."""
    brief = hostile_brief(text)
    at_hand = KnownWords({1: f"“{text}”"}, "source-file", "a.txt")
    citer = Citer(brief, Index(brief), Verifier(brief, at_hand), today=TODAY, text=at_hand)
    for output in FORMATS:
        for item in ("q", "i", "c", "k", "s", "p1"):
            copied = clean(citer.excerpt(item, Form(style, output)).text)
            if output == "html":
                assert read_html(copied).tags <= {"p", "blockquote", "cite", "a", "sup"}
            elif output == "markdown":
                tokens = READERS[0].parse(copied)
                assert not kinds(tokens) & {
                    "html_inline",
                    "html_block",
                    "heading_open",
                    "image",
                    "code_inline",
                    "fence",
                }
            elif style == "default" and output == "plain":
                assert copied.isprintable() or not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", copied)


# --- addresses that lead to words -------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("short-range KN-23", "short%2Drange%20KN%2D23"),
        ("a & b, c", "a%20%26%20b%2C%20c"),
        ("“other nationals,”", "%E2%80%9Cother%20nationals%2C%E2%80%9D"),
        ("김정은", "%EA%B9%80%EC%A0%95%EC%9D%80"),
        ("100% (sic)", "100%25%20%28sic%29"),
    ],
)
def test_terms_of_a_text_fragment(words: str, term: str) -> None:
    assert fragment_term(words) == term


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        (
            "It has been a pattern: When North Korea has sold weapons to countries at war, they sent "
            "personnel not only to help those countries use the weapons, but often also to fight there "
            "themselves,",
            "It%20has%20been%20a%20pattern,also%20to%20fight%20there%20themselves",
        ),
        (
            "They don’t seem to like missing opportunities to fight in a war and gain experience.",
            "They%20don%E2%80%99t%20seem,war%20and%20gain%20experience",
        ),
        ("highly likely", "highly%20likely"),
    ],
)
def test_a_text_fragment_begins_and_ends_with_words_of_the_source(words: str, fragment: str) -> None:
    assert at_words("https://a.b/c", words) == f"https://a.b/c#:~:text={fragment}"
    assert at_words("https://a.b/c#top", words) == f"https://a.b/c#top:~:text={fragment}"


def test_marks_alone_are_no_text_fragment() -> None:
    assert at_words("https://a.b/c", " — ") == "https://a.b/c"


@pytest.mark.parametrize(
    "part",
    [" ", "'", '"', " 'a", ",", "a.", "1", "“", "‘a’b", "!", "A ", "A: ", "\x00", ". ”", "www."],
)
def test_a_huge_value_is_read_in_one_pass(part: str) -> None:
    """Were an expression to go over the rest of the text at each character, this would not end."""
    value = part * 20_000
    for write in (one_line, latex, marked, single_marked, unmarked, without_stop, fragment_term):
        assert isinstance(write(value), str)
    assert at_words("https://a.b/c", value).startswith("https://a.b/c")
    for output in (PLAIN, MARKDOWN, HTML):
        assert output.blocks([(value,), BlockQuotation(((Hyperlink(f"https://a.b/{value}"),),))])
    assert len(sentence_case(value, hostile_brief(value)).title) == len(value)
    assert len(headline_case(value)) == len(value)
