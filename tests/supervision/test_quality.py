"""Who is to be supervised and has nobody for it, in the queue of data quality."""

from typing import Any

import pytest

from supervision.models import FrequencyRule
from tests.factories.supervision_sessions import FrequencyRuleFactory, SupervisorPairingFactory
from tests.factories.workforce import (
    AssignmentFactory,
    PostFactory,
    QualityAcceptanceFactory,
    RoleFactory,
    WorkerFactory,
)
from tests.periods import SINCE_LAST_YEAR, TODAY, UNTIL_YESTERDAY
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import CswwRole
from workforce.models import Assignment
from workforce.periods import period
from workforce.queries.quality import Asked, quality_lines

pytestmark = pytest.mark.django_db


def listed(*reached: Permission) -> list[int | None]:
    reach = dict.fromkeys(reached or Permission, Reach(TODAY, everyone=True))
    found = quality_lines(Scope(TODAY, reach), Asked(kinds=["no_supervisor"]), TODAY)
    return [line.worker_id for line in found]


def director(**more: Any) -> Assignment:
    role = RoleFactory(csww_role=CswwRole.SENIOR_MANAGER, role_group="Senior manager")
    held: Assignment = AssignmentFactory(role=role, **more)
    return held


def test_senior_manager_whom_nobody_supervises_is_listed_once() -> None:
    held = director()
    AssignmentFactory(worker=held.worker, employment=held.employment, role=held.role, fte="0.1")
    assert listed() == [held.worker_id]
    assert listed(Permission.SEE_DATA_QUALITY) == [held.worker_id]
    assert listed(Permission.SEE_DIRECTORY) == []


def test_manager_or_a_pairing_of_the_day_takes_the_line_away() -> None:
    held = director()
    SupervisorPairingFactory(worker=held.worker, period=UNTIL_YESTERDAY)
    assert listed() == [held.worker_id]
    SupervisorPairingFactory(worker=held.worker, period=period(TODAY))
    assert listed() == []
    director(manager=WorkerFactory())
    assert listed() == []


@pytest.mark.parametrize("target", ["worker", "post", "role", "role_group"])
def test_row_that_requires_none_takes_the_line_away_unless_a_more_specific_one_asks_for_it(
    target: str,
) -> None:
    held = director(**({"post": PostFactory()} if target == "post" else {}))
    about = (
        {"role_group": held.role.role_group} if target == "role_group" else {target: getattr(held, target)}
    )
    rule = FrequencyRuleFactory(**({"role_group": ""} | about), every=None, reason="Elsewhere")
    assert listed() == []
    FrequencyRule.objects.filter(pk=rule.pk).update(period=UNTIL_YESTERDAY)
    assert listed() == [held.worker_id]
    if target != "worker":
        FrequencyRule.objects.filter(pk=rule.pk).update(period=SINCE_LAST_YEAR)
        FrequencyRuleFactory(role_group="", worker=held.worker, every=2, reason="Asked for it")
        assert listed() == [held.worker_id]


def test_others_without_a_manager_are_listed_only_where_that_is_accepted() -> None:
    held = AssignmentFactory(role=RoleFactory(csww_role=CswwRole.CASE_HOLDER))
    assert listed() == []
    QualityAcceptanceFactory(kind="no_manager", subject=f"assignment:{held.pk}", period=SINCE_LAST_YEAR)
    assert listed() == [held.worker_id]


def test_casual_staff_are_not_listed() -> None:
    director(employment__contract="casual")
    assert listed() == []
