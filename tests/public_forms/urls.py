"""A room that takes a form from anybody: what a test of the kernel posts to."""

from django import forms
from django.http import HttpResponse
from django.urls import path

from cms.public_forms.forms import LineField, PublicForm
from cms.public_forms.views import answer, public_form
from cms.urls import urlpatterns as site_patterns

taken = []


class NoteForm(PublicForm):
    code = "note"
    asks_to_review = False

    name = LineField(max_length=40)
    email = forms.EmailField()
    message = forms.CharField(max_length=500, widget=forms.Textarea)
    website = forms.URLField(required=False, assume_scheme="https")


class ReviewedNoteForm(NoteForm):
    code = "reviewed-note"
    asks_to_review = True

    colour = forms.ChoiceField(choices=[("r", "red"), ("b", "blue")], label="Colour")


def _view(form_class):
    @public_form
    def write(request):
        form = form_class(request)
        if form.is_sent():
            if form.is_new:
                taken.append(form.cleaned_data | {"doubt": form.doubt})
            return HttpResponse("thanks")
        return answer(request, form, "public_forms/form.html", {"act": "Send"})

    return write


handler404 = "home.errors.not_found"
urlpatterns = [
    path("note/", _view(NoteForm)),
    path("reviewed/", _view(ReviewedNoteForm)),
    *site_patterns,
]
