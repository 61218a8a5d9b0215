"""Due dates of registrations and checks on the first page."""

from datetime import date

import pytest

from tests.factories.workforce import (
    AssignmentFactory,
    CheckFactory,
    RegisterCheckFactory,
    RegistrationFactory,
    RoleFactory,
    WorkerFactory,
)
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import CheckKind
from workforce.registration_due import registrations_and_checks

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
SEES = (Permission.SEE_REGISTRATION, Permission.SEE_CHECKS)


def due(reach: Reach, last_day: date = date(2026, 12, 22)) -> list[tuple[str, str, date]]:
    scope = Scope(TODAY, dict.fromkeys(SEES, reach))
    return [
        (each.kind, each.subject, each.due_on) for each in registrations_and_checks(scope, TODAY, last_day)
    ]


def test_manager_is_told_of_each_renewal_revalidation_and_check() -> None:
    held = AssignmentFactory(role=RoleFactory(regulated=True), worker=WorkerFactory(registered=True))
    RegisterCheckFactory(worker=held.worker, on=date(2026, 1, 5))
    CheckFactory(worker=held.worker, done_on=date(2023, 12, 1))
    CheckFactory(
        worker=held.worker,
        kind=CheckKind.RIGHT_TO_WORK,
        done_on=date(2024, 1, 1),
        expires_on=date(2026, 12, 31),
    )
    nurse = AssignmentFactory(team=held.team, role=RoleFactory(health_visitor=True)).worker
    RegistrationFactory(worker=nurse, nurse=True, revalidation_on=date(2026, 12, 22))
    RegisterCheckFactory(worker=nurse, regulator="NMC", on=date(2026, 1, 5), expires_on=date(2027, 6, 30))

    found = due(Reach(TODAY, unit_ids=frozenset({held.team_id})))

    assert sorted(found) == [
        ("DBS: next check", held.worker.name, date(2026, 12, 1)),
        ("Registration renewal", held.worker.name, date(2026, 11, 30)),
        ("Revalidation", nurse.name, date(2026, 12, 22)),
        ("Right to work: next check", held.worker.name, date(2026, 12, 3)),
    ]


def test_who_reaches_everybody_is_told_of_the_last_day_only() -> None:
    AssignmentFactory(role=RoleFactory(regulated=True))
    everybody = Reach(TODAY, everyone=True)
    assert due(everybody) == [("Last day for renewal", "Social Work England", date(2026, 11, 30))]
    assert due(everybody, date(2026, 11, 29)) == []


def test_who_sees_neither_is_told_nothing() -> None:
    assert registrations_and_checks(Scope(TODAY), TODAY, TODAY) == []
