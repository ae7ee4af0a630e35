"""The CCI's members from a table: drafts and accounts, told by line, never twice, nobody written
to unless that is said."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from annuaire.importing import MemberImport
from annuaire.models import MemberPage, Skill, TradeFamily
from annuaire.skills.curated import load
from cms.editorial import review
from cms.editorial.models import Mandate
from cms.importing.report import Act
from cms.outbox.models import OutboxMessage
from tests.factories import MemberPageFactory, UserFactory

pytestmark = pytest.mark.django_db

HEADER = ["Référence", "Nom", "Courriel", "Prénom", "Métier", "Famille", "Commune", "Compétences"]
ANNE = ["1", "Anne Cazaubon", "anne@exemple.test", "Anne", "Traductrice", "", "Marciac", ""]


def table(*rows, header=HEADER) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([header, *rows])
    return text.getvalue().encode()


def bring(data: bytes, *, by=None, is_dry_run=False, ticked=()):
    return MemberImport().run(io.BytesIO(data), by=by, is_dry_run=is_dry_run, ticked=ticked)


def row(**cells) -> bytes:
    return table(list(cells.values()), header=list(cells))


def base(**cells) -> dict:
    return {"reference": "1", "title": "Anne", "email": "a@exemple.test", "trade": "x"} | cells


@pytest.fixture
def tree(annuaire_index):
    load()
    return TradeFamily.objects.order_by("pk").first()


def test_a_line_becomes_a_draft_an_account_and_a_mandate(tree, marciac, moderator):
    skill = Skill.objects.filter(family=tree).first()
    line = [*ANNE[:5], tree.name.upper(), "marciac", f"{skill.name.lower()}, Sabir ancien"]
    report = bring(table(line), by=moderator)
    assert report.problems == []
    page = MemberPage.objects.get()
    assert (page.title, page.village, page.commune, page.family) == (
        "Anne Cazaubon",
        marciac,
        "",
        tree,
    )
    assert not page.live
    version = page.get_latest_revision_as_object()
    assert {s.name for s in version.skills.all()} == {skill.name, "Sabir ancien"}
    user = get_user_model().objects.get(email="anne@exemple.test")
    assert (user.first_name, user.has_usable_password()) == ("Anne", False)
    assert page.mandates.get().role == Mandate.Role.MEMBER
    assert not OutboxMessage.objects.exists()
    assert review.waiting_state(page) is None


def test_every_cell_is_read_as_people_write_it(tree):
    cells = base(
        commune="Auch",
        presentation="Bonjour <script>x</script>\n\nEncore",
        website="www.exemple.test",
        languages="français, anglais",
        work_modes="remote",
        phone="05 62 00 00 00",
        siret="73282932000074",
        members_only="phone",
    )
    assert bring(row(**cells)).problems == []
    page = MemberPage.objects.get().get_latest_revision_as_object()
    assert page.website == "https://www.exemple.test"
    assert (page.village, page.commune, page.languages) == (None, "Auch", ["fr", "en"])
    assert "<script>" not in page.presentation
    assert "&lt;script&gt;" in page.presentation
    assert (page.work_modes, page.members_only) == (["remote"], ["phone"])


def test_the_same_file_twice_changes_nothing(tree, marciac, moderator):
    bring(table(ANNE), by=moderator)
    versions = MemberPage.objects.get().revisions.count()
    assert bring(table(ANNE), by=moderator).names(Act.SAME) == ["Anne Cazaubon"]
    assert (MemberPage.objects.count(), MemberPage.objects.get().revisions.count()) == (1, versions)
    assert Mandate.objects.count() == 1


def test_a_changed_line_makes_a_new_draft_of_what_changed(tree, marciac, lectoure, moderator):
    bring(table(ANNE), by=moderator)
    changed = [*ANNE[:4], "Interprète", "", "Lectoure", "Danois"]
    report = bring(table(changed), by=moderator)
    (entry,) = report.entries
    assert entry.act == Act.CHANGED
    assert {change.new for change in entry.changes} == {"Interprète", "Lectoure", "Danois"}
    version = MemberPage.objects.get().get_latest_revision_as_object()
    assert (version.trade, version.village) == ("Interprète", lectoure)
    assert [skill.name for skill in version.skills.all()] == ["Danois"]


def test_another_address_changes_nothing_of_an_account(tree, marciac, moderator):
    bring(table(ANNE), by=moderator)
    bring(table([*ANNE[:2], "autre@exemple.test", *ANNE[3:]]), by=moderator)
    assert Mandate.objects.get().user.email == "anne@exemple.test"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"email": "pas une adresse"}, "email"),
        ({"email": ""}, "email"),
        ({"title": ""}, "title"),
        ({"siret": "12345678901234"}, "siret"),
        ({"phone": "abc"}, "phone"),
        ({"family": "Alchimie"}, "family"),
        ({"languages": "klingon"}, "languages"),
        ({"skills": "x" * 60}, "skills"),
        ({"skills": ",".join(f"mot {n}" for n in range(20))}, "skills"),
        ({"website": "ceci n’est pas un site"}, "website"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_column(tree, cells, column):
    report = bring(row(**base(**cells)))
    assert [(p.line, p.column) for p in report.problems] == [(2, column)]
    assert not MemberPage.objects.exists()
    assert not get_user_model().objects.exists()


def test_who_has_an_entry_already_gets_no_second_one(tree, member):
    (problem,) = bring(row(**base(email=member.email.upper()))).problems
    assert problem.column == "email"
    closed = UserFactory(is_active=False)
    (problem,) = bring(row(**base(email=closed.email))).problems
    assert problem.column == "email"


def test_one_address_on_two_lines_is_told(tree, marciac):
    (problem,) = bring(table(ANNE, ["2", "Jo", ANNE[2].upper(), *ANNE[3:]])).problems
    assert (problem.line, problem.column) == (3, "email")


def test_invitations_and_submissions_only_when_told(tree, marciac, moderator, other_moderator):
    report = bring(table(ANNE), by=moderator, ticked={"invite", "submit"})
    page = MemberPage.objects.get()
    assert report.names(Act.CREATED) == ["Anne Cazaubon"]
    state = review.waiting_state(page)
    with pytest.raises(review.Refused):
        review.approve(state, by=moderator)  # who brought it does not approve it
    review.approve(state, by=other_moderator)
    assert MemberPage.objects.listed().get().title == "Anne Cazaubon"
    assert OutboxMessage.objects.filter(recipient="anne@exemple.test").exists()


def test_what_cannot_be_submitted_stays_a_draft_and_is_told(tree, marciac):
    nobody = UserFactory()
    report = bring(table(ANNE), by=nobody, ticked={"submit"})
    assert report.entries[0].why
    assert review.waiting_state(MemberPage.objects.get()) is None


def three_hundred() -> bytes:
    """300 lines, of which lines 12, 57, 120, 200 and 301 are broken."""
    rows = [
        [f"{n}", f"Membre {n}", f"m{n}@exemple.test", "", "Artisan", "", "Marciac", "Bois, Fer"]
        for n in range(1, 301)
    ]
    rows[10][2] = "m11 chez exemple"
    rows[55][1] = ""
    rows[118][5] = "Alchimie"
    rows[198][0] = "3"
    rows[299][2] = "m3@exemple.test"
    return table(*rows)


def test_three_hundred_lines_of_which_five_are_broken(tree, marciac, moderator, client_of):
    """The must-show: the dry run names the five; nothing is done until they are left out."""
    broken = [12, 57, 120, 200, 301]
    report = bring(three_hundred(), is_dry_run=True)
    assert [problem.line for problem in report.problems] == broken
    desk = client_of(moderator)
    upload = SimpleUploadedFile("membres.csv", three_hundred())
    address = desk.post("/admin/imports/", {"kind": "members", "file": upload}).url
    screen = desk.get(address)
    digest = BeautifulSoup(screen.content, "html.parser").find("input", {"name": "report"})["value"]
    desk.post(address, {"report": digest})
    assert not MemberPage.objects.exists()
    desk.post(address, {"report": digest, "leave_out": "1"})
    assert MemberPage.objects.count() == 295
    assert not OutboxMessage.objects.exists()
    again = bring(three_hundred(), by=moderator, is_dry_run=True, ticked={"leave_out"})
    assert {problem.line for problem in again.left_out} == set(broken)
    assert not again.does_anything


def test_the_command_says_and_then_does(tree, marciac, moderator, tmp_path, capsys):
    file = tmp_path / "membres.csv"
    file.write_bytes(table(ANNE, ["2", "Sans adresse", "", "", "x", "", "", ""]))
    with pytest.raises(CommandError):
        call_command("import_members", file, apply=True)
    assert not MemberPage.objects.exists()
    call_command("import_members", file, leave_out=True)
    assert not MemberPage.objects.exists()
    with pytest.raises(CommandError):
        call_command("import_members", file, leave_out=True, invite=True, apply=True)
    call_command(
        "import_members", file, leave_out=True, invite=True, apply=True, by=moderator.email
    )
    assert MemberPage.objects.get().title == "Anne Cazaubon"
    assert "3" in capsys.readouterr().err
    assert OutboxMessage.objects.filter(recipient="anne@exemple.test").exists()


@pytest.mark.parametrize("who", ["adviser", "translator", "committee", "member"])
def test_nobody_else_imports_members(who, request, client_of, tree, marciac):
    desk = client_of(request.getfixturevalue(who))
    upload = SimpleUploadedFile("m.csv", table(ANNE))
    desk.post("/admin/imports/", {"kind": "members", "file": upload})
    assert not MemberPage.objects.filter(title="Anne Cazaubon").exists()
    assert desk.get("/admin/imports/blank/members.csv").status_code in {302, 403, 404}


def test_an_entry_that_was_added_by_hand_is_not_touched(tree, marciac, annuaire_index, moderator):
    page = MemberPageFactory(parent=annuaire_index, title="Anne Cazaubon")
    bring(table(ANNE), by=moderator)
    assert MemberPage.objects.count() == 2  # a namesake: told apart by its address
    assert MemberPage.objects.exclude(pk=page.pk).get().slug != page.slug
