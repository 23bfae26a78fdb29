"""What clauses say: whether words are a clause, and whether two clauses say the same of something."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefreader.draft.text import lexicon
from briefreader.draft.text.places import adjective_state
from briefreader.draft.text.wordlist import word_set

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_CONTRACTED = re.compile(r"(?:[’'](?:s|re|ve|ll|d)|n[’']t)$")
_NEGATION = re.compile(r"\b(?:not|never|no|none|cannot)\b(?! (?:only|just|longer just))|n[’']t\b")
_EXPECTED = re.compile(r"\b(?:will|would|going to|may|might|could|should|plans? to)\b")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
_FEWEST_WORDS = 3
_LEAST_COVERED = 0.5  # of the words of what is denied
_AUXILIARIES = lexicon.AUXILIARIES | lexicon.BE | {"having", "cannot"}
_SKIPPED = lexicon.ADVERBS | lexicon.ARTICLES | {"not", "never", "no", "so", "being", "been", "be"}
_SUBJECTS = lexicon.PRONOUNS.keys() | {"there", "who", "which"}
_NO_CONTENT = lexicon.FUNCTION_WORDS | word_set(
    """
    said says told mr mrs ms would could according people new year years week month day something anything
    """
)
_NO_NAMES = frozenset((*lexicon.WEEKDAYS, *lexicon.MONTHS))
# Forms that no ending tells, each before its verb.
_IRREGULAR_WORDS = word_set(
    """
    ate:eat beat:beat beaten:beat became:become began:begin begun:begin bent:bend bit:bite blew:blow
    blown:blow bought:buy bound:bind broke:break broken:break brought:bring built:build burnt:burn
    came:come caught:catch chose:choose chosen:choose cut:cut dealt:deal did:do done:do drank:drink
    drawn:draw drew:draw driven:drive drove:drive drunk:drink fallen:fall fed:feed fell:fall felt:feel
    fled:flee flew:fly flown:fly forbade:forbid forgot:forget fought:fight found:find froze:freeze
    frozen:freeze gave:give given:give gone:go got:get grew:grow grown:grow heard:hear held:hold hid:hide
    hidden:hide hit:hit hurt:hurt kept:keep knew:know known:know laid:lay led:lead left:leave lent:lend
    lost:lose made:make meant:mean met:meet misled:mislead overheard:overhear overtook:overtake paid:pay
    put:put quit:quit ran:run rang:ring read:read rode:ride rose:rise risen:rise sank:sink sunk:sink
    sat:sit saw:see seen:see sent:send set:set shook:shake shaken:shake shot:shoot shut:shut slept:sleep
    sold:sell spent:spend spoke:speak spoken:speak spread:spread stole:steal stolen:steal stood:stand
    struck:strike swam:swim swore:swear sworn:swear taken:take taught:teach threw:throw thrown:throw
    took:take tore:tear torn:tear understood:understand went:go withdrew:withdraw withdrawn:withdraw
    withheld:withhold woke:wake won:win wore:wear worn:wear wrote:write written:write
    """
)
_IRREGULAR = dict(pair.split(":") for pair in _IRREGULAR_WORDS)
# Words for one act or thing, by their stems; the first stands for all.
_SAME = (
    ("cross", "across"),
    ("kill", "death", "dead", "die"),
    ("attack", "strik", "assault", "raid"),
    ("steal", "theft", "thief"),
    ("sell", "sale"),
    ("lie", "ly"),
    ("weapon", "arm", "munition", "missil"),
    ("flee", "flight"),
    ("pay", "payment"),
    ("los", "loss"),
)
_STANDS_FOR = {stem: group[0] for group in _SAME for stem in group}


class Predicate(NamedTuple):
    """What a clause says: verbs, and all words that matter, by their stems; of whom, how many, and how."""

    verbs: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    is_negative: bool
    is_expected: bool  # whether it is about what will or may be


def predicate_of(clause: str) -> Predicate:
    """The predicate of a clause."""
    words = _words(clause)
    verbs = frozenset(map(_stem, _verbs(words)))
    content = frozenset(_stem(word) for word in words if word not in _NO_CONTENT or word == "across")
    capitals = {found[0] for found in _NAME.finditer(clause)}
    states = {_stem(word.lower()): _stem(state.lower()) for word in capitals if (state := _state(word))}
    content = frozenset(states.get(word, word) for word in content)
    names = frozenset(states.get(one, one) for one in (_stem(word.lower()) for word in capitals))
    names &= content - _NO_NAMES
    return Predicate(
        verbs,
        content | verbs,
        names,
        numbers=frozenset(word for word in words if word.isdigit()),
        is_negative=_NEGATION.search(clause.lower()) is not None,
        is_expected=_EXPECTED.search(clause.lower()) is not None,
    )


def _state(word: str) -> str | None:
    """The state of "Mexican", if its name is one word."""
    state = adjective_state(_POSSESSIVE.sub("", word))
    return state if state is not None and " " not in state else None


def says_same(denied: Predicate, asserted: Predicate) -> bool:
    """Whether an assertion says what is denied: the same verb, of the same things, persons and time."""
    common = denied.words & asserted.words
    acts = common & (denied.verbs | asserted.verbs)
    is_like = (denied.is_negative, denied.is_expected) == (asserted.is_negative, asserted.is_expected)
    if not acts or not is_like or _differ(denied.names, asserted.names):
        return False
    if _differ(denied.numbers, asserted.numbers):
        return False
    is_of_the_same = len(common) > len(acts & denied.verbs) or len(common) >= len(denied.words)
    return is_of_the_same and len(common) > 1 and len(common) >= _LEAST_COVERED * len(denied.words)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both tell something and have none of it in common."""
    return bool(one) and bool(other) and one.isdisjoint(other)


def shares_words(one: str, other: str) -> bool:
    """Whether two texts have a word in common that matters."""
    return not predicate_of(one).words.isdisjoint(predicate_of(other).words)


def is_clause(words: str) -> bool:
    """Whether words say something of something: there are enough of them, and one is a verb."""
    plain = _words(words)
    is_act = len(plain) == 2 and plain[0].endswith("ing")  # "taking bribes"
    return (is_act or len(plain) >= _FEWEST_WORDS) and (
        next(_verbs(plain), None) is not None
        or any(word in _AUXILIARIES or _CONTRACTED.search(word) for word in plain)
    )


def _words(text: str) -> list[str]:
    return [found[0].lower() for found in _WORD.finditer(text)]


def _verbs(words: list[str]) -> Iterator[str]:
    """The words that are verbs, as far as endings and the words before them tell."""
    for at, word in enumerate(words):
        if word in _NO_CONTENT:
            continue
        before = _before(words, at)
        is_infinitive = at > 0 and words[at - 1] == "to"
        is_behind_auxiliary = before in _AUXILIARIES or is_infinitive or bool(_CONTRACTED.search(before))
        is_form = word in _IRREGULAR or (word.endswith("ed") and len(word) > 4)
        is_gerund = word.endswith("ing") and len(word) > 4 and (at == 0 or is_behind_auxiliary)
        if is_behind_auxiliary or is_form or is_gerund or before in _SUBJECTS:
            yield word


def _before(words: list[str], at: int) -> str:
    """The word before one, past adverbs and articles."""
    return next((one for one in reversed(words[:at]) if one not in _SKIPPED and not one.endswith("ly")), "")


def _stem(word: str) -> str:
    """A word without its endings: "moved", "moves" and "moving" are one."""
    low = _POSSESSIVE.sub("", word)
    low = _IRREGULAR.get(low, low)
    if low.endswith(("ied", "ies")) and len(low) > 4:
        low = low[:-3] + "y"
    elif low.endswith("ing") and len(low) > 5:
        low = _undoubled(low[:-3])
    elif low.endswith("ed") and len(low) > 4:
        low = _undoubled(low[:-2])
    elif low.endswith(("ses", "xes", "zes", "ches", "shes")):
        low = low[:-2]
    elif low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        low = low[:-1]
    low = low[:-1] if low.endswith("e") and len(low) > 3 else low
    return _STANDS_FOR.get(low, low)


def _undoubled(stem: str) -> str:
    is_double = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
    return stem[:-1] if is_double else stem
