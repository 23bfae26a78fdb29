"""The rules of drafting: each has an id, and a label that stands in drafts and in the documentation."""

from collections.abc import Mapping
from enum import Enum, unique


@unique
class Rule(Enum):
    """What found an item. The id stands in `measured.json`, whose counts set the rule's weight."""

    def __init__(self, rule_id: str, label: str) -> None:
        self.id = rule_id
        self.label = label

    # Who says words in quotation marks, by their sentence
    SAID_NAME = "said-name", "said + name after the quote"
    NAME_SAID = "name-said", "name + said after the quote"
    BEFORE = "before", "name + said before the quote"
    ACCORDING = "according", "according to"
    DASH = "dash", "dash + name after the quote"
    SAME_SENTENCE = "same-sentence", "same sentence"
    INTRODUCED = "introduced", "begins the sentence, colon before the quote"
    NAMING = "naming", "called it so, same sentence"

    # Who says them, by the rest of the article
    COLON = "colon", "colon at the end of the paragraph before"
    GOES_ON = "goes-on", "goes on from the paragraph before"
    CONTINUES = "continues", "continues in the paragraph"
    PREVIOUS_SENTENCE = "previous-sentence", "speaker of the sentence before"
    QUOTE_AFTER_QUOTE = "quote-after-quote", "paragraph that is only a quote, after a quote"
    QUOTE_AFTER_PLAIN = "quote-after-plain", "paragraph that is only a quote, after the reporter's words"
    HEADED = "headed", "heading with a name above the quote"
    PULLED = "pulled", "pull quote + name"
    BLOCK = "block", "author of a block quotation or post"
    TURN = "turn", "label of a turn in a transcript"
    NOBODY = "nobody", "no speaker found"

    # Statements without marks
    INDIRECT = "indirect", "indirect: name + verb of speech"
    INDIRECT_ACCORDING = "indirect-according", "indirect: according to"
    INDIRECT_PASSIVE = "indirect-passive", "indirect: nobody named (is said to)"

    # Denials and doubts
    DENIES = "denies", "verb of denial + a claim"
    DISMISSES = "dismisses", "dismissed or rejected + a claim"
    CALLS_FALSE = "calls-false", "called the claim false"
    SAYS_FALSE = "says-false", "said that it is not true"
    DOUBTS = "doubts", "verb of doubt + a claim"
    UNCONVINCED = "unconvinced", "doubtful, unconvinced"
    UNLIKELY = "unlikely", "said that it is unlikely"

    # Who asserts what is denied
    NAMES_OWNER = "names-owner", "the denial names whose claim it is"
    REFERS_BACK = "refers-back", "the denial refers to what stands before it"
    SAYS_SAME = "says-same", "says the same, beside the denial"

    # Events
    DATED = "dated", "date in the sentence"
    RELATIVE = "relative", "date counted from the article's"
    UNRESOLVED = "unresolved", "words for a time, without a date"
    NAMED = "named", "named event, its years from outside the article"


BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in Rule}


@unique
class Weight(Enum):
    """What favours one of several whom "he" can mean, by how many sentences.

    Measured by changing one at a time: 549 quotations of the articles that the rules were tuned on, and the
    quotations with a named source of 77 articles of PolNeAR (train and dev).
    """

    # At 0: 4 more quotations flagged, none more right or wrong.
    SUBJECT = "subject", "the sentence begins with the name", 0.6
    # At 0: 1 more right, none more flagged.
    SPEAKER = "speaker", "spoke last", 0.9
    # At 0: 3 and 3 fewer flagged, 1 and 3 more wrong without a flag. At 2: 32 more flagged, 1 fewer wrong.
    RIVAL = "rival", "another is named too if no farther away than this", 1.0

    def __init__(self, weight_id: str, label: str, sentences: float) -> None:
        self.id = weight_id
        self.label = label
        self.sentences = sentences
