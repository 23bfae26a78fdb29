"""Who is named: speakers as a citation names them, and who holds a position."""

import re
from collections.abc import Mapping, Sequence

from briefreader.brief.model.brief import Position, Quote, Speaker, Stance, several
from briefreader.brief.model.links import Index
from briefreader.brief.verification.verification import DetailKind, stands_in
from briefreader.cite.punctuation import capital, listed, marked

UNATTRIBUTED = "unattributed in the source"
KINDS_OF_PARAPHRASE: dict[DetailKind, str] = {
    "paraphrase": "paraphrase",
    "articles-words": "the article’s words",
}

_INFINITIVES: Mapping[Stance, str] = {
    "asserts": "assert",
    "confirms": "confirm",
    "presupposes": "presuppose",
    "conditional": "hold on a condition",
    "qualifies": "qualify",
    "doubts": "doubt",
    "denies": "deny",
    "reports": "report",
    "withdraws": "withdraw",
}

_PRONOUNS = ("He", "She", "They", "It")
_NO_MARKS = r"[^“”\"]+?"


def named(speakers: Sequence[Speaker]) -> str:
    """The names alone; empty if the source names nobody."""
    return listed([speaker.name for speaker in speakers if speaker.type != "none"])


def described(speakers: Sequence[Speaker]) -> str:
    """One speaker with role, affiliation and place; several by their names alone.

    A group is called by whom it belongs to: `Ukrainian officials`.
    """
    if len(speakers) != 1 or speakers[0].type == "none":
        return named(speakers) or UNATTRIBUTED
    speaker = speakers[0]
    details = [speaker.name]
    affiliation = None if speaker.type == "group" else speaker.affiliation
    for detail in (speaker.role, affiliation, speaker.place):
        # "Officials in South Korea" need no "South Korea" after them.
        if detail and not any(re.search(rf"\b{re.escape(detail)}\b", known) for known in details):
            details.append(detail)
    return ", ".join(details)


def introduced(quote: Quote, speakers: Sequence[Speaker]) -> str:
    """A speaker at the start of a sentence, in the reporter's words if those are such a description.

    From "said Yang Uk, a military expert at …" it is all but the verb.
    """
    if len(speakers) != 1:
        return named(speakers)
    name = re.escape(speakers[0].name)
    printed = re.fullmatch(rf"\w+ ({name}, {_NO_MARKS})[.,]?", quote.attribution or "")
    description = printed[1] if printed else described(speakers)
    return f"{description}," if "," in description else description


def telling(quote: Quote, text: str, speakers: Sequence[Speaker]) -> str:
    """A text that has its attribution in it, as a sentence with the whole name; empty if it has none.

    Of "Lee denied it" it is `Ann Lee, the mayor, denied it`; of "On Monday, she denied it" the name stands
    before it.
    """
    if len(speakers) != 1 or speakers[0].type == "none":
        return ""
    if not quote.attribution or not stands_in(quote.attribution, text):
        return ""
    speaker = speakers[0]
    if text.startswith(speaker.name):
        return text
    words = speaker.name.split() if speaker.type == "person" else []
    called = sorted({*speaker.aliases, *words[:1], *words[-1:], *_PRONOUNS}, key=len, reverse=True)
    short = re.match(rf"(?:{'|'.join(map(re.escape, called))}) ", text)
    if short is None:
        return f"{described(speakers)}: {text}"
    return f"{introduced(quote, speakers)} {text[short.end() :]}"


def passed_on_by(speakers: Sequence[Speaker]) -> str:
    """Who passed words on, the outermost first: `the Courier, citing the police`."""
    return ", citing ".join(speaker.name for speaker in speakers if speaker.type != "none")


def unnamed(speakers: Sequence[Speaker]) -> str:
    """That the source keeps a name to itself, and its reason; or nothing."""
    hidden = next((speaker for speaker in speakers if not speaker.named), None)
    if hidden is None:
        return ""
    return f"not named: {marked(hidden.anonymity)}" if hidden.anonymity else "not named by the source"


def stance_verb(stance: Stance, *, is_alleged: bool = False) -> str:
    """A stance as a verb: `denies`; where it is only alleged, `is alleged to deny`."""
    if not is_alleged or stance not in _INFINITIVES:
        return stance.replace("-", " ")
    return f"is alleged to {_INFINITIVES[stance]}"


def holders(index: Index, position: Position) -> str:
    """Who holds a position, the person before the party: `Volodymyr Zelensky (Ukraine)`."""
    people, parties = _people(index, position), _parties(index, position)
    names = named(people)
    if not names:
        return UNATTRIBUTED if people else parties or UNATTRIBUTED
    return names if parties in ("", names) else f"{names} ({parties})"


def holders_in_cell(index: Index, position: Position) -> str:
    """The same at the beginning of a cell: a person with the role, `Ann Lee, mayor (The town)`; others with a
    capital.
    """
    people, names = _people(index, position), holders(index, position)
    if not people or people[0].type != "person":
        return capital(names)
    role = people[0].role if len(people) == 1 else None
    name = people[0].name
    return f"{name}, {role}{names.removeprefix(name)}" if role else names


def spoken_by(index: Index, position: Position) -> str:
    """The names of those who hold a position, where its party alone does not say them; or nothing."""
    names = named(_people(index, position))
    return "" if names == _parties(index, position) else names


def _parties(index: Index, position: Position) -> str:
    return listed(list(map(index.party_name, index.parties_of(position))))


def _people(index: Index, position: Position) -> list[Speaker]:
    """Whom a position names, else who of its party said the quotes that it rests on."""
    if position.by is not None:
        return [speaker for speaker in map(index.speaker, position.speakers) if speaker is not None]
    parties = set(index.parties_of(position))
    quotes = (index.items.get(quote) for quote in several(position.quote))
    ids = (speaker for quote in quotes if isinstance(quote, Quote) for speaker in quote.speakers)
    found = (index.speaker(one) for one in dict.fromkeys(ids))
    return [one for one in found if one is not None and parties.intersection(several(one.party))]
