"""Two people act on one appraisal at the same moment, on real connections: nothing is lost and nothing is doubled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from supervision.domain.appraisals import sign_appraisal, start_appraisal
from supervision.models import Appraisal
from tests.factories.supervision_appraisal import AppraisalFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory
from workforce.domain.errors import DomainError
from workforce.models import Account

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TODAY = date(2026, 9, 15)
TRIES = 5


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What came of each: done, or what was said."""

    def one(act: Callable[[], object]) -> str:
        try:
            act()
        except (DomainError, ValidationError, IntegrityError) as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(one, acts))


def pair() -> tuple[Account, Account]:
    manager = AssignmentFactory().worker
    return AccountFactory(worker=AssignmentFactory(manager=manager).worker), AccountFactory(worker=manager)


def test_both_sign_at_once() -> None:
    """Neither signature is lost, whoever comes second finds the first, and it ends signed by both."""
    for _ in range(TRIES):
        person, manager = pair()
        shared = AppraisalFactory(
            appraisee=person.worker, appraiser=manager.worker, shared=True, on=date(2026, 9, 1)
        )

        def sign(by: Account, key: int = shared.pk) -> Callable[[], object]:
            return lambda: sign_appraisal(appraisal_id=key, today=TODAY, by=by)

        assert at_once(sign(person), sign(manager)) == ["done", "done"]
        shared.refresh_from_db()
        assert (shared.state, shared.appraisee_signed_on, shared.appraiser_signed_on) == (
            "signed",
            TODAY,
            TODAY,
        )
        assert sorted(shared.moves.values_list("step", flat=True)) == ["appraisee", "appraiser"]


def test_both_start_at_once() -> None:
    """One starts it, the other is told to open that one."""
    for _ in range(TRIES):
        person, manager = pair()
        worker_id = person.worker_id
        assert worker_id is not None

        def start(by: Account, key: int = worker_id) -> Callable[[], object]:
            return lambda: start_appraisal(worker_id=key, today=TODAY, by=by)

        said = at_once(start(person), start(manager))
        assert said.count("done") == 1
        assert any("on its way already" in each for each in said)
        assert Appraisal.objects.filter(appraisee=worker_id).count() == 1
