"""A note on words stays with these words, or says that it cannot tell where they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.brief.verification.selectable import Selectable
from briefreader.notes.anchor import Match, Resolution, Resolver, anchor_at
from briefreader.notes.model import Anchor

TEXT = "They opened two gates in the dark, and they told no one of the gates."
LONG = "opened two gates in the dark, and they told no one"


def passage(text: str, item: str = "q-gates", kind: str = "quote", place: int | None = 2) -> Selectable:
    return Selectable(item, kind, place, text)


def anchor(words: str, text: str = TEXT, item: str = "q-gates", place: int | None = 2) -> Anchor:
    start = text.index(words)
    return anchor_at(Match(passage(text, item, place=place), start, start + len(words)))


def resolved(one: Anchor, *passages: Selectable, item: str = "q-gates") -> Resolution:
    return Resolver(passages).resolve(one, item)


def words(resolution: Resolution) -> list[str]:
    return [found.words for found in resolution.found]


def test_an_anchor_has_the_words_what_is_around_them_and_where_they_stand() -> None:
    made = anchor("two gates")
    assert (made.exact, made.prefix, made.suffix[:8]) == ("two gates", "They opened ", " in the ")
    assert (made.paragraph, made.start, made.end, made.item) == (2, 12, 21, "q-gates")


def test_offsets_count_code_points() -> None:
    text = "𐐷 café 한국 gates"
    made = anchor("gates", text)
    assert (made.start, made.end) == (10, 15)
    assert resolved(made, passage(text)).certainty == "kept"


def test_words_in_their_place_are_kept() -> None:
    found = resolved(anchor("two gates"), passage(TEXT))
    assert found.certainty == "kept"
    assert words(found) == ["two gates"]


def test_words_that_occur_twice_are_kept_in_their_place() -> None:
    found = resolved(anchor("gates"), passage(TEXT))
    assert (found.certainty, found.found[0].start) == ("kept", TEXT.index("gates"))


def test_words_that_moved_in_their_paragraph_are_followed() -> None:
    found = resolved(anchor("two gates"), passage(f"By night: {TEXT}"))
    assert (found.certainty, words(found)) == ("moved", ["two gates"])
    assert found.is_settled


def test_words_that_moved_to_another_paragraph_of_their_item_are_followed() -> None:
    found = resolved(anchor("two gates"), passage("Something else."), passage(TEXT, place=3))
    assert (found.certainty, found.found[0].passage.place) == ("moved", 3)


def test_words_in_their_own_paragraph_come_before_the_same_words_in_another() -> None:
    found = resolved(anchor("two gates"), passage(TEXT, place=3), passage("By night, two gates.", place=2))
    assert (found.certainty, found.found[0].passage.place) == ("moved", 2)


def test_the_same_words_in_another_item_are_not_taken_without_the_reviewer() -> None:
    other = passage(TEXT, "q-other")
    found = resolved(anchor("two gates"), passage("Something else."), other)
    assert (found.certainty, found.found[0].passage.item) == ("confirm", "q-other")
    assert not found.is_settled


def test_the_same_words_in_an_item_of_another_kind_are_none_of_ours() -> None:
    claim = passage(TEXT, "c-gates", "claim", None)
    assert resolved(anchor("two gates"), passage("Something else."), claim).certainty == "orphan"


def test_words_whose_item_has_gone_are_offered_where_they_stand_now() -> None:
    found = resolved(anchor("two gates"), passage(TEXT, "q-renamed"))
    assert (found.certainty, found.found[0].passage.item) == ("confirm", "q-renamed")


def test_a_note_on_a_paragraph_is_offered_the_paragraph_with_another_number() -> None:
    made = anchor("two gates", item="p2")
    paragraph = passage(TEXT, "p3", "paragraph", 3)
    quote = passage(TEXT, "q-gates", "quote", 3)
    found = resolved(made, paragraph, quote, item="p2")
    assert (found.certainty, found.found[0].passage.item) == ("confirm", "p3")


def test_of_several_places_the_one_with_the_words_around_is_taken() -> None:
    first = anchor("gates")
    text = f"The gates. {TEXT}"
    found = resolved(first, passage(text))
    assert (found.certainty, found.found[0].start) == ("moved", text.index("two gates") + 4)


def test_between_equals_nothing_is_chosen() -> None:
    found = resolved(anchor("gates", "gates"), passage("Those gates, these gates"))
    assert (found.certainty, words(found)) == ("ambiguous", ["gates", "gates"])


def test_two_spans_that_are_the_same_in_all_are_one_place() -> None:
    found = resolved(anchor("Never", "Never."), passage("Never."), passage("Never."))
    assert (found.certainty, len(found.found)) == ("kept", 1)


def test_spans_with_the_same_words_at_the_same_offsets_are_told_apart_by_what_follows() -> None:
    short, long = passage("Never."), passage("Never. Not once.")
    for one in (short, long):
        found = resolved(anchor("Never.", one.text), short, long)
        assert (found.certainty, found.found[0].passage) == ("kept", one)


def test_spans_that_can_not_be_told_apart_by_what_is_around_are_all_offered() -> None:
    changed = passage("Never. Not once."), passage("Never. Not twice.")
    found = resolved(anchor("Never.", "Never."), *changed)
    assert (found.certainty, [one.passage for one in found.found]) == ("ambiguous", list(changed))


def test_the_same_words_come_to_the_old_place_by_chance_but_the_old_ones_stand_elsewhere() -> None:
    before = "The gates. They opened the gates now."
    made = anchor_at(Match(passage(before), 27, 32))
    after = passage(f"They painted, and shut the gates. {before}")
    assert after.text[27:32] == made.exact
    found = resolved(made, after)
    assert (found.certainty, len(found.found)) == ("ambiguous", 3)
    assert found.found[0].start == len(after.text) - len("gates now.")


def test_a_few_letters_around_do_not_make_a_place_clearly_ahead() -> None:
    made = anchor("gates", "We know that gates are open")
    found = resolved(made, passage("He also says that gates fall. The gates close."))
    assert found.certainty == "ambiguous"


def test_occurrences_that_overlap_are_all_seen() -> None:
    found = resolved(anchor("aba", "aba"), passage("xababa"))
    assert [place.start for place in found.found] == [1, 3]


def test_words_much_like_the_old_ones_are_only_offered() -> None:
    found = resolved(anchor(LONG), passage("They opened three gates in the dark, and they told no one."))
    assert found.certainty == "confirm"
    assert words(found) == ["opened three gates in the dark, and they told no one"]


def test_longer_words_much_alike_are_offered_whole() -> None:
    after = TEXT.replace("two", "seven")
    found = resolved(anchor(TEXT), passage(f"It is said: {after}"))
    assert (found.certainty, words(found)) == ("confirm", [after])


def test_a_dropped_not_is_never_taken_for_the_same() -> None:
    before = "We did not open any of the gates on that night"
    found = resolved(anchor(before, before), passage("We did open any of the gates on that night"))
    assert found.certainty == "confirm"


def test_two_places_that_are_much_alike_are_both_offered() -> None:
    near = "They opened three gates in the dark, and they told no one."
    found = resolved(anchor(LONG), passage(near), passage(near.replace("three", "four")))
    assert (found.certainty, len(found.found)) == ("ambiguous", 2)


def test_two_places_in_one_passage_that_are_much_alike_are_both_offered() -> None:
    near = "They opened three gates in the dark, and they told no one."
    found = resolved(anchor(LONG), passage(f"{near} {near.replace('three', 'four')}"))
    assert (found.certainty, len(found.found)) == ("ambiguous", 2)


def test_a_likeness_in_another_item_makes_one_in_the_own_item_doubtful() -> None:
    own = passage("They opened three gates in the dark, and they told no one.")
    other = passage("They opened four gates in the dark, and they told no one.", "q-other")
    found = resolved(anchor(LONG), own, other)
    assert found.certainty == "ambiguous"
    assert {one.passage.item for one in found.found} == {"q-gates", "q-other"}


def test_a_likeness_is_found_among_many_texts_with_the_same_words() -> None:
    near = passage("They opened three gates in the dark, and they told no one.", "q-near")
    longer = [passage(f"They closed {n} doors in the dark and told no one.", f"q-{n}") for n in range(300)]
    shorter = [passage(f"{n} gates opened in the dark", f"q-short-{n}") for n in range(300)]
    found = resolved(anchor(LONG), *longer, *shorter, near)
    assert (found.certainty, found.found[0].passage) == ("confirm", near)


def test_a_likeness_is_found_in_a_script_without_spaces() -> None:
    before = "他们在夜里打开了两扇大门并且没有把这件事情告诉任何人"
    after = before.replace("两", "三")
    found = resolved(anchor(before, before), passage(f"据说{after}吗", "q-renamed"))
    assert (found.certainty, words(found)) == ("confirm", [after])


def test_short_words_are_not_looked_for_by_likeness() -> None:
    assert resolved(anchor("two gates"), passage("They opened two grates.")).certainty == "orphan"


def test_very_long_words_are_not_looked_for_by_likeness() -> None:
    before = TEXT * 20
    assert resolved(anchor(before, before), passage(before.replace("two", "three", 1))).certainty == "orphan"


def test_a_part_of_the_words_is_no_place_for_all_of_them() -> None:
    assert resolved(anchor(LONG), passage("gates in the dark")).certainty == "orphan"


def test_other_quotation_marks_do_not_hide_a_likeness() -> None:
    before = "It’s the “dark” gates that were opened at night"
    after = 'It\'s the "dark" gates that were opened at night'
    found = resolved(anchor(before, before), passage(f"He said: {after}"))
    assert (found.certainty, words(found)) == ("confirm", [after])


def test_what_was_detached_is_not_found_again() -> None:
    made = anchor("two gates")
    detached = Anchor(exact=made.exact, paragraph=2, start=made.start, end=made.end, detached=True)
    assert resolved(detached, passage(TEXT)).certainty == "orphan"


@pytest.mark.parametrize(
    "odd",
    [
        Anchor(exact=""),
        Anchor(exact="gates", paragraph=2, start=-5, end=900),
        Anchor(exact="gates", paragraph=2, start=-5, end=0),
        Anchor(exact="no such words", prefix="x" * 5000, suffix="y" * 5000),
        Anchor(exact="\ud800"),
        Anchor(exact="no such words " * 500),
        Anchor(exact="\u200b" * 25),
        Anchor(exact="\ud800" * 25),
    ],
)
def test_odd_anchors_are_no_fault(odd: Anchor) -> None:
    assert resolved(odd, passage(TEXT)).certainty in ("ambiguous", "orphan")


def test_what_is_no_letter_at_all_is_like_nothing() -> None:
    assert resolved(Anchor(exact="\u200b" * 25), passage("\u200b" * 3)).certainty == "orphan"


@pytest.mark.parametrize(("start", "end"), [(63, 900), (63, -1), (-6, 0), (900, 905), (None, None), (0, 5)])
def test_offsets_that_do_not_fit_the_words_are_not_believed(start: int | None, end: int | None) -> None:
    found = resolved(Anchor(exact="gates.", paragraph=2, start=start, end=end), passage(TEXT))
    assert (found.certainty, found.found) == ("moved", (Match(passage(TEXT), 63, 69),))


@pytest.mark.parametrize("around", ["", "x" * 5000])
def test_what_is_around_may_be_nothing_or_longer_than_the_text(around: str) -> None:
    foreign = Anchor(exact="two gates", prefix=around, suffix=around)
    assert resolved(foreign, passage(TEXT)).certainty == "moved"
    assert resolved(foreign, passage(f"{TEXT} {TEXT}")).certainty == "ambiguous"


def test_other_line_ends_are_not_the_very_words_but_much_alike() -> None:
    before = "opened two gates in the dark,\r\nand they told no one"
    after = before.replace("\r\n", "\n")
    assert resolved(anchor(before, before), passage(before)).certainty == "kept"
    found = resolved(anchor(before, before), passage(after))
    assert (found.certainty, words(found)) == ("confirm", [after])


def test_composed_and_decomposed_letters_are_not_the_very_words_but_much_alike() -> None:
    before = "the café by the two gates was open"
    after = before.replace("é", "e\u0301")
    found = resolved(anchor(before, before), passage(f"𐐷 {after}."))
    assert (found.certainty, words(found)) == ("confirm", [after])


def test_of_very_many_places_the_likeliest_are_offered_first() -> None:
    likely = "They opened two gates by night"
    found = resolved(anchor("gates", TEXT), passage("gates " * 400 + likely))
    assert (found.certainty, len(found.found)) == ("ambiguous", 50)
    assert found.found[0].start == 2400 + likely.index("gates")


def test_a_brief_without_words_has_no_places() -> None:
    assert resolved(anchor(LONG)).certainty == "orphan"


letters = st.text(alphabet="ab é한𐐷’", max_size=30)


@given(before=letters, chosen=letters.filter(bool), after=letters, added=letters, other=letters)
def test_whatever_changes_around_they_are_the_same_words_or_none(
    before: str, chosen: str, after: str, added: str, other: str
) -> None:
    text = before + chosen + after
    made = anchor_at(Match(passage(text), len(before), len(before) + len(chosen)))
    now = (passage(f"{added}{text}{other}"), passage(other, place=3), passage(added, "q-other"))
    resolution = resolved(made, *now)
    if resolution.is_settled:
        (found,) = resolution.found
        assert (found.words, found.passage.item) == (chosen, "q-gates")
    assert resolution == resolved(made, *now)
    assert all(found.passage in now for found in resolution.found)


@given(texts=st.lists(letters.filter(bool), min_size=1, max_size=4), data=st.data())
def test_whatever_happens_to_other_items_the_words_stay_where_they_are(
    texts: list[str], data: st.DataObject
) -> None:
    own, *others = (passage(text, f"q-{at}") for at, text in enumerate(texts))
    start = data.draw(st.integers(0, len(own.text) - 1))
    made = anchor_at(Match(own, start, data.draw(st.integers(start + 1, len(own.text)))))
    left = data.draw(st.lists(st.sampled_from(others))) if others else []
    after = data.draw(st.permutations([own, *left]))
    resolution = resolved(made, *after, item=own.item)
    assert (resolution.certainty, resolution.found[0].passage) == ("kept", own)
    gone = resolved(made, *left, item=own.item)
    assert gone.certainty in ("confirm", "ambiguous", "orphan")


@given(text=letters.filter(bool), other=letters, data=st.data())
def test_a_place_that_the_reviewer_agreed_to_is_kept(text: str, other: str, data: st.DataObject) -> None:
    lost = Anchor(exact=data.draw(st.sampled_from(text)))
    passages = passage(text), passage(other, place=3)
    places = resolved(lost, *passages).found
    assert places
    for found in places:
        again = resolved(anchor_at(found), *passages)
        assert again == Resolution("kept", (found,))


@given(text=letters.filter(bool), data=st.data())
def test_what_has_just_been_anchored_is_kept(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = anchor_at(Match(passage(text), start, end))
    assert resolved(made, passage(text)).certainty == "kept"
