"""Who may do what with a village and with the change that waits in it: every actor, every
address of the CMS, asked for and posted to. Whoever is not named is refused.

`drafted`: the committee has changed everything and submitted nothing. `submitted_scene`: it was
submitted. In both the change holds a word that nobody else may read.
"""

import pytest

from .scenes import CAST, MODERATORS, PEOPLE, attempt, everything, is_refusal, tells

pytestmark = pytest.mark.django_db

ADMINISTRATOR = {"administrator"}
STAFF = MODERATORS | ADMINISTRATOR
NOBODY = frozenset()


def read(scene, name, path) -> str:
    """Ask for `path` as `name`; return "shown", "refused", or what is wrong."""
    client = scene.people[name]
    with attempt():
        response = client.get(scene.address(path))
        if response.status_code >= 500:
            return f"error {response.status_code}"
        if name not in PEOPLE and tells(response):
            return "told of the change"
        return "refused" if is_refusal(response) else "shown"


# --- screens of the page: shown to its people, refused to everybody else -------------------

SCREENS = {
    "/admin/pages/{page}/edit/": PEOPLE,
    "/admin/pages/{page}/edit/preview/": PEOPLE,
    "/admin/pages/{page}/view_draft/": PEOPLE,
    "/admin/pages/{page}/history/": PEOPLE,
    "/admin/pages/{page}/history/results/": PEOPLE,
    "/admin/pages/{page}/workflow_history/": PEOPLE,
    "/admin/pages/{page}/usage/": PEOPLE,
    "/admin/pages/{page}/copy/": PEOPLE,
    "/admin/pages/{page}/revisions/": PEOPLE,
    "/admin/pages/{page}/revisions/{draft}/view/": PEOPLE,
    "/admin/pages/{page}/revisions/{first}/revert/": PEOPLE,
    "/admin/pages/{page}/revisions/compare/{first}...{draft}/": PEOPLE,
    "/admin/pages/{page}/revisions/compare/live...latest/": PEOPLE,
    "/admin/pages/{page}/revisions/{draft}/unschedule/": NOBODY,
    "/admin/pages/{page}/privacy/": NOBODY,
    "/admin/pages/{page}/convert_alias/": NOBODY,
    "/admin/pages/{page}/add_subpage/": PEOPLE,
    "/admin/pages/{page}/delete/": STAFF,
    "/admin/pages/{page}/move/": STAFF,
    "/admin/pages/{page}/move/{index}/confirm/": PEOPLE,
    "/admin/pages/{page}/unpublish/": STAFF,
    "/admin/pages/{index}/add_subpage/": STAFF,
    "/admin/pages/add/villages/villagepage/{index}/": STAFF,
    "/admin/pages/add/villages/villagepage/{index}/preview/": STAFF,
    "/admin/pages/add/villages/villagepage/{page}/": NOBODY,
    "/admin/pages/{index}/edit/": STAFF,
    "/admin/pages/{home}/edit/": STAFF,
    "/admin/pages/{index}/privacy/": STAFF,
    "/admin/bulk/wagtailcore/page/delete/?id={page}": STAFF,
    "/admin/bulk/wagtailcore/page/move/?id={page}": STAFF,
    "/admin/bulk/wagtailcore/page/publish/?id={page}": STAFF,
    "/admin/bulk/wagtailcore/page/unpublish/?id=all&childOf={index}": STAFF,
}

SCREENS_OF_A_REVIEW = {
    "/admin/review/{state}/": STAFF,
    "/admin/pages/{page}/edit/": PEOPLE,
    "/admin/pages/{page}/view_draft/": PEOPLE,
    "/admin/pages/workflow/action/{page}/approve/{state}/": STAFF,
    "/admin/pages/workflow/action/{page}/reject/{state}/": STAFF,
    "/admin/pages/workflow/action/{other}/approve/{state}/": NOBODY,
    "/admin/pages/workflow/collect_action_data/{page}/approve/{state}/": STAFF,
    "/admin/pages/workflow/collect_action_data/{page}/reject/{state}/": STAFF,
    "/admin/pages/workflow/confirm_cancellation/{page}/": PEOPLE,
    "/admin/pages/workflow/preview/{page}/{task}/": STAFF,
    "/admin/pages/{page}/workflow_history/": PEOPLE,
    "/admin/pages/{page}/workflow_history/detail/{workflow_state}/": PEOPLE,
    "/admin/pages/{other}/workflow_history/detail/{workflow_state}/": NOBODY,
    "/admin/pages/{other}/revisions/{draft}/view/": NOBODY,
    "/admin/pages/{other}/revisions/{draft}/revert/": NOBODY,
    "/admin/pages/{other}/revisions/compare/{first}...{draft}/": NOBODY,
}


def assert_shown(scene, name, screens):
    before = everything()
    outcomes = {path: read(scene, name, path) for path in screens}
    assert outcomes == {p: "shown" if name in may else "refused" for p, may in screens.items()}
    assert everything() == before


@pytest.mark.parametrize("name", sorted(CAST))
def test_screens_are_shown_to_whom_they_concern(drafted, name):
    assert_shown(drafted, name, SCREENS)


@pytest.mark.parametrize("name", sorted(CAST))
def test_screens_of_a_review_are_shown_to_whom_they_concern(submitted_scene, name):
    assert_shown(submitted_scene, name, SCREENS_OF_A_REVIEW)


# --- lists, choosers, searches: open to many, telling of the change only to its people -----

LISTS = [
    "/admin/",
    "/admin/account/",
    "/admin/pages/",
    "/admin/pages/{root}/",
    "/admin/pages/{home}/",
    "/admin/pages/{index}/",
    "/admin/pages/{index}/results/",
    "/admin/pages/{index}/?ordering=ord",
    "/admin/pages/{page}/",
    "/admin/pages/{page}/results/",
    "/admin/pages/search/?q={beginning}",
    "/admin/pages/search/results/?q={beginning}",
    "/admin/pages/usage/villages/villagepage/",
    "/admin/pages/usage/villages/villagepage/results/",
    "/admin/pages/create/villages/villagepage",
    "/admin/choose-page/",
    "/admin/choose-page/?page_type=villages.villagepage",
    "/admin/choose-page/{home}/",
    "/admin/choose-page/{index}/",
    "/admin/choose-page/{page}/",
    "/admin/choose-page/search/?q={beginning}",
    "/admin/choose-page/search/?q=marciac",
    "/admin/choose-page/chosen-multiple/?id={page}",
    "/admin/choose-external-link/?external-link-chooser-url=/fr/villages/marciac/",
    "/admin/api/main/pages/",
    "/admin/api/main/pages/?fields=*&search=marciac",
    "/admin/api/main/pages/?fields=*&child_of={index}&for_explorer=1",
    "/admin/api/main/pages/?fields=*&type=villages.VillagePage",
    "/admin/api/main/pages/{page}/?fields=*",
    "/admin/api/main/images/?fields=*",
    "/admin/api/main/documents/?fields=*",
    "/admin/reports/locked/",
    "/admin/reports/locked/?export=csv",
    "/admin/reports/workflow/",
    "/admin/reports/workflow/results/",
    "/admin/reports/workflow/?export=csv",
    "/admin/reports/workflow/?export=xlsx",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/workflow_tasks/?export=csv",
    "/admin/reports/site-history/",
    "/admin/reports/site-history/results/",
    "/admin/reports/site-history/?export=csv",
    "/admin/reports/aging-pages/",
    "/admin/reports/aging-pages/?export=csv",
    "/admin/reports/page-types-usage/",
    "/admin/reports/page-types-usage/results/",
    "/admin/reports/page-types-usage/?export=csv",
    "/admin/workflows/list/",
    "/admin/workflows/usage/1/",
    "/admin/workflows/tasks/index/",
    "/admin/workflows/task_chooser/",
    "/admin/tag-autocomplete/?term={beginning}",
    "/admin/mandates/",
    "/admin/users/",
    "/admin/groups/",
    "/admin/collections/",
    "/admin/images/",
    "/admin/documents/",
    "/fr/",
    "/fr/villages/",
    "/fr/villages/marciac/",
    "/fr/villages/villages.geojson",
    "/sitemap.xml",
]


@pytest.mark.parametrize("name", sorted(CAST))
def test_lists_tell_of_a_draft_to_its_people_only(submitted_scene, name):
    outcomes = {path: read(submitted_scene, name, path) for path in LISTS}
    assert {p: told for p, told in outcomes.items() if told not in {"shown", "refused"}} == {}
