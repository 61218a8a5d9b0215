"""How long the figures take: everything, against a floor in the same run; and one change's recomputation.

The floor is what no way of computing can do without: every fact row read once, and the result written with its key.
Times are the processor time of the database process, which other work on the machine disturbs least, and the wall
clock beside it. The database must hold a synthetic council (`seed_demo --staff 5000 --years 10`); every measurement is
taken back, so nothing stays changed.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from dashboards.domain.compute import compute
from dashboards.domain.recompute import recompute_touched
from dashboards.models import ComputedMonth, Figure
from dashboards.queries.span import months_with_facts
from workforce.enums import AbsenceKind
from workforce.models import Absence, Assignment, CaseloadCount
from workforce.periods import add_months, period

FACTS = {
    "workforce_assignment": "sum(fte), max(upper(period))",
    "workforce_employment": "max(upper(period)), max(contract)",
    "workforce_postterms": "sum(fte), max(upper(period))",
    "workforce_absence": "sum(days_lost), max(upper(period))",
    "workforce_caseloadcount": "sum(cases), max(as_at)",
    "workforce_unitplacement": "max(parent_id)",
}
TICKS = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds: of the database's processor, and of the clock on the wall."""

    processor: float
    wall: float


def _processor() -> float:
    """Seconds of processor time of our connection's server process; the wall clock where /proc has it not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        path = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not path.exists():
        return time.perf_counter()
    fields = path.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def timed(work: Callable[[], object]) -> Taken:
    processor, wall = _processor(), time.perf_counter()
    work()
    return Taken(_processor() - processor, time.perf_counter() - wall)


def _floor() -> None:
    with connection.cursor() as cursor:
        for table, aggregates in FACTS.items():
            cursor.execute(f"SELECT count(*), {aggregates} FROM {table}")
            cursor.fetchall()
        cursor.execute("CREATE TABLE floor_rows AS SELECT * FROM dashboards_figure")
        cursor.execute("ALTER TABLE floor_rows ADD PRIMARY KEY (unit_id, population, month_end)")
        cursor.execute("CREATE INDEX ON floor_rows (month_end, population)")


def floor() -> Taken:
    with taken_back():
        return timed(_floor)


def full(first: date, last: date) -> Taken:
    """Everything into an empty table."""
    with taken_back():
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE dashboards_figure, dashboards_computedmonth")
        return timed(lambda: compute(first=first, last=last, now=timezone.now()))


def _absence(last: date) -> None:
    days = period(last - timedelta(days=9), last - timedelta(days=5))
    ill = Absence.objects.filter(period__overlap=days).values("worker")
    held = (
        Assignment.objects.as_at(last)
        .filter(period__contains=days)
        .exclude(worker__in=ill)
        .order_by("pk")
        .first()
    )
    assert held is not None
    Absence.objects.create(worker_id=held.worker_id, kind=AbsenceKind.SICKNESS, period=days)


def _hours_this_month(last: date) -> None:
    held = (
        Assignment.objects.filter(period__startswith__range=(last - timedelta(days=27), last))
        .order_by("pk")
        .first()
    )
    assert held is not None
    Assignment.objects.filter(pk=held.pk).update(fte="0.123456")


def _leaver(last: date) -> None:
    held = Assignment.objects.filter(period__contains=last, period__upper_inf=True).order_by("pk").first()
    assert held is not None
    Assignment.objects.filter(pk=held.pk).update(period=period(held.first_day, last - timedelta(days=3)))


def _team_two_years_ago(last: date) -> None:
    held = (
        Assignment.objects.as_at(add_months(last, -24)).filter(period__upper_inf=True).order_by("pk").first()
    )
    other = Assignment.objects.exclude(team=held.team_id).order_by("pk").first() if held else None
    assert held is not None
    assert other is not None
    Assignment.objects.filter(pk=held.pk).update(team=other.team_id)


def _leaving_date_five_years_ago(last: date) -> None:
    then = add_months(last, -60)
    left = (
        Assignment.objects.filter(period__endswith__range=(then, add_months(then, 12)))
        .exclude(worker__assignments__period__startswith__gt=then)
        .order_by("pk")
        .first()
    )
    assert left is not None
    assert left.last_day is not None
    shorter = period(left.first_day, left.last_day - timedelta(days=40))
    Assignment.objects.filter(pk=left.pk).update(period=shorter)


def _hours_from_the_start(last: date) -> None:
    held = Assignment.objects.as_at(last).order_by("period", "pk").first()
    assert held is not None
    Assignment.objects.filter(pk=held.pk).update(fte="0.123456")


def _largest_caseload(last: date) -> None:
    recent = CaseloadCount.objects.filter(as_at__range=(add_months(last, -2), last))
    largest = recent.order_by("-cases", "pk").first()
    assert largest is not None
    CaseloadCount.objects.filter(pk=largest.pk).update(cases=1)


CHANGES: dict[str, Callable[[date], None]] = {
    "one absence spell": _absence,
    "hours of a new assignment": _hours_this_month,
    "a leaver this month": _leaver,
    "the largest caseload of a month corrected": _largest_caseload,
    "a team corrected from the start, two years ago or more": _team_two_years_ago,
    "a leaving date corrected, five years ago": _leaving_date_five_years_ago,
    "hours corrected from the start, ten years": _hours_from_the_start,
}


def change(make: Callable[[date], None], last: date) -> Taken:
    """What one change costs until the figures follow."""
    with taken_back():
        make(last)
        return timed(lambda: recompute_touched(now=timezone.now(), wait=True))


def median(measure: Callable[[], Taken], runs: int) -> Taken:
    taken = [measure() for _ in range(runs)]
    return Taken(*(statistics.median(getattr(one, name) for one in taken) for name in ("processor", "wall")))


def measure(runs: int = 5) -> dict[str, Taken]:
    """The medians, by what was measured. Raises RuntimeError on an empty database."""
    span = months_with_facts(timezone.localdate())
    if span is None:
        raise RuntimeError("There is nobody to count: run seed_demo first.")
    if not ComputedMonth.objects.exists() or not Figure.objects.exists():
        compute(first=span[0], last=span[1], now=timezone.now())
    recompute_touched(now=timezone.now(), wait=True)
    found = {"floor: scan, write, key": median(floor, runs), "all figures": median(lambda: full(*span), runs)}
    for name, make in CHANGES.items():
        found[name] = median(partial(change, make, span[1]), runs)
    return found


def table(found: dict[str, Taken]) -> list[str]:
    """Markdown: medians, and each as a share of the floor and of the whole."""
    least, whole = found["floor: scan, write, key"], found["all figures"]
    lines = ["| What | Processor, s | Wall, s | ÷ floor | ÷ all figures |", "|---|---:|---:|---:|---:|"]
    for name, taken in found.items():
        lines.append(
            f"| {name} | {taken.processor:.2f} | {taken.wall:.2f} | {taken.processor / least.processor:.1f} "
            f"| {100 * taken.processor / whole.processor:.1f}% |"
        )
    return lines
