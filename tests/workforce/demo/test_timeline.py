from datetime import date

import pytest

from workforce.demo.agency import agency_worker
from workforce.demo.chance import Chance
from workforce.demo.jobs import JOBS
from workforce.demo.moves import Terms, World, engage, leave, move
from workforce.demo.people import People
from workforce.demo.state import FULL_TIME, Council, Placement, Seat, Stint, Team
from workforce.demo.structure import establish
from workforce.demo.timeline import FOREVER, Managers, Row, rows_of
from workforce.enums import AgencyReason

BEGIN = date(2020, 7, 1)


@pytest.fixture
def world() -> World:
    council = Council(date(2014, 4, 1), BEGIN, date(2026, 11, 22))
    establish(council, 100, Chance.of(1, "structure"))
    return World(council, People(Chance.of(1, "people")), Chance.of(1, "careers"), council.until)


def sit(world: World, seat: Seat, first: date) -> Stint:
    person = world.people.new(seat.job, first)
    return engage(world, person, seat.job, first, FULL_TIME, Terms(), seat)


def safeguarding(world: World) -> Team:
    service = next(service for service in world.council.services if service.code == "SCN1")
    return service.teams[1]


def rows(world: World, stint: Stint) -> list[Row]:
    world.council.people = world.people.made
    return list(rows_of(stint.person, Managers(world.council), BEGIN))


def worker_seat(team: Team) -> Seat:
    return next(seat for seat in team.seats if seat.job.code == "SW")


def test_a_row_for_each_manager_and_the_service_manager_in_between(world: World):
    team = safeguarding(world)
    head = team.service.head
    assert team.lead is not None
    assert head is not None
    above = sit(world, head, BEGIN)
    first = sit(world, team.lead, BEGIN)
    worker = sit(world, worker_seat(team), date(2019, 1, 1))
    leave(first.engagement, date(2022, 3, 31))
    second = sit(world, team.lead, date(2022, 5, 2))

    found = [(row.first, row.end, row.manager) for row in rows(world, worker)]

    assert found == [
        (BEGIN, date(2022, 4, 1), first.person),
        (date(2022, 4, 1), date(2022, 5, 2), above.person),
        (date(2022, 5, 2), FOREVER, second.person),
    ]


def test_the_team_manager_has_the_service_manager_and_nobody_themselves(world: World):
    team = safeguarding(world)
    head = team.service.head
    assert team.lead is not None
    assert head is not None
    above = sit(world, head, BEGIN)
    manager = sit(world, team.lead, BEGIN)

    assert [row.manager for row in rows(world, manager)] == [above.person]


def test_a_post_that_goes_to_another_team_takes_its_people_along(world: World):
    team, day = safeguarding(world), date(2023, 4, 1)
    other = Team("SCN1-99", [Placement(day, "Safeguarding: new", team.service)])
    seat = worker_seat(team)
    worker = sit(world, seat, BEGIN)
    seat.change(day, team=other)

    assert [(row.team, row.first, row.end) for row in rows(world, worker)] == [
        (team, BEGIN, day),
        (other, day, FOREVER),
    ]


def test_a_move_and_a_promotion_meet_without_a_gap(world: World):
    team, day = safeguarding(world), date(2024, 1, 8)
    senior = next(seat for seat in team.seats if seat.job.code == "SSW")
    worker = sit(world, worker_seat(team), BEGIN)
    move(world, worker, JOBS["SSW"], senior, day)

    assert [(row.stint.job.code, row.first, row.end) for row in rows(world, worker)] == [
        ("SW", BEGIN, day),
        ("SSW", day, FOREVER),
    ]
    assert worker.seat is not None
    assert worker.seat.free_from == day


def test_agency_cover_goes_before_somebody_begins(world: World):
    seat = worker_seat(safeguarding(world))
    seat.cover = agency_worker(world, "SW", BEGIN, seat.fte, AgencyReason.VACANCY, seat=seat)
    sit(world, seat, date(2021, 2, 1))

    assert seat.cover.engagement.last == date(2021, 1, 31)
