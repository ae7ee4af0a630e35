from .mandate import Mandate
from .review import ReviewState, ReviewTask

__all__ = ["Mandate", "ReviewState", "ReviewTask"]
