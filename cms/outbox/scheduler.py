"""Running the jobs of the schedule when they are due."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import Error
from django.utils import timezone, translation

from .failures import class_path, frames
from .heartbeat import Heartbeat
from .models import ScheduledRun
from .patience import persistently
from .schedule import Job

logger = logging.getLogger(__name__)

#: How long the job of a killed scheduler stays with it; a living one renews six times as often.
LEASE = timedelta(minutes=2)
RETRY_AFTER = timedelta(minutes=5)


def run_due(jobs: Iterable[Job]) -> bool:
    """Run each of the `jobs` whose slot nobody has run yet; return whether there was one.

    A job that fails is recorded and stops no other.
    """
    ran = False
    for job in jobs:
        slot = job.slot(timezone.now())
        if run := ScheduledRun.claim(job.name, slot, lease=LEASE):
            _run(job, run)
            ran = True
    return ran


def _run(job: Job, run: ScheduledRun) -> None:
    try:
        with Heartbeat(run.renew, LEASE), translation.override(settings.LANGUAGE_CODE):
            job.run()
    except Exception as error:
        failure = class_path(error)
        logger.error("The job %s failed.\n%s", job.name, frames(error))
        try:
            persistently(lambda: run.fail(failure, retry_after=RETRY_AFTER))
        except Error:
            logger.error("That the job %s failed could not be recorded.", job.name)
    else:
        persistently(run.succeed)
