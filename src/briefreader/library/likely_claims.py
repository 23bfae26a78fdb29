"""Claims of other briefs that may be the same as one, by their words. Nothing is decided.

Shared words say that two claims are about one thing, and not that they say the same of it: a claim and its
denial share nearly all of them.
"""

from collections.abc import Callable, Container, Sequence
from math import log

from msgspec import Struct

from briefreader.library.items import SearchItem
from briefreader.library.same_as import item_name
from briefreader.library.tokens import tokens

MOST = 200  # claims that a rare word stands in
_FEW = 3  # claims: a word of no more is rare in a library of any size
_PART = 20  # a rare word stands in no more than every twentieth claim
_SHARED = 2  # rare words that two claims share at least
_SHARE = 0.4  # of what the words weigh that any other claim has too
_ALIKE = 0.8  # of the words of both: so much is shared by claims that are offered without rare words
_TOLD = 6  # shared words
_WORDS = 40  # of a claim that are looked for
OFFERED = 20

ClaimsWith = Callable[[str], Sequence[SearchItem] | None]  # a word; None if they are more than MOST


class LikelyClaim(Struct, frozen=True):
    """A claim that may be the same, and the rare words that it shares: none if nearly all are the same."""

    claim: SearchItem
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """`brief-id#claim-id`."""
        return item_name(self.claim.facts.brief, self.claim.item)


def likely_claims(
    name: str, text: str, number: int, claims_with: ClaimsWith, unwanted: Container[str] = ()
) -> tuple[LikelyClaim, ...]:
    """The claims like that of a name and a text, the likeliest first; the library has that number of claims.

    They share rare words, or nearly all words. Neither those of the same brief nor the `unwanted` are among
    them. A word weighs the more, the fewer claims have it.
    """
    brief_id = name.partition("#")[0]
    shared: dict[str, list[str]] = {}
    weights: dict[str, float] = {}
    found: dict[str, SearchItem] = {}
    rare: set[str] = set()
    for word in tuple(filter(_is_telling, dict.fromkeys(tokens(text))))[:_WORDS]:
        claims = claims_with(word)
        if claims is None or len(claims) < 2:
            continue
        weights[word] = log(1 + number / len(claims))
        if len(claims) <= max(_FEW, number / _PART):
            rare.add(word)
        for claim in claims:
            other = item_name(claim.facts.brief, claim.item)
            if claim.facts.brief != brief_id and other not in unwanted:
                found[other] = claim
                shared.setdefault(other, []).append(word)
    least = _SHARE * sum(weights.values())
    scores = {other: sum(weights[word] for word in words) for other, words in shared.items()}
    likely = [
        other
        for other, words in shared.items()
        if (scores[other] >= least and len(rare.intersection(words)) >= _SHARED)
        or _are_alike(text, found[other].text)
    ]
    likely.sort(key=lambda other: (-scores[other], other))
    return tuple(
        LikelyClaim(found[other], tuple(word for word in shared[other] if word in rare)[:_TOLD])
        for other in likely[:OFFERED]
    )


def _are_alike(one: str, other: str) -> bool:
    """Whether two claims have nearly the same words. In a library on one subject none of them may be rare."""
    words, others = {*tokens(one)}, {*tokens(other)}
    return len(words & others) >= _ALIKE * len(words | others)


def _is_telling(word: str) -> bool:
    """Words of two Latin letters are those of grammar; one character of another script may be a word."""
    return len(word) > 2 or not word.isascii() or word.isdigit()
