"""What a reviewer says about a brief: notes, tags, bookmarks, marks and reviews, never lost."""

from briefreader.notes.disagreement import Disagreement, Opinion, disagreements
from briefreader.notes.edit import Edit, describe
from briefreader.notes.error import (
    Broken,
    Conflict,
    Denied,
    Full,
    Gone,
    Invalid,
    Locked,
    NewerSchema,
    OtherBrief,
    ReadOnly,
    StoreError,
)
from briefreader.notes.examine import Condition, Mended, examine, mend
from briefreader.notes.model import (
    KIND_NAMES,
    Anchor,
    AnyEntry,
    Bookmark,
    Change,
    Colleague,
    Mark,
    Note,
    Notebook,
    Review,
    Reviewer,
    Subject,
    Tags,
    normal_tags,
)
from briefreader.notes.review import CONFIDENCES, CREDIBILITY, RELIABILITY, VERDICTS, complaints, grade_text
from briefreader.notes.reviewer import find_reviewer, keep_own_name, own_name
from briefreader.notes.scale import SCALES, Scale, Term
from briefreader.notes.selection import Selection
from briefreader.notes.state import PrivateState, UnderWay
from briefreader.notes.store import Store

__all__ = [
    "CONFIDENCES",
    "CREDIBILITY",
    "KIND_NAMES",
    "RELIABILITY",
    "SCALES",
    "VERDICTS",
    "Anchor",
    "AnyEntry",
    "Bookmark",
    "Broken",
    "Change",
    "Colleague",
    "Condition",
    "Conflict",
    "Denied",
    "Disagreement",
    "Edit",
    "Full",
    "Gone",
    "Invalid",
    "Locked",
    "Mark",
    "Mended",
    "NewerSchema",
    "Note",
    "Notebook",
    "Opinion",
    "OtherBrief",
    "PrivateState",
    "ReadOnly",
    "Review",
    "Reviewer",
    "Scale",
    "Selection",
    "Store",
    "StoreError",
    "Subject",
    "Tags",
    "Term",
    "UnderWay",
    "complaints",
    "describe",
    "disagreements",
    "examine",
    "find_reviewer",
    "grade_text",
    "keep_own_name",
    "mend",
    "normal_tags",
    "own_name",
]
