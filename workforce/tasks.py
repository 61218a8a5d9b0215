"""Work of the ground floor that runs outside a request."""

import logging
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pghistory
from celery import Task, shared_task
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerAway

from workforce.domain.digests import send_once
from workforce.domain.inductions import begin_inductions
from workforce.domain.progression_panels import plan_ahead
from workforce.domain.recognition import prompt_long_service as prompt_anniversaries
from workforce.enums import RunState
from workforce.imports.background import check_for_run, give_up, import_for_run, undo_for_run
from workforce.imports.kept import remove_old_files
from workforce.imports.problems import ImportBusy
from workforce.imports.progress import progress_of
from workforce.models import ImportRun
from workforce.pages.digests import digest_letter
from workforce.policy import PolicyKey
from workforce.queries.digests import accounts_of, digest_of, digests_due
from workforce.queries.imports import runs_at_work
from workforce.queries.policy import policy_value

logger = logging.getLogger(__name__)

AGAIN_SECONDS = 5


@shared_task(name="workforce.check_import", bind=True, max_retries=None)
def check_import(self: "Task[..., None]", run_id: int) -> None:
    """Make the plan of an ImportRun. Delivered twice, at once or after a kill: the result is the same."""
    _work(self, run_id, check_for_run)


@shared_task(name="workforce.import_files", bind=True, max_retries=None)
def import_files(self: "Task[..., None]", run_id: int) -> None:
    """Do the import of an ImportRun. May be delivered twice, at once or after a kill: the result is the same.

    A delivery that finds an import at work, or the database away, comes again a few seconds later. Where the records
    changed since somebody confirmed, the plan is made again instead.
    """
    run = _work(self, run_id, import_for_run)
    if run.state == RunState.CHECKING:
        _work(self, run_id, check_for_run)


@shared_task(name="workforce.undo_import", bind=True, max_retries=None)
def undo_import(self: "Task[..., None]", run_id: int) -> None:
    """Take an import back, or say on its run why not."""
    _work(self, run_id, undo_for_run)


@shared_task(name="workforce.resume_imports")
def resume_imports() -> None:
    """Ask again for what a lost message left behind: runs at work of which nobody tells anything."""
    for run in runs_at_work():
        if progress_of(run.pk) is None:
            start_work(run)


@shared_task(name="workforce.remove_import_files")
def remove_import_files() -> None:
    """Remove what is kept of imports that are older than the setting says."""
    removed = remove_old_files(now=timezone.now())
    logger.info("import files: removed of %s imports", removed)


@shared_task(name="workforce.begin_inductions")
def begin_missing_inductions() -> None:
    """Give everybody an induction who starts and has none. Delivered twice, the second does nothing."""
    begun = begin_inductions(day=timezone.localdate())
    logger.info("inductions: %s begun, %s moved, %s stopped", begun.begun, begun.moved, begun.stopped)


TASKS: dict[str, "Task[..., None]"] = {
    RunState.CHECKING: check_import,
    RunState.WAITING: import_files,
    RunState.RUNNING: import_files,
    RunState.UNDOING: undo_import,
}


def start_work(run: ImportRun) -> None:
    """Send the task that the state of a run asks for. A broker that does not answer costs nothing but time: beat asks
    again within a minute."""
    try:
        TASKS[run.state].apply_async(args=(run.pk,), retry=False)
    except BrokerAway as error:
        logger.warning("import: the broker does not answer; it starts later: %s", error)


def _work(task: "Task[..., None]", run_id: int, work: Callable[..., ImportRun]) -> ImportRun:
    logger.info("import: %s starts", task.name, extra={"run": run_id})
    try:
        run = work(run_id, clock=timezone.now)
    except (ImportBusy, OperationalError, InterfaceError) as reason:
        raise _again(task, reason) from reason
    except Exception:
        give_up(run_id, clock=timezone.now)
        raise
    logger.info(
        "import: %s ended", task.name, extra={"run": run_id, "state": run.state, "counts": run.counts}
    )
    return run


def _again(task: Any, reason: Exception) -> Exception:
    error: Exception = task.retry(countdown=AGAIN_SECONDS, exc=reason, max_retries=None, throw=False)
    return error


@shared_task(name="workforce.plan_panels_and_drop_ins")
def plan_panels_and_drop_ins() -> None:
    """Plan the progression panels and the career drop-ins of the year ahead. Run twice, it changes nothing."""
    panels, drop_ins = plan_ahead(today=timezone.localdate())
    logger.info("progression: %s panels and %s drop-ins planned", panels, drop_ins)


@shared_task(name="workforce.prompt_long_service")
def prompt_long_service() -> None:
    """Remind who keeps recognition of anniversaries of service. Run again, it says nothing twice."""
    with pghistory.context(task="workforce.prompt_long_service"):
        new = prompt_anniversaries(today=timezone.localdate())
    logger.info("recognition: %s new prompts for long service", new)


DIGESTS_AT_ONCE = 25
"""Accounts of one task, so that a large council's are shared out among the workers."""


@shared_task(name="workforce.send_digests")
def send_digests() -> None:
    """From the hour of the setting on, hand out the accounts that want an e-mail today and have none yet."""
    now = timezone.localtime()
    day = now.date()
    if now.hour < policy_value(PolicyKey.DIGEST, day)["hour"]:
        return
    numbers = digests_due(day)
    for start in range(0, len(numbers), DIGESTS_AT_ONCE):
        send_digests_to.delay(numbers[start : start + DIGESTS_AT_ONCE], day.isoformat())


@shared_task(name="workforce.send_digests_to")
def send_digests_to(account_ids: list[int], day: str) -> None:
    """Deal with some accounts. Delivered twice, at once or after a kill: each gets one e-mail.

    Where a day is over before its message is delivered, nothing is sent: the next one says what is due then.
    """
    on = date.fromisoformat(day)
    if on != timezone.localdate():
        logger.info("digests: %s is over, nothing is sent", day)
        return
    sent = deal_with_digests(account_ids, on)
    logger.info("digests: %s of %s accounts, %s sent", day, len(account_ids), sent)


def deal_with_digests(account_ids: Sequence[int], day: date) -> int:
    """Send each account its e-mail, one transaction for each. Returns how many went out.

    What goes wrong with one keeps it from none of the others; the next hour asks again for whoever was left out.
    Raises the last fault, so that the task is seen to have failed.
    """
    sent, fault = 0, None
    for account in accounts_of(account_ids):
        try:
            digest = digest_of(account, day)
            if digest is not None:
                letter = digest_letter(account, day, digest)
                sent += send_once(account=account, day=day, digest=digest, send=letter.send)
        except Exception as error:
            logger.exception("digests: account %s gets none for now", account.pk)
            fault = error
    if fault is not None:
        raise fault
    return sent
