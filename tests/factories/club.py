"""The club: meetings, who comes to them, the desks of the télécentres."""

from datetime import datetime, time, timedelta

import factory
from django.utils import timezone

from club.choices import Part, Wanted
from club.models import (
    ClubEventPage,
    ClubEventSpeaker,
    ClubIndexPage,
    DeskBooking,
    DeskRequest,
    DeskSettings,
    Registration,
    ThemeProposal,
)

from .pages import PageFactory, section


def on_day(days: int, hour: int) -> datetime:
    """Return the moment at `hour` of the clock, so many `days` from today."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour)))


class ClubIndexPageFactory(PageFactory):
    class Meta:
        model = ClubIndexPage

    title = "Le club"
    slug = "club"
    introduction = "Un rendez-vous par mois, et les télécentres toute l’année."
    parent = section("tests.factories.home.HomePageFactory")


class ClubEventPageFactory(PageFactory):
    """A meeting in ten days, from 18 to 20, open to all, with room for all.

    With `past`, ten days ago; `small`, two places; `members_only`; `cancelled`; `with_speaker`.
    """

    class Meta:
        model = ClubEventPage

    class Params:
        past = factory.Trait(
            starts_at=factory.LazyFunction(lambda: on_day(-10, 18)),
            ends_at=factory.LazyFunction(lambda: on_day(-10, 20)),
        )
        small = factory.Trait(capacity=2)
        members_only = factory.Trait(audience="members")
        cancelled = factory.Trait(is_cancelled=True, cancellation_words="L’intervenante est prise.")
        with_speaker = factory.Trait(
            speakers=factory.LazyFunction(
                lambda: [ClubEventSpeaker(name="Maître Invent", role="médiatrice")]
            )
        )

    title = factory.Sequence(lambda n: f"Conflits et médiation {n}")
    slug = factory.Sequence(lambda n: f"conflits-et-mediation-{n}")
    introduction = "D’où viennent les conflits avec les clients, et comment en sortir."
    starts_at = factory.LazyFunction(lambda: on_day(10, 18))
    ends_at = factory.LazyFunction(lambda: on_day(10, 20))
    place = "Salle des fêtes, Auch"
    parent = section("tests.factories.club.ClubIndexPageFactory")


class RegistrationFactory(factory.django.DjangoModelFactory):
    """Somebody who has a place. With `waiting`, a turn; `held`, not confirmed yet."""

    class Meta:
        model = Registration

    class Params:
        waiting = factory.Trait(state=Registration.State.WAITING)
        cancelled = factory.Trait(
            state=Registration.State.CANCELLED, cancelled_at=factory.LazyFunction(timezone.now)
        )
        held = factory.Trait(
            confirmed_at=None,
            held_until=factory.LazyFunction(lambda: timezone.now() + timedelta(hours=24)),
        )

    event = factory.SubFactory(ClubEventPageFactory)
    number = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Invitée {n}")
    email = factory.Sequence(lambda n: f"invitee.{n}@exemple.test")
    language = "fr"
    state = Registration.State.PLACED
    confirmed_at = factory.LazyFunction(timezone.now)


class ThemeProposalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ThemeProposal

    author = factory.SubFactory("tests.factories.people.UserFactory")
    theme = "Facturer à l’étranger"
    why = "Nous sommes plusieurs à travailler pour la Belgique."


class DeskSettingsFactory(factory.django.DjangoModelFactory):
    """Two desks that members book directly, and the room."""

    class Meta:
        model = DeskSettings

    telecentre = factory.SubFactory("tests.factories.telecentres.TelecentrePageFactory")
    is_open_to_members = True
    desks = 2
    has_room = True


class DeskBookingFactory(factory.django.DjangoModelFactory):
    """A desk for a whole day, without the slots that it takes: `club.booking` makes those."""

    class Meta:
        model = DeskBooking

    telecentre = factory.SubFactory("tests.factories.telecentres.TelecentrePageFactory")
    origin = DeskBooking.Origin.DIRECT
    name = "Léa Invent"
    email = factory.Sequence(lambda n: f"lea.{n}@exemple.test")
    language = "fr"
    wanted = Wanted.DESK
    day = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))
    part = Part.DAY


class DeskRequestFactory(factory.django.DjangoModelFactory):
    """A desk for a whole day, asked for. With `held`, in doubt."""

    class Meta:
        model = DeskRequest

    class Params:
        held = factory.Trait(state=DeskRequest.State.HELD, doubt="links")

    telecentre = factory.SubFactory("tests.factories.telecentres.TelecentrePageFactory")
    name = "Léa Invent"
    email = factory.Sequence(lambda n: f"lea.{n}@exemple.test")
    language = "fr"
    wanted = Wanted.DESK
    day = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))
    part = Part.DAY
    state = DeskRequest.State.WAITING
