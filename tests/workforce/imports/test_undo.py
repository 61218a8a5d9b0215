"""Taking an import back: exactly what it wrote, and not where something was built on it."""

import re
from datetime import date
from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.utils import timezone

from tests.factories.starting import published, tick
from tests.factories.workforce import AbsenceFactory, AccountFactory, PolicyValueFactory
from tests.workforce.imports.conftest import Folder, folder
from workforce.domain.imports import finish_undo, request_import
from workforce.imports.background import import_for_run
from workforce.imports.undo import NEWEST_FIRST, undo, what_goes, why_not
from workforce.models import (
    Absence,
    Account,
    Assignment,
    Employment,
    ImportRun,
    Induction,
    InductionVersion,
    Unit,
    Worker,
)
from workforce.periods import period
from workforce.policy import PolicyKey

__all__ = ["folder"]
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def imported(folder: Folder) -> ImportRun:
    run = request_import(source=str(folder.path), at=timezone.now(), by=None)
    run = import_for_run(run.pk, clock=timezone.now)
    assert run.state == "done", run.problems
    return run


def undone(run: ImportRun) -> None:
    finish_undo(run, at=timezone.now(), context=undo(run))


def everything() -> dict[str, list[Any]]:
    """Every row of every table that an import writes."""
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in NEWEST_FIRST}


def changed(folder: Folder) -> Folder:
    """Files that add, change and end; hours shrink for one, days grow for another, a number changes hands."""
    folder.change("assignments", 2, last_day="2026-01-31")
    folder.change("employments", 2, last_day="2026-01-31", reason_left="1", destination="1")
    folder.change("assignments", 3, fte="0.4")
    folder.change("workers", 3, last_name="Birch", sex="", ethnicity="")
    folder.change("posts", 2, title="Senior social worker", frozen="yes")
    folder.change("roles", 2, name="Social work")
    folder.change("org_units", 3, name="Safeguarding and support")
    folder.change("caseloads", 2, cases="25")
    folder.change("absences", 2, last_day="2025-03-20", days_lost="14")
    folder.add(
        "absences", worker_ref="W-BEECH", kind="sickness", first_day="2025-05-01", last_day="2025-05-02"
    )
    return folder


def test_first_import_leaves_nothing(folder: Folder) -> None:
    run = imported(folder)
    assert {each.kind: (each.added, each.changed) for each in what_goes(run)}["workers"] == (6, 0)
    undone(run)
    assert [name for name, rows in everything().items() if rows] == []


def test_changes_and_ends_become_what_they_were(folder: Folder) -> None:
    imported(folder)
    before = everything()
    run = imported(changed(folder))
    assert everything() != before
    undone(run)
    assert everything() == before


def test_undone_import_can_be_done_again(folder: Folder) -> None:
    imported(folder)
    run = imported(changed(folder))
    after = [row for name, rows in everything().items() if name != "Absence" for row in rows]
    undone(run)
    imported(folder)
    assert [row for name, rows in everything().items() if name != "Absence" for row in rows] == after


def test_earlier_import_is_undone_after_the_later_one(folder: Folder) -> None:
    first = imported(folder)
    second = imported(changed(folder))
    assert why_not(first) == (
        f"Only the latest import can be undone, and that is import {second.pk}. Undo that one first."
    )
    undone(second)
    assert why_not(first) == ""
    undone(first)
    assert not Worker.objects.exists()


def test_days_that_change_hands_go_back(folder: Folder) -> None:
    """One employment gave days to the next: going back, the second must let them go before the first has them."""
    imported(folder)
    before = everything()
    folder.change("employments", 2, last_day="2026-01-31")
    folder.change("assignments", 2, last_day="2026-01-31")
    folder.add("employments", worker_ref="W-ASH", contract="permanent", first_day="2026-03-02")
    run = imported(folder)
    assert Employment.objects.filter(worker__reference="W-ASH").count() == 2
    undone(run)
    assert everything() == before


def test_number_that_changed_hands_goes_back(folder: Folder) -> None:
    imported(folder)
    before = everything()
    folder.change("workers", 2, swe_number="")
    run = imported(folder)
    undone(run)
    assert everything() == before


def _changed_by_somebody() -> None:
    Assignment.objects.filter(worker__reference="W-BEECH").update(fte="0.5")


def _taken_away() -> None:
    Absence.objects.all().delete()


def _absence_recorded() -> None:
    AbsenceFactory(worker=Worker.objects.get(reference="W-BEECH"))


def _account_opened() -> None:
    AccountFactory(worker=Worker.objects.get(reference="W-ASH"))


BUILT_ON = [
    (_changed_by_somebody, "the assignment of Ben Beech"),
    (_taken_away, "1 absence has been changed"),
    (_absence_recorded, "the absence of Ben Beech"),
    (_account_opened, "has been added to its new workers"),
]


@pytest.mark.parametrize(("build", "named"), BUILT_ON, ids=[build.__name__ for build, _ in BUILT_ON])
def test_what_stands_in_the_way_is_named_and_nothing_goes(folder: Folder, build: Any, named: str) -> None:
    run = imported(folder)
    with pghistory.context(command="shell"):
        build()
    before = everything()
    assert named in why_not(run)
    with pytest.raises(Exception, match=named):
        undo(run)
    assert everything() == before


@pytest.fixture
def template() -> InductionVersion:
    """Inductions are kept since before the first row of the files."""
    PolicyValueFactory(key=PolicyKey.INDUCTION_FROM, value="2015-01-01")
    return published(period(date(2015, 1, 1)))


def test_inductions_begin_with_the_import_and_go_with_it(folder: Folder, template: InductionVersion) -> None:
    run = imported(folder)
    assert Induction.objects.filter(version=template).exists()
    undone(run)
    assert not Induction.objects.exists()
    assert not Worker.objects.exists()


def test_step_in_an_induction_stands_in_the_way(folder: Folder, template: InductionVersion) -> None:
    run = imported(folder)
    tick(Induction.objects.first(), "Welcome", timezone.localdate())
    assert re.search("the induction of .* has been added to its new workers", why_not(run))


def test_account_that_does_not_belong_to_it_stands_in_no_way(folder: Folder) -> None:
    run = imported(folder)
    Account.objects.create_user("somebody@council.example")
    assert why_not(run) == ""


def test_import_of_which_the_history_says_nothing_cannot_be_undone(folder: Folder) -> None:
    run = imported(folder)
    run.context = None
    assert "made by an earlier release" in why_not(run)


def test_computed_figures_of_new_units_go_along(folder: Folder) -> None:
    run = imported(folder)
    figure = apps.get_model("dashboards", "Figure")
    team = Unit.objects.get(code="TEAM-A")
    figure._default_manager.create(
        unit=team, population="all", month_end="2025-09-30", computed_at=timezone.now()
    )
    undone(run)
    assert not figure._default_manager.exists()
    assert not Unit.objects.exists()
