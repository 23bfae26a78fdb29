"""Stamping: the word, put into the brief's own file, that every span was found in the source."""

import json
from pathlib import Path

from msgspec.structs import replace

from briefreader.base.files import Unsynced, write_over
from briefreader.brief.model.brief import Attested
from briefreader.brief.reading.load import Loaded, is_json, load_bytes, read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.attestation import attestation_holds, digest
from briefreader.brief.verification.completion import completed
from briefreader.brief.verification.source import SourceText, paragraphs_at_hand
from briefreader.brief.verification.verification import Verifier

_NAMED = 3  # faulty quotes in a message


def attest(loaded: Loaded, source: SourceText, *, checked: str, checked_by: str) -> Attested:
    """The attestation of a brief whose every span stands in its source file, whole and unchanged.

    `checked` is the day as an ISO date, `checked_by` the reviewer's name. Raises BriefError saying why not.
    """
    brief = loaded.brief
    if any(problem.severity == "error" for problem in loaded.problems):
        raise _refusal("the brief has errors", loaded, "Run `briefreader check` and fix them first.")
    if brief.source.sha256 is None:
        mend = f"Add `sha256: {source.sha256}` to `source` if this is the file."
        raise _refusal("the brief does not say of which file it is made", loaded, mend)
    if brief.source.sha256 != source.sha256:
        mend = "Name the file whose hash is `source.sha256`."
        raise _refusal(f"{source.name} is not the file the brief was made from", loaded, mend)
    verify = Verifier(brief, paragraphs_at_hand(brief, source))
    quotes = completed(brief, verify).quotes
    faulty = [quote.id for quote in quotes if verify(quote).state not in (None, "verified")]
    if faulty:
        more = f" and {len(faulty) - _NAMED} more" if len(faulty) > _NAMED else ""
        what = f"not every span was found whole and unchanged: {', '.join(faulty[:_NAMED])}{more}"
        raise _refusal(what, loaded, "Run `briefreader check --source FILE` and fix these first.")
    name = "".join(character for character in checked_by if character.isprintable()).strip()
    return Attested(sha256=source.sha256, digest=digest(brief), checked=checked, checked_by=name)


def attested_lines(attested: Attested) -> list[str]:
    """The YAML block for `source`, without its indentation there."""
    return ["attested:", *(f"  {key}: {value}" for key, value in _fields(attested).items())]


def stamp_in_place(path: Path, loaded: Loaded, attested: Attested) -> Unsynced | None:
    """Put an attestation into a brief's file and change nothing else. Raises BriefError.

    The file keeps its rights, and a link to it is followed. It is left as it was if the result would not say
    the same in all else.
    """
    data = read_bytes(path)
    stamped = _stamped(data, loaded, attested)
    wanted = replace(loaded.brief, source=replace(loaded.brief.source, attested=attested))
    try:
        result = load_bytes(stamped, loaded.name, path).brief
    except BriefError:
        result = None
    if result != wanted or not attestation_holds(wanted):
        mend = "Put the printed lines into `source` yourself. The file was left as it was."
        raise _refusal("the attestation cannot be put into this file", loaded, mend)
    return _write(path, stamped)


def _stamped(data: bytes, loaded: Loaded, attested: Attested) -> bytes:
    from briefreader.brief.writing.insertion import inserted

    fields = _fields(attested)
    flow = ", ".join(f'"{key}": {value}' for key, value in fields.items())
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = inserted(
        text.removeprefix(mark),
        attested_lines(attested),
        f'"attested": {{{flow}}}',
        is_json=is_json(data, loaded.name),
    )
    return f"{mark}{text}".encode()


def _fields(attested: Attested) -> dict[str, str]:
    """Names and values, the values as both YAML and JSON read them."""
    values = {
        "sha256": attested.sha256,
        "digest": attested.digest,
        "checked": attested.checked,
        "checked_by": attested.checked_by,
    }
    return {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}


def _refusal(what: str, loaded: Loaded, mend: str) -> BriefError:
    return BriefError(what, loaded.name, mend)


def _write(path: Path, data: bytes) -> Unsynced | None:
    try:
        return write_over(path.resolve(), data, private=False)
    except OSError as error:
        reason = error.strerror or "write failed"
        raise BriefError(f"cannot be written: {reason}", str(path), "The file was left as it was.") from None
