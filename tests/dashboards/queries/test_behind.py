"""What is listed behind a figure is what was counted."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.domain.compute import compute
from dashboards.metrics import ALL, Metric
from dashboards.queries.behind import behind
from dashboards.queries.figures import figure
from tests.dashboards import histories
from tests.dashboards import reference as plain
from tests.dashboards.histories import examples, undone
from tests.dashboards.metrics.test_worked_example import CENSUS_DAY, worked_example
from workforce.access.scope import Reach
from workforce.models import Unit, Worker

NOW = datetime(2026, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db
SIX = Decimal("0.000001")


@pytest.mark.slow
@examples
@given(
    history=histories.histories(),
    month=st.sampled_from([date(2024, 2, 29), date(2024, 8, 31), date(2025, 9, 30)]),
    code=st.sampled_from(["D", "S1", "S2", "T1", "T4"]),
    population=st.sampled_from(["csww", "all", "social workers"]),
    metrics=st.sets(st.sampled_from(ALL), min_size=3, max_size=3),
)
def test_rows_add_up_to_the_stored_figure(
    history: plain.History, month: date, code: str, population: str, metrics: set[Metric]
) -> None:
    with undone():
        histories.write(history)
        compute(first=month, last=month, now=NOW)
        unit = Unit.objects.get(code=code).pk
        stored = figure(unit, population, month)

        for metric in metrics:
            found = behind(metric.behind, unit_id=unit, population=population, month_end=month)
            numerator = metric.of(stored).numerator
            if metric.key.endswith("_headcount"):
                assert found.people() == numerator, metric.key
            elif metric.key == "caseload_max":
                assert max((row.amount for row in found.found), default=None) == numerator
            else:
                assert found.total().quantize(SIX) == numerator.quantize(SIX), metric.key
            if metric.key == "stability_index":
                assert found.count() == stored.stability_base


def team_a(subject: str) -> tuple[int, object]:
    unit = Unit.objects.get(code="TEAM-A").pk
    return unit, behind(subject, unit_id=unit, population="csww", month_end=CENSUS_DAY)


def test_vacancies_list_the_posts_with_their_empty_part() -> None:
    histories.write(worked_example())

    _, found = team_a("vacancies")

    assert [(row.post_reference, row.amount) for row in found.rows()] == [
        ("P2", Decimal("0.4")),
        ("P4", Decimal(1)),
    ]


def test_leavers_list_the_person_and_the_last_day() -> None:
    histories.write(worked_example())

    _, found = team_a("leavers")

    assert [(row.name, row.last_day, row.fte) for row in found.rows()] == [
        ("A Dogwood", date(2025, 3, 31), Decimal("0.8"))
    ]


def in_two_teams(reference: str, first: date, moved: date, last: date | None) -> plain.Worker:
    """Somebody who moved into Team A in one employment, with a weekend between the two jobs."""
    held = [
        plain.Assignment("CS", "SW", Fraction(1), first, moved - timedelta(days=3)),
        plain.Assignment("TEAM-A", "SW", Fraction(1), moved, last),
    ]
    return plain.Worker(reference, [plain.Employment("permanent", first, last, held)])


def test_leavers_list_the_first_day_of_all_their_time_here() -> None:
    history = worked_example()
    history.workers.append(
        in_two_teams("Fir", date(2022, 6, 1), moved=date(2025, 1, 6), last=date(2025, 3, 31))
    )
    histories.write(history)

    _, found = team_a("leavers")

    assert [(row.name, row.first_day, row.last_day) for row in found.rows()] == [
        ("A Dogwood", date(2022, 5, 2), date(2025, 3, 31)),
        ("A Fir", date(2022, 6, 1), date(2025, 3, 31)),
    ]


def test_starters_who_moved_on_have_no_last_day() -> None:
    history = worked_example()
    history.workers.append(in_two_teams("Fir", date(2025, 1, 1), moved=date(2025, 6, 2), last=None))
    histories.write(history)

    found = behind(
        "starters", unit_id=Unit.objects.get(code="CS").pk, population="csww", month_end=CENSUS_DAY
    )

    assert [(row.name, row.first_day, row.last_day) for row in found.rows()] == [
        ("A Fir", date(2025, 1, 1), None)
    ]


def test_days_lost_list_the_spell() -> None:
    histories.write(worked_example())

    _, found = team_a("days_lost")

    assert [(row.name, row.first_day, row.last_day, row.amount) for row in found.rows()] == [
        ("A Ash", date(2025, 2, 3), date(2025, 2, 20), Decimal(12))
    ]


def test_rows_outside_the_reach_are_left_out() -> None:
    histories.write(worked_example())
    ash = Worker.objects.get(reference="Ash")
    unit, people = team_a("in_post")
    _, posts = team_a("established")

    own = Reach(CENSUS_DAY, own_worker_id=ash.pk)
    team = Reach(CENSUS_DAY, unit_ids=frozenset({unit}))

    assert [row.name for row in people.within(own).rows()] == ["A Ash"]
    assert people.within(team).count() == 3
    assert posts.within(own).count() == 0
    assert posts.within(team).count() == 4
    assert people.within(Reach(CENSUS_DAY)).count() == 0


def test_one_page_of_rows() -> None:
    histories.write(worked_example())

    _, found = team_a("in_post")

    assert [row.name for row in found.rows(offset=1, limit=1)] == ["A Beech"]
