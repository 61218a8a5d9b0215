"""Figures of practice against slow answers, whatever changes, and what is hidden of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from dashboards.domain.compute import compute
from dashboards.domain.recompute import recompute_touched
from dashboards.metrics import PRACTICE, by_key
from dashboards.models import PracticeFigure
from dashboards.pages.practice_cells import compared, shown
from dashboards.queries.practice import practice_figure
from supervision.models import (
    ActionMove,
    FrequencyRule,
    SessionAudit,
    SessionMember,
    SupervisionSession,
    SupervisorPairing,
    SupervisorTraining,
)
from tests.factories.supervision_sessions import AgreedActionFactory, SessionFactory
from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    AssignmentFactory,
    PolicyValueFactory,
    RoleFactory,
    UnitFactory,
    UnitPlacementFactory,
)
from workforce.models import Assignment, Unit, Worker
from workforce.periods import add_months, period
from workforce.policy import PolicyKey
from workforce.queries.suppression import Limits

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 1, tzinfo=UTC)
MONTHS = [date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30)]
APRIL = MONTHS[1]
NUMBERS = [field.name for field in PracticeFigure._meta.concrete_fields[3:-1]]


@pytest.fixture
def team() -> Unit:
    top = UnitFactory(directorate=True, code="TOP")
    return UnitFactory(code="TEAM", placed__parent=top)


@pytest.fixture
def boss(team: Unit) -> Worker:
    return AssignmentFactory(team=team, role=RoleFactory(manager=True)).worker


@pytest.fixture
def staff(team: Unit, boss: Worker) -> list[Worker]:
    role = RoleFactory(code="SW")
    people = [AssignmentFactory(team=team, role=role, manager=boss).worker for _ in range(3)]
    for number, worker in enumerate(people):
        for month in range(3, 7):
            if (number + month) % 3:
                SessionFactory(
                    supervisee=worker,
                    supervisor=boss,
                    signed=True,
                    on=date(2026, month, 10 + number),
                    reflective=bool(month % 2),
                )
    return people


def computed() -> None:
    compute(first=MONTHS[0], last=MONTHS[-1], now=NOW)


def numbers(code: str = "TEAM", population: str = "all", month: date = APRIL) -> dict[str, int]:
    found = practice_figure(Unit.objects.get(code=code).pk, population, month)
    return {name: getattr(found, name) for name in NUMBERS if getattr(found, name)}


def test_slots_sessions_gaps_and_who_is_in_date_are_counted_in_the_team_and_above(
    staff: list[Worker],
) -> None:
    """In April the first and the second of three were seen; the third last in March, the manager never."""
    computed()

    expected = {
        "slots_required": 4,
        "slots_met": 2,
        "people_required": 4,
        "people_in_date": 2,
        "sessions_held": 2,
        "sessions_planned": 2,
        "gaps": 1,
        "gap_days": 31,
        "records_shared": 4,
        "supervisors": 1,
    }
    assert numbers(population="csww") == expected
    assert numbers("TEAM") == numbers("TOP") == expected | {"team_slots_required": 1}
    assert (
        by_key("supervision_compliance")
        .of(practice_figure(Unit.objects.get(code="TOP").pk, "all", APRIL))
        .value
        == 50
    )


def test_a_role_group_counts_its_own_people(staff: list[Worker]) -> None:
    Assignment.objects.filter(worker=staff[0]).update(role=RoleFactory(code="ADMIN", not_social_work=True))
    computed()

    assert numbers(population="support")["slots_required"] == 1
    assert numbers(population="csww")["slots_required"] == 3


def test_sessions_called_off_are_counted_by_who_did(staff: list[Worker]) -> None:
    for day, who in ((1, "supervisor"), (2, "supervisee"), (3, "both"), (4, "both")):
        SessionFactory(
            supervisee=staff[0],
            state="cancelled",
            cancelled_by=who,
            cancel_reason="court",
            on=date(2026, 4, day),
        )
    computed()

    found = numbers()
    assert (found["sessions_planned"], found["sessions_held"]) == (6, 2)
    assert [found[f"cancelled_by_{who}"] for who in ("supervisor", "supervisee", "both")] == [1, 1, 2]


def test_reflection_in_the_first_twelve_months_is_counted_apart(team: Unit, staff: list[Worker]) -> None:
    """NS-64."""
    starter = AssignmentFactory(team=team, period=period(date(2025, 4, 15))).worker
    SessionFactory(supervisee=starter, signed=True, reflective=True, on=date(2026, 4, 14))
    SessionFactory(supervisee=starter, signed=True, kind="reflective", on=date(2026, 4, 15))
    computed()

    found = numbers()
    assert (found["sessions_held"], found["sessions_reflective"]) == (4, 2)
    assert (found["first_year_held"], found["first_year_reflective"]) == (1, 1)


def test_records_not_signed_by_their_day_and_actions_overdue_are_taken_at_the_close(
    staff: list[Worker],
) -> None:
    late = SessionFactory(
        supervisee=staff[2],
        state="shared",
        on=date(2026, 4, 2),
        shared_on=date(2026, 4, 3),
        sign_by=date(2026, 4, 29),
    )
    action = AgreedActionFactory(session=late, due_on=date(2026, 4, 30))
    ActionMove.objects.create(action=action, state="open", due_on=date(2026, 4, 30), on=late.on)
    computed()
    assert (numbers()["records_unsigned"], numbers()["actions_open"]) == (1, 1)
    assert "actions_overdue" not in numbers()
    assert numbers(month=MONTHS[2])["actions_overdue"] == 1

    ActionMove.objects.create(action=action, state="open", due_on=date(2026, 6, 10), on=date(2026, 5, 20))
    SupervisionSession.objects.filter(pk=late.pk).update(state="signed", signed_on=date(2026, 5, 1))
    recompute_touched(now=NOW)

    assert numbers()["records_unsigned"] == 1
    assert "records_unsigned" not in numbers(month=MONTHS[2])
    assert "actions_overdue" not in numbers(month=MONTHS[2])
    assert numbers(month=MONTHS[3])["actions_overdue"] == 1


def test_training_of_supervisors_is_current_to_its_last_day_and_new_ones_have_time(
    team: Unit, boss: Worker, staff: list[Worker]
) -> None:
    SupervisorTraining.objects.create(worker=boss, completed_on=add_months(APRIL, -36))
    new = AssignmentFactory(team=team).worker
    SupervisorPairing.objects.create(worker=staff[0], supervisor=new, period=period(date(2026, 4, 20)))
    computed()

    assert (numbers()["supervisors"], numbers()["supervisors_trained"]) == (1, 1)
    assert numbers(month=MONTHS[2])["supervisors"] == 1
    assert "supervisors_trained" not in numbers(month=MONTHS[2])


def test_groups_count_in_the_team_of_most_of_their_members_and_partners_are_counted(
    boss: Worker, staff: list[Worker]
) -> None:
    """RC-66."""
    elsewhere = AssignmentFactory().worker
    group = SessionFactory(group=True, held=True, supervisor=elsewhere, on=date(2026, 4, 9))
    SessionMember.objects.bulk_create(SessionMember(session=group, worker=each) for each in staff)
    SessionMember.objects.create(session=group, partner_role="Nurse", organisation="Example Trust")
    computed()

    assert (numbers()["group_sessions"], numbers()["group_with_partners"]) == (1, 1)
    assert "group_sessions" not in numbers(population="csww")


def group(staff: list[Worker], on: date, **more: Any) -> None:
    session = SessionFactory(group=True, on=on, **(more or {"held": True}))
    SessionMember.objects.bulk_create(SessionMember(session=session, worker=each) for each in staff)


def test_months_in_which_a_team_met_are_counted_for_all_roles(staff: list[Worker]) -> None:
    """Domain rules, 4.2: monthly per team."""
    group(staff[:2], date(2026, 4, 30))
    group(staff[:1], date(2026, 5, 5))
    group(staff, date(2026, 6, 1), state="missed")
    computed()

    found = [numbers("TOP", month=month) for month in MONTHS]
    assert [each["team_slots_required"] for each in found] == [1, 1, 1, 1]
    assert ["team_slots_met" in each for each in found] == [False, True, False, False]
    assert "team_slots_required" not in numbers(population="csww")


def test_a_team_with_too_few_people_throughout_a_month_is_not_to_meet_in_it(
    team: Unit, staff: list[Worker]
) -> None:
    Assignment.objects.filter(worker=staff[0]).update(period=period(date(2019, 4, 1), date(2026, 4, 29)))
    for each in staff[:2]:
        AbsenceFactory(worker=each, period=period(date(2026, 5, 1), date(2026, 5, 30)))
    AbsenceFactory(worker=staff[1], period=period(date(2026, 6, 1), date(2026, 6, 30)))
    computed()

    assert ["team_slots_required" in numbers(month=month) for month in MONTHS] == [True, True, True, False]


def test_a_team_meets_as_often_as_its_row_of_frequencies_says(team: Unit, staff: list[Worker]) -> None:
    FrequencyRule.objects.create(
        kind="group", team=team, every=4, unit="week", period=period(date(2026, 4, 6), date(2026, 5, 31))
    )
    FrequencyRule.objects.create(kind="group", team=team, every=None, period=period(date(2026, 6, 1)))
    group(staff, date(2026, 5, 17))
    computed()

    assert [numbers(month=month).get("team_slots_required") for month in MONTHS] == [1, None, 2, None]
    assert numbers(month=MONTHS[2])["team_slots_met"] == 1


def test_audits_of_twelve_months_are_counted_by_grade(staff: list[Worker]) -> None:
    session = SupervisionSession.objects.filter(supervisee=staff[1]).first()
    for grade, done_on in (("3", date(2026, 4, 30)), ("2", date(2025, 5, 1)), ("4", date(2025, 4, 30))):
        SessionAudit.objects.create(
            session=session,
            auditor=AccountFactory(),
            sample="April",
            assigned_on=date(2025, 4, 1),
            until=date(2026, 12, 1),
            done_on=done_on,
            grade=grade,
        )
    computed()

    assert (numbers()["records_audited"], numbers()["records_good"]) == (2, 1)


def test_months_before_anything_was_recorded_have_no_figures(staff: list[Worker]) -> None:
    SupervisionSession.objects.filter(on__lt=date(2026, 5, 1)).delete()
    computed()
    assert set(PracticeFigure.objects.values_list("month_end", flat=True)) == set(MONTHS[2:])

    PolicyValueFactory(key=PolicyKey.SUPERVISION_FROM, value="2026-04-01", period=period(date(2026, 6, 1)))
    recompute_touched(now=NOW)
    assert set(PracticeFigure.objects.values_list("month_end", flat=True)) == set(MONTHS[1:])


def stored() -> list[tuple[Any, ...]]:
    rows = PracticeFigure.objects.order_by("unit_id", "population", "month_end")
    return list(rows.values_list("unit_id", "population", "month_end", *NUMBERS))


CHANGES: dict[str, Callable[[list[Worker]], Any]] = {
    "a session": lambda staff: SessionFactory(supervisee=staff[2], signed=True, on=date(2026, 4, 28)),
    "a session taken back": lambda staff: SupervisionSession.objects.filter(supervisee=staff[0]).first().delete(),
    "a state": lambda staff: SupervisionSession.objects.filter(supervisee=staff[2], state="held").update(
        state="cancelled", cancelled_by="both", cancel_reason="court"
    ),
    "an absence": lambda staff: AbsenceFactory(worker=staff[0], period=period(date(2026, 4, 1), date(2026, 5, 20))),
    "a move": lambda staff: Assignment.objects.filter(worker=staff[0]).update(team=UnitFactory(code="OTHER")),
    "a last day": lambda staff: Assignment.objects.filter(worker=staff[1]).update(
        period=period(date(2019, 4, 1), date(2026, 5, 8))
    ),
    "a manager": lambda staff: Assignment.objects.filter(worker__in=staff).update(manager=None),
    "a pairing": lambda staff: SupervisorPairing.objects.create(
        worker=staff[0], supervisor=staff[1], period=period(date(2025, 4, 10))
    ),
    "a frequency": lambda staff: FrequencyRule.objects.create(
        worker=staff[0], every=2, unit="week", reason="Agreed.", period=period(date(2026, 5, 1))
    ),
    "no supervision required": lambda staff: FrequencyRule.objects.create(
        role_group="social work", every=None, period=period(date(2026, 4, 1))
    ),
    "a setting": lambda staff: PolicyValueFactory(
        key=PolicyKey.SUPERVISION_EXCUSED_SHARE, value=0, period=period(date(2026, 1, 1))
    ),
    "a starter": lambda staff: AssignmentFactory(
        team=Unit.objects.get(code="TEAM"), period=period(date(2026, 3, 9))
    ),
    "a place in the tree": lambda staff: UnitPlacementFactory(
        unit=Unit.objects.get(code="TEAM"), parent=UnitFactory(code="NEW"), period=period(date(2026, 5, 1))
    ),
    "a group": lambda staff: group(staff, date(2026, 4, 8)),
    "a frequency of a team": lambda staff: FrequencyRule.objects.create(
        kind="group", team=Unit.objects.get(code="TEAM"), every=2, unit="month", period=period(date(2026, 3, 1))
    ),
    "how many make a group": lambda staff: PolicyValueFactory(
        key=PolicyKey.SUPERVISION_GROUP_PEOPLE, value={"team": 5, "present": 2}, period=period(date(2026, 5, 1))
    ),
    "training": lambda staff: SupervisorTraining.objects.create(
        worker=Assignment.objects.filter(worker=staff[0]).get().manager, completed_on=date(2026, 5, 5)
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_recomputed_after_a_change_they_are_as_built_anew(change: str, staff: list[Worker]) -> None:
    if change == "a place in the tree":
        Unit.objects.get(code="TEAM").placements.update(period=period(date(2019, 4, 1), date(2026, 4, 30)))
    if change == "a state":  # signed ones stay as they are
        SessionFactory(supervisee=staff[2], held=True, on=date(2026, 4, 28))
    computed()
    before = stored()
    CHANGES[change](staff)

    recompute_touched(now=NOW)
    after = stored()

    PracticeFigure.objects.all().delete()
    computed()
    assert after == stored()
    assert after != before


def test_a_change_of_this_month_touches_no_stored_figure(
    staff: list[Worker], django_assert_max_num_queries: Any
) -> None:
    computed()
    SessionFactory(supervisee=staff[0], signed=True, on=date(2026, 8, 3))

    assert recompute_touched(now=NOW).months == 0


def figure(met: int, required: int, **more: int) -> PracticeFigure:
    return PracticeFigure(slots_met=met, slots_required=required, **more)


LIMITS = Limits(5, 0)
COMPLIANCE = by_key("supervision_compliance")


def test_a_share_of_few_is_hidden_and_no_other() -> None:
    assert shown(COMPLIANCE, figure(15, 20), LIMITS).words == "75.0%"
    assert shown(COMPLIANCE, figure(3, 4), LIMITS).hidden
    assert shown(COMPLIANCE, figure(3, 5), LIMITS).words == "60.0%"
    assert shown(COMPLIANCE, figure(18, 20), LIMITS).words == "90.0%"
    assert shown(COMPLIANCE, figure(3, 4), Limits(0, 0)).words == "75.0%"
    assert shown(COMPLIANCE, figure(0, 0), LIMITS).words == "n/a"


def test_no_hidden_part_can_be_worked_out_from_the_whole() -> None:
    found = compared(COMPLIANCE, [figure(20, 30), figure(12, 22), figure(3, 4)], figure(35, 56), LIMITS)

    assert [each.words for each in found] == ["66.7%", "c", "c", "62.5%"]


def test_what_the_whole_has_beyond_its_parts_protects_them_too() -> None:
    """Of a whole with four people outside its parts, the parts and the whole together would tell about the four."""
    found = compared(COMPLIANCE, [figure(20, 30), figure(12, 22)], figure(35, 56), LIMITS)

    assert [each.words for each in found] == ["66.7%", "c", "62.5%"]


def test_of_groups_nothing_is_hidden() -> None:
    """They are nobody's own: a leader is to know of one team whether it met."""
    found = figure(0, 0, team_slots_met=0, team_slots_required=1, group_sessions=1)
    assert shown(by_key("group_supervision_compliance"), found, LIMITS).words == "0.0%"
    assert shown(by_key("group_supervision"), found, LIMITS).words == "1"


def test_days_between_of_few_gaps_are_hidden() -> None:
    metric = by_key("days_between_supervision")
    assert shown(metric, figure(0, 0, gaps=4, gap_days=120), LIMITS).hidden
    assert shown(metric, figure(0, 0, gaps=10, gap_days=305), LIMITS).words == "30.5"


def test_each_metric_is_made_of_columns_of_its_table() -> None:
    one = PracticeFigure(**dict.fromkeys(NUMBERS, 2))
    for metric in PRACTICE:
        assert metric.of(one).value in {Decimal(1), Decimal(2), Decimal(100)}, metric.key
