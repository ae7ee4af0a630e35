"""What members share among themselves."""

from datetime import timedelta

import factory
from django.utils import timezone

from annuaire.models import MemberDocument, Notice, Partnership

from .annuaire import MemberPageFactory
from .media import SiteDocumentFactory


class NoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Notice

    author = factory.SubFactory(MemberPageFactory)
    kind = Notice.Kind.OFFER
    title = "Un bureau à prêter le jeudi"
    text = "Calme, fibre, café. Voir www.exemple.example <b>vite</b>."
    expires_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=20))


class PartnershipFactory(factory.django.DjangoModelFactory):
    """A confirmed link."""

    class Meta:
        model = Partnership

    asker = factory.SubFactory(MemberPageFactory)
    asked = factory.SubFactory(MemberPageFactory)
    state = Partnership.State.CONFIRMED


class MemberDocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MemberDocument

    title = "Compte rendu du club"
    document = factory.SubFactory(SiteDocumentFactory)
