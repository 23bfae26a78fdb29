"""The rules that find a quotation's speaker in its own sentence, the surest first."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefreader.draft.annotations.offsets import TokenIndex
from briefreader.draft.annotations.people import Mention
from briefreader.draft.annotations.words import Analysed, Token
from briefreader.draft.mentions.clauses import first_subject, is_according, is_active, is_verb_like
from briefreader.draft.mentions.names import name_mention, run_end
from briefreader.draft.mentions.phrases import is_finite, mention_of
from briefreader.draft.mentions.subject_after import subject_after
from briefreader.draft.mentions.subject_before import subject_before
from briefreader.draft.rules import Rule
from briefreader.draft.text import claim_words, lexicon, verbs
from briefreader.draft.text.tokens import first_other, last_other
from briefreader.draft.text.wordlist import word_set

_SAYING = verbs.SPEECH.keys() | verbs.BELIEF.keys()
_LEMMAS = verbs.DOUBT | verbs.DENY | verbs.BELIEF | verbs.NAMING | verbs.SPEECH
_TO_WHOM = word_set(
    "reporters journalists lawmakers parliament congress him her them me us reuters radio television"
)
_SPEECH_LEMMAS = frozenset(verbs.SPEECH.values())
_OPENS_AFTER_VERB = lexicon.PREPOSITIONS | lexicon.ADVERBS | _TO_WHOM | frozenset(lexicon.WEEKDAYS)
_TELLING = word_set("told asked reminded assured informed tells warned")
_NAMED_SO = word_set("dubbed called described labelled labeled")
_HEARING = word_set("heard quoted recorded filmed")
_BEFORE_VERB = word_set("also later then once has had was how is")
_NEW_CLAUSE = word_set("and but while as when which")
_BEFORE_PARTICIPLE = word_set("with is get was")
_NEAR = lexicon.DETERMINERS | lexicon.ROLE_NOUNS | lexicon.ADVERBS
_FARTHEST = 120  # tokens before the marks in which a verb of speech is looked for
_AS_SAYING = 7  # tokens from "quoted" to "saying"
_ANSWERING = verbs.DENY.keys() | verbs.DISMISS.keys() | verbs.DOUBT.keys() | {"countered", "counters"}
_POSSESSIVE = re.compile(r"[’'‘]s?$")
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
_PARTICLES = word_set("back in on out up")
_RELATIVES = word_set("who whom whose which that")
_REACH = 45  # tokens behind the marks in which a verb of speech is looked for
_REACH_OF_SUBJECT = 12  # tokens behind the marks in which its subject begins


class Attributed(NamedTuple):
    """Who is said to speak, by which rule, and the words that tell."""

    rule: Rule
    mention: Mention
    start: TokenIndex  # of the words that tell
    end: TokenIndex
    is_adjacent: bool = False  # nothing but the attribution's own signs stands between verb and marks


def in_sentence(part: Analysed, at: int, start: int, end: int) -> Attributed | None:
    """The speaker of the quotation at a token, by the words of its sentence."""
    stop = first_other(part.tokens, at + 1, end, _is_unquoted)
    first = last_other(part.tokens, start, at, _is_unquoted) + 1
    after = _after(part, at, stop)
    before = _before(part, at, first)
    is_between = before is not None and before.is_adjacent and first == start
    is_other = before is not None and after is not None and _is_other_clause(part, at, after)
    if after is not None and (after.is_adjacent or not (is_between or is_other)):
        return after
    if before is not None:
        return before
    # Between two stretches of one sentence, the words before the first may tell.
    earlier = _before(part, at, start) if first > start else None
    return earlier or _around(part, at, end) or _introduced(part, at, first)


def _is_other_clause(part: Analysed, at: int, after: Attributed) -> bool:
    """Whether "and" leads to another who speaks: "X called it “dry” then, and Y said"."""
    between = part.tokens[at + 1 : after.mention.start]
    return bool(between) and between[-1].low in ("and", "but", "while")


def _is_unquoted(token: Token) -> bool:
    return not token.is_quoted


# After the marks


def _after(part: Analysed, at: int, stop: int) -> Attributed | None:
    """ "…," said X. "…," X said. "…," according to X. "…" – X."""
    tokens = part.tokens
    index = _behind_signs(tokens, at, stop)
    if index >= stop:
        return None
    is_parted = _is_parted(part, at, stop)
    return (
        _dashed(part, index, stop)
        or _said_name(part, index, stop)
        or _according_behind(part, index, stop)
        or _name_said(part, index, stop, is_parted=is_parted)
    )


def _behind_signs(tokens: Sequence[Token], at: int, stop: int) -> int:
    """The first token behind a quotation that is no comma or bracket, nor "it" behind one.

    `"…", it added, "…"` says nothing of its own: the speaker is found where the other quotations have theirs.
    """
    if at + 1 >= stop or not _is_comma_or_bracket(tokens[at + 1]):
        return at + 1
    return first_other(
        tokens, at + 2, min(stop, at + 4), lambda token: _is_comma_or_bracket(token) or token.low == "it"
    )


def _is_comma_or_bracket(token: Token) -> bool:
    return token.text in (",", "(", ")")


def _is_parted(part: Analysed, at: int, stop: int) -> bool:
    """Whether a sign closes the marked words, within the marks or behind them."""
    if part.text[: part.tokens[at].end].rstrip("”\"’'» ").endswith((",", ".", "?", "!", "…", "—")):
        return True
    return at + 1 < stop and part.tokens[at + 1].text in ",—–-―"


def _dashed(part: Analysed, index: int, stop: int) -> Attributed | None:
    if part.tokens[index].text not in "-—–―":
        return None
    last = run_end(part.tokens, index + 1, stop)
    if last == index + 1 or (last < stop - 1 and part.tokens[last].text not in ",.("):
        return None
    mention = name_mention(part, index + 1, last)
    return Attributed(Rule.DASH, mention, index, last, True) if mention is not None else None


def _said_name(part: Analysed, index: int, stop: int) -> Attributed | None:
    tokens = part.tokens
    verb = first_other(tokens, index, stop, lambda token: token.low in _BEFORE_VERB)
    if verb >= stop or tokens[verb].low not in _SAYING or tokens[verb].low.endswith("ing"):
        return None  # in ", telling reporters" reporters are told
    if verb + 1 < stop and tokens[verb + 1].low == "that":
        return None  # "the “plain lie” suggests that"
    mention = subject_after(part, verb + 1, stop)
    if mention is None:
        return None
    return Attributed(Rule.SAID_NAME, mention, verb, _cue_end(tokens, mention, stop), True)


def _according_behind(part: Analysed, index: int, stop: int) -> Attributed | None:
    if not is_according(part.tokens, index, stop):
        return None
    mention = subject_after(part, index + 2, stop)
    if mention is None:
        return None
    return Attributed(Rule.ACCORDING, mention, index, _cue_end(part.tokens, mention, stop), True)


def _name_said(part: Analysed, index: int, stop: int, *, is_parted: bool) -> Attributed | None:
    tokens = part.tokens
    for verb in range(index + 1, min(stop, index + _REACH)):
        if tokens[verb].text in ".;?!" and not _is_abbreviated(tokens, verb, stop):
            return None
        mention = _speaking_before(part, verb, index, stop)
        if mention is None or any(token.low in _RELATIVES for token in tokens[index : mention.start]):
            continue
        is_near = is_parted and all(map(_is_near, tokens[index : mention.start]))
        is_clause = tokens[index].low in _NEW_CLAUSE
        if is_near or (not is_clause and mention.start - index <= _REACH_OF_SUBJECT):
            return Attributed(Rule.NAME_SAID, mention, index, verb + 1, is_near)
        return None
    return None


def _is_abbreviated(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a point belongs to the word before it: "(D-Mers.)", "Quay, Mers.,"."""
    return tokens[at].text == "." and at + 1 < stop and tokens[at + 1].text in "),"


def _speaking_before(part: Analysed, verb: int, index: int, stop: int) -> Mention | None:
    """The one who speaks by a verb: its subject, but not that of "was told by", "quoted X as saying"."""
    tokens = part.tokens
    end = _end_of_subject(tokens, verb, stop)
    if end is None:
        return None
    if end == verb and tokens[verb - 1].low in lexicon.BE and tokens[verb].low in _TELLING:
        return _agent(part, verb)
    saying = next(
        (at for at in range(verb + 2, min(verb + _AS_SAYING, stop)) if tokens[at].low == "saying"), None
    )
    if saying is not None and tokens[verb].low not in ("said", "says"):
        return mention_of(part, verb + 1, saying - (tokens[saying - 1].low == "as"))
    return subject_before(part, end, index)


def _end_of_subject(tokens: Sequence[Token], verb: int, stop: int) -> int | None:
    """Before which verb the subject stands: "X said", "X was heard saying"; None if nobody speaks."""
    token = tokens[verb]
    if token.low not in _SAYING or token.is_capital or _is_compound(tokens, verb, stop):
        return None
    is_heard = token.low.endswith("ing") and tokens[verb - 1].low in _HEARING
    if token.low.endswith("ing") and not is_heard:
        return None
    closes = verb + 1 >= stop or tokens[verb + 1].text in ".,;" or tokens[verb + 1].low == "it"
    closes = closes or token.low == "quoted"
    if token.low in verbs.NEVER_SPEECH and not closes:
        return None
    return verb - 1 if is_heard else verb


def _is_compound(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a form begins a noun: "think tank"."""
    return tokens[at].low == "think" and at + 1 < stop and tokens[at + 1].low in ("tank", "tanks")


def _is_near(token: Token) -> bool:
    """Whether it can stand between the marks and a name that belongs to them."""
    return token.low in _NEAR or token.is_capital or token.text in ".,’'-"


def _cue_end(tokens: Sequence[Token], mention: Mention, stop: int) -> int:
    """Where the words that tell end: with the apposition, before the next mark."""
    start = max(mention.end, mention.start + 1)
    end = first_other(
        tokens, start, stop, lambda token: token.text not in (".", ";", ":", "—") and not token.is_quoted
    )
    return last_other(tokens, mention.end, end, lambda token: token.text == ",") + 1


# Before the marks


def _before(part: Analysed, at: int, first: int) -> Attributed | None:
    """X said: "…", X told reporters that "…", X called it "…"."""
    tokens = part.tokens
    near = _uttered(part, at, first) or _claimed(part, at, first)
    if near is not None:
        return near
    belief: Attributed | None = None
    for verb in range(at - 1, max(first, at - _FARTHEST) - 1, -1):
        token = tokens[verb]
        if token.text == ";" or (token.text in ".?!" and verb < at - 1):
            break
        found = _by_verb(part, at, verb, first)
        if found is None:
            continue
        if token.low not in verbs.BELIEF:
            return _according_beside(part, verb + 1, at) or found
        belief = belief or found
    return _according(part, first, at) or belief


def _claimed(part: Analysed, at: int, first: int) -> Attributed | None:
    """ "X rejected Y's claim that it was “dry”": what is in marks is Y's."""
    tokens = part.tokens
    that = last_other(tokens, max(first, at - _REACH), at, lambda token: token.low != "that")
    noun = that - 1
    if noun <= first or tokens[noun].low not in claim_words.CLAIMS:
        return None
    if any(token.low in verbs.SPEECH and token.low not in verbs.NEVER_SPEECH for token in tokens[that:at]):
        return None
    if sum(token.low in lexicon.BE for token in tokens[that:at]) > 1:
        return None  # "Y's claim that it was dry is “not true”"
    owner = tokens[noun - 1]
    if owner.low in _OWNERS and any(token.low in _ANSWERING for token in tokens[first:noun]):
        earlier = Mention("pronoun", _OWNERS[owner.low], first, first)  # of whom the sentences before are
        return Attributed(Rule.SAME_SENTENCE, earlier, noun - 1, that)
    mention = mention_of(part, _name_start(tokens, first, noun), noun) if owner.is_possessive else None
    if mention is None or mention.kind == "pronoun":
        return None
    plain = replace(mention, text=_POSSESSIVE.sub("", mention.text))
    return Attributed(Rule.SAME_SENTENCE, plain, mention.start, that)


def _name_start(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the capitals that end there begin, or the phrase with its article."""
    start = last_other(tokens, first, end, lambda token: token.is_capital) + 1
    if start < end:
        return start
    return last_other(tokens, first, end, lambda token: token.low not in lexicon.DETERMINERS)


def _uttered(part: Analysed, at: int, first: int) -> Attributed | None:
    """ "Jo Roe shot back, “Never again.”": any verb of a person beside a sentence in marks."""
    tokens = part.tokens
    words = part.text[tokens[at].start : tokens[at].end].strip("“”\"'‘’")
    last = at - 1
    if last <= first or tokens[last].text not in ",:" or not words[:1].isupper() or " " not in words:
        return None
    last -= 1 + (tokens[last - 1].low in _PARTICLES)
    is_known = tokens[last].low in _LEMMAS
    if last < first or tokens[last].is_quoted or is_known or not is_finite(tokens, last):
        return None
    mention = subject_before(part, last, first)
    if mention is None or mention.kind == "phrase" or mention.end != last:
        return None
    return Attributed(Rule.BEFORE, mention, mention.start, last + 1, True)


def _according_beside(part: Analysed, start: int, at: int) -> Attributed | None:
    """ "X said that, according to Y, "…"": nearer than the verb."""
    found = _according(part, start, at)
    return found if found is not None and found.end == at - 1 and part.tokens[found.end].text == "," else None


def _by_verb(part: Analysed, at: int, verb: int, first: int) -> Attributed | None:
    """Who says the quotation at a token, if the verb before it tells."""
    tokens, token = part.tokens, part.tokens[verb]
    is_noun = verb > first and (token.is_capital or _precedes_noun(tokens[verb - 1]))
    if token.low not in _LEMMAS or is_noun:
        return None
    is_adjacent = _is_adjacent(tokens, verb + 1, at)
    if token.low in verbs.NEVER_SPEECH and not is_adjacent and not is_finite(tokens, verb):
        return None
    if token.low in verbs.ONLY_BESIDE and not is_adjacent:
        return None
    if token.low in _NAMED_SO and is_adjacent and not is_active(tokens, verb):
        return None
    if token.low in ("quoting", "citing"):
        return _quoting(part, verb, at)
    mention = _subject(part, verb, first)
    if mention is None:
        return _inverted(part, at, verb, first)
    rule = Rule.BEFORE if is_adjacent else Rule.NAMING if token.low in verbs.NAMING else Rule.SAME_SENTENCE
    is_said = is_adjacent and _LEMMAS[token.low] in _SPEECH_LEMMAS
    return Attributed(rule, mention, min(mention.start, verb), verb + 1, is_said)


def _precedes_noun(token: Token) -> bool:
    """Whether a noun follows it: "the claim", "the ministry’s claim"; a verb follows "he’s"."""
    is_owner = token.is_possessive and token.bare.lower() not in lexicon.PRONOUNS.keys() | {"who", "that"}
    return token.low in lexicon.DETERMINERS or is_owner


def _inverted(part: Analysed, at: int, verb: int, first: int) -> Attributed | None:
    """ "…," said X, "…": the second of two stretches."""
    tokens = part.tokens
    opens = verb == first and tokens[verb].is_capital  # "Replied X, "…""
    is_behind = verb == first and (opens or (first > 0 and tokens[first - 1].is_quoted))
    is_behind = is_behind and tokens[verb].low in _SAYING
    mention = subject_after(part, verb + 1, at) if is_behind else None
    return Attributed(Rule.BEFORE, mention, verb, _cue_end(tokens, mention, at), True) if mention else None


def _quoting(part: Analysed, verb: int, at: int) -> Attributed | None:
    """Who is quoted: "quoting a spokesman, Jo Roe, that"."""
    tokens = part.tokens
    end = first_other(tokens, verb + 1, at, lambda token: token.text not in (",", ";", ":"))
    for begin in range(verb + 1, end):
        last = run_end(tokens, begin, end)
        if tokens[begin].is_capital and last >= end - 3:
            mention = name_mention(part, begin, last)
            if mention is not None:
                return Attributed(Rule.SAME_SENTENCE, mention, verb, last)
    mention = mention_of(part, verb + 1, end)
    return Attributed(Rule.SAME_SENTENCE, mention, verb, end) if mention is not None else None


def _subject(part: Analysed, verb: int, first: int) -> Mention | None:
    """The subject of a verb before a quotation; of a participle, that of the sentence."""
    token = part.tokens[verb]
    if token.low == "saying" and part.tokens[verb - 1].low == "as":
        quoted = last_other(part.tokens, first, verb, lambda token: token.low not in ("quoted", "cited"))
        if quoted >= first and part.tokens[quoted - 1].low not in lexicon.BE:
            return mention_of(part, quoted + 1, verb - 1)
    if token.low == "reading" and not part.tokens[verb - 1].is_capital:
        return None  # "wore a hat reading"
    if token.low.endswith("ing"):
        return (
            _beside_participle(part, verb, first)
            or _of_clause_before(part, first, verb)
            or _of_main_verb(part, first, verb)
            or first_subject(part, first, verb)
        )
    if verb > first and part.tokens[verb - 1].low in lexicon.BE and token.low != "said":
        return _agent(part, verb)
    return subject_before(part, verb, first) or _coordinated(part, verb, first)


def _beside_participle(part: Analysed, verb: int, first: int) -> Mention | None:
    """ "With Jo Roe saying"."""
    tokens = part.tokens
    before = last_other(tokens, first, verb, lambda token: token.low in lexicon.ADVERBS)
    if before < first or tokens[before].text in ",—–" or tokens[before].low in lexicon.CONJUNCTIONS:
        return None
    start = last_other(tokens, first, before, lambda token: not _ends_before_participle(token)) + 1
    if any(token.low in _LEMMAS for token in tokens[start : before + 1]):
        return None
    return mention_of(part, start, before + 1)


def _ends_before_participle(token: Token) -> bool:
    return token.text in ",;:—–" or token.low in _BEFORE_PARTICIPLE


def _of_clause_before(part: Analysed, first: int, verb: int) -> Mention | None:
    """ "X doubted it, and Y was quick to act, telling": the subject of the clause nearest to a participle."""
    tokens = part.tokens
    for at in range(verb - 2, first, -1):
        if tokens[at].low not in ("and", "but", "while") or tokens[at - 1].is_capital:
            continue
        found = first_subject(part, at, verb)
        is_there = found is not None and found.kind != "phrase" and found.start <= at + 2
        if found is not None and is_there and is_verb_like(tokens[found.end]):
            return found
    return None


def _of_main_verb(part: Analysed, first: int, verb: int) -> Mention | None:
    """The subject of a verb of speech earlier in the sentence."""
    for other in range(first, verb):
        token = part.tokens[other]
        is_verb = token.low in verbs.SPEECH and not token.low.endswith("ing") and not token.is_capital
        found = subject_before(part, other, first) if is_verb else None
        if found is not None:
            return found
    return None


def _agent(part: Analysed, verb: int) -> Mention | None:
    """ "was told by X"."""
    tokens = part.tokens
    for at in range(verb + 1, min(verb + 4, len(tokens))):
        if tokens[at].low == "by":
            return subject_after(part, at + 1, len(tokens))
    return None


def _coordinated(part: Analysed, verb: int, first: int) -> Mention | None:
    """ "X shook his head and said": the subject before the conjunction."""
    at = last_other(
        part.tokens, first, verb, lambda token: token.low in lexicon.ADVERBS | lexicon.AUXILIARIES
    )
    if at < first or part.tokens[at].low not in ("and", "but", "then"):
        return None
    return first_subject(part, first, at)


def _is_adjacent(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether only a comma, a colon, "that", or the one spoken to stands between verb and marks."""
    between = [token for token in tokens[start:at] if token.text not in ",:"]
    if not between:
        return True
    if len(between) > 9:
        return False
    if [token.low for token in between] == ["that"]:
        return True
    if tokens[at - 1].text not in ",:":
        return all(token.low in _TO_WHOM for token in between)
    opens = between[0].low in _OPENS_AFTER_VERB or tokens[start - 1].low in _TELLING
    return (opens or tokens[at - 1].text == ":") and not any(token.low in verbs.SPEECH for token in between)


# Elsewhere in the sentence


def _according(part: Analysed, first: int, stop: int) -> Attributed | None:
    for at in range(first, stop - 1):
        if is_according(part.tokens, at, stop):
            mention = subject_after(part, at + 2, stop)
            if mention is not None:
                return Attributed(Rule.ACCORDING, mention, at, mention.end)
    return None


def _introduced(part: Analysed, at: int, first: int) -> Attributed | None:
    """ "X prefers another explanation: "…"": with whom the sentence begins."""
    if at - 1 <= first or part.tokens[at - 1].text != ":":
        return None
    mention = first_subject(part, first, at - 1)
    if mention is None or mention.kind == "phrase":
        return None
    return Attributed(Rule.INTRODUCED, mention, mention.start, mention.end)


def _around(part: Analysed, at: int, end: int) -> Attributed | None:
    """A verb of speech later in the sentence: the "fence" is useless, residents said."""
    tokens = part.tokens
    for verb in range(end - 1, at, -1):
        token = tokens[verb]
        if token.text == ";" or token.is_quoted:
            break
        if token.low not in verbs.SPEECH or token.low in verbs.NEVER_SPEECH or token.is_capital:
            continue
        comma = last_other(tokens, at + 1, verb + 1, lambda token: token.text != ",")
        if comma <= at:
            continue
        mention = subject_before(part, verb, comma + 1) or subject_after(part, verb + 1, end)
        if mention is not None:
            return Attributed(
                Rule.SAME_SENTENCE, mention, min(mention.start, verb), max(mention.end, verb + 1)
            )
    return _according(part, at, end)
