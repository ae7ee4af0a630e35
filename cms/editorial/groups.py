"""The CCI's own roles, as data. There is no other group: every other right is a mandate."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

MODERATORS = "CCI – modération"
ADVISERS = "CCI – conseil"
TRANSLATORS = "CCI – traduction"
ADMINISTRATORS = "CCI – administration"

#: Confidential dossiers of takeovers, for those who accompany who hands over and who takes over.
DOSSIERS = {
    "entreprendre.add_takeoverdossier",
    "entreprendre.change_takeoverdossier",
    "entreprendre.open_takeoverdossier",
    "entreprendre.view_takeoverdossier",
}

#: The tree of trades and skills of the annuaire, and what members' own words become.
SKILLS = {
    f"annuaire.{act}_{model}"
    for act in ("add", "change", "delete", "view")
    for model in ("skill", "tradefamily")
}

#: What members share among themselves: notices that were reported, documents of the club.
MEMBERS_AREA = {
    "annuaire.change_notice",
    *(f"annuaire.{act}_memberdocument" for act in ("add", "change", "delete", "view")),
}

#: The club: who comes to its meetings, what members propose, how the télécentres are used.
CLUB = {
    "club.change_registration",
    "club.change_themeproposal",
    "club.view_deskbooking",
    "club.view_registration",
}

#: What was written to the guichet unique.
ENQUIRIES = {"guichet.change_enquiry", "guichet.view_enquiry"}

#: Reading what was submitted: who reads which language, and words to send back.
REVIEWING = {
    "editorial.change_reviewer",
    *(f"editorial.{act}_readywords" for act in ("add", "change", "delete", "view")),
}

#: What the programme's words are called in other languages.
GLOSSARY = {f"translating.{act}_glossaryterm" for act in ("add", "change", "delete", "view")}

#: Whether what is public is still true: whom to ask and call, what readers say.
TRUTH = {
    "corrections.change_correction",
    "corrections.view_correction",
    "freshness.change_freshnessterm",
    "freshness.change_question",
    "freshness.view_question",
}

#: For each role: what it may do anywhere (``app.codename``), on every page, on every file.
ROLES: dict[str, dict[str, set[str]]] = {
    MODERATORS: {
        "anywhere": {
            "wagtailadmin.access_admin",
            "editorial.decide_review",
            "editorial.add_mandate",
            "editorial.change_mandate",
            "editorial.delete_mandate",
            "editorial.view_mandate",
            "home.change_sitesettings",
            "importing.add_tableupload",
            "annuaire.add_printedbook",
            "annuaire.change_companyrequest",
            "annuaire.change_joinrequest",
            "annuaire.view_companyrequest",
            "annuaire.view_joinrequest",
            *CLUB,
            *DOSSIERS,
            *ENQUIRIES,
            *GLOSSARY,
            *MEMBERS_AREA,
            *REVIEWING,
            *SKILLS,
            *TRUTH,
        },
        "pages": {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
        "files": {
            "add_siteimage",
            "change_siteimage",
            "choose_siteimage",
            "add_sitedocument",
            "change_sitedocument",
            "choose_sitedocument",
        },
    },
    ADVISERS: {
        "anywhere": {
            "wagtailadmin.access_admin",
            "annuaire.view_companyrequest",
            "annuaire.view_joinrequest",
            "club.view_deskbooking",
            "club.view_registration",
            *DOSSIERS,
            *ENQUIRIES,
        },
        "pages": set(),
        "files": set(),
    },
    TRANSLATORS: {"anywhere": {"wagtailadmin.access_admin"}, "pages": set(), "files": set()},
    ADMINISTRATORS: {
        "anywhere": {
            "wagtailadmin.access_admin",
            "accounts.add_user",
            "accounts.change_user",
            "accounts.delete_user",
            "accounts.view_user",
            "editorial.add_mandate",
            "editorial.change_mandate",
            "editorial.delete_mandate",
            "editorial.view_mandate",
            "editorial.change_reviewer",
            "freshness.change_freshnessterm",
            "outbox.view_outboxmessage",
            "home.change_sitesettings",
            "importing.add_tableupload",
            "annuaire.add_printedbook",
        },
        "pages": set(),
        "files": set(),
    },
}


def sync_groups(**kwargs) -> None:
    """Make the groups hold exactly what `ROLES` says, no more. Safe to call again.

    Runs after every migration. A permission that does not exist yet (its app is migrated
    later in the same run) is given at the next call. Wagtail's own two groups, which a fresh
    database holds and nobody uses, are removed.
    """
    Group.objects.filter(name__in=["Moderators", "Editors"], user__isnull=True).delete()
    root = Page.objects.filter(depth=1).first()
    collection = Collection.objects.filter(depth=1).first()
    for name, role in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(role["anywhere"]))
        if root:
            _hold(
                GroupPagePermission.objects.filter(group=group),
                {"page": root, "group": group},
                Permission.objects.filter(
                    content_type=ContentType.objects.get_for_model(Page),
                    codename__in=role["pages"],
                ),
            )
        if collection:
            _hold(
                GroupCollectionPermission.objects.filter(group=group),
                {"collection": collection, "group": group},
                Permission.objects.filter(
                    content_type__app_label="media", codename__in=role["files"]
                ),
            )


def _permissions(names: set[str]) -> list[Permission]:
    pairs = {tuple(name.split(".")) for name in names}
    candidates = Permission.objects.filter(
        codename__in={codename for _app, codename in pairs}
    ).select_related("content_type")
    return [p for p in candidates if (p.content_type.app_label, p.codename) in pairs]


def _hold(held, where: dict, wanted) -> None:
    wanted = {permission.pk: permission for permission in wanted}
    for grant in held:
        if grant.permission_id not in wanted or any(
            getattr(grant, f"{field}_id") != target.pk for field, target in where.items()
        ):
            grant.delete()
        else:
            wanted.pop(grant.permission_id)
    for permission in wanted.values():
        held.model.objects.create(permission=permission, **where)
