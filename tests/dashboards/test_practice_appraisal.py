"""Figures of appraisal among those of practice: against a slow twin, whatever changes, and from when there are any."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pgtrigger
import pytest

from dashboards.domain.compute import compute
from dashboards.domain.recompute import recompute_touched
from dashboards.metrics import APPRAISAL, by_key
from dashboards.models import PracticeFigure
from dashboards.queries.practice import practice_figure
from supervision.models import Appraisal, AppraisalSample, DevelopmentReview
from tests.factories.supervision_appraisal import (
    AppraisalFactory,
    AppraisalSampleFactory,
    DevelopmentItemFactory,
)
from tests.factories.supervision_sessions import SessionFactory
from tests.factories.workforce import (
    AbsenceFactory,
    AssignmentFactory,
    PolicyValueFactory,
    RoleFactory,
    UnitFactory,
    UnitPlacementFactory,
)
from tests.supervision import appraisal_twin
from tests.supervision.appraisal_histories import person
from workforce.models import Assignment, ChangedFact, Employment, Role, Unit, UnitPlacement, Worker
from workforce.periods import add_months, month_ends, period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 1, tzinfo=UTC)
FIRST, LAST = date(2025, 6, 30), date(2026, 12, 31)
MAY, OCTOBER = date(2026, 5, 31), date(2026, 10, 31)
MEASURES = sorted({name for metric in APPRAISAL for name in (*metric.numerator, *(metric.denominator or ()))})


def computed() -> None:
    compute(first=FIRST, last=LAST, now=NOW)


def stored() -> dict[tuple[int, str, date], dict[str, int]]:
    """What is stored of appraisal, without noughts."""
    found = {
        (row.unit_id, row.population, row.month_end): {
            name: getattr(row, name) for name in MEASURES if getattr(row, name)
        }
        for row in PracticeFigure.objects.all()
    }
    return {key: measures for key, measures in found.items() if measures}


def counted(code: str, month: date, population: str = "all") -> dict[str, int]:
    return stored().get((Unit.objects.get(code=code).pk, population, month), {})


def twin(people: list[Worker]) -> dict[tuple[int, str, date], dict[str, int]]:
    """The same, one person, month and unit at a time."""
    held = Appraisal.objects.filter(meeting_on__isnull=False).order_by("meeting_on").first()
    found: dict[tuple[int, str, date], Counter[str]] = {}
    for month in month_ends(max(FIRST, held.meeting_on), LAST):
        for worker in people:
            for measure, day in lines(worker, month):
                main = appraisal_twin.main_on(worker, day)
                for unit_id in above(main.team_id, month) if main else ():
                    for population in populations(main.role):
                        found.setdefault((unit_id, population, month), Counter())[measure] += 1
    return {key: dict(counts) for key, counts in found.items()}


def lines(worker: Worker, month: date) -> list[tuple[str, date]]:
    """What counts of somebody in a month, and on which day they are where it counts."""
    found = []
    standing = appraisal_twin.standing(worker, month)
    if standing is not None and standing.eligible:
        found.append(("appraisal_eligible", month))
        found += [("appraised", month)] * appraisal_twin.is_appraised(worker, month)
        found += [("developing", month)] * appraisal_twin.is_developing(worker, month)
    for last_day, kept in appraisal_twin.reviews(worker):
        if add_months(month, -12) < last_day <= month:
            found += [("reviews_due", last_day), *[("reviews_on_time", last_day)] * kept]
    for done_on, good in appraisal_twin.samples(worker):
        if add_months(month, -12) < done_on <= month:
            found += [("appraisals_scored", done_on), *[("appraisals_good", done_on)] * good]
    return found


def above(unit_id: int, day: date) -> list[int]:
    """A unit, and all above it at the close of a day."""
    placed = next(
        each for each in UnitPlacement.objects.filter(unit_id=unit_id) if appraisal_twin.holds(each, day)
    )
    return [unit_id, *(above(placed.parent_id, day) if placed.parent_id else [])]


def populations(role: Role) -> list[str]:
    return ["all", role.role_group, *(["csww"] if role.csww_role else [])]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_figures_agree_with_their_twin(seed: int) -> None:
    chance = random.Random(f"practice {seed}")
    top = UnitFactory(directorate=True)
    services = [UnitFactory(service=True, placed__parent=top) for _ in range(2)]
    teams = [UnitFactory(placed__parent=services[0]) for _ in range(2)]
    teams[1].placements.update(period=period(date(2019, 4, 1), date(2026, 2, 14)))
    UnitPlacementFactory(unit=teams[1], parent=services[1], period=period(date(2026, 2, 15)))
    roles = [RoleFactory(code="SW"), RoleFactory(code="ADMIN", not_social_work=True)]
    people = [person(chance, teams) for _ in range(25)]
    for each in Assignment.objects.all():
        if chance.random() < 0.3:
            other = AssignmentFactory(
                worker=each.worker, employment=each.employment, team=chance.choice(teams), role=roles[1],
                period=each.period, fte="0.40",
            )  # fmt: skip
            Assignment.objects.filter(pk=other.pk).update(fte=chance.choice(("0.40", "1.00")))
        elif chance.random() < 0.3:
            Assignment.objects.filter(pk=each.pk).update(role=roles[0])
    computed()

    found = stored()

    assert found == twin(people)
    assert {name for measures in found.values() for name in measures} == set(MEASURES)


@pytest.fixture
def team() -> Unit:
    top = UnitFactory(directorate=True, code="TOP")
    return UnitFactory(code="TEAM", placed__parent=top)


@pytest.fixture
def staff(team: Unit) -> list[Worker]:
    """Three who were appraised in the spring of 2026: the first reviewed in time, the second scored good."""
    role = RoleFactory(code="SW")
    people = [AssignmentFactory(team=team, role=role).worker for _ in range(3)]
    for number, worker in enumerate(people):
        held = AppraisalFactory(
            appraisee=worker,
            signed=True,
            on=date(2026, 3, 10 + number),
            mid_year_on=date(2026, 9, 1) if number == 0 else None,
        )
        if number == 1:
            AppraisalSampleFactory(appraisal=held, scored=True, assigned_on=date(2026, 5, 4))
            DevelopmentItemFactory(appraisal=held)
    return people


def test_they_are_counted_in_the_team_and_above_and_by_role(staff: list[Worker]) -> None:
    computed()

    people = {"appraisal_eligible": 3, "appraised": 3}
    scored = {"appraisals_scored": 1, "appraisals_good": 1}
    assert counted("TEAM", MAY) == counted("TOP", MAY) == people | scored | {"developing": 1}
    assert counted("TEAM", OCTOBER, "csww") == people | scored | {"reviews_due": 3, "reviews_on_time": 1}
    assert counted("TEAM", MAY, "support") == {}
    figure = practice_figure(Unit.objects.get(code="TOP").pk, "all", OCTOBER)
    values = [metric.of(figure).value for metric in APPRAISAL]
    assert [round(each, 1) for each in values] == [100, Decimal("33.3"), 0, 100]


def test_months_before_the_first_meeting_have_no_figures_of_appraisal(staff: list[Worker]) -> None:
    SessionFactory(supervisee=staff[0], signed=True, on=date(2026, 1, 12))
    computed()

    assert min(month for _, _, month in stored()) == date(2026, 3, 31)
    assert PracticeFigure.objects.order_by("month_end").first().month_end == date(2026, 1, 31)


def test_appraisals_alone_begin_no_figures_of_supervision(staff: list[Worker]) -> None:
    computed()

    found = practice_figure(Unit.objects.get(code="TEAM").pk, "all", MAY)
    assert (found.appraised, found.slots_required, found.people_required) == (3, 0, 0)
    assert by_key("supervision_compliance").of(found).value is None


def _put_right(worker: Worker, **days: date) -> None:
    """What no page does: the days of a signed appraisal, which the database keeps as they are."""
    with pgtrigger.ignore("supervision.Appraisal:signed_appraisal_stays"):
        Appraisal.objects.filter(appraisee=worker).update(**days)


CHANGES: dict[str, Callable[[list[Worker]], Any]] = {
    "an appraisal": lambda staff: AppraisalFactory(appraisee=staff[0], signed=True, on=date(2025, 9, 2)),
    "an appraisal taken back": lambda staff: Appraisal.objects.filter(appraisee=staff[2]).delete(),
    "a signature": lambda staff: _put_right(staff[0], appraisee_signed_on=date(2026, 6, 3)),
    "a day of the meeting": lambda staff: _put_right(staff[0], meeting_on=date(2026, 1, 30)),
    "a mid-year review": lambda staff: Appraisal.objects.filter(appraisee=staff[1]).update(
        mid_year_on=date(2026, 9, 9)
    ),
    "a development item": lambda staff: DevelopmentItemFactory(
        appraisal=Appraisal.objects.get(appraisee=staff[0])
    ),
    "a look at one": lambda staff: DevelopmentReview.objects.create(
        item=DevelopmentReview.objects.get().item, state="done", on=date(2026, 6, 1)
    ),
    "a sample": lambda staff: AppraisalSampleFactory(
        appraisal=Appraisal.objects.get(appraisee=staff[0]), scored=True, score=2, assigned_on=date(2026, 4, 1)
    ),
    "a score": lambda staff: AppraisalSample.objects.update(smart=1, voice=2),
    "an absence": lambda staff: AbsenceFactory(worker=staff[0], period=period(date(2026, 4, 1), date(2026, 7, 9))),
    "a contract": lambda staff: Employment.objects.filter(worker=staff[0]).update(
        contract="agency", agency_name="Agency"
    ),
    "an origin": lambda staff: (
        Assignment.objects.filter(worker=staff[0]).update(period=period(date(2026, 1, 5))),
        Employment.objects.filter(worker=staff[0]).update(period=period(date(2026, 1, 5)), start_origin=1),
    ),
    "a move": lambda staff: Assignment.objects.filter(worker=staff[0]).update(team=UnitFactory(code="OTHER")),
    "a role": lambda staff: Assignment.objects.filter(worker=staff[0]).update(
        role=RoleFactory(code="ADMIN", not_social_work=True)
    ),
    "a last day": lambda staff: Assignment.objects.filter(worker=staff[1]).update(
        period=period(date(2019, 4, 1), date(2026, 5, 8))
    ),
    "a starter": lambda staff: AssignmentFactory(team=Unit.objects.get(code="TEAM"), period=period(date(2026, 2, 9))),
    "a setting": lambda staff: PolicyValueFactory(
        key=PolicyKey.APPRAISAL_TOLERANCE, value=60, period=period(date(2026, 1, 1))
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_recomputed_after_a_change_they_are_as_built_anew(change: str, staff: list[Worker]) -> None:
    computed()
    before = stored()
    CHANGES[change](staff)

    recompute_touched(now=NOW)
    after = stored()

    PracticeFigure.objects.all().delete()
    computed()
    assert after == stored()
    assert after != before


def test_what_no_figure_reads_is_not_noted(staff: list[Worker]) -> None:
    """Else an appraisal that begins, which has no day yet, would touch every month there is."""
    computed()
    begun = AppraisalFactory(appraisee=staff[0])
    AppraisalSampleFactory(appraisal=Appraisal.objects.get(appraisee=staff[1]))
    Appraisal.objects.filter(pk=begun.pk).update(planned_on=date(2027, 3, 1), state="self")

    assert not ChangedFact.objects.exists()
