"""Which languages each moderator reads, and how they are told of what waits."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.editorial import people, reviewers
from cms.editorial.models import Reviewer


class ReaderForm(forms.ModelForm):
    """One line of the table: a moderator. `by`, who fills it in, names languages only where that
    is theirs to do; how they are told is everybody's own choice."""

    class Meta:
        model = Reviewer
        fields = ("languages", "letters")

    def __init__(self, *args, by, is_written_to: bool, **kwargs):
        super().__init__(*args, **kwargs)
        keeps = may_name_readers(by)
        self.fields["languages"].disabled = not keeps
        self.fields["letters"].disabled = not keeps and self.instance.user != by
        if not is_written_to:
            del self.fields["letters"]


def may_name_readers(user) -> bool:
    """Whether `user` says which languages the moderators read."""
    return user.has_perm("editorial.change_reviewer")


def index(request):
    """Show all who decide in one table; on POST, save it whole or not at all."""
    user = request.user
    if not may_name_readers(user) and not user.has_perm("editorial.decide_review"):
        raise PermissionDenied
    lines = _lines(user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and not [line for line in lines if not line.is_valid()]:
        with transaction.atomic():
            for line in lines:
                if line.has_changed():
                    log(instance=line.save(), action="wagtail.edit", user=user)
        messages.success(request, _("The readers are saved."))
        return redirect("editorial:reviewers")
    return render(
        request,
        "editorial/readers.html",
        {
            "lines": lines,
            "read_by_nobody": reviewers.names_of(_read_by_nobody(lines)),
            "page_title": _("Who reads what is submitted"),
            "header_icon": "group",
        },
    )


def _lines(by, data) -> list[ReaderForm]:
    deciders = list(reviewers.deciders())
    known = Reviewer.objects.select_related("user").in_bulk(
        [person.pk for person in deciders], field_name="user_id"
    )
    written_to = set(people.moderators().values_list("pk", flat=True))
    return [
        ReaderForm(
            data,
            instance=known.get(person.pk) or Reviewer(user=person),
            prefix=f"reader-{person.pk}",
            by=by,
            is_written_to=person.pk in written_to,
        )
        for person in deciders
    ]


def _read_by_nobody(lines) -> list[str]:
    read = {code for line in lines for code in line.instance.languages}
    return [
        code for code, _name in settings.LANGUAGES if code != reviewers.FRENCH and code not in read
    ]
