"""What comes in: annotations of any origin, and what becomes of each. Nothing is guessed."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from briefreader.notes import Anchor, AnyEntry, Invalid, Note
from briefreader.notes.annotation import motivation_of
from briefreader.notes.annotation_file import MAX_ANNOTATIONS, MAX_BYTES, decode
from briefreader.notes.importer import Taken
from briefreader.notes.model import UNPLACED
from briefreader.notes.vocabulary import ANNO, CONTEXT
from tests.exchanging import ADDRESS, BRIEF, annotation, dam, entries, exported, take
from tests.unit.test_exchange_annotation import every_kind


def note_of(fields: dict[str, Any], brief: str = BRIEF) -> Note:
    (taken,) = take(fields, dam(brief))
    assert isinstance(taken, Taken), taken
    assert isinstance(taken.entry, Note)
    return taken.entry


def refusal(fields: Any, brief: str = BRIEF) -> str:
    (taken,) = take(fields, dam(brief))
    assert isinstance(taken, str), taken
    return taken


def text_body(value: str, **more: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, **more}


# --- what this program wrote ------------------------------------------------------------------


def without_change(entry: AnyEntry) -> Any:
    return replace(entry, change=0)


def test_what_went_out_comes_back_as_it_was() -> None:
    assert entries(exported(every_kind())) == [without_change(entry) for entry in every_kind().entries]


def test_words_that_were_left_out_are_those_at_the_same_place_of_the_same_revision() -> None:
    text = exported(every_kind(), quoting=False)
    taken = take(text.encode())[1]
    assert isinstance(taken, Taken)
    assert taken.entry == without_change(every_kind().entries[1])


def test_words_that_were_left_out_are_not_guessed_in_another_revision() -> None:
    later = BRIEF.replace("revision: 3", "revision: 4")
    text = exported(every_kind(), quoting=False)
    taken = take(text.encode(), dam(later))[1]
    assert isinstance(taken, Taken)
    assert isinstance(taken.entry, Note)
    assert taken.entry.anchor is None
    assert "another revision" in taken.lost[0]


def test_notes_of_another_brief_are_not_taken() -> None:
    other = BRIEF.replace("id: dam\n", "id: weir\n", 1)
    assert set(take(exported(every_kind()).encode(), dam(other))) == {"it belongs to the brief “dam”"}


def test_notes_of_another_brief_with_the_same_id_are_not_taken() -> None:
    other = BRIEF.replace("title: The dam\n", "title: A beaver’s dam\n", 1)
    (why,) = set(take(exported(every_kind()).encode(), dam(other), "https://example.org/beavers"))
    assert why == "it was written for “The dam”, another brief with the id dam"


def test_a_renamed_brief_on_the_same_article_takes_its_notes() -> None:
    renamed = BRIEF.replace("title: The dam\n", "title: A full dam\n", 1)
    assert len(entries(exported(every_kind()), dam(renamed))) == 7


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": "hologram"}, "a newer version wrote it"),
        ({"kind": "mark"}, "as a mark it is not whole"),
        ({"target": {"brief": "dam", "item": 7}}, "as a note it is not whole"),
        ({"body": [text_body("x"), 7], "kind": "review"}, "as a review it is not whole"),
    ],
)
def test_what_is_not_whole_is_not_taken(change: dict[str, Any], why: str) -> None:
    own = json.loads(exported(every_kind()))["first"]["items"][0]
    assert why in refusal({**own, "@context": CONTEXT, **change})


def test_our_terms_mean_nothing_without_our_context() -> None:
    own = json.loads(exported(every_kind()))["first"]["items"][0]
    note = note_of({**own, "@context": ANNO})
    assert (note.item, note.text) == (UNPLACED, "Ask her.")


# --- what anybody else wrote ------------------------------------------------------------------


def test_words_that_stand_once_in_the_source_are_found() -> None:
    note = note_of(annotation(exact="The valley waits", body=text_body("For whom?")))
    assert (note.item, note.text) == ("p2", "For whom?")
    assert note.anchor == Anchor("The valley waits", "The board is silent. ", ".", 2, 21, 37, "p2")


@pytest.mark.parametrize("exact", ['"It is full,"', "“It  is full,”", "“It is full,”", '"It is full,”'])
def test_words_are_found_whatever_their_marks(exact: str) -> None:
    note = note_of(annotation(exact=exact, bodyValue="x"))
    assert note.item == "p1"
    assert note.anchor is not None
    assert note.anchor.exact == "“It is full,”"


def test_the_very_words_come_before_those_with_other_marks() -> None:
    brief = BRIEF.replace("The valley waits.", "The valley’s people wait. The valley's people wait.")
    note = note_of(annotation(exact="The valley's people", bodyValue="x"), brief)
    assert note.anchor is not None
    assert note.anchor.exact == "The valley's people"


def test_words_broken_over_lines_are_found() -> None:
    assert note_of(annotation(exact="The valley\n   waits")).item == "p2"


def test_a_paragraph_comes_before_a_quote_of_it() -> None:
    assert note_of(annotation(exact="It is full,")).item == "p1"


def test_words_of_a_claim_are_found_where_the_source_does_not_have_them() -> None:
    assert note_of(annotation(exact="no room left")).item == "c-full"


def test_words_that_are_not_there_stay_with_the_note() -> None:
    note = note_of(annotation(exact="The river rose.", body=text_body("When?")))
    assert (note.item, note.text, note.anchor) == (UNPLACED, "When?", Anchor("The river rose."))


def test_of_several_places_none_is_chosen() -> None:
    assert note_of(annotation(exact="full")).item == UNPLACED


def test_what_stands_around_words_tells_their_places_apart() -> None:
    fields = annotation()
    selector = {"type": "TextQuoteSelector", "exact": "full", "prefix": "“It is ", "suffix": ",” said"}
    fields["target"]["selector"] = [{"type": "FragmentSelector", "value": "x", "refinedBy": selector}]
    assert note_of(fields).item == "p1"


@pytest.mark.parametrize(
    "act", ["questioning", "linking", "editing", "assessing", "bookmarking", "describing"]
)
def test_a_motivation_becomes_a_tag_that_goes_out_as_the_motivation(act: str) -> None:
    note = note_of(annotation(exact="The board", motivation=act, body=text_body("x", purpose=act)))
    assert note.tags == (act,)
    assert motivation_of(note) == act


@pytest.mark.parametrize("act", ["commenting", "oa:commenting", "http://www.w3.org/ns/oa#commenting", None])
def test_a_comment_needs_no_tag(act: str | None) -> None:
    assert note_of(annotation(exact="The board", motivation=act, body=text_body("x"))).tags == ()


def test_a_highlight_is_a_note_without_text() -> None:
    note = note_of(annotation(exact="The board", motivation="highlighting"))
    assert (note.text, motivation_of(note)) == ("", "highlighting")


def test_tags_stand_on_the_words() -> None:
    fields = annotation(exact="The board", motivation="tagging", body=[text_body("to check"), text_body("b")])
    note = note_of(fields)
    assert (note.text, note.tags, note.item) == ("", ("to check", "b"), "p2")


def test_tags_among_other_bodies_are_told_by_their_purpose() -> None:
    bodies = [text_body("Remark."), text_body("open", purpose="tagging"), "http://example.net/log"]
    note = note_of(annotation(exact="The board", motivation="commenting", body=bodies))
    assert (note.text, note.tags) == ("Remark.\n\nhttp://example.net/log", ("open",))


def test_a_plain_body_and_the_preferred_of_several_are_read() -> None:
    assert note_of(annotation(bodyValue="Plain.")).text == "Plain."
    choice = {"type": "Choice", "items": [text_body("First."), text_body("Second.")]}
    assert note_of(annotation(body=choice)).text == "First."


def test_id_times_and_creator_are_kept() -> None:
    name = "urn:uuid:01234567-89AB-CDEF-0123-456789ABCDEF"
    creator = {"type": "Person", "name": "Ben"}
    note = note_of(
        annotation(id=name, body=text_body("x"), created="2024-10-20T12:41:00+02:00", creator=creator)
    )
    assert note.id == "0123456789abcdef0123456789abcdef"
    assert (note.created, note.modified, note.reviewer) == ("2024-10-20T10:41:00Z",) * 2 + ("Ben",)


def test_without_an_id_the_same_annotation_has_the_same_id() -> None:
    fields = annotation(body=text_body("x"))
    del fields["id"]
    assert note_of(fields).id == note_of(dict(reversed(fields.items()))).id


def test_an_annotation_of_another_page_is_taken_only_with_words_of_this_one() -> None:
    other = "https://elsewhere.example/page"
    assert "it is about “https://elsewhere.example/page”" in refusal(annotation(target=other, bodyValue="x"))
    fields = annotation(exact="The valley waits")
    fields["target"]["source"] = other
    assert note_of(fields).item == "p2"


@pytest.mark.parametrize(
    "address",
    [
        "http://www.example.org/dam/",
        "https://example.org/dam#top",
        "https://example.org/dam?utm_source=mail&utm_campaign=x&gclid=1",
        "https://example.org/dam?fbclid=IwAR0",
        "https://via.hypothes.is/https://example.org/dam",
        "https://via.hypothes.is/example.org/dam?via.client.openSidebar=1",
        "http://via3.hypothes.is/proxy/https://www.example.org/dam/",
    ],
)
def test_addresses_of_one_page_may_differ_in_what_does_not_count(address: str) -> None:
    assert note_of(annotation(target=address, bodyValue="x")).item == UNPLACED


@pytest.mark.parametrize("address", ["https://example.org/dam?page=2", "https://example.org/dam?utmost=1"])
def test_parameters_that_lead_to_another_page_count(address: str) -> None:
    assert "it is about" in refusal(annotation(target=address, bodyValue="x"))


def test_nothing_about_nothing_is_not_taken() -> None:
    assert (
        refusal(annotation(motivation="bookmarking")) == "it is about no words, and says nothing of its own"
    )


def test_what_a_note_has_no_place_for_is_told() -> None:
    target = {"source": ADDRESS, "selector": {"type": "TextQuoteSelector", "exact": "The board"}}
    fields = annotation(target=[target, "http://example.net/2"], body=[text_body("x"), {"type": "Image"}])
    (taken,) = take(fields)
    assert isinstance(taken, Taken)
    assert taken.lost == ("all of its 2 targets but the first", "of its bodies 1 without text")


# --- Hypothesis ---------------------------------------------------------------------------------


def row(**fields: Any) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": "The valley waits", "prefix": "", "suffix": "."}
    position = {"type": "TextPositionSelector", "start": 812, "end": 828}
    return {
        "id": "6WEfYJZ5Ee6xyz",
        "created": "2023-08-22T10:41:00.123456+00:00",
        "updated": "2023-08-23T10:41:00.123456+00:00",
        "user": "acct:ben@hypothes.is",
        "user_info": {"display_name": None},
        "uri": ADDRESS,
        "text": "For **whom**?",
        "tags": ["to check"],
        "target": [{"source": ADDRESS, "selector": [position, quote]}],
        "document": {"title": ["The dam is full"]},
        **fields,
    }


@pytest.mark.parametrize(
    "wrapped", [{"rows": [row()], "total": 1}, {"export_date": "x", "annotations": [row()]}, [row()], row()]
)
def test_rows_of_hypothesis_are_notes(wrapped: Any) -> None:
    note = note_of(wrapped)
    assert (note.item, note.text, note.tags, note.reviewer) == ("p2", "For **whom**?", ("to check",), "ben")
    assert (note.created, note.modified) == ("2023-08-22T10:41:00Z", "2023-08-23T10:41:00Z")


def test_a_page_note_has_no_place() -> None:
    note = note_of(row(target=[{"source": ADDRESS}]))
    assert (note.item, note.anchor) == (UNPLACED, None)


def test_a_reply_stands_on_the_words_of_its_thread() -> None:
    answers = [
        row(),
        row(id="a", references=["6WEfYJZ5Ee6xyz"], target=[{"source": ADDRESS}], tags=[], text="For us."),
        row(
            id="b", references=["6WEfYJZ5Ee6xyz", "a"], target=[{"source": ADDRESS}], tags=[], text="And me."
        ),
    ]
    notes = [taken.entry for taken in take({"rows": answers}) if isinstance(taken, Taken)]
    assert [note.item for note in notes] == ["p2"] * 3
    assert [note.tags for note in notes if isinstance(note, Note)] == [
        ("to check",),
        ("replying",),
        ("replying",),
    ]


def test_a_reply_to_what_is_not_in_the_file_has_no_place() -> None:
    note = note_of(row(references=["gone"]))
    assert (note.item, note.text, note.tags) == (UNPLACED, "For **whom**?", ("to check", "replying"))
    assert "elsewhere.example" in refusal(row(references=["gone"], uri="https://elsewhere.example/page"))


def test_a_reply_of_the_web_to_an_annotation_elsewhere_has_no_place() -> None:
    fields = annotation(motivation="replying", target="http://example.net/anno7", bodyValue="No.")
    assert (note_of(fields).item, note_of(fields).tags) == (UNPLACED, ("replying",))


@pytest.mark.parametrize(
    ("fields", "hidden", "private"),
    [
        ({}, False, False),
        ({"hidden": True}, True, False),
        ({"permissions": {"read": ["acct:ben@hypothes.is"]}}, False, True),
        ({"permissions": {"read": ["group:__world__"]}}, False, False),
        ({"permissions": {"read": ["acct:ben@hypothes.is", "acct:ann@hypothes.is"]}}, False, False),
    ],
)
def test_that_somebody_had_hidden_a_row_or_kept_it_private_is_known(
    fields: dict[str, Any], hidden: bool, private: bool
) -> None:
    (taken,) = take(row(**fields))
    assert isinstance(taken, Taken)
    assert (taken.hidden, taken.private) == (hidden, private)


# --- files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"@context": ANNO, "type": "AnnotationPage", "items": [one]},
        lambda one: {"@context": ANNO, "type": "AnnotationCollection", "total": 1, "first": {"items": [one]}},
        lambda one: {"@context": [ANNO, {"x": "y:z"}], "type": ["AnnotationCollection"], "items": [one]},
    ],
)
def test_annotations_are_found_in_every_wrapping(wrap: Any) -> None:
    assert note_of(wrap(annotation(bodyValue="x"))).text == "x"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe{", "not UTF-8"),
        (b'{"a": ', "line 1, column 7"),
        (b'"words"', "holds no annotations"),
        (b"[NaN]", "NaN is not a number"),
        (b"[1e999]", "larger than JSON can hold"),
        (b"[" + b"9" * 5000 + b"]", "larger than JSON can hold"),
        (b'{"target": 1, "target": 2}', "a key appears twice"),
        (b"[" * 100 + b"]" * 100, "levels deep"),
        (b"[" * 100_000, "nested too deep"),
        (b" " * (MAX_BYTES + 1), "larger than 64 MiB"),
        (b"[" + b"0," * MAX_ANNOTATIONS + b"0]", "more than 100,000 annotations"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_without_annotations_is_refused_in_one_line(data: bytes, what: str) -> None:
    with pytest.raises(Invalid) as refused:
        decode(data)
    assert what in refused.value.what
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (7, "it is not an object"),
        ("http://example.net/2", "it is in another file"),
        ({"target": ADDRESS, "bodyValue": "x"}, "its @context is not"),
        ({**annotation(), "@context": "http://schema.org"}, "its @context is not"),
        ({"@context": ANNO, "type": "Annotation", "bodyValue": "x"}, "it has no target"),
        (
            {**annotation(), "x": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[7]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]},
            "levels deep",
        ),
        ({**annotation(bodyValue="x\ud800")}, "half of a surrogate pair"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_annotation_that_can_not_be_read_is_told_and_the_next_is_taken(one: Any, why: str) -> None:
    bad, good = take([one, annotation(bodyValue="x")])
    assert isinstance(bad, str)
    assert why in bad
    assert isinstance(good, Taken)


@pytest.mark.parametrize("wrong", [None, 7, True, "x", [], {}, [None, 7, []], {"type": []}])
@pytest.mark.parametrize(
    "key", ["id", "type", "motivation", "creator", "created", "modified", "body", "target", "bodyValue"]
)
def test_wrong_types_are_no_reason_to_crash(key: str, wrong: Any) -> None:
    own = json.loads(exported(every_kind()))["first"]["items"]
    for fields in (
        annotation(exact="The board", body=text_body("x")),
        *({**one, "@context": CONTEXT} for one in own),
    ):
        assert len(take([{**fields, key: wrong}])) == 1
    for inner in ("source", "selector", "item", "brief", "detached", "revision"):
        target = {**own[1]["target"], inner: wrong}
        assert len(take([{**own[1], "@context": CONTEXT, "target": target}])) == 1


def test_a_further_page_that_is_elsewhere_is_told() -> None:
    page = {
        "@context": ANNO,
        "type": "AnnotationPage",
        "items": [annotation(bodyValue="x")],
        "next": "http://x.y/2",
    }
    taken, elsewhere = take(page)
    assert isinstance(taken, Taken)
    assert isinstance(elsewhere, str)
    assert "another file" in elsewhere


def test_threads_that_lead_in_a_circle_end() -> None:
    circle = [
        annotation(id="a:1", target="a:2", bodyValue="x"),
        annotation(id="a:2", target="a:1", bodyValue="x"),
    ]
    assert len(take(circle)) == 2


def test_however_long_a_thread_is_all_of_it_is_about_the_words_of_its_first() -> None:
    """Were each reply followed to its first, this would not end."""
    first = annotation(id="a:0", target=ADDRESS, bodyValue="x")
    replies = [annotation(id=f"a:{n}", target=f"a:{n - 1}", bodyValue="x") for n in range(1, 5_000)]
    received = decode(json.dumps([*replies[::-1], first]).encode())
    assert len(received) == 5_000
    assert {str(one.document["target"]) for one in received} == {ADDRESS}
