"""Every component in each of its states, on one page of the demo: what to build pages from."""

from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from annuaire.models import MemberPage
from cms.demo import demo_only
from cms.media.models import SiteImage
from villages.models import VillagePage


class SampleForm(forms.Form):
    """One field of each kind that the site's forms use."""

    name = forms.CharField(label=_("Name"), help_text=_("As you want to be called."))
    email = forms.EmailField(label=_("E-mail"))
    message = forms.CharField(label=_("Your message"), widget=forms.Textarea, required=False)
    when = forms.ChoiceField(
        label=_("When"), choices=[("", "—"), ("now", _("now")), ("later", _("later"))]
    )
    how = forms.ChoiceField(
        label=_("How to answer you"),
        choices=[("phone", _("By telephone")), ("mail", _("By e-mail"))],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label=_("I have read how my data is used."))


@demo_only
@require_safe
def gallery(request):
    """Show the components with what the demo holds, and a form as it comes back with errors."""
    villages = VillagePage.objects.listed().order_by("title")
    members = MemberPage.objects.listed().alphabetical().for_cards()
    return render(
        request,
        "home/gallery.html",
        {
            "village": villages.first(),
            "members": members[:3],
            "picture": SiteImage.objects.public().order_by("pk").first(),
            "page_obj": Paginator(range(200), 10).get_page(request.GET.get("page", 9)),
            "empty_form": SampleForm(prefix="empty"),
            "form": SampleForm({"wrong-email": "camille@"}, prefix="wrong"),
            "steps": [
                SimpleNamespace(title=_("Write to us"), text=_("An adviser calls you back.")),
                SimpleNamespace(title=_("Come and see"), text=_("The committee shows you round.")),
                SimpleNamespace(title=_("Settle in"), text=""),
            ],
        },
    )
