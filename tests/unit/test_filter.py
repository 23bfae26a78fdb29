"""What a filter of a pane keeps, field by field."""

import pytest

from briefreader.app.filter import FilterError, keeps, keeps_entry, parse
from briefreader.base.normalise import for_search
from briefreader.brief.model.brief import Claim, Event, Gap, Position
from briefreader.brief.model.links import Index
from briefreader.notes import Note, Notebook, Tags
from tests.unit.test_cite_excerpt import a_brief, partial, yang

BRIEF = a_brief(
    yang("We hope."),
    claims=(
        Claim(
            id="c",
            text="Arms were shipped.",
            status="contested",
            nature="forecast",
            positions=(
                Position(stance="denies", party="russia", by="russia", quote="q1", evidence="none-offered"),
                Position(stance="not-reported", party="dprk"),
            ),
        ),
    ),
    history=(
        Event(id="h", text="A treaty.", kind="event", attributed_to=("yang", "kim")),
        Event(id="w", text="A war.", kind="recurring"),
    ),
    gaps=(Gap(id="g", text="Who was asked."),),
)
INDEX = Index(BRIEF)
NOTE = Note(
    id="n",
    item="q1",
    reviewer="Ada",
    created="2024-10-20T10:41:00Z",
    modified="2024-10-20T10:41:00Z",
    change=1,
    text="Ask again.",
    tags=("urgent",),
)
TAGS = Tags(
    id="t", item="h", reviewer="Ada", created=NOTE.created, modified=NOTE.modified, change=2, tags=("later",)
)
NOTES = Notebook(entries=(NOTE, TAGS))


def kept(text: str) -> set[str]:
    """The items that a filter keeps, of a quote, a claim, two events, a gap, and a speaker."""
    return {
        item
        for item in ("q1", "c", "h", "w", "g", "yang")
        if keeps(parse(text), INDEX.items[item], for_search(f"words of {item}"), INDEX, NOTES)
    }


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("speaker:yang", {"q1", "h", "yang"}),
        ("speaker:uk", {"q1", "h", "yang"}),
        ("speaker:russia", {"c"}),
        ("speaker:kim", {"h"}),
        ("party:russia", {"q1", "c"}),
        ("party:korea", {"c"}),
        ("kind:event", {"h", "w"}),
        ("kind:recurring", {"w"}),
        ("kind:forecast", {"c"}),
        ("kind:quote", {"q1"}),
        ("kind:direct", {"q1"}),
        ("kind:gap", {"g"}),
        ("stance:denies", {"q1", "c"}),
        ("stance:not", {"c"}),
        ("stance:reported", set()),  # words of a list fit by their beginning
        ("evidence:none", {"q1", "c"}),
        ("status:contested", {"q1", "c"}),
        ("status:un", set()),
        ("reviewed:no", {"q1", "c", "h", "w", "g", "yang"}),
        ("reviewed:yes", set()),
        ("tag:lat", {"h"}),
        ("WORDS", {"q1", "c", "h", "w", "g", "yang"}),
        ('"of w"', {"w"}),
        ("of h", {"h"}),
        ('"of h" kind:event', {"h"}),
        ("", {"q1", "c", "h", "w", "g", "yang"}),
    ],
)
def test_a_filter_keeps_what_fits_all_its_terms(text: str, items: set[str]) -> None:
    assert kept(text) == items


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("kind:note", True),
        ("kind:quote", True),
        ("kind:tags", False),
        ("tag:urgent", True),
        ("tag:later", False),
        ("speaker:yang", True),
        ("again", True),
        ("reviewed:yes", False),
    ],
)
def test_a_filter_of_the_notes_keeps_by_the_note_and_by_its_item(text: str, is_kept: bool) -> None:
    assert keeps_entry(parse(text), NOTE, for_search(NOTE.text), INDEX, NOTES) == is_kept


def test_a_note_on_an_item_that_went_is_kept_by_its_own_words_only() -> None:
    alone = Index(a_brief(partial()))
    assert keeps_entry(parse("again tag:urgent"), NOTE, for_search(NOTE.text), alone, NOTES)
    assert not keeps_entry(parse("speaker:yang"), NOTE, for_search(NOTE.text), Index(a_brief()), NOTES)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("speeker:yang", "There is no filter speeker:; did you mean speaker:"),
        ("zzz:yang", r"There is no filter zzz: \(known: speaker, kind"),
        ("reviewed:maybe", "reviewed: takes yes or no"),
        ('"open', 'A quotation mark " is not closed'),
    ],
)
def test_what_a_filter_does_not_know_it_says(text: str, says: str) -> None:
    with pytest.raises(FilterError, match=says):
        parse(text)


def test_an_apostrophe_is_a_letter_of_a_filter() -> None:
    assert parse("don't speaker:O'Neil").terms == (("", "don't"), ("speaker", "o'neil"))
