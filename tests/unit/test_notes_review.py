"""Grades, verdicts and likelihoods: what they may say, and what they never become."""

from typing import Any

import pytest

from briefreader.notes import (
    CREDIBILITY,
    RELIABILITY,
    SCALES,
    VERDICTS,
    Review,
    complaints,
    grade_text,
)


def review(**fields: Any) -> Review:
    return Review(id="r", item="c", created="", modified="", reviewer="Ada", change=1, **fields)


def test_a_grade_is_written_as_letter_and_digit() -> None:
    assert grade_text(review(reliability="B", credibility="2")) == "B2"
    assert grade_text(review(reliability="F", credibility="6")) == "F6"
    assert grade_text(review(reliability="C")) == "C"
    assert grade_text(review(credibility="3")) == "3"
    assert grade_text(review()) == ""


def test_not_judged_is_said_in_words_and_is_no_number() -> None:
    assert RELIABILITY["F"] == "Reliability cannot be judged"
    assert CREDIBILITY["6"] == "Truth cannot be judged"
    assert "".join(RELIABILITY) == "ABCDEF"
    assert "".join(CREDIBILITY) == "123456"
    assert all(isinstance(digit, str) for digit in CREDIBILITY)


def test_every_term_of_both_scales_has_its_range() -> None:
    assert {words: SCALES["icd203"].percent(words) for words in SCALES["icd203"].row(0)} == {
        "almost no chance": "1–5 %",
        "very unlikely": "5–20 %",
        "unlikely": "20–45 %",
        "roughly even chance": "45–55 %",
        "likely": "55–80 %",
        "very likely": "80–95 %",
        "almost certain": "95–99 %",
    }
    assert SCALES["icd203"].row(1)[4] == "probable"
    assert SCALES["icd203"].percent("highly probable") == SCALES["icd203"].percent("very likely")
    assert SCALES["phia"].row(0) == SCALES["phia"].row(1)
    assert SCALES["phia"].percent("realistic possibility") == "about 40 to less than 50 %"


def test_the_words_of_one_scale_mean_nothing_in_the_other() -> None:
    assert SCALES["icd203"].percent("highly likely") is None
    assert SCALES["phia"].percent("very likely") is None
    assert SCALES["icd203"].percent("unlikely") != SCALES["phia"].percent("unlikely")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"reliability": "G"}, "“G” is not a reliability: choose one of A, B, C, D, E, F"),
        ({"credibility": "7"}, "“7” is not a credibility"),
        ({"credibility": 2}, "“2” is not a credibility"),
        ({"confidence": "medium"}, "choose one of high, moderate, low"),
        ({"state": "done"}, "“done” is not a state"),
        (
            {"verdict": "true-ish"},
            "choose one of supported, unsupported, misleading, false, cannot-determine",
        ),
        ({"likelihood": "likely"}, "A likelihood needs its scale"),
        ({"likelihood": "highly likely", "scale": "icd203"}, "“highly likely” is not a term of ICD 203"),
        ({"comment": 7}, "The comment is not text"),
    ],
)
def test_a_wrong_value_is_named_with_the_right_ones(fields: dict[str, Any], message: str) -> None:
    (complaint,) = complaints(fields, VERDICTS)
    assert message in complaint


def test_everything_wrong_is_told_at_once() -> None:
    assert len(complaints({"reliability": "Z", "credibility": "0", "confidence": "none"})) == 3


def test_a_desk_has_verdicts_of_its_own() -> None:
    assert complaints({"verdict": "pants on fire"}, ["pants on fire"]) == ()
    assert complaints({"verdict": "anything at all"}) == ()
    assert complaints({"verdict": "  "}) == ("A verdict needs words",)


def test_a_full_review_is_fine() -> None:
    fields = {
        "state": "reviewed",
        "reliability": "A",
        "credibility": "6",
        "verdict": "cannot-determine",
        "likelihood": "realistic possibility",
        "scale": "phia",
        "confidence": "low",
        "comment": "One source.",
    }
    assert complaints(fields, VERDICTS) == ()
