"""Changing one's entry: kept as a draft, or sent to the CCI."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.models import Page
from wagtail.utils.file import hash_filelike

from cms.editorial import review
from cms.editorial.changes import compare
from cms.editorial.drafts import latest_version, overtaking
from cms.media.sent_pictures import PictureForm

from .acts import SENT, send
from .entries import Entry, of_entry
from .entry_form import EntryForm
from .texts import text_forms


class PortraitForm(PictureForm):
    """The photograph of the entry."""

    def __init__(self, *args, entry, **kwargs):
        shown = entry.photograph
        initial = {"image": shown, "description": shown.description} if shown else {}
        kwargs |= {"prefix": "photograph", "initial": initial}
        super().__init__(*args, shown={shown.pk} if shown else set(), **kwargs)
        self.fields["file"].label = gettext_lazy("Your photograph, or one of your workshop")
        self.fields["description"].help_text = gettext_lazy(
            "For those who do not see it. For instance: Maud, laughing, before a wall of books."
        )

    def chosen(self):
        """Return the picture that the entry is to show, or None."""
        return None if self.cleaned_data.get("remove") else self.cleaned_data.get("image")

    def brings_again(self, picture) -> bool:
        """Whether the file that has come is that of `picture`, or none has come at all."""
        file = self.cleaned_data.get("file")
        if not file:
            return self.chosen() == picture
        file.seek(0)
        return bool(picture) and picture.get_file_hash() == hash_filelike(file)


class Typed:
    """What was typed of an entry: its own fields, its picture, its texts in other languages.

    `draft`: the version that it is typed over, which is changed. `asked`: what was posted and
    the files that came with it, nothing when the form is only shown.
    """

    def __init__(self, draft, asked: tuple, *, user):
        self.is_draft = bool(asked) and "submit" not in asked[0]
        self.form = EntryForm(*asked[:1], instance=draft, is_draft=self.is_draft)
        self.portrait = PortraitForm(*asked, entry=draft, user=user)
        self.texts = text_forms(asked[:1], draft, is_draft=self.is_draft)

    @property
    def forms(self) -> list:
        return [self.form, self.portrait, *self.texts]

    @property
    def is_wrong(self) -> bool:
        return any(form.errors for form in self.forms)

    def is_right(self) -> bool:
        return all([form.is_valid() for form in self.forms])  # noqa: C419 each says what is wrong

    def version(self):
        """Return the version of the entry that was typed; the picture that has just come is not
        in it before it is kept."""
        entry = self.form.instance
        self.form.write_skills()
        entry.texts = [text for form in self.texts if (text := form.told())]
        entry.photograph = self.portrait.chosen()
        return entry

    def says_nothing_new(self, page) -> bool:
        """Whether the latest version of `page` says all of it: the button was pressed twice, or
        nothing was changed."""
        latest = latest_version(page)
        changes = {change.name for change in compare(latest, self.version())}
        return changes <= {"photograph"} and self.portrait.brings_again(latest.photograph)


@of_entry
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request, page):
    """Show the entry's form, and keep or send what is typed in it."""
    kept = Entry.of(page)
    if kept.has_left:
        messages.warning(request, _("You have left the network: come back first."))
        return redirect("member_space:home")
    if request.method != "POST":
        if kept.is_waiting:
            return render(request, "annuaire/space/waiting.html", {"entry": kept})
        return _shown(request, kept, Typed(latest_version(page), (), user=request.user))
    return _received(request, kept)


def _received(request, kept: Entry):
    page = kept.page
    # of two who save at once the second waits here, and then finds that it is late
    row = Page.objects.select_for_update().get(pk=page.pk)
    typed = Typed(latest_version(page), (request.POST, request.FILES), user=request.user)
    is_right = typed.is_right()
    if is_right and typed.says_nothing_new(page):
        return _done(request, page, is_sent=not typed.is_draft)
    typed.portrait.keep(page)
    late = overtaking(request, row, typed.version() if is_right else None)
    if late:
        return _shown(request, kept, typed, status=409, overtaken=late)
    if not is_right:
        return _shown(request, kept, typed)
    try:
        if "withdraw" in request.POST and review.waiting_state(page):
            review.withdraw(page, by=request.user)
        # the form has looked at what is there; what a draft lacks is nobody's business yet
        typed.form.instance.save_revision(user=request.user, log_action=True, clean=False)
    except review.Refused as refused:  # it waits for the CCI meanwhile
        return _shown(request, kept, typed, status=409, refusal=str(refused))
    return _done(request, page, is_sent=not typed.is_draft)


def _done(request, page, *, is_sent: bool):
    if not is_sent:
        messages.success(request, _("Kept as a draft: only you and the CCI see it."))
    elif review.waiting_state(page):  # the button was pressed twice
        messages.success(request, SENT)
    elif not Page.objects.get(pk=page.pk).has_unpublished_changes and page.live:
        messages.success(request, _("Nothing has changed: everybody reads it as it is."))
    else:
        try:
            send(page, by=request.user)
        except review.Refused as refused:
            messages.warning(request, _("Kept as a draft. %(why)s") % {"why": refused})
        else:
            messages.success(request, SENT)
    return redirect("member_space:home")


def _shown(request, kept, typed, *, status=200, **told):
    context = told | {"entry": kept, "form": typed.form, "typed": typed}
    return render(request, "annuaire/space/entry_form.html", context, status=status)
