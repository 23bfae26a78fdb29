"""The formats that an article may come in: read, or refused by name."""

import io
import plistlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.base import extras
from briefreader.brief import BriefError
from briefreader.draft import Article, draft_brief, read_article
from briefreader.draft.source import documents
from briefreader.draft.source import page as pages
from briefreader.draft.source.article import Options
from tests.conftest import Program

LINES = ("Harbour closed", "The harbour is closed until spring.", "“We will open it,” said Ann Lee.")
BODY = "".join(f"<p>{line}</p>" for line in LINES[1:])
PAGE = f"<html><head><title>{LINES[0]}</title></head><body><h1>{LINES[0]}</h1>{BODY}</body></html>"


def body(article: Article) -> list[str]:
    return [one.text or "" for one in article.paragraphs if one.n is not None]


def mail() -> bytes:
    return (
        b"From: The Quay Courier <news@courier.example>\r\nTo: ann@example.org\r\n"
        b"Subject: =?utf-8?Q?Harbour_closed?=\r\nDate: Tue, 07 May 2024 10:00:00 +0200\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b1\r\n\r\n"
        b"--b1\r\nContent-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"The harbour is closed until=\r\n spring.\r\n\r\n"
        b"=E2=80=9CWe will open it,=E2=80=9D said Ann Lee.\r\n"
        b"--b1\r\nContent-Type: text/html\r\n\r\n<p>Another form of the same</p>\r\n--b1--\r\n"
    )


def mhtml() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/harbour\r\n"
        b"Subject: Harbour\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b2"\r\n\r\n'
        b"--b2\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode() + b"\r\n--b2--\r\n"
    )


def webarchive() -> bytes:
    resource = {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://courier.example/harbour"}
    return plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return out.getvalue()


def docx() -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deleted = "<w:p><w:del><w:r><w:delText>Not this.</w:delText></w:r></w:del></w:p>"
    paragraphs = "".join(f"<w:p><w:ins><w:r><w:t>{line}</w:t></w:r></w:ins></w:p>" for line in LINES)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return zipped(
        {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            f"<Relationship Id='r' Type='{relation}' Target='word/document.xml'/></Relationships>",
            "word/document.xml": f"<w:document xmlns:w='{word}'><w:body>{paragraphs}{deleted}</w:body>"
            "</w:document>",
        }
    )


def odt() -> bytes:
    names = " ".join(
        f"xmlns:{one}='urn:oasis:names:tc:opendocument:xmlns:{one}:1.0'" for one in ("office", "text")
    )
    deleted = "<text:tracked-changes><text:p>Not this.</text:p></text:tracked-changes>"
    note = "<text:note><text:note-body><text:p>Nor this.</text:p></text:note-body></text:note>"
    title, *paragraphs = (line.replace(" is ", "<text:s/><text:span>is</text:span> ") for line in LINES)
    body = "".join(f"<text:p>{one}{note}</text:p>" for one in paragraphs)
    content = f"<office:text {names}>{deleted}<text:h>{title}</text:h>{body}</office:text>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub() -> bytes:
    rootfile = "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>"
    package = (
        "<package xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<metadata><dc:title>Harbour closed</dc:title></metadata>"
        "<manifest><item id='one' href='one.xhtml' media-type='application/xhtml+xml'/></manifest>"
        "<spine><itemref idref='one'/></spine></package>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": rootfile,
            "OPS/book.opf": package,
            "OPS/one.xhtml": PAGE,
        }
    )


def rtf() -> bytes:
    return (
        rb"{\rtf1\ansi\ansicpg1252 Harbour closed\par\par The harbour is closed until spring.\par"
        rb"\par \'93We will open it,\'94 said Ann Lee.\par}"
    )


def pdf(*pages_of_lines: tuple[str, ...]) -> bytes:
    """A PDF whose pages have these lines, 14 points apart."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages_of_lines:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 50 700 Td {shown} ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{one}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()


@pytest.mark.parametrize("made", [mail, mhtml, webarchive, docx, odt, epub, rtf])
def test_an_article_is_read_from_its_format_with_the_words_alone(made: Callable[[], bytes]) -> None:
    article = read_article(made(), "")
    assert article.title == "Harbour closed"
    assert body(article) == list(LINES[1:])
    assert not article.is_whole
    assert [quote.spans[0].exact for quote in draft_brief(article).quotes] == ["We will open it,"]


def test_a_mail_gives_its_day_and_a_saved_page_its_address() -> None:
    assert str(read_article(mail(), "").written) == "2024-05-07"
    for made in (mhtml, webarchive):
        assert read_article(made(), "").url == "https://courier.example/harbour"


def test_attachments_of_a_mail_are_told() -> None:
    attached = (
        b"From: a@example.org\nTo: b@example.org\nSubject: Harbour closed\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nThe harbour is closed until spring.\n"
        b"--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=x.png\n\nx\n--b--\n"
    )
    assert ("attachments", "1") in read_article(attached, "").remarks


def test_lines_of_a_pdf_are_put_together_to_paragraphs_without_the_heads_of_its_pages() -> None:
    first = "The harbour of Quay is closed until the spring of next year, and nobody knows"
    text = (first, "what it costs to mend it.", "", "The dockers asked for another look at it in writing.")
    other = (("It was closed once before.",), ("Nobody remembers when.",))
    article = read_article(
        pdf(*((f"Courier, page {n}", "", *lines) for n, lines in enumerate((*other, text), 1))), ""
    )
    assert body(article)[-2:] == [f"{first} what it costs to mend it.", text[-1]]
    assert not any("Courier" in one for one in body(article))
    assert ("repeated-lines", "1") in article.remarks


@pytest.mark.parametrize(
    ("join", "word", "remark"),
    [(False, "inter-national", "hyphens-left"), (True, "international", "hyphens-joined")],
)
def test_words_that_a_pdf_parts_are_joined_only_when_asked(join: bool, word: str, remark: str) -> None:
    lines = ("The harbour of Quay is closed, and there is to be an inter-", "national inquiry into it.")
    article = read_article(pdf(("Harbour closed", "", *lines)), "", options=Options(join_hyphens=join))
    assert word in " ".join(body(article))
    assert (remark, "1") in article.remarks


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (pdf(("",)), "PDF"),
        (b"%PDF-1.7 and then nothing", "PDF"),
        (b"PK\x03\x04word/document.xml", "DOCX"),
        (b"PK\x03\x04\0\0\0", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
        (b"WEBVTT\n\n00:00.000 --> 00:01.000\nWe will open it.", "WebVTT"),
        (b"1\n00:00:00,000 --> 00:00:01,000\nWe will open it.", "SRT"),
        (b"bplist00 and then nothing", "web archive"),
    ],
)
def test_what_can_not_be_read_is_refused_by_name(data: bytes, named: str) -> None:
    with pytest.raises(BriefError) as refused:
        read_article(data, "article")
    assert named in refused.value.what
    assert refused.value.mend


@pytest.mark.parametrize("made", [docx, odt, epub, rtf, lambda: pdf(LINES)])
def test_without_its_reader_a_file_is_refused_with_what_to_install(
    made: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(module: str) -> None:
        raise ImportError(module)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(BriefError) as refused:
        read_article(made(), "article")
    assert "'.[documents]'" in refused.value.mend


def test_a_file_that_unpacks_to_far_more_than_an_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_UNPACKED", 100)
    with pytest.raises(BriefError, match="unpacks"):
        read_article(docx(), "a.docx")


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay Courier</title>
<item><title>Harbour closed</title><link>https://courier.example/1</link>
<pubDate>Tue, 07 May 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The harbour is closed until spring.&lt;/p&gt;
&lt;p&gt;“We will open it,” said Ann Lee.&lt;/p&gt;</description></item>
<item><title>Library to close</title><description>&lt;p&gt;It closes in May.&lt;/p&gt;</description></item>
</channel></rss>"""


def test_a_feed_lists_its_entries_and_one_of_them_is_read(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("feed.xml").write_text(FEED, "utf-8")
    listed = program("draft", "feed.xml")
    assert (listed.code, listed.out) == (2, "")
    assert "RSS" in listed.err
    assert all(title in listed.err for title in ("Harbour closed", "Library to close"))
    article = read_article(FEED.encode(), "feed.xml", options=Options(entry=1))
    assert (article.title, article.publication) == (LINES[0], "The Quay Courier")
    assert str(article.written) == "2024-05-07"
    assert body(article) == list(LINES[1:])
    assert "no entry 3" in program("draft", "--entry", "3", "feed.xml").err


def test_an_entry_whose_words_are_cut_off_is_refused() -> None:
    cut = FEED.partition("<description>")[0] + "<description</body<"
    with pytest.raises(BriefError, match="no text"):
        read_article(cut.encode(), "feed.xml", options=Options(entry=1))


def test_a_broken_feed_is_refused() -> None:
    broken = "<rss version='2.0'><channel><item><link>x</item></link></c"
    with pytest.raises(BriefError, match="broken"):
        read_article(broken.encode(), "feed.xml", options=Options(entry=1))


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8-sig", ""),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("cp1252", "windows-1252"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_text_in_another_encoding_is_recognised_and_told(encoding: str, told: str) -> None:
    article = read_article("\n\n".join(LINES).encode(encoding), "a.txt")
    assert body(article) == list(LINES[1:])
    assert [detail for code, detail in article.remarks if code == "encoding"] == ([told] if told else [])


# Pages


@pytest.fixture(params=[True, False], ids=["trafilatura", "plain reading"])
def reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:
        monkeypatch.setattr(pages, "has_trafilatura", lambda: False)


WRAPPERS = (
    "<div class='page-sidebar-left story'>{}</div>",
    "<div class='post tag-ferry widget'>{}</div>",
    "<form action='/'>{}</form>",
    "<aside class='related'>{}</aside>",
)


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_what_holds_the_article_is_read_whatever_its_class(wrapper: str) -> None:
    page = (
        f"<html><body>{wrapper.format(f'<h1>{LINES[0]}</h1>{BODY * 3}')}<nav><p>Home</p></nav></body></html>"
    )
    assert LINES[1] in body(read_article(page.encode(), "a.html"))


@pytest.mark.parametrize(("found", "is_whole"), [(0, True), (1, False)], ids=["a part", "another text"])
def test_a_page_of_which_only_the_beginning_is_found_is_read_again(
    monkeypatch: pytest.MonkeyPatch, found: int, is_whole: bool
) -> None:
    trafilatura = pytest.importorskip("trafilatura")
    paragraphs = [
        f"{word} " + "the ferry stays in the harbour until the storm is over, " * 5 for word in "ABCD"
    ]
    texts = [paragraphs[0], "E " + "nobody on the quay had expected such a storm in the spring, " * 5]
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: texts[found])
    page = f"<article><h1>{LINES[0]}</h1>{''.join(f'<p>{one}</p>' for one in paragraphs)}</article>"
    read = body(read_article(f"<html><body>{page}</body></html>".encode(), "a.html"))
    assert (paragraphs[3].strip() in read) == is_whole


@pytest.mark.usefixtures("reading")
def test_what_stands_beside_the_article_is_left_out() -> None:
    beside = "<div class='sidebar related'><p>Nobody asked the ferry company about it.</p></div>"
    page = f"<html><body><article><h1>{LINES[0]}</h1>{BODY * 3}</article>{beside}</body></html>"
    assert not any("ferry company" in one for one in body(read_article(page.encode(), "a.html")))


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("<a rel='author' href='/jo'>Jo Quill</a>", ["Jo Quill"]),
        ("<span itemprop='author'><span itemprop='name'>Jo Quill</span></span>", ["Jo Quill"]),
        ("<p class='byline'>By Jo Quill and Ada Berg</p>", ["Jo Quill", "Ada Berg"]),
        ("<p class='author-bio'>Jo Quill writes about harbours.</p>", []),
        ("<p class='author'>More From Courier Staff</p>", []),
    ],
)
def test_an_author_who_is_only_printed_is_read_from_the_elements_made_for_it(
    printed: str, people: list[str]
) -> None:
    page = f"<html><body><article><h1>{LINES[0]}</h1>{printed}{BODY * 3}</article></body></html>"
    authors = read_article(page.encode(), "a.html").authors
    assert [f"{one.given} {one.family}" for one in authors] == people


@pytest.mark.parametrize("title", ["Harbour closed - The Quay Courier", "Harbour closed | News | Courier"])
def test_the_outlets_name_is_no_part_of_the_title(title: str) -> None:
    drawing = "<svg><title>Search</title></svg>"
    page = PAGE.replace("<title>Harbour closed", f"<title>{title}").replace("<h1>", f"{drawing}<h1>")
    assert read_article(page.encode(), "a.html").title == "Harbour closed"


@pytest.mark.parametrize("stated", ["0001-01-01T00:00:00Z", "1599-12-31", "2999-01-01"])
def test_a_day_on_which_no_article_appeared_is_no_date_and_told(
    stated: str, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    meta = f"<meta property='article:published_time' content='{stated}'>"
    Path("a.html").write_text(PAGE.replace("<title>", f"{meta}<title>").replace("spring", "Friday"), "utf-8")
    ran = program("draft", "a.html")
    assert ran.code == 0
    assert "issued" not in ran.out.split("missing")[0]
    assert stated[:10] in ran.err


def test_size_counts_without_scripts_styles_and_comments() -> None:
    heavy = f"<script>{'x' * 1_500_000}</script><!--{'y' * 1_500_000}--><style>{'<' * 60_000}</style>"
    assert body(read_article(PAGE.replace("<h1>", f"{heavy}<h1>").encode(), "a.html"))[0] == LINES[1]


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("section", ["<![if !IE]>", "<![x[y]]>", "<![CDATA[x]]>", "<![endif]-->"])
def test_a_marked_section_is_skipped(section: str) -> None:
    page = PAGE.replace("</body>", f"<p>It{section} rained.</p></body>")
    assert body(read_article(page.encode(), "a.html"))[-1].startswith("It")


def test_a_broken_description_is_told() -> None:
    page = PAGE.replace("<title>", '<script type="application/ld+json">{"@type": </script><title>')
    assert ("json-ld", "") in read_article(page.encode(), "a.html").remarks


def test_a_description_in_cdata_marks_is_read() -> None:
    ld = '{"@type":"NewsArticle","headline":"Harbour closed","author":{"name":"Jo Quill"}}'
    page = PAGE.replace(
        "<title>", f'<script type="application/ld+json">//<![CDATA[\n{ld}\n//]]></script><title>'
    )
    assert [one.family for one in read_article(page.encode(), "a.html").authors] == ["Quill"]


@pytest.mark.usefixtures("reading")
def test_the_words_of_a_block_quotation_are_told_in_a_gap() -> None:
    post = "<blockquote><p>Nobody told us anything about the harbour.</p></blockquote>"
    page = f"<html><body><article><h1>{LINES[0]}</h1>{BODY * 2}{post}{BODY}</article></body></html>"
    brief = draft_brief(read_article(page.encode(), "a.html"))
    assert any("Nobody told us anything" in gap.text for gap in brief.gaps)
