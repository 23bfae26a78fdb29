"""A word that negates a sentence is named where one of two texts has it and the other has not."""

import json
from typing import Any

import pytest

from briefreader.brief.verification.document import OpenDocument, load
from briefreader.library.comparison import compare
from briefreader.library.negations import Negation, negations_changed
from briefreader.printing.comparison import negation_words


def revision(text: str, lang: str) -> OpenDocument:
    csl = {"id": "x", "type": "article-newspaper", "title": "The dam"}
    said = {"id": "q-1", "speaker": "s-lee", "para": 1, "kind": "direct", "spans": [{"exact": text}]}
    tree: dict[str, Any] = {"brief": "1", "id": "dam", "title": "The dam", "lang": lang, "summary": "x"}
    speakers = [{"id": "s-lee", "name": "Ada Lee", "type": "person"}]
    made = {**tree, "source": {"csl": csl}, "speakers": speakers, "quotes": [said]}
    return load(json.dumps(made).encode(), name="dam.json")


@pytest.mark.parametrize(
    ("old", "new", "lang", "told"),
    [
        ("We did not open the gates", "We did open the gates", "en", "The word “not” is gone"),
        ("We opened two gates", "We never opened two gates", "en-GB", "The word “never” is new"),
        ("Nobody was warned there", "Somebody was warned there", "en", "The word “Nobody” is gone"),
        ("We can open the gates", "We can’t open the gates", "en", "The “not” in “can’t” is new"),
        (
            "We didn't open the gates on Monday night",
            "We opened the gates on Monday night",
            "en",
            "The “not” in “didn't” is gone",
        ),
        (
            "Not all of them were warned",
            "All of them were not warned",
            "en",
            "The word “not” stands in another place",
        ),
        ("Es gab gestern keinen Alarm", "Es gab gestern einen Alarm", "de", "The word “keinen” is gone"),
        (
            "Ce n’est pas vrai du tout",
            "C’est vrai du tout",
            "fr",
            "The “n'” in “n’est” is gone; the word “pas” is gone",
        ),
        ("我們沒有開門", "我們有開門", "zh", "The word “沒” is gone"),
    ],
)
def test_a_negation_that_is_gone_new_or_moved_is_named(old: str, new: str, lang: str, told: str) -> None:
    (change,) = compare(revision(old, lang), revision(new, lang)).changes
    assert negation_words(change) == told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We do not know", "We don’t know"),
        ("We did not know of it", "We never knew of it"),
        ("We opened two gates", "We opened three gates"),
        ("No, we did not", "No, we did not!"),
    ],
)
def test_where_a_sentence_is_negated_as_before_nothing_is_told(old: str, new: str) -> None:
    assert negations_changed(old, new, "en") == ()


def test_of_two_negations_the_one_that_nothing_stands_for_is_named() -> None:
    found = negations_changed("It was not me, nor her, never", "It was not me, never", "en")
    assert found == (Negation("nor", "gone"),)
