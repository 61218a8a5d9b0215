"""Every rule that refuses or warns: the file, the row, the column and the sentence."""

from typing import Any

import pytest

from tests.workforce.imports.conftest import Folder, Run
from workforce.models import Assignment, Worker

pytestmark = pytest.mark.slow

REFUSED: dict[str, tuple[list[tuple[str, int, dict[str, Any]]], str]] = {
    # name: (changes of (file, row, cells); row 0 adds a row), the line that must be printed
    "end before start": (
        [("employments", 2, {"last_day": "2019-12-31"})],
        "employments.csv, row 2, column last_day: This lies before the first_day: the end comes before the start.",
    ),
    "closed before opened": (
        [("org_units", 4, {"closed_on": "2018-12-31"})],
        "org_units.csv, row 4, column closed_on: This lies before the opened_on: the end comes before the start.",
    ),
    "required cell blank": (
        [("workers", 2, {"last_name": " "})],
        "workers.csv, row 2, column last_name: This cell must not be blank.",
    ),
    "duplicated SWE number": (
        [("workers", 3, {"swe_number": "SW100001"})],
        "workers.csv, row 3, column swe_number: The Social Work England number SW100001 belongs to worker "
        "W-ASH too (row 2).",
    ),
    "worker twice": (
        [("workers", 0, {"worker_ref": "W-ASH", "first_name": "Amina", "last_name": "Ash"})],
        "workers.csv, row 8, column worker_ref: The same worker_ref stands in row 2 already.",
    ),
    "post terms twice": (
        [("posts", 3, {"reference": "P1"})],
        "posts.csv, row 3, column reference: The same reference and first_day stand in row 2 already.",
    ),
    "count twice": (
        [("caseloads", 3, {"worker_ref": "W-ASH"})],
        "caseloads.csv, row 3, column worker_ref: The same worker_ref and as_at stand in row 2 already.",
    ),
    "no such role": (
        [("posts", 2, {"role_code": "XX"})],
        "posts.csv, row 2, column role_code: There is no role XX, neither in the files nor stored.",
    ),
    "no such team": (
        [("assignments", 2, {"team_code": "TEAM-Z"})],
        "assignments.csv, row 2, column team_code: There is no team TEAM-Z, neither in the files nor stored.",
    ),
    "no such post": (
        [("assignments", 2, {"post_reference": "P9"})],
        "assignments.csv, row 2, column post_reference: There is no post P9, neither in the files nor stored.",
    ),
    "no such worker": (
        [("caseloads", 2, {"worker_ref": "W-OAK"})],
        "caseloads.csv, row 2, column worker_ref: There is no worker W-OAK, neither in the files nor stored.",
    ),
    "no such manager": (
        [("assignments", 2, {"manager_ref": "W-OAK"})],
        "assignments.csv, row 2, column manager_ref: There is no worker W-OAK, neither in the files nor stored.",
    ),
    "no such parent": (
        [("org_units", 4, {"parent_code": "NOWHERE"})],
        "org_units.csv, row 4, column parent_code: There is no unit NOWHERE, neither in the files nor stored.",
    ),
    "own manager": (
        [("assignments", 2, {"manager_ref": "W-ASH"})],
        "assignments.csv, row 2, column manager_ref: Nobody is their own manager.",
    ),
    "overlapping terms": (
        [
            (
                "posts",
                0,
                {
                    "reference": "P1",
                    "title": "SW",
                    "role_code": "SW",
                    "team_code": "TEAM-A",
                    "fte": "0.5",
                    "first_day": "2020-01-01",
                },
            )
        ],
        "posts.csv, row 6, column first_day: This row of the post overlaps the one of row 2 (1 April 2019 to open). "
        "End the one before the other starts.",
    ),
    "overlapping employments": (
        [("employments", 0, {"worker_ref": "W-ASH", "contract": "permanent", "first_day": "2021-01-04"})],
        "employments.csv, row 8, column first_day: This employment under the same contract overlaps the one of row 2 "
        "(6 January 2020 to open). End the one before the other starts.",
    ),
    "overlapping absences": (
        [
            ("absences", 0, {"worker_ref": "W-ASH", "kind": "sickness", "first_day": "2025-03-18"}),
        ],
        "absences.csv, row 3, column first_day: This absence of the same kind overlaps the one of row 2 "
        "(3 March 2025 to 18 March 2025). End the one before the other starts.",
    ),
    "same assignment": (
        [
            (
                "assignments",
                0,
                {
                    "worker_ref": "W-ASH",
                    "team_code": "TEAM-A",
                    "role_code": "SW",
                    "fte": "0.5",
                    "first_day": "2021-01-04",
                    "post_reference": "P1",
                },
            )
        ],
        "assignments.csv, row 8, column first_day: The same assignment overlaps the one of row 2 "
        "(6 January 2020 to open). End the one before the other starts.",
    ),
    "outside its employment": (
        [("assignments", 2, {"first_day": "2019-12-01"})],
        "assignments.csv, row 2, column first_day: No employment of W-ASH contains this assignment "
        "(1 December 2019 to open). Employments: permanent from 6 January 2020 to open.",
    ),
    "after its employment": (
        [("assignments", 6, {"last_day": "2025-07-31"})],
        "assignments.csv, row 6, column first_day: No employment of W-ELM contains this assignment "
        "(1 February 2025 to 31 July 2025). Employments: permanent from 1 February 2025 to 30 June 2025.",
    ),
    "two employments": (
        [("employments", 0, {"worker_ref": "W-ASH", "contract": "casual", "first_day": "2019-01-01"})],
        "assignments.csv, row 2, column first_day: More than one employment of W-ASH contains this assignment "
        "(casual and permanent): it cannot be told to which it belongs.",
    ),
    "assignment in a service": (
        [("assignments", 2, {"team_code": "SAFEGUARDING"})],
        "assignments.csv, row 2, column team_code: SAFEGUARDING is a service, not a team: "
        "assignments belong to teams.",
    ),
    "post in a service": (
        [("posts", 2, {"team_code": "SAFEGUARDING"})],
        "posts.csv, row 2, column team_code: SAFEGUARDING is a service, not a team: posts belong to teams.",
    ),
    "before the team": (
        [("posts", 2, {"first_day": "2019-03-31"})],
        "posts.csv, row 2, column team_code: Team TEAM-A does not exist on all the days from 31 March 2019 to open: "
        "it exists from 1 April 2019 to open.",
    ),
    "directorate below": (
        [("org_units", 2, {"parent_code": "SAFEGUARDING"})],
        "org_units.csv, row 2, column parent_code: A directorate stands at the top and has no parent.",
    ),
    "team below a team": (
        [
            (
                "org_units",
                0,
                {
                    "code": "TEAM-B",
                    "name": "B",
                    "kind": "team",
                    "parent_code": "TEAM-A",
                    "opened_on": "2020-01-01",
                },
            )
        ],
        "org_units.csv, row 5, column parent_code: A team cannot stand under TEAM-A, which is a team: teams stand "
        "under services or the directorate, services under the directorate.",
    ),
    "circle": (
        [
            ("org_units", 3, {"parent_code": "OTHER"}),
            (
                "org_units",
                0,
                {"code": "OTHER", "name": "O", "kind": "service", "parent_code": "SAFEGUARDING"},
            ),
        ],
        "org_units.csv, row 3, column parent_code: SAFEGUARDING stands under itself, directly or through others.",
    ),
    "two kinds": (
        [
            (
                "org_units",
                0,
                {
                    "code": "TEAM-A",
                    "name": "A",
                    "kind": "service",
                    "opened_on": "2018-01-01",
                    "closed_on": "2019-03-31",
                },
            )
        ],
        "org_units.csv, row 5, column kind: TEAM-A has another kind in row 4. "
        "A unit keeps its kind: a new kind of unit needs a code of its own.",
    ),
    "Excel's error": (
        [("workers", 2, {"first_name": "#REF!"})],
        "workers.csv, row 2, column first_name: The cell holds Excel's error #REF!.",
    ),
}


def _changed(folder: Folder, changes: list[tuple[str, int, dict[str, Any]]]) -> Folder:
    for name, row, cells in changes:
        if row:
            folder.change(name, row, **cells)
        else:
            folder.add(name, **cells)
    return folder


@pytest.mark.parametrize("name", REFUSED)
def test_import_refuses(run: Run, folder: Folder, name: str) -> None:
    changes, line = REFUSED[name]
    said = run(_changed(folder, changes).path)
    assert line in said.problems
    assert said.status == 1
    assert not Worker.objects.exists()


WARNED: dict[str, tuple[list[tuple[str, int, dict[str, Any]]], str]] = {
    "over-filled post": (
        [("assignments", 3, {"post_reference": "P1"})],
        "assignments.csv, row 2, column post_reference: Post P1 is over-filled from 6 January 2020: employed people "
        "hold 1.6 FTE, the post has 1.",
    ),
    "more than full time": (
        [
            (
                "assignments",
                0,
                {
                    "worker_ref": "W-ASH",
                    "team_code": "TEAM-A",
                    "role_code": "SW",
                    "fte": "0.2",
                    "first_day": "2024-01-01",
                },
            )
        ],
        "assignments.csv, row 8, column fte: The assignments of W-ASH add up to more than full time from "
        "1 January 2024: 1.2 FTE.",
    ),
    "unknown reason": (
        [("employments", 5, {"reason_left": "found gold"})],
        "employments.csv, row 5, column reason_left: “found gold” is neither a code (1 to 10) nor its label; "
        "left blank.",
    ),
    "unknown sex": (
        [("workers", 2, {"sex": "?"})],
        "workers.csv, row 2, column sex: “?” is neither a code (M or F) nor its label; left blank.",
    ),
    "unknown ethnicity": (
        [("workers", 2, {"ethnicity": "Martian"})],
        "workers.csv, row 2, column ethnicity: “Martian” is neither a code (of the return) nor its label; left blank.",
    ),
    "no e-mail address": (
        [("workers", 2, {"email": "amina"})],
        "workers.csv, row 2, column email: “amina” is not an e-mail address; left blank.",
    ),
    "short gap": (
        [
            (
                "employments",
                0,
                {"worker_ref": "W-DOGWOOD", "contract": "fixed_term", "first_day": "2025-04-14"},
            )
        ],
        "employments.csv, row 8, column first_day: Only 13 days lie between this employment and the one before, which "
        "ended on 31 March 2025: is one of the dates wrong? As it is, it counts as a leaving and a new start.",
    ),
    "days of an open spell": (
        [("absences", 2, {"last_day": ""})],
        "absences.csv, row 2, column days_lost: Days lost are given for an absence without a last day; "
        "they count when it ends.",
    ),
    "agency worker without reason": (
        [("assignments", 7, {"agency_reason": ""})],
        "assignments.csv, row 7, column agency_reason: W-FIR is an agency worker, but the assignment does not say why "
        "(agency_reason).",
    ),
    "employed with an agency reason": (
        [("assignments", 2, {"agency_reason": "sickness"})],
        "assignments.csv, row 2, column agency_reason: W-ASH is no agency worker (contract: permanent), so the "
        "agency_reason counts for nothing.",
    ),
    "unlinked cover": (
        [("assignments", 7, {"post_reference": ""})],
        "assignments.csv, row 7, column post_reference: W-FIR covers a vacancy, but the row does not say of which "
        "post: the cover is unlinked.",
    ),
    "absence outside": (
        [
            (
                "absences",
                0,
                {
                    "worker_ref": "W-ELM",
                    "kind": "sickness",
                    "first_day": "2025-06-30",
                    "last_day": "2025-07-01",
                },
            )
        ],
        "absences.csv, row 3, column first_day: No employment of W-ELM covers all the days of this absence.",
    ),
    "no registration": (
        [("workers", 2, {"swe_number": ""})],
        "assignments.csv, row 2, column role_code: Role SW needs registration with Social Work England, but W-ASH has "
        "no swe_number.",
    ),
    "count of the future": (
        [("caseloads", 2, {"as_at": "2199-01-31"})],
        "caseloads.csv, row 2, column as_at: This count lies in the future.",
    ),
    "unit without parent": (
        [("org_units", 4, {"parent_code": ""})],
        "org_units.csv, row 4, column parent_code: This team has no parent: its figures belong to no unit above it.",
    ),
    "post off the establishment": (
        [("posts", 2, {"last_day": "2024-12-31"})],
        "assignments.csv, row 2, column post_reference: Post P1 is not on the establishment on all the days of this "
        "assignment.",
    ),
}


@pytest.mark.parametrize("name", WARNED)
def test_import_warns_and_goes_on(run: Run, folder: Folder, name: str) -> None:
    changes, line = WARNED[name]
    said = run(_changed(folder, changes).path)
    assert line in said.warnings
    assert said.status == 0
    assert Worker.objects.count() == 6


def test_worked_example_has_no_warning(run: Run, folder: Folder) -> None:
    said = run(folder.path)
    assert said.warnings == []
    assert said.err == ""


def test_weekend_between_employments_is_no_gap(run: Run, folder: Folder) -> None:
    folder.change("employments", 5, last_day="2025-03-28")
    folder.change("assignments", 5, last_day="2025-03-28")
    folder.add("employments", worker_ref="W-DOGWOOD", contract="fixed_term", first_day="2025-03-31")
    assert run(folder.path).warnings == []


def test_all_problems_of_all_files_are_told_at_once(run: Run, folder: Folder) -> None:
    folder.change("posts", 2, role_code="XX")
    folder.change("assignments", 2, fte="1.2")
    folder.change("absences", 2, kind="holiday")
    said = run(folder.path)
    assert [line.split(":")[0] for line in said.problems] == [
        "posts.csv, row 2, column role_code",
        "assignments.csv, row 2, column fte",
        "absences.csv, row 2, column kind",
    ]
    assert "Nothing was changed: 3 errors." in said.err


def test_row_that_cannot_be_read_causes_no_further_error(run: Run, folder: Folder) -> None:
    folder.change("employments", 2, first_day="yesterday")
    folder.change("workers", 3, date_of_birth="yesterday")
    assert len(run(folder.path).problems) == 2


def test_long_list_of_problems_is_cut_and_counted(run: Run, folder: Folder) -> None:
    rows = [{"worker_ref": f"W{number}", "as_at": "2025-09-30", "cases": 1} for number in range(1000)]
    folder.write("caseloads", rows)
    said = run(folder.path)
    assert "and 700 more errors" in said.err
    assert "Nothing was changed: 1,000 errors." in said.err


def test_number_of_somebody_stored_is_refused(run: Run, imported: Folder) -> None:
    imported.keep_only("workers")
    imported.write(
        "workers", [{"worker_ref": "W-OAK", "first_name": "O", "last_name": "Oak", "swe_number": "sw 100001"}]
    )
    assert run(imported.path).problems == [
        "workers.csv, row 2, column swe_number: The Social Work England number SW100001 belongs to worker W-ASH too, "
        "who is stored."
    ]


def test_changed_first_day_is_told_from_a_new_row(run: Run, imported: Folder) -> None:
    imported.change("employments", 2, first_day="2020-01-07")
    imported.change("assignments", 2, first_day="2020-01-07")
    said = run(imported.path)
    assert (
        "employments.csv, row 2, column first_day: This employment under the same contract overlaps the one "
        "stored from "
        "6 January 2020 to open. If it is the same one, keep its stored first_day in the file or correct it in Tenure "
        "first; if it ended, give its row with a last_day too."
    ) in said.problems


def test_employment_cannot_end_under_a_stored_assignment(run: Run, imported: Folder) -> None:
    imported.change("employments", 2, last_day="2025-08-31")
    imported.keep_only("employments")
    assert run(imported.path).problems == [
        "employments.csv, row 2, column last_day: The stored assignment of W-ASH to TEAM-A (6 January 2020 "
        "to open) would "
        "lie outside this employment. Change or end it in the files too."
    ]
    assert Assignment.objects.filter(period__endswith=None).count() == 4


def test_team_cannot_close_over_stored_posts(run: Run, imported: Folder) -> None:
    imported.change("org_units", 4, closed_on="2025-12-31")
    imported.keep_only("org_units")
    assert run(imported.path).problems == [
        "org_units.csv, row 4, column closed_on: Stored posts of TEAM-A lie outside these days (4 of them, "
        "the first from "
        "1 April 2019). End them in the files too.",
        "org_units.csv, row 4, column closed_on: Stored assignments of TEAM-A lie outside these days (4 of "
        "them, the first "
        "from 1 April 2019). End them in the files too.",
    ]


def test_stored_unit_keeps_its_kind(run: Run, imported: Folder) -> None:
    imported.write("org_units", [{"code": "SAFEGUARDING", "name": "S", "kind": "team", "parent_code": "CSC"}])
    imported.keep_only("org_units")
    assert run(imported.path).problems[0] == (
        "org_units.csv, row 2, column kind: SAFEGUARDING is stored as a service. A unit keeps its kind: a "
        "new kind of unit "
        "needs a code of its own."
    )
