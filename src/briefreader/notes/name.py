"""Names of files and folders. No id or name out of a brief becomes a path by itself."""

import hashlib
import re
import unicodedata


def slug(words: str) -> str:
    """Small Latin letters, digits and dashes that recall the words; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].strip("-")


def file_name(brief_id: str) -> str:
    """The file for one brief, in any folder: `slug-hash.json`, different for different ids."""
    digest = hashlib.sha256(brief_id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug(brief_id) or 'brief'}-{digest[:12]}.json"
