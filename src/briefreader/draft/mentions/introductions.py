"""The people and bodies that a sentence names, and what stands beside their names."""

from collections.abc import Iterator, Set

from briefreader.draft.annotations.people import Introduction, Mention
from briefreader.draft.annotations.words import Analysed, Sentence, Token
from briefreader.draft.mentions.clauses import first_subject
from briefreader.draft.mentions.names import NO_NAMES, name_mention, run_end
from briefreader.draft.mentions.phrases import STOPS
from briefreader.draft.mentions.titles import gender_of, head_of
from briefreader.draft.text import lexicon, verbs
from briefreader.draft.text.places import states_in
from briefreader.draft.text.tokens import first_other, last_other
from briefreader.draft.text.wordlist import word_set

_IN_ROLES = lexicon.TITLES | lexicon.COMMON_NOUNS
_ASKED = word_set("asked pressed questioned")
_KIN = word_set("wife husband mother father sister brother daughter son widow widower partner")
_BEFORE_THINGS = lexicon.ARTICLES
_RELATIVES = word_set("who which that whose")
_OF_PEOPLE = (lexicon.ROLE_NOUNS | _KIN) - lexicon.WEAK_TITLES


def introductions(part: Analysed, sentence: Sentence, words: Set[str]) -> tuple[Introduction, ...]:
    """Whom a sentence names, its subject first; `words` are those that the article has in lower case."""
    return (*_subject(part, sentence), *_named(part, sentence, words), *_pronouns(part, sentence))


def _pronouns(part: Analysed, sentence: Sentence) -> Iterator[Introduction]:
    """The first "he" and the first "she": the sentence is about whom those before were."""
    for pronoun in ("he", "she"):
        places = (at for at in range(sentence.start, sentence.end) if part.tokens[at].low == pronoun)
        at = next(places, None)
        if at is not None:
            yield Introduction("pronoun", Mention("pronoun", pronoun, at, at + 1), at)


def _subject(part: Analysed, sentence: Sentence) -> Iterator[Introduction]:
    """Who or what a sentence begins with, also without a name: "The representative of Norland"."""
    mention = first_subject(part, sentence.start, sentence.end)
    if mention is None:
        return
    if mention.kind == "pronoun" or mention.others or _is_named(part, mention.end):
        return
    if mention.kind == "name" or _is_one(part, mention):
        yield Introduction("subject", mention, mention.start)


def _is_named(part: Analysed, end: int) -> bool:
    """Whether a phrase has its name behind it: "His wife, Carol, did not"."""
    behind = part.tokens[end : end + 2]
    return len(behind) == 2 and behind[0].text == "," and behind[1].is_capital


def _is_one(part: Analysed, mention: Mention) -> bool:
    """Whether a phrase is about somebody it tells of: "Her manager", but not "The pilot's boat"."""
    tokens = part.tokens[mention.start : mention.end]
    is_plain = not any(token.low in _RELATIVES for token in tokens) and not tokens[-1].is_possessive
    return is_plain and tokens[0].low in lexicon.DETERMINERS


def _named(part: Analysed, sentence: Sentence, words: Set[str]) -> Iterator[Introduction]:
    """Every name of a sentence, and every title that tells of somebody known."""
    at = sentence.start
    while at < sentence.end:
        if at + 1 < sentence.end:
            yield from _by_word(part, sentence, at)
        stop = run_end(part.tokens, at, sentence.end)
        if stop > at:
            yield from _by_run(part, sentence, at, stop, words)
        at = max(stop, at + 1)


def _by_word(part: Analysed, sentence: Sentence, at: int) -> Iterator[Introduction]:
    """ "The name Nekesa" introduces a person; "the general" tells of one who is known."""
    one, following = part.tokens[at : at + 2]
    if one.low in _KIN and _is_kin_named(part, sentence, at):
        name = Mention("name", part.tokens[at + 2].bare, at + 2, at + 3)
        yield Introduction("kin", name, at, gender=gender_of(one.low))
    elif one.low == "name" and following.is_capital:
        yield Introduction("only-name", Mention("name", following.bare, at + 1, at + 2), at)
    elif one.low == "the" and following.low in lexicon.TITLES:
        yield Introduction("title", Mention("phrase", following.low, at + 1, at + 2), at)


def _is_kin_named(part: Analysed, sentence: Sentence, at: int) -> bool:
    """ "His wife, Carol, disagreed": one name between commas behind whose kin it is."""
    tokens = part.tokens[max(sentence.start, at - 1) : min(at + 4, sentence.end)]
    if len(tokens) < 5 or not (tokens[0].is_possessive or tokens[0].low in lexicon.DETERMINERS):
        return False
    comma, name, behind = tokens[2:5]
    return comma.text == "," and name.is_capital and behind.text in (",", ".")


def _by_run(
    part: Analysed, sentence: Sentence, at: int, stop: int, words: Set[str]
) -> Iterator[Introduction]:
    """A run of capitals, of which the first of a sentence need be no name."""
    tokens = part.tokens
    opens = at == sentence.start
    is_word = opens and stop - at > 2 and tokens[at].low in words
    first = at + 1 if is_word and tokens[at].low not in lexicon.TITLES else at
    mention = name_mention(part, first, stop)
    if mention is None:
        return
    before = tokens[at - 1].low if at else ""
    yield Introduction(
        "name",
        mention,
        at,
        gender=_gender_told(part, stop, sentence.end) if opens else "",
        role_before=_role_before(part, at),
        role_behind=_role_behind(part, mention.end),
        noun=_noun_beside(part, at, stop),
        state=_state_of_group(part, sentence.start, at),
        opens=opens,
        is_alone=opens and stop - at == 1 and stop < sentence.end,
        is_thing=before in _BEFORE_THINGS and not mention.role,
        is_person=_is_told_of(part, mention.end),
        is_owner=tokens[stop - 1].is_possessive,
        # "Asked by X, he said": X is somebody else.
        is_agent=not opens and tokens[at - 1].low == "by",
        is_aside=tokens[sentence.start].low in _ASKED,
    )


def _gender_told(part: Analysed, start: int, stop: int) -> str:
    """What "her manager" or "himself" behind a subject tells of it, before anybody else is named."""
    tokens = part.tokens
    for at in range(start, stop - 1):
        token = tokens[at]
        if token.is_quoted or token.text in ";:—" or run_end(tokens, at, stop) > at:
            break
        if token.low in ("himself", "herself"):
            return gender_of(token.low)
        if token.low in ("his", "her") and tokens[at + 1].low in _OF_PEOPLE:
            return "m" if token.low == "his" else "f"
    return ""


def _state_of_group(part: Analysed, start: int, at: int) -> str:
    """ "Ukrainian officials, including President Jo Roe" tells for which state he speaks."""
    before = max(start, last_other(part.tokens, start, at, lambda token: token.low in lexicon.TITLES))
    if part.tokens[before].low != "including":
        return ""
    named = states_in(part.words(start, before))
    return named[0] if len(named) == 1 else ""


def _role_before(part: Analysed, at: int) -> str:
    """The role before a name: "the mayor Jo Roe", "her manager, Jo Roe,"; empty if none stands there."""
    last = at - 1
    if last > 0 and part.tokens[last].text == ",":
        noun = part.tokens[last - 1]
        is_one = noun.low in _OF_PEOPLE and not noun.low.endswith("s") and not noun.is_capital
        return noun.text if is_one else ""
    if last < 0 or part.tokens[last].low not in lexicon.ROLE_NOUNS or part.tokens[last].is_capital:
        return part.tokens[last].text if last >= 0 and part.tokens[last].low in lexicon.ROLE_NOUNS else ""
    first = last_other(part.tokens, 0, last, _is_in_role) + 1
    return part.words(first, last + 1)


def _is_in_role(token: Token) -> bool:
    """Whether it can stand in a role before its last word: "White House press", "opposition"."""
    is_name = token.is_capital and token.low not in NO_NAMES
    is_noun = token.low in _IN_ROLES or "-" in token.text
    return token.is_word and (is_name or is_noun)


def _is_told_of(part: Analysed, end: int) -> bool:
    """Whether an age or "who" behind a name tells that it is a person's."""
    if end + 2 >= len(part.tokens) or part.tokens[end].text != ",":
        return False
    behind = part.tokens[end + 1]
    return behind.low == "who" or (behind.text.isdigit() and part.tokens[end + 2].text == ",")


def _noun_beside(part: Analysed, at: int, end: int) -> str:
    """What a name is called beside it: "the airline Quay Air", "Quay Air, an airline in Moor,"."""
    tokens = part.tokens
    if at and tokens[at - 1].low in lexicon.BODIES:
        return tokens[at - 1].low
    if end + 2 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].low not in lexicon.ARTICLES:
        return ""
    close = first_other(tokens, end + 1, len(tokens), lambda token: token.text not in STOPS)
    return head_of(part.words(end + 1, close).lower())


def _role_behind(part: Analysed, end: int) -> str:
    """The role in "Jo Roe, the mayor of Quay, was there"; empty if no role stands there."""
    tokens, start = part.tokens, end + 1
    if start >= len(tokens) or tokens[end].text != "," or tokens[start].is_quoted:
        return ""
    if tokens[start].low not in lexicon.DETERMINERS and tokens[start].low not in lexicon.TITLES:
        return ""
    close = first_other(
        tokens, start, len(tokens), lambda token: not token.is_quoted and token.text not in ",.;:()—"
    )
    if any(token.low in lexicon.AUXILIARIES or token.low in verbs.SPEECH for token in tokens[start:close]):
        return ""
    role = part.words(start, close)
    return role if not lexicon.ROLE_NOUNS.isdisjoint(role.lower().split()) else ""
