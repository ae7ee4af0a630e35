"""What is translated, and what helps to translate it."""

from .job import SectionJob, SectionStep
from .term import GlossaryTerm
from .translation import Translation

__all__ = ["GlossaryTerm", "SectionJob", "SectionStep", "Translation"]
