from .enquiry import Enquiry
from .index import GuichetPage

__all__ = ["Enquiry", "GuichetPage"]
