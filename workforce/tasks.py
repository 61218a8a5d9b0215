"""Work of the ground floor that runs outside a request."""

import logging

from celery import Task, shared_task
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from workforce.imports.background import give_up, import_for_run
from workforce.imports.problems import ImportBusy

logger = logging.getLogger(__name__)

AGAIN_SECONDS = 5


@shared_task(name="workforce.import_files", bind=True, max_retries=None)
def import_files(self: "Task[..., None]", run_id: int) -> None:
    """Do the import of an ImportRun. May be delivered twice, at once or after a kill: the result is the same.

    A delivery that finds an import at work, or the database away, comes again a few seconds later.
    """
    logger.info("import starts", extra={"run": run_id})
    try:
        run = import_for_run(run_id, clock=timezone.now)
    except (ImportBusy, OperationalError, InterfaceError) as reason:
        raise self.retry(countdown=AGAIN_SECONDS, exc=reason, max_retries=None) from reason
    except Exception:
        give_up(run_id, clock=timezone.now)
        raise
    logger.info("import ended", extra={"run": run_id, "state": run.state, "counts": run.counts})
