"""What a reader looks for among the members."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from annuaire.choices import WorkMode
from annuaire.models import ListedChange, ListedMember, MemberPage, MemberSkill, Skill, TradeFamily
from cms.editorial.list_filter import ListFilter
from cms.translation.spoken import SpokenLanguage

from .counting import Counts
from .kept_counts import kept
from .search import meaning

#: So many entries found by words are asked for by their numbers.
MOST_NAMED = 5000
ALPHABETICAL, NEWEST = "", "nouveaux"
ORDERS = {
    ALPHABETICAL: ("sort_name", "member"),
    NEWEST: ("-published_at", "member"),
}


class NamedField(forms.CharField):
    """A menu whose options are known once they are counted; `clean_…` knows what there is."""

    widget = forms.Select

    def __init__(self, *, everything, **kwargs):
        super().__init__(required=False, max_length=255, **kwargs)
        self.everything = everything


class MemberFilter(ListFilter):
    """Each choice says how many it would find with the other criteria as they are."""

    q = forms.CharField(label=_("A trade, a skill, a name, a place"), max_length=80, required=False)
    famille = NamedField(label=_("Trade"), everything=_("All trades"))
    competence = NamedField(label=_("Skill"), everything=_("All skills"))
    territoire = NamedField(label=_("Territory"), everything=_("All the Gers"))
    village = NamedField(label=_("Village"), everything=_("All villages"))
    langue = forms.ChoiceField(label=_("Language spoken"), required=False)
    mode = forms.ChoiceField(label=_("Way of working"), required=False)
    disponible = forms.BooleanField(label=_("Takes work now"), required=False)
    lettre = forms.RegexField("^([A-Z]|#)$", label=_("Name begins with"), required=False)
    tri = forms.ChoiceField(
        label=_("Order"),
        choices=[(ALPHABETICAL, _("From A to Z")), (NEWEST, _("Newest first"))],
        required=False,
    )

    def __init__(self, data):
        super().__init__(data)
        self.today = timezone.localdate()
        self.fields["q"].widget.input_type = "search"
        self.fields["lettre"].widget = forms.HiddenInput()
        self.fields["langue"].choices = [("", _("All languages")), *SpokenLanguage.choices]
        self.fields["mode"].choices = [("", _("As they come")), *WorkMode.choices]

    def clean_famille(self):
        return self._known("famille", self.families)

    def clean_territoire(self):
        return self._known("territoire", self.territories)

    def clean_competence(self):
        self._known("competence", {self.cleaned_data["competence"]} if self.skill else ())
        return self.skill.slug if self.skill else ""

    def clean_village(self):
        return self._known("village", {self.cleaned_data["village"]} if self.place_name else ())

    @cached_property
    def asked(self) -> dict:
        """The criteria that were given and make sense; the order is none."""
        return {name: value for name, value in super().asked.items() if name != "tri"}

    @property
    def order(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("tri", ALPHABETICAL)

    @cached_property
    def entries(self) -> QuerySet[ListedMember]:
        return ListedMember.objects.shown(self.today)

    @cached_property
    def state(self) -> tuple:
        """Which state of the list is searched; read before any of its rows."""
        return ListedChange.objects.state()

    @cached_property
    def families(self) -> dict[str, TradeFamily]:
        return {family.slug: family for family in TradeFamily.objects.all()}

    @cached_property
    def skill(self) -> Skill | None:
        """The skill that is asked for."""
        slug = self.data.get("competence", "")[:100]
        if not slug or "\0" in slug:
            return None
        skill = Skill.objects.select_related("family", "same_as__family").filter(slug=slug).first()
        return skill and (skill.same_as or skill)

    @cached_property
    def place_name(self) -> str:
        """The village or other commune that is asked for, where somebody lives there."""
        place = self.data.get("village", "")[:255]
        if not place or "\0" in place:
            return ""
        rows = ListedMember.objects.filter(place=place)
        return rows.values_list("place_name", flat=True).first() or ""

    @cached_property
    def territories(self) -> dict[str, str]:
        village_model = MemberPage._meta.get_field("village").related_model
        return dict(village_model._meta.get_field("territory").choices)

    @cached_property
    def counts(self) -> Counts:
        return Counts(self)

    def found(self) -> QuerySet[ListedMember]:
        """Return the rows that meet what is asked for, in the order asked for."""
        return self.meeting(self.asked).order_by(*ORDERS[self.order])

    def count(self, criteria: dict) -> int:
        key = (self.state, self.today, "count", tuple(criteria.items()))
        return kept(key, self.meeting(criteria).count)

    def meeting(self, criteria: dict) -> QuerySet[ListedMember]:
        entries = self.entries
        for name, value in criteria.items():
            entries = entries.filter(self.condition(name, value))
        return entries

    def condition(self, name: str, value) -> Q:
        """Return what an entry must be to meet one criterion."""
        match name:
            case "q":
                return self._words[0]
            case "famille":
                return Q(family=self.families[value])
            case "competence":
                has = MemberSkill.objects.filter(content_object=OuterRef("pk"), tag=self.skill)
                return Q(Exists(has))
            case "territoire":
                return Q(territory=value)
            case "village":
                return Q(place=value)
            case "langue":
                return Q(languages__has=value)
            case "mode":
                return Q(work_modes__has=value)
            case "disponible":
                return Q(available_from__lte=self.today)
            case "lettre":
                return Q(letter=value)
        raise KeyError(name)

    @property
    def is_loose(self) -> bool:
        """Whether no entry has the words that are asked for, and nearly the same are meant."""
        return "q" in self.asked and self._words[1]

    @cached_property
    def _words(self) -> tuple[Q, bool]:
        return kept((self.state, self.today, "q", self.asked["q"]), self._read_words)

    def _read_words(self) -> tuple[Q, bool]:
        meant, is_loose = meaning(self.asked["q"], self.entries)
        # texts are read once, not for each count
        numbers = list(self.entries.filter(meant).values_list("pk", flat=True)[: MOST_NAMED + 1])
        return (Q(pk__in=numbers) if len(numbers) <= MOST_NAMED else meant), is_loose

    def said(self, name: str) -> str:
        value = self.asked[name]
        match name:
            case "famille":
                return self.families[value].local_name
            case "competence":
                return self.skill.local_name
            case "territoire":
                return str(self.territories[value])
            case "village":
                return self.place_name
        return super().said(name)

    def _known(self, name: str, known) -> str:
        value = self.cleaned_data[name]
        if value and value not in known:
            raise ValidationError(_("There is none of that name here."))
        return value

    def offer(self) -> None:
        """Write the options of each menu, with how many entries each would find."""
        counts, asked = self.counts, self.asked
        options = {
            "famille": [(slug, each.local_name) for slug, each in self.families.items()],
            "competence": [(each.slug, each.local_name) for each in counts.skills],
            "territoire": self.territories.items(),
            "village": sorted(counts.places.items()),
            "langue": SpokenLanguage.choices,
            "mode": WorkMode.choices,
        }
        for name, choices in options.items():
            field, found = self.fields[name], counts.by(name)
            everything = getattr(field, "everything", None) or dict(field.choices)[""]
            offered = [
                (code, f"{label} ({found[code]})")
                for code, label in choices
                if found[code] or asked.get(name) == code
            ]
            field.widget.choices = [("", everything), *offered]
        if not counts.skills and "competence" not in self.errors:
            del self.fields["competence"]
