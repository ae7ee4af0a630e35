"""Who is written to about an enquiry, in their language. No letter quotes it, and no subject names
anybody: letters lie about for longer than what they are about."""

from django.urls import reverse
from django.utils import timezone

from cms.outbox.letters import post_letter
from guichet.choices import Subject
from guichet.models import Enquiry

from .culture import culture_adviser
from .people import answerers


def received(enquiry: Enquiry) -> None:
    """Tell who wrote that it has come, who answers and by when; nothing where they left no
    e-mail address."""
    if not enquiry.email:
        return
    culture = culture_adviser()
    post_letter(
        "guichet/letters/received",
        to=(enquiry.email, enquiry.language),
        context={
            "day": enquiry.answer_by,
            "adviser": culture.adviser if culture else None,
            "has_phone": bool(enquiry.phone),
        },
    )


def arrived(enquiry: Enquiry) -> None:
    """Tell those who answer that somebody waits; of those in doubt, once a day."""
    is_held = enquiry.state == Enquiry.State.HELD
    day = timezone.localdate()
    path = (
        f"{reverse('enquiries:index')}?state={Enquiry.State.HELD}"
        if is_held
        else reverse("enquiries:enquiry", args=[enquiry.pk])
    )
    for person in answerers():
        post_letter(
            "guichet/letters/arrived",
            to=person,
            context={
                "number": enquiry.pk,
                "subject": Subject(enquiry.subject).label,
                "day": enquiry.answer_by,
                "is_held": is_held,
                "path": path,
            },
            key=f"enquiries-held-{person.pk}-{day}" if is_held else "",
        )
