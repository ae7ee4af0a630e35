"""Screens of the club that a signed link in a letter leads to, without an account."""

from functools import wraps

from club.models import ClubIndexPage
from cms.public_forms.by_letter import by_letter as answered_by_letter


def by_letter(view):
    """Give `view` the token of the address, in the club's section: `cms.public_forms.by_letter`."""

    @answered_by_letter
    @wraps(view)
    def answer(request, section: str, word: str, token: str):
        ClubIndexPage.check_section(section)
        return view(request, token)

    return answer
