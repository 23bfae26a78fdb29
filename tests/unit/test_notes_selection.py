"""Which entries of a notebook a selection wants."""

import pytest
from msgspec import convert

from briefreader.notes import AnyEntry, Notebook, Selection

EARLY, LATE = "2024-10-20T10:41:00Z", "2024-10-21T10:41:00Z"


def entry(kind: str, item: str, modified: str = EARLY, **fields: object) -> AnyEntry:
    made = {"kind": kind, "id": f"{kind}-{item}", "item": item, "created": EARLY, "modified": modified}
    found: AnyEntry = convert({**made, "reviewer": "Ada", "change": 1, **fields}, AnyEntry)
    return found


# One of each kind, with words of its own in everything that it says.
ENTRIES = (
    entry("note", "q", text="Ask Kim", tags=["urgent"], anchor={"exact": "the ünknown ship"}),
    entry("tags", "c", tags=["Later"]),
    entry("bookmark", "h", label="where it began"),
    entry("mark", "g", letter="z"),
    entry("review", "c", LATE, state="reviewed", verdict="refuted", comment="No source."),
    entry("addition", "source", field="author", value="Choe"),
    entry("basket", "k", rank=1, section="Denials", comment="To begin with"),
    entry("use", "q", LATE, report="findings.md"),
)


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (Selection(), ["note", "tags", "bookmark", "mark", "review", "addition", "basket", "use"]),
        (Selection(text="kim"), ["note"]),
        (Selection(text="unknown"), ["note"]),
        (Selection(text="URGENT"), ["note"]),
        (Selection(text="later"), ["tags"]),
        (Selection(text="began"), ["bookmark"]),
        (Selection(text="z"), ["mark"]),
        (Selection(text="refuted"), ["review"]),
        (Selection(text="no source"), ["review"]),
        (Selection(text="choe"), ["addition"]),
        (Selection(text="denial"), ["basket"]),
        (Selection(text="begin with"), ["basket"]),
        (Selection(text="findings"), ["use"]),
        (Selection(text="kim urgent"), []),  # words that stand together
        (Selection(tags=("urgent",)), ["note"]),
        (Selection(tags=("#later",)), ["tags", "review"]),  # of the entry, or of its item
        (Selection(tags=("urgent", "later")), ["note", "tags", "review"]),
        (Selection(kinds=("mark", "use")), ["mark", "use"]),
        (Selection(since=LATE), ["review", "use"]),
        (Selection(kinds=("use",), since="2024-10-22"), []),
    ],
)
def test_an_entry_is_wanted_that_fits_everything_asked_for(wanted: Selection, kinds: list[str]) -> None:
    assert [one.kind for one in wanted.of(Notebook(entries=ENTRIES)).entries] == kinds
