"""Reviews of claims as drafts of schema.org ClaimReview, for a desk to complete and to publish."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from briefreader.base.rich_text import without_marks
from briefreader.brief.model.brief import Brief, Claim, Position, Speaker
from briefreader.brief.model.links import Index
from briefreader.cite.citation import Work, work
from briefreader.cite.dates import NO_DATE
from briefreader.cite.remarks import Remark, RemarkCode
from briefreader.composition.noted import Noted
from briefreader.notes import Review
from briefreader.notes.vocabulary import annotation_iri

LONGEST_CLAIM = 75  # characters that search engines show of `claimReviewed`

_DRAFT = "Draft: complete it and check it before you publish it"
_HOLDING = ("asserts", "confirms")
_TYPES = {
    "person": "Person",
    "group": "Organization",
    "government": "Organization",
    "organization": "Organization",
    "source": "Organization",
}
_NOBODY = "unattributed"  # the party of a claim that nobody is named for


class Drafts(Struct, frozen=True):
    """The drafts as one JSON-LD document, and what the desk must know of them."""

    document: dict[str, Any]
    remarks: tuple[Remark, ...]

    @property
    def count(self) -> int:
        """How many drafts there are."""
        return len(self.document["@graph"])


def claim_reviews(all_noted: Iterable[Noted]) -> Drafts:
    """Drafts for the claims that are reviewed and have a verdict. No number and no address is made up."""
    drafts: list[dict[str, Any]] = []
    remarks: list[Remark] = []
    for one in all_noted:
        source = work(one.brief.source.csl)
        without: dict[RemarkCode, list[str]] = {}
        for claim in one.brief.claims:
            review = one.notebook.review(claim.id)
            if review is None or review.state != "reviewed":
                without.setdefault("not-reviewed", []).append(claim.id)
            elif review.verdict is None:
                without.setdefault("without-verdict", []).append(claim.id)
            elif moved := one.moved(review):
                remarks.append(Remark("words-changed", (moved.begins,), item=claim.id))
            else:
                drafts.append(_draft(one.brief, one.index, claim, review, source))
                if claim.id in one.index.drafted:
                    remarks.append(Remark("unchecked", item=claim.id))
                remarks += _remarks(claim, drafts[-1], source)
        remarks += [Remark(why, tuple(ids), item=one.brief.id) for why, ids in without.items()]
    return Drafts({"@context": "https://schema.org", "@graph": drafts}, tuple(remarks))


def _draft(brief: Brief, index: Index, claim: Claim, review: Review, source: Work) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "@id": annotation_iri(review.id),
        "name": _DRAFT,
        "creativeWorkStatus": "Draft",
        "inLanguage": brief.lang,
        "author": {"@type": "Person", "name": review.reviewer},
        "dateCreated": review.created,
        "dateModified": review.modified,
        "claimReviewed": claim.text,
        "itemReviewed": _given(
            {
                "@type": "Claim",
                "identifier": claim.id,
                "text": claim.text,
                "author": list(_authors(claim.positions, index)),
                "appearance": _article(source),
            }
        ),
        "reviewRating": _given(
            {"@type": "Rating", "alternateName": review.verdict, "ratingExplanation": review.comment}
        ),
    }


def _article(source: Work) -> dict[str, Any]:
    """Where the claim was read."""
    return _given(
        {
            "@type": "NewsArticle" if source.type == "article-newspaper" else "Article",
            "headline": without_marks(source.title),
            "author": [
                {"@type": "Person" if name.given else "Organization", "name": name.full}
                for name in source.authors
            ],
            "datePublished": "" if source.issued == NO_DATE else source.issued.iso,
            "publisher": {"@type": "Organization", "name": without_marks(source.outlet)}
            if source.outlet
            else None,
            "url": source.address,
        }
    )


def _authors(positions: Sequence[Position], index: Index) -> Iterator[dict[str, Any]]:
    """Who makes the claim: whoever asserts or confirms it, by name."""
    holding = (one for one in positions if one.stance in _HOLDING and not index.is_alleged(one))
    for author in dict.fromkeys(name for position in holding for name in _names(position, index)):
        yield dict(author)


def _names(position: Position, index: Index) -> Iterator[tuple[tuple[str, str], ...]]:
    speakers = [speaker for speaker in map(index.speaker, position.speakers) if speaker is not None]
    for speaker in speakers:
        yield from _named(speaker.name, speaker)
    if not speakers:
        for party in index.parties_of(position):
            if party != _NOBODY:
                yield from _named(index.party_name(party), index.speaker(party))


def _named(name: str, speaker: Speaker | None) -> Iterator[tuple[tuple[str, str], ...]]:
    """A person or an organization; a document or nobody is no author."""
    kind = "Organization" if speaker is None else _TYPES.get(speaker.type)
    if kind is not None:
        yield (("@type", kind), ("name", name))


def _remarks(claim: Claim, draft: dict[str, Any], source: Work) -> Iterator[Remark]:
    missing = [
        "url",
        "datePublished",
        *(() if "author" in draft["itemReviewed"] else ("itemReviewed.author",)),
        *(() if source.address else ("itemReviewed.appearance.url",)),
        *(() if source.issued != NO_DATE else ("itemReviewed.appearance.datePublished",)),
        *(() if "ratingExplanation" in draft["reviewRating"] else ("reviewRating.ratingExplanation",)),
    ]
    yield Remark("to-fill-in", tuple(missing), item=claim.id)
    if len(claim.text) >= LONGEST_CLAIM:
        yield Remark("long-claim", (str(LONGEST_CLAIM),), len(claim.text), item=claim.id)


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", None, [])}
