"""What whoever manages access has to do about units that close."""

from datetime import date

import pytest

from tests.factories.workforce import RoleGrantFactory
from tests.periods import LONG_AGO, TODAY
from tests.world import World
from workforce.access_due import roles_over_closed_units
from workforce.due import DueItem, items_of
from workforce.models import RoleGrant, UnitPlacement
from workforce.periods import period
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db

LAST = date(2025, 10, 5)
CLOSED = date(2025, 10, 6)


def due(world: World, actor: str, until: date) -> list[DueItem]:
    return list(items_of(list(roles_over_closed_units(scope_of(world.accounts[actor], TODAY), TODAY, until))))


@pytest.fixture
def closing(world: World) -> RoleGrant:
    UnitPlacement.objects.filter(unit=world.own_team).update(period=period(LONG_AGO, LAST))
    grant: RoleGrant = RoleGrant.objects.get(unit=world.own_team)
    return grant


def test_role_over_a_unit_that_closes_is_due_from_that_day(world: World, closing: RoleGrant) -> None:
    (item,) = due(world, "administrator", CLOSED)
    assert (item.due_on, item.detail) == (CLOSED, "Team manager, OWN-1")
    assert item.url == f"/access/{closing.pk}/move/"
    assert due(world, "administrator", LAST) == []


def test_role_that_ends_with_its_unit_is_not_due(world: World, closing: RoleGrant) -> None:
    RoleGrant.objects.filter(pk=closing.pk).update(period=period(LONG_AGO, LAST))
    assert due(world, "administrator", CLOSED) == []


def test_roles_over_units_that_stay_are_not_due(world: World, closing: RoleGrant) -> None:
    RoleGrantFactory(account=world.accounts["hr"], role="service_manager", unit=world.other_service)
    assert len(due(world, "administrator", CLOSED)) == 1


@pytest.mark.parametrize("actor", ["hr", "team_manager", "service_manager", "auditor"])
def test_it_is_due_for_administrators_only(world: World, closing: RoleGrant, actor: str) -> None:
    assert due(world, actor, CLOSED) == []
