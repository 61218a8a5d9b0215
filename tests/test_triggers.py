"""Every trigger that a model declares stands in the database, and a test says what it does.

Three kinds need one test for all of their tables: those that keep the history, those that note what a figure reads, and
those that let rows be added only. Every other one is named: here, or in the tests of its models.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from tests.factories import careers, starting
from tests.factories.workforce import ArrangementFactory, AssignmentFactory, EmploymentFactory
from tests.periods import SINCE_LAST_YEAR, SINCE_LONG_AGO, TODAY, UNTIL_TODAY, UNTIL_YESTERDAY
from tests.test_constraints import OURS, all_tests
from workforce.enums import InductionState
from workforce.models import Assignment, Employment, InductionVersion, PathwayVersion, StepHelp

pytestmark = pytest.mark.django_db
Write = Callable[[], object]

OF_EVERY_TABLE = {
    r"insert_insert|note_(practice_)?insert": "AFTER INSERT",
    r"update_update|note_(practice_)?update": "AFTER UPDATE",
    r"delete_delete|note_(practice_)?delete": "AFTER DELETE",
    r"append_only": "BEFORE DELETE OR UPDATE",
}
"""When a trigger of which many tables have one fires, by its name. What they write is tested where the models are
(test_changes.py, test_history_context.py)."""


def ours() -> Iterator[tuple[type[Model], pgtrigger.Trigger]]:
    for model, trigger in pgtrigger.registered():
        if model._meta.app_label in OURS:
            yield model, trigger


def usual(trigger: pgtrigger.Trigger) -> str | None:
    """When it fires, where it is one of many."""
    found = (when for name, when in OF_EVERY_TABLE.items() if re.fullmatch(name, str(trigger.name)))
    return next(found, None)


def in_the_database() -> dict[str, tuple[str, str, str]]:
    """By the name in the database: whether it is switched on, the statement that made it, and what it runs."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT tgname, tgenabled, pg_get_triggerdef(pg_trigger.oid), prosrc
            FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
            WHERE NOT tgisinternal AND tgname LIKE 'pgtrigger%%'
            """
        )
        return {name: (enabled, made, runs) for name, enabled, made, runs in cursor.fetchall()}


def test_every_trigger_stands_in_the_database_and_is_switched_on() -> None:
    declared = {trigger.get_pgid(model): model._meta.db_table for model, trigger in ours()}
    found = in_the_database()
    assert len(declared) > 500
    assert set(found) == set(declared)
    for name, table in declared.items():
        enabled, made, _ = found[name]
        assert enabled == "O"
        assert f" ON public.{table} " in made


def test_triggers_of_every_table_fire_at_every_write() -> None:
    """None has a condition, and none names columns: no write goes past them."""
    found = in_the_database()
    usually = [(trigger.get_pgid(model), when) for model, trigger in ours() if (when := usual(trigger))]
    assert len(usually) > 500
    for name, when in usually:
        _, made, _ = found[name]
        assert f" {when} ON " in made
        assert " WHEN " not in made


def test_table_with_a_history_keeps_all_three_kinds_of_change() -> None:
    kinds = {"insert_insert", "update_update", "delete_delete"}
    kept: dict[str, set[str]] = {}
    for model, trigger in ours():
        if trigger.name in kinds:
            kept.setdefault(model._meta.label, set()).add(str(trigger.name))
    assert len(kept) > 100
    assert {label for label, found in kept.items() if found != kinds} == set()


def test_rows_that_are_only_added_are_neither_changed_nor_deleted() -> None:
    """Of every such table, the tables of the history among them."""
    found = in_the_database()
    names = [trigger.get_pgid(model) for model, trigger in ours() if trigger.name == "append_only"]
    assert len(names) > 200
    for name in names:
        _, made, runs = found[name]
        assert " FOR EACH ROW EXECUTE " in made
        assert "RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table'" in runs


def test_every_history_refuses_to_be_rewritten() -> None:
    """The table of the events of each model that has a history."""
    models = {model for model, _ in ours()}
    events = {model for model in models if hasattr(model, "pgh_tracked_model")}
    guarded = {model for model, trigger in ours() if trigger.name == "append_only"}
    assert len(events) > 100
    assert events - guarded == set()


def _assignment_outside() -> Write:
    employment = EmploymentFactory(period=SINCE_LAST_YEAR)
    return lambda: AssignmentFactory(employment=employment, worker=employment.worker, period=SINCE_LONG_AGO)


def _employment_cut() -> Write:
    held = AssignmentFactory()
    return lambda: Employment.objects.filter(pk=held.employment_id).update(period=UNTIL_TODAY)


def _arrangement_outside() -> Write:
    held = AssignmentFactory(period=SINCE_LAST_YEAR)
    return lambda: ArrangementFactory(assignment=held, period=SINCE_LONG_AGO)


def _assignment_cut() -> Write:
    arrangement = ArrangementFactory()
    return lambda: Assignment.objects.filter(pk=arrangement.assignment_id).update(period=UNTIL_YESTERDAY)


def _other_stage() -> Write:
    version = starting.published()
    return lambda: InductionVersion.objects.filter(pk=version.pk).update(stage="final")


def _other_guidance() -> Write:
    version = careers.published(careers.VersionFactory())
    return lambda: PathwayVersion.objects.filter(pk=version.pk).update(guidance="Other words")


def _one_more(row: Callable[[Any], object]) -> Write:
    """Of a route of a published pathway."""
    route = careers.RouteFactory()
    careers.published(route.version)
    return lambda: row(route)


GUARDS: dict[str, Callable[[], Write]] = {
    "workforce.Assignment:lies_inside_its_employment": _assignment_outside,
    "workforce.Employment:keeps_its_assignments_inside": _employment_cut,
    "workforce.Arrangement:lies_inside_its_assignment": _arrangement_outside,
    "workforce.Assignment:keeps_its_arrangements_inside": _assignment_cut,
    "workforce.InductionVersion:keeps_what_was_published": _other_stage,
    "workforce.InductionTask:of_a_published_version_stays": lambda: starting.published().tasks.first().delete,
    "workforce.PathwayVersion:published_words_stay": _other_guidance,
    "workforce.PathwayVersion:published_is_kept": (
        lambda: careers.published(careers.VersionFactory()).delete
    ),
    "workforce.PathwayStep:stays_once_published": (
        lambda: _one_more(lambda route: careers.StepFactory(version=route.version))
    ),
    "workforce.StepHelp:stays_once_published": (
        lambda: _one_more(
            lambda route: StepHelp.objects.create(step=route.from_step, position=1, title="Stage 1")
        )
    ),
    "workforce.ProgressionRoute:stays_once_published": (
        lambda: _one_more(
            lambda route: careers.RouteFactory(from_step=route.to_step, to_step=route.from_step)
        )
    ),
    "workforce.RouteCriterion:stays_once_published": (
        lambda: _one_more(lambda route: careers.CriterionFactory(route=route))
    ),
}
"""By the name of a trigger, what it alone refuses."""
MOVES = "workforce.InductionMark:moves_its_item"


def settled(write: Callable[[], Any]) -> Any:
    """What the write gives. Triggers that wait for the end of the transaction are asked at once."""
    with transaction.atomic():
        given = write()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        return given


@pytest.mark.parametrize("name", GUARDS)
def test_trigger_refuses_what_nothing_else_refuses(name: str) -> None:
    write = settled(GUARDS[name])
    with pytest.raises(DatabaseError):
        settled(write)
    with pgtrigger.ignore(name):
        settled(write)


def test_mark_moves_its_item_by_the_trigger_alone() -> None:
    with pgtrigger.ignore(MOVES):
        left = starting.InductionMarkFactory().item
    moved = starting.InductionMarkFactory().item
    for item in (left, moved):
        item.refresh_from_db()
    assert (left.state, left.done_on) == (InductionState.OPEN, None)
    assert (moved.state, moved.done_on) == (InductionState.DONE, TODAY)


def test_every_other_trigger_is_named_in_a_test() -> None:
    others = {(model._meta.label, str(trigger.name)) for model, trigger in ours() if not usual(trigger)}
    named = {(label, name) for label, _, name in (each.partition(":") for each in (*GUARDS, MOVES))}
    assert {label for label, _ in named} <= {label for label, _ in others}
    elsewhere = all_tests().replace(Path(__file__).read_text(), "")
    assert {(label, name) for label, name in others - named if name not in elsewhere} == set()
