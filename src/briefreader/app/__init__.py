"""The screen. Nothing outside this package knows Textual."""

from briefreader.app.start import run

__all__ = ["run"]
