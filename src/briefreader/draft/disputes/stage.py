"""The stages that find disputes: the words of denial, before it is known who speaks; then the two sides."""

from collections.abc import Sequence
from dataclasses import replace

from briefreader.draft.annotations.denials import Denial, Dispute
from briefreader.draft.annotations.document import Document
from briefreader.draft.disputes.cues import cues_in
from briefreader.draft.disputes.pairing import Pairing
from briefreader.draft.disputes.sayings import Sayings
from briefreader.draft.rules import Rule


def with_denial_cues(document: Document) -> Document:
    """With the words by which sentences deny or doubt something."""
    marked = {(one.passage, one.outer_start): one for one in document.quotations}
    cues = {}
    for sentence in document.sentences:
        part = document.parts[sentence.passage]
        tokens = part.tokens[sentence.start : sentence.end]
        quoted = [marked[sentence.passage, token.start] for token in tokens if token.is_quoted]
        cues[sentence] = cues_in(part, sentence.start, sentence.end, quoted)
    return replace(document, denial_cues=cues)


def with_disputes(document: Document) -> Document:
    """With every denial and doubt and its other side, in order."""
    pairing = Pairing(Sayings(document))
    found: list[Dispute] = []
    for denial in document.denials:
        if _is_said_again(denial, found):
            continue
        if found and pairing.is_same_side(denial, found[-1]):
            found[-1] = found[-1]._replace(also=(*found[-1].also, denial))
        else:
            found.append(pairing.dispute(denial))
    return replace(document, disputes=tuple(found))


def _is_said_again(denial: Denial, found: Sequence[Dispute]) -> bool:
    """ "X denied that …. "That is fiction," X said.": no second claim."""
    if not found or denial.cue.claim.tells:
        return False
    before = found[-1].denial
    is_near = denial.sentence.passage == before.sentence.passage
    is_again = denial.cue.rule is Rule.SAYS_FALSE or denial.cue.claim.reference == "pronoun"
    return is_again and is_near and denial.resolved.speakers == before.resolved.speakers
