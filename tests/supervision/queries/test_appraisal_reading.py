"""Who reads which appraisal, in every state; and who stops reading it on the day of a move."""

from datetime import date, timedelta

import pytest

from supervision.enums import AppraisalPart, AppraisalReadAs, AppraisalState
from supervision.models import Appraisal
from supervision.queries.appraisal_reading import (
    appraisals_open_to,
    line_managers_of,
    may_read_appraisal,
    reads_as_auditor,
)
from tests.factories.supervision_appraisal import AppraisalFactory, AppraisalSampleFactory
from tests.factories.supervision_sessions import SupervisorPairingFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, RoleGrantFactory, UnitFactory
from tests.world import AGENCY, World
from workforce.access.permissions import Permission
from workforce.access.roles import RoleName
from workforce.models import Account, Assignment
from workforce.periods import period
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db

S, R = AppraisalState, AppraisalReadAs
DAY = date(2026, 9, 15)
NOT_SHARED = {"not started": {}, "self": {"state": S.SELF_ASSESSMENT}, "held": {"held": True}}
SHARED = {"shared": {"shared": True}}
SIGNED = {
    "signed": {"signed": True},
    "countersigned": {"countersigned": True},
    "closed": {"closed": True},
}
STATES = NOT_SHARED | SHARED | SIGNED


def made(world: World, state: str) -> Appraisal:
    manager = world.accounts["team_manager"].worker
    return AppraisalFactory(appraisee=world.own, appraiser=manager, **STATES[state])


def read(appraisal: Appraisal, account: Account, day: date = DAY) -> tuple[str, set[str], bool] | None:
    reader = may_read_appraisal(appraisal, scope_of(account, day), account)
    return reader and (reader.read_as.value, {each.value for each in reader.parts}, reader.rating)


ALL = set(AppraisalPart.values)


@pytest.mark.parametrize("state", STATES)
def test_person_reads_the_own_part_always_and_the_rest_once_shared(world: World, state: str) -> None:
    expected = ("appraisee", {"self"}, False) if state in NOT_SHARED else ("appraisee", ALL, True)
    assert read(made(world, state), world.accounts["practitioner"]) == expected


@pytest.mark.parametrize("state", STATES)
def test_line_manager_reads_all_of_it(world: World, state: str) -> None:
    assert read(made(world, state), world.accounts["team_manager"]) == ("manager", ALL, True)


@pytest.mark.parametrize("state", STATES)
def test_hr_reads_it_once_shared(world: World, state: str) -> None:
    expected = None if state in NOT_SHARED else ("hr", ALL, True)
    assert read(made(world, state), world.accounts["hr"]) == expected


@pytest.mark.parametrize("state", STATES)
def test_service_manager_reads_it_once_both_have_signed(world: World, state: str) -> None:
    expected = ("countersigner", ALL, True) if state in SIGNED else None
    assert read(made(world, state), world.accounts["service_manager"]) == expected


@pytest.mark.parametrize("state", STATES)
def test_managers_manager_reads_it_once_shared_and_a_peer_never(world: World, state: str) -> None:
    upper, peer = AssignmentFactory().worker, AssignmentFactory(team=world.own_team).worker
    manager = world.accounts["team_manager"].worker
    Assignment.objects.filter(worker=manager).update(manager=upper)
    found = made(world, state)
    expected = None if state in NOT_SHARED else ("upper", ALL, True)
    account = AccountFactory(worker=upper)
    assert read(found, account) == expected
    reach = scope_of(account, DAY)[Permission.SEE_APPRAISAL]
    assert list(appraisals_open_to(reach, account)) == [found]
    other = AccountFactory(worker=peer)
    assert read(found, other) is None
    assert not appraisals_open_to(scope_of(other, DAY)[Permission.SEE_APPRAISAL], other).exists()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    "actor", ["senior_leader", "learning", "psw", "equality", "auditor", "administrator", AGENCY]
)
def test_nobody_else_reads_it(world: World, actor: str, state: str) -> None:
    assert read(made(world, state), world.accounts[actor]) is None


def test_former_manager_reads_nothing_from_the_day_of_the_move(world: World) -> None:
    """Also where they wrote it themselves, and the next manager reads it from that day on."""
    found = made(world, "signed")
    former, after = world.accounts["team_manager"], AccountFactory(worker=AssignmentFactory().worker)
    team = UnitFactory()
    held = Assignment.objects.get(worker=world.own)
    held.period = period(held.first_day, DAY - timedelta(days=1))
    held.save()
    AssignmentFactory(
        worker=world.own,
        employment=held.employment,
        team=team,
        role=held.role,
        manager=after.worker,
        period=period(DAY),
    )
    assert read(found, former, DAY - timedelta(days=1)) == ("manager", ALL, True)
    assert read(found, former) is None
    assert read(found, after) == ("manager", ALL, True)
    assert read(found, after, DAY - timedelta(days=1)) is None


def test_paired_supervisor_reads_beside_the_line_manager(world: World) -> None:
    paired = AccountFactory(worker=AssignmentFactory().worker)
    SupervisorPairingFactory(worker=world.own, supervisor=paired.worker)
    found = made(world, "held")
    assert read(found, paired) == ("manager", ALL, True)
    assert read(found, world.accounts["team_manager"]) == ("manager", ALL, True)
    assert line_managers_of(world.own.pk, DAY) == {
        paired.worker_id,
        world.accounts["team_manager"].worker_id,
    }


def test_manager_does_not_read_the_own_managers_nor_a_service_manager_the_own(world: World) -> None:
    manager = world.accounts["team_manager"]
    upper = AssignmentFactory(team=world.own_team).worker
    Assignment.objects.filter(worker=manager.worker).update(manager=upper)
    theirs = AppraisalFactory(appraisee=upper, appraiser=AssignmentFactory().worker, signed=True)
    assert read(theirs, manager) is None
    account = AccountFactory(worker=upper)
    RoleGrantFactory(account=account, role=RoleName.SERVICE_MANAGER, unit=world.own_service)
    assert read(theirs, account) == ("appraisee", ALL, True)


def test_auditor_reads_the_sample_until_it_is_scored_or_its_day_is_gone(world: World) -> None:
    psw = world.accounts["psw"]
    sample = AppraisalSampleFactory(appraisal=made(world, "signed"), auditor=psw, assigned_on=DAY)
    assert reads_as_auditor(sample, psw, sample.until)
    assert not reads_as_auditor(sample, psw, sample.until + timedelta(days=1))
    assert not reads_as_auditor(sample, world.accounts["hr"], DAY)
    scored = AppraisalSampleFactory(
        appraisal=AppraisalFactory(appraisee=world.other, signed=True),
        auditor=psw,
        assigned_on=DAY,
        scored=True,
    )
    assert not reads_as_auditor(scored, psw, DAY)
