"""Who is named in the printed words around a quote, and who in them says it: English news prose.

These are suggestions for a person who chooses; nothing is decided by them.
"""

import re

from msgspec import Struct, structs

from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Brief, Locator, SpeakerType
from briefreader.brief.model.speaker_names import SpeakerNames
from briefreader.brief.verification.document import OpenDocument


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAYS = pattern(
    r"\b(?:responded by saying|said|says|saying|told|tells|asked|asks|added|adds|wrote|writes|called|calls|"
    r"described|warned|warns|"
    r"argued|argues|insisted|claimed|claims|denied|denies|replied|responded|explained|stated|states|announced|"
    r"declared|testified|posted|tweeted|acknowledged|according to|recalled|noted|notes|predicted|vowed)\b"
)
_NAME = pattern(r"[A-ZÀ-Þ][\w’'-]*(?:(?:\s(?:de|van|von|al|bin|of))*\s[A-ZÀ-Þ][\w’'.-]*)*")
_NAMED_SAYS = pattern(rf"\s*{_NAME.pattern}\s+{_SAYS.pattern}")
_ARTICLE = pattern(r"^(?:(?:But|And|So|Then)\s+)?(?:(?:The|the|An|an|A|a)\s+)?")
_UP_TO_COMMA = pattern(r"[,;:]")
_LONGEST_SUBJECT = 10  # words
_NO_NAMES = _words(
    """
    A An And As At But By For He Her His I In It Its Mr Mrs Ms No On Or She So That The Their Then There They
    This We When While However Meanwhile Asked Speaking According Also Yet If After Before Since Later Earlier
    Still Both Some Many Most What Why How Who You Not Now Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    May June July August September October November December
    """
)
_GOVERNMENTS = _words(
    """
    administration agency bureau cabinet commission council court department government ministry parliament
    pentagon police senate
    """
)
_ORGANISATIONS = _words(
    """
    association bank club company corp corporation federation foundation inc institute ltd network party press
    society union university
    """
)
_TITLES = _words(
    """
    admiral ambassador attorney baroness bishop brigadier captain chairman chairwoman chancellor chief colonel
    commissioner congressman congresswoman councillor defence defense deputy detective director dr foreign
    general gov governor inspector interior judge justice king lady lieutenant lord major mayor minister mr
    mrs ms officer pastor pope president prime prince princess prof professor queen rear rep representative
    rev secretary sen senator sergeant sgt sheriff sir speaker spokesman spokesperson spokeswoman state vice
    """
)
_ADDRESSED = ("told", "tells", "asked", "asks")
LISTENER = 1_000  # further than any name before the verb
# What is said of a name before the verb: `Ann Lee, a spokeswoman for NATO, said`.
_ASIDE = pattern(rf"({_NAME.pattern})(,\s+[a-z\d].*,)\s*$", re.DOTALL)
_RELATION = (
    r"(?:about|against|at|by|for|from|in|near|of|on|to|with)\s+(?:(?:the|an?)\s+)?(?:(?:Mr|Mrs|Ms|Dr)\.\s+)?"
)
_IN_RELATION = pattern(rf"\b{_RELATION}$", re.IGNORECASE)
_BEGINS_IN_RELATION = pattern(_RELATION, re.IGNORECASE)
# Somebody without a name, told by a name that is somebody else's: `spokesman for Ann Lee`.
_SOMEBODY_OF = pattern(rf"[a-z].*\b{_RELATION}{_NAME.pattern}$")
_OF_PLACE = pattern(r"\sof\s")
_AROUND = " \t\n,;:–—-"
# They say nothing of what a text is about, and name nobody.
SMALL_WORDS = _words(
    """
    a an and are as at be been by for from had has have he her his i in is it its of on or our she that the
    their they this to was we were will with you
    """
)


def says(words: str) -> bool:
    """Whether a verb of speech is among some words."""
    return _SAYS.search(words) is not None


def names_somebody(words: str) -> bool:
    """Whether something in them looks like a name."""
    return _NAME.search(words) is not None


def begins_with_speaker(words: str) -> bool:
    """Whether they begin as `Ann Lee said` does."""
    return _NAMED_SAYS.match(words) is not None


def statement_attribution(words: str) -> str | None:
    """Of a sentence that reports what somebody says: its words up to the verb, or from it on."""
    verb = _SAYS.search(words)
    if verb is None:
        return None
    comma = words.rfind(",", 0, verb.start())
    if verb.end() > len(words) / 2 and comma >= 0:
        return words[comma:].strip(f"{_AROUND}.")
    return words[: verb.end()].strip(_AROUND)


class PrintedName(Struct, frozen=True):
    """What seems to be a name in printed words, and the title before it: `Defence Secretary Ash Carter`."""

    name: str
    role: str
    far: int  # from the verb of speech, in characters


def printed_names(words: str) -> tuple[PrintedName, ...]:
    """Who is named in some printed words, nearest to the verb of speech first; else who speaks in them."""
    verb = _SAYS.search(words)
    found: dict[str, PrintedName] = {}
    for match in _NAME.finditer(words):
        text = match[0].removesuffix("’s").removesuffix("'s").strip(" .")
        one = _named(_without_first(text), far_from(verb, match.start(), match.end()))
        if one is not None:
            found.setdefault(one.name, one)
    names = tuple(sorted(found.values(), key=lambda one: one.far))
    subject = subject_in(words)
    if verb is not None and _is_somebody_of(subject, words, verb):
        return (PrintedName(subject, "", 0), *(structs.replace(one, far=one.far + LISTENER) for one in names))
    is_named = any(subject.endswith(one.name) for one in names) or (names and names[0].far <= 1)
    return names if is_named or not subject else (PrintedName(subject, "", 0), *names)


def _is_somebody_of(subject: str, words: str, verb: re.Match[str]) -> bool:
    """Whether who speaks is told by another's name alone: not in `the mayor of Boston, Ann Lee, said`."""
    if _SOMEBODY_OF.match(subject) is None:
        return False
    before = words[: verb.start()].strip(_AROUND)
    behind = words[verb.end() :].partition(subject)[2].lstrip(_AROUND)
    return before.endswith(subject) or (not before and not behind[:1].isupper())


def far_from(verb: re.Match[str] | None, start: int, end: int) -> int:
    """How far a name stands from the verb; behind it a speaker does so only in `said Ann Lee`."""
    if verb is None:
        return start
    if end <= verb.start():
        aside = _aside_before(verb)
        return aside - end if end <= aside else verb.start() - end + LISTENER
    is_inverted = verb.start() == 0 and verb[0] not in _ADDRESSED
    return start - verb.end() + (0 if is_inverted else LISTENER)


def _aside_before(verb: re.Match[str]) -> int:
    """Where an aside on a name begins that goes up to a verb; the verb's own place where there is none."""
    before = verb.string[: verb.start()]
    for name in _NAME.finditer(before):
        aside = _ASIDE.match(before, name.start())
        if aside is None or _BEGINS_IN_RELATION.match(name[0]):
            continue
        if _IN_RELATION.search(before[: name.start()]) is None:
            return aside.start(2)
    return verb.start()


def _named(words: str, far: int) -> PrintedName | None:
    parts = words.split()
    titles = [at for at, word in enumerate(parts[:-1]) if word.strip(".").lower() in _TITLES]
    first = titles[-1] + 1 if titles else 0
    name = " ".join(parts[first:])
    before = _OF_PLACE.split(name, maxsplit=1)[0]
    if titles and not _low_words(before) & (_GOVERNMENTS | _ORGANISATIONS):
        name = before  # `Mayor Ann Lee of Boston`
    return PrintedName(name, " ".join(parts[:first]), far) if len(name) > 1 else None


def subject_in(words: str) -> str:
    """What stands as who speaks before a verb of speech, or behind it; empty if a pronoun does."""
    verb = _SAYS.search(words)
    if verb is None:
        return ""
    before = words[: verb.start()]
    is_inverted = not before.strip(_AROUND) and verb[0] not in _ADDRESSED
    beside = (before, words[verb.end() :] if is_inverted else "")
    parts = (_UP_TO_COMMA.split(one.strip(_AROUND), maxsplit=1)[0].strip(_AROUND) for one in beside)
    found = (_ARTICLE.sub("", one) for one in parts if 0 < len(one.split()) <= _LONGEST_SUBJECT)
    return next((one for one in found if one.lower() not in SMALL_WORDS), "")


def _without_first(name: str) -> str:
    """A name without the word that only begins the sentence: `But Ann Lee`."""
    first, _, rest = name.partition(" ")
    return name if first not in _NO_NAMES else _without_first(rest) if rest else ""


def likely_speakers(brief: Brief, attribution: str, place: Locator) -> tuple[str, ...]:
    """The speakers of a brief, likeliest first: named in the attribution, quoted beside it, quoted last."""
    beside = [one for quote in brief.quotes if quote.para == place for one in quote.speakers]
    last = [one for quote in reversed(brief.quotes) for one in quote.speakers]
    named = named_speakers(brief, attribution)
    order = (
        *(one for one, far in named.items() if far < LISTENER),
        *reversed(beside),
        *last,
        *(one.id for one in brief.speakers),
    )
    return tuple(dict.fromkeys(order))


def named_speakers(brief: Brief, attribution: str) -> dict[str, int]:
    """The speakers that an attribution names, and how far from its verb; nearest first."""
    named = SpeakerNames(brief.speakers).speakers_in(attribution)
    verb = _SAYS.search(attribution)
    found: dict[str, int] = {}
    for speaker in brief.speakers:
        surname = speaker.name.split()[-1:] if speaker.type == "person" else []
        for name in (speaker.name, *speaker.aliases, *surname):
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", attribution)
            if match is not None and (speaker.id in named or name in surname):
                far = far_from(verb, match.start(), match.end())
                found[speaker.id] = min(far, found.get(speaker.id, far))
    return dict(sorted(found.items(), key=lambda one: one[1]))


def full_name(opened: OpenDocument, name: str) -> PrintedName | None:
    """The name as the source prints it first with more before it, where the name alone is the last word."""
    for words in opened.text.words.values():
        for match in _NAME.finditer(words):
            one = _named(_without_first(match[0].removesuffix("’s").strip(" .")), 0)
            if one is not None and one.name.endswith(f" {name}"):
                return one
    return None


def _low_words(name: str) -> set[str]:
    return {word.strip(".,").lower() for word in name.split()}


def kind_of_name(name: str) -> SpeakerType:
    """What a name is probably of: a body by its words, people by small letters, else a person."""
    words = name.split()
    if words[:1] and words[0].startswith("spokes"):
        return "person"
    low = _low_words(name)
    if low & _GOVERNMENTS:
        return "government"
    if low & _ORGANISATIONS:
        return "organization"
    named = any(word[:1].isupper() for word in words[1:])
    several = not named and (name[:1].islower() or any(word[:1].islower() for word in words[1:]))
    return "group" if several else "person"
