"""Adding a home, and changing it."""

from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from cms.editorial import review
from cms.editorial.drafts import latest_version, overtaking
from cms.editorial.panels import held_page
from villages.models import HousingPage, HousingPhotograph

from .home_form import HomeForm
from .pictures import Photographs
from .rights import of_village, page_of


@require_http_methods(["GET", "HEAD", "POST"])
@of_village
def home(request, village, pk: int | None = None):
    """Tell of a home: a new one, or the one whose page is `pk`."""
    page = None if pk is None else page_of(village, pk, request.user, HousingPage)
    held = held_page(page) if page else None
    if held and held.state == "waiting":
        if request.method == "POST":
            messages.warning(request, _("It waits for the CCI: withdraw it first."))
        return render(
            request, "villages/space/home_waiting.html", {"village": village, "held": held}
        )
    draft = latest_version(page) if page else HousingPage()
    is_draft = "submit" not in request.POST
    asked = (request.POST, request.FILES) if request.method == "POST" else ()
    photographs = Photographs(*asked, user=request.user, rows=draft.photographs.all())
    form = HomeForm(*asked[:1], instance=draft, is_draft=is_draft)
    context = {"village": village, "held": held, "form": form, "photographs": photographs}
    context["form_key"] = uuid4().hex
    if not asked:
        return render(request, "villages/space/home_form.html", context)
    return _received(request, village, page, context)


def _received(request, village, page, context):
    form, photographs = context["form"], context["photographs"]
    # of two who save at once the second waits here, and then finds that it is late
    latest = Page.objects.select_for_update().get(pk=(page or village).pk)
    is_right = all([form.is_valid(), photographs.is_valid()])
    if is_right and page is None:
        form.instance.translation_key = key = _key_of(request, village)
        if twin := HousingPage.objects.filter(translation_key=key).first():
            if form.says_the_same_as(twin.get_latest_revision_as_object()):
                return _done(request, village, twin)  # the button was pressed twice
            form.instance.translation_key = uuid4()
    photographs.keep(village)
    if is_right:
        form.instance.photographs = photographs.chosen(HousingPhotograph)
    if page and (late := overtaking(request, latest, form.instance if is_right else None)):
        context["overtaken"] = late
        return render(request, "villages/space/home_form.html", context, status=409)
    if not is_right:
        return render(request, "villages/space/home_form.html", context)
    try:
        saved = save_home(form.instance, under=village, by=request.user)
    except review.Refused as refused:  # somebody has just sent it to the CCI
        messages.warning(request, str(refused))
        return render(request, "villages/space/home_form.html", context, status=409)
    return _done(request, village, saved)


def _key_of(request, village) -> UUID:
    """Return what tells a form that is sent twice from two forms: the new page's key. Nobody
    makes it that of another page."""
    form_key = request.POST.get("form_key") or uuid4().hex
    return uuid5(NAMESPACE_OID, f"{request.user.pk} {village.pk} {form_key}")


def _done(request, village, home):
    _say_what_comes_next(request, home, is_sent="submit" in request.POST)
    return redirect("village_space:village", village.slug)


@transaction.atomic
def save_home(home: HousingPage, *, under, by) -> HousingPage:
    """Keep `home` as a draft; a new one is put under the village `under`. Return it."""
    if home.pk is None:
        home.live, home.owner, home.locale = False, by, under.locale
        home.slug = ""  # made from the title, beside those that are there
        Page.objects.select_for_update().get(pk=under.pk).add_child(instance=home)
    # the form has looked at what is there; what a draft lacks is nobody's business yet
    home.save_revision(user=by, log_action=True, clean=False)
    return home


def _say_what_comes_next(request, home, *, is_sent: bool) -> None:
    if not is_sent:
        messages.success(request, _("Kept as a draft: only you and the CCI see it."))
        return
    try:
        if not review.waiting_state(home):
            review.submit(home, by=request.user)
    except review.Refused as refused:
        messages.warning(request, _("Kept as a draft. %(why)s") % {"why": refused})
    else:
        messages.success(
            request, _("Sent to the CCI. You will get a mail when somebody has read it.")
        )
