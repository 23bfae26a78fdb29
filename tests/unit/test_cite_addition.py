"""What a brief guesses about its citation, as it can be added."""

import pytest

from briefreader.brief.model.brief import Inferred, Source
from briefreader.brief.model.csl import CslItem
from briefreader.cite.addition import guesses

CSL = CslItem(id="a", type="webpage", title="A page")


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("issued", "2024-10-16", "2024-10-16"),
        ("issued", 2024, "2024"),
        ("issued", {"date-parts": [[2024, 3, 5]]}, "2024-03-05"),
        ("issued", {"date-parts": [["2024"]]}, "2024"),
        ("author", [{"family": "Choe", "given": "Sang-Hun"}], "Choe, Sang-Hun"),
        ("author", [{"literal": "Reuters"}, {"literal": "AFP"}], "Reuters; AFP"),
        ("author", "Choe, Sang-Hun", "Choe, Sang-Hun"),
        ("URL", "https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_guess_is_offered_as_it_is_typed(field: str, value: object, text: str) -> None:
    source = Source(csl=CSL, inferred={field: Inferred(value, "moderate", "a reason")})
    ((found, guess),) = guesses(source).items()
    assert (found, guess.value, guess.confidence, guess.basis) == (field, text, "moderate", "a reason")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issued", "in autumn"),
        ("issued", {"date-parts": [[2024], [2025]]}),
        ("issued", {"date-parts": "x"}),
        ("URL", "javascript:alert(1)"),
        ("author", [1, 2]),
        ("author", None),
        ("author", ""),
        ("publisher", "The Press"),
    ],
)
def test_a_guess_that_can_not_be_added_is_not_offered(field: str, value: object) -> None:
    assert not guesses(Source(csl=CSL, inferred={field: Inferred(value, "low", "a reason")}))
