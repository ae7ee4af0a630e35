"""Adding a photograph to the village's page."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.editorial import review
from cms.editorial.drafts import latest_version
from cms.editorial.panels import held_page
from villages.models import VillagePhotograph

from .pictures import MOST_PHOTOGRAPHS, PhotographForm
from .rights import of_village


@require_http_methods(["GET", "HEAD", "POST"])
@of_village
def photograph(request, village):
    """Take one picture with what it shows, and put it before the CCI with the page."""
    held = held_page(village)
    draft = village.get_latest_revision_as_object()
    is_full = draft.photographs.count() >= MOST_PHOTOGRAPHS
    asked = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PhotographForm(*asked, user=request.user)
    del form.fields["remove"]
    if asked and held.state != "waiting" and not is_full:
        is_right = form.is_valid()
        form.keep(village)
        if is_right and form.kept is None:
            form.add_error("file", _("Choose the picture."))
        elif is_right:
            try:
                told = add_photograph(village, form.cleaned_data, by=request.user)
            except review.Refused as refused:  # somebody has just sent the page to the CCI
                messages.warning(request, str(refused))
            else:
                messages.success(request, told)
                return redirect("village_space:village", village.slug)
    context = {"village": village, "held": held, "form": form, "is_full": is_full}
    return render(request, "villages/space/photograph.html", context)


@transaction.atomic
def add_photograph(village, told: dict, *, by) -> str:
    """Add the picture in `told` to the latest version of `village`, and return what to say.

    A page that everybody reads as it was left is sent to the CCI at once. Where its people are
    writing something else, the picture joins that draft, which they send when it is ready.
    Raises `review.Refused` when the page waits for an approval.
    """
    # the row is ours from here on: the draft that is read is the one that is written
    page = review.locked_page(village.pk)
    is_untouched = held_page(page).state == "live"
    draft = latest_version(page)
    draft.photographs.add(VillagePhotograph(image=told["image"], caption=told["caption"]))
    draft.save_revision(user=by, log_action=True)
    if not is_untouched:
        return _(
            "The photograph is in your draft of the page, which has other changes: "
            "send it when all of it is ready."
        )
    review.submit(page, by=by)
    return _("Sent to the CCI. You will get a mail when somebody has read it.")
