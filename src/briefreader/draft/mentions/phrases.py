"""Noun phrases as speakers: a name with what belongs to it, a pronoun, or a noun that can speak."""

from collections.abc import Sequence

from briefreader.draft.annotations.people import Mention
from briefreader.draft.annotations.words import Analysed, Token
from briefreader.draft.mentions.described import with_role
from briefreader.draft.mentions.names import NO_NAMES, is_body, name_mention, run_end
from briefreader.draft.text import lexicon, verbs
from briefreader.draft.text.places import adjective_state, is_state
from briefreader.draft.text.tokens import first_other, last_other
from briefreader.draft.text.wordlist import word_set

STOPS = frozenset(";:—–-()[]!?.…,")

_OPENERS = word_set("and but so also yet")
_PAIRING = word_set("both neither either")
_BETWEEN_NAMES = frozenset(("and", "nor", "or", ",", "&"))
_INDEFINITE = word_set(
    """
    someone somebody everyone everybody nobody neither both others many some most several few one all each
    none either
    """
)
_ARTICLES = lexicon.ARTICLES | {"most", "some"}
_BEFORE_ARTICLE = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | word_set("all both half such quite what many")
_COMPANIONS = word_set("aides allies colleagues others supporters")  # "Jo Roe and allies"
_OWN = lexicon.DETERMINERS | lexicon.QUANTIFIERS | _COMPANIONS
_BEFORE_DAY = word_set("on late early")
_OFFICES = lexicon.TITLES - lexicon.WEAK_TITLES
_RELATIVES = word_set("who which whose whom")
_BEHIND_NOUN = word_set("familiar close present aware alike here there themselves himself herself online")
_FINITE = word_set("said says told tells wrote writes denied denies insists argues thinks believes")
_ADJECTIVES = word_set("based led backed owned bred born registered affiliated linked controlled")
_NO_NOUNS = word_set("former latter same other first second last")
# Particles that seldom begin a family name by themselves.
_NO_FIRST_PARTICLES = word_set("la e y st")


def mention_of(part: Analysed, start: int, end: int) -> Mention | None:
    """What a stretch of tokens names as a speaker; None if it can be none."""
    tokens = part.tokens
    start, end = _trimmed(tokens, start, end)
    end = _before_verb(tokens, start, end)
    if start >= end or any(token.is_quoted for token in tokens[start:end]):
        return None
    if end - start == 1 and tokens[start].low in lexicon.PRONOUNS:
        return Mention("pronoun", tokens[start].text, start, end)
    return (
        _joined(part, start, end)
        or _affiliated_name(part, start, end)
        or _owner(part, start, end)
        or _name_or_phrase(part, start, end)
    )


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """A stretch without the signs and conjunctions around it, and without brackets at its end."""
    is_clause = start + 1 < end and tokens[start].low == "that" and tokens[start + 1].low in lexicon.ARTICLES
    start += is_clause
    start = first_other(tokens, start, end, lambda token: token.text in STOPS or token.low in _OPENERS)
    if end - 1 > start and tokens[end - 1].text == ")":
        end = next((at for at in range(end - 2, start, -1) if tokens[at].text == "("), end)
    end = max(start, last_other(tokens, start, end, lambda token: token.text in STOPS) + 1)
    if end > start:
        end = max(start + 1, last_other(tokens, start, end, lambda token: token.low in lexicon.ADVERBS) + 1)
    if end - 2 > start and tokens[end - 1].low in lexicon.WEEKDAYS:  # "Jo Roe on Tuesday said"
        end = last_other(tokens, start, end - 1, lambda token: token.low in _BEFORE_DAY) + 1
    return start, end


# Several who speak together


def joined_names(part: Analysed, start: int, end: int) -> Mention | None:
    """Two or three names side by side: "both X and Y", "neither X nor Y"."""
    tokens = part.tokens
    at = start + 1 if tokens[start].low in _PAIRING else start
    found: list[Mention] = []
    while at < end:
        first = at + 1 if tokens[at].low == "the" else at
        run = run_end(tokens, first, end)
        if run == first or (run < end and tokens[run].low not in _BETWEEN_NAMES):
            return None
        one = name_mention(part, first, run)
        if one is None:
            return None
        found.append(one)
        at = first_other(tokens, run, end, lambda token: token.low in _BETWEEN_NAMES)
    if len(found) < 2 or any(adjective_state(one.text) and not is_state(one.text) for one in found):
        return None
    return Mention("name", found[0].text, start, end, found[0].role, others=tuple(found[1:]))


def _joined(part: Analysed, start: int, end: int) -> Mention | None:
    return joined_names(part, start, end) or _joined_phrases(part, start, end)


def _joined_phrases(part: Analysed, start: int, end: int) -> Mention | None:
    """ "Several chains and the council": two that each have an article of their own."""
    tokens = part.tokens
    is_paired = tokens[start].low in _PAIRING
    first = start + 1 if is_paired else start
    for at in range(first + 1, end - 1):
        following = tokens[at + 1]
        is_own = following.low in _OWN
        if tokens[at].low not in ("and", "nor") or not (is_own or (is_paired and following.is_capital)):
            continue
        one = mention_of(part, first, at) or any_phrase(part, first, at)
        if at - first == 1 and tokens[first].low in lexicon.COMMON_NOUNS:
            one = Mention("phrase", tokens[first].text, first, at)  # "Author and one of the hosts"
        other = mention_of(part, at + 1, end)
        if one is None or other is None or "pronoun" in (one.kind, other.kind) or one.others:
            return None
        return Mention(one.kind, one.text, start, end, one.role, one.affiliation, (other,))
    return None


# A name and what belongs to it


def _affiliated_name(part: Analysed, start: int, end: int) -> Mention | None:
    """A person with what follows: "Jo Roe of the Quay Courier"."""
    tokens = part.tokens
    at = first_other(tokens, start, end, lambda token: token.low in lexicon.TITLES and not token.is_capital)
    last = run_end(tokens, at, end) if at < end and tokens[at].is_capital else at
    if last >= end - 1 or last - at < 2 or tokens[last].low not in ("of", "from", "at", "with"):
        return None
    ends_in_title = tokens[last - 1].low in lexicon.TITLES or tokens[last - 1].is_possessive
    begins_with_title = tokens[at].low in lexicon.TITLES and last - at < 3
    if is_body(tokens[at:last]) or ends_in_title or begins_with_title:
        return None
    found = name_mention(part, at, last)
    if found is None or found.end - found.start < 2:
        return None
    return Mention(
        "name",
        found.text,
        found.start,
        end,
        role=part.words(start, found.start),
        affiliation=part.words(last + 1, end),
    )


def _owner(part: Analysed, start: int, end: int) -> Mention | None:
    """Whose report or statement it is: "PC World's analysis of …", "a statement by the ministry"."""
    tokens = part.tokens
    document = next((at for at in range(start + 1, end) if tokens[at].low in lexicon.DOCUMENT_NOUNS), None)
    if document is None:
        return None
    owner = next((at for at in range(start, document) if tokens[at].is_possessive), None)
    if owner is not None and tokens[owner].is_capital:
        begin = last_other(tokens, start, owner, _can_be_name) + 1
        return name_mention(part, begin, owner + 1)
    if document + 2 < end and tokens[document + 1].low == "by":
        stop = first_other(
            tokens, document + 3, end, lambda token: not token.text.islower() or not token.low.endswith("ing")
        )
        return mention_of(part, document + 2, stop)
    return None


def _can_be_name(token: Token) -> bool:
    return token.is_capital and token.low not in NO_NAMES


def _name_or_phrase(part: Analysed, start: int, end: int) -> Mention | None:
    """The name at the end of a stretch with its role before it, else the whole as a phrase."""
    tokens = part.tokens
    run = trailing_run(tokens, start, end)
    if run < end:
        run = last_other(tokens, start, run, _can_begin_family_name) + 1
    if run < end and not _hangs_on_noun(tokens, start, run):
        found = name_mention(part, run, end)
        return _phrase(part, start, end) if found is None else _with_role_from(part, found, start)
    if run < end and _has_bare_role(tokens, start, run):
        found = name_mention(part, max(run, end - 2), end)
        if found is not None and end - run >= 3:
            return with_role(found, part.words(start, end - 2))
        if found is not None and end - run == 2 and not is_body(tokens[run:end]):
            return None
    return _phrase(part, start, end)


def _with_role_from(part: Analysed, found: Mention, start: int) -> Mention:
    return with_role(found, part.words(start, found.start))


def _can_begin_family_name(token: Token) -> bool:
    """ "Van der Loo" without a given name."""
    return token.low in lexicon.PARTICLES and token.low not in _NO_FIRST_PARTICLES


def trailing_run(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the name that ends the stretch begins; `end` if none does."""
    for at in range(start, end):
        if not _can_be_name(tokens[at]) or run_end(tokens, at, end) != end:
            continue
        before = tokens[at - 1] if at > start else None
        if before is None or not _can_be_name(before) or before.is_possessive:
            return at
    return end


def _hangs_on_noun(tokens: Sequence[Token], start: int, run: int) -> bool:
    """Whether a name is only the end of a phrase: "officials in South Korea", "the head of Greenpeace"."""
    at = last_other(tokens, start, run, lambda token: token.low in lexicon.DETERMINERS or token.is_possessive)
    return at > start and tokens[at].low in lexicon.PREPOSITIONS


def _has_bare_role(tokens: Sequence[Token], start: int, run: int) -> bool:
    """Whether a role without an article leads to the name: "Ambassador to the United States Jo Roe"."""
    first = tokens[start].low
    if first in lexicon.DETERMINERS or first in lexicon.QUANTIFIERS:
        return False
    at = first_other(tokens, start, run, lambda token: token.low not in lexicon.PREPOSITIONS)
    return start < at < run and not tokens[at - 1].low.endswith("s")


# No name


def any_phrase(part: Analysed, start: int, end: int) -> Mention | None:
    """ "The admiralty", before a verb that only who speaks can have."""
    tokens = part.tokens
    start = first_other(tokens, start, end, lambda token: token.text in STOPS)
    if end - start == 1 and tokens[start].text.islower() and tokens[start].low.endswith("s"):
        return Mention("phrase", tokens[start].text, start, end)  # "dockers said"
    if not 2 <= end - start <= 4 or tokens[start].low not in lexicon.DETERMINERS | lexicon.QUANTIFIERS:
        return None
    if tokens[end - 1].low in _NO_NOUNS:
        return None
    if all(
        token.is_word and token.text[0].islower() and token.low not in lexicon.STARTERS
        for token in tokens[start + 1 : end]
    ):
        return Mention("phrase", part.words(start, end), start, end)
    return None


def _phrase(part: Analysed, start: int, end: int) -> Mention | None:
    """A phrase that is about people, a group or a document."""
    end -= _ends_in_participle(part.tokens, start, end)
    start = _own_article(part.tokens, start, end)
    tokens = part.tokens[start:end]
    is_indefinite = tokens[0].low in _INDEFINITE
    is_of_group = is_indefinite and len(tokens) > 2 and tokens[1].low in ("of", "in")
    can_speak = is_of_group or (is_indefinite and len(tokens) == 1) or _is_about_speaker(tokens)
    if not can_speak or any(token.low in lexicon.AUXILIARIES for token in tokens):
        return None
    return Mention("phrase", part.words(start, end), start, end)


def _own_article(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a phrase begins: at the last article that nothing leads to; "heard an officer" is none whole."""
    for at in range(end - 2, start, -1):
        before = tokens[at - 1]
        is_led_to = not before.is_word or before.low in _BEFORE_ARTICLE or before.low.endswith("ing")
        if tokens[at].low in _ARTICLES and not is_led_to and not before.is_capital:
            return at
    return start


def _ends_in_participle(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a document's phrase ends with what became of it: "a report published" on Monday."""
    last = tokens[end - 1]
    is_form = last.low.endswith("ed") or last.low in verbs.PARTICIPLES
    is_participle = is_form and last.text.islower() and last.low not in _ADJECTIVES
    return is_participle and any(token.low in lexicon.DOCUMENT_NOUNS for token in tokens[start : end - 1])


def _is_about_speaker(tokens: Sequence[Token]) -> bool:
    """Whether the noun that a phrase is about can speak: "people close to it", not "support from people"."""
    first = next((at for at, token in enumerate(tokens) if at and _ends_head(token)), len(tokens))
    nouns = [at for at in range(first) if _is_speaking_noun(tokens[at])]
    return bool(nouns) and all(_can_follow_noun(token) for token in tokens[nouns[-1] + 1 : first])


def _ends_head(token: Token) -> bool:
    return token.low in lexicon.PREPOSITIONS or token.low in _RELATIVES or token.text in ",("


def _can_follow_noun(token: Token) -> bool:
    """Whether it can stand behind the noun that a phrase is about: "people briefed", "officials close"."""
    return token.low.endswith(("ed", "ing", "ly")) or token.low in _BEHIND_NOUN


def _is_speaking_noun(token: Token) -> bool:
    noun = token.bare.lower()
    return (
        noun in lexicon.COMMON_NOUNS
        or (noun in _OFFICES and not token.is_capital)
        or noun.rpartition("-")[2] in lexicon.COMMON_NOUNS
        or noun in lexicon.ORG_WORDS
        or token.low.endswith(("ists", "-year-old"))
    )


# Where a subject ends


def _before_verb(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end of a stretch, or before the verb or the clause in it: "Jo Roe blasted on", "a clerk who"."""
    for at in range(start + 1, end):
        if tokens[at].low in _RELATIVES or is_finite(tokens, at):
            return at
    return end


def is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a finite verb, known or not, by its form and what stands before it."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is None or token.is_capital or token.is_quoted:
        return False
    if token.low in verbs.PAST or (token.low in _FINITE and before.low not in lexicon.DETERMINERS):
        return True
    is_behind_name = before.is_capital and not before.is_possessive and before.low not in NO_NAMES
    if not is_behind_name and before.low not in lexicon.PRONOUNS:
        return False
    if token.low.endswith("ed") or token.low in verbs.PAST_OR_PARTICIPLE:
        return token.low not in _ADJECTIVES
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    has_object = following in lexicon.DETERMINERS or following in lexicon.PRONOUNS or following == "to"
    return (
        token.low.endswith("s")
        and not token.low.endswith("ss")
        and has_object
        and not _is_speaking_noun(token)
    )
