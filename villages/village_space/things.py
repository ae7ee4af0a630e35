"""What a village has on the site, each as its people see it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cms.editorial.models import Standing
from cms.editorial.pages import with_address
from cms.editorial.panels import HeldPage, held_page
from villages.models import HousingPage


@dataclass(frozen=True)
class Thing:
    """A page under the village: where it stands in review, and whether it is shown."""

    village: object
    held: HeldPage
    standing: Standing

    @property
    def page(self):
        return self.held.page

    @property
    def state(self) -> str:
        """One word: ``closed`` or ``expired``, else what `HeldPage` calls it."""
        if self.page.live and self.standing.is_closed:
            return "closed"
        if self.page.live and self.held.state == "live" and self.has_expired:
            return "expired"
        return self.held.state

    @property
    def has_expired(self) -> bool:
        return self.standing.has_expired(timezone.localdate())

    @property
    def may_be_closed(self) -> bool:
        return self.page.live and not self.standing.is_closed and bool(self.ways_to_close)

    @property
    def may_be_confirmed(self) -> bool:
        asks = self.page.shown_for or self.page.stays_true
        return self.page.live and not self.standing.is_closed and bool(asks)

    @property
    def ways_to_close(self) -> list[tuple[str, str]]:
        return self.page.ways_to_close()

    @property
    def closed_as(self) -> str:
        """As what it was closed, in words."""
        return dict(type(self.page).Closing.choices).get(self.standing.closed_as, "")

    @property
    def editor(self) -> str:
        """Where it is changed: here for a home, in the CMS for what is larger."""
        if isinstance(self.page, HousingPage):
            return reverse("village_space:home", args=[self.village.slug, self.page.pk])
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


def things_of(village, user) -> list[Thing]:
    """Return what is under `village` and `user` may change: what was sent back, then the
    newest first."""
    pages = with_address(village.get_children()).order_by("-path").specific()
    mine = [page for page in pages if page.permissions_for_user(user).can_edit()]
    standings = {row.page_id: row for row in Standing.objects.filter(page__in=mine)}
    things = [
        Thing(village, held_page(page), standings.get(page.pk) or Standing(page_id=page.pk))
        for page in mine
    ]
    return sorted(things, key=lambda thing: thing.state != "sent_back")
