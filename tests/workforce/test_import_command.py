"""The contract of `manage.py import_workforce`: exit status, what is printed where, dry runs."""

import pytest
from django.apps import apps
from django.db import IntegrityError

from tests.workforce.imports.conftest import Folder, Run, folder, imported, run
from workforce.imports.violations import sentence_for
from workforce.models import Absence, ImportRun, Worker

__all__ = ["folder", "imported", "run"]
pytestmark = pytest.mark.slow


def rows_of_every_table() -> int:
    models = apps.get_app_config("workforce").get_models()
    return sum(model._default_manager.count() for model in models)


def test_success_prints_sums_on_standard_output(run: Run, folder: Folder) -> None:
    said = run(folder.path)
    assert said.out.splitlines() == [
        "org_units.csv    3 added, 0 changed, 0 ended, 0 unchanged",
        "roles.csv        1 added, 0 changed, 0 ended, 0 unchanged",
        "posts.csv        4 added, 0 changed, 0 ended, 0 unchanged",
        "workers.csv      6 added, 0 changed, 0 ended, 0 unchanged",
        "employments.csv  6 added, 0 changed, 0 ended, 0 unchanged",
        "assignments.csv  6 added, 0 changed, 0 ended, 0 unchanged",
        "absences.csv     1 added, 0 changed, 0 ended, 0 unchanged",
        "caseloads.csv    3 added, 0 changed, 0 ended, 0 unchanged",
        "Imported.",
    ]
    assert (said.err, said.status) == ("", 0)


def test_refusal_prints_on_standard_error_and_leaves_no_trace(run: Run, folder: Folder) -> None:
    folder.change("absences", 2, kind="holiday")
    before = rows_of_every_table()
    said = run(folder.path)
    assert (said.out, said.status) == ("", 1)
    assert "absences.csv, row 2, column kind" in said.err
    assert rows_of_every_table() == before


def test_dry_run_prints_the_same_and_changes_nothing(run: Run, folder: Folder) -> None:
    before = rows_of_every_table()
    tried = run(folder.path, "--dry-run")
    assert rows_of_every_table() == before
    done = run(folder.path)
    assert tried.out.replace("Dry run: nothing was changed.", "Imported.") == done.out


def test_dry_run_of_bad_files_fails_too(run: Run, folder: Folder) -> None:
    folder.change("absences", 2, kind="holiday")
    assert run(folder.path, "--dry-run").status == 1


def test_constraint_that_no_rule_foresaw_is_a_sentence(run: Run, imported: Folder) -> None:
    """Two numbers change hands in one import: right in the end, but the database looks after each row."""
    imported.change("workers", 2, swe_number="SW100002")
    imported.change("workers", 3, swe_number="SW100001")
    said = run(imported.path)
    assert said.status == 1
    assert "This Social Work England number belongs to another person." in said.problems[0]
    assert Worker.objects.get(reference="W-ASH").swe_number == "SW100001"
    assert ImportRun.objects.count() == 1


def test_violation_without_a_name_is_a_sentence_too() -> None:
    assert sentence_for(IntegrityError()) == "The database refused the records."


@pytest.mark.django_db
def test_absence_spell_is_changed_by_a_later_file(run: Run, imported: Folder) -> None:
    imported.change("absences", 2, last_day="2025-03-20", days_lost="14")
    assert "absences.csv     0 added, 1 changed, 0 ended, 0 unchanged" in run(imported.path).out
    assert Absence.objects.get().days_lost == 14
