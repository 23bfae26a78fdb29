"""A brief that a person writes: begun from an article, with its source and nothing else."""

from datetime import date

from msgspec import Struct

from briefreader.brief.model.brief import FORMAT, Brief, Provenance
from briefreader.brief.verification.document import StrPath
from briefreader.brief.writing.sentences import SUMMARY_TO_WRITE
from briefreader.brief.writing.serialise import as_yaml
from briefreader.draft.source.cited import article_in, hashed, source_of
from briefreader.draft.source.contents import SourceRemark

_HEAD = """\
# A brief of one article. `briefreader FILE` opens it: in the source pane (5), v on a paragraph picks quotes,
# statements and events. `briefreader check FILE` lists what is wrong.

"""
# Without its sign, each example is an item of the list above it.
_LISTS = """
parties:
#  city: "City of Exampleton"

key_points:
#  - {id: k-closed, text: "The harbour is closed; how long is not said.", cites: [c-safe, 1]}

speakers:                 # type: person, group, government, organization, document, none
#  - {id: s-mayor, name: "Ada Example", type: person, role: "mayor", party: city}

quotes:                   # kind: direct, partial, indirect
#  - {id: q-safe, speaker: s-mayor, para: 1, kind: direct, spans: [{exact: "We will open it soon,"}]}

claims:                   # contested needs two parties that oppose each other
#  - id: c-safe
#    text: "The harbour is closed because it is not safe."
#    status: single-source
#    positions:
#      - {by: s-mayor, party: city, stance: asserts, quote: q-safe, evidence: not-stated}

history:                  # date: 1973, 2022-02, 2024-10-16, 1950/1953, 2022-02~ (about), 196X
#  - {id: e-closing, text: "The harbour is closed.", date: 2024-10, inferred: true, para: 1}

gaps:                     # what the source does not say and a reader would want to know
#  - {id: g-since, text: "Since when the harbour has been closed.", cites: [1]}
"""


class BegunBrief(Struct, frozen=True):
    """What a brief begins with, and what has to be known of how its article was read."""

    brief: Brief
    remarks: tuple[SourceRemark, ...] = ()


def begin_brief(
    article: StrPath | bytes, brief_id: str, *, with_text: bool = True, today: date | None = None
) -> BegunBrief:
    """Begin a brief from an article: the path of its file, or the bytes of one, in a format that is read.

    It has the citation as far as it is printed, and numbered paragraphs; of these only length and hash
    without text. Raises BriefError if the article cannot be read, or not be left without its text.
    """
    read = article_in(article, with_text=with_text, day=today)
    brief = Brief(
        brief=FORMAT,
        id=brief_id,
        title=read.title,
        lang=read.language.split("-")[0].lower() or "en",
        source=source_of(read),
        text=read.paragraphs if with_text else tuple(map(hashed, read.paragraphs)),
        summary=SUMMARY_TO_WRITE,
        provenance=Provenance("person"),
    )
    return BegunBrief(brief, read.remarks)


def text_begun(brief: Brief) -> str:
    """The text of a begun brief's file: what it says, and an example of each of its empty lists."""
    return f"{_HEAD}{as_yaml(brief)}{_LISTS}"
