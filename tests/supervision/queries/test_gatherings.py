"""Who is invited on a day, and how series stand."""

from datetime import date

import pytest

from supervision.enums import AudienceKind, SeriesStanding
from supervision.models import GatheringSeries
from supervision.queries.audience import numbers_of, people_addressed
from supervision.queries.gathering_figures import attendance_by_month, standings, years_of
from tests.factories.supervision_forums import ClosureFactory, GatheringFactory, SeriesFactory
from tests.factories.workforce import AssignmentFactory, BankHolidayFactory, PolicyValueFactory
from tests.periods import LONG_AGO, TODAY, UNTIL_YESTERDAY, YESTERDAY
from tests.world import World
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

pytestmark = pytest.mark.django_db

APRIL, MARCH = date(2025, 4, 1), date(2026, 3, 31)


def test_audiences_reach_those_in_post_of_roles_and_below_units(world: World) -> None:
    """NS-63: agency workers are among everybody."""
    everybody = people_addressed(SeriesFactory(), TODAY)
    assert world.accounts["agency worker"].worker_id in everybody
    assert len(everybody) == 5
    managers = people_addressed(SeriesFactory(managers=True), TODAY)
    assert managers == {world.accounts["team_manager"].worker_id}
    service = SeriesFactory(audience=AudienceKind.CHOSEN, unit_ids=[world.own_service.pk])
    assert people_addressed(service, TODAY) == everybody - {world.other.pk}
    social_worker = world.own.assignments.get().role_id
    both = SeriesFactory(
        audience=AudienceKind.CHOSEN, unit_ids=[world.own_service.pk], role_ids=[social_worker]
    )
    assert world.own.pk in people_addressed(both, TODAY)
    assert world.accounts["team_manager"].worker_id not in people_addressed(both, TODAY)
    assert numbers_of(GatheringSeries, TODAY)[both.pk] == len(people_addressed(both, TODAY))


def test_who_left_is_invited_no_more() -> None:
    held = AssignmentFactory(period=UNTIL_YESTERDAY, employment__period=UNTIL_YESTERDAY)
    series = SeriesFactory()
    assert people_addressed(series, YESTERDAY) == {held.worker_id}
    assert people_addressed(series, TODAY) == frozenset()


def found(series: GatheringSeries, day: date) -> object:
    return standings([series], day, PolicyTable.load())[series.pk]


def test_weekly_series_wants_52_less_closures() -> None:
    """SH-57, SH-60: 52 Wednesdays, two of them in the Christmas break."""
    series = SeriesFactory(weekday=2)
    ClosureFactory()
    ClosureFactory(series=SeriesFactory())
    assert found(series, TODAY).so_far.wanted == 50
    BankHolidayFactory(day=date(2025, 7, 2))
    assert found(series, TODAY).so_far.wanted == 49


def test_held_of_planned_counts_cancelled_and_forgotten_ones() -> None:
    series = SeriesFactory()
    GatheringFactory(series=series, on=date(2025, 9, 2), held=True)
    GatheringFactory(series=series, on=date(2025, 9, 9), held=True, attended=5)
    GatheringFactory(series=series, on=date(2025, 9, 16), cancelled=True)
    GatheringFactory(series=series, on=date(2025, 9, 23))
    GatheringFactory(series=series, on=TODAY)
    year = found(series, TODAY)
    assert (year.so_far.held, year.so_far.planned, year.cancelled, year.unrecorded) == (2, 4, 1, 1)
    assert (year.mean_attended, year.mean_invited, year.attendance) == (4.0, 10.0, 40.0)
    assert year.state == SeriesStanding.MISSED


def test_trend_compares_with_the_same_part_of_the_year_before() -> None:
    series = SeriesFactory()
    GatheringFactory(series=series, on=date(2024, 6, 4), held=True, attended=2)
    GatheringFactory(series=series, on=date(2025, 1, 7), held=True, attended=9)
    GatheringFactory(series=series, on=date(2025, 6, 3), held=True, attended=4)
    year = found(series, TODAY)
    assert (year.before, year.attendance, year.direction) == (20.0, 40.0, "Better")


def test_monthly_series_names_the_months_it_missed() -> None:
    """RC-74: 12 expected, August missed; a month off as a whole is none; this month is not over."""
    series = SeriesFactory(managers=True)
    for month in (4, 5, 6, 7):
        GatheringFactory(series=series, on=date(2025, month, 10), held=True)
    year = found(series, date(2025, 9, 15))
    assert year.so_far.wanted == 12
    assert list(year.so_far.missed) == [date(2025, 8, 31)]
    assert year.state == SeriesStanding.MISSED


def test_series_that_began_this_month_has_missed_nothing() -> None:
    series = SeriesFactory(managers=True, starts_on=date(2025, 9, 10))
    year = found(series, date(2025, 9, 20))
    assert list(year.so_far.missed) == []


def test_conferences_go_by_the_number_of_the_settings() -> None:
    """NT: red without one by 30 September."""
    series = SeriesFactory(conference=True)
    assert found(series, date(2025, 9, 29)).state == SeriesStanding.NOTHING
    assert found(series, TODAY).state == SeriesStanding.MISSED
    GatheringFactory(series=series, on=date(2025, 6, 10), held=True)
    assert found(series, TODAY).state == SeriesStanding.GOOD
    assert found(series, MARCH).state == SeriesStanding.MISSED
    PolicyValueFactory(key=PolicyKey.CONFERENCES_A_YEAR, value=1)
    assert found(series, MARCH).state == SeriesStanding.GOOD


def test_years_are_judged_at_their_last_day() -> None:
    series = SeriesFactory(conference=True)
    for day in (date(2024, 6, 11), date(2024, 11, 12)):
        GatheringFactory(series=series, on=day, held=True)
    years = years_of(series, TODAY, PolicyTable.load())
    assert [(each.so_far.year, each.state) for each in years] == [
        (2025, SeriesStanding.MISSED),
        (2024, SeriesStanding.GOOD),
        (2023, SeriesStanding.MISSED),
    ]


def test_months_without_a_meeting_are_gaps() -> None:
    series = SeriesFactory(starts_on=LONG_AGO)
    GatheringFactory(series=series, on=date(2025, 8, 5), held=True)
    assert attendance_by_month(series, TODAY, months=3) == [
        (date(2025, 7, 1), None),
        (date(2025, 8, 1), 30.0),
        (date(2025, 9, 1), None),
    ]
