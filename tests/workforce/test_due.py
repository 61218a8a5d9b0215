"""Due dates and panels: what any app may register."""

from datetime import date

import pytest
from django.db.models import DateField, Value
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import WorkerFactory
from tests.periods import TODAY, TOMORROW, YESTERDAY
from workforce import due, panels
from workforce.access.scope import Scope
from workforce.due import (
    DueItem,
    DueRow,
    DueState,
    DueStatement,
    due_items,
    due_source,
    due_statements,
)
from workforce.models import Worker
from workforce.panels import Panel, panels_for_person, person_panel
from workforce.periods import ONE_DAY
from workforce.queries.visibility import Sight

SCOPE = Scope(TODAY)


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (YESTERDAY, DueState.OVERDUE),
        (TODAY, DueState.SOON),
        (TODAY + 14 * ONE_DAY, DueState.SOON),
        (TODAY + 15 * ONE_DAY, DueState.LATER),
    ],
)
def test_item_is_soon_within_its_warning_and_overdue_after_its_day(due_on: date, expected: DueState) -> None:
    assert DueItem("Review", "Somebody", due_on).state(TODAY) == expected


def test_day_that_passes_by_itself_is_never_overdue() -> None:
    assert DueItem("Starts", "Somebody", YESTERDAY, passes=True).state(TODAY) == DueState.SOON


def test_items_of_all_sources_come_soonest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "_sources", [])
    due_source(lambda scope, first, last: [DueItem("B", "x", TOMORROW), DueItem("A", "x", TOMORROW)])
    due_source(lambda scope, first, last: [DueItem("C", "x", TODAY)])
    assert [item.kind for item in due_items(SCOPE, TODAY, TOMORROW)] == ["C", "A", "B"]


@pytest.mark.django_db
def test_statements_of_all_apps_are_one_query(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(due, "_sources", [])
    monkeypatch.setattr(due, "_statements", [])
    sql = "SELECT '100 %%', %(key)s, 'Somebody', %(day)s::date, 7"

    def item(row: DueRow) -> DueItem:
        return DueItem(row.what, f"{row.subject} {row.key}", row.due_on)

    due_statements(lambda scope, first, last: [DueStatement(sql, {"key": "it's", "day": last}, item)])
    due_statements(lambda scope, first, last: [])
    rows = Worker.objects.filter(pk=WorkerFactory().pk).values_list(
        Value("Record"), "pk", "reference", Value(TODAY, DateField()), Value("")
    )
    due_statements(lambda scope, first, last: [DueStatement.of(rows, item)])

    with django_assert_num_queries(1):
        found = due_items(SCOPE, TODAY, TOMORROW)

    assert [(each.kind, each.due_on) for each in found] == [("Record", TODAY), ("100 %", TOMORROW)]
    assert found[1].subject == "Somebody it's"


@pytest.mark.django_db
def test_rows_that_cannot_be_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reach that holds nobody: the database need not be asked to know it."""
    monkeypatch.setattr(due, "_sources", [])
    monkeypatch.setattr(due, "_statements", [])
    nobody = Worker.objects.filter(pk__in=[]).values_list(
        Value("Record"), "pk", "reference", Value(TODAY, DateField()), Value("")
    )
    due_statements(lambda scope, first, last: [DueStatement.of(nobody, lambda row: DueItem("x", "x", TODAY))])
    assert due_items(SCOPE, TODAY, TOMORROW) == []


def test_no_statement_is_no_query(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "_sources", [])
    monkeypatch.setattr(due, "_statements", [])
    due_statements(lambda scope, first, last: [])
    assert due_items(SCOPE, TODAY, TOMORROW) == []


@pytest.mark.django_db
def test_panels_come_in_their_order_and_may_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_person_panels", [])
    worker = WorkerFactory()

    @person_panel(order=200)
    def last(worker: Worker, day: date, sight: Sight) -> Panel | None:
        return Panel("last", "Last")

    @person_panel(order=100)
    def hidden(worker: Worker, day: date, sight: Sight) -> Panel | None:
        return None

    @person_panel(order=5)
    def first(worker: Worker, day: date, sight: Sight) -> Panel | None:
        return Panel("first", "First", text=worker.reference)

    found = panels_for_person(worker, TODAY, Sight(worker, SCOPE))
    assert [(panel.id, panel.text) for panel in found] == [("first", worker.reference), ("last", "")]
