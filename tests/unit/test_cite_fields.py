"""Names, dates, places and addresses of real sources, in the styles that print them."""

from typing import Any

import pytest

from briefreader.cite.citer import Form
from tests.unit.test_cite_types import Csl, citer, note

BELL = {"family": "Bell", "given": "Anna"}
OMAR = {"family": "Haddad", "given": "Omar"}
PRINTED = {"publisher_place": "London", "page": "3"}
PAPER: Csl = {
    "type": "article-newspaper",
    "title": "Dam Fails",
    "container-title": "Harbour Times",
    "author": [BELL],
    "issued": {"date-parts": [[2024, 10, 16]]},
}


def refer(style: str, **changes: Any) -> str:
    fields = {**PAPER, **{name.replace("_", "-"): value for name, value in changes.items()}}
    return citer({name: value for name, value in fields.items() if value is not None}).reference(Form(style))


def by(style: str, **name: str) -> str:
    """The beginning of a reference by one author."""
    return refer(style, author=[{field.replace("_", "-"): part for field, part in name.items()}])


# --- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("apa7", "Bell, J. K. (2024"),
        ("ieee", "[1] J. K. Bell, “"),
        ("mla9", "Bell, J. K. “"),
        ("chicago18-notes", "Bell, J. K. “"),
        ("harvard-ctr12", "Bell, J.K. (2024)"),
        ("oscola4", "Bell JK, ‘"),
        ("aglc4", "Bell, JK, ‘"),
        ("bluebook", "J. K. Bell, *"),
    ],
)
def test_initials_written_together_are_as_the_style_has_them(style: str, shown: str) -> None:
    """As the CSL project's styles print `J.K.`."""
    assert by(style, family="Bell", given="J.K.").startswith(shown)


@pytest.mark.parametrize(
    ("style", "name", "shown"),
    [
        ("apa7", {"family": "Hakim", "given": "Sami", "non_dropping_particle": "al-"}, "al-Hakim, S. (2024"),
        ("bluebook", {"family": "Arden", "given": "Jean", "non_dropping_particle": "d’"}, "Jean d’Arden, "),
        ("bluebook", {"family": "Arden", "given": "Jean", "non_dropping_particle": "d'"}, "Jean d’Arden, "),
        ("ieee", {"family": "Arden", "given": "Jean", "dropping_particle": "de"}, "[1] J. de Arden, "),
        ("oscola4", {"family": "Arden", "given": "Jean", "dropping_particle": "de"}, "Arden J de, "),
        ("apa7", {"family": "Bell", "given": "Anna", "suffix": "Jr."}, "Bell, A., Jr. (2024"),
        ("apa7", {"family": "O'Neill", "given": "Anna"}, "O’Neill, A. (2024"),
        ("mla9", {"family": "李", "given": "明"}, "李明. “"),
        ("apa7", {"family": "김", "given": "철수"}, "김철수. (2024"),
        ("apa7", {"family": "Петров", "given": "Иван"}, "Петров, И. (2024"),
        ("apa7", {"family": "مراد", "given": "بركات محمد"}, "مراد, بركات محمد. (2024"),
    ],
)
def test_names_keep_their_parts_together(style: str, name: dict[str, str], shown: str) -> None:
    assert by(style, **name).startswith(shown)


def test_notes_of_lawyers_have_no_stops_after_initials() -> None:
    csl = {**PAPER, "author": [{"family": "Bell", "given": "Anna R."}]}
    assert note(csl, "oscola4").startswith("Anna R Bell, ‘")
    assert note(csl, "aglc4").startswith("Anna R Bell, ‘")


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (
            {"translator": [{"family": "Haddad", "given": "Omar"}]},
            "Dam fails (O. Haddad, Trans.). *Harbour Times*.",
        ),
        (
            {"type": "broadcast", "author": None, "host": [OMAR]},
            "Haddad, O. (Host). (2024, October 16). Dam fails [Broadcast]. In *Harbour Times*.",
        ),
        (
            {"type": "motion_picture", "author": None, "director": [BELL], "container_title": None},
            "Bell, A. (Director). (2024). *Dam fails* [Film].",
        ),
    ],
)
def test_who_translated_hosted_or_directed_is_named(role: Csl, shown: str) -> None:
    """APA 7 §§9.39, 10.12."""
    assert shown in refer("apa7", **role)


def test_a_publisher_that_is_the_author_is_printed_once() -> None:
    """APA 7 §9.29."""
    body = {"type": "report", "container_title": None, "publisher": "River Board"}
    assert refer("apa7", author=[{"literal": "River Board"}], **body) == "River Board. (2024). *Dam fails*."


def test_a_long_title_stands_in_the_text_by_its_first_words() -> None:
    """APA 7 §8.14, MLA 9 §6.10."""
    title = "Ministers Dispute the Size of the Sarrow Dam, and the Water of Three Towns"
    csl = {**PAPER, "author": [], "title": title}
    assert "(“Ministers Dispute the Size,” 2024)" in citer(csl).excerpt("g", Form("apa7")).text
    assert "(“Ministers Dispute the Size”)" in citer(csl).excerpt("g", Form("mla9")).text


# --- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "issued", "shown"),
    [
        ("apa7", {"date-parts": [[1911]], "circa": True}, "(ca. 1911)"),
        ("harvard-ctr12", {"date-parts": [[1911]], "circa": True}, "(c. 1911)"),
        ("apa7", {"date-parts": [[2024, 10, 14], [2024, 10, 20]]}, "(2024, October 14–20)"),
        ("apa7", {"date-parts": [[2024]], "season": "2"}, "(2024, Summer)"),
        ("mla9", {"date-parts": [[2024]], "season": 1}, "Spring 2024"),
        ("mla9", {"date-parts": [[2024, 24]]}, "Winter 2024"),
        ("mla9", {"raw": "October 16, 2024"}, "16 Oct. 2024"),
        ("chicago18-author-date", {"date-parts": [[2024, 10, 30], [2024, 11, 2]]}, "October 30–November 2"),
        ("ieee", {"date-parts": [[2024, 10, 5]]}, "Oct. 5, 2024"),
    ],
)
def test_dates_are_no_surer_than_they_are(style: str, issued: Csl, shown: str) -> None:
    assert shown in refer(style, issued=issued)


def test_a_republished_book_has_both_years() -> None:
    """APA 7 §9.41, MLA 9 §5.99, CMOS 18 §14.16."""
    book = {"type": "book", "container_title": None, "original_date": {"date-parts": [[1911]]}}
    assert refer("apa7", **book).endswith(" (Original work published 1911)")
    assert "*Dam Fails*. 1911. " in refer("mla9", **book)
    assert "(1911) 2024" in refer("chicago18-author-date", **book)
    csl = {**PAPER, "type": "book", "original-date": {"date-parts": [[1911]]}}
    assert "(Bell, 1911/2024)" in citer(csl).excerpt("g", Form("apa7")).text


# --- places, pages, addresses -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "fields", "shown"),
    [
        ("mla9", {"publisher_place": "Mara, IL"}, "*Harbour Times* [Mara, IL], 16 Oct. 2024"),
        ("mla9", {"publisher_place": "Harbour"}, "*Harbour Times*, 16 Oct. 2024"),
        ("chicago18-notes", {"publisher_place": "Mara, IL"}, "*Harbour Times* (Mara, IL), October 16"),
        ("chicago18-notes", {"section": "C"}, "October 16, 2024, sec. C."),
        ("chicago18-notes", {"section": "World news"}, "October 16, 2024."),
        (
            "oscola4",
            {"publisher_place": "London", "page": "3"},
            "*Harbour Times* (London, 16 October 2024) 3",
        ),
        ("aglc4", PRINTED, "*Harbour Times* (London, 16 October 2024) 3"),
        ("bluebook", {"page": "3"}, "HARBOUR TIMES, Oct. 16, 2024, at 3."),
        ("harvard-ctr12", {"author": None, "page": "4"}, "(2024) ‘Dam Fails’, 16 October, p. 4."),
    ],
)
def test_print_has_place_section_and_page(style: str, fields: Csl, shown: str) -> None:
    """As the CSL project's styles have them; the section as CMOS 18 §14.89 does."""
    assert shown in refer(style, **fields)


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("apa7", " https://doi.org/10.1000/dam"),
        ("mla9", ", https://doi.org/10.1000/dam."),
        ("chicago18-notes", " https://doi.org/10.1000/dam."),
        ("harvard-ctr12", " Available at: https://doi.org/10.1000/dam."),
        ("ieee", ", doi: 10.1000/dam."),
        ("oscola4", " <https://doi.org/10.1000/dam>"),
    ],
)
@pytest.mark.parametrize("doi", ["10.1000/dam", "https://doi.org/10.1000/dam", "doi:10.1000/dam"])
def test_a_doi_stands_before_another_address(style: str, shown: str, doi: str) -> None:
    fields = {"type": "article-journal", "volume": "3", "DOI": doi, "URL": "https://river.example/dam"}
    made = refer(style, **fields)
    assert made.endswith(shown)
    assert "river.example" not in made


def test_what_is_no_doi_is_no_address() -> None:
    assert "doi.org" not in refer("apa7", DOI="see the publisher")


@pytest.mark.parametrize(
    ("pages", "mla", "chicago"),
    [
        ("471-485", "471–85", "471–85"),
        ("101-108", "101–08", "101–8"),
        ("100-104", "100–04", "100–104"),
        ("1087-1089", "1087–89", "1087–89"),
        ("14-19", "14–19", "14–19"),
        ("A3-A4", "A3–A4", "A3–A4"),
    ],
)
def test_ranges_of_pages_are_shortened_as_the_guides_do(pages: str, mla: str, chicago: str) -> None:
    """MLA 9 §2.139, CMOS 18 §9.63."""
    fields = {"type": "article-journal", "volume": "3", "issue": "1", "page": pages}
    assert f"pp. {mla}" in refer("mla9", **fields)
    assert f"(2024): {chicago}." in refer("chicago18-notes", **fields)
