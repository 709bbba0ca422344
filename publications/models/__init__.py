from publications.models.issues import Article, Contribution, Issue
from publications.models.titles import (
    Imprint,
    Involvement,
    Publication,
    Series,
    Subject,
    Succession,
)

__all__ = [
    "Article", "Contribution", "Imprint", "Involvement", "Issue", "Publication", "Series",
    "Subject", "Succession",
]  # fmt: skip
