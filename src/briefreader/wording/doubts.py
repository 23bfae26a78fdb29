"""What is doubtful about an item of a draft, in words."""

from collections.abc import Callable, Mapping

from briefreader.brief.model.brief import Claim, Drafted
from briefreader.brief.model.doubt import Doubt, DoubtKind
from briefreader.brief.model.links import Index
from briefreader.brief.model.positions import holders

# What is said without a name: of kinds that are about none, and where a file tells the kind and nothing else.
_WITHOUT_NAMES: Mapping[DoubtKind, str] = {
    "who-is-answered": "it is not certain whom the denial answers",
    "several-fit": "the words fit several",
    "pronoun": "the pronoun can mean several",
    "near-name": "a name is near to the name, not equal",
    "short-name": "a part of a name is taken for a whole one",
    "named-elsewhere": "the speaker may be named elsewhere in the article",
    "unknown-name": "the words name nobody the rules know",
    "names-nobody": "the pronoun names nobody",
    "spoke-too": "somebody else speaks in the paragraph before too",
    "no-verb": "no verb of speech near the quote",
    "no-speaker": "no speaker found",
    "second-opinion": "a second witness reads another speaker",
    "no-label": "no label tells who goes on speaking",
    "not-said": "the sentence may say that this was not said",
    "relayed": "somebody else says that this was said",
    "reporters-own": "the words in marks may be the reporter's own",
    "other": "something is doubtful",
}
_WITH_NAMES: Mapping[DoubtKind, Callable[..., str]] = {
    "who-is-answered": lambda *names: f"the denial may answer {' or '.join(names)}",
    "several-fit": lambda words, *names: f"“{words}” fits {' and '.join(names)}",
    "pronoun": lambda pronoun, *names: f"“{pronoun}” can be {' or '.join(names)}",
    "near-name": lambda name: f"“{name}” is near to the name, not equal",
    "short-name": lambda part, name: f"“{part}” is taken for {name}",
    "named-elsewhere": lambda words: f"“{words}” may be named elsewhere in the article",
    "unknown-name": lambda words: f"“{words}” names nobody the rules know",
    "names-nobody": lambda pronoun: f"“{pronoun}” names nobody",
    "second-opinion": lambda words: f"a second witness reads “{words}” as the speaker",
    "spoke-too": lambda name: f"{name} speaks in the paragraph before too",
    "other": lambda words: f"only “{words}” tells whose words these are",
}


def doubt_words(doubt: Doubt) -> str:
    """A doubt as a draft says it, without a full stop."""
    named = _WITH_NAMES.get(doubt.kind)
    return named(*doubt.names) if named and doubt.names else _WITHOUT_NAMES[doubt.kind]


def drafted_doubt(drafted: Drafted) -> str | None:
    """The doubt of an entry of `draft`: its sentence, else what its kind says; None if it has none."""
    if drafted.doubt or drafted.doubt_kind is None:
        return drafted.doubt
    return doubt_words(Doubt(drafted.doubt_kind))


def undecided_words(index: Index, item_id: str) -> str:
    """Why it is open who holds a claim, without a full stop."""
    drafted, claim = index.drafted[item_id], index.items[item_id]
    if told := drafted.doubt:
        return told.rstrip(". ")
    held = holders(claim) if isinstance(claim, Claim) else {}
    names = tuple(holder_name(index, holder) for holder in held)
    return doubt_words(Doubt("who-is-answered", names))


def holder_name(index: Index, holder: str) -> str:
    """A speaker by name; parties, their slugs with spaces between them, by theirs."""
    speaker = index.speaker(holder)
    return speaker.name if speaker else ", ".join(map(index.party_name, holder.split()))
