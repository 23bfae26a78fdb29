"""What must be said about a text that leaves the program, beside the text: codes, without a sentence."""

from typing import Literal

from msgspec import Struct

from briefreader.brief.verification.verification import Detail

RemarkCode = Literal[
    # of quoted words: how they compare with the source, and whose they are
    "attested",
    "repaired",
    "cut",
    "misplaced",
    "unverified",
    "own-text",  # compared with nothing but the text that the brief itself carries
    "unknown-file",  # a paragraph of a file whose hash the brief does not give: its `names`
    "relayed",
    "alleged",
    # of an item
    "unchecked",  # drafted, and nobody has checked it
    "some-unchecked",  # of `count` items these `names` are
    "refused",  # nothing of it can be copied: why, and how to mend it
    "gone",  # the item of that name is no longer in the brief
    "words-changed",  # it was attached to other words, which begin so: a name
    # of a note
    "note-gone",
    "note-empty",
    "note-without-words",  # the words that it is about are no longer there
    # of a brief that is not at hand: its title, its path, and why it cannot be read
    "never-opened",
    "unreadable",
    "another-brief",
    "changed",  # since something was found in it
    "summary",  # of a brief, which is no item
    "no-item",  # of the brief is what a note is attached to
    # of a whole text
    "set-off",  # it may fill more than the `count` lines from which a style, by its name, sets quotes off
    "hidden",  # `count` hidden characters were removed
    "handling",
    "missing",  # fields that the citation has to do without
    "capitals",  # `names` are words of the title that were lowered, and may be names
    "no-form",  # a style, by its name, has no form for a type of CSL; pandoc and the CSL project made it
    "cited-alike",  # another source is cited in the text in the same words
    "left-out",  # a template does not print these `names` of what was said: LeftOut
    "template",  # a template cannot be used: its name, and why
    # of a page over many briefs: its name
    "exhibit-gone",  # these folders, further `names`, are not there
    "exhibit-empty",
    # of drafts of reviews
    "to-fill-in",  # fields that the desk has to fill in
    "long-claim",  # `count` characters, and after how many it is cut: a name
    "not-reviewed",  # claims without a draft
    "without-verdict",
]
RemarkSeverity = Literal["information", "warning"]

_WARNINGS: frozenset[RemarkCode] = frozenset(
    ("unverified", "unknown-file", "unchecked", "some-unchecked", "hidden", "left-out")
)


class Remark(Struct, frozen=True):
    """A remark; `wording.remarks` makes a sentence of it.

    `item` is what it is about, where a text has several; `names` and `count` are what its code tells of.
    `left_out`: the item is not in the text for that reason.
    """

    code: RemarkCode
    names: tuple[str, ...] = ()
    count: int = 0
    detail: Detail | None = None
    item: str = ""
    left_out: bool = False

    @property
    def severity(self) -> RemarkSeverity:
        """How it is told: a warning, if what was copied can be wrong or is not what was printed."""
        return "warning" if self.code in _WARNINGS else "information"


class Rendered(Struct, frozen=True):
    """A text that leaves the program, and remarks about it. All raw, to be cleaned at their doors.

    `html` is the same as rich text, where that is wanted.
    """

    text: str
    remarks: tuple[Remark, ...] = ()
    html: str = ""
