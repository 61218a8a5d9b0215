"""The small council of tests/world.py with stored figures, and browsers of its people."""

from datetime import date
from typing import Any

from django.test import Client

from dashboards.models import ComputedMonth, Figure, PracticeFigure
from tests.factories.supervision_appraisal import AppraisalFactory
from tests.factories.supervision_sessions import SessionFactory
from tests.factories.workforce import AssignmentFactory, UnitFactory
from tests.periods import LAST_YEAR, TODAY
from tests.world import World
from workforce.models import Unit
from workforce.periods import month_ends

SHOWN = "2025-09"
MEASURES: dict[str, Any] = {
    "in_post_fte": "24.0",
    "in_post_headcount": 26,
    "permanent_fte": "21.6",
    "established_fte": "28.0",
    "vacant_fte": "6.0",
    "unfilled_fte": "2.0",
    "agency_fte": "4.0",
    "agency_headcount": 4,
    "agency_vacancy_fte": "3.0",
    "starters_fte": "3.0",
    "starters_headcount": 3,
    "leavers_fte": "3.6",
    "leavers_headcount": 4,
    "days_lost": "121.44",
    "case_holders_fte": "20.0",
    "case_holders_headcount": 21,
    "cases": 330,
    "caseload_max": 24,
    "stability_base": 25,
    "stability_stayed": 20,
}
"""Vacancy 20.0%, agency 14.3%, turnover 15.0%, absence 2.0%, caseload 16.5, stability 80.0%, permanent 77.1%."""

PRACTICE: dict[str, int] = {
    "slots_required": 20,
    "slots_met": 17,
    "people_required": 21,
    "people_in_date": 21,
    "sessions_held": 18,
    "sessions_reflective": 9,
    "gaps": 15,
    "gap_days": 460,
    "appraisal_eligible": 20,
    "appraised": 19,
    "developing": 15,
    "reviews_due": 10,
    "reviews_on_time": 4,
    "appraisals_scored": 3,
    "appraisals_good": 2,
}
"""Supervision compliance 85.0%, reflective 50.0%, appraised 95.0%, mid-year 40.0%; few scored appraisals."""


def computed(first: date = date(2023, 9, 30), last: date = TODAY) -> None:
    """These months count as computed."""
    now = "2025-10-01T02:00:00Z"
    ComputedMonth.objects.bulk_create(
        ComputedMonth(month_end=day, computed_at=now) for day in month_ends(first, last)
    )


def store(unit: Unit, month: date = TODAY, population: str = "csww", **measures: Any) -> Figure:
    """The figures of a unit, those of MEASURES unless others are given."""
    values = MEASURES | measures
    now = "2025-10-01T02:00:00Z"
    return Figure.objects.create(
        unit=unit, population=population, month_end=month, computed_at=now, working_days=253, **values
    )


def with_figures(world: World) -> World:
    """Now and a year before, for the directorate, a service and its team, and another service's team."""
    computed()
    units = (world.directorate, world.own_service, world.own_team, world.other_service, world.other_team)
    for unit in units:
        store(unit)
        store(unit, LAST_YEAR, vacant_fte="3.0", leavers_fte="4.8", stability_stayed=20)
    return world


def practice(unit: Unit, population: str = "csww", month: date = TODAY, **measures: int) -> None:
    """The figures of practice of a unit, those of PRACTICE unless others are given."""
    PracticeFigure.objects.create(unit=unit, population=population, month_end=month, **(PRACTICE | measures))


def with_practice(world: World) -> World:
    """Of the directorate and each service and team; the other team has few slots. Recorded since September 2024."""
    manager = world.accounts["team_manager"].worker
    SessionFactory(supervisee=world.own, supervisor=manager, signed=True, on=LAST_YEAR)
    AppraisalFactory(appraisee=world.own, signed=True, on=LAST_YEAR)
    for unit in (world.directorate, world.own_service, world.other_service, world.own_team):
        practice(unit)
    practice(world.other_team, slots_required=4, slots_met=1)
    practice(world.own_team, "all")
    practice(world.own_team, "social work")
    return world


def client_of(world: World, actor: str) -> Client:
    client = Client()
    client.force_login(world.accounts[actor])
    return client


def more_units_and_people(world: World, count: int) -> None:
    """Teams below each unit of the tree, with a person and figures."""
    for number in range(count):
        team = UnitFactory(code=f"MORE-{number}", placed__parent=world.own_service)
        AssignmentFactory(team=team)
        store(team)
        store(team, LAST_YEAR)
