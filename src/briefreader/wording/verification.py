"""Whether a quote stands in the source, in words."""

from collections.abc import Mapping

from briefreader.brief.model.brief import Locator
from briefreader.brief.verification.source import place_words
from briefreader.brief.verification.verification import SIGNS, Detail, DetailKind, Verification
from briefreader.cite.speakers import KINDS_OF_PARAPHRASE

_DETAILS: Mapping[DetailKind, str] = {
    **KINDS_OF_PARAPHRASE,
    "against": "against {name}",
    "part": "a part of the quoted words in {name}",
    "other-characters": "printed with other characters in {name}",
    "unknown-file": "compared with {name}, whose hash the brief does not give",
    "unmarked": "not inside quotation marks in {name}",
    "marks-unclear": "the quotation marks do not tell that all of it is the speaker's",
    "not-found": "not found in {name}",
    "elsewhere": "found in {place}, not in {named}",
    "paragraph-gone": "{place} of the brief is not in {name}",
    "attested": "checked against the article by {name} on {day}, the brief says",
    "nothing-to-compare": "nothing to compare with",
}


def detail_words(detail: Detail) -> str:
    """Why a quote is in its state: `against ships.txt`."""
    place, named = _place(detail.place), _place(detail.named)
    return _DETAILS[detail.kind].format(name=detail.name, place=place, named=named, day=detail.day)


def sign_words(verification: Verification) -> str:
    """Sign and word for a quote's state; of one without a state, whose words it has."""
    state = verification.state
    return f"{SIGNS[state]} {state}" if state else detail_words(verification.detail)


def verification_words(verification: Verification) -> str:
    """The same, and against what: `✓ verified (against ships.txt)`."""
    told = f" ({detail_words(verification.detail)})" if verification.state else ""
    return f"{sign_words(verification)}{told}"


def _place(place: Locator | None) -> str:
    return "" if place is None else place_words(place)
