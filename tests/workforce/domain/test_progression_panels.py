"""Panels: planned a year ahead, twelve a year, once each month; and how a month without one stands."""

from datetime import date

import pytest

from tests.factories.careers import ApplicationFactory, MoveFactory, PanelFactory
from tests.factories.workforce import AccountFactory, PolicyValueFactory, RoleGrantFactory
from workforce.access.roles import RoleName
from workforce.access.scope import Reach
from workforce.domain.errors import DomainError
from workforce.domain.progression_panels import change_day, choose_members, plan_ahead, record_held
from workforce.enums import ProgressionState
from workforce.models import CareerDropIn, ProgressionPanel
from workforce.policy import PolicyKey
from workforce.queries.panels import held_in_year, months_of_panels
from workforce.queries.policy import PolicyTable
from workforce.rules.progression import months_between, working_day_of_month, working_days_on
from workforce.tasks import plan_panels_and_drop_ins

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 16)


def test_year_ahead_has_a_panel_and_a_drop_in_each_month() -> None:
    """SH-52: panels monthly, 12 a year. HA-12: 12 career drop-ins are planned."""
    assert plan_ahead(today=DAY) == (13, 13)
    year = ProgressionPanel.objects.filter(month__range=(date(2025, 8, 1), date(2026, 7, 31)))
    assert year.count() == 12
    assert ProgressionPanel.objects.get(month=date(2025, 7, 1)).on == DAY
    assert CareerDropIn.objects.get(month=date(2025, 7, 1)).on == date(2025, 7, 7)


def test_planning_twice_changes_nothing() -> None:
    plan_ahead(today=DAY)
    panel = ProgressionPanel.objects.get(month=date(2025, 9, 1))
    change_day(panel_id=panel.pk, on=date(2025, 9, 30), by=None)
    assert plan_ahead(today=DAY) == (0, 0)
    assert plan_ahead(today=date(2025, 8, 1)) == (1, 1)
    panel.refresh_from_db()
    assert panel.on == date(2025, 9, 30)


def test_task_plans_for_the_day_it_runs_on() -> None:
    plan_panels_and_drop_ins()
    assert ProgressionPanel.objects.count() == CareerDropIn.objects.count() == 13


def test_fewer_panels_a_year_are_spread_evenly() -> None:
    PolicyValueFactory(key=PolicyKey.PANELS_A_YEAR, value=4)
    plan_ahead(today=DAY)
    assert {panel.month.month for panel in ProgressionPanel.objects.all()} == {3, 6, 9, 12}


def test_working_days_leave_out_weekends_and_bank_holidays() -> None:
    off = {date(2025, 8, 25)}
    assert working_days_on(date(2025, 8, 22), 1, off) == date(2025, 8, 26)
    assert working_days_on(date(2025, 8, 26), -1, off) == date(2025, 8, 22)
    assert working_day_of_month(date(2025, 8, 1), 30, off) == date(2025, 8, 29)


@pytest.mark.parametrize(
    ("first", "day", "months"),
    [
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2024, 3, 1), date(2024, 1, 1), 0),
    ],
    ids=["end of February", "a day before it", "backwards"],
)
def test_whole_months(first: date, day: date, months: int) -> None:
    assert months_between(first, day) == months


def test_panel_stays_in_its_month_and_has_members() -> None:
    panel = PanelFactory(on=DAY)
    with pytest.raises(DomainError, match="in that month"):
        change_day(panel_id=panel.pk, on=date(2025, 8, 1), by=None)
    with pytest.raises(DomainError, match="who sits"):
        record_held(panel_id=panel.pk, held_on=DAY, note="", today=DAY, by=None)
    account = AccountFactory()
    with pytest.raises(DomainError, match="Only those who decide"):
        choose_members(panel_id=panel.pk, account_ids=[account.pk], today=DAY, by=None)
    RoleGrantFactory(account=account, role=RoleName.HR)
    choose_members(panel_id=panel.pk, account_ids=[account.pk], today=DAY, by=None)
    with pytest.raises(DomainError, match="once it has been held"):
        record_held(panel_id=panel.pk, held_on=date(2025, 7, 17), note="", today=DAY, by=None)
    record_held(panel_id=panel.pk, held_on=DAY, note="", today=DAY, by=None)
    with pytest.raises(DomainError, match="was held on"):
        change_day(panel_id=panel.pk, on=date(2025, 7, 30), by=None)
    assert held_in_year(DAY) == 1


def ready_from(day: date) -> None:
    application = ApplicationFactory(state=ProgressionState.ELIGIBLE)
    MoveFactory(application=application, to_state=ProgressionState.ELIGIBLE, on=day)


def months(day: date) -> dict[date, tuple[str, str]]:
    found = months_of_panels(Reach(day, everyone=True), day, PolicyTable.load(), ahead=0)
    return {each.month: (each.words, each.tone) for each in found}


def test_month_without_a_panel_is_red_where_somebody_was_ready_and_amber_where_nobody_was() -> None:
    for month in (3, 4, 5, 6):
        PanelFactory(on=date(2025, month, 10), held_on=date(2025, 3, 10) if month == 3 else None)
    ready_from(date(2025, 5, 31))
    assert months(date(2025, 6, 5)) == {
        date(2025, 3, 1): ("Held", "good"),
        date(2025, 4, 1): ("Not held, none ready", "warning"),
        date(2025, 5, 1): ("Not held, 1 ready", "bad"),
        date(2025, 6, 1): ("Planned", "neutral"),
    }


def test_month_that_has_no_panel_by_the_setting_is_not_missed() -> None:
    PolicyValueFactory(key=PolicyKey.PANELS_A_YEAR, value=4)
    PanelFactory(on=date(2025, 3, 10), held_on=date(2025, 3, 10))
    assert set(months(date(2025, 7, 5))) == {date(2025, 3, 1), date(2025, 6, 1)}


def test_month_for_which_none_was_planned_is_shown_too() -> None:
    PanelFactory(on=date(2025, 3, 10))
    assert months(date(2025, 5, 5))[date(2025, 4, 1)] == ("Not held, none ready", "warning")
