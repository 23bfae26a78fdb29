"""The matrix: who stands where, and where nothing was entered."""

from typing import get_args

from briefreader.brief.model.brief import Brief, Claim, Position, Source, Speaker, Stance, Status
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.matrix import STANCE_LETTERS, matrix


def brief(*claims: Claim, parties: dict[str, str] | None = None) -> Brief:
    return Brief(
        brief="1",
        id="b",
        title="T",
        summary="S",
        source=Source(csl=CslItem(id="b", type="article-newspaper", title="T")),
        speakers=(Speaker(id="envoy", name="Envoy", type="person", party=("east", "north")),),
        claims=claims,
        parties=parties or {},
    )


def claim(claim_id: str, *positions: Position, status: Status = "contested") -> Claim:
    return Claim(id=claim_id, text="Something.", status=status, positions=positions)


def test_only_contested_claims_are_in_it_unless_all_are_asked_for() -> None:
    whole = brief(
        claim("c1", Position(stance="asserts", party="west")),
        claim("c2", Position(stance="asserts", party="south"), status="uncontested"),
    )

    assert [entry.id for entry in matrix(whole).claims] == ["c1"]
    assert matrix(whole).parties == ("west",)
    assert matrix(whole, contested_only=False).parties == ("west", "south")


def test_parties_stand_in_the_order_of_the_brief_then_of_appearance() -> None:
    table = matrix(
        brief(
            claim("c1", Position(stance="asserts", party="west"), Position(stance="denies", party="south")),
            claim("c2", Position(stance="asserts", party="east")),
            parties={"unheard": "Unheard", "east": "East", "south": "South"},
        )
    )

    assert table.parties == ("east", "south", "west")


def test_a_joint_position_stands_in_the_row_of_each_party() -> None:
    held = Position(stance="denies", by="envoy")

    table = matrix(brief(claim("c1", held)))

    assert table.parties == ("east", "north")
    assert table.cells["east", "c1"].positions == (held,)
    assert table.cells["north", "c1"].positions == (held,)


def test_two_positions_of_a_party_on_one_claim_are_both_kept() -> None:
    first, second = Position(stance="asserts", party="west"), Position(stance="doubts", party="west")

    assert matrix(brief(claim("c1", first, second))).cells["west", "c1"].positions == (first, second)


def test_silence_that_was_entered_is_not_the_same_as_nothing_entered() -> None:
    table = matrix(
        brief(
            claim("c1", Position(stance="not-reported", party="west")),
            claim("c2", Position(stance="asserts", party="south")),
        )
    )

    assert table.cells["west", "c1"].positions[0].stance == "not-reported"
    assert ("west", "c2") not in table.cells


def test_every_stance_has_a_letter_of_its_own() -> None:
    assert set(STANCE_LETTERS) == set(get_args(Stance))
    assert len(set(STANCE_LETTERS.values())) == len(STANCE_LETTERS)


def test_a_part_has_a_stretch_of_the_claims_and_who_says_something_of_them() -> None:
    claims = (claim(f"c{n}", Position(stance="asserts", party=f"p{n}")) for n in range(9))
    part = matrix(brief(*claims)).part(3, claims=4, parties=3)
    assert [one.id for one in part.claims] == ["c3", "c4", "c5", "c6"]
    assert part.parties == ("p3", "p4", "p5")
    assert ("p0", "c0") not in part.cells
