"""manage.py metrics and compute_metrics, as outside scripts call them."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from dashboards.models import ComputedMonth, Figure
from tests.dashboards import histories
from tests.dashboards.metrics.test_worked_example import worked_example
from workforce.models import Assignment, Unit, UnitPlacement
from workforce.periods import period

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _records() -> None:
    histories.write(worked_example())


def printed(*arguments: str) -> str:
    out = io.StringIO()
    call_command("metrics", *arguments, stdout=out)
    return out.getvalue()


def objects(*arguments: str) -> dict[str, dict[str, str | None]]:
    return {row["metric"]: row for row in json.loads(printed(*arguments, "--format", "json"))}


def test_metrics_prints_one_object_per_metric() -> None:
    found = objects("--as-at", "2025-09-30", "--unit", "TEAM-A")

    assert found["vacancy_rate"] == {
        "metric": "vacancy_rate",
        "unit": "TEAM-A",
        "roles": "csww",
        "as_at": "2025-09-30",
        "numerator": "1.400000",
        "denominator": "4.000000",
        "value": "35.0",
    }
    assert len(found) == 45


def test_metrics_without_unit_is_for_the_whole_directorate() -> None:
    found = objects("--as-at", "2025-09-30")

    assert (found["turnover_rate"]["unit"], found["turnover_rate"]["value"]) == ("CS", "30.8")


def test_metrics_of_a_role_group_and_of_all_roles() -> None:
    assert objects("--as-at", "2025-09-30", "--roles", "Social workers")["in_post"]["value"] == "2.6"
    assert objects("--as-at", "2025-09-30", "--roles", "all")["in_post"]["value"] == "2.6"


def test_metrics_as_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(printed("--as-at", "2025-09-30", "--format", "csv"))))

    assert [row["value"] for row in rows if row["metric"] == "caseload"] == ["18.8"]
    assert [row["denominator"] for row in rows if row["metric"] == "in_post"] == [""]


def test_metrics_as_table_shows_no_value_as_not_available() -> None:
    lines = printed("--as-at", "2022-06-30", "--format", "table").splitlines()

    assert [line.split()[1] for line in lines if line.startswith("agency_cover_rate")] == ["n/a"]


def test_metrics_follows_a_change_of_facts() -> None:
    objects("--as-at", "2025-09-30")
    Assignment.objects.filter(worker__reference="Beech").update(fte=Decimal("0.8"))

    assert objects("--as-at", "2025-09-30")["in_post"]["value"] == "2.8"


def test_metrics_of_a_month_to_come_are_not_kept() -> None:
    assert objects("--as-at", "2199-12-31")["in_post"]["value"] == "2.6"
    assert not ComputedMonth.objects.exists()
    assert not Figure.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["--as-at", "2025-09-29"],
            "29 September 2025 is not the last day of a month: 30 September 2025 is.",
        ),
        (["--as-at", "September"], "'September' is not a date."),
        (["--as-at", "2025-09-30", "--unit", "NOWHERE"], "There is no unit 'NOWHERE' on 30 September 2025."),
        (["--as-at", "2025-09-30", "--roles", "pilots"], "There are no roles 'pilots'."),
        (["--as-at", "2019-09-30"], "There are no records of posts or people up to 30 September 2019."),
    ],
    ids=["not a month end", "not a date", "no such unit", "no such roles", "no records"],
)
def test_metrics_refuses(arguments: list[str], says: str) -> None:
    with pytest.raises(CommandError) as refused:
        printed(*arguments)

    assert says in str(refused.value)


def test_metrics_asks_for_a_unit_where_several_stand_at_the_top() -> None:
    other = Unit.objects.create(code="OTHER", kind="directorate")
    UnitPlacement.objects.create(unit=other, name="Other", period=period(date(2020, 1, 1)))

    with pytest.raises(CommandError, match="--unit"):
        printed("--as-at", "2025-09-30")


def test_metrics_of_a_unit_that_was_closed() -> None:
    UnitPlacement.objects.filter(unit__code="TEAM-A").update(
        period=period(date(1900, 1, 1), date(2025, 8, 31))
    )

    with pytest.raises(CommandError, match="There is no unit 'TEAM-A' on 30 September 2025"):
        printed("--as-at", "2025-09-30", "--unit", "TEAM-A")


def test_compute_metrics_stores_the_months_asked_for() -> None:
    out = io.StringIO()

    call_command("compute_metrics", "--from", "2025-01", "--to", "2025-09", stdout=out)

    assert "9 months, 2025-01 to 2025-09" in out.getvalue()
    assert [month.month_end for month in ComputedMonth.objects.all()][::8] == [
        date(2025, 1, 31),
        date(2025, 9, 30),
    ]


def test_compute_metrics_again_writes_nothing() -> None:
    call_command("compute_metrics", "--from", "2025-01", "--to", "2025-09", stdout=io.StringIO())
    out = io.StringIO()

    call_command("compute_metrics", "--from", "2025-01", "--to", "2025-09", stdout=out)

    assert "0 rows written, 0 removed" in out.getvalue()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--from", "2025-13"], "'2025-13' is not a month."),
        (["--from", "January"], "'January' is not a month."),
        (["--from", "2025-09", "--to", "2025-01"], "September 2025 is after January 2025"),
        (["--to", "2199-01"], "January 2199 is not over"),
    ],
)
def test_compute_metrics_refuses(arguments: list[str], says: str) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("compute_metrics", *arguments, stdout=io.StringIO())

    assert says in str(refused.value)
