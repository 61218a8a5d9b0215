"""Rows of the requirements that other code fulfils, proved where no other test says so outright."""

from datetime import date, timedelta

import pytest

from tests.factories.plans import PartnerMemberFactory
from tests.factories.workforce import (
    AssignmentFactory,
    EmploymentFactory,
    NoticeFactory,
    PostTermsFactory,
    RegisterCheckFactory,
    RegistrationFactory,
    RoleFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO, TODAY, YESTERDAY
from tests.world import World
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.models import Worker
from workforce.periods import period
from workforce.queries.establishment import establishment, unit_lines
from workforce.queries.organisation import tree
from workforce.queries.people import PeopleSearch, find_people
from workforce.queries.visibility import Sight, scope_of
from workforce.timeline import timeline_of_person

pytestmark = pytest.mark.django_db
EVERYWHERE = Reach(TODAY, everyone=True)
EVERYTHING = Scope(TODAY, dict.fromkeys((Permission.SEE_DIRECTORY, Permission.SEE_EMPLOYMENT), EVERYWHERE))


def _found(search: PeopleSearch, day: date = TODAY) -> set[str]:
    return {worker.first_name for worker in find_people(search, EVERYTHING, day).people}


def test_three_services_each_with_its_assistant_director() -> None:
    """RC-04: people, posts and vacancies are filtered by each of the three."""
    top, director = UnitFactory(directorate=True), RoleFactory(name="Assistant director")
    services = [UnitFactory(service=True, placed__parent=top) for _ in range(3)]
    for number, service in enumerate(services):
        worker = WorkerFactory(first_name=f"Director {number}")
        AssignmentFactory(worker=worker, team=service, role=director)
        team = UnitFactory(placed__parent=service)
        for _ in range(number + 1):
            PostTermsFactory(team=team)

    lines = {
        line.node.unit_id: line.total for line in unit_lines(tree(TODAY), establishment(EVERYWHERE, TODAY))
    }

    for number, service in enumerate(services):
        asked = PeopleSearch(unit_id=service.pk, role_id=director.pk)
        assert _found(asked) == {f"Director {number}"}
        assert lines[service.pk].posts == number + 1
    assert lines[top.pk].posts == 6


def test_chart_is_that_of_a_past_day_and_a_deputy_has_a_role_of_their_own() -> None:
    """RC-73: what was renamed and moved since stands where it stood."""
    top = UnitFactory(directorate=True, placed__name="All")
    old = UnitFactory(service=True, placed__parent=top, placed__name="Old service")
    new = UnitFactory(service=True, placed__parent=top, placed__name="New service")
    team = UnitFactory(placed__parent=old, placed__name="North", placed__period=period(LONG_AGO, YESTERDAY))
    UnitPlacementFactory(unit=team, parent=new, name="North locality", period=period(TODAY))
    deputy = RoleFactory(name="Deputy team manager")
    AssignmentFactory(team=team, role=deputy)

    def parent_of(name: str, day: date) -> int | None:
        return next(node.parent_id for node in tree(day) if node.name == name)

    assert parent_of("North", YESTERDAY) == old.pk
    assert parent_of("North locality", TODAY) == new.pk
    assert len(_found(PeopleSearch(role_id=deputy.pk))) == 1


def test_snapshot_of_a_past_day_gives_the_headcount_of_then() -> None:
    """HA-01: who left or came since makes no difference, and nobody is counted twice."""
    day = date(2021, 11, 30)
    for first, last in (
        (LONG_AGO, None),
        (LONG_AGO, day),
        (LONG_AGO, day - timedelta(1)),
        (day, None),
        (TODAY, None),
    ):
        EmploymentFactory(period=period(first, last))
    twice = EmploymentFactory().worker
    EmploymentFactory(worker=twice, contract="casual")
    assert Worker.objects.in_post(day).count() == 4


def test_health_visitor_shows_the_record_with_the_nmc(world: World) -> None:
    """RC-84: health staff are employees with a registration of their own."""
    worker = AssignmentFactory(role=RoleFactory(health_visitor=True), team=world.own_team).worker
    RegistrationFactory(worker=worker, nurse=True, number="12A3456E")
    seen = Sight(worker, scope_of(world.accounts["hr"], TODAY))
    titles = " ".join(f"{each.lane} {each.title}" for each in timeline_of_person(worker, seen))
    assert "Nursing and Midwifery Council" in titles


def test_timeline_of_one_person_runs_from_the_first_day_to_the_last(world: World) -> None:
    """NS-02: start, team, registration and leaving are on one line."""
    employment = EmploymentFactory(period=period(LONG_AGO, TODAY), reason_left=1)
    worker = employment.worker
    AssignmentFactory(worker=worker, employment=employment, period=employment.period, team=world.own_team)
    RegisterCheckFactory(worker=worker)
    NoticeFactory(employment=employment, last_day=TODAY)
    seen = Sight(worker, scope_of(world.accounts["hr"], TODAY))
    entries = timeline_of_person(worker, seen)
    assert {"Registration"} < {each.lane for each in entries}
    assert min(each.first_day for each in entries) == LONG_AGO
    assert TODAY in {each.last_day for each in entries}


def test_volunteer_counts_as_nobody_in_post() -> None:
    """NT-03: no figure knows of volunteers and partner staff."""
    PartnerMemberFactory(volunteer=True)
    assert Worker.objects.in_post(TODAY).count() == 0


def test_residential_homes_and_carers_services_are_filters_like_any_other() -> None:
    """SH-01: service lines are units, so every list and figure is filtered by them."""
    residential = UnitFactory(service=True, placed__name="Residential")
    home = UnitFactory(placed__parent=residential)
    AssignmentFactory(team=home, worker=WorkerFactory(first_name="Rae"))
    AssignmentFactory(worker=WorkerFactory(first_name="Sam"))
    assert _found(PeopleSearch(unit_id=residential.pk)) == {"Rae"}
