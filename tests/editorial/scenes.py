"""A village with a change that only its own people and the CCI may know of, and who tries what.

The change holds a word that is nowhere else, in every field that takes words: wherever that
word shows, the change shows.
"""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import EditingSession, FormState
from wagtail.fields import RichTextField
from wagtail.models import Page, PageSubscription, Revision

from cms.editorial import review
from tests.forms import form_data
from villages.models import VillagePage
from villages.models.village import CommitteePerson

CANARY = "zzcanari"
EDIT_FORM = "form#page-edit-form"

COMMITTEE = {"committee", "colleague"}
MODERATORS = {"moderator", "other_moderator"}
#: Who may see the change.
PEOPLE = COMMITTEE | MODERATORS | {"administrator"}
CAST = PEOPLE | {"other_committee", "member", "adviser", "translator", "visitor"}

REFUSALS = {403, 404, 405, 409}
#: Where a refused person is led: the CMS's first screen, or the log-in.
DOORS = ("/admin/login/", "/compte/login/")


@dataclass
class Scene:
    """`page` is live; `draft` is the latest revision, not public; `state` is its review when it
    was submitted. `people` gives each of the cast a browser."""

    page: VillagePage
    other: VillagePage
    people: dict[str, Client]
    draft: Revision
    first: Revision
    state: object = None
    more: dict = field(default_factory=dict)
    counted: dict = field(default_factory=dict)

    def address(self, template: str) -> str:
        """Fill in an address such as ``/admin/pages/{page}/edit/``."""
        return template.format(
            page=self.page.pk,
            other=self.other.pk,
            index=self.page.get_parent().pk,
            home=self.page.get_parent().get_parent().pk,
            root=Page.get_first_root_node().pk,
            draft=self.draft.pk,
            first=self.first.pk,
            state=self.state.pk if self.state else 0,
            task=self.state.task_id if self.state else 1,
            workflow_state=self.state.workflow_state_id if self.state else 0,
            beginning=CANARY[:-2],
            **self.more,
        )

    @cached_property
    def typed(self) -> dict:
        """What the edit screen would send, all of it, with another summary."""
        url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        shown = self.people["moderator"].get(url)
        return form_data(shown, EDIT_FORM) | {"summary": f"Un autre {CANARY}"}

    @cached_property
    def new_village(self) -> dict:
        """What the screen of a new village would send, all of it, filled in."""
        shown = self.people["moderator"].get(
            self.address("/admin/pages/add/villages/villagepage/{index}/")
        )
        return form_data(shown, EDIT_FORM) | {
            "title": "Nouveau",
            "slug": "nouveau",
            "insee_code": "32999",
            "postal_code": "32000",
            "latitude": "43.6",
            "longitude": "0.5",
        }

    @property
    def now(self) -> VillagePage | None:
        """The page as it is stored now; None when it is gone."""
        return VillagePage.objects.filter(pk=self.page.pk).first()

    @property
    def is_public_text_changed(self) -> bool:
        now = self.now
        return now is None or CANARY in public_words(now)

    @property
    def waits(self) -> bool:
        return review.waiting_state(self.page) is not None


def public_words(page) -> str:
    """Return every word of `page` that a reader can be shown."""
    own = [str(f.value_from_object(page)) for f in words_of(page)]
    return " ".join([*own, *(f"{p.name} {p.role}" for p in page.committee.all())])


def words_of(page) -> list[models.Field]:
    """Return the fields of `page` that take any words."""
    kept_by_wagtail = {f.name for f in Page._meta.get_fields()}
    written = {"title", "slug", "seo_title", "search_description"}
    return [
        f
        for f in page._meta.concrete_fields
        if isinstance(f, models.CharField | models.TextField)
        and (f.name in written or f.name not in kept_by_wagtail)
        and not f.choices
        and "ChoiceSet" not in type(f).__name__
        and (isinstance(f, models.EmailField) or _takes(f, "mot"))
    ]


def _takes(field, word: str) -> bool:
    try:
        field.run_validators(word)
    except ValidationError:
        return False
    return True


def write_canary(page, *, by) -> Revision:
    """Save a draft of `page` with the canary in every field that takes words."""
    draft = page.get_latest_revision_as_object()
    for f in words_of(draft):
        word = CANARY
        if isinstance(f, models.EmailField):
            word = f"{CANARY}@exemple.test"
        elif isinstance(f, RichTextField):
            word = f"<p>{CANARY}</p>"
        setattr(draft, f.name, word)
    draft.committee = [CommitteePerson(name=CANARY, role=CANARY)]
    return draft.save_revision(user=by, log_action=True)


# what merely looking leaves behind (who is where, whether they want to hear of comments), and
# what only migrations make
NOT_CONTENT = (Session, EditingSession, FormState, PageSubscription, Permission, ContentType)


def everything() -> dict[str, list]:
    """Return every row of the site, to tell whether anything changed."""
    rows = {}
    for model in apps.get_models():
        if model in NOT_CONTENT or not model._meta.managed:
            continue
        names = [f.attname for f in model._meta.concrete_fields if f.name != "last_login"]
        rows[model._meta.label] = list(model._base_manager.order_by("pk").values_list(*names))
    return rows


def is_refusal(response) -> bool:
    """Whether `response` turns the person away."""
    if response.status_code in REFUSALS:
        return True
    target = urlsplit(response.get("Location", "")).path
    return response.status_code == 302 and (target == "/admin/" or target.startswith(DOORS))


def tells(response) -> bool:
    """Whether the change shows in `response`, or in what the CMS will say on the next screen."""
    said = [response.getvalue().decode(errors="replace"), response.get("Location", "")]
    said += [str(message) for message in get_messages(response.wsgi_request)]
    return any(CANARY in text for text in said)


class attempt:
    """Let what happens inside be undone: everybody tries on the same scene.

    `wrote` says whether anything was written, if only to be taken back.
    """

    wrote = False

    def __enter__(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.watch = connection.execute_wrapper(self.see)
        self.watch.__enter__()
        return self

    def see(self, execute, sql, params, many, context):
        is_write = sql.lstrip("( ").startswith(("INSERT", "UPDATE", "DELETE"))
        self.wrote |= is_write and "django_session" not in sql
        return execute(sql, params, many, context)

    def __exit__(self, kind, error, trace):
        self.watch.__exit__(None, None, None)
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        return False
