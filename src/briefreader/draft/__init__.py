"""An article, taken apart: a draft of a brief, made by rules, for a person to check.

Each rule is measured (docs/drafting.md); each item says which rule found it, how surely, and why.
"""

from briefreader.draft.beginning import BegunBrief, begin_brief, text_begun
from briefreader.draft.compose import ArticleDraft, draft_article, draft_brief
from briefreader.draft.explain import explanation
from briefreader.draft.language import seems_english
from briefreader.draft.source.article import FIRST_YEAR, Article, Given, read_article
from briefreader.draft.source.page import has_trafilatura

__all__ = [
    "FIRST_YEAR",
    "Article",
    "ArticleDraft",
    "BegunBrief",
    "Given",
    "begin_brief",
    "draft_article",
    "draft_brief",
    "explanation",
    "has_trafilatura",
    "read_article",
    "seems_english",
    "text_begun",
]
