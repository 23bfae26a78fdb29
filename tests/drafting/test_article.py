"""Reading an article: roles, numbers and what it says of itself; pages, Markdown, and what is no article."""

from datetime import date

import pytest

from briefreader.brief import BriefError
from briefreader.brief.model.csl import CslName
from briefreader.draft import Given, draft_brief, read_article
from briefreader.draft.source import page as pages

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Harbour - Courier</title>
<meta property="og:site_name" content="The Quay Courier"><link rel="canonical" href="https://courier.example/harbour">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle",
"headline":"Harbour to stay closed","datePublished":"2026-10-28T06:00:00Z",
"author":[{"@type":"Person","name":"Jo Quill"},
{"@type":"Person","name":"Ada van der Berg"}]}]}</script></head>
<body><nav><p>Home News Sport Weather Business Culture</p></nav><article><h1>Harbour to stay closed</h1>
<p>The harbour of Quay will stay closed until spring, because its walls are not safe,
the city said in a long letter.</p>
<p>&ldquo;We will open it,&rdquo; said Ann Lee, the mayor,
&ldquo;when it is <a href="/x">safe</a>.&rdquo; Nobody knows when that is.</p>
<p>The dockers have asked for another look at the walls,
and they have asked for it in writing three times since May.</p>
</article><aside>Read more about harbours everywhere</aside>
<footer>Copyright and more of it</footer></body></html>"""


def roles(text: str) -> list[str]:
    return [one.role or str(one.n) for one in read_article(text.encode(), "a.txt").paragraphs]


def test_what_stands_around_the_body_has_its_role() -> None:
    text = (
        "Ann Lee at the harbour on Monday, before the walls were closed off by the city.\n"
        "Photo: Jo Berg/Courier\n\n"
        "Harbour to stay closed\n\n"
        "The walls are not safe, and nobody knows what it will cost to mend them.\n\n"
        "By Jo Quill\n\nOctober 28, 2026\n\n"
        "The harbour of Quay will stay closed until spring.\n\nAdvertisement\n\n"
        "Old walls\n\nThe walls are old.\n\nRead more: Harbours\n\nFollow us on the radio"
    )
    assert roles(text) == [
        *("caption", "headline", "dek", "byline", "dateline"),
        *("1", "furniture", "furniture", "2", "furniture", "furniture"),
    ]


def test_a_list_of_sources_is_furniture_with_all_that_follows() -> None:
    text = (
        "Harbour closed\n\nThe harbour is closed.\n\nIt rained.\n\n"
        "Sources\n\n“Harbour” — Courier, May 1\n\nCategories: Quay"
    )
    assert roles(text) == ["headline", "1", "2", "furniture", "furniture", "furniture"]


def test_lines_without_blank_ones_are_paragraphs() -> None:
    assert roles("Harbour closed\nThe harbour is closed.\nIt rained.") == ["headline", "1", "2"]


def test_byline_and_date_line_become_author_and_date() -> None:
    article = read_article(
        b"Harbour closed\n\nBy Jo Quill and Ada Berg, Staff Writers\n\nMarch 3, 2021\n\nIt is closed.",
        "a.txt",
    )
    assert article.authors == (CslName(family="Quill", given="Jo"), CslName(family="Berg", given="Ada"))
    assert article.written == date(2021, 3, 3)


def test_what_the_article_does_not_tell_is_listed_as_missing() -> None:
    assert draft_brief(read_article(b"Harbour closed\n\nIt is closed.", "a.txt")).source.missing == (
        "author", "issued", "container-title", "URL",
    )  # fmt: skip


def test_what_is_given_stands_above_what_the_article_says() -> None:
    given = Given("Title", ("Ann van Lee",), date(2020, 1, 2), "https://x.example/a", "Courier")
    brief = draft_brief(
        read_article(b"Harbour closed\n\nBy Jo Quill\n\nMarch 3, 2021\n\nIt is closed.", "a.txt", given)
    )
    csl = brief.source.csl
    assert (csl.title, csl.container_title, csl.url) == ("Title", "Courier", "https://x.example/a")
    assert csl.author == (CslName(family="Lee", given="Ann", non_dropping_particle="van"),)
    assert csl.issued is not None
    assert csl.issued.date_parts == ((2020, 1, 2),)
    assert brief.source.missing == ()


def test_a_date_in_the_address_is_only_a_guess() -> None:
    given = Given(url="https://x.example/2024/10/16/harbour")
    source = draft_brief(read_article(b"Harbour closed\n\nIt is closed.", "a.txt", given)).source
    assert source.inferred["issued"].value == "2024-10-16"
    assert source.csl.issued is None
    assert "issued" in source.missing


@pytest.mark.parametrize("installed", [True, False], ids=["trafilatura", "plain reading"])
def test_a_page_gives_its_metadata_and_the_body(installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not installed:
        monkeypatch.setattr(pages, "has_trafilatura", lambda: False)
    article = read_article(PAGE.encode(), "page.html")
    assert (article.title, article.written) == ("Harbour to stay closed", date(2026, 10, 28))
    assert [name.family for name in article.authors] == ["Quill", "Berg"]
    assert (article.publication, article.url) == ("The Quay Courier", "https://courier.example/harbour")
    body = [one.text or "" for one in article.paragraphs if one.n is not None]
    assert len(body) == 3
    assert body[1].startswith("“We will open it,” said Ann Lee, the mayor, “when it is safe.”")
    assert not article.is_whole


def test_a_page_is_known_by_its_beginning_too() -> None:
    assert read_article(PAGE.encode(), "").title == "Harbour to stay closed"


def test_markdown_is_read_without_its_marks() -> None:
    text = (
        b"---\ntitle: Harbour closed\nauthor: Jo Quill\ndate: 2026-10-28\n---\n\n"
        b"# Harbour closed\n\nIt is *closed*, [Ann](x) said.\n"
    )
    article = read_article(text, "a.md")
    assert (article.title, article.written) == ("Harbour closed", date(2026, 10, 28))
    assert [one.text for one in article.paragraphs] == ["Harbour closed", "It is closed, Ann said."]
    assert not article.is_whole


def test_front_matter_may_list_several_authors() -> None:
    text = b"---\nauthors: [Jo Quill, Ada van der Berg]\n---\n\n# Harbour closed\n\nIt is closed.\n"
    authors = read_article(text, "article.md").authors
    assert [one.family for one in authors] == ["Quill", "Berg"]


def test_quotes_of_a_text_file_are_verified_against_the_file() -> None:
    brief = draft_brief(read_article("Harbour closed\n\n“No,” said Ann Lee.".encode(), "a.txt"))
    assert (brief.source.file, brief.source.sha256 is not None) == ("a.txt", True)
    page = draft_brief(read_article(PAGE.encode(), "page.html"))
    assert (page.source.file, page.source.sha256) == (None, None)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no text"),
        (b" \n\n\t\n", "no text"),
        (b"<html><body><script>x</script></body></html>", "no text"),
        (b"\x81\x8d\x8f It is closed.", "not UTF-8"),
        (b"Harbour closed", "no paragraph"),
        (b"a\0b", "null characters"),
        (b"word " * 500_000, "2,000,000 can be read"),
        (b"a.\n\n" * 30_000, "20,000 can be read"),
    ],
)
def test_what_is_no_article_is_refused_with_what_and_how_to_mend_it(data: bytes, what: str) -> None:
    with pytest.raises(BriefError) as refused:
        read_article(data, "a.html" if data.startswith(b"<") else "a.txt")
    assert what in refused.value.what
    assert refused.value.mend


def test_a_page_in_its_own_charset_is_read() -> None:
    head = '<head><meta charset="iso-8859-1"></head>'
    page = f"<html>{head}<body><article><p>Über den Hafen.</p></article></body></html>"
    assert "Über den Hafen." in [
        one.text for one in read_article(page.encode("latin-1"), "a.html").paragraphs
    ]


@pytest.mark.parametrize("piece", ["<p", "<!--", "<a ", "<script>", "</"])
def test_a_page_of_broken_tags_is_refused_at_once(piece: str) -> None:
    with pytest.raises(BriefError):
        read_article(f"<html>{piece * 40_000}".encode(), "a.html")


@pytest.mark.parametrize(
    ("front", "author", "written"),
    [
        ("By Ida Moreau\nPORT ELLAN, March 14, 2024", "Moreau", date(2024, 3, 14)),
        ("By Óscar Núñez-Ørsted\n18 October 2023", "Núñez-Ørsted", date(2023, 10, 18)),
    ],
)
def test_a_byline_and_a_date_may_stand_in_one_block(front: str, author: str, written: date) -> None:
    article = read_article(f"Harbour closed\n\n{front}\n\nIt is closed.".encode(), "a.txt")
    assert [name.family for name in article.authors] == [author]
    assert article.written == written


def test_the_day_of_an_update_is_only_a_guess_at_the_date() -> None:
    article = read_article(b"Harbour closed\n\nUpdated 5 April 2022\n\nIt is closed.", "a.txt")
    assert article.written is None
    assert article.inferred["issued"].value == "2022-04-05"


def test_a_paragraph_that_somebody_says_is_no_headline() -> None:
    article = read_article("“No,” said Ann Lee.\n\nThe harbour is closed now.".encode(), "a.txt")
    assert [one.n for one in article.paragraphs] == [1, 2]


def test_an_address_on_a_line_of_its_own_is_the_articles() -> None:
    article = read_article(b"https://courier.example/a\n\nHarbour closed\n\nIt is closed.", "a.txt")
    assert (article.url, article.title) == ("https://courier.example/a", "Harbour closed")


@pytest.mark.parametrize("installed", [True, False], ids=["trafilatura", "plain reading"])
def test_what_a_page_takes_back_or_hides_is_not_read(
    installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not installed:
        monkeypatch.setattr(pages, "has_trafilatura", lambda: False)
    page = PAGE.replace("when it is", "when it is <del>not</del>").replace(
        "<aside>", '<p style="display: none">Hidden.</p><aside>'
    )
    text = " ".join(one.text or "" for one in read_article(page.encode(), "a.html").paragraphs)
    assert "when it is safe" in " ".join(text.split())
    assert "Hidden" not in text


def test_of_several_stories_that_a_page_describes_its_own_counts() -> None:
    other = '{"@type":"NewsArticle","headline":"Another story","datePublished":"2001-01-01"},'
    other += '{"@type":"NewsArticle",'
    article = read_article(PAGE.replace('{"@type":"NewsArticle",', other, 1).encode(), "a.html")
    assert (article.title, article.written) == ("Harbour to stay closed", date(2026, 10, 28))
