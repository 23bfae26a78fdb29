"""Links: whatever names an item is found from that item too."""

import pytest

from briefreader.brief.model.brief import (
    Brief,
    Claim,
    Event,
    Gap,
    KeyPoint,
    Link,
    Paragraph,
    Position,
    Quote,
    Source,
    Span,
    Speaker,
)
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.links import Index, Linked

BRIEF = Brief(
    brief="1",
    id="harbour",
    title="The harbour",
    source=Source(csl=CslItem(id="harbour", type="article-newspaper", title="Harbour")),
    summary="A quarrel about a harbour.",
    parties={"town": "The Town"},
    text=(Paragraph(n=1, text="One."), Paragraph(n=2, text="Two."), Paragraph(role="caption", text="Ships.")),
    key_points=(KeyPoint(id="k-toll", text="The toll rises.", cites=("c-toll", 2, "caption")),),
    speakers=(
        Speaker(id="mayor", name="A. Mayor", type="person", party="town"),
        Speaker(id="crew", name="The crew", type="group", includes=("sailor",)),
        Speaker(id="sailor", name="B. Sailor", type="person"),
    ),
    quotes=(
        Quote(id="q-rise", speaker="mayor", para=1, kind="direct", claims=("c-toll",), utterance="u1"),
        Quote(id="q-more", speaker="mayor", para=2, kind="direct", utterance="u1"),
        Quote(
            id="q-no",
            speaker=("crew", "sailor"),
            para=1,
            kind="direct",
            spans=(Span(exact="No,"), Span(exact="never.", para=2)),
        ),
    ),
    claims=(
        Claim(
            id="c-toll",
            text="The toll will rise.",
            status="contested",
            positions=(
                Position(stance="asserts", by="mayor", quote="q-rise", evidence_events=("e-law",)),
                Position(stance="denies", by="sailor", quote=("q-no",), evidence_para=2),
                Position(stance="doubts", by="mayor", party=("town", "port")),
            ),
        ),
        Claim(
            id="c-ships",
            text="Ships will leave.",
            status="single-source",
            positions=(Position(stance="asserts", by="sailor", quote="q-no"),),
            depends_on=("c-toll",),
            context=("e-law",),
            paras=(2,),
        ),
    ),
    history=(Event(id="e-law", text="A law.", para="caption", attributed_to="mayor", quote="q-more"),),
    gaps=(Gap(id="g-cost", text="The cost.", cites=("c-toll", "c-nowhere")),),
    links=(Link(from_="q-no", to="c-toll", rel="refutes"), Link(from_="q-no", to="other#c1", rel="same-as")),
)

INDEX = Index(BRIEF)


def test_every_item_has_a_kind() -> None:
    kinds = {item_id: INDEX.kind(item_id) for item_id in ("k-toll", "q-no", "c-toll", "e-law", "g-cost")}

    assert kinds == {
        "k-toll": "key point",
        "q-no": "quote",
        "c-toll": "claim",
        "e-law": "event",
        "g-cost": "gap",
    }
    assert (INDEX.kind("mayor"), INDEX.kind("p2"), INDEX.kind("caption")) == (
        "speaker",
        "paragraph",
        "paragraph",
    )


def test_an_unknown_item_has_no_kind() -> None:
    with pytest.raises(KeyError):
        INDEX.kind("q-nowhere")


def test_a_joint_statement_belongs_to_each_of_its_speakers() -> None:
    assert [quote.id for quote in INDEX.quotes_by_speaker["crew"]] == ["q-no"]
    assert [quote.id for quote in INDEX.quotes_by_speaker["sailor"]] == ["q-no"]
    assert [quote.id for quote in INDEX.quotes_by_speaker["mayor"]] == ["q-rise", "q-more"]


def test_a_claim_finds_quotes_that_name_it_and_quotes_its_positions_name() -> None:
    assert [quote.id for quote in INDEX.quotes_of_claim("c-toll")] == ["q-rise", "q-no"]
    assert [claim.id for claim in INDEX.claims_of_quote("q-no")] == ["c-toll", "c-ships"]


def test_a_quote_over_two_paragraphs_is_found_in_both() -> None:
    assert [quote.id for quote in INDEX.quotes_in_paragraph(1)] == ["q-rise", "q-no"]
    assert [quote.id for quote in INDEX.quotes_in_paragraph(2)] == ["q-more", "q-no"]
    assert [claim.id for claim in INDEX.claims_in_paragraph(2)] == ["c-toll", "c-ships"]


def test_links_read_in_both_directions() -> None:
    assert Linked("depends on", "c-toll") in INDEX.links("c-ships")
    assert Linked("needed by", "c-ships") in INDEX.links("c-toll")
    assert Linked("context", "e-law") in INDEX.links("c-ships")
    assert Linked("context of", "c-ships") in INDEX.links("e-law")
    assert Linked("evidence", "p2") in INDEX.links("c-toll")
    assert Linked("evidence for", "c-toll") in INDEX.links("p2")
    assert Linked("refutes", "c-toll") in INDEX.links("q-no")
    assert Linked("refuted by", "q-no") in INDEX.links("c-toll")
    assert Linked("cites", "caption") in INDEX.links("k-toll")
    assert Linked("key point", "k-toll") in INDEX.links("p2")
    assert Linked("member of", "crew") in INDEX.links("sailor")
    assert Linked("same statement", "q-more") in INDEX.links("q-rise")
    assert [event.id for event in INDEX.events_of("mayor")] == ["e-law"]


def test_links_come_once_and_lead_somewhere() -> None:
    for item_id in INDEX.items:
        links = INDEX.links(item_id)
        assert len(links) == len({(link.relation, link.target) for link in links})
        assert all(link.target in INDEX.items and link.target != item_id for link in links)


def test_an_unknown_item_has_no_links() -> None:
    assert INDEX.links("c-nowhere") == ()
    assert INDEX.quotes_of_claim("c-nowhere") == ()


def test_the_party_of_a_position_is_its_own_or_its_speakers_or_the_speaker() -> None:
    asserts, denies, doubts = BRIEF.claims[0].positions

    assert INDEX.parties_of(asserts) == ("town",)
    assert INDEX.parties_of(denies) == ("sailor",)
    assert INDEX.parties_of(doubts) == ("town", "port")
    assert INDEX.parties_of(Position(stance="denies", by="nobody")) == ()


def test_a_party_is_called_by_the_briefs_name_the_speakers_or_its_own_words() -> None:
    assert INDEX.party_name("town") == "The Town"
    assert INDEX.party_name("sailor") == "B. Sailor"
    assert INDEX.party_name("port-authority") == "port authority"
