"""Who says what: quotations with their speakers, and statements without marks."""

from dataclasses import dataclass
from typing import NamedTuple

from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.people import Resolved, Speech
from briefreader.draft.annotations.words import Quotation, Sentence
from briefreader.draft.rules import Rule

NO_SPEAKER = Doubt("no-speaker")
REVERSED = Doubt("not-said")
RELAYED = Doubt("relayed")

# Lemmas of what is no verb.
ACCORDING = "according"  # "according to"
BE_SAID = "be said"  # "is said to", which names nobody
LISTED = "listed"  # an item of a list, of which the paragraph above tells who says it


@dataclass(frozen=True)
class Attribution:
    """A quotation with whoever says it, the rule, and the reporter's words that tell."""

    quotation: Quotation
    rule: Rule
    resolved: Resolved
    cue: str = ""
    is_adjacent: bool = False  # nothing but the attribution's own comma or colon between verb and marks


class Statement(NamedTuple):
    """A sentence without marks in which somebody says something.

    `cue` are the words that tell, where they stand above a list of which it is an item.
    """

    sentence: Sentence
    speech: Speech
    resolved: Resolved
    cue: str = ""
