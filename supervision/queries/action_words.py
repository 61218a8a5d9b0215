"""Which of some actions somebody reads in words: as supervision/queries/reading.py decides it."""

from collections.abc import Sequence
from datetime import date

from supervision.models import AgreedAction
from supervision.queries import reading
from workforce.models import Account


def readable_actions(actions: Sequence[AgreedAction], account: Account, day: date) -> frozenset[int]:
    """The keys of those actions whose words are the reader's to read. Five queries at most."""
    if not actions:
        return frozenset()
    found = reading.readable_actions(account, day).filter(pk__in=[each.pk for each in actions])
    return frozenset(found.order_by().values_list("pk", flat=True))
