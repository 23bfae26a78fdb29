"""Events over a library by date, with the source's own words, and together only where they are linked."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefreader.library.timeline import timeline
from briefreader.many_briefs import Library
from briefreader.notes.links_file import LinkChange, link_of
from briefreader.printing.timeline import timeline_page
from briefreader.printing.timeline_picture import timeline_svg
from tests.conftest import Program
from tests.libraries import brief_text, library


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFREADER_CACHE", str(tmp_path / "cache"))
    speakers = [{"id": "s-lee", "name": "Ada Lee", "type": "person"}]
    built = {"id": "e-built", "date": "1973", "date_text": "half a century ago", "inferred": True}
    dam = [
        {**built, "text": "The dam was built.", "attributed_to": "s-lee", "para": 4},
        {"id": "e-flood", "date": "2024-10-16", "text": "The valley was flooded <twice>."},
        {"id": "e-rule", "text": "Releases are announced.", "kind": "standing-rule"},
    ]
    wall = [
        {"id": "e-dam", "date": "1973-05", "text": "Work at the dam ended.", "attributed_to": "reporter"},
        {"id": "e-peace", "date": "/1969", "text": "There was no dam."},
    ]
    files = {
        "dam.yaml": brief_text("The dam", speakers=speakers, history=dam, handling="TLP:GREEN"),
        "wall.yaml": brief_text("The wall", date=2020, history=wall),
    }
    return library(tmp_path / "briefs", files)


def events(folder: Path, query: str = "") -> list[str]:
    found, _ = Library(folder).timeline(query)
    return [one.first.item for one in found.happenings]


def test_events_stand_by_date_and_those_without_one_last(folder: Path) -> None:
    assert events(folder) == ["e-peace", "e-built", "e-dam", "e-flood", "e-rule"]


def test_what_happened_between_two_dates(folder: Path) -> None:
    assert events(folder, "when:1970..1979") == ["e-built", "e-dam"]


def test_events_without_a_date_that_a_time_passes_over_are_counted_among_those_that_are_asked_for(
    folder: Path, program: Program
) -> None:
    def undated(query: str) -> int:
        return Library(folder).timeline(query)[0].undated

    assert [undated(query) for query in ("", "when:1973", "when:1973 brief:the-wall")] == [0, 1, 0]
    assert undated("when:1973 or releases") == 0  # which finds it
    told = "Not shown: 1 event without a date, as when: finds none"
    ran = program("timeline", "--library", str(folder), "--query", "when:1973")
    assert told in ran.out.splitlines()


def tellings(folder: Path) -> list[list[str]]:
    found, _ = Library(folder).timeline()
    return [[one.item for one in each.tellings] for each in found.happenings]


def test_events_are_one_only_where_a_brief_or_a_reviewer_links_them(folder: Path) -> None:
    assert ["e-built"] in tellings(folder) and ["e-dam"] in tellings(folder)
    ends = ("the-dam#e-built", "the-wall#e-dam")
    briefs = Library(folder)
    confirmed = link_of("same-as", ends, "confirmed", date(2026, 11, 30))
    change = LinkChange(new=(confirmed,))
    briefs.reviewers.change_links(change)
    assert ["e-built", "e-dam"] in tellings(folder)
    briefs.reviewers.change_links(change.taken_back)
    told = [{"id": "e-same", "date": "1974", "text": "The dam stood."}]
    link = {"from": "e-same", "to": "the-dam#e-built", "rel": "same-as"}
    library(folder, {"weir.yaml": brief_text("The weir", history=told, links=[link])})
    assert ["e-built", "e-same"] in tellings(folder)


def test_an_event_is_told_with_the_words_of_its_source_and_who_vouches_for_it(
    folder: Path, program: Program
) -> None:
    printed = program("timeline", "--library", str(folder), "--query", "built")
    assert printed.out.splitlines() == [
        "Timeline",
        "Handling: TLP:GREEN",
        "1 event in 1 brief; asked for: built",
        "",
        "1970s",
        "",
        "  - 1973 (inferred): The dam was built.",
        "      “half a century ago”",
        "      According to: Ada Lee",
        "      “The dam”, 2026, para. 4; dam.yaml#e-built",
    ]


def test_json_has_each_telling(folder: Path, program: Program) -> None:
    printed = program("timeline", "--library", str(folder), "--query", "built", "--format", "json")
    tree = json.loads(printed.out)
    ((event,),) = (one["tellings"] for one in tree["events"])
    assert (tree["briefreader"], tree["complete"], tree["handling"]) == (1, True, ["TLP:GREEN"])
    assert (event["when"], event["when_text"], event["inferred"]) == ("1973", "half a century ago", True)
    assert (event["vouched_by"], event["brief"], event["item"]) == ("Ada Lee", "the-dam", "e-built")


def test_no_event_is_exit_code_1_and_a_mistake_2(folder: Path, program: Program) -> None:
    nothing = program("timeline", "--library", str(folder), "--query", "when:1990")
    told = "No events. Not shown: 1 event without a date, as when: finds none\n"
    assert (nothing.code, nothing.out, nothing.err) == (1, "", told)
    assert program("timeline", "--library", str(folder), "--query", "when:soon").code == 2


def test_the_picture_holds_every_event_as_text_that_no_brief_can_break(
    folder: Path, program: Program
) -> None:
    found, _ = Library(folder).timeline()
    root = ET.fromstring(timeline_svg(found, '"a" & <b>'))
    texts = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert [text for text in texts if text in ("1973", "2024-10-16", "The valley was flooded <twice>.")]
    assert {"Handling: TLP:GREEN", "until 1969", "The dam was built."} <= {*texts}
    printed = program("timeline", "--library", folder, "--format", "svg").out
    assert printed == f"{timeline_svg(found, '')}\n"


def test_the_page_says_how_many_are_not_shown(folder: Path) -> None:
    found = timeline(Library(folder).find("kind:event").hits, lambda event: event.item, left_out=3)
    assert timeline_page(found, "").lines[-1] == "5 events in 2 briefs, and 3 more not shown"


def test_what_nobody_has_checked_in_a_draft_says_so(folder: Path, program: Program) -> None:
    rule = {"item": "e-1850", "rule": "year", "confidence": 50, "words": "in 1850", "candidates": []}
    event = {"id": "e-1850", "date": "1850", "text": "A weir stood there."}
    library(folder, {"weir.yaml": brief_text("The weir", history=[event], draft=[rule])})
    told = program("timeline", "--library", folder, "--query", "when:1850").out
    assert "Draft, not checked" in told
    picture = program("timeline", "--library", folder, "--query", "when:1850", "--format", "svg").out
    assert "draft, not checked" in picture
    found = program("find", "--library", folder, "when:1850").out
    assert "draft, not checked" in found
    made = json.loads(program("timeline", "--library", folder, "--format", "json").out)
    drafts = {one["item"] for each in made["events"] for one in each["tellings"] if one["draft"]}
    assert drafts == {"e-1850"}
