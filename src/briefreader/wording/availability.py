"""Why an action cannot act here."""

from collections.abc import Callable, Mapping

from briefreader.actions import Need, Unavailable


def unavailable_lines(reason: Unavailable) -> tuple[str, ...]:
    """What a key says that cannot act, in one or two lines."""
    return tuple(filter(None, _LINES[reason.need](reason.name)))


def _own_entry(colleague: str) -> tuple[str, ...]:
    return (f"Only {colleague} can delete this." if colleague else "d deletes in the notes pane: press 6.",)


def _address(url: str) -> tuple[str, ...]:
    return (f"Not opened: {url} is not an http URL." if url else "The source has no URL.",)


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
    "claims": lambda _: ("This brief has no claims.",),
    "orders": lambda _: ("This pane cannot be sorted",),
    "colleagues": lambda _: ("Nobody else has notes to this brief in this notes folder.",),
    "colleagues-shown": lambda _: ("Nobody else's notes are shown.",),
    "bookmarks": lambda _: ("No bookmarks yet: b sets one.",),
    "marks": lambda _: ("No marks yet: m and a letter sets one.",),
    "own-entry": _own_entry,
    "movable": lambda _: (
        "A on a note in Notes (6) begins to move it; A on another item attaches it there.",
    ),
    "copy": lambda _: ("Nothing has been copied yet: y copies the item.",),
    "address": _address,
    "way-back": lambda _: ("There is nothing to go back to.",),
    "way-forward": lambda _: ("There is nothing to go forward to.",),
    "draft": lambda _: ("Only a draft's items, and those that are in no file yet, can be changed here.",),
    "decisions": lambda _: ("There are no unsaved changes.",),
    "checkable": lambda _: ("Speakers and the source's paragraphs cannot be removed.",),
    "speaker-to-choose": lambda _: ("w works on quotes, and on claims that several hold.",),
    "holders": lambda _: ("Only one party holds this claim. w on a quote changes its speaker.",),
    "editable": _editable,
    "quotes": lambda _: ("A claim is based on quotes: select them in Quotes (2) with s, then press f.",),
    "claim": lambda _: ("# works on claims (3).",),
    "quoted-words": lambda _: ("V works on quotes in quotation marks: other sources are searched for them.",),
    "own-words": lambda _: ("Nothing new yet: v on a paragraph of the source (5) makes quotes.",),
}
