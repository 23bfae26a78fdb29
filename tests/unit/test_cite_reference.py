"""References: the source alone, as styles want it, and what a citation lacks."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from briefreader.brief.model.brief import Brief, Claim, Inferred, Position, Source, Speaker
from briefreader.brief.model.csl import CslDate, CslItem, CslName
from briefreader.brief.model.links import Index
from briefreader.brief.reading.load import load
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citation import missing_fields
from briefreader.cite.citer import Citer, Form

TODAY = date(2026, 11, 23)
HEADLINE = "For North Korea, War in Ukraine Is a Coveted Chance for Military Practice"
URL = "https://www.nytimes.com/2024/10/16/world/asia/example-slug.html"
CHOE = CslName(family="Choe", given="Sang-Hun")


def a_brief(**fields: Any) -> Brief:
    csl = CslItem(
        id="choe2024",
        type="article-newspaper",
        title=HEADLINE,
        container_title="The New York Times",
        author=(CHOE,),
        issued=CslDate(date_parts=((2024, 10, 16),)),
        url=URL,
        custom={"family-first": True},
    )
    return Brief(
        brief="1",
        id="seed",
        title="Reviewed",
        source=Source(csl=structs.replace(csl, **fields)),
        summary="Since the Korean War, North Korea has not fought a major war; Ukraine is its chance.",
        speakers=(Speaker(id="yang", name="Yang Uk", type="person", role="military expert"),),
    )


BARE: dict[str, Any] = {"author": (), "issued": None, "url": None, "custom": {}}


def cited(brief: Brief) -> Citer:
    return Citer(brief, Index(brief), Verifier(brief, KnownWords({}, "none", "")), today=TODAY)


def refer(style: str, output: str = "plain", **fields: Any) -> str:
    return cited(a_brief(**fields)).reference(Form(style, output))


def test_apa_with_everything_known() -> None:
    assert refer("apa7", "markdown") == (
        "Choe, S.-H. (2024, October 16). For North Korea, war in Ukraine is a coveted chance for military "
        f"practice. *The New York Times*. {URL}"
    )


def test_apa_with_the_title_alone() -> None:
    text = "For North Korea, war in Ukraine is a coveted chance for military practice. (n.d.)."
    assert refer("apa7", "markdown", **BARE) == f"{text} *The New York Times*."
    assert refer("apa7", **BARE) == f"{text} *The New York Times*."
    assert refer("apa7", "html", **BARE) == f"<p>{text} <cite>The New York Times</cite>.</p>"


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        ([("Doe", "Jane Mary")], "Doe, J. M."),
        ([("Doe", "Jane"), ("Roe", "R.")], "Doe, J., & Roe, R."),
        ([("Doe", "Jane"), ("Roe", "R."), ("Poe", "E.")], "Doe, J., Roe, R., & Poe, E."),
    ],
)
def test_apa_lists_authors(names: list[tuple[str, str]], listed: str) -> None:
    authors = tuple(CslName(family=family, given=given) for family, given in names)
    assert refer("apa7", author=authors).startswith(f"{listed} (2024, October 16). ")


def test_an_organization_keeps_its_name() -> None:
    assert refer("apa7", author=(CslName(literal="Associated Press"),)).startswith("Associated Press. (2024")


def test_apa_puts_the_title_of_a_report_in_italics() -> None:
    text = refer(
        "apa7", "markdown", type="report", title="Arms", container_title=None, publisher="UN", url=None
    )
    assert text == "Choe, S.-H. (2024). *Arms*. UN."


def test_apa_adds_no_full_stop_to_a_question() -> None:
    assert "(2024, October 16). Why now? *The New York Times*." in refer("apa7", title="Why Now?")


def test_the_default_reference_is_one_line() -> None:
    assert refer("default") == (f"Choe Sang-Hun, “{HEADLINE},” The New York Times, 16 October 2024. {URL}")
    assert refer("default", **BARE) == f"“{HEADLINE},” The New York Times, n.d."


@pytest.mark.parametrize(
    ("family_first", "name"), [({"family-first": True}, "Choe Sang-Hun, “"), ({}, "Sang-Hun Choe, “")]
)
def test_names_are_printed_as_the_byline_has_them(family_first: dict[str, bool], name: str) -> None:
    assert refer("default", custom=family_first).startswith(name)


@pytest.mark.parametrize(
    ("issued", "words"),
    [
        (CslDate(date_parts=((2024, 10),)), "October 2024"),
        (CslDate(date_parts=((2024,),)), "2024"),
        (CslDate(date_parts=(("2024", "10", "16"),)), "16 October 2024"),
        (CslDate(date_parts=((2024, 10, 16), (2024, 10, 17))), "16–17 October 2024"),
        (CslDate(date_parts=((2024, 10, 30), (2024, 11, 2))), "30 October–2 November 2024"),
        (CslDate(date_parts=((2023, 12, 30), (2024, 1, 2))), "30 December 2023–2 January 2024"),
        (CslDate(date_parts=((2024,),), season=1), "Spring 2024"),
        (CslDate(date_parts=((2024, 15),)), "Autumn 2024"),
        (CslDate(date_parts=((1911,),), circa=True), "ca. 1911"),
        (CslDate(date_parts=((-44, 3, 15),)), "15 March 44 BCE"),
        (CslDate(raw="October 16, 2024"), "16 October 2024"),
        (CslDate(raw="16 Oct. 2024"), "16 October 2024"),
        (CslDate(raw="Wednesday, 16 October 2024"), "16 October 2024"),
        (CslDate(raw="2024-10-14/2024-10-20"), "14–20 October 2024"),
        (CslDate(raw="Spring 2024"), "Spring 2024"),
        (CslDate(raw="some time in 2024"), "some time in 2024"),
        (CslDate(date_parts=((2023,), (2024,))), "2023–2024"),
        (CslDate(date_parts=((2024, 13, 40),)), "2024"),
        (CslDate(raw="2024-10-16"), "16 October 2024"),
        (CslDate(literal="autumn 2024"), "autumn 2024"),
        (CslDate(), "n.d."),
    ],
)
def test_dates_say_what_is_known_and_no_more(issued: CslDate, words: str) -> None:
    assert refer("default", issued=issued, url=None).endswith(
        f"The New York Times, {words}".rstrip(".") + "."
    )


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "http://", "//host/x", "http://[", "mailto:a@b.c", "x"],
)
def test_only_addresses_of_the_web_are_used(url: str) -> None:
    brief = a_brief(url=url)
    assert "URL" in missing_fields(brief.source.csl)
    for style in ("default", "apa7"):
        for output in ("plain", "markdown", "html", "bibtex"):
            assert url not in cited(brief).reference(Form(style, output)) or url == "x"
    assert "href" not in refer("default", "html", url=url)


def test_what_is_missing_is_listed_in_order() -> None:
    assert missing_fields(a_brief().source.csl) == ()
    assert missing_fields(CslItem(id="x", type="webpage", title="X")) == (
        "author",
        "issued",
        "container-title",
        "URL",
    )


def test_guesses_are_never_cited() -> None:
    brief = a_brief(**BARE, id="nyt")
    guess = Inferred(value="2024-10-16", confidence="high", basis="says Wednesday")
    brief = structs.replace(brief, source=structs.replace(brief.source, inferred={"issued": guess}))
    for output in ("plain", "bibtex"):
        assert "2024" not in cited(brief).reference(Form("default", output))


# --- titles in sentence case ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "recased"),
    [
        ("Zelensky Visits Kyiv's Old Town", "Zelensky visits Kyiv’s old town"),
        ("Who Did It? The Answer: A Matter of Trust", "Who did it? The answer: A matter of trust"),
        ("NATO and eBay in a KN-23 World", "NATO and eBay in a KN-23 world"),
        ("New York Times Report Angers United Nations", "New York Times report angers United Nations"),
        ("What I Saw and I’m Sure Of", "What I saw and I’m sure of"),
        ("The War Over the Korean War", "The war over the Korean War"),
        ("already in sentence case about Kyiv", "Already in sentence case about Kyiv"),
    ],
)
def test_proper_nouns_keep_their_capitals(title: str, recased: str) -> None:
    claim = Claim(
        id="c",
        text="The mayor of Kyiv met the United Nations in the old part of town.",
        status="uncontested",
        positions=(Position(stance="asserts", party="x"),),
    )
    brief = structs.replace(
        a_brief(title=title, container_title="New York Times"),
        claims=(claim,),
        speakers=(Speaker(id="z", name="Volodymyr Zelensky", type="person"),),
    )
    assert f" {recased}" in cited(brief).reference(Form("apa7", "plain"))


def test_the_sample_brief_knows_its_proper_nouns() -> None:
    brief = load(Path(__file__).parents[2] / "briefs" / "north-korea-ukraine.yaml").brief
    assert cited(brief).reference(Form("apa7", "markdown")) == (
        "For North Korea, war in Ukraine is a coveted chance for military practice. (n.d.). "
        "*The New York Times*."
    )


# --- BibTeX -----------------------------------------------------------------------------------


def test_an_article_in_bibtex() -> None:
    assert refer("default", "bibtex") == (
        "@article{choe2024,\n"
        "  author = {Choe, Sang-Hun},\n"
        f"  title = {{{{{HEADLINE}}}}},\n"
        "  journal = {The New York Times},\n"
        "  year = {2024},\n"
        "  month = oct,\n"
        "  day = {16},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-11-23},\n"
        "}\n"
    )


def test_bibtex_invents_nothing() -> None:
    assert refer("default", "bibtex", **BARE) == (
        "@article{choe2024,\n"
        f"  title = {{{{{HEADLINE}}}}},\n"
        "  journal = {The New York Times},\n"
        "  year = {n.d.},\n"
        "}\n"
    )


def test_other_sources_are_misc() -> None:
    text = refer("default", "bibtex", type="webpage", container_title="A Site")
    assert text.startswith("@misc{choe2024,")
    assert "howpublished = {A Site}" in text


def test_an_organizations_name_is_not_split() -> None:
    text = refer(
        "default", "bibtex", author=(CslName(literal="Foreign, Commonwealth and Development Office"), CHOE)
    )
    assert "author = {{Foreign, Commonwealth and Development Office} and Choe, Sang-Hun}," in text


def test_latex_specials_are_written_out() -> None:
    text = refer("default", "bibtex", title="50% of {R&D}_x #1 -- \\cmd")
    assert r"{{50\% of \textbraceleft{}R\&D\textbraceright{}\_x \#1 -\/- \textbackslash{}cmd}}" in text
