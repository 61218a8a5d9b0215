"""A small council in which every role has an account: for the walk of all addresses, and for tests of pages.

    Directorate
      Own service      own team (practitioner, agency worker, team manager), sister team
      Other service    other team (colleague)

It lasts since long ago, so that it holds on whatever day the tests run.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    AssignmentFactory,
    BankHolidayFactory,
    CaseloadCountFactory,
    EmploymentFactory,
    PolicyValueFactory,
    PostTermsFactory,
    RoleFactory,
    RoleGrantFactory,
    UnitFactory,
    WorkerEqualityFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO
from workforce.access.roles import RoleName
from workforce.models import Account, Unit, Worker
from workforce.periods import period

ANONYMOUS = "anonymous"
NO_GRANT = "account without a grant"
AGENCY = "agency worker"
ENDED = "employment ended yesterday"
WITHOUT_A_UNIT = tuple(
    role
    for role in RoleName
    if role not in (RoleName.PRACTITIONER, RoleName.TEAM_MANAGER, RoleName.SERVICE_MANAGER)
)
ACTORS: tuple[str, ...] = (*RoleName.values, AGENCY, NO_GRANT, ENDED, ANONYMOUS)
"""Everybody who comes to the door. The roles go by their names."""


@dataclass
class World:
    """The units, the people with a record, and the accounts by actor. ANONYMOUS has none."""

    directorate: Unit
    own_service: Unit
    other_service: Unit
    own_team: Unit
    sister_team: Unit
    other_team: Unit
    own: Worker
    other: Worker
    accounts: dict[str, Account] = field(default_factory=dict)


def build_world(today: date | None = None) -> World:
    """The council as it stands on `today`, which is the real one unless it is given."""
    day = today or timezone.localdate()
    directorate = UnitFactory(directorate=True, code="DIR", placed__name="Children's services")
    own_service = UnitFactory(
        service=True, code="OWN", placed__parent=directorate, placed__name="Own service"
    )
    other_service = UnitFactory(
        service=True, code="OTHER", placed__parent=directorate, placed__name="Other service"
    )
    own_team = UnitFactory(code="OWN-1", placed__parent=own_service, placed__name="Own team")
    sister_team = UnitFactory(code="OWN-2", placed__parent=own_service, placed__name="Sister team")
    other_team = UnitFactory(code="OTHER-1", placed__parent=other_service, placed__name="Other team")
    social_worker = RoleFactory(code="SW")
    manager = WorkerFactory(reference="MANAGER", first_name="Mina", last_name="Managing")
    AssignmentFactory(worker=manager, team=own_team, role=RoleFactory(manager=True, code="TM"))
    own = _person("OWN", "Olu", "Ownteam", own_team, social_worker, manager)
    other = _person("OTHER", "Otto", "Otherteam", other_team, social_worker, None)
    world = World(directorate, own_service, other_service, own_team, sister_team, other_team, own, other)
    PostTermsFactory(team=own_team, role=social_worker)
    PolicyValueFactory()
    BankHolidayFactory()
    world.accounts = _accounts(world, manager, social_worker, day)
    return world


def _person(
    reference: str, first: str, last: str, team: Unit, role: object, manager: Worker | None
) -> Worker:
    """Somebody with something in every part of their record."""
    worker = WorkerFactory(reference=reference, first_name=first, last_name=last, registered=True)
    AssignmentFactory(worker=worker, team=team, role=role, manager=manager)
    AbsenceFactory(worker=worker, period=period(LONG_AGO, LONG_AGO + timedelta(days=3)))
    CaseloadCountFactory(worker=worker, as_at=LONG_AGO)
    WorkerEqualityFactory(worker=worker)
    return worker


def _accounts(world: World, manager: Worker, role: object, day: date) -> dict[str, Account]:
    agency = WorkerFactory(reference="AGENCY", first_name="Aggie", last_name="Agency")
    AssignmentFactory(agency=True, worker=agency, team=world.own_team, role=role)
    gone = WorkerFactory(reference="GONE", first_name="Gus", last_name="Gone")
    ended = period(LONG_AGO, day - timedelta(days=1))
    employment = EmploymentFactory(worker=gone, period=ended)
    AssignmentFactory(worker=gone, employment=employment, team=world.own_team, role=role, period=ended)
    accounts = {
        RoleName.PRACTITIONER.value: AccountFactory(email="practitioner@council.example", worker=world.own),
        RoleName.TEAM_MANAGER.value: AccountFactory(email="team@council.example", worker=manager),
        RoleName.SERVICE_MANAGER.value: AccountFactory(email="service@council.example"),
        AGENCY: AccountFactory(email="agency@council.example", worker=agency),
        ENDED: AccountFactory(email="ended@council.example", worker=gone),
        NO_GRANT: AccountFactory(email="nothing@council.example"),
    }
    RoleGrantFactory(
        account=accounts[RoleName.TEAM_MANAGER.value], role=RoleName.TEAM_MANAGER, unit=world.own_team
    )
    RoleGrantFactory(
        account=accounts[RoleName.SERVICE_MANAGER.value],
        role=RoleName.SERVICE_MANAGER,
        unit=world.own_service,
    )
    for name in WITHOUT_A_UNIT:
        is_staff = name is RoleName.ADMINISTRATOR
        accounts[name.value] = AccountFactory(email=f"{name.value}@council.example", is_staff=is_staff)
        RoleGrantFactory(account=accounts[name.value], role=name)
    return accounts


def who_moved_today(world: World, today: date | None = None) -> Worker:
    """Somebody whom the team manager has just lost: in the own team until yesterday, in the other one from today."""
    day = today or timezone.localdate()
    manager, role = world.accounts[RoleName.TEAM_MANAGER.value].worker, RoleFactory(code="MOVED")
    worker: Worker = WorkerFactory(reference="MOVED", first_name="Mo", last_name="Moved")
    employment = EmploymentFactory(worker=worker)
    for team, held_by, held in (
        (world.own_team, manager, period(LONG_AGO, day - timedelta(days=1))),
        (world.other_team, None, period(day)),
    ):
        AssignmentFactory(
            worker=worker, employment=employment, team=team, role=role, manager=held_by, period=held
        )
    return worker
