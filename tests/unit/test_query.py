"""The language of searches over many briefs, and what each part of it means."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefreader.brief.verification.document import OpenDocument, load
from briefreader.library.matching import matches
from briefreader.library.query import QuerySyntaxError, parse
from briefreader.library.reading import items_of
from briefreader.notes import Note, Notebook, Review, Tags

TODAY = date(2026, 11, 24)
BRIEF = """
brief: "1"
id: dam
title: Who let the river loose?
lang: en-GB
revision: 2
source:
  csl:
    id: dam
    type: article-newspaper
    title: The dam
    container-title: Harbour Times
    issued: {date-parts: [[2026, 10]]}
summary: A flood killed three people in Älvdal.
parties: {up: Oruvia, down: Talmere}
speakers:
  - {id: s-lee, name: Ada Lee, type: person, party: up, aliases: [the engineer]}
  - {id: s-kim-a, name: Kim Yong, type: person, party: down}
  - {id: s-kim-b, name: Kim Hyun, type: person, party: up}
quotes:
  - id: q-no
    speaker: s-lee
    para: 1
    kind: direct
    spans: [{exact: "We never opened it"}]
    claims: [c-gate]
  - id: q-yes
    speaker: s-kim-a
    para: 2
    kind: indirect
    content: The gate stood open all night.
    claims: [c-gate]
  - id: q-tired
    speaker: s-kim-b
    para: 2
    kind: partial
    spans: [{exact: "don't ask"}]
    hedge: {words: it seems}
claims:
  - id: c-gate
    text: The gate was opened.
    status: contested
    positions:
      - {stance: denies, by: s-lee, quote: q-no, evidence: document}
      - {stance: asserts, by: s-kim-a, quote: q-yes, evidence: witness}
  - id: c-late
    text: The warning came late.
    status: single-source
    positions:
      - {stance: asserts, by: s-kim-a}
history:
  - {id: e-built, date: "1973", text: The dam was built., attributed_to: s-lee}
gaps:
  - {id: g-log, text: Who holds the log of 兵士の記録 is not said.}
text:
  - {n: 1, text: "“We never opened it,” said Ada Lee, of the F-16 plant."}
"""


@pytest.fixture(scope="module")
def dam(tmp_path_factory: pytest.TempPathFactory) -> OpenDocument:
    path = tmp_path_factory.mktemp("library") / "dam.yaml"
    path.write_text(BRIEF, "utf-8")
    return load(path)


def found(document: OpenDocument, query: str, *reviewers: tuple[str, Notebook]) -> set[str]:
    asked = parse(query, TODAY)
    return {item.item for item in items_of(document, Path("dam.yaml"), reviewers) if matches(item, asked)}


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ("opened", {"q-no", "c-gate", "p1"}),
        ("OPENED it", {"q-no", "p1"}),
        ('"never opened"', {"q-no", "p1"}),
        ("“never opened”", {"q-no", "p1"}),
        ('"opened never"', set()),
        ("open", {"q-yes"}),
        ("ope*", {"q-no", "q-yes", "c-gate", "p1"}),
        ("late or built", {"c-late", "e-built"}),
        ("was not gate", {"c-late"} - {"c-late"} | {"e-built"}),
        ("gate -kind:claim", {"q-yes"}),
        ("(late or gate) kind:claim", {"c-late", "c-gate"}),
        ("late or gate kind:quote", {"c-late", "q-yes"}),
        ("F-16", {"p1"}),
        ("don’t", {"q-tired"}),
        ("alvdal", {"*summary"}),
        ("記録", {"g-log"}),
        ("録記", set()),
        ("ada", {"q-no", "p1"}),
    ],
)
def test_words_are_found_as_they_are_asked_for(dam: OpenDocument, query: str, items: set[str]) -> None:
    assert found(dam, query) == items


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ("speaker:lee", {"q-no", "c-gate", "e-built"}),
        ("speaker:s-lee kind:direct", {"q-no"}),
        ('speaker:"Kim Yong"', {"q-yes", "c-gate", "c-late"}),
        ("speaker:kim kind:partial", {"q-tired"}),
        ("speaker:engineer kind:quote", {"q-no"}),
        ("party:talmere kind:quote", {"q-yes"}),
        ("stance:denies", {"q-no", "c-gate"}),
        ("evidence:witness", {"q-yes", "c-gate"}),
        ("status:single-source", {"c-late"}),
        ("verification:consistent", {"q-no"}),
        ('hedge:"it seems"', {"q-tired"}),
        ("claim:c-gate", {"q-no", "q-yes", "c-gate"}),
        ("claim:dam#c-gate kind:quote", {"q-no", "q-yes"}),
        ("claim:other#c-gate", set()),
        ("claim:warning", {"c-late"}),
        ("is:contested kind:claim", {"c-gate"}),
        ("in:history", {"e-built"}),
        ("when:1970..1975", {"e-built"}),
        ("when:1974..", set()),
        ("kind:summary source:harbour title:river brief:dam lang:en", {"*summary"}),
        ("kind:summary lang:en-gb revision:2", {"*summary"}),
        ("kind:summary revision:1", set()),
        ("kind:summary date:2026-10-16", {"*summary"}),
        ("kind:summary date:..2026-09", set()),
        ("kind:summary date:last-month", {"*summary"}),
        ("kind:summary date:2026-11..", set()),
        ("kind:summary date:2026-09..2026-12", {"*summary"}),
    ],
)
def test_fields_ask_for_what_an_item_has(dam: OpenDocument, query: str, items: set[str]) -> None:
    assert found(dam, query) == items


def test_a_denial_by_one_is_not_found_as_that_of_another(dam: OpenDocument) -> None:
    assert "c-gate" in found(dam, "speaker:lee stance:denies")
    assert "c-gate" not in found(dam, "speaker:yong stance:denies")
    assert "c-gate" not in found(dam, "speaker:lee (stance:asserts or evidence:witness)")
    assert "c-gate" in found(dam, "not (speaker:yong stance:denies)")


def test_not_is_all_the_others(dam: OpenDocument) -> None:
    everything = found(dam, "")
    for query in (
        "stance:denies",
        "speaker:lee stance:asserts",
        "gate",
        "reviewed:yes",
        "date:2026",
        "a or b",
    ):
        assert found(dam, f"not ({query})") == everything - found(dam, query)


def test_what_reviewers_attached_is_asked_for_together_or_by_name(dam: OpenDocument) -> None:
    made: dict[str, Any] = {"id": "1", "created": "", "modified": "", "change": 1}
    review = Review(item="q-no", reviewer="Ana", state="reviewed", reliability="B", credibility="2", **made)
    tags = Tags(item="q-yes", reviewer="Ana", tags=("gate log",), **made)
    ana = Notebook(owner="Ana", entries=(review, tags))
    ben = Notebook(owner="Ben", entries=(Note(item="q-no", reviewer="Ben", text="Ask the plant", **made),))
    both = (("Ana", ana), ("Ben", ben))
    assert found(dam, "reviewed:yes", *both) == {"q-no"}
    assert found(dam, "reviewed:yes reviewer:ben", *both) == set()
    assert found(dam, "grade:b", *both) == {"q-no"}
    assert found(dam, "grade:b2 reviewer:ana", *both) == {"q-no"}
    assert found(dam, 'tag:"gate log"', *both) == {"q-yes"}
    assert found(dam, "note:plant -kind:note", *both) == {"q-no"}
    assert found(dam, "reviewer:ana", *both) == {"q-no", "q-yes"}
    assert found(dam, "reviewed:no kind:quote", *both) == {"q-yes", "q-tired"}
    assert found(dam, "kind:note plant", *both) == {"1"}


@pytest.mark.parametrize(
    ("query", "at", "what"),
    [
        ("gate spaeker:lee", 5, "There is no field spaeker. Did you mean speaker?"),
        ("stance:denied", 0, "stance: does not take denied. Did you mean denies?"),
        ("gate speaker:", 13, "A value is expected after speaker:"),
        ("speaker:(a or b)", 8, "A value is expected after speaker:"),
        ("(gate", 0, "This parenthesis is not closed"),
        ("gate)", 4, "There is no opening parenthesis for this one"),
        ("gate or", 7, "A word, a field or an opening parenthesis is expected here"),
        ("not", 3, "A word, a field or an opening parenthesis is expected here"),
        ('the "gate', 4, 'The quotation mark " has no closing "'),
        ("gate —", 5, "Letters or digits are expected here"),
        ("date:soon", 0, "A date is expected here: 2024, 2024-10, 2024-10-16, or a range: 2024-10.."),
        ("date:2025..2024", 0, "The range ends before it begins"),
        ("revision:new", 0, "revision: takes a number, or all"),
        ("(" * 200, 100, "A query has at most 100 nested parentheses"),
        ("gate " * 2_001, 10_000, "A query has at most 10,000 characters"),
    ],
)
def test_a_mistake_is_told_with_its_place(query: str, at: int, what: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(query, TODAY)
    assert (caught.value.at, caught.value.what) == (at, what)


def test_the_last_word_may_be_unfinished_while_it_is_typed(dam: OpenDocument) -> None:
    asked = parse("never op", TODAY, is_typed=True)
    assert {one.item for one in items_of(dam, Path("dam.yaml"), ()) if matches(one, asked)} == {"q-no", "p1"}


ALLEGED = """
brief: "1"
id: trial
title: The trial
source: {csl: {id: trial, type: webpage, title: The trial}}
summary: A trial.
speakers:
  - {id: s-roe, name: Max Roe, type: person, party: accused}
  - {id: s-office, name: The prosecutors, type: group, party: state}
quotes:
  - id: q-said
    speaker: s-roe
    via: s-office
    alleged: true
    para: 1
    kind: indirect
    content: He opened it.
claims:
  - id: c-gate
    text: Roe opened the gate.
    status: contested
    positions:
      - {stance: confirms, by: s-roe, quote: q-said}
      - {stance: asserts, by: s-office}
"""


def test_an_alleged_confession_is_found_as_nobodys_stance(tmp_path: Path) -> None:
    (tmp_path / "trial.yaml").write_text(ALLEGED, "utf-8")
    trial = load(tmp_path / "trial.yaml")
    assert found(trial, "speaker:roe kind:indirect") == {"q-said"}
    assert found(trial, "speaker:roe stance:confirms") == set()
    assert found(trial, "stance:confirms") == set()
    assert found(trial, "speaker:prosecutors stance:asserts") == {"c-gate"}
    (quote,) = (one for one in items_of(trial, Path("trial.yaml"), ()) if one.item == "q-said")
    assert quote.passed_on == "alleged, according to The prosecutors"
