"""Words are found in many texts as in each of them alone."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from briefreader.base.normalise import for_matching
from briefreader.notes.search import NEAR_SCORE, Occurrence, Texts

letters = st.text(alphabet="ab \0é한𐐷", max_size=12)


@given(texts=st.lists(letters, max_size=5), words=letters.filter(bool))
def test_every_place_is_found_and_none_across_two_texts(texts: list[str], words: str) -> None:
    expected = [
        Occurrence(at, start, start + len(words))
        for at, text in enumerate(texts)
        for start in range(len(text))
        if text.startswith(words, start)
    ]
    assert list(Texts(texts).exact(words)) == expected


@given(
    before=letters,
    words=st.lists(st.sampled_from(["gates", "opened", "dark", "twenty", "한국어"]), min_size=6, max_size=9),
    after=letters,
    data=st.data(),
)
def test_words_with_one_letter_changed_are_found_and_are_as_much_alike_as_is_said(
    before: str, words: list[str], after: str, data: st.DataObject
) -> None:
    said = " ".join(words)
    at = data.draw(st.integers(0, len(said) - 1))
    text = f"{before} {said[:at]}z{said[at + 1 :]} {after}"
    near = Texts(["nothing of the kind", text]).near(said)
    assert near
    for place in near:
        assert place.text == 1
        assert 0 <= place.start < place.end <= len(text)
    best = max(near.items(), key=lambda one: one[1])
    assert best[1] >= NEAR_SCORE
    assert fuzz.ratio(for_matching(said), for_matching(text[best[0].start : best[0].end])) > NEAR_SCORE - 5


def test_words_that_are_much_alike_are_found_whole() -> None:
    said = "they opened the gates of the city in the dark, and no one in the city was told of it"
    now = said.replace("the gates", "seventeen gates")
    ((place, _),) = Texts([f"He said: {now}, or so it was."]).near(said).items()
    assert (place.start, place.end) == (9, 9 + len(now))


def test_no_word_is_cut_in_two() -> None:
    said = "they opened the gates of the city in the dark, and no one was told"
    text = f"{said.replace('they', 'thereafter they', 1)}ers of tales"
    ((place, _),) = Texts([text]).near(said[2:]).items()
    assert text[place.start : place.end] == text[text.index("they") : text.index(" of tales")]


def test_no_texts_have_no_places() -> None:
    assert not list(Texts([]).exact("gates"))
    assert not Texts([]).near("they opened two gates in the dark")
