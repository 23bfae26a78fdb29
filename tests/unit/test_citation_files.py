"""Citations from reference managers' files, in `new`, `draft` and for whoever pastes one."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from briefreader.brief.reading.load import load
from briefreader.cite.intake import CitationFileError, chosen, read_citations
from briefreader.cite.intake.bibtex import read_bibtex
from briefreader.cite.intake.latex_text import csl_text
from briefreader.cite.intake.people import csl_names
from tests.conftest import Program

ZOTERO_RIS = """\
TY  - NEWS
TI  - Ministers Dispute the Size of the Dam
AU  - Bell, Anna
AU  - Home Office
T2  - The Harbour Times
CY  - London
DA  - 2024/10/16/
PY  - 2024
SP  - 14
EP  - 19
SN  - 1234-5678
LA  - en-GB
DB  - ProQuest
UR  - https://harbourtimes.example/dam
Y2  - 2024/11/02/09:12:00
KW  - dams
KW  - rivers
ER  -
"""
ENDNOTE_RIS = """\
TY  - JOUR
A1  - Bell, Anna R.
T1  - Dams
JF  - River
JA  - Riv
Y1  - 2024///Spring
VL  - 3
IS  - 2
N2  - Long.
  Longer.
M1  - 7
ER  -
"""
BIBLATEX = r"""
@comment{jabref-meta: databaseType:biblatex;}
@string{ht = "The Harbour Times"}
@article{bellDam2024,
  author       = {Bell, Anna and M{\"u}ller, J{\"o}rg and van den Berg, Pieter and {Home and Foreign Office}},
  title        = {Ministers Dispute the Size of the {NATO} Dam: \emph{Part} 1~\& 2},
  journaltitle = ht,
  entrysubtype = {newspaper},
  date         = {2024-10-14/2024-10-20},
  url          = {https://harbourtimes.example/a_b},
  urldate      = {2024-11-02},
  pages        = {14--19},
  langid       = {british},
  file         = {/home/a/b.pdf},
  groups       = {dams},
}
@thesis{roe, author = {Roe, Ann}, title = {On Dams}, type = {phdthesis}, institution = {Mara}, date = {1911~}}
"""
BIBTEX = r"""
@inproceedings{roe2020, author="Ann Roe and others", title={{The {D}am}}, booktitle={Proc. of Dams},
 year=2020, month=oct, publisher={Press}, address={Mara}, series={Dams}, number=4, pages={1-2}}
"""


def read(text: str, key: str = "") -> dict[str, Any]:
    """The one citation, as CSL-JSON."""
    values: dict[str, Any] = json.loads(
        json.dumps(to_builtins(chosen(read_citations(text.encode()), key).item))
    )
    return values


def test_csl_json_is_taken_as_it_is() -> None:
    item = {
        "id": "http://zotero.org/x",
        "type": "hearing",
        "title": "A",
        "authority": "B",
        "custom": {"a": 1},
    }
    assert read(json.dumps([item])) == item
    assert read(json.dumps(item)) == item
    assert read(json.dumps({"items": [item]})) == item


def test_what_csl_has_no_place_for_is_kept_in_custom() -> None:
    item = {"id": "x", "type": "video", "title": "A", "gadget": 3, "issued": "2024-10-16", "volume": 1.5}
    assert read(json.dumps(item)) == {
        "id": "x",
        "type": "motion_picture",
        "title": "A",
        "volume": "1.5",
        "issued": {"raw": "2024-10-16"},
        "custom": {"gadget": 3},
    }


def test_ris_of_zotero_is_read() -> None:
    assert read(ZOTERO_RIS) == {
        "id": "bell2024_ministers_dispute_size_6e72",
        "type": "article-newspaper",
        "title": "Ministers Dispute the Size of the Dam",
        "author": [{"family": "Bell", "given": "Anna"}, {"literal": "Home Office"}],
        "container-title": "The Harbour Times",
        "publisher-place": "London",
        "issued": {"date-parts": [[2024, 10, 16]]},
        "accessed": {"date-parts": [[2024, 11, 2]]},
        "page": "14-19",
        "ISSN": "1234-5678",
        "language": "en-GB",
        "archive": "ProQuest",
        "keyword": "dams, rivers",
        "URL": "https://harbourtimes.example/dam",
    }


def test_ris_of_endnote_is_read() -> None:
    assert read(ENDNOTE_RIS) == {
        "id": "bell2024_dams_8816",
        "type": "article-journal",
        "title": "Dams",
        "author": [{"family": "Bell", "given": "Anna R."}],
        "container-title": "River",
        "container-title-short": "Riv",
        "issued": {"date-parts": [[2024]], "season": 1},
        "volume": "3",
        "issue": "2",
        "number": "7",
        "abstract": "Long. Longer.",
    }


def test_every_record_of_ris_is_read() -> None:
    text = "\n".join(
        (ZOTERO_RIS, ENDNOTE_RIS, ZOTERO_RIS.replace("\n", "\r\n"), ENDNOTE_RIS.replace("  -", " -"))
    )
    found = read_citations(text.encode())
    assert [one.item.title for one in found] == ["Ministers Dispute the Size of the Dam", "Dams"] * 2


def test_first_and_other_authors_and_both_names_of_a_journal_are_read() -> None:
    found = read("TY  - JOUR\nTI  - A\nA1  - Bell, Anna\nAU  - Roe, Ann\nT2  - River\nJO  - Riv.\nER  - ")
    assert [name["family"] for name in found["author"]] == ["Bell", "Roe"]
    assert (found["container-title"], found["container-title-short"]) == ("River", "Riv.")


def test_biblatex_of_better_bibtex_and_jabref_is_read() -> None:
    assert read(BIBLATEX, "bellDam2024") == {
        "id": "bellDam2024",
        "type": "article-newspaper",
        "title": "Ministers Dispute the Size of the "
        '<span class="nocase">NATO</span> Dam: <i>Part</i> 1\u00a0& 2',
        "author": [
            {"family": "Bell", "given": "Anna"},
            {"family": "Müller", "given": "Jörg"},
            {"family": "Berg", "given": "Pieter", "non-dropping-particle": "van den"},
            {"literal": "Home and Foreign Office"},
        ],
        "container-title": "The Harbour Times",
        "issued": {"date-parts": [[2024, 10, 14], [2024, 10, 20]]},
        "accessed": {"date-parts": [[2024, 11, 2]]},
        "page": "14-19",
        "language": "en-GB",
        "URL": "https://harbourtimes.example/a_b",
    }
    thesis = read(BIBLATEX, "roe")
    assert (thesis["type"], thesis["publisher"], thesis["genre"]) == ("thesis", "Mara", "PhD thesis")
    assert thesis["issued"] == {"date-parts": [[1911]], "circa": True}


def test_bibtex_is_read() -> None:
    assert read(BIBTEX) == {
        "id": "roe2020",
        "type": "paper-conference",
        "title": 'The <span class="nocase">D</span>am',
        "author": [{"family": "Roe", "given": "Ann"}],
        "container-title": "Proc. of Dams",
        "issued": {"date-parts": [[2020, 10]]},
        "publisher": "Press",
        "publisher-place": "Mara",
        "collection-title": "Dams",
        "collection-number": "4",
        "page": "1-2",
    }


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\'E}t{\'e} \v{S}koda \c{c} \^{\i} \aa{} \L{}\'od\'z \ss", "Été Škoda ç î å Łódź ß"),
        (r"50\% \& \$5 \#1 a\_b \{x\}", "50% & $5 #1 a_b {x}"),
        (r"``a'' --- b -- c", "“a” — b – c"),
        (r"H$_2$O and $x^{2}$", "H<sub>2</sub>O and x<sup>2</sup>"),
        (r"\textbf{b} \enquote{c} \foo{d} \LaTeX{} $\alpha$ \bar{1}", "<b>b</b> “c” d LaTeX α 1̄"),
        (r"\textsc{a}", '<span style="font-variant:small-caps;">a</span>'),
        (r"\href{https://x.example}{shown} \textbackslash{}", "shown \\"),
        ("{{All of it}}", "All of it"),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert csl_text(latex).strip() == text.strip()


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ("Pieter van den Berg", [{"family": "Berg", "given": "Pieter", "non-dropping-particle": "van den"}]),
        ("Doe, Jr., Jane", [{"family": "Doe", "given": "Jane", "suffix": "Jr."}]),
        ("{Barnes {and} Noble} and Plato", [{"literal": "Barnes and Noble"}, {"literal": "Plato"}]),
        (
            "family=Berg, given=Jan, prefix=van, useprefix=true",
            [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van"}],
        ),
    ],
)
def test_names_of_bibtex_are_taken_apart(names: str, read: list[dict[str, str]]) -> None:
    assert csl_names(names) == read


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "neither CSL-JSON nor RIS nor BibTeX"),
        (b"A plain text.", "neither CSL-JSON nor RIS nor BibTeX"),
        (b"{", "not JSON"),
        (b"[]", "no citations"),
        (b'{"a": 1}', "no citations"),
        (b"@comment{x}", "no citation is in it"),
    ],
)
def test_what_is_no_citation_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(CitationFileError, match=told):
        read_citations(data)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.bib"
    path.write_text(BIBLATEX, "utf-8")
    return path


def test_a_new_brief_has_the_citation_and_is_valid(program: Program, library: Path, tmp_path: Path) -> None:
    brief = tmp_path / "dam.yaml"
    assert program("new", str(brief), "--citation", f"{library}#bellDam2024").code == 0
    loaded = load(brief)
    assert loaded.brief.title == "Ministers Dispute the Size of the NATO Dam: Part 1\u00a0& 2"
    assert loaded.brief.source.csl.citation_key is None
    assert to_builtins(loaded.brief.source.csl)["container-title"] == "The Harbour Times"
    assert "error" not in program("check", str(brief)).out
    assert "@article{bellDam2024," in program("cite", str(brief), "--format", "biblatex").out


def test_of_several_citations_one_is_named(program: Program, library: Path, tmp_path: Path) -> None:
    brief = tmp_path / "dam.yaml"
    ran = program("new", str(brief), "--citation", str(library))
    assert (ran.code, brief.exists()) == (2, False)
    assert "bellDam2024, roe" in ran.err
    ran = program("new", str(brief), "--citation", f"{library}#rose")
    assert (ran.code, "no citation has the key rose" in ran.err) == (2, True)


def test_an_item_of_zotero_is_named_by_the_key_that_it_is_cited_by(program: Program, tmp_path: Path) -> None:
    items = [
        {"id": f"http://zotero.org/users/1/items/{title}", "type": "book", "title": title}
        for title in ("Dams", "Rivers")
    ]
    library, brief = tmp_path / "my #1 library.json", tmp_path / "dam.yaml"
    library.write_text(json.dumps(items), "utf-8")
    ran = program("new", str(brief), "--citation", str(library))
    named = re.search(r"dams_nd_[0-9a-f]{4}", ran.err)
    assert named, ran.err
    assert program("new", str(brief), "--citation", f"{library}#{named[0]}").code == 0
    assert program("cite", str(brief), "--format", "biblatex").out.startswith(f"@book{{{named[0]},")


def test_a_draft_has_the_citation_and_what_the_article_adds(program: Program, tmp_path: Path) -> None:
    article, citation, output = tmp_path / "dam.txt", tmp_path / "dam.ris", tmp_path / "dam.yaml"
    article.write_text("“The dam is safe,” said Ana Kestrel on Monday.\n\n“We wait,” she said.\n", "utf-8")
    citation.write_text(ZOTERO_RIS, "utf-8")
    ran = program("draft", str(article), "--citation", str(citation), "--output", str(output))
    assert ran.code == 0, ran.err
    brief = load(output).brief
    assert brief.title == "Ministers Dispute the Size of the Dam"
    assert (brief.source.csl.archive, brief.source.csl.page) == ("ProQuest", "14-19")
    assert brief.source.missing == ()


def test_a_template_brief_takes_its_key_from_its_own_id(program: Program, tmp_path: Path) -> None:
    brief = tmp_path / "harbour-strike.yaml"
    program("new", str(brief))
    assert load(brief).brief.source.csl.id == "harbour-strike"


def test_an_entry_that_is_not_closed_takes_none_of_those_after_it_along() -> None:
    text = "@book{a, title={One}}\n@book{b, title={Two}, year={2021\n\n@book{c, title={Three}}\n"
    titles = [one.get("title") for one in read_bibtex(text)]
    assert titles[0] == "One"
    assert titles[-1] == "Three"
