"""Work of supervision that runs outside a request."""

import logging

import pghistory
from celery import shared_task
from django.utils import timezone

from supervision.domain.signing import give_up_unsigned as give_up

logger = logging.getLogger(__name__)


@shared_task(name="supervision.give_up_unsigned")
def give_up_unsigned() -> None:
    """Mark what nobody signed in time. Delivered twice, the second does nothing."""
    with pghistory.context(task="supervision.give_up_unsigned"):
        number = give_up(today=timezone.localdate())
    logger.info("supervision: %s records marked as not signed", number)
