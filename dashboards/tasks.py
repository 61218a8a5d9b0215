"""What runs in the background: every figure at night, and what changes have touched within a minute."""

import logging
from typing import Any

from celery import shared_task
from django.utils import timezone

from dashboards.domain.compute import compute
from dashboards.domain.recompute import recompute_touched as bring_up_to_date
from dashboards.domain.storing import Busy
from dashboards.queries.span import months_with_facts

logger = logging.getLogger(__name__)

RETRY_SECONDS = 5


@shared_task(name="dashboards.compute_all", bind=True, max_retries=None, default_retry_delay=RETRY_SECONDS)
def compute_all(self: Any) -> None:
    """Every figure of every month that has facts, up to the last complete one. Writes only what differs."""
    now = timezone.now()
    span = months_with_facts(timezone.localdate(now))
    if span is None:
        logger.info("figures: there are no facts")
        return
    try:
        done = compute(first=span[0], last=span[1], now=now, wait=False)
    except Busy as busy:
        raise self.retry(exc=busy) from busy
    logger.info("figures: %s months, %s written, %s removed", done.months, done.written, done.removed)


@shared_task(
    name="dashboards.recompute_touched", bind=True, max_retries=12, default_retry_delay=RETRY_SECONDS
)
def recompute_touched(self: Any) -> None:
    """The months that noted changes touch. Nothing noted: one look at an empty table.

    Where another computation runs for longer than the retries last (after a large import it may), the notes stay, the
    pages of figures say that figures are being computed, and the next beat takes them.
    """
    try:
        done = bring_up_to_date(now=timezone.now())
    except Busy as busy:
        if self.request.retries >= self.max_retries:
            logger.info("figures: another computation is at work; the changes stay noted for the next beat")
            return
        raise self.retry(exc=busy) from busy
    if done.touched:
        logger.info(
            "figures: %s changes, %s months, %s written, %s removed",
            done.touched,
            done.months,
            done.written,
            done.removed,
        )
