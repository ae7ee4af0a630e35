"""What the CCI tells: portraits and news."""

import datetime

import factory

from home.models import NewsIndexPage, NewsPage, PortraitIndexPage, PortraitPage
from home.models.news import NewsMember, NewsVillage
from home.models.portraits import PortraitAnswer, PortraitPhotograph

from .media import SiteImageFactory
from .pages import PageFactory, section

FIRST_DAY = datetime.date(2026, 3, 1)


class PortraitIndexPageFactory(PageFactory):
    class Meta:
        model = PortraitIndexPage

    title = "Portraits"
    slug = "portraits"
    parent = section("tests.factories.home.HomePageFactory")


class PortraitPageFactory(PageFactory):
    """A portrait of somebody of whom little is known. `complete` tells all that there is to tell,
    save the village and the entry."""

    class Meta:
        model = PortraitPage

    class Params:
        with_photograph = factory.Trait(photograph=factory.SubFactory(SiteImageFactory))
        with_answers = factory.Trait(
            answers=factory.LazyFunction(
                lambda: [
                    PortraitAnswer(question="Pourquoi ici ?", answer="<p>Pour le ciel.</p>"),
                    PortraitAnswer(question="Et l’hiver ?", answer="<p>Il est long.</p>"),
                ]
            )
        )
        with_photographs = factory.Trait(
            photographs=factory.LazyFunction(
                lambda: [PortraitPhotograph(image=SiteImageFactory(), caption="L’atelier")]
            )
        )
        complete = factory.Trait(
            with_photograph=True,
            with_answers=True,
            with_photographs=True,
            arrived_from="Lille",
            arrival_year=2019,
            quotation="J’ai gardé mes clients et changé de fenêtre.",
        )

    title = factory.Sequence(lambda n: f"De la Grand-Place à la colline {n}")
    slug = factory.Sequence(lambda n: f"de-la-grand-place-a-la-colline-{n}")
    date = factory.Sequence(lambda n: FIRST_DAY + datetime.timedelta(days=n))
    name = "Nadège Invent"
    trade = "Rédactrice"
    introduction = "Elle cherchait un bureau à elle ; elle a trouvé un village."
    parent = section("tests.factories.news.PortraitIndexPageFactory")


class NewsIndexPageFactory(PageFactory):
    class Meta:
        model = NewsIndexPage

    title = "Actualités"
    slug = "actualites"
    parent = section("tests.factories.home.HomePageFactory")


class NewsPageFactory(PageFactory):
    """A piece of news. `about` are the villages and members that it names."""

    class Meta:
        model = NewsPage

    class Params:
        with_photograph = factory.Trait(photograph=factory.SubFactory(SiteImageFactory))
        with_text = factory.Trait(
            body=factory.LazyFunction(
                lambda: [
                    ("prose", "<p>Le rendez-vous est à dix heures.</p>"),
                    ("quotation", {"text": "Venez comme vous êtes.", "author": "Odile Invent"}),
                    ("picture", {"image": SiteImageFactory(), "caption": "La halle"}),
                ]
            )
        )

    title = factory.Sequence(lambda n: f"Le club se réunit {n}")
    slug = factory.Sequence(lambda n: f"le-club-se-reunit-{n}")
    date = factory.Sequence(lambda n: FIRST_DAY + datetime.timedelta(days=n))
    introduction = "Une matinée pour se connaître, un café pour commencer."
    parent = section("tests.factories.news.NewsIndexPageFactory")

    @classmethod
    def _create(cls, model_class, *args, about=(), **fields):
        fields["village_items"] = [
            NewsVillage(village=page) for page in about if hasattr(page, "insee_code")
        ]
        fields["member_items"] = [
            NewsMember(member=page) for page in about if hasattr(page, "trade")
        ]
        return super()._create(model_class, *args, **fields)
