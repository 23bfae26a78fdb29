"""What is said about a text that leaves the program, in words."""

from collections.abc import Callable, Iterable, Mapping

from briefreader.cite.citation import FIELD_NAMES
from briefreader.cite.remarks import Remark, RemarkCode
from briefreader.wording.verification import detail_words

_UNCHECKED = "rule-based draft, not checked"
_LEFT_OUT: Mapping[str, str] = {
    "speaker": "who said it",
    "via": "who passed the words on",
    "alleged": "that it is only alleged to be said",
    "about": "what the fragment is about",
    "hedge": "the words of doubt",
    "paraphrase": "that it is a paraphrase",
}


def missing_words(missing: Iterable[str]) -> str:
    """What is missing from a citation, by the names of its fields."""
    return ", ".join(FIELD_NAMES.get(field, field) for field in missing)


def hidden_words(count: int) -> str:
    """`1 hidden character removed`."""
    return f"{count} hidden character{'' if count == 1 else 's'} removed"


def remark_words(remark: Remark) -> str:
    """A remark in a phrase, without a full stop."""
    told = f"left out: {_SAID[remark.code](remark)}" if remark.left_out else _SAID[remark.code](remark)
    if not remark.item:
        return told
    return f"{remark.item} is {told}" if remark.detail else f"{remark.item}: {told}"


def _state(remark: Remark) -> str:
    detail = f": {detail_words(remark.detail)}" if remark.detail else ""
    return f"{remark.code}{detail}"


def _attested(remark: Remark) -> str:
    return f"attested: {detail_words(remark.detail)}" if remark.detail else "attested"


def _joined(remark: Remark) -> str:
    return ", ".join(remark.names)


def _left_out(name: str) -> str:
    return _LEFT_OUT.get(name, name)


def _not_at_hand(remark: Remark) -> str:
    title, *why = remark.names
    told = "open it once" if remark.code == "never-opened" else ": ".join(why)
    other = " is another brief" if remark.code == "another-brief" else ""
    return f"“{title}” is not available: {told}{other}"


_SAID: Mapping[RemarkCode, Callable[[Remark], str]] = {
    "attested": _attested,
    "repaired": _state,
    "cut": _state,
    "misplaced": _state,
    "unverified": _state,
    "own-text": lambda _: "matches the text stored in the brief only",
    "unknown-file": lambda one: f"unverified: from {_joined(one)}, whose hash the brief does not give",
    "relayed": lambda _: "second-hand",
    "alleged": lambda _: "alleged: the source does not say that this was said",
    "unchecked": lambda _: _UNCHECKED,
    "some-unchecked": lambda one: f"{len(one.names)} of {one.count} {_UNCHECKED}: {_joined(one)}",
    "refused": lambda one: ". ".join(one.names),
    "gone": lambda one: f"{_joined(one)} is no longer in this brief",
    "words-changed": lambda one: f"the words have changed: it was written to “{_joined(one)}”",
    "note-gone": lambda _: "the note is no longer there",
    "note-empty": lambda _: "the note has no text",
    "note-without-words": lambda _: "the words that the note is about are no longer there",
    "never-opened": _not_at_hand,
    "unreadable": _not_at_hand,
    "another-brief": _not_at_hand,
    "changed": lambda one: f"“{_joined(one)}” has changed since the search",
    "summary": lambda _: "a summary is nobody’s statement: copy and review the items below it",
    "no-item": lambda _: "the note is attached to no item of the brief",
    "set-off": lambda one: f"{_joined(one)} sets off what fills more than {one.count} lines",
    "hidden": lambda one: hidden_words(one.count),
    "handling": _joined,
    "missing": lambda one: f"citation is missing: {missing_words(one.names)}",
    "capitals": lambda one: f"capitals of the title are a guess: check {_joined(one)}",
    "no-form": lambda one: (
        f"{one.names[0]} here has no form for {one.names[1]}: made by pandoc with the CSL project’s style"
    ),
    "cited-alike": lambda _: "its source is cited in the text like another one",
    "left-out": lambda one: f"the template leaves out {', '.join(map(_left_out, one.names))}",
    "template": lambda one: f"The template {': '.join(one.names)}",
    "exhibit-gone": lambda one: f"{one.names[0]}: there is no folder {', '.join(one.names[1:])}",
    "exhibit-empty": lambda one: f"{_joined(one)} finds nothing",
    "to-fill-in": lambda one: f"to fill in: {_joined(one)}",
    "long-claim": lambda one: (
        f"the claim has {one.count} characters; fewer than {_joined(one)} are shown whole"
    ),
    "not-reviewed": lambda one: f"no draft, not reviewed: {_joined(one)}",
    "without-verdict": lambda one: f"no draft, reviewed without a verdict: {_joined(one)}",
}
