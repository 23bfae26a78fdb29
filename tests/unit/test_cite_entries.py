"""Entries for reference managers: the item as it is, complete for every type, as other programs read it."""

import json
from typing import Any, get_args

import bibtexparser
import msgspec
import pybtex.database
import pypandoc
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from briefreader.brief.model.csl import CslItem, CslType
from briefreader.cite.entries import ENTRIES
from briefreader.cite.intake import read_citations

TYPES = get_args(CslType)
FIELDS = {field.encode_name: field for field in structs.fields(CslItem)}
NOT_VARIABLES = ("id", "type", "custom")
DATES = {"accessed", "available-date", "event-date", "issued", "original-date", "submitted"}
NAMES = {name for name, field in FIELDS.items() if field.default == () and name != "categories"}
TEXTS = sorted(FIELDS.keys() - NAMES - DATES - {*NOT_VARIABLES, "categories", "citation-key"})


def item(values: dict[str, Any]) -> CslItem:
    return msgspec.convert(values, CslItem)


def written(output: str, csl: CslItem) -> str:
    return ENTRIES[output].write(csl, str(csl.id), "")


def everything(kind: str) -> dict[str, Any]:
    """An item of a type that has a value for every variable, each value another one."""
    texts = {name: f"Words of {name.replace('_', ' ')}" for name in TEXTS}
    texts |= {"URL": "https://example.org/x", "DOI": "10.1000/x", "page": "14-19", "language": "ko"}
    names = {name: [{"family": f"F{number}", "given": "G"}] for number, name in enumerate(sorted(NAMES))}
    dates = {name: {"date-parts": [[1990 + at, 5, 17]]} for at, name in enumerate(sorted(DATES))}
    return {"id": "own", "type": kind, **texts, **names, **dates}


def by_bibtexparser(text: str) -> dict[str, str]:
    """The fields of the one BibTeX entry of a text, in small letters."""
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    (entry,) = bibtexparser.loads(text, parser).entries
    return {str(name): str(value) for name, value in entry.items()}


def by_pybtex(text: str) -> list[dict[str, str]]:
    """The fields of all of them, names as they are listed there."""
    database = pybtex.database.parse_string(text, "bibtex")
    return [
        {name.lower(): value for name, value in entry.fields.items()}
        | {role.lower(): " and ".join(map(str, names)) for role, names in entry.persons.items()}
        for entry in database.entries.values()
    ]


# --- CSL-JSON -------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
people = st.lists(
    st.fixed_dictionaries({"family": words}, optional={"given": words, "suffix": words}),
    min_size=1,
    max_size=2,
)
dates = st.fixed_dictionaries(
    {
        "date-parts": st.lists(
            st.tuples(st.integers(1, 2100), st.integers(1, 12)).map(list), min_size=1, max_size=2
        )
    },
    optional={"circa": st.just(True), "season": st.integers(1, 4), "literal": words},
)
values = {
    **dict.fromkeys(TEXTS, words),
    **dict.fromkeys(NAMES, people),
    **dict.fromkeys(DATES, dates),
    "citation-key": words,
    "custom": st.dictionaries(words, words | st.integers(), max_size=2),
}


required = {"id": st.just("own"), "type": st.sampled_from(TYPES), "title": words}
optional = {name: one for name, one in values.items() if name not in required}


@given(st.fixed_dictionaries(required, optional=optional))
def test_every_variable_comes_out_of_csl_json_as_it_went_in(values: dict[str, Any]) -> None:
    (out,) = json.loads(written("csl-json", item(values)))
    assert out == {name: value for name, value in values.items() if value != {}}


def test_marks_come_out_of_csl_json_as_they_went_in() -> None:
    title = '<i>a</i> <span class="nocase">b</span> <x> & "c"'
    (out,) = json.loads(written("csl-json", item({"id": "x", "type": "book", "title": title})))
    assert out["title"] == title


# --- RIS, BibTeX and biblatex ---------------------------------------------------------------------


def test_ris_says_everything_of_every_type() -> None:
    records = rispy.loads("\n".join(written("ris", item(everything(kind))) for kind in TYPES))
    assert len(records) == len(TYPES)
    for kind, record in zip(TYPES, records, strict=True):
        said = " ".join(str(value) for value in record.values())
        assert (kind, unsaid(everything(kind), said, but="page")) == (kind, [])
        assert (record["start_page"], record["end_page"]) == ("14", "19")
        assert (record["id"], record["doi"], record["publisher"]) == (
            "own",
            "10.1000/x",
            "Words of publisher",
        )


@pytest.mark.parametrize("output", ["biblatex", "bibtex"])
def test_bib_entries_say_everything_of_every_type(output: str) -> None:
    text = "\n".join(
        written(output, item({**everything(kind), "id": f"k{at}"})) for at, kind in enumerate(TYPES)
    )
    entries = by_pybtex(text)
    assert len(entries) == len(TYPES)
    for kind, fields in zip(TYPES, entries, strict=True):
        said = " ".join(fields.values()).replace("--", "-")
        assert (kind, unsaid(everything(kind), said)) == (kind, [])
        assert (fields["doi"], fields["pages"]) == ("10.1000/x", "14--19")


def unsaid(whole: dict[str, Any], said: str, but: str = "") -> list[str]:
    """The variables of which a text does not have the value."""
    return [
        *(name for name in TEXTS if name != but and whole[name] not in said),
        *(name for name in NAMES if f"{whole[name][0]['family']}, G" not in said),
        *(name for name in DATES if str(whole[name]["date-parts"][0][0]) not in said),
    ]


@pytest.mark.parametrize("output", ["biblatex", "bibtex"])
def test_two_parsers_read_the_same_fields(output: str) -> None:
    text = written(output, item({**everything("chapter"), "title": "50% {of} R&D_x, <i>all</i> of “it”"}))
    (fields,) = by_pybtex(text)
    other = by_bibtexparser(text)
    assert (
        fields["title"]
        == other["title"]
        == r"{50\% \textbraceleft{}of\textbraceright{} R\&D\_x, \emph{all} of “it”}"
    )
    assert fields["booktitle"] == other["booktitle"] == "Words of container-title"
    assert fields["publisher"] == "Words of publisher"
    assert fields["editor"] == other["editor"]


REAL: dict[str, Any] = {
    "id": "bell2024",
    "type": "article-newspaper",
    "title": "The <i>Ark</i> & CO<sub>2</sub>",
    "container-title": "The Harbour Times",
    "publisher-place": "Lake Mara",
    "author": [
        {"family": "Hakim", "given": "Suad", "non-dropping-particle": "al-"},
        {"literal": "Home and Foreign Office"},
        {"family": "Doe", "given": "J. K.", "suffix": "Jr."},
    ],
    "editor": [{"family": "Roe", "given": "Ann"}],
    "translator": [{"family": "Haddad", "given": "Omar"}],
    "issued": {"date-parts": [[2024, 10, 14], [2024, 10, 20]]},
    "page": "14-19",
    "volume": "3",
    "issue": "2",
    "edition": "2",
    "DOI": "10.1000/da_m",
    "URL": "https://harbourtimes.example/a_b?c=%20&d",
    "archive": "City Archive",
    "archive_location": "box 3",
}


@pytest.mark.parametrize("output", ["csl-json", "biblatex", "ris"])
def test_pandoc_reads_what_the_item_says(output: str) -> None:
    reader = {"csl-json": "csljson"}.get(output, output)
    (read,) = json.loads(pypandoc.convert_text(written(output, item(REAL)), "csljson", format=reader))
    same = ("container-title", "volume", "issue", "page", "URL", "DOI")
    assert {name: str(read.get(name)) for name in same} == {name: str(REAL[name]) for name in same}
    assert read["id"] == "bell2024"
    names = [one.get("family") or one.get("literal") for one in read["author"]]
    assert names[1:] == ["Home and Foreign Office", "Doe"]
    if output != "ris":
        assert read["title"] == "The <i>Ark</i> & CO<sub>2</sub>"
        assert read["publisher-place"] == "Lake Mara"
        assert read["translator"] == [{"family": "Haddad", "given": "Omar"}]


@pytest.mark.parametrize(
    ("issued", "biblatex", "ris"),
    [
        (
            {"date-parts": [[2024, 10, 14], [2024, 10, 20]]},
            "2024-10-14/2024-10-20",
            "2024/10/14/to 2024-10-20",
        ),
        ({"date-parts": [[1911]], "circa": True}, "1911~", "1911///ca."),
        ({"date-parts": [[2024]], "season": 1}, "2024-21", "2024///spring"),
        ({"date-parts": [[2024, 15]]}, "2024-23", "2024///autumn"),
        ({"date-parts": [[-44, 3, 15]]}, "-0043-03-15", ""),
        ({"date-parts": [["2024", "10"]]}, "2024-10", "2024/10//"),
    ],
)
def test_dates_are_as_sure_as_they_are(issued: dict[str, Any], biblatex: str, ris: str) -> None:
    csl = item(
        {"id": "x", "type": "article-newspaper", "title": "A", "container-title": "B", "issued": issued}
    )
    assert by_bibtexparser(written("biblatex", csl))["date"] == biblatex
    assert not ris or f"DA  - {ris}\n" in written("ris", csl)
    for output in ("biblatex", "bibtex", "ris"):
        (back,) = read_citations(written(output, csl).encode())
        assert back.item.issued is not None
        assert back.item.issued.circa in (None, issued.get("circa"))


def test_what_is_in_words_stays_in_words() -> None:
    csl = item({"id": "x", "type": "book", "title": "A", "issued": {"literal": "autumn 2024"}})
    assert by_bibtexparser(written("biblatex", csl))["year"] == "autumn 2024"
    assert by_bibtexparser(written("bibtex", csl))["year"] == "autumn 2024"
    assert "PY  - autumn 2024\n" in written("ris", csl)


def test_container_and_publisher_stay_what_they_are() -> None:
    values = {"title": "A", "container-title": "Book", "publisher": "Press"}
    items = [item({**values, "id": f"k{at}", "type": kind}) for at, kind in enumerate(TYPES)]
    for csl in items:
        assert {"PB  - Press", "T2  - Book"} <= set(written("ris", csl).splitlines())
    for output in ("biblatex", "bibtex"):
        for fields in by_pybtex("\n".join(written(output, csl) for csl in items)):
            named = {value: name for name, value in fields.items()}
            assert named["Press"] in ("publisher", "institution", "school")
            assert named["Book"] in ("journaltitle", "journal", "booktitle", "howpublished", "organization")


def test_an_address_that_is_none_of_the_web_is_in_no_entry_that_makes_links() -> None:
    csl = item({"id": "x", "type": "webpage", "title": "A", "URL": "javascript:alert(1)"})
    for output in ("biblatex", "bibtex", "ris"):
        assert "javascript" not in written(output, csl)
