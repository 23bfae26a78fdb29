"""Words of estimative probability: ICD 203 (United States) and the PHIA yardstick (United Kingdom).

One scale is used at a time, and of ICD 203 one row of terms: the words of different scales
stand for different ranges, and are never converted. None of them is ever put in the place of
a speaker's own hedge.
"""

from msgspec import Struct

from briefreader.notes.model import ScaleName


class Term(Struct, frozen=True):
    """One band of a scale: its words, one for each row of the scale, and its range in per cent."""

    words: tuple[str, ...]
    percent: str


class Scale(Struct, frozen=True):
    """A scale of likelihood, from the least likely band to the most likely."""

    name: ScaleName
    label: str
    terms: tuple[Term, ...]

    def row(self, number: int) -> tuple[str, ...]:
        """The words of one row, 0 or 1; a scale with one row has the same words in both."""
        return tuple(term.words[min(number, len(term.words) - 1)] for term in self.terms)

    def percent(self, words: str) -> str | None:
        """The range that the words stand for, None if they are not of this scale."""
        return next((term.percent for term in self.terms if words in term.words), None)


SCALES: dict[ScaleName, Scale] = {
    "icd203": Scale(
        "icd203",
        "ICD 203",
        (
            Term(("almost no chance", "remote"), "1–5 %"),
            Term(("very unlikely", "highly improbable"), "5–20 %"),
            Term(("unlikely", "improbable"), "20–45 %"),
            Term(("roughly even chance", "roughly even odds"), "45–55 %"),
            Term(("likely", "probable"), "55–80 %"),
            Term(("very likely", "highly probable"), "80–95 %"),
            Term(("almost certain", "nearly certain"), "95–99 %"),
        ),
    ),
    "phia": Scale(
        "phia",
        "PHIA probability yardstick",
        (
            Term(("remote chance",), "about 0–5 %"),
            Term(("highly unlikely",), "about 10–20 %"),
            Term(("unlikely",), "about 25–35 %"),
            Term(("realistic possibility",), "about 40 to less than 50 %"),
            Term(("likely or probable",), "about 55–75 %"),
            Term(("highly likely",), "about 80–90 %"),
            Term(("almost certain",), "about 95 to less than 100 %"),
        ),
    ),
}
