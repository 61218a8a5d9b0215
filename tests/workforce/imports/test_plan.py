"""What the files add, change, end and leave alone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps

from tests.factories.workforce import ArrangementFactory
from tests.workforce.imports.conftest import Folder, Run
from workforce.enums import ReasonLeft
from workforce.models import (
    Absence,
    Assignment,
    Employment,
    ImportRun,
    Post,
    PostTerms,
    Role,
    Unit,
    Worker,
    WorkerEquality,
)

pytestmark = pytest.mark.slow


def events() -> int:
    """Rows of the history of every model of the ground floor."""
    models = [
        model for model in apps.get_app_config("workforce").get_models() if model.__name__.endswith("Event")
    ]
    return sum(model._default_manager.count() for model in models)


def test_worked_example_is_stored_as_it_is(run: Run, folder: Folder) -> None:
    run(folder.path)
    beech = Assignment.objects.get(worker__reference="W-BEECH")
    assert (beech.fte, beech.post.reference, beech.first_day, beech.last_day) == (
        Decimal("0.6"),
        "P2",
        date(2019, 4, 1),
        None,
    )
    dogwood = Employment.objects.get(worker__reference="W-DOGWOOD")
    assert (dogwood.last_day, dogwood.reason_left) == (date(2025, 3, 31), ReasonLeft.RESIGNATION)
    assert Worker.objects.get(reference="W-ASH").equality.ethnicity == "APKN"
    assert Worker.objects.get(reference="W-ASH").sort_name == "ash, amina"
    assert Unit.objects.get(code="TEAM-A").placements.get().parent.code == "SAFEGUARDING"
    assert Unit.objects.get(code="CSC").placements.get().first_day == date(1900, 1, 1)
    assert Absence.objects.get().days_lost == 12


def test_same_files_again_write_nothing(run: Run, imported: Folder) -> None:
    before = events(), ImportRun.objects.count()
    said = run(imported.path)
    assert (events(), ImportRun.objects.count()) == before
    assert "assignments.csv  0 added, 0 changed, 0 ended, 6 unchanged" in said.out
    assert "Nothing to change" in said.out


def test_row_with_a_last_day_ends_what_was_open(run: Run, imported: Folder) -> None:
    before = events()
    imported.change("employments", 2, last_day="2025-10-31", reason_left="5")
    imported.change("assignments", 2, last_day="2025-10-31")
    said = run(imported.path)
    assert "employments.csv  0 added, 0 changed, 1 ended, 5 unchanged" in said.out
    assert "employments.csv, row 2: W-ASH permanent 2020-01-06: ends (last_day, reason_left)" in said.out
    assert Employment.objects.get(worker__reference="W-ASH").last_day == date(2025, 10, 31)
    assert events() == before + 2


def test_acting_up_ends_with_the_assignment_that_a_file_ends(run: Run, imported: Folder) -> None:
    acting = ArrangementFactory(assignment=Assignment.objects.get(worker__reference="W-ASH"))
    imported.change("employments", 2, last_day="2025-10-31", reason_left="5")
    imported.change("assignments", 2, last_day="2025-10-31")
    run(imported.path)
    acting.refresh_from_db()
    assert acting.last_day == date(2025, 10, 31)


def test_row_without_its_last_day_opens_again(run: Run, imported: Folder) -> None:
    imported.change("employments", 6, last_day="", reason_left="", destination="")
    run(imported.path)
    elm = Employment.objects.get(worker__reference="W-ELM")
    assert (elm.last_day, elm.reason_left) == (None, None)


def test_column_that_is_absent_leaves_what_is_stored(run: Run, imported: Folder) -> None:
    rows = [{"worker_ref": "W-ASH", "first_name": "Amina", "last_name": "Ash-Rowan"}]
    imported.write("workers", rows, ["worker_ref", "first_name", "last_name"])
    said = run(imported.path)
    ash = Worker.objects.get(reference="W-ASH")
    assert (ash.last_name, ash.sort_name) == ("Ash-Rowan", "ash rowan, amina")
    assert (ash.swe_number, ash.email, ash.equality.sex) == ("SW100001", "amina.ash@council.example", "F")
    assert "workers.csv      0 added, 1 changed, 0 ended, 0 unchanged" in said.out


def test_blank_cell_clears_what_is_stored(run: Run, imported: Folder) -> None:
    imported.change("workers", 2, ethnicity="", email="")
    run(imported.path)
    ash = Worker.objects.get(reference="W-ASH")
    assert (ash.email, ash.equality.ethnicity, ash.equality.sex) == ("", "", "F")


KEPT = "workers.csv, row 2, column sex: The person has answered this question; the answer stays"


@pytest.mark.parametrize(
    ("answers", "cell", "stays", "told"),
    [
        ({"sex": "F"}, "M", ("F", False), True),
        ({"sex": "F"}, "", ("F", False), False),
        ({"sex": "F"}, "F", ("F", False), False),
        ({"sex": "", "sex_not_said": True}, "M", ("", True), True),
        ({"sex": ""}, "M", ("M", False), False),
    ],
    ids=["another", "blank", "the same", "prefers not to say", "fills what is empty"],
)
def test_answer_that_the_person_gave_is_not_written_over(
    run: Run, imported: Folder, answers: dict[str, Any], cell: str, stays: tuple[str, bool], told: bool
) -> None:
    theirs = WorkerEquality.objects.filter(worker__reference="W-ASH")
    theirs.update(declared_on=date(2025, 1, 1), **answers)
    imported.change("workers", 2, sex=cell, ethnicity="WBRI")
    said = run(imported.path)
    row = theirs.get()
    assert (row.sex, row.sex_not_said) == stays
    assert any(KEPT in line for line in said.warnings) == told
    assert row.ethnicity == "APKN", "an answer too"


def test_what_an_earlier_file_said_is_written_over(run: Run, imported: Folder) -> None:
    imported.change("workers", 2, sex="M")
    assert not any("has answered" in line for line in run(imported.path).warnings)
    assert WorkerEquality.objects.get(worker__reference="W-ASH").sex == "M"


def test_rows_that_the_files_do_not_mention_stay(run: Run, imported: Folder) -> None:
    imported.write("workers", [])
    imported.keep_only("workers")
    assert "0 added, 0 changed, 0 ended, 0 unchanged" in run(imported.path).out
    assert Worker.objects.count() == 6


def test_folder_with_one_file_refers_to_what_is_stored(run: Run, imported: Folder) -> None:
    imported.keep_only("caseloads")
    imported.write("caseloads", [{"worker_ref": "W-ASH", "as_at": "31/10/2025", "cases": "19"}])
    assert "caseloads.csv  1 added" in run(imported.path).out


def test_team_that_moves_has_two_places(run: Run, imported: Folder) -> None:
    imported.add("org_units", code="COURT", name="Court work", kind="service", parent_code="CSC")
    imported.change("org_units", 4, closed_on="2025-03-31")
    move = {
        "code": "TEAM-A",
        "name": "Team A",
        "kind": "team",
        "parent_code": "COURT",
        "opened_on": "2025-04-01",
    }
    imported.add("org_units", **move)
    assert "org_units.csv    2 added, 0 changed, 1 ended, 2 unchanged" in run(imported.path).out
    places = Unit.objects.get(code="TEAM-A").placements.order_by("period")
    assert [(place.parent.code, place.last_day) for place in places] == [
        ("SAFEGUARDING", date(2025, 3, 31)),
        ("COURT", None),
    ]


def test_units_without_dates_are_the_stored_ones(run: Run, imported: Folder) -> None:
    rows = [{"code": "TEAM-A", "name": "Team Alpha", "kind": "team", "parent_code": "SAFEGUARDING"}]
    imported.write("org_units", rows, ["code", "name", "kind", "parent_code"])
    imported.keep_only("org_units")
    assert "0 added, 1 changed, 0 ended, 0 unchanged" in run(imported.path).out
    assert Unit.objects.get(code="TEAM-A").placements.get().first_day == date(2019, 4, 1)


def test_post_with_several_rows_has_dated_terms(run: Run, imported: Folder) -> None:
    imported.change("posts", 2, last_day="2025-08-31")
    terms = {
        "reference": "P1",
        "title": "Social worker",
        "role_code": "SW",
        "team_code": "TEAM-A",
        "fte": "0.8",
    }
    imported.add("posts", **terms, first_day="2025-09-01", funding="temporary", frozen="yes")
    assert "posts.csv        1 added, 0 changed, 1 ended, 3 unchanged" in run(imported.path).out
    assert Post.objects.count() == 4
    latest = PostTerms.objects.get(post__reference="P1", period__endswith=None)
    assert (latest.fte, latest.funding, latest.frozen) == (Decimal("0.8"), "temporary", True)


def test_post_filled_in_later_changes_the_assignment(run: Run, folder: Folder) -> None:
    folder.change("assignments", 2, post_reference="")
    run(folder.path)
    folder.change("assignments", 2, post_reference="P1")
    assert "assignments.csv  0 added, 1 changed, 0 ended, 5 unchanged" in run(folder.path).out
    assert Assignment.objects.get(worker__reference="W-ASH").post.reference == "P1"


def test_two_posts_from_one_day_are_two_assignments(run: Run, folder: Folder) -> None:
    folder.change("assignments", 2, fte="0.5")
    half = folder.rows("assignments")[0] | {"post_reference": "P4", "fte": "0.4"}
    folder.add("assignments", **half)
    assert run(folder.path).status == 0
    assert "7 unchanged" in run(folder.path).out
    assert Assignment.objects.filter(worker__reference="W-ASH").count() == 2


def test_assignments_without_the_column_of_posts_keep_theirs(run: Run, imported: Folder) -> None:
    columns = ["worker_ref", "team_code", "role_code", "fte", "first_day", "last_day"]
    imported.write(
        "assignments", [{k: row[k] for k in columns} for row in imported.rows("assignments")], columns
    )
    assert "assignments.csv  0 added, 0 changed, 0 ended, 6 unchanged" in run(imported.path).out


def test_assignment_belongs_to_the_employment_that_contains_it(run: Run, folder: Folder) -> None:
    folder.change("employments", 2, last_day="2022-12-31")
    folder.add("employments", worker_ref="W-ASH", contract="fixed_term", first_day="2023-01-01")
    folder.change("assignments", 2, last_day="2022-12-31")
    folder.add("assignments", **folder.rows("assignments")[0] | {"first_day": "2023-01-01", "last_day": ""})
    assert run(folder.path).status == 0
    contracts = Assignment.objects.filter(worker__reference="W-ASH").order_by("period")
    assert [assignment.employment.contract for assignment in contracts] == ["permanent", "fixed_term"]


def test_role_that_changes_is_one_change(run: Run, imported: Folder) -> None:
    imported.change("roles", 2, csww_role="", grade="G10")
    run(imported.path)
    role = Role.objects.get()
    assert (role.csww_role, role.grade, role.rank) == (None, "G10", 30)


def test_history_says_which_import_wrote(imported: Folder) -> None:
    run = ImportRun.objects.get()
    event = apps.get_model("workforce", "AssignmentEvent")._default_manager.first()
    assert event.pgh_context.metadata == {"command": "import_workforce", "run": run.pk}
    assert (run.state, run.counts["files"][0]["added"]) == ("done", 3)
