"""The shortlist and the comparison, for readers."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cms.editorial.sub_addresses import SubAddress
from villages.models import VillageIndexPage

from .comparison import compare
from .shortlist import Shortlist

COMPARE = SubAddress(
    section=VillageIndexPage,
    words={"fr": "comparer", "en": "compare", "es": "comparar", "pt": "comparar"},
    title=_("Compare villages"),
)
SHORTLIST = SubAddress(
    section=VillageIndexPage,
    words={"fr": "selection", "en": "shortlist", "es": "seleccion", "pt": "selecao"},
    title=_("My shortlist"),
)
ONLY_DIFFERENCES = "differences"


@require_safe
def shortlist(request, section: str, word: str):
    """The villages that the address names, and what one does with them."""
    chosen = Shortlist.read(request.GET)
    page = SHORTLIST.page(section, word, query=chosen.query)
    context = {"page": page, "shortlist": chosen, "compare_address": COMPARE.address()}
    return render(request, "villages/shortlist.html", context)


@require_safe
def comparison(request, section: str, word: str):
    """The villages that the address names side by side, four at most."""
    chosen = Shortlist.read(request.GET)
    only_differences = request.GET.get(ONLY_DIFFERENCES) == "1"
    compared = chosen.compared
    page = COMPARE.page(section, word, query=chosen.query)
    is_table = len(compared.pages) > 1
    context = {
        "page": page,
        "shortlist": chosen,
        "compared": compared.without_each(),
        "groups": compare(compared.pages, only_differences) if is_table else [],
        "only_differences": only_differences,
        "shortlist_address": SHORTLIST.address(),
    }
    return render(request, "villages/comparison.html", context)
