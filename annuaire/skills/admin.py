"""Trades and skills in the CMS's menu. Imported by `annuaire.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from annuaire.models import Skill, TradeFamily

from . import views

NAMES = [
    FieldPanel("name"),
    FieldRowPanel([FieldPanel("name_en"), FieldPanel("name_es"), FieldPanel("name_pt")]),
    FieldPanel("slug"),
]


class TradeFamilyViewSet(SnippetViewSet):
    model = TradeFamily
    icon = "folder-open-inverse"
    menu_label = _("Trade families")
    menu_name = "trade-families"
    menu_order = 50
    list_display = ["name", "sort_order"]
    search_fields = ["name", "name_en", "name_es", "name_pt"]
    panels = [*NAMES, FieldPanel("sort_order")]


class SkillViewSet(SnippetViewSet):
    model = Skill
    icon = "tag"
    menu_label = _("Skills")
    menu_name = "skills"
    menu_order = 51
    list_display = ["name", "family"]
    list_filter = ["family"]
    search_fields = ["name", "name_en", "name_es", "name_pt"]
    panels = [*NAMES, FieldPanel("family")]

    def get_queryset(self, request):
        # members' own words have a screen of their own, the same in other words have none
        return Skill.objects.exclude(family=None).filter(same_as=None).select_related("family")


register_snippet(TradeFamilyViewSet)
register_snippet(SkillViewSet)


class OwnWordsMenuItem(MenuItem):
    def is_shown(self, request):
        return views.keeps_skills(request.user)


@hooks.register("register_annuaire_menu_item")
def families_item():
    return TradeFamily.snippet_viewset.get_menu_item()


@hooks.register("register_annuaire_menu_item")
def skills_item():
    return Skill.snippet_viewset.get_menu_item()


@hooks.register("register_annuaire_menu_item")
def own_words_item():
    return OwnWordsMenuItem(
        _("Members’ own words"),
        reverse("annuaire_skills:own_words"),
        name="own-words",
        icon_name="tag",
        order=52,
    )


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", views.own_words, name="own_words"),
        path("<int:pk>/", views.own_word, name="own_word"),
    ]
    return [path("own-words/", include((patterns, "annuaire_skills")))]


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action("annuaire.put_together")
    class PutTogetherFormatter(LogFormatter):
        label = _("Put together")

        def format_message(self, entry):
            return _("Put “%(word)s” together with “%(into)s”") % entry.data

    @actions.register_action("annuaire.give_family")
    class GiveFamilyFormatter(LogFormatter):
        label = _("Take into the tree")

        def format_message(self, entry):
            return _("Took “%(word)s” into “%(into)s”") % entry.data
