"""Noun phrases in the place of a speaker: a name with its titles, a pronoun, or the whole phrase."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefreader.draft import lexicon, verbs
from briefreader.draft.listing import word_set
from briefreader.draft.places import adjective_state, is_state
from briefreader.draft.tokens import Token

Kind = Literal["name", "pronoun", "phrase"]

_JOINING = frozenset(("of", "for", "and", "on", "the", "&", "in", "-", "–", "to"))
_STOPS = frozenset(";:—–-()[]!?.…,")
_COMMON = lexicon.PERSON_NOUNS | lexicon.GROUP_NOUNS | lexicon.DOCUMENT_NOUNS
_INDEFINITE = word_set(
    """someone somebody everyone everybody nobody neither both others many some most several few one all each none
    either"""
)
_SUBORDINATORS = word_set(
    """that how what while because if although though whereas whether when where after before since until as which who
    whom whose than"""
)
_RUN_SPLITTERS = lexicon.STARTERS - frozenset(("first", "north", "south"))


@dataclass(frozen=True, slots=True)
class Mention:
    """Who is named: the words as printed, what stands before a name as its role, and what follows it."""

    kind: Kind
    text: str
    start: int  # token offsets in the paragraph
    end: int
    role: str = ""  # titles before the name, or the apposition
    affiliation: str = ""  # what follows after "of", "at", "for" in titles or apposition
    others: tuple["Mention", ...] = ()  # further names in "X and Y"


def run_end(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Where the name that begins with a capital ends; `start` itself if none begins there."""
    at = start
    if start + 1 < stop and tokens[start].low in _COMMON and not tokens[start + 1].is_capital:
        return start  # "Fishermen sang" begins a sentence with no name
    has_org = False
    while at < stop:
        token = tokens[at]
        if token.is_quoted:
            break
        if token.is_capital and (at > start or token.low not in _RUN_SPLITTERS):
            has_org = (
                has_org or token.bare.lower() in lexicon.ORG_WORDS or token.low in ("minister", "secretary")
            )
            at += 1
            if token.is_possessive and not _goes_on(tokens, at, stop):
                break
            continue
        following = tokens[at + 1] if at + 1 < stop else None
        after_particles = at
        while after_particles < stop and tokens[after_particles].low in lexicon.PARTICLES:
            after_particles += 1
        if at < after_particles < stop and at > start and tokens[after_particles].is_capital:
            at = after_particles
            continue
        if at > start and following is not None and following.is_capital and not following.is_quoted:
            if token.low in ("of", "&") and (has_org or token.low == "&"):
                at += 1
                continue
            if token.low in ("for", "and", "on", "in", "-", "–") and has_org and at - start >= 1:
                if token.low == "and" and not _joins_organization(tokens, start, at, stop):
                    break
                at += 1
                continue
        if (
            at > start
            and has_org
            and token.low in ("of", "for", "on")
            and following is not None
            and following.low == "the"
            and at + 2 < stop
            and tokens[at + 2].is_capital
        ):
            at += 2
            continue
        break
    return at


def _goes_on(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a possessive stands inside a name: "Teachers’ Association", "People’s Party"."""
    low = tokens[at - 1].low.replace("’", "'")
    inner = low.endswith("s'") or low in (
        "people's",
        "women's",
        "men's",
        "children's",
        "king's",
        "queen's",
        "workers'",
    )
    return inner and at < stop and tokens[at].is_capital and tokens[at].low in lexicon.ORG_WORDS


def _joins_organization(tokens: Sequence[Token], start: int, at: int, stop: int) -> bool:
    """Whether "and" stands inside one organization's name: a word like "Ministry of" opened it."""
    return any(tokens[index].low == "of" or tokens[index].low == "for" for index in range(start, at)) and (
        at + 2 >= stop or not tokens[at + 2].is_capital
    )


def words(tokens: Sequence[Token], text: str, start: int, end: int) -> str:
    """The paragraph's words of some tokens."""
    return text[tokens[start].start : tokens[end - 1].end] if start < end else ""


def name_mention(tokens: Sequence[Token], text: str, start: int, end: int) -> Mention | None:
    """A run of capitals as a name: titles and states before it are its role."""
    at = start
    for index in range(start, end):
        if tokens[index].low.rstrip(".") in lexicon.HONORIFICS and index + 1 < end:
            at = index
    if at == start:
        at = _after_titles(tokens, start, end)
    if at == start and end - start >= 3 and not _is_org(tokens, start, end):
        inner = [
            one
            for one in range(start + 1, end - 2)
            if tokens[one].low in lexicon.TITLES - lexicon.WEAK_TITLES
        ]
        at = inner[-1] + 1 if inner else at  # "Incident Commander Jo Roe"
    if at >= end:
        return None
    role = words(tokens, text, start, at)
    body = words(tokens, text, at, end)
    bare = tokens[end - 1].bare
    body = body[: len(body) - len(tokens[end - 1].text)] + bare
    return Mention("name", body.strip(), at, end, role=role)


def _after_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """The first token that is no title, nor a state or its adjective before one."""
    at = start
    titles = start
    while titles < end - 1 and tokens[titles].bare.lower().rstrip(".") in lexicon.TITLES:
        titles += 1
    if titles > start and all(tokens[one].low in lexicon.WEAK_TITLES for one in range(start, titles)):
        return start
    while at < end - 1:
        low = tokens[at].bare.lower().rstrip(".")
        if low in lexicon.TITLES:
            at += 1
            if at < end - 2 and tokens[at].low in ("of", "for"):
                # "Minister of Education Stefania Giannini": the name is the last two.
                if end - at > 3:
                    return end - 2
                return at
            continue
        two = f"{tokens[at].text} {tokens[at + 1].text}"
        if at + 2 < end and (is_state(two) or adjective_state(two)) and not _is_org(tokens, at, end):
            at += 2
            continue
        is_nation = is_state(tokens[at].bare) or adjective_state(tokens[at].bare) is not None
        if is_nation and end - at >= 2 and (_title_follows(tokens, at + 1, end) or tokens[at].is_possessive):
            at += 1
            continue
        break
    if at == end - 1 and tokens[at].low.rstrip(".") in lexicon.TITLES and at > start:
        return end  # titles alone
    return at


def _title_follows(tokens: Sequence[Token], at: int, end: int) -> bool:
    return tokens[at].low.rstrip(".") in lexicon.TITLES and at + 1 < end


def _is_org(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(tokens[at].bare.lower() in lexicon.ORG_WORDS for at in range(start, end))


def mention_of(tokens: Sequence[Token], text: str, start: int, end: int) -> Mention | None:
    """What a stretch of tokens names as a speaker; None if it can be none."""
    while start < end and (
        tokens[start].text in _STOPS or tokens[start].low in ("and", "but", "so", "also", "yet")
    ):
        start += 1
    if end - 1 > start and tokens[end - 1].text == ")":
        opener = next((at for at in range(end - 2, start, -1) if tokens[at].text == "("), end)
        end = opener
    while start < end and tokens[end - 1].text in _STOPS:
        end -= 1
    if start >= end or any(tokens[at].is_quoted for at in range(start, end)):
        return None
    if end - start == 1 and tokens[start].low in lexicon.PRONOUNS:
        return Mention("pronoun", tokens[start].text, start, end)
    joined = _joined_names(tokens, text, start, end) or _joined_phrases(tokens, text, start, end)
    if joined is not None:
        return joined
    affiliated = _affiliated_name(tokens, text, start, end) or _owner(tokens, text, start, end)
    if affiliated is not None:
        return affiliated
    run = _trailing_run(tokens, start, end)
    while (
        run < end
        and start < run
        and tokens[run - 1].low in lexicon.PARTICLES
        and tokens[run - 1].low not in ("la", "e", "y", "st")
    ):
        run -= 1  # "van der Loo said"
    if run < end and not _hangs_on_noun(tokens, start, run):
        return _named(tokens, text, start, run, end)
    if run < end and _bare_role(tokens, start, run):
        at = max(run, end - 2)
        found = name_mention(tokens, text, at, end)
        if found is not None and end - at == 2 and end - run >= 3:
            return _with_role(found, words(tokens, text, start, at))
        if found is not None and end - run == 2 and not _is_org(tokens, run, end):
            return None
    return _phrase(tokens, text, start, end)


def _affiliated_name(tokens: Sequence[Token], text: str, start: int, end: int) -> Mention | None:
    """A person with what follows: "Jo Roe of the Quay Courier"."""
    at = start
    while at < end and tokens[at].low in lexicon.TITLES and not tokens[at].is_capital:
        at += 1
    last = run_end(tokens, at, end) if at < end and tokens[at].is_capital else at
    if last >= end - 1 or last - at < 2 or tokens[last].low not in ("of", "from", "at", "with"):
        return None
    if _is_org(tokens, at, last) or tokens[last - 1].low in lexicon.TITLES or tokens[last - 1].is_possessive:
        return None
    if tokens[at].low in lexicon.TITLES and last - at < 3:
        return None
    found = name_mention(tokens, text, at, last)
    if found is None or found.end - found.start < 2:
        return None
    affiliation = words(tokens, text, last + 1, end)
    return Mention("name", found.text, found.start, end, words(tokens, text, start, found.start), affiliation)


def _owner(tokens: Sequence[Token], text: str, start: int, end: int) -> Mention | None:
    """Whose report or statement it is: "PC World's analysis of …", "a statement by the ministry"."""
    for at in range(start, end):
        low = tokens[at].low
        if low not in lexicon.DOCUMENT_NOUNS or at == start:
            continue
        owner = next((one for one in range(start, at) if tokens[one].is_possessive), None)
        if owner is not None and tokens[owner].is_capital:
            begin = owner
            while (
                begin > start and tokens[begin - 1].is_capital and tokens[begin - 1].low not in _RUN_SPLITTERS
            ):
                begin -= 1
            return name_mention(tokens, text, begin, owner + 1)
        if at + 2 < end and tokens[at + 1].low == "by":
            return mention_of(tokens, text, at + 2, end)
        return None
    return None


def _joined_names(tokens: Sequence[Token], text: str, start: int, end: int) -> Mention | None:
    """Two or three names side by side: "both X and Y", "neither X nor Y"."""
    at = start
    if tokens[at].low in ("both", "neither", "either"):
        at += 1
    found: list[Mention] = []
    while at < end:
        first = at + 1 if tokens[at].low == "the" else at
        run = run_end(tokens, first, end)
        if run == first or (run < end and tokens[run].low not in ("and", "nor", "or", ",", "&")):
            return None
        one = name_mention(tokens, text, first, run)
        if one is None:
            return None
        found.append(one)
        at = run
        while at < end and tokens[at].low in ("and", "nor", "or", ",", "&"):
            at += 1
    if len(found) < 2 or any(
        adjective_state(one.text) is not None and not is_state(one.text) for one in found
    ):
        return None
    first_one = found[0]
    return Mention("name", first_one.text, first_one.start, end, first_one.role, "", tuple(found[1:]))


def _joined_phrases(tokens: Sequence[Token], text: str, start: int, end: int) -> Mention | None:
    """ "Several chains and the council": two that each have an article of their own."""
    first = start + 1 if tokens[start].low in ("both", "neither", "either") else start
    for at in range(first + 1, end - 1):
        own = tokens[at + 1].low in lexicon.DETERMINERS or tokens[at + 1].low in lexicon.QUANTIFIERS
        if tokens[at].low not in ("and", "nor") or not (own or (first > start and tokens[at + 1].is_capital)):
            continue
        one = mention_of(tokens, text, first, at) or _any_phrase(tokens, text, first, at)
        other = mention_of(tokens, text, at + 1, end)
        if one is None or other is None or "pronoun" in (one.kind, other.kind) or one.others:
            return None
        return Mention(one.kind, one.text, one.start, end, one.role, one.affiliation, (other,))
    return None


def _trailing_run(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the name that ends the stretch begins; `end` if none does."""
    for at in range(start, end):
        if tokens[at].is_capital and tokens[at].low not in _RUN_SPLITTERS and run_end(tokens, at, end) == end:
            if at > start and tokens[at - 1].is_capital and tokens[at - 1].low not in _RUN_SPLITTERS:
                if not tokens[at - 1].is_possessive:
                    continue
            return at
        if at == start and tokens[at].is_capital and tokens[at].low in lexicon.TITLES:
            if run_end(tokens, at, end) == end:
                return at
    return end


def _hangs_on_noun(tokens: Sequence[Token], start: int, run: int) -> bool:
    """Whether a name is only the end of a phrase: "officials in South Korea", "the head of Greenpeace"."""
    at = run - 1
    while at >= start and (tokens[at].low in lexicon.DETERMINERS or tokens[at].is_possessive):
        at -= 1
    return at > start and tokens[at].low in lexicon.PREPOSITIONS


def _bare_role(tokens: Sequence[Token], start: int, run: int) -> bool:
    """Whether a role without an article leads to the name: "Ambassador to the United States Jo Roe"."""
    first = tokens[start].low
    if first in lexicon.DETERMINERS or first in lexicon.QUANTIFIERS:
        return False
    for at in range(start, run):
        if tokens[at].low in lexicon.PREPOSITIONS:
            return at > start and not tokens[at - 1].low.endswith("s")
    return False


def _named(tokens: Sequence[Token], text: str, start: int, run: int, end: int) -> Mention | None:
    found = name_mention(tokens, text, run, end)
    if found is None:
        return _phrase(tokens, text, start, end)
    return _with_role(found, words(tokens, text, start, found.start))


def _with_role(found: Mention, role: str) -> Mention:
    plain = role.strip()
    first = plain.split(" ")[0].lower() if plain else ""
    if first in ("the", "a", "an") or first in lexicon.PREPOSITIONS:
        plain = plain[len(first) :].strip()
    return Mention(found.kind, found.text, found.start, found.end, plain or found.role, "", found.others)


def _any_phrase(tokens: Sequence[Token], text: str, start: int, end: int) -> Mention | None:
    """ "The admiralty", before a verb that only who speaks can have."""
    while start < end and tokens[start].text in _STOPS:
        start += 1
    if not 2 <= end - start <= 4 or tokens[start].low not in lexicon.DETERMINERS | lexicon.QUANTIFIERS:
        return None
    if all(
        one.is_word and one.text[0].islower() and one.low not in lexicon.STARTERS
        for one in tokens[start + 1 : end]
    ):
        return Mention("phrase", words(tokens, text, start, end), start, end)
    return None


def _phrase(tokens: Sequence[Token], text: str, start: int, end: int) -> Mention | None:
    """A phrase with a noun for people, a group or a document in it."""
    known = any(
        tokens[at].bare.lower() in _COMMON
        or tokens[at].bare.lower().rpartition("-")[2] in _COMMON
        or tokens[at].bare.lower() in lexicon.ORG_WORDS
        or tokens[at].low.endswith("ists")
        for at in range(start, end)
    )
    alone = end - start == 1 and tokens[start].low in _INDEFINITE
    of_group = tokens[start].low in _INDEFINITE and end - start > 2 and tokens[start + 1].low in ("of", "in")
    if not (known or alone or of_group):
        return None
    if any(tokens[at].low in lexicon.AUXILIARIES for at in range(start, end)):
        return None
    return Mention("phrase", words(tokens, text, start, end), start, end)


# The subject before a verb


def subject_before(tokens: Sequence[Token], text: str, verb: int, first: int) -> Mention | None:
    """The subject of the verb at `verb`, in the clause that begins not before `first`."""
    at = verb - 1
    while at >= first and (
        tokens[at].low in lexicon.AUXILIARIES
        or tokens[at].low in lexicon.ADVERBS
        or (tokens[at].low.endswith("ly") and not tokens[at].is_capital)
    ):
        at -= 1
    if at < first or tokens[at].is_quoted:
        return None
    if tokens[at].low == "to":
        return None
    if tokens[at].text == ",":
        return _before_apposition(tokens, text, first, at)
    if tokens[at].low in ("who", "which", "that"):
        end = at - 1 if at > first and tokens[at - 1].text == "," else at
        return mention_of(tokens, text, _clause_start(tokens, first, end), end)
    if tokens[at].text in (")", "—", "–") or (tokens[at].text == "-" and at > first):
        opener = {")": "("}.get(tokens[at].text, tokens[at].text)
        inner = at - 1
        while inner > first and tokens[inner].text != opener:
            inner -= 1
        if inner <= first:
            return None
        return mention_of(tokens, text, _clause_start(tokens, first, inner), inner)
    start = _clause_start(tokens, first, at + 1)
    begin = _without_intro(tokens, start, at + 1)
    found = mention_of(tokens, text, begin, at + 1)
    if found is None and verb < len(tokens) and tokens[verb].low in verbs.STRONG:
        found = _any_phrase(tokens, text, begin, at + 1)
    if found is not None and found.kind == "name" and start > first and tokens[start - 1].text == ",":
        role_start = _clause_start(tokens, first, start - 1)
        role = words(tokens, text, role_start, start - 1)
        last = tokens[start - 2].low if start - 2 >= role_start else ""
        if last in lexicon.TITLES or last in lexicon.PERSON_NOUNS:
            return _with_role(found, role)
    return found


def _clause_start(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the clause that ends before `end` begins."""
    at = end - 1
    while at >= first:
        token = tokens[at]
        if token.is_quoted or token.text in ";:—–,)(" or token.text in (".", "?", "!"):
            if token.text == ")":
                opener = at
                while opener > first and tokens[opener].text != "(":
                    opener -= 1
                at = opener - 1
                continue
            return at + 1
        if token.low in _SUBORDINATORS and not (
            token.low == "as" and at > first and tokens[at - 1].low == "such"
        ):
            return at + 1
        if token.low in ("and", "but", "or") and _has_verb(tokens, _clause_start(tokens, first, at), at):
            return at + 1
        at -= 1
    return first


def _has_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a finite verb stands there, as far as closed lists and endings tell."""
    for at in range(start, end):
        low = tokens[at].low
        if low in lexicon.AUXILIARIES or (low in verbs.SPEECH and low not in verbs.NEVER_SPEECH):
            return True
        if at > start and low.endswith("ed") and not tokens[at].is_capital:
            before = tokens[at - 1].low
            if before not in lexicon.DETERMINERS and before not in lexicon.PREPOSITIONS:
                return True
    return False


def _without_intro(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past "On Tuesday", "In a statement" where no comma closes them."""
    if tokens[start].low not in lexicon.PREPOSITIONS and tokens[start].low not in lexicon.ADVERBS:
        return start
    if tokens[start].low in lexicon.ADVERBS:
        return _without_intro(tokens, start + 1, end) if start + 1 < end else start
    run = _trailing_run(tokens, start + 1, end)
    if run < end:
        at = run
        if at > start + 1 and tokens[at - 1].low in lexicon.DETERMINERS:
            at -= 1
        while at - 1 > start + 1 and tokens[at - 1].low in lexicon.TITLES:
            at -= 1
        return at
    for at in range(end - 1, start, -1):
        if (
            tokens[at].low in lexicon.DETERMINERS
            or tokens[at].low in lexicon.QUANTIFIERS
            or (tokens[at].low in lexicon.PRONOUNS and at == end - 1)
        ):
            return at
    return end - 1


def _before_apposition(tokens: Sequence[Token], text: str, first: int, comma: int) -> Mention | None:
    """The subject before ", a professor of law, said": the leftmost piece that can be one."""
    start = _sentence_piece(tokens, first, comma)
    pieces: list[tuple[int, int]] = []
    at = begin = start
    depth = 0
    while at <= comma:
        if tokens[at].text == "(":
            depth += 1
        elif tokens[at].text == ")":
            depth -= 1
        elif tokens[at].text == "," and depth == 0:
            pieces.append((begin, at))
            begin = at + 1
        at += 1
    for number, (one, end) in enumerate(pieces[:-1]):
        if one >= end or not _can_be_subject(tokens, one, end):
            continue
        found = mention_of(tokens, text, _clause_start(tokens, one, end), end)
        if found is None:
            continue
        rest = pieces[number + 1 :]
        for inner, inner_end in rest:
            other = mention_of(tokens, text, inner, inner_end)
            if (
                found.kind == "phrase"
                and other is not None
                and other.kind == "name"
                and other.end - other.start >= 2
                and all(
                    tokens[at].is_capital or tokens[at].low in lexicon.TITLES
                    for at in range(inner, other.start)
                )
            ):
                return _with_role(other, found.text)
        apposition = text[tokens[rest[0][0]].start : tokens[rest[-1][1] - 1].end]
        if found.kind == "name":
            return _with_apposition(found, apposition)
        return found
    if len(pieces) == 1:
        one, end = pieces[0]
        return mention_of(tokens, text, _clause_start(tokens, one, end), end)
    return None


def _sentence_piece(tokens: Sequence[Token], first: int, comma: int) -> int:
    at = comma - 1
    while at >= first and not tokens[at].is_quoted and tokens[at].text not in ";:":
        at -= 1
    return at + 1


def _can_be_subject(tokens: Sequence[Token], start: int, end: int) -> bool:
    low = tokens[start].low
    if low in lexicon.PREPOSITIONS or low in _SUBORDINATORS or low.endswith("ing"):
        return False
    if low in lexicon.ADVERBS or low in ("however", "still", "but", "and", "yet", "so"):
        return end - start > 1
    return not low.isdigit()


def _with_apposition(found: Mention, apposition: str) -> Mention:
    plain = apposition.strip(" ,")
    first = plain.split(" ")[0].lower() if plain else ""
    if (
        not plain
        or first in lexicon.PREPOSITIONS
        or first.endswith("ing")
        or first in ("who", "which", "whose")
    ):
        return found
    return Mention(found.kind, found.text, found.start, found.end, plain, "", found.others)


# The subject after a verb

_ENDS_NAME = (
    lexicon.PREPOSITIONS | _SUBORDINATORS | frozenset(("adding", "referring", "speaking", "and", "but"))
)
_ENDS_PHRASE = (
    (_SUBORDINATORS - {"who", "whose", "which", "that"})
    | frozenset(
        ("adding", "referring", "speaking", "on", "during", "after", "before", "while", "to", "who", "which")
    )
    | frozenset(WEEKDAY for WEEKDAY in lexicon.WEEKDAYS)
)


def subject_after(tokens: Sequence[Token], text: str, start: int, stop: int) -> Mention | None:
    """The subject that begins at `start`, right after its verb, with the apposition behind it."""
    if start >= stop or tokens[start].is_quoted:
        return None
    if tokens[start].low in lexicon.PRONOUNS:
        return Mention("pronoun", tokens[start].text, start, start + 1)
    end = start
    while end < stop and not tokens[end].is_quoted and tokens[end].text not in _STOPS - {"-"}:
        low = tokens[end].low
        if low in _ENDS_PHRASE and end > start:
            break
        if low in ("in", "at", "for", "with", "from") and end > start and not _affiliates(tokens, end, stop):
            break
        if low == "by" and end > start and tokens[end - 1].low not in lexicon.DOCUMENT_NOUNS:
            break
        end += 1
    found: Mention | None = None
    for cut in range(end, start, -1):
        # The longest stretch that is a name from its first word, with the titles before it.
        if cut < end and tokens[cut].low not in _ENDS_NAME:
            continue
        found = _starting_name(tokens, text, start, cut) or mention_of(tokens, text, start, cut)
        if found is not None and (found.kind == "phrase" or found.end == cut):
            if found.kind == "name" and cut < end:
                tail = words(tokens, text, cut, end)
                found = _with_tail(found, tail)
            break
        found = None
    if found is None and tokens[start - 1].low in verbs.STRONG:
        found = _any_phrase(tokens, text, start, end)
    if found is None:
        return None
    only_name = _given_name(tokens, text, end, stop) if found.kind == "phrase" else None
    if only_name is not None:
        return only_name
    if end < stop and tokens[end].text == "," and end + 1 < stop and not tokens[end + 1].is_quoted:
        close = end + 1
        while close < stop and not tokens[close].is_quoted and tokens[close].text not in (".", ";", ":", "—"):
            close += 1
        apposition = words(tokens, text, end + 1, close)
        if found.kind == "phrase":
            inner = mention_of(tokens, text, end + 1, _piece_end(tokens, end + 1, close))
            wanted = 1 if tokens[start].low == "one" else 2
            if (
                inner is not None
                and inner.kind == "name"
                and inner.start == end + 1
                and inner.end - inner.start >= wanted
            ):
                return _with_role(inner, found.text)
        elif found.kind == "name":
            found = _with_apposition(found, _until_clause(apposition))
    return found


def _given_name(tokens: Sequence[Token], text: str, start: int, stop: int) -> Mention | None:
    """ "one, who gave her name only as Nekesa": the name."""
    low = [token.low for token in tokens[start : start + 12]]
    if "name" not in low or not {"gave", "gives", "giving"} & set(low):
        return None
    for at in range(start + low.index("name"), min(start + 14, stop)):
        if tokens[at].is_capital and (last := run_end(tokens, at, stop)) > at:
            return Mention("name", words(tokens, text, at, last), at, last, role="resident")
    return None


def _piece_end(tokens: Sequence[Token], start: int, stop: int) -> int:
    at = start
    while at < stop and tokens[at].text != ",":
        at += 1
    return at


def _until_clause(apposition: str) -> str:
    """An apposition without the clause that follows it: ", who …", ", adding that …", ", in a statement"."""
    kept: list[str] = []
    for piece in apposition.split(","):
        first = piece.strip().split(" ")[0].lower() if piece.strip() else ""
        if first in _ENDS_NAME or first.endswith("ing") or (kept and not _is_short_place(piece)):
            break
        kept.append(piece)
    return ",".join(kept)


def _is_short_place(piece: str) -> bool:
    """Whether a further piece of an apposition is a place: "University of Arkansas, Fayetteville"."""
    parts = piece.split()
    return 0 < len(parts) <= 3 and all(part[0].isupper() for part in parts)


def _with_tail(found: Mention, tail: str) -> Mention:
    first = tail.split(" ", maxsplit=1)[0].lower()
    if (
        first in ("of", "at", "from", "for", "with", "in")
        and not found.affiliation
        and any(word[:1].isupper() for word in tail.split(" "))
    ):
        affiliation = tail[len(first) :].strip()
        return Mention(found.kind, found.text, found.start, found.end, found.role, affiliation, found.others)
    return found


def _affiliates(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a preposition leads to a place or body: "at the Asan Institute", "in Seoul"."""
    after = at + 1
    while after < stop and (tokens[after].low in lexicon.DETERMINERS or tokens[after].is_possessive):
        after += 1
    if after >= stop:
        return False
    token = tokens[after]
    known = token.is_capital and token.low not in lexicon.WEEKDAYS and token.low not in lexicon.MONTHS
    return known or (tokens[at].low in ("for", "with", "from") and token.low in _COMMON)


def _starting_name(tokens: Sequence[Token], text: str, start: int, end: int) -> Mention | None:
    """A name at the start, after lower-case titles: "defense minister Jo Roe"."""
    joined = _joined_names(tokens, text, start, end)
    if joined is not None:
        return joined
    at = start
    while at < end and not tokens[at].is_capital:
        if tokens[at].low in lexicon.PREPOSITIONS:
            return None
        at += 1
    if at >= end or run_end(tokens, at, end) != end:
        return None
    before = range(start, at)
    if any(
        tokens[index].low not in lexicon.TITLES | lexicon.PERSON_NOUNS | lexicon.DETERMINERS
        for index in before
    ):
        if not (at > start and tokens[at - 1].low in lexicon.TITLES | lexicon.PERSON_NOUNS):
            return None if at > start else name_mention(tokens, text, at, end)
    found = name_mention(tokens, text, at, end)
    return _with_role(found, words(tokens, text, start, found.start)) if found and at > start else found
