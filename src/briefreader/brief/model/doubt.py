"""What may be doubtful about an item of a draft: codes, without a sentence."""

from typing import Literal

from msgspec import Struct

DoubtKind = Literal[
    "who-is-answered",  # which of several who say it a denial answers
    "several-fit",  # several are called so
    "pronoun",  # a pronoun that may mean several
    "near-name",  # a name that is like another one, not equal
    "short-name",  # a part of a name, taken for the whole of one
    "named-elsewhere",  # a description of somebody whom the article may name
    "unknown-name",  # words in the place of a speaker that name nobody the rules know
    "names-nobody",  # a pronoun that means nobody who was named
    "spoke-too",  # somebody else speaks in the paragraph before
    "no-verb",  # no verb of speech stands near
    "no-speaker",
    "second-opinion",  # a second witness reads another speaker
    "no-label",  # words of a transcript without a label, that may be somebody else's
    "not-said",  # the sentence may say that this was not said
    "relayed",  # somebody else says that this was said
    "reporters-own",  # words in marks that the reporter may use himself
    "other",
]


class Doubt(Struct, frozen=True, gc=False):
    """What is doubtful, and the names it is about; `wording.doubts` makes a sentence of it."""

    kind: DoubtKind
    names: tuple[str, ...] = ()
