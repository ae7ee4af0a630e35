"""People and what they may do."""

import factory
from django.contrib.auth.models import Group

from cms.accounts.models import User
from cms.editorial import groups
from cms.editorial.models import Mandate

PASSWORD = "une-phrase-de-passe-pour-les-tests"


class UserFactory(factory.django.DjangoModelFactory):
    """A person with an account; the traits give one of the CCI's roles."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        moderator = factory.Trait(group=groups.MODERATORS)
        adviser = factory.Trait(group=groups.ADVISERS)
        translator = factory.Trait(group=groups.TRANSLATORS)
        administrator = factory.Trait(group=groups.ADMINISTRATORS)

    email = factory.Sequence(lambda n: f"personne{n}@exemple.test")
    first_name = "Camille"
    last_name = factory.Sequence(lambda n: f"Dupouy{n}")
    language = "fr"
    password = PASSWORD

    @classmethod
    def _create(cls, model_class, *args, group=None, is_superuser=False, **fields):
        create = model_class.objects.create_user
        if is_superuser:
            create = model_class.objects.create_superuser
        user = create(**fields)
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user


class MandateFactory(factory.django.DjangoModelFactory):
    """A right of `user` on `page`: head of its welcome committee unless `role` says otherwise."""

    class Meta:
        model = Mandate

    user = factory.SubFactory(UserFactory)
    page = factory.SubFactory("tests.factories.villages.VillagePageFactory")
    role = Mandate.Role.COMMITTEE_HEAD
    language = ""
