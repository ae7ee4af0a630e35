"""Lost updates: a save made on an older version is refused, with both versions shown."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Page

from .changes import compare

#: What a person posts that belongs to the attempt, not to the text.
NOT_REPEATED = {"csrfmiddlewaretoken", "loaded_revision_id", "loaded_revision_created_at", "next"}


def is_stale(request, page) -> bool:
    """Return whether what is posted was typed over an older version than the latest.

    A form that was shown before the page had any version, or that does not say which one it
    shows, counts as older: nobody can tell what it would overwrite.
    """
    return str(page.latest_revision_id or "") != request.POST.get("loaded_revision_id", "")


def conflict_response(request, page):
    """Return the answer 409 with what is stored and what was typed, side by side.

    Everything typed is in the page that is sent: it can be saved over the latest version
    deliberately, or taken up again by hand.
    """
    # two objects: a page without unpublished changes gives itself as its latest version
    latest, typed = (
        Page.objects.get(pk=page.pk).get_latest_revision_as_object() for _version in range(2)
    )
    form = (
        type(page)
        .get_edit_handler()
        .get_form_class()(
            request.POST,
            request.FILES,
            instance=typed,
            parent_page=page.get_parent(),
            for_user=request.user,
        )
    )
    form.defer_required_fields()
    is_readable = form.is_valid()
    if is_readable:
        typed = form.save(commit=False)
    return render(
        request,
        "editorial/conflict.html",
        {
            "page": page,
            "latest_revision": page.latest_revision,
            "changes": compare(latest, typed) if is_readable else [],
            "is_readable": is_readable,
            "errors": form.errors,
            "typed": [
                (name, value)
                for name, values in request.POST.lists()
                if name not in NOT_REPEATED and not name.startswith("action-")
                for value in values
            ],
            "page_title": _("Somebody else has changed this page meanwhile"),
        },
        status=409,
    )
