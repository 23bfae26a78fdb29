"""Notes on a source that a note before has in full.

Chicago has a short form and no `ibid.` (CMOS 18 §13.32 and §13.37); OSCOLA 4 §1.2.1 and AGLC 4 rule 1.4 have
the number of the first note, and `ibid` for the note just before; Bluebook rule 4 has `supra` and `Id.`
"""

from msgspec import structs

from briefreader.cite.formats.pieces import Italic, Pieces
from briefreader.cite.style_input import Cited, Earlier, Quoted
from briefreader.cite.styles.chicago import title as chicago_title
from briefreader.cite.styles.legal import quoting, title


def chicago(cited: Cited, quoted: Quoted | None, _: Earlier) -> Pieces:
    """`Yang Uk, quoted in Choe, “For North Korea.”`"""
    work = structs.replace(cited.work, title=_short_title(cited))
    speaker = f"{quoted.speakers}, quoted in " if quoted is not None and quoted.speakers else ""
    authors = work.authors_in_text()
    lead = f"{speaker}{authors}, " if authors else speaker
    if cited.unverified:
        return (lead, *chicago_title(work, ","), " unverified.")
    return (lead, *chicago_title(work, "."))


def oscola(cited: Cited, quoted: Quoted | None, earlier: Earlier) -> Pieces:
    """`Choe (n 1), quoting Yang Uk.`; `ibid, quoting Yang Uk.`"""
    entry: Pieces = ("ibid",) if earlier.is_last else (*_named(cited), f" (n {earlier.note})")
    return quoting(entry, cited, quoted)


def aglc(cited: Cited, quoted: Quoted | None, earlier: Earlier) -> Pieces:
    """`Choe (n 1), quoting Yang Uk.`; `Ibid, quoting Yang Uk.`"""
    entry: Pieces = ("Ibid",) if earlier.is_last else (*_named(cited), f" (n {earlier.note})")
    return quoting(entry, cited, quoted)


def bluebook(cited: Cited, quoted: Quoted | None, earlier: Earlier) -> Pieces:
    """`Choe, supra note 1 (quoting Yang Uk).`; `Id. (quoting Yang Uk).`"""
    authors = cited.work.authors_in_text("&")
    named: Pieces = (authors,) if authors else (Italic(_short_title(cited)),)
    full: Pieces = (*named, ", ", Italic("supra"), f" note {earlier.note}")
    return quoting((Italic("Id."),) if earlier.is_last else full, cited, quoted, " (quoting {}).")


def _named(cited: Cited) -> Pieces:
    """The authors' family names, else the title."""
    authors = cited.work.authors_in_text()
    return (authors,) if authors else title(structs.replace(cited.work, title=_short_title(cited)))


def _short_title(cited: Cited) -> str:
    return cited.work.short_title or cited.work.shortened_title
