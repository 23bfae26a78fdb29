"""The other side of a denial: whom it names, or who says so beside it."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.denials import Denial, Dispute, Saying
from briefreader.draft.annotations.people import Voice
from briefreader.draft.annotations.sayings import ACCORDING, Statement
from briefreader.draft.disputes.asserting import ACCUSING, is_asserted, is_relayed
from briefreader.draft.disputes.claim_text import clause_before, goes_on, named_by, told_before, told_in
from briefreader.draft.disputes.opposing import can_answer, is_about_denier, is_by, may_oppose
from briefreader.draft.disputes.predicates import predicate_of, says_same, shares_words
from briefreader.draft.disputes.sayings import Sayings
from briefreader.draft.rules import Rule

_REPEATED = re.compile(r"\bsuch (?:accusations?|allegations?|claims?|charges?|reports?|stories|rumou?rs)\b")
_CONDITION = re.compile(r"\s*(?:If|Should|Were|Unless) ")
_FARTHEST_TOLD = 60  # sentences in which "the assertion" is looked for
_OWNED_BACK = 4  # sentences in which the claim of somebody who is named is looked for


class OtherSide(NamedTuple):
    """The other side of a denial as one way of looking found it."""

    pairing: Rule
    partners: tuple[Saying, ...]
    text: str = ""
    named: tuple[Voice, ...] = ()


class Pairing:
    """Denials and what they answer, in the sayings of an article."""

    def __init__(self, sayings: Sayings) -> None:
        self._sayings = sayings
        self._document = sayings.document

    def dispute(self, denial: Denial) -> Dispute:
        """A denial with its other side."""
        at, text = self._sayings.place(denial.sentence), named_by(self._document, denial)
        found = self._found(denial, at, text)
        if found is None:
            text = text or clause_before(self._document, denial)
            return Dispute(denial, (), text, None, (), (), (), None)
        doubt = None
        if len(found.partners) > 1:
            doubt = Doubt("who-is-answered", tuple(one.voices[0].name for one in found.partners[:2]))
        remarks = tuple(one for one in self._sayings.remarks if one.saying in found.partners)
        text = text or found.text
        return Dispute(denial, (), text, found.pairing, found.partners, found.named, remarks, doubt)

    def is_same_side(self, denial: Denial, before: Dispute) -> bool:
        """Whether somebody denies what another denied in the sentence before, or "it"."""
        first, claim = before.denial, denial.cue.claim
        at = self._sayings.place(denial.sentence)
        is_next = at - self._sayings.place([first, *before.also][-1].sentence) == 1
        others = denial.resolved.speakers != first.resolved.speakers
        if not is_next or not others or denial.cue.stance != first.cue.stance or denial.owner is not None:
            return False
        if claim.said is None:
            refers = claim.reference in ("pronoun", "claim", "accusation") and not claim.topic
            return refers and self._back(denial, at) is None
        said = named_by(self._document, denial)
        return bool(before.text) and says_same(predicate_of(said), predicate_of(before.text))

    # Ways of looking

    def _found(self, denial: Denial, at: int, text: str) -> OtherSide | None:
        """The other side, by what the denial tells of it."""
        claim = denial.cue.claim
        if denial.owner is not None:
            return self._of_owner(denial, at, text)
        if claim.reference == "clause":
            return self._in_clause_before(denial, at)
        if text:
            return self._beside(denial, at, text)
        return self._back(denial, at) if claim.reference != "none" else None

    def _of_owner(self, denial: Denial, at: int, text: str) -> OtherSide | None:
        """ "Denied the ministry's claim": what the ministry said last, before it."""
        owners = denial.owner.speakers if denial.owner is not None else ()
        if not owners or not may_oppose(denial, owners):
            return None
        for place in range(at, max(-1, at - _OWNED_BACK - 1), -1):
            for saying in reversed(self._sayings.at(place)):
                if not is_by(saying, owners) or not can_answer(denial, saying):
                    continue
                if self._says(denial, saying, text) if text else self._is_meant(denial, saying):
                    return OtherSide(Rule.NAMES_OWNER, (saying,), text=told_in(self._document, saying))
        return OtherSide(Rule.NAMES_OWNER, (), named=tuple(owners)) if text else None

    def _in_clause_before(self, denial: Denial, at: int) -> OtherSide | None:
        """ "Roe said that Lund had sold the boats, which Lund denied": who says the clause before."""
        sayings = (one for one in self._sayings.at(at) if isinstance(one.source, Statement))
        text, saying = clause_before(self._document, denial), next(sayings, None)
        if saying is None or not text or not is_asserted(self._document, saying):
            return None
        if not can_answer(denial, saying) or self._is_relayed(saying, text):
            return None
        return OtherSide(Rule.REFERS_BACK, (saying,), text=text)

    def _beside(self, denial: Denial, at: int, text: str) -> OtherSide | None:
        """Who says the same in the same sentence or the next on either side, or repeats "such claims"."""
        partners: list[Saying] = []
        for place in self._sayings.before(at):
            same = [one for one in self._sayings.at(place) if self._says(denial, one, text)]
            if not same and place < at:
                break
            partners += same
        behind = self._sayings.at(at + 1)
        partners += [one for one in behind if self._says(denial, one, text)]
        if not partners and denial.cue.claim.is_definite:
            partners = self._earlier(denial, at, text)
        if partners:
            return OtherSide(Rule.SAYS_SAME, _one_of_each(partners))
        repeated = [one for one in behind if self._repeats(one) and may_oppose(denial, one.voices)]
        return OtherSide(Rule.REFERS_BACK, _one_of_each(repeated)) if repeated else None

    def _earlier(self, denial: Denial, at: int, text: str) -> list[Saying]:
        """ "Rejects the assertion that": the last that says so anywhere before, as the article told it."""
        places = range(at - 1, max(-1, at - _FARTHEST_TOLD), -1)
        before = (one for place in places for one in self._sayings.at(place))
        return [*islice((one for one in before if self._says(denial, one, text)), 1)]

    def _back(self, denial: Denial, at: int) -> OtherSide | None:
        """What stands before "this", "the report", "the charge": in the sentence, else in the one before."""
        document = self._document
        for place in self._sayings.before(at):
            sayings = (one for one in self._sayings.at(place) if can_answer(denial, one))
            meant = [one for one in sayings if self._is_meant(denial, one)]
            if meant:
                saying = meant[-1]
                text = told_before(document, saying, denial) if place == at else told_in(document, saying)
                return OtherSide(Rule.REFERS_BACK, (saying,), text=text)
            if place < at or goes_on(document, denial):
                break
        return None

    # What can be meant

    def _says(self, denial: Denial, saying: Saying, text: str) -> bool:
        """Whether a saying asserts what is denied, and a denial can answer it."""
        return (
            can_answer(denial, saying)
            and is_asserted(self._document, saying)
            and not _CONDITION.match(saying.words)
            and says_same(predicate_of(text), self._sayings.predicate(saying))
            and not self._is_relayed(saying, text)
        )

    def _repeats(self, saying: Saying) -> bool:
        """Whether a statement speaks of "such claims"."""
        words = self._document.passages[saying.passage].text[saying.start : saying.end]
        return isinstance(saying.source, Statement) and _REPEATED.search(words) is not None

    def _is_relayed(self, saying: Saying, text: str) -> bool:
        source = saying.source
        denial = self._sayings.denied.get(source.sentence) if isinstance(source, Statement) else None
        return is_relayed(self._document, saying, text, denial)

    def _is_meant(self, denial: Denial, saying: Saying) -> bool:
        """Whether a saying is of the kind that a denial refers to, and about what it tells."""
        reference, topic = denial.cue.claim.reference, denial.cue.claim.topic
        if not is_asserted(self._document, saying) or (topic and not shares_words(topic, saying.words)):
            return False
        if reference not in ("accusation", "wrongdoing"):
            return True
        is_about = reference == "accusation" or is_about_denier(saying, denial)
        return is_about and self._is_accusation(saying, denial)

    def _is_accusation(self, saying: Saying, denial: Denial) -> bool:
        """Whether somebody accuses; to speak of the denier makes one accusation, not "the accusations"."""
        source, claim = saying.source, denial.cue.claim
        lemma = source.speech.lemma if isinstance(source, Statement) else ""
        if lemma in ACCUSING or any(one.saying == saying for one in self._sayings.remarks):
            return True
        is_one = not claim.noun.endswith("s") or bool(claim.topic) or claim.reference == "wrongdoing"
        return is_one and lemma != ACCORDING and is_about_denier(saying, denial)


def _one_of_each(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """One saying of each who speaks, the first."""
    found: list[Saying] = []
    for saying in sayings:
        if not any(saying.voices[0] in one.voices for one in found):
            found.append(saying)
    return tuple(found)
