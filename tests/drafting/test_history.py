"""Dates in prose, and what of them is history."""

from datetime import date

import pytest

from briefreader.draft.time.dates import when_of
from tests.drafting.drafting import draft, events

WRITTEN = date(2024, 10, 16)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "value", "inferred"),
    [
        ("March 4, 2011", "2011-03-04", False),
        ("4 March 2011", "2011-03-04", False),
        ("2011-03-04", "2011-03-04", False),
        ("March 2011", "2011-03", False),
        ("2011", "2011", False),
        ("from 2004 to 2009", "2004/2009", False),
        ("the 1960s", "196X", False),
        ("the sixties", "196X", False),
        ("the early 1990s", "1990~/1993~", False),
        ("the 20th century", "19XX", False),
        ("the summer of 2019", "2019-22", False),
        ("yesterday", "2024-10-15", True),
        ("Monday", "2024-10-14", True),
        ("last Wednesday", "2024-10-09", True),
        ("last week", "2024-10-07/2024-10-13", True),
        ("last month", "2024-09", True),
        ("last year", "2023", True),
        ("three years ago", "2021~", True),
        ("two days ago", "2024-10-14", True),
        ("August 10", "2024-08-10", True),
        ("last March", "2024-03", True),
        ("last October", "2023-10", True),
        ("next March", "2025-03", True),
        ("tomorrow", "2024-10-17", True),
        ("next Wednesday", "2024-10-23", True),
        ("Tuesday, October 8", "2024-10-08", True),
        ("this week", "2024-10-14/2024-10-20", True),
        ("next week", "2024-10-21/2024-10-27", True),
        ("this weekend", "2024-10-12/2024-10-13", True),
        ("this past weekend", "2024-10-12/2024-10-13", True),
        ("next month", "2024-11", True),
        ("last summer", "2024-22", True),
        ("next summer", "2025-22", True),
        ("two weeks ago", "2024-10-02~", True),
        ("three months ago", "2024-07~", True),
        ("a decade ago", "2014~", True),
        ("two decades ago", "200X", True),
        ("the year before", "2023", True),
        ("the late 1980s", "1987~/1989~", False),
    ],
)
def test_a_date_has_the_precision_of_its_words(words: str, value: str, inferred: bool) -> None:
    found = when_of(f"It began {'in ' if words[0].isdigit() and len(words) == 4 else ''}{words}.", WRITTEN)
    assert [(one.value, one.inferred) for one in found] == [(value, inferred)]


@pytest.mark.parametrize(
    "words", ["several years ago", "a few days ago", "two hours ago", "last decade", "the following year"]
)
def test_words_that_are_too_wide_for_a_date_have_none(words: str) -> None:
    assert [one.value for one in when_of(f"It began {words}.", WRITTEN)] == [None]


@pytest.mark.parametrize(
    ("words", "written", "value"),
    [
        ("December 30", date(2024, 1, 3), "2023-12-30"),
        ("January 3", date(2024, 12, 30), "2025-01-03"),
        ("January 3", date(2024, 3, 1), "2024-01-03"),
    ],
)
def test_a_day_without_a_year_is_the_nearest(words: str, written: date, value: str) -> None:
    assert [one.value for one in when_of(f"It began {words}.", written)] == [value]


@pytest.mark.parametrize("words", ["yesterday", "last week", "three years ago", "August 10", "Monday"])
def test_without_a_date_of_the_article_nothing_is_counted_from_it(words: str) -> None:
    assert [one.value for one in when_of(f"It began {words}.", None)] == [None]


@pytest.mark.parametrize(
    "text",
    ["It cost 2,000 euros.", "About 1900 people came.", "The 1990 metres race.",
     "It has $2011 left.", "Flight 1999 left.",
     "The 2015-class ship", "They may march."],
)  # fmt: skip
def test_numbers_and_words_that_are_no_dates_are_none(text: str) -> None:
    assert when_of(text, WRITTEN) == ()


def test_dated_sentences_of_the_past_are_events() -> None:
    brief = draft("The dam broke in March 2011. It was mended three years ago.", written=WRITTEN)
    assert events(brief) == [("2011-03", "March 2011", False), ("2021~", "three years ago", True)]


def test_a_number_below_1500_is_a_year_only_after_a_word_that_says_so() -> None:
    brief = draft("1200 Menschen kamen. The abbey was built in 1066.", written=WRITTEN)
    assert events(brief) == [("1066", "1066", False)]


def test_what_is_to_come_or_stands_in_marks_is_no_event() -> None:
    brief = draft("It will open in 2030. “We built it in 1999,” said Ida Moreau.", written=WRITTEN)
    assert events(brief) == []


@pytest.mark.parametrize(
    "text",
    [
        "The deadline is Friday.",
        "A deal could be signed on Friday.",
        "The court ordered him to appear on Friday.",
    ],
)
def test_a_weekday_of_what_is_to_come_is_not_taken_for_the_last_one(text: str) -> None:
    assert events(draft(text, written=WRITTEN)) == []


def test_words_for_a_time_without_a_date_stay_words() -> None:
    assert events(draft("The dam broke seven decades ago.")) == [(None, "seven decades ago", False)]


def test_the_years_of_a_named_war_are_marked_as_outside_knowledge() -> None:
    brief = draft("The bridge was blown up during the Korean War.")
    assert events(brief) == [("1950/1953", "Korean War", True)]
    assert "not the article's" in (brief.history[0].note or "")


def test_an_event_that_somebody_reports_is_attributed_to_him() -> None:
    brief = draft("The dam broke in 2011, according to Ida Moreau.")
    assert brief.history[0].attributed_to == "s-ida-moreau"
    assert brief.history[0].quote == brief.quotes[0].id
