from .former import FormerHolder
from .mandate import Mandate
from .review import ReviewState, ReviewTask
from .reviewer import Reading, ReadyWords, Reviewer
from .standing import Standing

__all__ = [
    "FormerHolder",
    "Mandate",
    "Reading",
    "ReadyWords",
    "ReviewState",
    "ReviewTask",
    "Reviewer",
    "Standing",
]
