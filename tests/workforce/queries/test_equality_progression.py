"""Progression by protected characteristic: counted for the equality role, small numbers hidden."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.factories.careers import ApplicationFactory, DecisionFactory, MoveFactory
from tests.factories.workforce import WorkerEqualityFactory, WorkerFactory
from tests.periods import TODAY
from tests.world import World
from workforce.access.scope import Reach
from workforce.enums import ProgressionState
from workforce.queries.equality_progression import ProgressionBy, progression_by, years_before

pytestmark = pytest.mark.django_db

EVERYBODY = Reach(TODAY, everyone=True)
SUBMITTED = date(2024, 6, 3)


def applied(number: int, sex: str, *, approved: int, on: date = SUBMITTED) -> None:
    """So many people who applied, the first of them approved after 20 days, the others not."""
    for each in range(number):
        worker = WorkerFactory()
        if sex:
            WorkerEqualityFactory(worker=worker, sex=sex)
        state = ProgressionState.APPROVED if each < approved else ProgressionState.NOT_APPROVED
        application = ApplicationFactory(worker=worker, state=state)
        MoveFactory(application=application, to_state=ProgressionState.SUBMITTED, on=on)
        DecisionFactory(application=application, on=on + timedelta(days=20))


def by_sex() -> ProgressionBy:
    found = progression_by("sex", EVERYBODY, TODAY)
    assert found is not None
    return found


def column(found: ProgressionBy, answer: str) -> tuple[int | None, ...]:
    at = found.answers.index(answer)
    return tuple(row[at] for row in found.counts.cells)


def test_years_are_whole_and_over() -> None:
    assert years_before(date(2025, 9, 30)) == (date(2022, 4, 1), date(2025, 3, 31))
    assert years_before(date(2025, 3, 31)) == (date(2021, 4, 1), date(2024, 3, 31))


def test_groups_that_are_large_enough_are_counted() -> None:
    applied(20, "F", approved=12)
    applied(20, "M", approved=6)
    applied(9, "F", approved=9, on=date(2025, 4, 1))  # in a year that is not over
    found = by_sex()
    assert column(found, "Female") == (12, 8, 0, 20)
    assert column(found, "Male") == (6, 14, 0, 20)
    female, male = (found.answers.index(each) for each in ("Female", "Male"))
    assert (found.approved(female), found.approved(male)) == (60.0, 30.0)
    assert (found.is_low(female), found.is_low(male)) == (False, True)
    assert found.days[female] == 20


def test_small_groups_are_hidden_and_large_ones_shown() -> None:
    applied(20, "F", approved=15)
    applied(3, "M", approved=1)
    applied(12, "", approved=6)
    found = by_sex()
    assert column(found, "Male") == (None, None, None, None)
    assert found.days[found.answers.index("Male")] is None
    assert found.counts.cells[-1][-1] == 35


def test_nobody_but_the_equality_role_is_given_it(world: World, client: Client) -> None:
    assert progression_by("sex", Reach(TODAY, own_worker_id=world.own.pk), TODAY) is None
    client.force_login(world.accounts["equality"])
    page = client.get("/equality/?about=sex").content.decode()
    assert "Applications for progression" in page
    for actor in ("hr", "psw", "senior_leader"):
        client.force_login(world.accounts[actor])
        assert client.get("/equality/?about=sex").status_code == 403
