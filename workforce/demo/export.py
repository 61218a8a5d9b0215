"""The people and posts of the database as the CSV files that `import_workforce` reads."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from workforce.models import (
    Absence,
    Assignment,
    CaseloadCount,
    Employment,
    PostTerms,
    Role,
    UnitPlacement,
    Worker,
)
from workforce.periods import first_day, last_day

Line = Iterable[Any]


def export_workforce(folder: Path) -> None:
    """Write the eight files into a folder, which is made if need be. Importing them gives the same figures."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (columns, rows) in _files().items():
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns.split())
            writer.writerows(rows)


def _files() -> dict[str, tuple[str, Iterator[Line]]]:
    return {
        "org_units.csv": ("code name kind parent_code opened_on closed_on", _units()),
        "roles.csv": ("code name role_group regulator csww_role grade rank", _roles()),
        "posts.csv": ("reference title role_code team_code fte first_day last_day funding frozen", _posts()),
        "workers.csv": (
            "worker_ref first_name last_name email date_of_birth sex ethnicity swe_number qualified_on "
            "qualification_level entry_route",
            _workers(),
        ),
        "employments.csv": (
            "worker_ref contract first_day last_day reason_left destination start_origin agency_name",
            _employments(),
        ),
        "assignments.csv": (
            "worker_ref team_code role_code fte first_day last_day post_reference agency_reason manager_ref",
            _assignments(),
        ),
        "absences.csv": ("worker_ref kind first_day last_day days_lost", _absences()),
        "caseloads.csv": (
            "worker_ref as_at cases",
            _lines(CaseloadCount.objects.order_by("pk").values_list("worker__reference", "as_at", "cases")),
        ),
    }


def _lines(rows: "QuerySet[Any, Any]") -> Iterator[Line]:
    return rows.iterator(chunk_size=10_000)


def _first_and_last(value: Any) -> tuple[date, date | None]:
    return first_day(value), last_day(value)


def _units() -> Iterator[Line]:
    """A row for each name and place that a unit had."""
    rows = UnitPlacement.objects.order_by("pk").values_list(
        "unit__code", "name", "unit__kind", "parent__code", "period"
    )
    for code, name, kind, parent, period in _lines(rows):
        yield code, name, kind, parent, *_first_and_last(period)


def _roles() -> Iterator[Line]:
    fields = ("code", "name", "role_group", "regulator", "csww_role", "grade", "rank")
    return _lines(Role.objects.order_by("pk").values_list(*fields))


def _posts() -> Iterator[Line]:
    rows = PostTerms.objects.order_by("pk").values_list(
        "post__reference", "title", "role__code", "team__code", "fte", "period", "funding", "frozen"
    )
    for reference, title, role, team, fte, period, funding, frozen in _lines(rows):
        yield reference, title, role, team, fte, *_first_and_last(period), funding, "yes" if frozen else "no"


def _workers() -> Iterator[Line]:
    return _lines(
        Worker.objects.order_by("pk").values_list(
            "reference", "first_name", "last_name", "email", "date_of_birth", "equality__sex", "equality__ethnicity",
            "swe_number", "qualified_on", "qualification_level", "entry_route",
        )
    )  # fmt: skip


def _employments() -> Iterator[Line]:
    rows = Employment.objects.order_by("pk").values_list(
        "worker__reference", "contract", "period", "reason_left", "destination", "start_origin", "agency_name"
    )
    for reference, contract, period, *rest in _lines(rows):
        yield reference, contract, *_first_and_last(period), *rest


def _assignments() -> Iterator[Line]:
    rows = Assignment.objects.order_by("pk").values_list(
        "worker__reference", "team__code", "role__code", "fte", "period", "post__reference", "agency_reason",
        "manager__reference",
    )  # fmt: skip
    for reference, team, role, fte, period, *rest in _lines(rows):
        yield reference, team, role, fte, *_first_and_last(period), *rest


def _absences() -> Iterator[Line]:
    rows = Absence.objects.order_by("pk").values_list("worker__reference", "kind", "period", "days_lost")
    for reference, kind, period, days_lost in _lines(rows):
        yield reference, kind, *_first_and_last(period), days_lost
