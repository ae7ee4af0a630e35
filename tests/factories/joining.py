"""Requests to join the network."""

import factory

from annuaire.models import JoinRequest


class JoinRequestFactory(factory.django.DjangoModelFactory):
    """A request that waits for an answer. With `held`, one in doubt."""

    class Meta:
        model = JoinRequest

    class Params:
        held = factory.Trait(state=JoinRequest.State.HELD, doubt="links")

    language = "fr"
    first_name = "Inès"
    last_name = factory.Sequence(lambda n: f"Soubiran{n}")
    email = factory.Sequence(lambda n: f"ines{n}@exemple.test")
    phone = "05 62 00 00 00"
    trade = "Illustratrice"
    commune = "Simorre"
    settled_in = 2024
    languages = ["fr", "es"]
    presentation = "Des albums, à l’encre.\n\nEt des <affiches>."
    looks_for = "Un bureau au calme."
    state = JoinRequest.State.WAITING
