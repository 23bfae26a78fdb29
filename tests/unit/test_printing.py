"""A brief as a page: what `show` says, in text, Markdown and plain data."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefreader.brief.model.brief import Event
from briefreader.brief.reading.load import load_bytes
from briefreader.brief.verification.document import opened
from briefreader.cite.formats.pieces import Heading, Remarks
from briefreader.printing.blocks import blocks
from briefreader.printing.brief import PANES, Printout, page
from briefreader.printing.markdown import markdown
from briefreader.printing.page import PrintedItem, Section
from briefreader.printing.text import text, wrap
from briefreader.printing.tree import tree
from briefreader.wording.brief import cited_words, event_words

BRIEF = b"""\
brief: "1"
id: dam
title: The dam
source:
  csl: {id: dam, type: article-newspaper, title: The dam is full, container-title: The Courier}
text:
  - {n: 1, text: "\xe2\x80\x9cIt is full,\xe2\x80\x9d said Ann Lee. \xe2\x80\x9cSo we wait.\xe2\x80\x9d"}
  - {n: 2, chars: 12, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}
summary: [It is full., Nobody says why.]
key_points: [{id: k-full, text: The dam is full., cites: [q-full, 1]}]
parties: {town: Town of Lee}
speakers:
  - {id: ann-lee, name: Ann Lee, type: person, role: mayor, party: town}
  - {id: river, name: the river board, type: organization}
quotes:
  - id: q-full
    speaker: ann-lee
    para: 1
    kind: direct
    spans: [{exact: "It is full,"}, {exact: So we wait.}]
    hedge: {words: so, scope: waiting}
    said_to: reporter
  - {id: q-no, speaker: [river, ann-lee], para: 2, kind: indirect, content: They doubt it.}
claims:
  - id: c-full
    text: The dam is full.
    status: contested
    dispute: flat denial
    paras: [1, 2]
    positions:
      - {stance: asserts, by: ann-lee, quote: q-full, evidence: witness, evidence_note: she looked}
      - {stance: denies, by: river, quote: q-no, evidence: none-offered, basis: implied}
      - {stance: not-reported, party: province}
history:
  - {id: e-late, text: It rained., date: 2020-05, inferred: true, attributed_to: reporter, para: 1}
  - {id: e-early, text: It was built., date: 1950/1953, date_text: in the fifties}
gaps: [{id: g-why, text: Why it is full., cites: [2]}]
"""


def reading() -> Printout:
    return Printout(opened(load_bytes(BRIEF, "dam.yaml")))


def printed(*panes: str, width: int = 120) -> str:
    return text(page(reading(), panes), width)


def test_the_head_tells_source_date_verification_and_dispute() -> None:
    head = printed("summary").split("\n\n")[0]
    assert head.splitlines() == [
        "The dam",
        "Source: The dam is full; The Courier, no date",
        "Quotes: 2; 1 = consistent (against the text stored in the brief); 1 paraphrase",
        "Claims: 1 contested of 1",
    ]


def test_everything_stands_in_the_order_in_which_it_is_read() -> None:
    whole = printed()
    in_order = (
        "Summary",
        "It is full.",
        "Nobody says why.",
        "Key points",
        "The source does not say",
        "Why it is full.",
        "Missing from the citation",
        "author, date, URL",
        "Quotes by speaker",
        "Claims",
        "History",
        "Source",
    )
    places = [whole.index(f"{words}\n") for words in in_order]
    assert places == sorted(places)


def test_a_quote_has_its_spans_apart_and_says_how_far_it_is_verified() -> None:
    said = printed("quotes")
    assert "  Ann Lee, mayor\n" in said
    assert "    - “It is full,”\n      “So we wait.”\n" in said
    consistent = "= consistent (against the text stored in the brief)"
    assert f"{consistent}; direct; paragraph 1; said to the reporter; q-full" in said
    assert "Hedge: “so” (waiting)" in said


def test_a_paraphrase_has_no_quotation_marks_and_names_all_its_speakers() -> None:
    said = printed("quotes")
    assert "- They doubt it.\n" in said
    assert "“They doubt it.”" not in said
    assert "Jointly: the river board and Ann Lee" in said


def test_a_claim_says_who_holds_what_on_which_evidence() -> None:
    said = printed("claims")
    assert "Contested" in said
    assert "paragraphs 1, 2; c-full" in said
    assert "Dispute: flat denial" in said
    assert "- Town of Lee: asserts; evidence: witness\n" in said
    assert "Evidence: she looked" in said
    assert "= consistent: “It is full,” “So we wait.” (q-full)" in said
    assert "- the river board: denies; implied; evidence: none offered\n" in said


def test_silence_is_said_to_be_silence() -> None:
    assert "- province: silent" in printed("claims")


def test_history_is_in_order_of_date_with_the_words_of_the_source() -> None:
    said = printed("history")
    assert said.index("1950 to 1953: It was built.") < said.index("2020-05 (inferred): It rained.")
    assert "“in the fifties”; e-early" in said
    assert "According to: the reporter" in said


@pytest.mark.parametrize(
    ("date", "words"),
    [("1953/..", "from 1953"), ("../1953", "until 1953"), (None, "No date"), ("1950/1953", "1950 to 1953")],
)
def test_open_dates_are_put_into_words(date: str | None, words: str) -> None:
    assert event_words(Event(id="e", text="It was.", date=date)) == f"{words}: It was."


def test_the_source_says_whose_words_they_are_and_which_are_missing() -> None:
    said = printed("source")
    assert "From: the text stored in the brief" in said
    assert "- Paragraph 1: “It is full,”" in said
    assert "- Paragraph 2: (text not available)" in said


def test_only_the_panes_that_were_asked_for_are_printed() -> None:
    said = printed("history")
    assert "It rained." in said
    assert "Summary" not in said
    assert "Quotes by speaker" not in said


def test_references_to_paragraphs_are_gathered() -> None:
    assert cited_words(["c-arms", 3, "caption", 1, 3]) == "c-arms, caption, paragraphs 3, 1"


@pytest.mark.parametrize("width", [30, 60, 100])
def test_lines_keep_to_the_width(width: int) -> None:
    assert all(cell_len(line) <= width for line in printed(width=width).splitlines())


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "a" * 100
    assert wrap(f"see {address} there", 40) == ["see", address, "there"]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" ")), st.integers(20, 90)
)
def test_wrapping_keeps_every_character_but_spaces(line: str, width: int) -> None:
    pieces = wrap(line, width)
    assert "".join(pieces).replace(" ", "") == line.replace(" ", "")


def test_wide_characters_count_twice() -> None:
    assert wrap("漢" * 30, 20) == ["漢" * 10] * 3


def test_text_shows_what_a_brief_hides() -> None:
    assert text(Section("a\x1b[31mb"), 80) == "a<ESC>[31mb"


def test_markdown_has_headings_and_lists() -> None:
    made = markdown(page(reading(), ["summary", "quotes"]))
    assert made.startswith("# The dam\n\nSource: The dam is full; The Courier, no date\\\n")
    assert "\n## Summary\n\nIt is full.\n\nNobody says why.\n" in made
    assert "\n### Ann Lee, mayor\n\n- “It is full,”\\\n  “So we wait.”\n  - " in made


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"),
        ("<b>no tag</b>", "\\<b\\>no tag\\</b\\>"),
        ("[no](http://link.example)", "\\[no\\](http:\\//link.example)"),
        ("one\n# two", "one \\# two"),
    ],
)
def test_no_text_of_a_brief_is_a_mark_of_markdown(raw: str, made: str) -> None:
    assert markdown(Section("Page", entries=(PrintedItem((raw,)),))) == f"# Page\n\n- {made}"


def test_data_has_the_brief_as_its_file_writes_it() -> None:
    found = json.loads(json.dumps(tree(reading().opened, (), ())))
    assert found["brief"]["quotes"][0]["spans"] == [{"exact": "It is full,"}, {"exact": "So we wait."}]
    assert found["brief"]["source"]["csl"]["container-title"] == "The Courier"
    assert "revision" not in found["brief"]


def test_data_tells_state_and_basis_of_every_quote() -> None:
    assert tree(reading().opened, (), ())["verification"] == {
        "q-full": {
            "state": "consistent",
            "basis": "brief-text",
            "detail": "against the text stored in the brief",
        },
        "q-no": {"state": None, "basis": "none", "detail": "paraphrase"},
    }


def test_data_has_the_matrix_with_the_numbers_of_the_positions() -> None:
    found = tree(reading().opened, (), ())["matrix"]
    assert found["parties"] == {"town": "Town of Lee", "river": "the river board", "province": "province"}
    assert found["claims"] == ["c-full"]
    cell = {"party": "river", "claim": "c-full", "stances": ["denies"], "positions": [1]}
    assert {**cell, "holders": ["the river board"]} in found["cells"]
    assert ["Ann Lee (Town of Lee)"] in [cell["holders"] for cell in found["cells"]]


@pytest.mark.parametrize("pane", PANES)
def test_data_of_one_pane_keeps_what_identifies_the_brief(pane: str) -> None:
    found = tree(reading().opened, (), (), [pane])
    assert {"id", "title", "source"} <= set(found["brief"])
    assert ("verification" in found) == (pane == "quotes")


def test_the_sample_is_printed_without_a_gap(samples: Path) -> None:
    from briefreader.brief.reading.load import load

    ready = opened(load(samples / "north-korea-ukraine.yaml"))
    whole = " ".join(text(page(Printout(ready)), 80).split())
    brief = ready.brief
    for words in (
        *(quote.content for quote in brief.quotes),
        *(span.exact for quote in brief.quotes for span in quote.spans),
        *(claim.text for claim in brief.claims),
        *(event.text for event in brief.history),
        *(gap.text for gap in brief.gaps),
        *(point.text for point in brief.key_points),
        *(item_id for item_id in ready.index.items if item_id[1:2] == "-" and item_id[0] in "qcekg"),
    ):
        assert words is None or " ".join(words.split()) in whole


def test_a_draft_says_so_and_why_each_item_is_there() -> None:
    entry = {"item": "q-full", "rule": "name + said", "confidence": 62, "words": "said Ann Lee"}
    drafted = {**entry, "candidates": ["ann-lee", "river"], "doubt": "the board may be meant"}
    made = opened(load_bytes(BRIEF + f"draft: [{json.dumps(drafted)}]".encode(), "dam.yaml"))
    told = text(page(Printout(made), ()), 120)
    for line in (
        "DRAFT. Machine-generated (by rules), 1 of 5 items not yet checked.",
        "Rule-based draft, not checked; rule: name + said, right in 62 % of tests",
        "Based on: “said Ann Lee”",
        "Possible speakers: Ann Lee, the river board",
        "Check this: the board may be meant",
    ):
        assert line in told
    some = b"provenance: {made_by: rules, checked_by: ana}\n"
    after = opened(load_bytes(BRIEF + some + f"draft: [{json.dumps(drafted)}]".encode(), "dam.yaml"))
    assert "Machine-generated (by rules), 1 of 5 items not yet checked." in text(
        page(Printout(after), ()), 120
    )
    plain = json.loads(json.dumps(tree(made, [], [], ["summary"])))
    assert plain["brief"]["draft"] == [drafted]
    assert "DRAFT" not in printed()


def test_no_name_in_a_page_of_text_begins_a_line() -> None:
    name = "Ana\n\n  - Forged"
    entry = PrintedItem((name,), (name,), (PrintedItem((name,)),))
    page = Section(name, (name,), sections=(Section(name, (name,), entries=(entry,)),))
    assert not [line for line in text(page, 80).splitlines() if line.strip(" -").startswith("Forged")]


def test_a_page_in_a_report_and_in_markdown_has_all_that_a_page_can_have() -> None:
    below = PrintedItem(("Who says so",), ("in 2026",))
    made = Section("The dam", ("Source: x",), ("It is full.",), (PrintedItem(("It leaks",), (), (below,)),))
    assert list(blocks(made, 2)) == [
        Heading(2, "The dam"),
        ("Source: x",),
        ("It is full.",),
        ("It leaks",),
        ("Who says so",),
        Remarks(("in 2026",)),
    ]
    assert markdown(made).splitlines()[-3:] == ["- It leaks", "  - Who says so", "    - in 2026"]
