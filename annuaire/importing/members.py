"""Members from a table: for each line an entry as a draft, the account of who keeps it, and, when
that is asked for, the letter that invites them."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annuaire.joining.duplicates import entry_kept_by
from annuaire.member_space.skills import LONGEST_WORD, check_number, found_or_made
from annuaire.models import AnnuaireIndexPage, MemberPage, Skill
from cms.accounts.invitations import account_of, post_invitation
from cms.accounts.models import User
from cms.editorial import review
from cms.editorial.models import Mandate
from cms.importing.kinds import register
from cms.importing.page_import import PageImport, label_of
from cms.importing.report import Act, Change, Report
from cms.importing.tables import Problem, Row, UnreadableTable
from cms.importing.ticks import LEAVE_OUT, Tick

from .words import family_of, place_of, rich, web_address, words_of

SUBMIT = Tick(
    "submit",
    gettext_lazy("Submit the new entries to review"),
    gettext_lazy("Another moderator reads and approves each of them; otherwise its member does."),
)
INVITE = Tick(
    "invite",
    gettext_lazy("Write to the new members now"),
    gettext_lazy(
        "A letter says how to log in. "
        "Later, the screen “Members who never logged in” does the same."
    ),
)
OTHERS = (
    "kind",
    "siret",
    "languages",
    "work_modes",
    "availability",
    "available_from",
    "rates",
    "references",
    "phone",
    "members_only",
)


@register
class MemberImport(PageImport):
    """The key is a reference of the CCI's own, which stays with the member.

    An account, once made, is its person's: another address in a later file changes nothing of it.
    """

    kind = "members"
    label = gettext_lazy("Members of the annuaire")
    explanation = gettext_lazy(
        "One member a line, with a reference of yours. Each line becomes a draft entry and an "
        "account for its e-mail address; nobody is written to unless you tick it."
    )
    model = MemberPage
    fields = {
        "title": "title",
        "trade": "trade",
        "family": "family",
        "commune": "commune",
        "presentation": "presentation",
        "skills": "skills",
        "website": "website",
        **{name: name for name in OTHERS},
    }
    columns = ("reference", "email", "first_name", "last_name", *fields)
    required = ("reference", "title", "trade", "email")
    headings = {
        "reference": ("référence", "numéro", "n°", "id"),
        "title": ("nom", "nom ou raison sociale", "raison sociale", "nom commercial", "name"),
        "email": ("e-mail", "courriel", "mail", "adresse e-mail", "adresse électronique"),
        "first_name": ("prénom", "first name"),
        "last_name": ("nom de famille", "last name"),
        "trade": ("métier", "activité", "profession"),
        "family": ("famille", "famille de métiers"),
        "commune": ("ville", "village", "commune"),
        "presentation": ("présentation",),
        "skills": ("compétences", "savoir-faire"),
        "languages": ("langues", "langues parlées"),
        "website": ("site", "site web", "site internet"),
        "phone": ("téléphone", "tél"),
        "work_modes": ("façons de travailler", "mode de travail"),
        "availability": ("disponibilité",),
        "available_from": ("disponible à partir du", "disponible dès le"),
        "rates": ("tarifs",),
        "references": ("références",),
        "members_only": ("réservé aux membres",),
    }
    ticks = (LEAVE_OUT, SUBMIT, INVITE)

    def run(self, file, *, by=None, dated_on=None, is_dry_run, ticked=()):
        if by is None and not is_dry_run and {SUBMIT.name, INVITE.name} & set(ticked):
            return Report(problems=[Problem(_("Say who submits and who invites."))])
        return super().run(file, by=by, dated_on=dated_on, is_dry_run=is_dry_run, ticked=ticked)

    def parents(self):
        section = AnnuaireIndexPage.objects.filter(locale__language_code="fr").first()
        if section is None:
            raise UnreadableTable(_("The site has no section of members yet."))
        return {"": section}

    def parent_name(self, row) -> str:
        return ""

    def values(self, row, columns, table):
        ours = {"family", "skills", "presentation", "website"}
        cells = row.cells | {"website": web_address(row["website"])}
        values, problems = super().values(
            Row(row.line, cells), (columns - ours) | (columns & {"website"}), table
        )
        for column, read in (("family", family_of), ("skills", _skill_words)):
            try:
                if column in columns:
                    values[column] = read(row[column])
            except ValidationError as error:
                problems += [Problem(words, row.line, column) for words in error.messages]
        if "presentation" in columns:
            values["presentation"] = rich(row["presentation"])
        return values, problems

    def draft_of(self, page, values):
        plain = {name: value for name, value in values.items() if name != "skills"}
        draft = super().draft_of(page, plain)
        if "commune" in values:
            draft.village, draft.commune = place_of(values["commune"])
        draft.skill_words = values.get("skills")
        return draft

    def changes(self, page, draft, names):
        before = page.get_latest_revision_as_object()
        changes = super().changes(page, draft, set(names) - {"skills", "commune"})
        if "commune" in names and before.place != draft.place:
            changes += (Change(label_of(MemberPage, "commune"), before.place, draft.place),)
        if "skills" in names:
            old = sorted(skill.name for skill in before.skills.all())
            if sorted(map(str.lower, old)) != sorted(map(str.lower, draft.skill_words)):
                told = ", ".join(old), ", ".join(draft.skill_words)
                changes += (Change(label_of(MemberPage, "skills"), *told),)
        return changes

    def check(self, draft, row, table, parent):
        super().check(draft, row, table, parent)
        email = User.objects.normalize_email(row["email"])
        before = (other for other in table.rows if other.line < row.line)
        same = [other.line for other in before if other["email"].lower() == email.lower()]
        errors = []
        try:
            validate_email(email)
        except ValidationError as error:
            errors += error.messages
        if same:
            errors.append(_("This is already on line %(line)s.") % {"line": same[0]})
        user = User.objects.filter(email=email).first()
        if draft.pk is None and user:
            if not user.is_active:
                errors.append(_("This account was closed: an administrator opens it again."))
            if kept := entry_kept_by(user):
                told = _("This person already keeps the entry “%(title)s”.")
                errors.append(told % {"title": kept.draft_title})
        if errors:
            raise ValidationError({"email": errors})

    def complete(self, draft):
        if draft.skill_words is not None:
            curated = Skill.objects.filter(family__isnull=False)
            draft.skills.set(found_or_made(draft.skill_words, curated))

    def _give(self, page, row, *, by):
        """Give `page` to the account of the line's address, when nobody keeps it."""
        if page.mandates.filter(role=Mandate.Role.MEMBER).exists():
            return
        user = account_of(
            email=row["email"],
            first_name=row["first_name"],
            last_name=row["last_name"],
            language="fr",
        )
        Mandate.objects.create(user=user, page=page, role=Mandate.Role.MEMBER, created_by=by)

    def finish(self, steps, *, by, ticked):
        written = [step for step in steps if step.act in {Act.CREATED, Act.CHANGED}]
        # a mandate makes a drawer of files: in the order of the names, hundreds are made quickly
        for step in sorted(written, key=lambda step: step.draft.title):
            self._give(step.draft, step.row, by=by)
        told = {}
        for step in steps:
            if step.act != Act.CREATED:
                continue
            if SUBMIT.name in ticked:
                try:
                    review.submit(step.draft, by=by)
                except review.Refused as refusal:
                    told[step.row.line] = str(refusal)
            if INVITE.name in ticked:
                user = step.draft.mandates.get(role=Mandate.Role.MEMBER).user
                post_invitation(user, by=by, titles=[step.draft.title])
        return told


def _skill_words(text: str) -> list[str]:
    """Return the skills that `text` names, when an entry can have them. Raises ValidationError."""
    words = words_of(text)
    for word in words:
        if len(word) > LONGEST_WORD:
            raise ValidationError(
                _("“%(word)s” is long for one skill: part them by commas."),
                params={"word": f"{word[:LONGEST_WORD]}…"},
            )
    check_number([], words)
    return words
