"""Names of files and folders. No id or name out of a brief becomes a path by itself."""

import hashlib

from briefreader.base.ids import lasting_slug


def file_name(brief_id: str) -> str:
    """The file for one brief, in any folder: `slug-hash.json`, different for different ids."""
    digest = hashlib.sha256(brief_id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{lasting_slug(brief_id) or 'brief'}-{digest[:12]}.json"
