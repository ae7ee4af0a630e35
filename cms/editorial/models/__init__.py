from .mandate import Mandate
from .review import ReviewState, ReviewTask
from .standing import Standing

__all__ = ["Mandate", "ReviewState", "ReviewTask", "Standing"]
