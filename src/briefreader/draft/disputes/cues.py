"""Sentences in which somebody denies or doubts a claim. A wrong dispute is worse than a missed one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefreader.draft.annotations.denials import Cue, NamedClaim, SaidWords, SentenceCues
from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.people import Mention
from briefreader.draft.annotations.words import Analysed, Quotation, Token
from briefreader.draft.disputes.named_claims import named_claim, named_in_marks
from briefreader.draft.disputes.predicates import is_clause
from briefreader.draft.mentions.clauses import (
    first_speech,
    first_subject,
    is_negated,
    is_verb_like,
    subject_beside,
)
from briefreader.draft.mentions.phrases import any_phrase, mention_of
from briefreader.draft.mentions.subject_after import subject_after
from briefreader.draft.mentions.subject_before import stands_before_verb, subject_before
from briefreader.draft.rules import Rule
from briefreader.draft.text import claim_words, lexicon, verbs
from briefreader.draft.text.tokens import first_at, first_other, last_other
from briefreader.draft.text.wordlist import word_set

_CALLING = word_set(
    """
    branded called calls call characterised characterized condemned decried denounced derided described
    describes labeled labelled
    """
)
# Verbs of two words, by the first: "has written off the claim".
_PARTICLES = {
    "brush": "aside off",
    "laugh": "off",
    "push": "back",
    "shoot": "down",
    "swat": "away aside",
    "wave": "away aside off",
    "write": "off",
}
_FIRST_WORDS = {
    form: _PARTICLES[verb].split()
    for verb, forms in {
        "brush": "brush brushes brushed",
        "laugh": "laugh laughs laughed",
        "push": "push pushes pushed",
        "shoot": "shoot shoots shot",
        "swat": "swat swats swatted",
        "wave": "wave waves waved",
        "write": "write writes wrote written",
    }.items()
    for form in forms.split()
}
_NEGATIONS = word_set("not never n’t cannot nor neither nobody none hardly few")
_UNSAID = word_set("would could might may should will can must to shall")
_BEFORE_NOUN = lexicon.DETERMINERS | lexicon.PREPOSITIONS | {"no"}
_NO_OBJECTS = (
    lexicon.PREPOSITIONS
    | (lexicon.CONJUNCTIONS - {"that", "whether"})
    | frozenset(lexicon.WEEKDAYS)
    | {"earlier", "yesterday", "today", "last", "again"}
)
_BE = lexicon.BE | {"be", "get", "got"}
_UNREAL_OPENERS = word_set("if unless had no few nobody none should")
_CONDITIONS = word_set("if unless")
_NEEDS_NOT = word_set("convinced persuaded sure")
_NEEDS_NO_NOT = word_set("sceptical skeptical doubtful unconvinced")
_OF_WHAT = word_set("of about on over regarding that whether")
_NOT_FALSE = re.compile(r"\bnot (?:false|a lie|lies|fake|nonsense)\b")
_ADMITTED = re.compile(r"\b(?:later|then|eventually|finally) (?:admitted|acknowledged|conceded|confirmed)\b")
_CLOSED = re.compile(r"[,;:—–?!.]|--")
_FALSE_TO_SAY = re.compile(
    r"\b(?:it (?:is|was|were|would be)|(?<=it)[’']s) (?:[a-z]+ly |just |all |completely )?"
    r"(?:false|untrue|not true|wrong|a lie|nonsense|ridiculous|absurd) (?:to (?:say|claim) )?(?=that )"
    r"|\bno truth (?:whatsoever )?(?:to|in) ",
    re.IGNORECASE,
)
_UNLIKELY_THAT = re.compile(
    r"\bit(?: (?:is|was|seems|seemed|looks|looked|would be)|[’']s) (?:[a-z]+ly |very )?"
    r"(?:unlikely|doubtful|improbable|implausible|not (?:plausible|credible|likely|realistic|believable))"
    r" (?=that |the |an? |any |he |she |they )",
    re.IGNORECASE,
)
_ASKED_WHETHER = re.compile(r"\basked (?:[\w’'.]+ ){0,4}?(?:whether|if) ", re.IGNORECASE)
_SAID_OF = re.compile(r"\b(?:of|about|to) (?=(?:an? |the |any )?(\w+) (?:that |by ))")
_LONGEST_SUBJECT = 16  # tokens
_LIGHT_VERBS = word_set("casts expresses has raises removes sheds sows throws voices")
_APPOSITION = 12  # tokens
_NOUN_PHRASE = 4  # tokens before a noun in which its article stands
_LONGEST_NAMED = 60  # tokens that name a claim before the marks in which it is called false
_TO_OF = 8  # tokens from "accused" to "of"
_FARTHEST_BACK = 6  # tokens before a verb in which a condition begins its clause


def cues_in(part: Analysed, start: int, end: int, quoted: Sequence[Quotation]) -> SentenceCues:
    """The denials or doubts of a sentence that concern a claim; `quoted` are its quotations."""
    if _is_unreal(part, start, end):
        return SentenceCues()
    by_verb = (_by_verb(part, at, start, end) for at in range(start, end))
    found = next((one for one in by_verb if one is not None), None) or _by_phrase(part, start, end)
    if found is not None:
        return SentenceCues(_joined(part, found, end))
    return SentenceCues(
        around={one: cue for one in quoted if (cue := _around_marks(part, start, end, one))},
        within={one: cue for one in quoted if (cue := _in_marks(part, start, end, one))},
        reported=_reported(part, start, end),
    )


def _joined(part: Analysed, cue: Cue, end: int) -> Cue:
    """With those of whom a denial says ", as did X"."""
    tokens = part.tokens
    places = range(cue.end, end - 2)
    did = next((at for at in places if [tokens[at].low, tokens[at + 1].low] == ["as", "did"]), None)
    other = subject_after(part, did + 2, end) if did is not None else None
    if other is None or cue.mention is None:
        return cue
    return cue._replace(mention=replace(cue.mention, others=(*cue.mention.others, other)))


def _is_unreal(part: Analysed, start: int, end: int) -> bool:
    """ "If X denied it", "few deny", "denied it but later admitted", a question: no denial."""
    first = part.tokens[start].low
    is_question = part.tokens[end - 1].text == "?"
    return first in _UNREAL_OPENERS or is_question or _ADMITTED.search(part.words(start, end)) is not None


# By a verb: "denied that", "dismissed the claim", "has written off", "doubts"


def _by_verb(part: Analysed, at: int, start: int, end: int) -> Cue | None:
    tokens, token = part.tokens, part.tokens[at]
    if token.is_quoted or (token.is_capital and at > start):
        return None
    rule, behind = _verb_at(tokens, at, end)
    if rule is None or not _is_verb(tokens, at, start) or _is_unsaid(tokens, at, start):
        return None
    if at > start and tokens[at - 1].low in _BE:
        cue = _passive(part, at, behind, (start, end))
        return cue._replace(rule=rule) if cue is not None and rule is not Rule.CALLS_FALSE else None
    claim, mention = _denied(part, rule, behind, end), _subject(part, at, start, end)
    if claim is None and (back := _referred_back(part, at, behind, start, end)) is not None:
        claim, mention = back
    if claim is None or mention is None or _is_judgment(mention, rule):
        return None
    if claim.reference in ("claim", "accusation") and tokens[at - 1].low == "who" and not claim.tells:
        return None  # "Jo Roe, who denies the accusation": which?
    if claim.reference == "pronoun":
        claim = _said_of(part, start, mention.start) or claim  # "Asked whether …, X denied it"
    return Cue(rule, mention, min(mention.start, at), behind, claim)


def _verb_at(tokens: Sequence[Token], at: int, end: int) -> tuple[Rule | None, int]:
    """The rule of the verb that stands there, and the token behind it and its particle."""
    low = tokens[at].low
    if low in verbs.DENY:
        return Rule.DENIES, at + 1
    if low in verbs.DISMISS:
        return Rule.DISMISSES, at + 1
    if low in verbs.DOUBT:
        return Rule.DOUBTS, at + 1
    if low in _CALLING:
        return Rule.CALLS_FALSE, at + 1
    following = tokens[at + 1].low if at + 1 < end else ""
    if following in _FIRST_WORDS.get(low, ()):
        is_back = following == "back"
        against = at + 2 < end and tokens[at + 2].low in ("against", "on", "at")
        return (None, at) if is_back and not against else (Rule.DISMISSES, at + 2 + is_back)
    return None, at


def _is_verb(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a form that can be a noun, a participle or an infinitive too is a finite verb there."""
    low, before = tokens[at].low, tokens[at - 1] if at > start else None
    if low.endswith("ing") or before is None or before.low in _BEFORE_NOUN:
        return False
    if _is_contraction(before):
        return not low.endswith("ed")
    if before.is_possessive:
        return False  # "the ministry's denial", "Roe's doubts"
    if low.endswith(("ed", "ies")) or low in ("written", "wrote", "shot"):
        return True
    place = max(start, last_other(tokens, start, at, _is_adverb))
    subject = tokens[place]
    is_noun = subject.bare.lower() in lexicon.COMMON_NOUNS or subject.low in lexicon.ORG_WORDS
    is_name = subject.is_capital and subject.is_word and not (is_noun and place == start)
    is_behind_apposition = subject.text == "," and any(
        token.text == "," for token in tokens[max(start, place - _APPOSITION) : place]
    )
    if low.endswith("s"):  # the third person, of one; "investor doubts" are nouns
        is_one = is_noun and any(
            token.low in lexicon.DETERMINERS or token.is_possessive
            for token in tokens[max(start, place - _NOUN_PHRASE) : place]
        )
        is_pronoun = subject.low in ("he", "she", "it", "who", "which")
        return is_pronoun or is_name or is_one or is_behind_apposition
    is_many = subject.low in ("they", "we", "i", "who", "both", "do", "people", "men", "women", "police")
    is_names = is_name and (subject.low.endswith("s") or _is_joint(tokens, at, start))
    return is_many or is_names or _is_plural(subject)


def _is_plural(token: Token) -> bool:
    """Whether it looks like a plural noun: "dockers", not "casts"."""
    low = token.low
    is_other = low in lexicon.PREPOSITIONS or low.endswith("ss") or low in _LIGHT_VERBS or is_verb_like(token)
    return low.endswith("s") and token.is_word and not is_other


def _is_joint(tokens: Sequence[Token], at: int, start: int) -> bool:
    """ "Roe and Poe deny"."""
    return any(token.low == "and" for token in tokens[max(start, at - 5) : at])


def _is_contraction(token: Token) -> bool:
    """ "He’s", not "the ministry’s"."""
    return token.is_possessive and token.bare.lower() in (*lexicon.PRONOUNS, "that", "there", "who")


def _is_adverb(token: Token) -> bool:
    return token.low in lexicon.ADVERBS or (token.low.endswith("ly") and not token.is_capital)


def _is_unsaid(tokens: Sequence[Token], at: int, start: int) -> bool:
    """ "Did not deny", "neither X nor Y denied", "no one doubts", "would deny", "unless X denies"."""
    before = last_other(tokens, start, at, stands_before_verb)
    if any(token.low in _UNSAID for token in tokens[max(start, before) : at]):
        return True
    for one in range(at - 1, max(start, at - _FARTHEST_BACK) - 1, -1):
        token = tokens[one]
        if token.text in ",;:":
            break
        is_no_one = token.low == "no" and tokens[one + 1].low == "one"
        is_not_only = token.low == "not" and tokens[one + 1].low in ("only", "just")
        is_negation = token.low in _NEGATIONS or is_negated(token) or is_no_one
        if token.low in _CONDITIONS or (is_negation and not is_not_only):
            return True
    return tokens[at - 1].low in ("or", "nor")


def _subject(part: Analysed, at: int, start: int, end: int) -> Mention | None:
    """Who denies: a phrase with no verb in it, "dockers" too."""
    start = first_other(part.tokens, start, at, lambda token: token.text == "(")
    found = subject_beside(part, at, start, end)
    if found is None or found.start > at:  # in "…, denies this" none follows its verb
        found = None
        last = last_other(part.tokens, start, at, stands_before_verb)
        last -= last > start and part.tokens[last].text == ","  # "The builder, Jo Roe, disputes"
        first = last_other(part.tokens, start, last + 1, lambda token: not _closes(token)) + 1
        if last >= start:
            found = any_phrase(part, first, last + 1) or mention_of(part, first, last + 1)
    if found is None:
        return None
    inside = part.tokens[found.start : found.end]
    has_verb = any(is_verb_like(token) and token.text.islower() for token in inside[1:-1])
    has_verb = has_verb or len(inside) > _LONGEST_SUBJECT
    has_verb = has_verb or any(
        token.low in claim_words.CLAIMS for token in inside
    )  # "his findings contradict"
    return None if has_verb or found.text.lower() in ("which", "what", "that") else found


def _closes(token: Token) -> bool:
    return not token.is_word or token.is_quoted or token.low in lexicon.CONJUNCTIONS


def _is_judgment(mention: Mention, rule: Rule) -> bool:
    """ "The court dismissed the claim": a decision."""
    return rule is not Rule.DOUBTS and not claim_words.JUDGES.isdisjoint(mention.text.lower().split())


# What is denied


def _denied(part: Analysed, rule: Rule, behind: int, end: int) -> NamedClaim | None:
    """What stands behind the verb, if it is something that can be true."""
    if rule is Rule.CALLS_FALSE:
        return _called_false(part, behind, end)
    claim = named_claim(part, behind, end)
    if claim is None:
        return None
    if rule is Rule.DISMISSES:
        return _dismissed(part, claim, behind, end)
    is_claim = claim.reference in ("claim", "accusation") or claim.said
    if rule is Rule.DOUBTS:
        return claim if is_claim or claim.reference == "pronoun" else None
    return claim


def _dismissed(part: Analysed, claim: NamedClaim, behind: int, end: int) -> NamedClaim | None:
    """What is dismissed: a claim; criticism or "it" only if it is called false as well."""
    if claim.reference == "wrongdoing":
        return None
    nouns = {token.low for token in part.tokens[behind : min(behind + 7, end)]}
    is_opinion = claim.noun in claim_words.OPINIONS or claim.reference == "pronoun"
    if nouns & claim_words.PROPOSALS and not claim.said:
        return None
    if is_opinion and not claim.said:
        is_false = part.first(claim_words.FALSE, behind, end) if behind < end else None
        return claim if is_false else None
    return claim


def _called_false(part: Analysed, behind: int, end: int) -> NamedClaim | None:
    """ "Called the report a lie", "described it as untrue"."""
    if behind >= end:
        return None
    false = part.first(claim_words.FALSE, behind, end)
    claim = named_claim(part, behind, end) if false else None
    return claim if claim is not None and claim.reference != "wrongdoing" else None


def _referred_back(
    part: Analysed, at: int, behind: int, start: int, end: int
) -> tuple[NamedClaim, Mention] | None:
    """ "…, which X denied", "…, a charge X denies": the clause before and who, if no object follows."""
    tokens = part.tokens
    if behind < end and not _is_no_object(tokens[behind]):
        return None
    opens, start = start, max(start, at - _LONGEST_SUBJECT)
    comma = last_other(tokens, start, at, lambda token: token.text not in (",", "—", "–", "-"))
    verb = last_other(tokens, comma + 1, at, stands_before_verb) + 1
    first = comma + 1
    if first + 1 >= verb or comma <= start:
        return None
    if tokens[first].low in ("which", "something"):
        subject = first + 1
    elif tokens[first].low in ("a", "an", "the", "one") and tokens[first + 1].text.islower():
        subject = first + 2
    else:
        return None
    subject += subject < verb and tokens[subject].low in ("that", "which")
    mention = mention_of(part, subject, verb) or any_phrase(part, subject, verb) if subject < verb else None
    if mention is None:
        return None
    return _accused_of(part, opens, comma) or NamedClaim(reference="clause", before=comma), mention


def _accused_of(part: Analysed, start: int, end: int) -> NamedClaim | None:
    """ "After accusing it of backing the raid": the last accusation in a clause, and whose it is."""
    tokens = part.tokens
    verb = last_other(tokens, start, end, lambda token: verbs.SPEECH.get(token.low) != "accuse")
    of = first_other(tokens, verb + 1, min(verb + _TO_OF, end), lambda token: token.low != "of")
    if verb <= start or of + 1 >= end or tokens[of].low != "of" or tokens[verb - 1].low in _BE:
        return None
    is_participle = tokens[verb].low.endswith("ing")
    owner = first_subject(part, start, verb) if is_participle else subject_before(part, verb, start)
    said = SaidWords(*part.offsets(of + 1, end))
    if owner is None or not is_clause(part.text[said.start : said.end]):
        return None
    return NamedClaim(said=said, reference="accusation", owner=owner, end=end)


def _is_no_object(token: Token) -> bool:
    """Whether a verb has no object, since this stands behind it."""
    is_sign = not token.is_word and not token.is_quoted
    return is_sign or token.low in _NO_OBJECTS or _is_adverb(token)


def _passive(part: Analysed, at: int, behind: int, sentence: tuple[int, int]) -> Cue | None:
    """ "The claim that … was denied by X", "was rejected as false by X"."""
    tokens, (start, end) = part.tokens, sentence
    by = next((one for one in range(behind, min(behind + 6, end)) if tokens[one].low == "by"), None)
    verb = last_other(tokens, start, at, stands_before_verb) + 1
    if by is None or any(_CLOSED.fullmatch(token.text) for token in tokens[behind:by]):
        return None
    mention = subject_after(part, by + 1, end)
    claim = named_claim(part, _first_word(tokens, start, verb), verb)
    if mention is None or claim is None or _is_judgment(mention, Rule.DENIES):
        return None
    is_opinion = claim.noun in claim_words.OPINIONS and not claim.said
    is_claim = not is_opinion and claim.reference != "wrongdoing"
    return Cue(Rule.DENIES, mention, at, mention.end, claim) if is_claim else None


def _first_word(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past "But", "On Tuesday," at the beginning of a sentence."""
    comma = first_other(tokens, start, end, lambda token: token.text != ",")
    if tokens[start].low in lexicon.PREPOSITIONS and comma < end - 1:
        start = comma + 1
    return first_other(tokens, start, end, lambda token: token.low in ("but", "and", "yet", "however", ","))


# By a phrase: "cast doubt on", "was sceptical of"


def _by_phrase(part: Analysed, start: int, end: int) -> Cue | None:
    for found in part.found(claim_words.DOUBTING, start, end):
        cue = _doubting(part, found, start, end)
        if cue is not None:
            return cue
    return None


def _doubting(part: Analysed, found: re.Match[str], start: int, end: int) -> Cue | None:
    tokens = part.tokens
    at = first_at(tokens, start, end, CharIndex(found.start()))
    last = found[0].split()[-1].lower()
    is_negated_itself = " not " in f" {found[0].lower()} "
    if at == end or last in (_NEEDS_NO_NOT if is_negated_itself else _NEEDS_NOT):
        return None
    behind = first_at(tokens, at, end, CharIndex(found.end()))
    if behind >= end - 1 or _is_unsaid(tokens, at, start):
        return None  # "They were sceptical." of what?
    mention = subject_before(part, at, start)
    mention = mention if mention is None or mention.end - mention.start <= _LONGEST_SUBJECT else None
    claim = _doubted(part, behind, end)
    if mention is None or claim is None:
        return None
    return Cue(Rule.UNCONVINCED, mention, mention.start, behind, claim)


def _doubted(part: Analysed, behind: int, end: int) -> NamedClaim | None:
    """What is doubted behind "sceptical of", "unconvinced that"; a comma leads back to what stands before."""
    token = part.tokens[behind]
    if token.text == ",":
        return NamedClaim(reference="pronoun")
    begin = behind + 1 if token.low in _OF_WHAT - {"that", "whether"} else behind
    claim = named_claim(part, begin, end)
    if claim is None or claim.reference == "wrongdoing":
        return None
    return claim if begin > behind or claim.said else None


# By what is said: "That is false," X said. X said that it was unlikely that.


def _in_marks(part: Analysed, start: int, end: int, quotation: Quotation) -> Cue | None:
    """Whoever says the quotation says in it that something is false."""
    claim = named_in_marks(part.text, SaidWords(quotation.start, quotation.end))
    if claim is None:
        return None
    if claim.reference == "pronoun" and not claim.said:
        claim = _said_of(part, start, end) or claim
    return Cue(Rule.SAYS_FALSE, None, start, start, claim)


def _around_marks(part: Analysed, start: int, end: int, quotation: Quotation) -> Cue | None:
    """ "The claim “is simply not true”": the words before the marks name what the marked words deny."""
    tokens = part.tokens
    at = first_at(tokens, start, end, quotation.outer_start)
    words = part.text[quotation.start : quotation.end]
    if at <= start or at >= end:
        return None
    is_verb_inside = claim_words.BEGINS_FALSE.match(words)
    is_verb_before = tokens[at - 1].low in _BE | {"as"} and claim_words.ONLY_FALSE.match(words)
    if not is_verb_inside and not is_verb_before:
        return None
    if tokens[at - 1].low in ("was", "is") and tokens[at - 2].low == "it" and at + 1 < end:
        claim = named_claim(part, at + 1, end)  # "It was “simply not true” that"
        return Cue(Rule.SAYS_FALSE, None, start, start, claim) if claim and claim.said else None
    last = at - 1 if is_verb_before else at
    speech = first_speech(part, start, last)
    begin = speech.verb + 1 if speech is not None and speech.verb < last else start
    begin = max(begin, last - _LONGEST_NAMED)
    places = [begin, *(one + 1 for one in range(begin, last) if tokens[one].low == "that")]
    claims = (named_claim(part, one, last, is_subject=True) for one in places if one < last)
    claim = next((one for one in claims if one is not None), None)
    return Cue(Rule.SAYS_FALSE, None, start, start, claim) if claim is not None else None


def _said_of(part: Analysed, start: int, end: int) -> NamedClaim | None:
    """The claim in "…," X said of talk that …; in "…," X said when asked whether …"""
    if start >= end:
        return None
    asked = part.first(_ASKED_WHETHER, start, end)
    if asked is not None:
        begin = first_at(part.tokens, start, end, CharIndex(asked.end()))
        return named_claim(part, begin - 1, end)
    found = part.first(_SAID_OF, start, end)
    if found is None or found[1].lower() not in claim_words.CLAIMS | {"talk"}:
        return None
    return named_claim(part, first_at(part.tokens, start, end, CharIndex(found.end())), end)


def _reported(part: Analysed, start: int, end: int) -> Cue | None:
    """ "X said the claim was false", "X said it was unlikely that"."""
    tokens = part.tokens
    words = part.words(start, end)
    rule = (
        Rule.SAYS_FALSE
        if claim_words.SAYS_FALSE.search(words) and not _NOT_FALSE.search(words)
        else Rule.UNLIKELY
        if claim_words.UNLIKELY.search(words)
        else None
    )
    speech = first_speech(part, start, end) if rule is not None else None
    if rule is None or speech is None or speech.lemma in ("ask", "warn", "deny", "doubt", "report"):
        return None
    to_say = part.first(_FALSE_TO_SAY if rule is Rule.SAYS_FALSE else _UNLIKELY_THAT, start, end)
    if to_say is not None:
        claim = named_claim(part, first_at(tokens, start, end, CharIndex(to_say.end())), end)
    else:
        begin = speech.verb + 1
        is_that = (
            begin + 1 < end and tokens[begin].low == "that" and not _is_predicate_of_that(tokens[begin + 1])
        )
        begin = begin + is_that
        places = (begin, _first_word(tokens, start, end)) if speech.mention.start > start + 2 else (begin,)
        claims = ((one, named_claim(part, one, end, is_subject=True)) for one in places if one < end)
        claim = next((found for one, found in claims if _is_said_false(part, found, one, end, rule)), None)
    if claim is None or claim.reference == "wrongdoing":
        return None
    return Cue(rule, speech.mention, speech.mention.start, speech.verb + 1, claim)


def _is_predicate_of_that(token: Token) -> bool:
    """Whether it makes "that" a pronoun: "said that was untrue"."""
    return token.low in _BE | {"never", "did", "had", "has"}


def _is_said_false(part: Analysed, claim: NamedClaim | None, begin: int, end: int, rule: Rule) -> bool:
    """Whether "was false" follows the words that name a claim as its predicate."""
    if claim is None:
        return False
    pattern = claim_words.BEGINS_FALSE if rule is Rule.SAYS_FALSE else claim_words.BEGINS_UNLIKELY
    offset = part.tokens[begin].start if claim.end == 0 else part.tokens[claim.end - 1].end
    words = part.text[offset : part.tokens[end - 1].end]
    return pattern.match(words.lstrip()) is not None
