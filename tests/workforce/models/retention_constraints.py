"""The constraints of holds, each with a row that breaks it, and the certificates that stay."""

from collections.abc import Callable

import factory
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.workforce import AccountFactory, WorkerFactory
from tests.periods import SINCE_LONG_AGO, TODAY, UNTIL_TODAY
from workforce.models import LegalHold, Removal


class LegalHoldFactory(factory.django.DjangoModelFactory[LegalHold]):
    class Meta:
        model = LegalHold

    worker = factory.SubFactory(WorkerFactory)
    reason = "A claim"
    period = SINCE_LONG_AGO


class RemovalFactory(factory.django.DjangoModelFactory[Removal]):
    class Meta:
        model = Removal

    on = TODAY
    by = factory.SubFactory(AccountFactory)
    counts: dict[str, int] = {}
    months: dict[str, int] = {}


def _hold() -> Callable[[DateRange], object]:
    worker = LegalHoldFactory(period=UNTIL_TODAY).worker
    return lambda lasting: LegalHoldFactory(worker=worker, period=lasting)


DATED = {"legal_hold_has_a_start": lambda lasting: LegalHoldFactory(period=lasting)}
OVERLAPS = {"held_once": _hold}
OTHERS = [("legal_hold_has_a_reason", lambda: LegalHoldFactory(reason=""))]
ONLY_ADDED = (RemovalFactory,)
