"""Sentences in which somebody denies or doubts a claim. A wrong dispute is worse than a missed one."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefreader.draft import lexicon, verbs
from briefreader.draft.clauses import Analysed
from briefreader.draft.listing import word_set
from briefreader.draft.mentions import Mention, subject_after, subject_before
from briefreader.draft.tokens import Token

if TYPE_CHECKING:
    from briefreader.draft.attribution import Attribution

Against = Literal["denies", "doubts"]

# What can be denied to somebody, and is no claim then.
_ACCESS = word_set(
    """bail visa visas entry access permission permit permits licence license request requests application
    applications parole asylum motion appeal petition credit loan loans benefits coverage custody service services
    boarding opportunity opportunities chance treatment care freedom right rights clearance admission leave
    extension status funding aid food water medicine release promotion tenure passage shelter compensation refund
    citizenship bond probation hearing counsel vote seat place job win victory goal penalty title berth relief
    access-rights pleasure themselves himself herself itself accreditation insurance"""
)
_CLAIMS = word_set(
    """claim claims allegation allegations accusation accusations charge charges report reports suggestion
    suggestions assertion assertions notion idea rumor rumors rumour rumours story stories account accounts
    speculation insinuation insinuations contention finding findings narrative version conclusion conclusions theory
    theories characterization characterisation statement statements remarks remark comments figure figures estimate
    estimates testimony diagnosis interpretation portrayal criticism criticisms complaint complaints concern concerns
    fears warnings warning argument arguments complicity involvement wrongdoing responsibility explanation
    evidence data study letter document documents video footage article"""
)
_OPINIONS = word_set("criticism criticisms concern concerns fears warnings warning complaint complaints")
_JUDGES = word_set(
    """judge judges court courts tribunal magistrate magistrates jury justice justices panel arbitrator referee umpire
    appeals"""
)
_FALSE = re.compile(
    r"\b(?:fake|false|falsehoods?|lies?|lying|untrue|baseless|nonsense|fabricat\w+|unfounded|groundless|absurd|hoax|fiction"
    r"|fictitious|propaganda|slander|slanderous|libel|ridiculous|invent(?:ion|ed)|smears?|bogus|rubbish|myth|misinformation"
    r"|disinformation|without (?:any )?(?:foundation|basis|merit)|inaccurate|untruths?|fantasy|fairy tale|incorrect"
    r"|politically motivated|laughable|malicious|garbage|balderdash|defamatory|not true|no truth)\b",
    re.IGNORECASE,
)
_SAYS_FALSE = re.compile(
    r"(?:\b(?:(?:is|are|was|were|be|been)|(?<=\w)[’']s)(?: simply| just| completely| totally| absolutely| entirely| utterly| categorically"
    r"| demonstrably| plainly| all| both)? (?:not true|untrue|false|baseless|a lie|lies|an? (?:outright |blatant |complete "
    r"|total )?lie|nonsense|fabricated|a fabrication|unfounded|groundless|fiction|rubbish|without foundation|wrong and false"
    r"|an invention|invented|a hoax|fake|a fantasy|incorrect|inaccurate|no truth)"
    r"|\b(?:no|not a (?:word|grain|shred) of) truth (?:to|in|whatsoever)|no truth at all|never happened|did not happen"
    r"|didn[’']t happen|none of (?:this|that|it) (?:is true|happened|was true)|no such \w+ (?:was|were|had|has|took|exists?|existed)"
    r"|nothing of the (?:sort|kind)|not a word of (?:it|that|this) (?:is|was) true)\b",
    re.IGNORECASE,
)
_NOT_DENIED = word_set("not never n’t cannot nor neither nobody none hardly")
_DOUBT_PHRASES = re.compile(
    r"\b(?:(?:cast|casts|casting|throw|threw|thrown|shed|sheds|expressed|expresses|voiced|voices|raised|raises|had|has|have|harbou?red)"
    r" (?:(?:some|serious|fresh|new|considerable|grave|strong|deep|their|his|her|its|further|public|private|open) )?"
    r"(?:doubts?|scepticism|skepticism)"
    r"|(?:was|were|is|are|remain|remains|remained|sounded|seemed|appeared)"
    r" (?:(?:deeply|more|highly|less|still|also|openly|quietly|far|very|not|all|both|rather) )*"
    r"(?:sceptical|skeptical|unconvinced|doubtful|unpersuaded|dubious|convinced|persuaded|sure)\b)",
    re.IGNORECASE,
)
_UNLIKELY = re.compile(
    r"\b(?:unlikely|improbable|implausible|doubtful|far-fetched|hard to believe|not credible|not convinced|not persuaded"
    r"|unconvinced|no way (?:to know|of knowing)|questionable)\b",
    re.IGNORECASE,
)
_QUESTIONED = word_set(
    """whether if claim claims figure figures account accounts accuracy evidence validity findings credibility
    authenticity reliability data estimate estimates assertion assertions report reports story numbers methodology
    method methods statistics premise results result version explanation conclusion conclusions motives plausibility
    veracity truth"""
)
_NO_EVIDENCE = re.compile(
    r"\b(?:without (?:ever )?(?:providing|offering|giving|presenting|citing|producing|showing|supplying|sharing|publishing)"
    r" (?:\w+ ){0,6}?(?:evidence|proof|documentation|details to support|substantiation)"
    r"|(?:provided|offered|gave|presented|produced|cited|supplied|has|have|had|shared|released|published|showed|shown|offers|provides|gives|cites)"
    r" (?:up )?no (?:\w+ ){0,4}?(?:evidence|proof)"
    r"|(?:did|does|do|has|have|had|would|could) ?n[o’']?t (?:\w+ ){0,2}?(?:provided?|offer(?:ed)?|give|given|present(?:ed)?"
    r"|produced?|cited?|suppl(?:y|ied)|shared?|publish(?:ed)?|show|shown) (?:\w+ ){0,5}?(?:evidence|proof)"
    r"|no (?:\w+ ){0,3}?(?:evidence|proof) (?:was|were|has been|had been|to support|for (?:the|this|that|his|her|its|their))"
    r"|(?:has|have|had) yet to (?:\w+ ){1,2}(?:\w+ ){0,4}?(?:evidence|proof))",
    re.IGNORECASE,
)


class Cue(NamedTuple):
    """The words that deny or doubt: token offsets, the subject, the words denied, and the rule."""

    stance: Against
    rule: str
    mention: Mention | None  # None: whoever says the quotation of the sentence
    start: int
    end: int
    said: tuple[int, int]  # token offsets of the claim's words; empty if it is only referred to


DENIES = "verb of denial + a claim"
DISMISSES = "dismissed or rejected + a claim"
CALLS_FALSE = "called the claim false"
SAYS_FALSE = "said that it is not true"
DOUBTS = "verb of doubt + a claim"
UNCONVINCED = "doubtful, unconvinced"
UNLIKELY = "said that it is unlikely"


def denial_in(part: Analysed, start: int, end: int, quoted: "Sequence[Attribution]") -> Cue | None:
    """The denial or doubt of a sentence, if it has one that concerns a claim."""
    text = part.passage.text
    tokens = part.tokens
    for at in range(start, end):
        found = _by_verb(tokens, text, at, start, end)
        if found is not None:
            return found
    return _by_phrase(part, start, end) or _by_words(part, start, end, quoted)


def lacks_evidence(text: str) -> str:
    """The reporter's words that evidence was not given; empty if there are none."""
    found = _NO_EVIDENCE.search(text)
    return found[0] if found else ""


def _by_verb(tokens: Sequence[Token], text: str, at: int, start: int, end: int) -> Cue | None:
    token = tokens[at]
    if token.is_quoted or (token.is_capital and at > start):
        return None
    low = token.low
    before = tokens[at - 1].low if at > start else ""
    if before in lexicon.DETERMINERS | lexicon.PREPOSITIONS | {"to", "no"} or _is_denied_itself(
        tokens, at, start
    ):
        return None
    if low in verbs.DENY and _is_verb(tokens, at, start):
        return _denies(tokens, text, at, start, end)
    if low in verbs.DISMISS or low in ("denounced", "called", "calls", "branded", "described", "labelled", "labeled",
                                         "decried", "condemned", "derided", "characterized", "characterised"):  # fmt: skip
        return _dismisses(tokens, text, at, start, end)
    if low in ("doubted", "doubts", "doubt", "doubting") and _is_verb(tokens, at, start):
        if at + 1 < end and tokens[at + 1].low in ("him", "her", "them", "me", "us", "himself", "herself"):
            return None
        return _cue("doubts", DOUBTS, tokens, text, at, start, end)
    if low in ("questioned", "questions", "question") and _is_verb(tokens, at, start):
        ahead = [one.low for one in tokens[at + 1 : at + 6]]
        if ahead and ahead[0] not in ("by", "about", "on", "over") and set(ahead) & _QUESTIONED:
            return _cue("doubts", DOUBTS, tokens, text, at, start, end)
    return None


def _is_verb(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a form that can be a noun too stands where a verb does."""
    low = tokens[at].low
    if low.endswith(("ed", "ied", "es")) and low not in ("disputes", "questions"):
        return low != "disputed" or at == start or tokens[at - 1].low not in lexicon.DETERMINERS
    if low.endswith("ing"):
        return False
    before = tokens[at - 1] if at > start else None
    return before is not None and (before.low in lexicon.PRONOUNS or before.is_capital or before.low.endswith("s")
                                   or before.low in lexicon.ADVERBS or before.low in ("who", "do", "would", "both"))  # fmt: skip


def _is_denied_itself(tokens: Sequence[Token], at: int, start: int) -> bool:
    """ "Did not deny", "neither confirmed nor denied", "no one doubts"."""
    for one in range(at - 1, max(start, at - 5) - 1, -1):
        if tokens[one].text in ",;:":
            break
        low = tokens[one].low
        if low in _NOT_DENIED or low.endswith(("n’t", "n't")):
            # "Neither X nor Y denied it" denies nothing, and neither do "Nobody disputes", "cannot deny".
            return True
        if low == "no" and tokens[one + 1].low == "one":
            return True
    return tokens[at - 1].low in ("or", "nor") if at > start else False


def _denies(tokens: Sequence[Token], text: str, at: int, start: int, end: int) -> Cue | None:
    passive = tokens[at - 1].low if at > start else ""
    if passive in ("was", "were", "been", "being", "be", "is", "are", "get", "got"):
        by = next((one for one in range(at + 1, min(at + 3, end)) if tokens[one].low == "by"), None)
        subject = {token.low for token in tokens[max(start, at - 9) : at]}
        if by is None or not subject & _CLAIMS:
            return None
        mention = subject_after(tokens, text, by + 1, end)
        return None if mention is None else Cue("denies", DENIES, mention, at, mention.end, (at, at))
    ahead = [token for token in tokens[at + 1 : min(at + 9, end)] if not token.is_quoted]
    if ahead and ahead[0].low in ("him", "her", "them", "us", "me", "you"):
        return None
    low = [token.low for token in ahead]
    clause = next(
        (one for one, word in enumerate(low) if word in ("that", "of", ",", "by", "to", "for", "in")),
        len(low),
    )
    if low[:1] not in (["that"], ["any"]) and set(low[:clause]) & _ACCESS:
        return None
    if tokens[at].low.startswith("disput") and not (
        low[:1] == ["that"] or set(low) & (_CLAIMS | {"it", "this", "that"})
    ):
        return None
    if _with_two_objects(low[:clause]):
        return None
    return _cue("denies", DENIES, tokens, text, at, start, end)


def _with_two_objects(low: Sequence[str]) -> bool:
    """ "Denied the prisoners a meal": a person, and what is kept from him."""
    for one in range(1, len(low) - 1):
        if low[one] in lexicon.PERSON_NOUNS and low[one + 1] in (
            "a",
            "an",
            "the",
            "any",
            "their",
            "his",
            "her",
        ):
            return True
    return False


def _dismisses(tokens: Sequence[Token], text: str, at: int, start: int, end: int) -> Cue | None:
    low = tokens[at].low
    passive = tokens[at - 1].low if at > start else ""
    if passive in ("was", "were", "been", "being", "is", "are"):
        return None
    ahead = tokens[at + 1 : end]
    nouns = {token.low for token in ahead[:7]}
    claims = nouns & _CLAIMS
    verdict = _FALSE.search(text, tokens[at].end, tokens[end - 1].end) is not None
    is_dismissal = low in verbs.DISMISS
    subject = subject_before(tokens, text, at, start)
    if subject is None or set(subject.text.lower().split()) & _JUDGES:
        return None
    if (
        is_dismissal
        and claims - _OPINIONS
        and (nouns & {"motion", "appeal", "bid", "proposal", "offer", "bill"} == set())
    ):
        return _cue("denies", DISMISSES, tokens, text, at, start, end)
    if verdict and (
        claims
        or (ahead[:1] and ahead[0].low in ("it", "this", "that", "them", "the", "his", "her", "reports"))
    ):
        return _cue("denies", CALLS_FALSE if not is_dismissal else DISMISSES, tokens, text, at, start, end)
    return None


def _cue(
    stance: Against, rule: str, tokens: Sequence[Token], text: str, at: int, start: int, end: int
) -> Cue | None:
    mention = subject_before(tokens, text, at, start)
    if mention is None and at > start and tokens[at - 1].text == ",":
        mention = subject_after(tokens, text, at + 1, end)
    if mention is None:
        return None
    return Cue(stance, rule, mention, min(mention.start, at), at + 1, _said(tokens, at, start, end))


def _said(tokens: Sequence[Token], at: int, start: int, end: int) -> tuple[int, int]:
    """The words of the claim: a clause after "that", or what is denied; empty where it is only named."""
    first = at + 1
    is_clause = False
    for one in range(at + 1, min(at + 8, end)):
        if tokens[one].low in ("that", "whether") and one + 1 < end:
            first, is_clause = one + 1, True
            break
    stop = first
    while stop < end and tokens[stop].text not in ";.?!" and not (
        tokens[stop].text == "," and not is_clause
    ) and not (
        tokens[stop].text == "," and stop + 1 < end and tokens[stop + 1].low in (
            "saying", "calling", "insisting", "adding", "and", "but", "arguing", "while", "which", "who", "noting",
            "telling", "citing",
        )
    ):  # fmt: skip
        stop += 1
    while stop > first and (tokens[stop - 1].is_quoted or tokens[stop - 1].low in ("as", "a", ",")):
        stop -= 1
    heavy = [
        one
        for one in range(first, stop)
        if tokens[one].is_word
        and tokens[one].low not in lexicon.STARTERS
        and tokens[one].low not in _CLAIMS
        and len(tokens[one].text) > 2
    ]
    return (first, stop) if len(heavy) >= 2 else (at, at)


def _by_phrase(part: Analysed, start: int, end: int) -> Cue | None:
    """ "Cast doubt on", "was sceptical of"."""
    text, tokens = part.passage.text, part.tokens
    for found in _DOUBT_PHRASES.finditer(text, tokens[start].start, tokens[end - 1].end):
        at = next((one for one in range(start, end) if tokens[one].start >= found.start()), None)
        if at is None:
            continue
        last = found[0].split()[-1].lower()
        is_negated = " not " in f" {found[0].lower()} "
        if last in ("convinced", "persuaded", "sure") and not is_negated:
            continue
        if last in ("sceptical", "skeptical", "doubtful", "unconvinced") and is_negated:
            continue
        close = next((one for one in range(at, end) if tokens[one].start >= found.end()), end)
        mention = subject_before(tokens, text, at, start)
        if mention is None or (
            last.startswith(("doubt", "s")) and close < end and tokens[close].low in ("he", "she")
        ):
            continue
        if _is_denied_itself(tokens, at, start):
            continue
        return Cue("doubts", UNCONVINCED, mention, mention.start, close, _said(tokens, close - 1, start, end))
    return None


def _by_words(part: Analysed, start: int, end: int, quoted: "Sequence[Attribution]") -> Cue | None:
    """ "That is false," X said. X said the report was not true, that it was unlikely."""
    text, tokens = part.passage.text, part.tokens
    for one in quoted:
        quotation = one.quotation
        said = text[quotation.start : quotation.end]
        opening = re.split(r"(?<=[.!?])\s|,\s", said)[0]
        if _SAYS_FALSE.search(opening) or re.fullmatch(
            r"(?:(?:a |an )?(?:complete |total |utter |pure )?(?:lies?|nonsense|rubbish|fiction|fabrications?)|not true|untrue|false)"
            r"[.!,]?",
            opening.strip(),
            re.IGNORECASE,
        ):
            if re.search(r"\bnot (?:false|a lie|lies|fake|nonsense)\b", opening):
                continue
            return Cue("denies", SAYS_FALSE, None, start, start, (start, start))
    if quoted:
        first = quoted[0].quotation
        printed = re.sub('[“”"‘]', "", text[tokens[start].start : min(first.end, first.start + 60)])
        if first.start > tokens[start].start + 8 and _SAYS_FALSE.search(printed):
            return Cue("denies", SAYS_FALSE, None, start, start, (start, start))
        return None
    from briefreader.draft.clauses import first_speech

    speech = first_speech(part, start, end)
    if speech is None or speech.lemma in ("ask", "warn", "deny", "doubt"):
        return None
    region = text[tokens[start].start : tokens[end - 1].end]
    if _SAYS_FALSE.search(region) and not re.search(r"\bnot (?:false|a lie|lies|fake)\b", region):
        return Cue(
            "denies", SAYS_FALSE, speech.mention, speech.mention.start, speech.verb + 1, (start, start)
        )
    if _UNLIKELY.search(region) and speech.lemma != "according":
        return Cue("doubts", UNLIKELY, speech.mention, speech.mention.start, speech.verb + 1,
                   _said(tokens, speech.verb, start, end) if speech.verb < end - 3 else (start, start))  # fmt: skip
    return None
