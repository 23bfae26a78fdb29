"""Clauses in which somebody speaks: a subject with a verb of speech, belief, doubt or denial."""

from collections.abc import Iterator, Sequence

from briefreader.draft.annotations.people import Mention, Speech
from briefreader.draft.annotations.sayings import ACCORDING
from briefreader.draft.annotations.words import Analysed, Token
from briefreader.draft.mentions.described import with_role
from briefreader.draft.mentions.names import name_mention, run_end
from briefreader.draft.mentions.phrases import is_finite, mention_of
from briefreader.draft.mentions.subject_after import subject_after
from briefreader.draft.mentions.subject_before import stands_before_verb, subject_before
from briefreader.draft.mentions.titles import is_person_role
from briefreader.draft.text import lexicon, verbs
from briefreader.draft.text.tokens import first_other, last_other
from briefreader.draft.text.wordlist import word_set

_UNSAID = word_set("not never would could might may should will shall can must")
_FEW_WORDS = 10  # of an attribution at the end of a sentence
_JOINING = word_set("and but then")
_BEFORE_NOUN = lexicon.DETERMINERS | lexicon.PREPOSITIONS | {"to"}
_TIMES = frozenset(("today", "yesterday", "late", "early", *lexicon.WEEKDAYS))
_BEFORE_ACTIVE = word_set("has have had later also once")
_OF_OFFICES = word_set("congressional gubernatorial mayoral presidential senatorial vice-presidential")
_IN_OFFICES = lexicon.ROLE_NOUNS | _OF_OFFICES
_NOUNS = lexicon.COMMON_NOUNS | lexicon.ROLE_NOUNS
_PARTICIPLES = word_set("accused found quoted told")
_BEHIND_PARTICIPLE = word_set("as at by from in of on with")
_NOUNS_ALONE = word_set("reason reasons")
_BEFORE_PLURAL_VERB = word_set("who they we")
_BEHIND_VERB = word_set("that it they he she there the whether out")
# "Found themselves", "thought him impossible", "sees it otherwise": nothing is said.
_REGARDING = word_set("find see think feel consider")
_REGARDED = word_set("him them me us himself herself itself themselves it")
_BEFORE_OBJECT = word_set("first new his her their own")


def first_speech(part: Analysed, start: int, end: int) -> Speech | None:
    """The first verb of speech of a sentence whose subject can speak."""
    first = next(speeches(part, start, end), None)
    return _last_speech(part, first, end) or first if first is not None else None


def _last_speech(part: Analysed, first: Speech, end: int) -> Speech | None:
    """ "Officers believe so, Jo Roe said.": of two that speak the one with whom the sentence ends."""
    tokens = part.tokens
    end = last_other(tokens, first.verb, end, lambda token: not token.is_word) + 1
    comma = last_other(tokens, first.verb, end, lambda token: token.text != ",")
    if comma <= first.verb or end - comma > _FEW_WORDS:
        return None
    last = next(speeches(part, comma + 1, end), None)
    is_last = last is not None and end in (last.verb + 1, last.mention.end)
    return last if is_last and last is not None and last.mention.start <= comma + 3 else None


def speeches(part: Analysed, start: int, end: int) -> Iterator[Speech]:
    """Every verb of speech, belief, doubt or denial of a sentence whose subject can speak."""
    for at in range(start, end):
        if is_according(part.tokens, at, end):
            mention = subject_after(part, at + 2, end)
            if mention is not None:
                yield Speech(mention, at, ACCORDING)
            continue
        lemma = _spoken_lemma(part.tokens, at, start, end)
        mention = subject_beside(part, at, start, end) if lemma else None
        if mention is not None and not has_other_verb(part.tokens, mention, at):
            yield Speech(mention, at, lemma)


def has_other_verb(tokens: Sequence[Token], mention: Mention, verb: int) -> bool:
    """Whether a subject before a verb has another one: "Jo Roe rose three points"."""
    if mention.end >= verb or tokens[verb - 1].low in _JOINING:
        return False
    return is_finite(tokens, mention.end)


def is_relative(tokens: Sequence[Token], speech: Speech) -> bool:
    """Whether the verb stands in a clause about its subject: "Jo Roe, who said so, left"."""
    at = last_other(tokens, speech.mention.end, speech.verb, _stands_before_verb)
    return at >= speech.mention.end and tokens[at].low in ("who", "which", "that")


def is_according(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether "according to" stands there."""
    return tokens[at].low == ACCORDING and at + 1 < stop and tokens[at + 1].low == "to"


def subject_beside(part: Analysed, verb: int, start: int, end: int) -> Mention | None:
    """The subject of a verb in a sentence: before it, or after it where a comma is before it."""
    if verb > start + 1 and part.tokens[verb - 1].low in _JOINING:
        return first_subject(part, start, verb - 1)
    inverted = _inverted_in_commas(part, verb, start, end)
    mention = inverted or subject_before(part, verb, start)
    if mention is not None or verb == start or part.tokens[verb - 1].text != ",":
        return mention
    behind = subject_after(part, verb + 1, end)
    if behind is None or verb + 1 >= end or part.tokens[verb + 1].low in lexicon.PREPOSITIONS:
        return None
    # In ", said she doubted it" she is no inverted subject.
    goes_on = (
        behind.end < end and part.tokens[behind.end].is_word and not _ends_speaker(part.tokens[behind.end])
    )
    return None if goes_on else behind


def _inverted_in_commas(part: Analysed, verb: int, start: int, end: int) -> Mention | None:
    """ "People in the port, said Jo Roe, were late": behind the only comma the name is that of who speaks."""
    tokens = part.tokens
    if (
        verb - 1 <= start
        or tokens[verb - 1].text != ","
        or any(one.text in ",;:—" for one in tokens[start : verb - 1])
    ):
        return None
    behind = subject_after(part, verb + 1, end)
    closes = (
        behind is not None and behind.kind == "name" and behind.end < end and tokens[behind.end].text in ",."
    )
    return behind if closes else None


def _ends_speaker(token: Token) -> bool:
    """Whether it can follow an inverted subject: "said Jo Roe of Quay", "said Jo Roe on Monday"."""
    return token.low in lexicon.PREPOSITIONS or token.low in _TIMES or token.low == "who"


def _spoken_lemma(tokens: Sequence[Token], at: int, start: int, end: int) -> str:
    """The verb of which a finite form stands there and tells that something was said; empty if none does."""
    token = tokens[at]
    lemma = _lemma(token.low)
    if not lemma or token.low.endswith("ing") or token.is_capital:
        return ""
    before = tokens[at - 1].low if at > start else ""
    if at > start and tokens[at - 1].is_possessive:
        return ""  # "Jo Roe's call"
    if before in _BEFORE_NOUN or before in lexicon.BE or before == "be":
        return ""
    following = tokens[at + 1].low if at + 1 < end else ""
    is_reduced = token.low in _PARTICIPLES and following in _BEHIND_PARTICIPLE  # "people accused of"
    if is_reduced or (lemma == "point" and following not in ("out", "to")) or token.low in _NOUNS_ALONE:
        return ""
    is_act = token.low in verbs.UTTERING and token.low.endswith("ed")  # "Jo Roe laughed."
    is_finite_here = token.low not in verbs.PAST and is_finite(tokens, at)
    is_verb = is_act or is_finite_here or _is_verb_here(tokens, at, end)
    is_noun = token.low in verbs.NEVER_SPEECH and not is_verb
    is_regard = lemma in _REGARDING and at + 1 < end and tokens[at + 1].low in _REGARDED
    return "" if is_noun or is_regard or _is_unsaid(tokens, at, start) else lemma


def _lemma(form: str) -> str:
    for table in (verbs.SPEECH, verbs.DOUBT, verbs.DENY, verbs.DISMISS, verbs.BELIEF):
        if form in table:
            return table[form]
    return ""


def _is_unsaid(tokens: Sequence[Token], at: int, start: int) -> bool:
    """ "Has not said", "would say": nothing was said."""
    before = last_other(tokens, start, at, _stands_before_verb)
    return any(token.low in _UNSAID or is_negated(token) for token in tokens[before + 1 : at])


def _stands_before_verb(token: Token) -> bool:
    return stands_before_verb(token) or is_negated(token)


def is_negated(token: Token) -> bool:
    """Whether it is "didn't" or the like."""
    return token.low.endswith(("n’t", "n't"))


def _is_verb_here(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a form that is mostly a noun is a verb: "they report that", "experts fear", "it claims"."""
    if at and tokens[at - 1].low in _BEFORE_PLURAL_VERB:
        return True
    if at + 1 >= end or tokens[at + 1].low not in _BEHIND_VERB:
        return False
    return tokens[at - 1].low not in _BEFORE_OBJECT


def is_verb_like(token: Token) -> bool:
    """Whether a form is a verb's, as far as closed lists and endings tell."""
    low = token.low
    is_past = low in verbs.PAST or low in verbs.PAST_OR_PARTICIPLE or low.endswith("ed")
    return low in lexicon.AUXILIARIES or low in verbs.SPEECH or (is_past and not token.is_capital)


def first_subject(part: Analysed, first: int, stop: int) -> Mention | None:
    """The name, pronoun or phrase with which a clause begins."""
    tokens = part.tokens
    at = first_other(tokens, first, stop, _opens_clause)
    if at < stop and tokens[at].low in lexicon.PREPOSITIONS:
        at = first_other(tokens, at, stop, lambda token: token.text != ",") + 1
    if at >= stop:
        return None
    if tokens[at].low in lexicon.PRONOUNS:
        return Mention("pronoun", tokens[at].text, at, at + 1)
    named = _opening_name(part, at, stop)
    if named is not None:
        return named
    end = first_other(
        tokens, at, stop, lambda token: token.text not in (",", ";", ":", "—") and not is_verb_like(token)
    )
    found = mention_of(part, at, end)
    return _with_name_behind(part, found, stop) if found is not None else None


def _with_name_behind(part: Analysed, found: Mention, stop: int) -> Mention:
    """The name between commas behind a role: "Minister of Works, Jo Roe, was there"."""
    tokens, end = part.tokens, found.end
    if found.kind != "phrase" or end >= stop or tokens[end].text != "," or not is_person_role(found.text):
        return found
    close = first_other(tokens, end + 1, stop, lambda token: token.text != ",")
    is_full = close - end > 2 and run_end(tokens, end + 1, close) == close < stop
    named = name_mention(part, end + 1, close) if is_full else None
    return with_role(named, found.text) if named is not None else found


def _opens_clause(token: Token) -> bool:
    return token.text in ",—–" or token.low in lexicon.ADVERBS or token.low in lexicon.CONJUNCTIONS


def _opening_name(part: Analysed, at: int, stop: int) -> Mention | None:
    """The name that begins there, behind an article and titles; None if it only owns what follows."""
    tokens = part.tokens
    start = at + 1 if tokens[at].low in lexicon.DETERMINERS else at
    if start + 2 < stop and tokens[start + 1].low in lexicon.GROUP_NOUNS and tokens[start + 2].is_capital:
        start += 2  # "Furniture retailer Quay Home"
    start = first_other(
        tokens, start, stop, lambda token: token.low in lexicon.ROLE_NOUNS and not token.is_capital
    )
    last = run_end(tokens, start, stop)
    if last == start or (last < stop and tokens[last - 1].is_possessive):
        return None
    if last == start + 1 < stop and tokens[last].low in _NOUNS:
        is_named = any(token.is_capital for token in tokens[last : last + 3])
        if last == at + 1 or not is_named:
            return None  # "Partial transcripts were printed", "The Quay senator left"
    return _behind_office(part, start, last, stop) or name_mention(part, start, last)


def _behind_office(part: Analysed, start: int, end: int, stop: int) -> Mention | None:
    """ "White House press secretary Jo Roe": the name behind the office; None if that does not follow."""
    tokens = part.tokens
    name = first_other(tokens, end, stop, _is_in_office)
    if name > end and tokens[name - 1].low not in lexicon.ROLE_NOUNS:
        return None
    last = run_end(tokens, name, stop)
    if name in (end, last):
        return None
    found = name_mention(part, name, last)
    return with_role(found, part.words(start, found.start)) if found is not None else None


def _is_in_office(token: Token) -> bool:
    """Whether it can stand in an office before the name: "presidential front-runner"."""
    return token.low in _IN_OFFICES and token.is_word and token.text.islower()


def is_active(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "called" has a subject, and is not the participle of what is called so."""
    before = tokens[verb - 1].low if verb > 0 else ""
    return before in lexicon.PRONOUNS or before in _BEFORE_ACTIVE
