"""Dates in EDTF: which are read, what they can mean, and how events are put in order."""

import calendar
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.base.dates import (
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    DateRange,
    Day,
    chronological,
    from_parts,
    iso_day,
    parse_edtf,
    short_day,
    utc,
)
from briefreader.brief.model.brief import Event


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1973", (1973, 1, 1), (1973, 12, 31)),
        ("2022-02", (2022, 2, 1), (2022, 2, 28)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2024-10-16", (2024, 10, 16), (2024, 10, 16)),
        ("2024-10-16T08:30:00Z", (2024, 10, 16), (2024, 10, 16)),
        ("1950/1953", (1950, 1, 1), (1953, 12, 31)),
        ("2024-10-06/2024-10-13", (2024, 10, 6), (2024, 10, 13)),
        ("2001-21", (2001, 3, 1), (2001, 5, 31)),
        ("2001-23", (2001, 9, 1), (2001, 11, 30)),
        ("-0044", (-44, 1, 1), (-44, 12, 31)),
        ("Y170000002", (170000002, 1, 1), (170000002, 12, 31)),
        ("Y-17000", (-17000, 1, 1), (-17000, 12, 31)),
    ],
)
def test_exact_dates(text: str, earliest: Day, latest: Day) -> None:
    assert parse_edtf(text) == DateRange(earliest, latest, exact=True)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("196X", (1960, 1, 1), (1969, 12, 31)),
        ("19XX", (1900, 1, 1), (1999, 12, 31)),
        ("-004X", (-49, 1, 1), (-40, 12, 31)),
        ("2004-XX", (2004, 1, 1), (2004, 12, 31)),
        ("1985-04-XX", (1985, 4, 1), (1985, 4, 30)),
        ("2022-02~", (2022, 2, 1), (2022, 2, 28)),
        ("1984?", (1984, 1, 1), (1984, 12, 31)),
        ("1984%", (1984, 1, 1), (1984, 12, 31)),
        ("2024-09~/2024-10~", (2024, 9, 1), (2024, 10, 31)),
    ],
)
def test_dates_with_a_doubt_or_a_gap(text: str, earliest: Day, latest: Day) -> None:
    assert parse_edtf(text) == DateRange(earliest, latest, exact=False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "last week",
        "1973-13",
        "1973-00",
        "1973-02-30",
        "1973-2",
        "73",
        "2001-25",
        "2001-21-05",
        "-0000",
        "1984?~",
        "196X-05",
        "1985-XX-12",
        "Y1984",
        "Y17000-05",
        "../..",
        "/",
        "1950/1951/1952",
        "١٩٧٣",
        "1973\n",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_edtf(text) is None


@pytest.mark.parametrize("text", ["1950/..", "1950/", "../1953", "/1953"])
def test_an_open_interval_is_not_exact_and_reaches_further_than_any_year(text: str) -> None:
    date = parse_edtf(text)

    assert date is not None
    assert not date.exact
    assert date.earliest < (-9999, 1, 1) or date.latest > (9999, 12, 31)


def test_an_interval_the_wrong_way_round_ends_before_it_starts() -> None:
    date = parse_edtf("1953/1950")

    assert date is not None
    assert date.latest < date.earliest


@given(st.dates())
def test_every_calendar_day_is_read(day: object) -> None:
    date = parse_edtf(str(day))

    assert date is not None
    assert date.earliest == date.latest == tuple(map(int, str(day).split("-")))


@given(st.text(alphabet="0123456789-/X?~%.YT:Z", max_size=24))
def test_only_an_interval_can_end_before_it_starts(text: str) -> None:
    date = parse_edtf(text)

    assert date is None or "/" in text or date.earliest <= date.latest


def test_the_parts_of_a_citations_date() -> None:
    assert from_parts((2024, 10, 16)) == parse_edtf("2024-10-16")
    assert from_parts(("2024",)) == parse_edtf("2024")
    assert from_parts((-44,)) == parse_edtf("-0044")
    assert from_parts((2024, 13)) is None
    assert from_parts(("soon",)) is None


def event(event_id: str, date: str | None = None) -> Event:
    return Event(id=event_id, text="Something.", date=date)


def test_events_are_put_in_order_of_date() -> None:
    events = (event("c", "2022"), event("a", "1950/1953"), event("b", "196X"), event("o", "../1945"))

    assert [found.id for found in chronological(events)] == ["o", "a", "b", "c"]


def test_an_event_without_a_date_stays_behind_the_one_before_it() -> None:
    events = (event("first"), event("late", "2022"), event("after-late"), event("early", "1950"))

    assert [found.id for found in chronological(events)] == ["first", "early", "late", "after-late"]


def test_of_two_events_of_one_year_the_shorter_stands_first() -> None:
    events = (event("year", "2022"), event("january", "2022-01"))

    assert [found.id for found in chronological(events)] == ["january", "year"]


def test_the_names_are_those_of_the_calendar() -> None:
    assert list(MONTHS) == list(calendar.month_name)[1:]
    assert list(WEEKDAYS) == list(calendar.day_name)
    assert all(month.startswith(short.rstrip(".")) for month, short in zip(MONTHS, SHORT_MONTHS, strict=True))


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-10-16", date(2024, 10, 16)), ("2024-13-01", None), ("October", None), ("", None)],
)
def test_a_day_is_read_or_is_none(text: str, day: date | None) -> None:
    assert iso_day(text) == day


def test_a_moment_is_told_in_utc_and_whole_seconds() -> None:
    there = datetime(2024, 10, 20, 12, 41, 7, 999, timezone(timedelta(hours=2)))
    assert utc(there) == "2024-10-20T10:41:07Z"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024-10-06", "6 Oct 2024"),
        ("2024-10", "Oct 2024"),
        ("2024", "2024"),
        ("2024-21", "2024-21"),
        ("2024-10/2024-12", "2024-10/2024-12"),
        ("", ""),
    ],
)
def test_a_day_or_a_month_in_few_letters(text: str, shown: str) -> None:
    assert short_day(text) == shown
