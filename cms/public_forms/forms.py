"""The form that anybody may send."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import Doubt, Received
from .parts import Part, PartOfForm
from .senders import fingerprint, sender_of
from .stamps import Stamp

TRAP = "remarks"  # drawn by the template, shown to nobody
#: Nobody reads and fills in a form in less.
SHORTEST = timedelta(seconds=4)
MOST_LINKS = 2
MOST_REPEATS = 2  # of one text by one sender, who may have several to write to
LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


class LineField(forms.CharField):
    """Text on one line: line breaks, which headers of mails must not hold, become spaces."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


@dataclass(frozen=True)
class Limit:
    """At most `most` forms of a kind `within` a time, from one sender or one e-mail address."""

    per: str  # a field of `Received`
    most: int
    within: timedelta


class PublicForm(forms.Form):
    """Give it the request. Subclasses say their `code`, and name their fields for the rest.

    `PARTS`: what its fields are shown under, where they are many;
    `email_field`: who sends, for the limit; `body_fields`: the text that is weighed;
    `asks_to_review`: whether what was typed is shown once more before it is sent.
    After `is_sent`: `is_new`, `doubt` (a code of `Doubt`, or empty). `status` is the answer's.
    """

    #: Which button was pressed: `step` in what is posted.
    REVIEW, CHANGE, SEND = "review", "change", "send"

    code = ""
    PARTS: tuple[Part, ...] = ()
    email_field = "email"
    body_fields = ("message",)
    asks_to_review = False
    limits = (
        Limit("sender", 15, timedelta(hours=1)),
        Limit("email", 5, timedelta(hours=24)),
    )

    def __init__(self, request, **options):
        self.request = request
        posted = request.POST if request.method == "POST" else None
        super().__init__(posted, request.FILES if posted is not None else None, **options)
        self.came_with = Stamp.read(request.POST.get("stamp", ""), self.code)
        self.stamp = (self.came_with or Stamp.new()).signed(self.code)
        self.step = request.POST.get("step", "")
        self.is_new, self.doubt, self.status, self.retry_after = False, "", 200, 0

    def clean(self):
        cleaned = super().clean()
        if self.came_with is None:
            self.add_error(
                None,
                _(
                    "This form was opened long ago, or came in an unusual way. Nothing is lost:"
                    " please read it again and send it."
                ),
            )
        return cleaned

    @property
    def parts(self) -> list[PartOfForm]:
        """The fields under the titles of their parts; none for a form that is short."""
        return [PartOfForm(part, self) for part in self.PARTS]

    @property
    def shows_review(self) -> bool:
        """Whether to show what was typed for a last look, instead of the fields."""
        return self.asks_to_review and self.step == self.REVIEW and self.is_valid()

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was typed, as label and words, for that last look."""
        said = [(self[name], self.cleaned_data.get(name)) for name in self.fields]
        return [
            (field.label, self.in_words(field.name, value))
            for field, value in said
            if not field.is_hidden and value not in (None, "", [], False)
        ]

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was posted, as it came, for hidden fields."""
        names = [self.add_prefix(name) for name in self.fields]
        return [(name, value) for name in names for value in self.data.getlist(name)]

    def in_words(self, name: str, value) -> str:
        """Return what the field `name` says by `value`."""
        if choices := getattr(self.fields[name], "choices", None):
            names = {str(code): str(label) for code, label in choices}
            values = value if isinstance(value, list) else [value]
            return ", ".join(names.get(str(one), str(one)) for one in values)
        if value is True:
            return _("yes")
        return date_format(value) if hasattr(value, "year") else str(value)

    def is_sent(self) -> bool:
        """Whether it is to be taken, and written down as received. Call it once, in a view.

        False for what is not valid, is still to be read again, or is over a limit (`status`
        is 429 then, and the form says so at its head).
        """
        if not self.is_bound or (self.asks_to_review and self.step != self.SEND):
            return False
        if not self.is_valid():
            return False
        if Received.objects.filter(key=self.came_with.key).exists():
            return True
        row = self._row()
        if self._is_over(row):
            return False
        self.doubt = self._doubt(row)
        _row, self.is_new = Received.objects.get_or_create(key=row.pop("key"), defaults=row)
        return True

    def _row(self) -> dict:
        text = " ".join(str(self.cleaned_data.get(name) or "") for name in self.body_fields)
        return {
            "key": self.came_with.key,
            "form": self.code,
            "sender": sender_of(self.request),
            "email": fingerprint("email", self.cleaned_data.get(self.email_field, "").lower()),
            "body": fingerprint("body", " ".join(text.lower().split())),
        }

    def _is_over(self, row: dict) -> bool:
        now = timezone.now()
        for limit in self.limits:
            same = {"form": row["form"], limit.per: row[limit.per]}
            came = Received.objects.filter(**same, received_at__gt=now - limit.within)
            times = list(came.order_by("-received_at").values_list("received_at", flat=True))
            if row[limit.per] and len(times) >= limit.most:
                free_at = times[limit.most - 1] + limit.within
                self.status, self.retry_after = 429, int((free_at - now).total_seconds()) + 1
                self.add_error(
                    None,
                    _(
                        "Several messages have come from you in a short time, and this one was"
                        " not taken. What you typed is still here: it can be sent again on %(day)s,"
                        " from %(hour)s on."
                    )
                    % {
                        "day": date_format(timezone.localtime(free_at), "DATE_FORMAT"),
                        "hour": date_format(timezone.localtime(free_at), "TIME_FORMAT"),
                    },
                )
                return True
        return False

    def _doubt(self, row: dict) -> str:
        if self.request.POST.get(TRAP):
            return Doubt.TRAP
        if timezone.now() - self.came_with.opened_at < SHORTEST:
            return Doubt.FAST
        if sum(len(LINK.findall(text)) for text in self._words()) > MOST_LINKS:
            return Doubt.LINKS
        same = Received.objects.filter(form=self.code, body=row["body"]).exclude(body="")
        if same.count() > MOST_REPEATS or same.exclude(email=row["email"]).exists():
            return Doubt.REPEATED
        return ""

    def _words(self) -> list[str]:
        """What was typed as free text: a field for an address may hold one."""
        return [
            value
            for name, value in self.cleaned_data.items()
            if isinstance(value, str) and not isinstance(self.fields.get(name), forms.URLField)
        ]
