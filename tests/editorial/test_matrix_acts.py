"""Who may do what: every actor posts to every address, with the whole form. Hiding a button is
not denying.

Who is not named is turned away and changes nothing at all. Who is named under `in_vain` gets an
answer (their draft is saved, the form comes back), but what the act is for does not happen.
"""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import (
    Collection,
    Comment,
    Site,
)

from cms.editorial.models import Mandate
from tests.forms import form_data

from .acts import (
    ADMINISTRATOR,
    EDIT,
    NOBODY,
    STAFF,
    Act,
    copied,
    draft_is_saved,
    expected,
    fixed,
    has_moved,
    is_gone,
    is_hidden,
    is_locked,
    is_private,
    is_stored,
    new_village,
    outcomes,
    page_was_added,
    public_page_was_added,
    text_is_public,
    typed,
    waits,
)
from .scenes import (
    CAST,
    COMMITTEE,
    PEOPLE,
)

pytestmark = pytest.mark.django_db

ACTS = {
    "save": Act(EDIT, typed(), PEOPLE, draft_is_saved),
    "submit": Act(EDIT, typed(action_submit="1"), PEOPLE, waits),
    "submit the saved draft": Act("/admin/review/submit/{page}/", fixed(), PEOPLE, waits),
    "publish": Act(EDIT, typed(action_publish="1"), NOBODY, text_is_public, PEOPLE),
    "publish a creation": Act(
        "/admin/pages/add/villages/villagepage/{index}/",
        new_village(action_publish="1"),
        NOBODY,
        public_page_was_added,
        STAFF,
    ),
    "create": Act(
        "/admin/pages/add/villages/villagepage/{index}/", new_village(), STAFF, page_was_added
    ),
    "create below": Act(
        "/admin/pages/add/villages/villagepage/{page}/", new_village(), NOBODY, page_was_added
    ),
    "publish in bulk": Act(
        "/admin/bulk/wagtailcore/page/publish/?id={page}", fixed(), NOBODY, text_is_public, STAFF
    ),
    "publish a section with what is below": Act(
        "/admin/bulk/wagtailcore/page/publish/?id={index}",
        fixed(include_descendants="on"),
        NOBODY,
        text_is_public,
        STAFF,
    ),
    "take down": Act("/admin/pages/{page}/unpublish/", fixed(), STAFF, is_hidden),
    "take down in bulk": Act(
        "/admin/bulk/wagtailcore/page/unpublish/?id={page}", fixed(), STAFF, is_hidden
    ),
    "take down all in bulk": Act(
        "/admin/bulk/wagtailcore/page/unpublish/?id=all&childOf={index}", fixed(), STAFF, is_hidden
    ),
    "delete": Act("/admin/pages/{page}/delete/", fixed(), STAFF, is_gone),
    "delete in bulk": Act(
        "/admin/bulk/wagtailcore/page/delete/?id={page}", fixed(), STAFF, is_gone
    ),
    "move": Act("/admin/pages/{page}/move/{index}/confirm/", fixed(), STAFF, has_moved),
    "choose where to move to": Act(
        "/admin/pages/{page}/move/", fixed(new_parent_page="{index}"), NOBODY, has_moved, STAFF
    ),
    "move elsewhere": Act("/admin/pages/{page}/move/{home}/confirm/", fixed(), NOBODY, has_moved),
    "move in bulk": Act(
        "/admin/bulk/wagtailcore/page/move/?id={page}",
        fixed(chooser="{home}", move_applicable="on"),
        NOBODY,
        has_moved,
        STAFF,
    ),
    "reorder": Act("/admin/pages/{page}/set_position/", fixed(), STAFF, has_moved),
    "copy": Act("/admin/pages/{page}/copy/", copied(), STAFF, page_was_added, COMMITTEE),
    "copy and publish": Act(
        "/admin/pages/{page}/copy/",
        copied(publish_copies="on"),
        NOBODY,
        public_page_was_added,
        PEOPLE,
    ),
    "copy as an alias": Act(
        "/admin/pages/{page}/copy/", copied(alias="on"), NOBODY, public_page_was_added, PEOPLE
    ),
    "make an alias a page": Act(
        "/admin/pages/{page}/convert_alias/", fixed(), NOBODY, draft_is_saved
    ),
    "make private": Act(
        "/admin/pages/{page}/privacy/", fixed(restriction_type="login"), NOBODY, is_private
    ),
    "make the section private": Act(
        "/admin/pages/{index}/privacy/", fixed(restriction_type="login"), STAFF, is_private
    ),
    "lock": Act("/admin/pages/{page}/lock/", fixed(), STAFF, is_locked),
    "unschedule": Act(
        "/admin/pages/{page}/revisions/{draft}/unschedule/", fixed(), NOBODY, draft_is_saved
    ),
    "go back to an earlier version": Act(
        "/admin/pages/{page}/revisions/{first}/revert/", typed(), PEOPLE, draft_is_saved
    ),
    "take another page's version": Act(
        "/admin/pages/{other}/revisions/{draft}/revert/", typed(), NOBODY, text_is_public
    ),
    "preview": Act("/admin/pages/{page}/edit/preview/", typed(), PEOPLE, is_stored(FormState)),
    "preview a creation": Act(
        "/admin/pages/add/villages/villagepage/{index}/preview/",
        new_village(),
        STAFF,
        is_stored(FormState),
    ),
    "say that one is editing": Act(
        "/admin/editing-sessions/ping/villages/villagepage/{page}/0/",
        fixed(is_editing="1"),
        PEOPLE,
        is_stored(EditingSession),
    ),
    "comment": Act(
        EDIT,
        lambda scene: (
            scene.typed
            | {
                "comments-TOTAL_FORMS": "1",
                "comments-INITIAL_FORMS": "0",
                "comments-0-text": "Non",
                "comments-0-contentpath": "summary",
                "comments-0-replies-TOTAL_FORMS": "0",
                "comments-0-replies-INITIAL_FORMS": "0",
            }
        ),
        NOBODY,
        is_stored(Comment),
        PEOPLE,
    ),
    "withdraw what does not wait": Act(
        "/admin/review/withdraw/{page}/", fixed(), NOBODY, draft_is_saved
    ),
    "give a mandate": Act(
        "/admin/mandates/new/",
        lambda scene: {
            "user": scene.draft.user_id,
            "page": scene.other.pk,
            "role": "committee",
            "language": "",
        },
        STAFF,
        is_stored(Mandate),
    ),
    "take a mandate": Act("/admin/mandates/delete/{mandate}/", fixed(), STAFF, is_stored(Mandate)),
    "add a person": Act(
        "/admin/users/new/",
        fixed(
            email="Quelqu.Un@Exemple.test",
            first_name="Q",
            last_name="U",
            language="fr",
            password1="une-phrase-bien-assez-longue",
            password2="une-phrase-bien-assez-longue",
        ),
        ADMINISTRATOR,
        is_stored(get_user_model()),
    ),
    "add a group": Act(
        "/admin/groups/new/",
        lambda scene: (
            form_data(
                scene.people["administrator"].get("/admin/groups/new/"),
                'form[action*="groups/new"]',
            )
            | {"name": "Encore un"}
        ),
        ADMINISTRATOR,
        is_stored(Group),
    ),
    "add a collection": Act(
        "/admin/collections/add/",
        lambda scene: {"name": "Encore une", "parent": Collection.get_first_root_node().pk},
        ADMINISTRATOR,
        is_stored(Collection),
    ),
    "add a site": Act(
        "/admin/sites/new/",
        lambda scene: {
            "hostname": "autre.test",
            "port": "80",
            "site_name": "Autre",
            "root_page": scene.address("{home}"),
        },
        ADMINISTRATOR,
        is_stored(Site),
    ),
} | {
    f"API: {name}": Act(
        f"/admin/api/main/pages/{{page}}/action/{name}/",
        lambda scene: {"revision_id": scene.first.pk},
        NOBODY,
        draft_is_saved,
    )
    for name in [
        "convert_alias",
        "copy",
        "copy_for_translation",
        "create_alias",
        "delete",
        "move",
        "publish",
        "revert_to_page_revision",
        "unpublish",
    ]
}


@pytest.mark.parametrize("name", sorted(CAST))
def test_acts_are_done_by_those_who_may(drafted, name):
    drafted.more["mandate"] = Mandate.objects.get(user=drafted.draft.user_id).pk
    assert outcomes(drafted, name, ACTS) == expected(name, ACTS)
