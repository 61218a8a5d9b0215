"""Work of supervision that runs outside a request."""

import logging

import pghistory
from celery import shared_task
from django.utils import timezone

from supervision.domain.handing_over import settle
from supervision.domain.planning import pass_sessions
from supervision.domain.signing import give_up_unsigned as give_up

logger = logging.getLogger(__name__)


@shared_task(name="supervision.give_up_unsigned")
def give_up_unsigned() -> None:
    """Mark what nobody signed in time. Delivered twice, the second does nothing."""
    with pghistory.context(task="supervision.give_up_unsigned"):
        number = give_up(today=timezone.localdate())
    logger.info("supervision: %s records marked as not signed", number)


@shared_task(name="supervision.settle_supervisors")
def settle_supervisors() -> None:
    """Give new supervisors what lies with former ones. Delivered twice, the second does nothing."""
    with pghistory.context(task="supervision.settle_supervisors"):
        done = settle(day=timezone.localdate())
    logger.info(
        "supervision: %s agreements ended, %s actions and %s planned sessions handed over",
        done.agreements,
        done.actions,
        done.sessions,
    )


@shared_task(name="supervision.pass_sessions")
def pass_planned_sessions() -> None:
    """Mark what was planned and not recorded as missed. Delivered twice, the second does nothing."""
    with pghistory.context(task="supervision.pass_sessions"):
        done = pass_sessions(day=timezone.localdate())
    logger.info("supervision: %s sessions missed, %s of people who had left", done.missed, done.left)
