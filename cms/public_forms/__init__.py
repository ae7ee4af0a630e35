"""Forms that anybody may send, without an account: no cookie, no CSRF token, no puzzle.

A form is a `forms.PublicForm`, its view is under `views.public_form`:

    @public_form
    def write(request):
        form = WriteForm(request)
        if form.is_sent():          # valid, read again where that is asked, within the limits
            if form.is_new:         # False when the same form came before: a second click
                Message.objects.create(**form.cleaned_data, doubt=form.doubt)
            return redirect(thanks)  # the same answer whether there is a doubt or not
        return answer(request, form, "room/write.html", {...})

The template includes ``public_forms/form.html``, or ``public_forms/hidden.html`` in a form of its
own. What is in doubt (`models.Doubt`) is kept by the room with the reason, for somebody to read:
it is never thrown away, and its sender is told nothing else than others.

No cookie means no CSRF token either, and none is needed: nobody is known here, so that another
site could only send what its visitor could send anyway, with a stamp that it had to come for.
"""
