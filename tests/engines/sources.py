"""The sources that the styles are compared on, as CSL-JSON. All of them are invented."""

from typing import Any

Csl = dict[str, Any]

_ANNA = {"family": "Bell", "given": "Anna Rose"}
_OMAR = {"family": "Haddad", "given": "Omar"}
_DAY = {"date-parts": [[2024, 10, 16]]}
_SEEN = {"date-parts": [[2026, 11, 23]]}
_PAPER: Csl = {
    "type": "article-newspaper",
    "title": "Ministers Dispute the Size of the Sarrow Dam",
    "container-title": "The Harbour Times",
    "author": [_ANNA],
    "issued": _DAY,
    "accessed": _SEEN,
    "URL": "https://harbourtimes.example/2024/dam",
}


def _paper(**changes: Any) -> Csl:
    fields = {**_PAPER, **{name.replace("_", "-"): value for name, value in changes.items()}}
    return {name: value for name, value in fields.items() if value is not None}


SOURCES: dict[str, Csl] = {
    "newspaper": _paper(),
    "newspaper-without-author": _paper(author=None),
    "newspaper-without-date": _paper(issued=None),
    "newspaper-without-address": _paper(URL=None, accessed=None),
    "newspaper-with-title-alone": _paper(author=None, issued=None, URL=None, accessed=None),
    "newspaper-by-two": _paper(author=[_ANNA, _OMAR]),
    "newspaper-by-three": _paper(author=[_ANNA, _OMAR, {"family": "Kim", "given": "Ji-Won"}]),
    "newspaper-by-eight": _paper(
        author=[
            _ANNA,
            *(
                {"family": name, "given": "Lee"}
                for name in ["Amis", "Boyd", "Carr", "Dean", "Earl", "Ford", "Gray"]
            ),
        ]
    ),
    "newspaper-by-organization": _paper(author=[{"literal": "Associated Press"}]),
    "newspaper-by-a-name-with-particle": _paper(
        author=[{"family": "Berg", "given": "Pieter", "non-dropping-particle": "van den"}]
    ),
    "newspaper-with-question": _paper(title="Who Owns the Water?"),
    "newspaper-with-quoted-words": _paper(title="Minister Calls Report “Another Fake Story”"),
    "newspaper-of-a-month": _paper(issued={"date-parts": [[2024, 10]]}),
    "magazine": _paper(
        type="article-magazine", container_title="Field Review", volume="12", issue="3", page="14-19"
    ),
    "webpage": _paper(type="webpage", container_title="Dam Watch"),
    "report": _paper(
        type="report",
        container_title=None,
        publisher="Institute for River Studies",
        publisher_place="London",
        genre="Research Report",
        number="27",
    ),
    "broadcast": _paper(type="broadcast", container_title="The Evening Hour", publisher="Channel Nine"),
    "interview": _paper(type="interview", container_title="The Harbour Times", interviewer=[_OMAR]),
    "post": _paper(type="post", container_title="Mastodon", genre="Post"),
}
