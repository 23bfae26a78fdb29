"""Notes as Web Annotations: each has one motivation, a target that is true, and nothing is left out."""

from typing import Any

import pytest

from briefreader.notes import Anchor, AnyEntry, Bookmark, Mark, Note, Notebook, Review, Tags
from briefreader.notes.annotation import annotations, motivation_of
from tests.exchanging import ADDRESS, dam, document, exported, items
from tests.web_annotation import complaints, dropped

ID = "0123456789abcdef0123456789abcdef"
AROUND = " is silent. The valley waits."
WORDS = Anchor("The board", "", AROUND, 2, 0, 9, "p2")
LOST = Anchor("No such words", "Once: ", ".", "caption", 6, 19, "p9", detached=True)


def common(number: int = 0, item: str = "c-full") -> dict[str, Any]:
    entry_id = f"{number:032x}" if number else ID
    time = f"2026-11-2{number}T10:41:00Z"
    return {"id": entry_id, "item": item, "created": time, "modified": time, "reviewer": "Ada", "change": 1}


def note(number: int = 0, item: str = "c-full", **fields: Any) -> Note:
    return Note(**{**common(number, item), "text": "x", **fields})


def every_kind() -> Notebook:
    entries: list[AnyEntry] = [
        note(1, text="Ask her.", tags=("open", "phone")),
        note(2, "p2", text="", anchor=WORDS),
        note(3, "gone", text="Lost.", anchor=LOST),
        Tags(**common(4), tags=("urgent",)),
        Bookmark(**common(5), label="the heart of it"),
        Mark(**common(6), letter="k"),
        Review(
            **common(7),
            state="reviewed",
            reliability="B",
            credibility="2",
            verdict="supported",
            likelihood="likely",
            scale="icd203",
            confidence="low",
            comment="Two sources.",
        ),
    ]
    return Notebook(entries=tuple(entries))


@pytest.mark.parametrize("quoting", [True, False])
def test_what_goes_out_is_what_the_model_demands(quoting: bool) -> None:
    found = document(every_kind(), quoting=quoting)
    assert complaints(found) == []
    assert found["total"] == len(found["first"]["items"]) == 7


@pytest.mark.parametrize("quoting", [True, False])
def test_no_term_is_lost_by_a_json_ld_processor(quoting: bool) -> None:
    assert dropped(document(every_kind(), quoting=quoting)) == {}


def test_the_check_of_terms_notices_one_that_nobody_defined() -> None:
    found = document(every_kind())
    found["first"]["items"][0]["invented"] = "x"
    assert dropped(found) == {"invented": 1}


def test_no_notes_are_a_collection_without_a_page() -> None:
    found = document(Notebook())
    assert complaints(found) == []
    assert (found["total"], "first" in found) == (0, False)


def test_every_kind_has_its_motivation() -> None:
    acts = [item["motivation"] for item in items(every_kind())]
    assert acts == [
        "commenting",
        "highlighting",
        "commenting",
        "tagging",
        "bookmarking",
        "bookmarking",
        "assessing",
    ]


@pytest.mark.parametrize(
    ("text", "tags", "motivation"),
    [
        ("A remark.", (), "commenting"),
        ("A remark?", (), "commenting"),
        ("? Who says so", (), "questioning"),
        ("Read: is silent since May", ("editing",), "editing"),
        ("https://example.org/log", ("gates", "Linking"), "linking"),
        ("? Who says so", ("replying",), "replying"),
    ],
)
def test_a_note_has_the_motivation_of_its_tag_or_of_a_question_mark(
    text: str, tags: tuple[str, ...], motivation: str
) -> None:
    assert motivation_of(note(text=text, tags=tags)) == motivation


def test_the_id_of_an_annotation_is_that_of_the_entry() -> None:
    assert items(Notebook(entries=(note(),)))[0]["id"] == "urn:uuid:01234567-89ab-cdef-0123-456789abcdef"


def test_words_are_quoted_and_found_by_code_points_in_their_item() -> None:
    target = items(every_kind())[1]["target"]
    assert target["source"] == ADDRESS
    assert target["selector"] == [
        {"type": "TextQuoteSelector", "exact": "The board", "prefix": "", "suffix": AROUND},
        {
            "type": "ItemSelector",
            "item": "p2",
            "paragraph": 2,
            "refinedBy": {"type": "TextPositionSelector", "start": 0, "end": 9},
        },
    ]


def test_a_target_names_brief_revision_and_item() -> None:
    target = items(every_kind())[0]["target"]
    named = (target["brief"], target["revision"], target["item"], target["scope"])
    assert named == ("dam", 3, "c-full", "urn:briefreader:brief:dam")


def test_words_of_the_brief_itself_are_not_said_to_be_in_the_article() -> None:
    own = note(anchor=Anchor("no room", "The lake has ", " left.", None, 13, 20, "c-full"))
    target = items(Notebook(entries=(own,)))[0]["target"]
    assert (target["source"], target["article"]) == ("urn:briefreader:brief:dam", ADDRESS)


def test_what_lost_its_item_or_its_words_is_marked_as_orphaned() -> None:
    lost = note(8, "p2", anchor=Anchor("Other words altogether", paragraph=2))
    found = items(Notebook(entries=(*every_kind().entries, lost)))
    assert [item["target"].get("orphaned", False) for item in found] == [
        False,
        False,
        True,
        False,
        False,
        False,
        False,
        True,
    ]


def test_without_quoted_text_no_words_of_article_or_brief_go_out() -> None:
    text = exported(every_kind(), quoting=False)
    for words in ("The board", "is silent", "No such words", "The dam", "The lake"):
        assert words not in text
    assert "Ask her." in text
    (selector,) = items(every_kind(), quoting=False)[1]["target"]["selector"]
    assert selector["refinedBy"] == {"type": "TextPositionSelector", "start": 0, "end": 9}


def test_the_bytes_do_not_depend_on_the_order_of_the_entries() -> None:
    notebook = every_kind()
    turned = Notebook(entries=notebook.entries[::-1])
    text = exported(notebook)
    assert text == exported(turned)
    assert text.isascii()
    assert text.endswith("}\n")


def test_times_are_utc_in_whole_seconds() -> None:
    found = items(Notebook(entries=(note(created="2026-11-20T12:41:00.5+02:00"),)))[0]
    assert (found["created"], found["modified"]) == ("2026-11-20T10:41:00Z", "2026-11-20T10:41:00Z")


def test_half_of_a_surrogate_pair_goes_out_as_a_replacement_sign() -> None:
    (found,) = items(Notebook(entries=(note(text="a\ud800b", tags=("t\udfff", "t\ud800")),)))
    assert [body["value"] for body in found["body"]] == ["a\ufffdb", "t\ufffd"]


def test_an_article_without_an_address_is_told_by_its_brief() -> None:
    (found,) = annotations(dam(), Notebook(entries=(note(),)), None)
    assert found["target"]["source"] == "urn:briefreader:brief:dam"
