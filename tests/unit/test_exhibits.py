"""Pages over many briefs stand in a report, made anew, with the sources that they rest on."""

import hashlib
from pathlib import Path
from typing import Any, NoReturn

import pytest
from msgspec.structs import replace

from briefreader.brief import BriefError
from briefreader.environment import Environment, environment_of
from briefreader.exhibits import comparison_exhibit, exhibits_of, set_aside, take_away
from briefreader.notes.exhibit_file import Exhibit
from briefreader.wording.exhibits import exhibit_name
from tests.conftest import Program
from tests.libraries import brief_text, library
from tests.persons import flooded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dam = [{"id": "e-built", "date": "1973", "text": "The dam was built.", "para": 4}]
    return library(
        tmp_path / "briefs", {"dam.yaml": brief_text("The dam", history=dam, handling="TLP:AMBER")}
    )


@pytest.fixture
def here() -> Environment:
    return environment_of("Ana", None, None)


def timeline(folder: Path, query: str = "") -> Exhibit:
    return Exhibit("timeline", (str(folder),), query)


def test_a_timeline_stands_after_the_items_and_its_sources_in_the_references(
    folder: Path, here: Environment, program: Program
) -> None:
    set_aside(here, timeline(folder, "when:1973"))
    (folder / "dam.yaml").write_text(
        (folder / "dam.yaml").read_text("utf-8").replace("was built", "was finished"), "utf-8"
    )
    report = program("--reviewer", "Ana", "report").out
    body, references = report.split("## References")
    assert "Handling: TLP:AMBER" in body
    assert "## Timeline" in body
    assert "1973: The dam was finished." in body
    assert "About The dam" in references


def test_a_claim_over_briefs_stands_there_with_all_its_sources(
    folder: Path, here: Environment, program: Program
) -> None:
    claim = {"id": "c-1", "text": "It holds", "status": "single-source"}
    claims = [{**claim, "positions": [{"stance": "asserts", "party": "town"}]}]
    links = [{"from": "c-1", "to": "weir#c-1", "rel": "same-as"}]
    library(folder, {"weir.json": brief_text("The weir", "weir", claims=claims)})
    library(folder, {"wall.json": brief_text("The wall", "wall", claims=claims, links=links)})
    set_aside(here, Exhibit("claims", (str(folder),), "weir#c-1"))
    body, references = program("--reviewer", "Ana", "report").out.split("## References")
    assert "## Claims over briefs" in body
    assert "“The wall”, 2026: asserts" in body
    assert "About The wall" in references and "About The weir" in references


def test_a_dossier_stands_in_a_report_with_its_numbers(
    tmp_path: Path, here: Environment, program: Program
) -> None:
    set_aside(here, Exhibit("dossier", (str(flooded(tmp_path / "flooded")),), "flood#s-tolliver"))
    report = program("--reviewer", "Ana", "report").out
    assert "Handling: TLP:AMBER" in report
    assert "## Dossier: Maren Tolliver" in report
    assert "1 quote in 1 brief, 2025" in report
    assert "Not confirmed: 3 quotes in 2 briefs, 2024 to 2026" in report
    assert "About The flood" in report.split("## References")[1]


def test_a_page_that_is_known_by_an_id_is_called_by_its_name() -> None:
    assert exhibit_name(Exhibit("dossier", ("briefs",), "dam#s-lee", "Ada Lee")) == "Dossier: Ada Lee"
    claim = Exhibit("claims", ("briefs",), "dam#c-1", "The gates were opened " * 9)
    assert exhibit_name(claim).startswith("Claims over briefs: The gates were opened The gates")
    assert exhibit_name(claim).endswith("…")
    assert exhibit_name(Exhibit("claims", ("briefs",), "dam#c-1")) == "Claims over briefs: dam#c-1"


def test_a_page_is_set_aside_once_whatever_it_is_called(here: Environment) -> None:
    before = Exhibit("dossier", ("briefs",), "dam#s-lee", "A. Lee")
    set_aside(here, before)
    set_aside(here, replace(before, name="Ada Lee"))
    assert [one.name for one in exhibits_of(here)] == ["Ada Lee"]
    take_away(here, before)
    assert exhibits_of(here) == ()


def test_a_page_is_set_aside_once_and_taken_away(folder: Path, here: Environment) -> None:
    set_aside(here, timeline(folder))
    set_aside(here, timeline(folder))
    assert exhibits_of(here) == (timeline(folder),)
    take_away(here, timeline(folder))
    assert exhibits_of(here) == ()


def test_what_differs_between_two_revisions_stands_in_a_report(
    folder: Path, here: Environment, program: Program
) -> None:
    first = brief_text("The weir", summary="It held.", revision=1)
    second = brief_text("The weir", summary="It broke.", revision=2)
    library(folder, {"weir-1.json": first, "old/weir-2.json": second})
    set_aside(here, comparison_exhibit(folder / "weir-1.json", folder / "old/weir-2.json"))
    report = program("--reviewer", "Ana", "report")
    body, references = report.out.split("## References")
    assert "held" in body and "broke" in body
    assert "About The weir" in references
    assert f"{folder}" not in body
    (folder / "weir-1.json").unlink()
    told = program("--reviewer", "Ana", "report").err
    assert "Comparison: weir-1.json → old/weir-2.json finds nothing." in told


def test_a_comparison_is_verified_against_the_articles_of_the_settings(
    tmp_path: Path, here: Environment, program: Program
) -> None:
    article = "The dam\n\nOpen were “two gates”, said Ada Lee.\n"
    source = {
        "csl": {"id": "x", "type": "article-newspaper", "title": "The dam"},
        "file": "article.txt",
        "sha256": hashlib.sha256(article.encode()).hexdigest(),
    }
    speakers = [{"id": "s", "name": "Ada Lee", "type": "person"}]
    quote = {"id": "q", "speaker": "s", "para": 1, "kind": "direct", "spans": [{"exact": "two gates"}]}
    known: dict[str, Any] = {"source": source, "speakers": speakers}
    files = {
        "briefs/1.json": brief_text("The dam", revision=1, **known),
        "briefs/2.json": brief_text("The dam", revision=2, quotes=[quote], **known),
        "articles/article.txt": article,
        "settings.toml": 'sources = ["articles"]\n',
    }
    library(tmp_path, files)
    set_aside(here, comparison_exhibit(tmp_path / "briefs/1.json", tmp_path / "briefs/2.json"))
    report = program("--reviewer", "Ana", "--config", str(tmp_path / "settings.toml"), "report").out
    assert "## Comparison: The dam" in report
    assert "Added: Ada Lee, para. 1, q\n\n“two gates”" in report
    assert "verified (against article.txt)" in report


def test_where_a_phrase_stands_first_is_looked_for_in_all_revisions(
    folder: Path, here: Environment, program: Program
) -> None:
    texts = ("It held.", "Two gates were opened.", "Two gates were opened at night.")
    revisions = {
        f"weir-{number}.json": brief_text("The weir", summary=text, revision=number)
        for number, text in enumerate(texts, 1)
    }
    library(folder, revisions)
    files = [folder / name for name in revisions]
    set_aside(here, comparison_exhibit(files[1], files[2], "two gates", files))
    report = program("--reviewer", "Ana", "report").out
    assert "“two gates”: first in revision 2" in report
    assert "weir-1.json): not in it" in report


@pytest.mark.parametrize(
    ("of", "name", "told"),
    [
        ("when:1800", "briefs", "Timeline: when:1800 finds nothing."),
        ("", "gone", "Timeline: there is no folder"),
        ("when:soon", "briefs", "A date is expected here"),
    ],
)
def test_what_cannot_be_made_is_told(of: str, name: str, told: str, folder: Path, program: Program) -> None:
    set_aside(environment_of("Ana", None, None), timeline(folder.with_name(name), of))
    assert told in program("--reviewer", "Ana", "report").err


def test_what_was_set_aside_and_has_gone_since_is_left_out_and_the_rest_stands(
    folder: Path, here: Environment, program: Program
) -> None:
    claim = {"id": "c-1", "text": "It holds", "status": "single-source", "positions": []}
    said = {"id": "q-1", "speaker": "s-lee", "para": 1, "kind": "direct", "spans": [{"exact": "It holds"}]}
    speakers = [{"id": f"s-{name.lower()}", "name": name, "type": "person"} for name in ("Lee", "Silent")]
    files = {
        "weir.json": brief_text("The weir", "weir", claims=[claim], quotes=[said], speakers=speakers),
        "twins/1.json": brief_text("One", "twin", quotes=[said], speakers=speakers),
        "twins/2.json": brief_text("Another one", "twin", quotes=[said], speakers=speakers),
    }
    library(folder, files)
    gone = [
        Exhibit("claims", (str(folder),), "weir#c-9"),  # the claim
        Exhibit("claims", (str(folder),), "weir#c-1"),  # what it was linked to
        Exhibit("variants", (str(folder / "twins"),), "weir#q-1"),  # the brief
        Exhibit("variants", (str(folder),), "weir#q-9"),  # the quote
        Exhibit("variants", (str(folder),), "dam#q-1"),
        Exhibit("variants", (str(folder / "twins"),), "twin#q-1"),  # two briefs have the id
        Exhibit("dossier", (str(folder),), "Nobody"),
        Exhibit("dossier", (str(folder),), "weir#s-silent"),  # what was said
        Exhibit("comparison", (str(folder),), "weir.json"),  # the line of the other file
    ]
    for exhibit in (*gone, timeline(folder)):
        set_aside(here, exhibit)
    report = program("--reviewer", "Ana", "report")
    assert [line for line in report.err.splitlines() if "finds nothing" in line] == [
        f"left out: {exhibit_name(exhibit)} finds nothing." for exhibit in gone
    ]
    assert "1973: The dam was built." in report.out


def test_a_brief_that_cannot_be_read_any_more_is_missing_in_the_references_alone(
    folder: Path, here: Environment, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_aside(here, timeline(folder))

    def gone(*_: object, **__: object) -> NoReturn:
        raise BriefError("it is gone", "dam.yaml", "Put it back")

    monkeypatch.setattr("briefreader.exhibits.load", gone)
    report = program("--reviewer", "Ana", "report")
    assert report.code == 0
    assert "1973: The dam was built." in report.out
    assert "About The dam" not in report.out
