"""A dossier in words: how much it rests on, and why somebody may be the same person."""

from collections.abc import Mapping

from briefreader.base.dates import short_day
from briefreader.wording.phrases import counted, joined

NOT_CONFIRMED = "not confirmed"
ONLY_REPORTED = "only reported"

_REASONS: Mapping[str, str] = {
    "same-name": "the same name",
    "alias": "an alias that was confirmed",
    "spelling": "another spelling",
    "called": "called so in a brief",
    "part": "a part of the name",
    "role": "called by the office",
}
_DOUBTS: Mapping[str, str] = {
    "other-party": "but of another party",
    "one-of-two": "but a brief has two of them",
    "one-word": "but it is only one word",
}


def numbers_words(quotes: int, briefs: int, first: str, last: str, undated: int) -> str:
    """`41 quotes in 18 briefs, Feb 2022 to 20 Oct 2024, 2 of them without a date`."""
    if not quotes:
        return "no quotes"
    dates = span_words(first, last) or "no date"
    without = f"{undated:,} of them without a date" if first and undated else None
    return joined((f"{counted(quotes, 'quote')} in {counted(briefs, 'brief')}", dates, without), ", ")


def span_words(first: str, last: str) -> str:
    """Two dates in EDTF, for people: `Feb 2022 to 20 Oct 2024`; one, where they are the same."""
    return " to ".join(dict.fromkeys((short_day(first), short_day(last))))


def reason_words(reason: str, doubt: str | None) -> str:
    """Why a speaker may be the person, and what speaks against it."""
    return joined((_REASONS[reason], _DOUBTS.get(doubt or "")), ", ")


def confirmed_by_words(owner: str) -> str:
    """By whom a name is confirmed; nobody is named for oneself."""
    return f"confirmed by {owner}" if owner else "confirmed by you"
