"""Giving roles and ending them."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    RoleGrantFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO, SINCE_LONG_AGO, TODAY, TOMORROW, UNTIL_TODAY, YESTERDAY
from workforce.access.roles import RoleName
from workforce.domain.errors import DomainError
from workforce.domain.grants import end_grant, grant_role
from workforce.models import Account, RoleGrant
from workforce.periods import period

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Account:
    account: Account = AccountFactory(email="admin@council.example")
    RoleGrantFactory(account=account, role=RoleName.ADMINISTRATOR)
    return account


def test_grant_lasts_from_its_first_to_its_last_day(administrator: Account) -> None:
    account = AccountFactory()
    grant = grant_role(
        account=account,
        role=RoleName.HR,
        first_day=LAST_YEAR,
        last_day=TODAY,
        reason="Cover",
        by=administrator,
    )
    assert (grant.period, grant.granted_by, grant.reason) == (
        period(LAST_YEAR, TODAY),
        administrator,
        "Cover",
    )
    assert RoleGrant.objects.held_by(account, TODAY).get() == grant
    assert not RoleGrant.objects.held_by(account, TOMORROW).exists()


def test_grant_over_a_unit_names_it(administrator: Account) -> None:
    team = UnitFactory()
    grant = grant_role(
        account=AccountFactory(), role=RoleName.TEAM_MANAGER, unit=team, first_day=TODAY, by=administrator
    )
    assert grant.unit == team


def test_nobody_grants_themselves_a_role(administrator: Account) -> None:
    with pytest.raises(DomainError, match="your own roles"):
        grant_role(account=administrator, role=RoleName.HR, first_day=TODAY, by=administrator)


def test_practitioner_is_never_granted(administrator: Account) -> None:
    with pytest.raises(DomainError, match="practitioner already"):
        grant_role(account=AccountFactory(), role=RoleName.PRACTITIONER, first_day=TODAY, by=administrator)


def test_role_over_a_unit_without_one_is_refused(administrator: Account) -> None:
    with pytest.raises(DomainError, match="Choose the unit"):
        grant_role(account=AccountFactory(), role=RoleName.SERVICE_MANAGER, first_day=TODAY, by=administrator)


def test_role_over_no_unit_with_one_is_refused(administrator: Account) -> None:
    with pytest.raises(DomainError, match="Leave the unit empty"):
        grant_role(
            account=AccountFactory(), role=RoleName.HR, unit=UnitFactory(), first_day=TODAY, by=administrator
        )


def test_grant_that_ends_before_it_starts_is_refused(administrator: Account) -> None:
    with pytest.raises(DomainError, match="is before the first day"):
        grant_role(
            account=AccountFactory(), role=RoleName.HR, first_day=TODAY, last_day=YESTERDAY, by=administrator
        )


def test_same_role_twice_at_once_is_refused(administrator: Account) -> None:
    account = AccountFactory()
    RoleGrantFactory(account=account, role=RoleName.HR)
    with pytest.raises(ValidationError, match="already has this role"):
        grant_role(account=account, role=RoleName.HR, first_day=TODAY, by=administrator)


def test_same_role_over_another_unit_is_another_grant(administrator: Account) -> None:
    account = AccountFactory()
    for unit in (UnitFactory(), UnitFactory()):
        grant_role(account=account, role=RoleName.TEAM_MANAGER, unit=unit, first_day=TODAY, by=administrator)
    assert RoleGrant.objects.held_by(account, TODAY).count() == 2


def test_ending_keeps_the_last_day(administrator: Account) -> None:
    grant = RoleGrantFactory(role=RoleName.HR)
    ended = end_grant(grant, last_day=TODAY, by=administrator)
    assert ended.period == UNTIL_TODAY
    assert RoleGrant.objects.get(pk=grant.pk).last_day == TODAY


def test_nobody_ends_their_own_role(administrator: Account) -> None:
    RoleGrantFactory(role=RoleName.ADMINISTRATOR)
    with pytest.raises(DomainError, match="your own roles"):
        end_grant(administrator.grants.get(), last_day=TODAY, by=administrator)


def test_ending_before_the_first_day_is_refused(administrator: Account) -> None:
    grant = RoleGrantFactory(period=period(TODAY))
    with pytest.raises(DomainError, match="cannot be before the first day, 30 September 2025"):
        end_grant(grant, last_day=YESTERDAY, by=administrator)


def test_ending_later_than_it_ends_already_is_refused(administrator: Account) -> None:
    grant = RoleGrantFactory(period=period(LONG_AGO, YESTERDAY))
    with pytest.raises(DomainError, match="already ends on 29 September 2025"):
        end_grant(grant, last_day=TODAY, by=administrator)


def test_last_administrator_cannot_be_ended(administrator: Account) -> None:
    with pytest.raises(DomainError, match="Somebody must be able to manage access"):
        end_grant(administrator.grants.get(), last_day=TODAY, by=AccountFactory())
    assert administrator.grants.get().period == SINCE_LONG_AGO


@pytest.mark.parametrize("why", ["closed", "ends too", "employment ends"])
def test_another_administrator_who_cannot_act_does_not_count(administrator: Account, why: str) -> None:
    other = RoleGrantFactory(role=RoleName.ADMINISTRATOR)
    if why == "closed":
        Account.objects.filter(pk=other.account.pk).update(is_active=False)
    elif why == "ends too":
        RoleGrant.objects.filter(pk=other.pk).update(period=period(LONG_AGO, TOMORROW))
    else:
        worker = WorkerFactory()
        AssignmentFactory(worker=worker, left_yesterday=True)
        Account.objects.filter(pk=other.account.pk).update(worker=worker)
    with pytest.raises(DomainError, match="Somebody must be able to manage access"):
        end_grant(administrator.grants.get(), last_day=TODAY, by=AccountFactory())


def test_one_of_two_administrators_can_be_ended(administrator: Account) -> None:
    other = RoleGrantFactory(role=RoleName.ADMINISTRATOR)
    assert end_grant(other, last_day=TODAY, by=administrator).last_day == TODAY
