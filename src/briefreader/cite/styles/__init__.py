"""Citation styles. What a style puts together any format can write."""

from collections.abc import Mapping
from types import MappingProxyType

from briefreader.cite.styles.aglc4 import AGLC4
from briefreader.cite.styles.apa7 import APA7
from briefreader.cite.styles.bluebook import BLUEBOOK
from briefreader.cite.styles.chicago_author_date import CHICAGO17_AUTHOR_DATE, CHICAGO18_AUTHOR_DATE
from briefreader.cite.styles.chicago_notes import CHICAGO18_NOTES
from briefreader.cite.styles.default import DEFAULT
from briefreader.cite.styles.harvard import HARVARD_CTR12
from briefreader.cite.styles.ieee import IEEE
from briefreader.cite.styles.mla9 import MLA9
from briefreader.cite.styles.oscola4 import OSCOLA4
from briefreader.cite.styles.style import Style

STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "default": DEFAULT,
        "apa7": APA7,
        "mla9": MLA9,
        "chicago18-notes": CHICAGO18_NOTES,
        "chicago18-author-date": CHICAGO18_AUTHOR_DATE,
        "chicago17-author-date": CHICAGO17_AUTHOR_DATE,
        "harvard-ctr12": HARVARD_CTR12,
        "ieee": IEEE,
        "oscola4": OSCOLA4,
        "aglc4": AGLC4,
        "bluebook": BLUEBOOK,
    }
)

# Short names of styles.
ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "apa": "apa7",
        "mla": "mla9",
        "chicago": "chicago18-notes",
        "chicago-notes": "chicago18-notes",
        "chicago-author-date": "chicago18-author-date",
        "harvard": "harvard-ctr12",
        "oscola": "oscola4",
        "aglc": "aglc4",
    }
)
