"""Every screen that is walked. A page type is one by existing; what is no page is listed here."""

from dataclasses import dataclass, field

from tests import source

LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}  # as the browser says them


@dataclass(frozen=True)
class Screen:
    """What a reader can come to.

    `address` holds ``{language}`` where it does, or what `addresses.py` found: ``{mail}``,
    ``{link}``, ``{pages[MemberPage]}``, ``{pages[telecentres]}``. `person` is the demo account that
    is logged in, `typed` what is filled in and sent before the screen is looked at, by the name of
    the field, `status` the answer expected. `kept` is the name of a file that the server before the
    site shows when the site is down. `is_read_only`: nobody is known here and nothing sent, so no
    cookie may be.
    """

    name: str
    address: str = ""
    person: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    status: int = 200
    kept: str = ""
    is_read_only: bool = False
    is_page: bool = False

    @property
    def is_first_visit(self) -> bool:
        """Whether a reader can come here from elsewhere, with nothing of the site kept yet."""
        return not self.typed and not self.kept

    def path(self, site, language: str) -> str:
        """Return its address on `site`, a `DemoSite`. An `AssertionError` says what is missing."""
        if self.is_page:
            assert self.name in site.pages, (
                f"The demo shows no live {self.name}: add one to home/demo/, so that it is walked."
            )
            return site.pages[self.name][language]
        pages = {name: addresses[language] for name, addresses in site.pages.items()}
        return self.address.format(language=language, pages=pages, **site.mail)

    def __str__(self) -> str:
        return self.name


def page_screens() -> list[Screen]:
    """Return one screen for every page type of ours."""
    return [
        Screen(model.__name__, is_page=True, is_read_only=True) for model in source.page_types()
    ]


#: What is no page of the tree. A new screen is added here, and every check walks it.
SCREENS = [
    Screen("403", "/compte/login/", typed={"csrfmiddlewaretoken": "forged"}, status=403),
    Screen("404", "/{language}/nulle-part/", status=404, is_read_only=True),
    Screen("404, nearest", "/{language}/marcia/", status=404, is_read_only=True),
    Screen("500", "/{language}/", kept="500.{language}.html", status=500, is_read_only=True),
    Screen("503", "/{language}/", kept="503.{language}.html", status=503, is_read_only=True),
    Screen("villages, found", "{pages[VillageIndexPage]}?q=mar", is_read_only=True),
    Screen("villages, none found", "{pages[VillageIndexPage]}?q=xyz", is_read_only=True),
    Screen("homes", "{pages[logements]}", is_read_only=True),
    Screen("homes, none found", "{pages[logements]}?budget=2&pieces=9", is_read_only=True),
    Screen("télécentres", "{pages[telecentres]}", is_read_only=True),
    Screen("takeovers, found", "{pages[EntreprendreIndexPage]}?logement=on", is_read_only=True),
    Screen(
        "takeovers, none found",
        "{pages[EntreprendreIndexPage]}?secteur=F&prix=1000",
        is_read_only=True,
    ),
    Screen(
        "dossier, link that opens nothing",
        "{pages[EntreprendreIndexPage]}dossier/jamais-vu/",
        status=404,
        is_read_only=True,
    ),
    Screen("correction", "{pages[corriger]}", is_read_only=True),
    Screen("correction with errors", "{pages[corriger]}", typed={"email": "non"}),
    Screen("correction sent", "{pages[corriger]}?sent", is_read_only=True),
    Screen("annuaire, page 2", "{pages[AnnuaireIndexPage]}?page=2", is_read_only=True),
    Screen("annuaire, found", "{pages[AnnuaireIndexPage]}?q=traductrice", is_read_only=True),
    Screen(
        "annuaire, none found",
        "{pages[AnnuaireIndexPage]}?q=xyz&mode=remote",
        is_read_only=True,
    ),
    Screen("companies", "{pages[entreprises]}", is_read_only=True),
    Screen("companies, nobody chosen", "/fr/annuaire/selection/", is_read_only=True),
    Screen("companies, side by side", "{pages[selection]}", is_read_only=True),
    Screen("companies, request", "{pages[demande]}", is_read_only=True),
    Screen(
        "companies, request with errors",
        "{pages[demande]}",
        typed={"email": "non"},
    ),
    Screen("companies, request received", "/fr/annuaire/demande/?envoye=1", is_read_only=True),
    Screen("join", "{pages[rejoindre]}", is_read_only=True),
    Screen("join, with errors", "{pages[rejoindre]}", typed={"email": "non"}),
    Screen("join, sent", "{pages[rejoindre]}?sent", is_read_only=True),
    Screen("my space, requests", "/fr/mon-espace/demandes/", person="membre.1"),
    Screen("my space, members", "/fr/mon-espace/membres/", person="membre.1"),
    Screen("my space, teams", "/fr/mon-espace/ensemble/", person="membre.1"),
    Screen("my space, notices", "/fr/mon-espace/annonces/", person="membre.1"),
    Screen(
        "my space, a notice with errors",
        "/fr/mon-espace/annonces/nouvelle/",
        person="membre.1",
        typed={"title": ""},
    ),
    Screen("my space, documents", "/fr/mon-espace/documents/", person="membre.1"),
    Screen("club, for candidates", "{pages[ClubIndexPage]}?pour=candidats", is_read_only=True),
    Screen("club, archive of a year", "{pages[ClubIndexPage]}?annee=2026", is_read_only=True),
    Screen("club, registration", "{pages[inscription]}", is_read_only=True),
    Screen("club, registration with errors", "{pages[inscription]}", typed={"email": "non"}),
    Screen("club, registration sent", "{pages[inscription]}?sent", is_read_only=True),
    Screen("club, registration in one tap", "{pages[d-un-geste]}", person="membre.1"),
    Screen("club, my registration", "{pages[inscrite]}", is_read_only=True),
    Screen("my club", "{pages[mon-club]}", person="membre.1"),
    Screen("my club, a theme", "/fr/club/mon-club/theme/", person="membre.1"),
    Screen(
        "my club, a theme with errors",
        "/fr/club/mon-club/theme/",
        person="membre.1",
        typed={"theme": ""},
    ),
    Screen("desks", "{pages[bureaux]}", is_read_only=True),
    Screen("desks, request", "{pages[bureau]}", is_read_only=True),
    Screen("desks, request with errors", "{pages[bureau]}", typed={"email": "non"}),
    Screen("desks, request sent", "{pages[bureau]}?envoye=1", is_read_only=True),
    Screen("desks, answer by letter", "{pages[reponse]}", is_read_only=True),
    Screen("desks, request followed", "{pages[demande-suivie]}", is_read_only=True),
    Screen("desks, booking", "{pages[reserver]}", person="membre.1"),
    Screen("desks, host", "{pages[hote]}", person="comite.marciac"),
    Screen("desks, host, week", "{pages[semaine]}", person="comite.marciac"),
    Screen("desks, host, writing down", "{pages[noter]}", person="comite.marciac"),
    Screen("desks, host, a request", "{pages[demande-recue]}", person="comite.marciac"),
    Screen("cultura, found", "{pages[CulturaIndexPage]}?nature=residency", is_read_only=True),
    Screen(
        "cultura, none found",
        "{pages[CulturaIndexPage]}?q=xyz&discipline=heritage",
        is_read_only=True,
    ),
    Screen("cultura, archive", "{pages[archives]}", is_read_only=True),
    Screen("culture project", "{pages[projet-culture]}", is_read_only=True),
    Screen("culture project, with errors", "{pages[projet-culture]}", typed={"email": "non"}),
    Screen("culture project, sent", "{pages[projet-culture]}?sent", is_read_only=True),
    Screen("gallery", "/-/gallery/", is_read_only=True),
    Screen("mails", "/-/mails/", is_read_only=True),
    Screen("mail", "{mail}", is_read_only=True),
    Screen("log in", "/compte/login/"),
    Screen("log in, with errors", "/compte/login/", typed={"login": "pas une adresse"}),
    Screen("password reset", "/compte/password/reset/"),
    Screen("password reset, with errors", "/compte/password/reset/", typed={"email": "non"}),
    Screen("password reset, sent", "/compte/password/reset/done/"),
    Screen("new password", "{link}"),
    Screen("new password, with errors", "{link}", typed={"password1": "court"}),
    Screen("account of a member", "/compte/", person="membre.1"),
    Screen("account of a committee", "/compte/", person="comite.marciac"),
    Screen("my village", "/fr/mon-village/marciac/", person="comite.marciac"),
    Screen("my village, add a home", "/fr/mon-village/marciac/logement/", person="comite.marciac"),
    Screen(
        "my village, add a home, with errors",
        "/fr/mon-village/marciac/logement/",
        person="comite.marciac",
        typed={"price_eur": "beaucoup"},
        status=200,
    ),
    Screen("my village, photograph", "/fr/mon-village/marciac/photo/", person="comite.marciac"),
    Screen("my village, closing", "/fr/mon-village/marciac/fermer/", person="comite.marciac"),
    Screen("my village, truth", "/fr/mon-village/marciac/toujours-vrai/", person="comite.marciac"),
    Screen("my village, committee", "/fr/mon-village/marciac/comite/", person="comite.marciac"),
    Screen("my village, history", "/fr/mon-village/marciac/historique/", person="comite.marciac"),
    Screen("my villages", "/fr/mon-village/", person="comite2.sarrant"),
    Screen("log in by code", "/compte/login/code/"),
    Screen("log in by code, with errors", "/compte/login/code/", typed={"email": "non"}),
    Screen("link that changes no address", "/compte/email/jamais-vu/", status=410),
    Screen("my space", "/fr/mon-espace/", person="membre.1"),
    Screen("my space, my entry", "{pages[fiche]}", person="membre.1"),
    Screen(
        "my space, my entry, with errors",
        "{pages[fiche]}",
        person="membre.1",
        typed={"siret": "12"},
    ),
    Screen("my space, preview", "{pages[fiche]}apercu/", person="membre.1"),
    Screen("my space, pause", "{pages[fiche]}pause/", person="membre.1"),
    Screen("my space, leave", "{pages[fiche]}quitter/", person="membre.1"),
    Screen("change of password", "/compte/password/change/", person="membre.1"),
    Screen("e-mail address, who is it", "/compte/email/", person="membre.1"),
    Screen("second factors", "/compte/second-factor/", person="moderation"),
    Screen("passkeys", "/compte/second-factor/webauthn/", person="moderation"),
    Screen("sessions", "/compte/sessions/", person="membre.1"),
    Screen("log out", "/compte/logout/", person="membre.1"),
]


def all_screens() -> list[Screen]:
    return [*page_screens(), *SCREENS]
