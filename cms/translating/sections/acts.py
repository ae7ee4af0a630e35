"""Whole sections: asked for here, done page by page by the worker."""

from datetime import time, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.models import Page

from cms.editorial import review
from cms.outbox.schedule import every
from cms.translating import acts
from cms.translating.board import debt
from cms.translating.machine import proposing
from cms.translating.models import SectionJob, SectionStep
from cms.translating.rights import may_translate_all

#: After so many pages without an answer of the machine it is not asked again in this work.
PATIENCE = 3
KEEP = timedelta(days=90)
Act, Outcome = SectionJob.Act, SectionStep.Outcome
#: In which states of a page there is something to do.
CONCERNED = {Act.PREPARE: {"none"}, Act.SUBMIT: {"begun", "outdated"}}


def jobs_of(user):
    """Return the work on sections that concerns `user`: all of it for who may translate all."""
    everything = user.is_superuser or may_translate_all(user)
    return SectionJob.objects.all() if everything else SectionJob.objects.filter(asked_by=user)


@transaction.atomic
def ask_for(section: Page, language: str, act: str, *, by, with_machine: bool = False):
    """Have `act` done for each page on and under `section` that `by` may translate, in the
    background; return the `SectionJob`, and whether it is a new one: the same work on the same
    section is not begun twice. Raises `review.Refused` when there is nothing to do."""
    Page.objects.select_for_update().get(pk=section.pk)
    same = SectionJob.objects.filter(section=section, language=language, act=act, finished_at=None)
    if found := same.first():
        return found, False
    pages = [
        entry.page
        for entry in debt.entries_for(by, [language])
        if _is_of(entry, section) and entry.state in CONCERNED[act]
    ]
    if not pages:
        raise review.Refused(_("There is nothing to do there that you may do."))
    job = SectionJob.objects.create(
        section=section, language=language, act=act, asked_by=by, is_machine_asked=with_machine
    )
    pages.sort(key=lambda page: page.path)
    SectionStep.objects.bulk_create(SectionStep(job=job, page=page) for page in pages)
    transaction.on_commit(lambda: run.enqueue(job.pk))
    return job, True


def _is_of(entry: debt.Entry, section: Page) -> bool:
    return entry.section == section.path


@task
def run(job_id: int) -> None:
    """Do what is left of the work: each page in a transaction of its own, its outcome with it, so
    that whoever goes on after a worker was killed begins behind the last one."""
    job = SectionJob.objects.select_related("asked_by").filter(pk=job_id, finished_at=None).first()
    if job is None:
        return
    silent = 0
    for step in list(job.steps.filter(outcome="").select_related("page")):
        proposals, problem = {}, ""
        if job.is_machine_asked and job.act == Act.PREPARE and silent < PATIENCE:
            proposals, problem = _proposals(step.page, job.language)
            silent = silent + 1 if problem else 0
        _take(step, job, proposals, problem)
    SectionJob.objects.filter(pk=job_id).update(finished_at=timezone.now())


def _proposals(page: Page, language: str) -> tuple[dict[str, tuple], str]:
    """Return what the machine proposes for `page`, with the French it is for, and what went wrong.

    Outside any transaction: it may take seconds, and nobody waits for it.
    """
    page = page.specific
    if not page.live or not proposing.may_propose(page):
        return {}, ""
    begun = acts.translation_of(page, language)
    segments = acts.current_version(begun).segments if begun else acts.in_step([], page)
    empty = [segment for segment in segments if not segment["text"]]
    try:
        told = proposing.propose(empty, page, language)
    except proposing.Unavailable as error:
        return {}, str(error)
    sources = {segment["path"]: segment["source"] for segment in segments}
    return {path: (sources[path], text) for path, text in told.items()}, ""


@transaction.atomic
def _take(step: SectionStep, job: SectionJob, proposals: dict, problem: str) -> None:
    step = SectionStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if step.outcome:
        return  # another worker was here
    try:
        with transaction.atomic():
            step.outcome, step.note = _do(step.page, job, proposals)
    except PermissionDenied as error:
        step.outcome, step.note = Outcome.FAILED, str(error)
    step.note = step.note or problem
    step.save()


def _do(page: Page, job: SectionJob, proposals: dict) -> tuple[str, str]:
    if job.asked_by is None:
        raise review.Refused(_("Whoever asked for it has no account any more."))
    begun = acts.translation_of(page, job.language)
    if job.act == Act.PREPARE:
        if begun is None:
            begun = acts.begin(page, job.language, by=job.asked_by)
        elif not proposals:
            return Outcome.LEFT, ""
        now = {s["path"]: s for s in acts.current_version(begun).segments if not s["text"]}
        told = {
            path: text
            for path, (source, text) in proposals.items()
            if path in now and now[path]["source"] == source
        }
        if told:
            acts.write(begun, told, by=job.asked_by, is_machine=True)
        return Outcome.DONE, ""
    if begun is None or review.waiting_state(begun):
        return Outcome.LEFT, ""
    version = acts.current_version(begun)
    if version.missing or version.proposed:
        return Outcome.LEFT, _("It is not whole yet.")
    if begun.live and not begun.has_unpublished_changes:
        return Outcome.LEFT, ""
    acts.write(begun, {}, by=job.asked_by)
    review.submit(begun, by=job.asked_by)
    return Outcome.DONE, ""


def forget_old_jobs() -> int:
    """Delete what was finished longer ago than `KEEP`; return how many."""
    return SectionJob.objects.filter(finished_at__lt=timezone.now() - KEEP).delete()[0]


def register_jobs() -> None:
    """Declare when old work is forgotten."""
    every(name="translating.forget_old_jobs", do=forget_old_jobs, daily_at=time(4, 40))
