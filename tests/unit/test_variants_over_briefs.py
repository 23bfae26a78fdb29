"""Quotes in several sources, over a library: printed, found from one of them, confirmed and rejected."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefreader.environment import environment_of
from briefreader.exhibits import set_aside
from briefreader.library.judged_variants import confirming, rejecting
from briefreader.many_briefs import Library
from briefreader.notes.exhibit_file import Exhibit
from briefreader.notes.links_file import ItemLink, LinkChange
from briefreader.notes.names_file import PersonEntry, replace_person
from tests.conftest import Program
from tests.libraries import brief_text, library

FULL = "They opened two gates in the dark and told no one downstream."
CHANGED = "They opened thirty gates in the dark"


def brief(title: str, says: str, by: str = "Ada Lee", **fields: Any) -> str:
    speaker = {"id": "s-one", "name": by, "type": "person"}
    said = {"id": "q-gates", "speaker": "s-one", "para": 1, "kind": "direct", "spans": [{"exact": says}]}
    text = [{"n": 1, "text": f"“{says}” That was all."}]
    return brief_text(title, speakers=[speaker], quotes=[said], text=text, **fields)


@pytest.fixture(params=["with an index", "where no index can be made"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    if request.param == "where no index can be made":
        cache.write_text("", "utf-8")
    monkeypatch.setenv("BRIEFREADER_CACHE", str(cache))
    files = {
        "flood.json": brief("The flood", FULL),
        "dam.json": brief("The dam", CHANGED, handling="TLP:AMBER"),
        "weir.json": brief("The weir", FULL, by="Bo Reed"),
        "sea.json": brief("The sea", "The sea is wide, and nobody has measured it."),
    }
    return library(tmp_path / "briefs", files)


def decide(folder: Path, decide: Callable[[tuple[ItemLink, ...], date], LinkChange]) -> LinkChange:
    ana = Library.of(environment_of("Ana", None, None), (folder,))
    change = decide(ana.reviewers.own_links(), date(2026, 11, 24))
    ana.reviewers.change_links(change)
    return change


def here(folder: Path, item: str = "q-gates") -> list[tuple[str, list[str]]]:
    """The utterances of the group of the quote in `flood.json`: how each is related, and its briefs."""
    found = Library.of(environment_of("Ana", None, None), (folder,))
    quote = found.quote(folder / "flood.json", item)
    assert quote is not None
    group = found.variants_of(quote)
    utterances = group.utterances if group else ()
    return [
        (one.relation, sorted(printing.item.facts.brief for printing in one.printings)) for one in utterances
    ]


def test_a_quote_leads_to_those_that_are_likely_it_and_to_its_words_under_another_name(folder: Path) -> None:
    assert here(folder) == [("same", ["the-dam", "the-flood"]), ("other-name", ["the-weir"])]


def test_the_command_tells_what_each_printing_did(folder: Path, program: Program) -> None:
    printed = program("variants", "--library", str(folder))
    assert [line.strip() for line in printed.out.splitlines() if line] == [
        "Quotes in several sources",
        "Handling: TLP:AMBER",
        "1 group of printings that are likely one quote",
        "Ada Lee: “They opened two gates in the dark and told no one downstream.”",
        "Likely one quote (2 sources, 2026)",
        "- “They opened [-two-]{+thirty+} gates in the dark[- and told no one",
        "downstream.-]”",
        "Ada Lee; “The dam”, 2026, para. 1",
        "= consistent (against the text stored in the brief)",
        "Has “thirty” for “two” – a number differs",
        "Leaves out at the end: “and told no one downstream”",
        "dam.json#q-gates",
        "- “They opened two gates in the dark and told no one downstream.”",
        "Ada Lee; “The flood”, 2026, para. 1",
        "= consistent (against the text stored in the brief)",
        "The fullest printing",
        "flood.json#q-gates",
        "Printed under another name (1 source, 2026)",
        "- “They opened two gates in the dark and told no one downstream.”",
        "Bo Reed; “The weir”, 2026, para. 1",
        "= consistent (against the text stored in the brief)",
        "The same words",
        "weir.json#q-gates",
    ]


def test_json_has_the_groups_of_what_a_query_finds(folder: Path, program: Program) -> None:
    printed = program("variants", "--library", str(folder), "--query", "speaker:reed", "--format", "json")
    tree = json.loads(printed.out)
    (group,) = tree["groups"]
    assert (tree["briefreader"], tree["query"], tree["handling"]) == (1, "speaker:reed", ["TLP:AMBER"])
    assert (group["offered"], group["names"], group["fullest"]) == (True, 2, "the-flood#q-gates")
    assert [one["relation"] for one in group["utterances"]] == ["same", "other-name"]
    changed = group["utterances"][0]["printings"][0]
    assert (changed["brief"], changed["confirmed_by"]) == ("the-dam", [])
    assert changed["alterations"][0]["about"] == ["number"]
    assert changed["differences"][1:3] == [{"kind": "gone", "text": "two"}, {"kind": "new", "text": "thirty"}]


def test_without_a_group_the_exit_code_is_1_and_a_query_that_cannot_be_read_is_wrong_use(
    folder: Path, program: Program
) -> None:
    nothing = program("variants", "--library", str(folder), "--query", "sea")
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err.endswith("No quote in several sources.\n")
    assert program("variants", "--library", str(folder), "--query", "date:soon").code == 2


def test_what_a_person_confirms_is_one_quote_even_under_another_name_until_it_is_taken_back(
    folder: Path,
) -> None:
    both = ["the-flood#q-gates", "the-weir#q-gates"]
    decision = decide(folder, lambda own, today: confirming(own, both, today))
    assert here(folder) == [("same", ["the-dam", "the-flood", "the-weir"])]
    decide(folder, lambda _own, _today: decision.taken_back)
    assert here(folder) == [("same", ["the-dam", "the-flood"]), ("other-name", ["the-weir"])]


def test_a_link_of_a_brief_confirms_as_well_unless_one_has_rejected_it(folder: Path) -> None:
    link = {"from": "q-gates", "to": "the-flood#q-gates", "rel": "same-as"}
    library(folder, {"weir.json": brief("The weir", FULL, by="Bo Reed", links=[link])})
    assert here(folder) == [("same", ["the-dam", "the-flood", "the-weir"])]
    decide(folder, lambda own, today: rejecting(own, "the-weir#q-gates", ["the-flood#q-gates"], today))
    assert here(folder) == [("same", ["the-dam", "the-flood"])]


def test_what_a_person_rejects_is_not_offered_again_until_it_is_taken_back(folder: Path) -> None:
    dam, *others = every = ["the-dam#q-gates", "the-flood#q-gates", "the-weir#q-gates"]
    first = decide(folder, lambda own, today: confirming(own, every, today))
    decision = decide(folder, lambda own, today: rejecting(own, dam, others, today))
    assert here(folder) == [("same", ["the-flood", "the-weir"])]
    decide(folder, lambda _own, _today: decision.taken_back)
    assert here(folder) == [("same", ["the-dam", "the-flood", "the-weir"])]
    decide(folder, lambda _own, _today: first.taken_back)
    assert not Library.of(environment_of("Ana", None, None), (folder,)).reviewers.own_links()


def test_two_names_that_were_confirmed_to_be_one_person_are_one_here(folder: Path) -> None:
    environment = environment_of("Ana", None, None)
    both = PersonEntry("Ada Lee", members=("the-flood#s-one", "the-weir#s-one"))
    replace_person(environment.notes, environment.identity, None, both, private=True)
    assert here(folder) == [("same", ["the-dam", "the-flood", "the-weir"])]


def test_a_report_has_the_printings_of_a_quote(folder: Path, program: Program) -> None:
    exhibit = Exhibit("variants", (str(folder),), "the-flood#q-gates")
    set_aside(environment_of("Ana", None, None), exhibit)
    report = program("--reviewer", "Ana", "report").out
    assert "Likely one quote" in report
    assert "Handling: TLP:AMBER" in report.split("## References", maxsplit=1)[0]


def test_words_that_the_source_interrupts_never_stand_between_one_pair_of_quotation_marks(
    tmp_path: Path, program: Program
) -> None:
    spans = [
        {"exact": "They opened two gates in the dark and told no one,"},
        {"exact": "You do it to an enemy."},
    ]
    said = {"id": "q-gates", "speaker": "s-one", "para": 1, "kind": "direct", "spans": spans}
    speaker = {"id": "s-one", "name": "Ada Lee", "type": "person"}
    text = [
        {
            "n": 1,
            "text": "“They opened two gates in the dark and told no one,” she said. “You do it to an enemy.”",
        }
    ]
    files = {
        "whole.json": brief_text("The flood", speakers=[speaker], quotes=[said], text=text),
        "cut.json": brief("The dam", "They opened two gates in the dark"),
    }
    folder = library(tmp_path / "briefs", files)

    printed = " ".join(program("variants", "--library", str(folder)).out.split())

    assert "“They opened two gates in the dark and told no one,” … “You do it to an enemy.”" in printed
    assert "Leaves out at the end: “and told no one,” … “You do it to an enemy”" in printed
    assert "told no one, You" not in printed
