"""Why an action cannot act here."""

from collections.abc import Callable, Mapping

from briefreader.actions import Need, Unavailable


def unavailable_lines(reason: Unavailable) -> tuple[str, ...]:
    """What a key says that cannot act, in one or two lines."""
    return tuple(filter(None, _LINES[reason.need](reason.name)))


def _own_entry(colleague: str) -> tuple[str, ...]:
    return (f"Only {colleague} can delete this." if colleague else "d deletes in the notes pane: press 6.",)


def _address(url: str) -> tuple[str, ...]:
    return (f"Not opened: {url} is no http address." if url else "The source has no address.",)


def _editable(kind: str) -> tuple[str, ...]:
    if kind != "quote":
        return ("The source's words stay as they are.",)
    return (
        "Words between quotation marks stay as they are.",
        "w changes who said them; e on the speaker, in the detail (Enter), the name.",
    )


_LINES: Mapping[Need, Callable[[str], tuple[str, ...]]] = {
    "brief": lambda _: ("The brief is still being read.",),
    "item": lambda _: ("There is no item here.",),
    "writable": lambda notice: ("These notes are read-only.", notice),
    "contested": lambda _: ("No claim of this brief is contested.",),
    "orders": lambda _: ("This pane has only one order.",),
    "colleagues": lambda _: ("Nobody else has notes to this brief in this notes folder.",),
    "colleagues-shown": lambda _: ("Nobody else's notes are shown.",),
    "bookmarks": lambda _: ("No bookmarks yet: b sets one.",),
    "marks": lambda _: ("No marks yet: m and a letter sets one.",),
    "own-entry": _own_entry,
    "movable": lambda _: ("A picks up an entry in Notes (6); a second A puts it on the item you are on.",),
    "copy": lambda _: ("Nothing has been copied yet: y copies the item.",),
    "address": _address,
    "way-back": lambda _: ("There is nothing to go back to.",),
    "way-forward": lambda _: ("There is nothing to go forward to.",),
    "draft": lambda _: ("This brief is no draft: there is nothing in it to check.",),
    "decisions": lambda _: ("Nothing has been done to this draft since it was written.",),
    "checkable": lambda _: ("Speakers and the source's paragraphs are not dropped.",),
    "speaker-to-choose": lambda _: (
        "w is for quotes, and for claims that several hold: it says who is meant.",
    ),
    "holders": lambda _: ("No more than one holds this claim: w on a quote says who said it.",),
    "editable": _editable,
}
