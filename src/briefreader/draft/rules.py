"""The rules of drafting, each with the label that stands in a draft and in the list of what was measured."""

from enum import Enum, unique


@unique
class Rule(Enum):
    """What found an item; the value is its label."""

    # Who says words in quotation marks, by their sentence
    SAID_NAME = "said + name after the quote"
    NAME_SAID = "name + said after the quote"
    BEFORE = "name + said before the quote"
    ACCORDING = "according to"
    DASH = "dash + name after the quote"
    SAME_SENTENCE = "same sentence"
    INTRODUCED = "begins the sentence, colon before the quote"
    NAMING = "called it so, same sentence"

    # Who says them, by the rest of the article
    COLON = "colon at the end of the paragraph before"
    GOES_ON = "goes on from the paragraph before"
    CONTINUES = "continues in the paragraph"
    PREVIOUS_SENTENCE = "speaker of the sentence before"
    QUOTE_AFTER_QUOTE = "paragraph that is only a quote, after a quote"
    QUOTE_AFTER_PLAIN = "paragraph that is only a quote, after the reporter's words"
    HEADED = "heading with a name above the quote"
    PULLED = "pull quote + name"
    BLOCK = "author of a block quotation or post"
    TURN = "label of a turn in a transcript"
    NOBODY = "no speaker found"

    # Statements without marks
    INDIRECT = "indirect: name + verb of speech"
    INDIRECT_ACCORDING = "indirect: according to"
    INDIRECT_PASSIVE = "indirect: nobody named (is said to)"

    # Denials and doubts
    DENIES = "verb of denial + a claim"
    DISMISSES = "dismissed or rejected + a claim"
    CALLS_FALSE = "called the claim false"
    SAYS_FALSE = "said that it is not true"
    DOUBTS = "verb of doubt + a claim"
    UNCONVINCED = "doubtful, unconvinced"
    UNLIKELY = "said that it is unlikely"

    # Who asserts what is denied
    NAMES_OWNER = "the denial names whose claim it is"
    REFERS_BACK = "the denial refers to what stands before it"
    SAYS_SAME = "says the same, beside the denial"

    # Events
    DATED = "date in the sentence"
    RELATIVE = "date counted from the article's"
    UNRESOLVED = "words for a time, without a date"
    NAMED = "named event, its years from outside the article"

    @property
    def label(self) -> str:
        """What people read, and what files have."""
        return self.value
