"""How long an import takes beside a bare COPY of the same rows, and whether its memory grows with the files.

    TENURE_HOME=a-new-folder .venv/bin/python manage.py migrate
    TENURE_HOME=a-new-folder .venv/bin/python bench/import_files.py --staff 5000

Wants an empty installation; writes its synthetic files into a temporary folder.
"""

import argparse
import csv
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
START, END = date(2015, 10, 1), date(2025, 9, 30)
FLOOR_RUNS = 5
TEAM_SIZE, TEAMS_OF_A_SERVICE, ROLES = 12, 8, 8
UNITS = ("code", "name", "kind", "parent_code")
ROLE_COLUMNS = ("code", "name", "role_group", "csww_role")
POSTS = ("reference", "title", "role_code", "team_code", "fte", "first_day")
WORKERS = ("worker_ref", "first_name", "last_name", "swe_number")
EMPLOYMENTS = ("worker_ref", "contract", "first_day", "last_day")
ASSIGNMENTS = ("worker_ref", "team_code", "role_code", "fte", "first_day", "last_day", "post_reference")
ABSENCES = ("worker_ref", "kind", "first_day", "last_day")
CASELOADS = ("worker_ref", "as_at", "cases")

Row = tuple[Any, ...]


def write_council(folder: Path, staff: int, seed: int = 1) -> None:
    """Files of a council of so many people with ten years of history; the same seed gives the same files."""
    random = Random(seed)
    teams = max(2, staff // TEAM_SIZE)
    services = max(1, teams // TEAMS_OF_A_SERVICE)
    units: list[Row] = [("D", "Directorate", "directorate", "")]
    units += [(f"S{n}", f"Service {n}", "service", "D") for n in range(services)]
    units += [(f"T{n}", f"Team {n}", "team", f"S{n % services}") for n in range(teams)]
    _write(folder, "org_units", UNITS, units)
    _write(folder, "roles", ROLE_COLUMNS, ((f"R{n}", f"Role {n}", "Group", 1 + n % 6) for n in range(ROLES)))
    posts = ((f"P{n}", "Social worker", f"R{n % ROLES}", f"T{n % teams}", "1.0", START) for n in range(staff))
    _write(folder, "posts", POSTS, posts)
    _write(folder, "workers", WORKERS, ((_ref(n), f"F{n}", f"L{n}", f"SW{100000 + n}") for n in range(staff)))
    careers = [_career(random) for _ in range(staff)]
    _write(
        folder, "employments", EMPLOYMENTS, ((_ref(n), "permanent", *days) for n, days in enumerate(careers))
    )
    for name, columns, rows in (
        ("assignments", ASSIGNMENTS, _assignments),
        ("absences", ABSENCES, _absences),
        ("caseloads", CASELOADS, _caseloads),
    ):
        _write(
            folder,
            name,
            columns,
            (row for n, days in enumerate(careers) for row in rows(random, n, *days, teams)),
        )


def _write(folder: Path, name: str, columns: Row, rows: Iterable[Row]) -> None:
    with (folder / f"{name}.csv").open("w", newline="") as stream:
        csv.writer(stream).writerow(columns)
        csv.writer(stream).writerows(rows)


def _ref(number: int) -> str:
    return f"W{number:06d}"


def _career(random: Random) -> tuple[date, date | None]:
    first = START + timedelta(random.randrange(400))
    return first, None if random.random() < 0.7 else first + timedelta(random.randrange(400, 3200))


def _assignments(random: Random, number: int, first: date, last: date | None, teams: int) -> Iterator[Row]:
    while True:
        end = first + timedelta(random.randrange(200, 1200))
        final = end >= (last or END)
        team, role = f"T{random.randrange(teams)}", f"R{random.randrange(ROLES)}"
        yield (
            _ref(number),
            team,
            role,
            random.choice(["1.0", "0.6"]),
            first,
            last if final else end,
            f"P{number}",
        )
        if final:
            return
        first = end + timedelta(1)


def _absences(random: Random, number: int, first: date, last: date | None, teams: int) -> Iterator[Row]:
    for _ in range(20):
        first += timedelta(random.randrange(20, 300))
        end = first + timedelta(random.randrange(20))
        if end >= (last or END):
            return
        yield _ref(number), "sickness", first, end
        first = end


def _caseloads(random: Random, number: int, first: date, last: date | None, teams: int) -> Iterator[Row]:
    for month in range(60):
        day = first + timedelta(30 * month)
        if day >= (last or END):
            return
        yield _ref(number), day, random.randrange(8, 25)


def floor_seconds(folder: Path) -> float:
    """COPY of the same bytes into bare tables of text."""
    from django.db import connection, transaction

    started = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        for path in folder.glob("*.csv"):
            with path.open("rb") as stream:
                columns = ", ".join(f"{name} text" for name in stream.readline().decode().strip().split(","))
                cursor.execute(f"CREATE TEMPORARY TABLE floor_{path.stem} ({columns}) ON COMMIT DROP")
                with cursor.copy(f"COPY floor_{path.stem} FROM STDIN (FORMAT csv)") as copy:
                    while chunk := stream.read(1 << 16):
                        copy.write(chunk)
    return time.perf_counter() - started


def import_seconds(folder: Path) -> float:
    from workforce.imports.run import import_files

    started = time.perf_counter()
    import_files(folder, today=END, context={"bench": "import_files"})
    return time.perf_counter() - started


def peak_megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(staff: int) -> dict[str, float]:
    """Seconds of the floor, of an import and of the same files again; the process's peak memory in MB."""
    import django

    django.setup()
    from workforce.models import Worker

    if Worker.objects.exists():
        sys.exit("This installation is not empty.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_council(folder, staff)
        rows = sum(_lines(path) - 1 for path in folder.glob("*.csv"))
        floor = statistics.median(floor_seconds(folder) for _ in range(FLOOR_RUNS))
        before = peak_megabytes()
        first, again = import_seconds(folder), import_seconds(folder)
    peak = peak_megabytes()
    return {
        "rows": rows,
        "floor": floor,
        "first": first,
        "again": again,
        "peak": peak,
        "added": peak - before,
    }


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in stream)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--staff", type=int, default=5000)
    parser.add_argument("--result", type=Path, help="write the figures as JSON to this file")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.path.insert(0, str(ROOT))
    from devstack.session import servers_for_command

    with servers_for_command(["manage.py", "bench"]):
        found = measure(chosen.staff)
    if chosen.result:
        chosen.result.write_text(json.dumps({"import": found}))
    print(
        "staff {staff}, {rows:,.0f} rows: COPY {floor:.2f} s; import {first:.1f} s, the same again {again:.1f} s; "
        "peak memory {peak:.0f} MB, {added:.0f} MB of them for the imports".format(
            staff=chosen.staff, **found
        )
    )


if __name__ == "__main__":
    main()
