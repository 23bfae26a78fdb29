"""The rules that find a quotation's speaker in its own sentence, the surest first."""

from collections.abc import Sequence
from typing import NamedTuple

from briefreader.draft import lexicon, verbs
from briefreader.draft.clauses import Analysed
from briefreader.draft.mentions import (
    Mention,
    mention_of,
    name_mention,
    run_end,
    subject_after,
    subject_before,
)
from briefreader.draft.tokens import Token

SAID_NAME = "said + name after the quote"
NAME_SAID = "name + said after the quote"
BEFORE = "name + said before the quote"
ACCORDING = "according to"
DASH = "dash + name after the quote"
SAME_SENTENCE = "same sentence"
NAMING = "called it so, same sentence"

_SPEECH = verbs.SPEECH
_NAMING = verbs.NAMING
_TO_WHOM = frozenset(("reporters", "journalists", "lawmakers", "parliament", "congress", "him", "her", "them", "me", "us",
                      "reuters", "radio", "television"))  # fmt: skip


class Found(NamedTuple):
    rule: str
    mention: Mention
    start: int  # tokens of the words that tell
    end: int
    is_adjacent: bool = False


def in_sentence(part: Analysed, at: int, start: int, end: int) -> Found | None:
    stop = next((index for index in range(at + 1, end) if part.tokens[index].is_quoted), end)
    first = next((index + 1 for index in range(at - 1, start - 1, -1) if part.tokens[index].is_quoted), start)
    after = _after(part, at, stop, end)
    before = _before(part, at, first)
    if after is not None and not (
        before is not None and before.is_adjacent and first == start and not after.is_adjacent
    ):
        return after
    if before is not None:
        return before
    if first > start:
        # Between two stretches of one sentence: the words before the first may tell.
        earlier = _before(part, at, start)
        if earlier is not None:
            return earlier
    return _around(part, at, start, end)


def _after(part: Analysed, at: int, stop: int, end: int) -> Found | None:
    """ "…," said X. "…," X said. "…," according to X. "…" – X."""
    tokens, text = part.tokens, part.passage.text
    index = at + 1
    parted = text[: tokens[at].end].rstrip("”\"’'» ")[-1:] in ",.?!…—" or (
        index < stop and tokens[index].text in ",—–-―"
    )
    while (
        index < stop
        and (tokens[index].text in ",()" or tokens[index].low in ("it", "itl"))
        and index < at + 4
    ):
        if tokens[index].low == "it" and not (index > at + 1):
            break
        index += 1
    if index >= stop:
        return None
    dash = _dashed(part, index, stop)
    if dash is not None:
        return dash
    verb = index
    while verb < stop and (
        tokens[verb].low in ("also", "later", "then", "once", "has", "had", "was", "how", "is")
    ):
        verb += 1
    if verb < stop and tokens[verb].low in _SPEECH | verbs.BELIEF:
        begin = verb + 1
        if begin < stop and tokens[begin].low in ("in", "on") and tokens[verb].low in ("chimed",):
            begin += 1
        mention = subject_after(tokens, text, begin, stop)
        if mention is not None:
            return Found(SAID_NAME, mention, verb, _cue_end(tokens, mention, stop), True)
    if tokens[index].low == "according" and index + 1 < stop and tokens[index + 1].low == "to":
        mention = subject_after(tokens, text, index + 2, stop)
        if mention is not None:
            return Found(ACCORDING, mention, index, _cue_end(tokens, mention, stop), True)
    for verb in range(index + 1, min(stop, index + 45)):
        if tokens[verb].text in ".;?!":
            break
        if tokens[verb].low not in _SPEECH | verbs.BELIEF or tokens[verb].is_capital:
            continue
        heard = tokens[verb].low.endswith("ing") and tokens[verb - 1].low in (
            "heard",
            "quoted",
            "recorded",
            "filmed",
        )
        if tokens[verb].low.endswith("ing") and not heard:
            continue
        closes = verb + 1 >= stop or tokens[verb + 1].text in ".,;" or tokens[verb + 1].low == "it"
        if tokens[verb].low in verbs.NEVER_SPEECH and not closes:
            continue
        mention = subject_before(tokens, text, verb - 1 if heard else verb, index)
        if mention is None:
            continue
        lead = range(index, mention.start)
        near = all(
            tokens[one].low in lexicon.DETERMINERS | lexicon.TITLES | lexicon.PERSON_NOUNS | lexicon.ADVERBS
            or tokens[one].is_capital
            or tokens[one].text in ".,’'-"
            for one in lead
        )
        clausal = tokens[index].low in ("and", "but", "while", "as", "when", "which")
        near = near and parted
        if near or (not clausal and mention.start - index <= 12):
            return Found(NAME_SAID, mention, index, verb + 1, near)
        break
    return None


def _dashed(part: Analysed, index: int, stop: int) -> Found | None:
    tokens, text = part.tokens, part.passage.text
    if tokens[index].text not in "-—–―" or index + 1 >= stop:
        return None
    if tokens[index + 1].is_capital and run_end(tokens, index + 1, stop) > index + 1:
        last = run_end(tokens, index + 1, stop)
        if last >= stop - 1 or tokens[last].text in ",.(":
            mention = name_mention(tokens, text, index + 1, last)
            if mention is not None:
                return Found(DASH, mention, index, last, True)
    return None


def _before(part: Analysed, at: int, first: int) -> Found | None:
    """X said: "…", X told reporters that "…", X called it "…"."""
    tokens, text = part.tokens, part.passage.text
    belief: Found | None = None
    for verb in range(at - 1, first - 1, -1):
        token = tokens[verb]
        if token.text in ";" or (token.text in ".?!" and verb < at - 1):
            break
        lemma = _SPEECH.get(token.low) or _NAMING.get(token.low) or verbs.BELIEF.get(token.low)
        lemma = lemma or verbs.DENY.get(token.low) or verbs.DOUBT.get(token.low)
        if token.is_capital and verb > first:
            continue
        if lemma is None or (verb > first and tokens[verb - 1].low in lexicon.DETERMINERS):
            continue
        is_adjacent = _adjacent(tokens, verb + 1, at)
        if token.low in verbs.NEVER_SPEECH and not is_adjacent:
            continue
        if (
            token.low in ("dubbed", "called", "described", "labelled", "labeled")
            and is_adjacent
            and not is_active(tokens, verb)
        ):
            continue
        if token.low in ("quoting", "citing"):
            quoted = _quoting(part, verb, at)
            if quoted is not None:
                return quoted
            continue
        mention = _subject(part, verb, first)
        if mention is None:
            if verb == first and is_adjacent:
                continue
            continue
        rule = BEFORE if is_adjacent else NAMING if token.low in _NAMING else SAME_SENTENCE
        found = Found(
            rule, mention, min(mention.start, verb), verb + 1, is_adjacent and lemma in _SPEECH.values()
        )
        if token.low in verbs.BELIEF:
            belief = belief or found
            continue
        return found
    according = _according(part, first, at)
    return according or belief


def _quoting(part: Analysed, verb: int, at: int) -> Found | None:
    tokens, text = part.tokens, part.passage.text
    end = verb + 1
    while end < at and tokens[end].text not in ",;:":
        end += 1
    for begin in range(verb + 1, end):
        if tokens[begin].is_capital and run_end(tokens, begin, end) >= end - 3:
            last = run_end(tokens, begin, end)
            mention = name_mention(tokens, text, begin, last)
            if mention is not None:
                return Found(SAME_SENTENCE, mention, verb, last)
    mention = mention_of(tokens, text, verb + 1, end)
    return Found(SAME_SENTENCE, mention, verb, end) if mention is not None else None


def _subject(part: Analysed, verb: int, first: int) -> Mention | None:
    """The subject of a verb before a quotation; of a participle, that of the sentence."""
    tokens, text = part.tokens, part.passage.text
    if not tokens[verb].low.endswith("ing"):
        passive = tokens[verb - 1].low if verb > first else ""
        if passive in ("was", "were", "been", "being", "is", "are") and tokens[verb].low not in ("said",):
            return _by(part, verb)
        return subject_before(tokens, text, verb, first) or _coordinated(part, verb, first)
    before = verb - 1
    while before >= first and tokens[before].low in lexicon.ADVERBS:
        before -= 1
    if (
        before >= first
        and tokens[before].text not in ",—–"
        and tokens[before].low not in lexicon.CONJUNCTIONS
    ):
        start = before
        while start > first and tokens[start - 1].text not in ",;:—–" and tokens[start - 1].low not in (
            "with", "is", "get", "was",
        ):  # fmt: skip
            start -= 1
        found = mention_of(tokens, text, start, before + 1)
        if found is not None:
            return found
    for other in range(first, verb):
        if tokens[other].low in _SPEECH and not tokens[other].low.endswith("ing"):
            found = subject_before(tokens, text, other, first)
            if found is not None:
                return found
    return first_subject(part, first, verb)


def _by(part: Analysed, verb: int) -> Mention | None:
    """ "was told by X"."""
    tokens = part.tokens
    for at in range(verb + 1, min(verb + 4, len(tokens))):
        if tokens[at].low == "by":
            return subject_after(tokens, part.passage.text, at + 1, len(tokens))
    return None


def _coordinated(part: Analysed, verb: int, first: int) -> Mention | None:
    """ "X shook his head and said": the subject before the conjunction."""
    tokens = part.tokens
    at = verb - 1
    while at >= first and tokens[at].low in lexicon.ADVERBS | lexicon.AUXILIARIES:
        at -= 1
    if at < first or tokens[at].low not in ("and", "but", "then"):
        return None
    return first_subject(part, first, at)


def first_subject(part: Analysed, first: int, stop: int) -> Mention | None:
    """The name, pronoun or phrase with which a clause begins."""
    tokens, text = part.tokens, part.passage.text
    at = first
    while at < stop and (
        tokens[at].text in ",—–"
        or tokens[at].low in lexicon.ADVERBS
        or tokens[at].low in lexicon.CONJUNCTIONS
    ):
        at += 1
    if at < stop and tokens[at].low in lexicon.PREPOSITIONS:
        while at < stop and tokens[at].text != ",":
            at += 1
        at += 1
    if at >= stop:
        return None
    if tokens[at].low in lexicon.PRONOUNS:
        return Mention("pronoun", tokens[at].text, at, at + 1)
    start = at + 1 if tokens[at].low in lexicon.DETERMINERS else at
    while start < stop and not tokens[start].is_capital and tokens[start].low in lexicon.TITLES:
        start += 1
    last = run_end(tokens, start, stop) if start < stop else start
    if last > start and not (last < stop and tokens[last - 1].is_possessive):
        found = name_mention(tokens, text, start, last)
        if found is not None:
            return found
    end = at
    while end < stop and tokens[end].text not in ",;:—" and not is_verb_like(tokens[end]):
        end += 1
    return mention_of(tokens, text, at, end)


def _according(part: Analysed, first: int, stop: int) -> Found | None:
    tokens, text = part.tokens, part.passage.text
    for at in range(first, stop - 1):
        if tokens[at].low == "according" and tokens[at + 1].low == "to":
            mention = subject_after(tokens, text, at + 2, stop)
            if mention is not None:
                return Found(ACCORDING, mention, at, mention.end)
    return None


def _around(part: Analysed, at: int, start: int, end: int) -> Found | None:
    """A verb of speech later in the sentence: the "fence" is useless, residents said."""
    tokens, text = part.tokens, part.passage.text
    for verb in range(end - 1, at, -1):
        if tokens[verb].text == ";" or tokens[verb].is_quoted:
            break
        if (
            tokens[verb].low not in _SPEECH
            or tokens[verb].low in verbs.NEVER_SPEECH
            or tokens[verb].is_capital
        ):
            continue
        comma = verb
        while comma > at and tokens[comma].text != ",":
            comma -= 1
        if comma <= at:
            continue
        mention = subject_before(tokens, text, verb, comma + 1) or subject_after(tokens, text, verb + 1, end)
        if mention is not None:
            return Found(SAME_SENTENCE, mention, min(mention.start, verb), max(mention.end, verb + 1))
    return _according(part, at, end)


def _adjacent(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether only a comma, a colon, "that", or the one spoken to stands between verb and marks."""
    between = [token for token in tokens[start:at] if token.text not in ",:"]
    if not between:
        return True
    if len(between) > 9:
        return False
    if between[-1].low == "that" and len(between) == 1:
        return True
    if tokens[at - 1].text in ",:":
        told = tokens[start - 1].low in (
            "told",
            "asked",
            "reminded",
            "assured",
            "informed",
            "tells",
            "warned",
        )
        leads = between[0].low in lexicon.PREPOSITIONS | lexicon.ADVERBS | _TO_WHOM | frozenset(
            lexicon.WEEKDAYS
        )
        return (told or leads or tokens[at - 1].text == ":") and not any(
            token.low in _SPEECH for token in between
        )
    return all(token.low in _TO_WHOM for token in between)


def is_active(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "called" has a subject, and is not the participle of what is called so."""
    if verb < 1:
        return False
    before = tokens[verb - 1]
    return before.low in lexicon.PRONOUNS or before.low in ("has", "have", "had", "later", "also", "once")


def is_verb_like(token: Token) -> bool:
    low = token.low
    return low in lexicon.AUXILIARIES or low in _SPEECH or (low.endswith("ed") and not token.is_capital)


def _cue_end(tokens: Sequence[Token], mention: Mention, stop: int) -> int:
    """Where the words that tell end: with the apposition, before the next mark."""
    end = max(mention.end, mention.start + 1)
    while end < stop and tokens[end].text not in ".;:—" and not tokens[end].is_quoted:
        end += 1
    while end > mention.end and tokens[end - 1].text == ",":
        end -= 1
    return end
