"""Retention: every table has its rule; what is past its time is approved and removed; what is held stays."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from tests.factories.careers import ApplicationFactory, DecisionFactory
from tests.factories.starting import AdjustmentFactory, AdjustmentMoveFactory
from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    AssignmentFactory,
    CheckFactory,
    PolicyValueFactory,
    RegisterCheckFactory,
    WorkerFactory,
)
from tests.periods import TODAY
from workforce import models as m
from workforce.domain.errors import DomainError
from workforce.domain.retention import end_hold, hold, remove_past_their_time
from workforce.models import (
    Absence,
    Account,
    Adjustment,
    AdjustmentMove,
    Assignment,
    ChangedFact,
    Check,
    LegalHold,
    ProgressionApplication,
    RegisterCheck,
    Removal,
    RemovedPerson,
    Worker,
)
from workforce.periods import ONE_DAY, add_months, period
from workforce.policy import PolicyKey
from workforce.queries.retention import CORE, KEPT, PROGRESSION, RULES, PastTime, past_their_time

pytestmark = pytest.mark.django_db


def of_the_project() -> Iterator[type[Model]]:
    for app in ("workforce", "supervision"):
        for model in apps.get_app_config(app).get_models():
            if not hasattr(model, "pgh_tracked_model"):
                yield model


def points_to(model: type[Model]) -> set[type[Model]]:
    return {field.related_model for field in model._meta.concrete_fields if field.related_model}  # type: ignore[misc]


def test_every_table_with_somebody_has_its_rule() -> None:
    ruled = {model for rule in RULES for model in (*rule.tables, *rule.anonymised, *rule.emptied)}
    staying = {model for rule in RULES for model in (*rule.anonymised, *rule.emptied)}
    covered = set(ruled)
    while more := {
        model
        for model in of_the_project()
        if model not in covered and model not in KEPT and points_to(model) & (covered - staying)
    }:
        covered |= more  # what hangs on a row that goes, goes with it
    somebody = {model for model in of_the_project() if Worker in points_to(model)} | {m.PartnerMember}
    assert somebody - covered - KEPT.keys() == set(), (
        "tables with a person and no rule (queries/retention.py)"
    )
    assert not ruled & KEPT.keys()


def test_every_rule_counts_by_a_setting_with_dates() -> None:
    assert {rule.key for rule in RULES} == {key for key in PolicyKey if key.value.startswith("retention_")}


LEFT = date(2019, 9, 29)
"""The last day of somebody whose six years were over on 30 September 2025."""


def left(last: date = LEFT, reference: str = "GONE") -> Worker:
    worker: Worker = WorkerFactory(reference=reference, first_name="Greta", last_name="Gone")
    AssignmentFactory(worker=worker, period=period(date(2015, 1, 1), last))
    return worker


def people(found: PastTime) -> list[str]:
    return [reference for past in found.rules if past.rule is CORE for _, reference, *_ in past.people]


def test_record_is_past_its_time_six_years_after_the_last_day(db: None) -> None:
    left()
    left(LEFT + ONE_DAY, "STAYS")
    AssignmentFactory(worker=left(LEFT, "BACK"), period=period(date(2021, 1, 1)))
    assert people(past_their_time(TODAY)) == ["GONE"]


def test_council_may_keep_them_for_25_years(db: None) -> None:
    left()
    PolicyValueFactory(key=PolicyKey.RETENTION_CORE, value=300, period=period(date(2020, 1, 1)))
    assert people(past_their_time(TODAY)) == []


@pytest.fixture
def full() -> Worker:
    """Somebody whose time is over, with an account, and rows of every kind that behave differently."""
    worker = left()
    AccountFactory(worker=worker, email="greta@council.example")
    AbsenceFactory(worker=worker, period=period(date(2018, 1, 1), date(2018, 1, 9)))
    AdjustmentMoveFactory(adjustment=AdjustmentFactory(worker=worker, text="A quiet room"))
    CheckFactory(worker=worker)
    RegisterCheckFactory(worker=worker)
    return worker


def remove() -> Removal:
    return remove_past_their_time(day=TODAY, approved=past_their_time(TODAY).mark, by=None)


def test_rows_go_with_what_hangs_on_them_and_with_their_history(full: Worker) -> None:
    other = AdjustmentMoveFactory().adjustment
    remove()
    for model in (Check, RegisterCheck):
        assert not model.objects.filter(worker=full).exists()
        assert not model.pgh_event_model.objects.filter(worker_id=full.pk).exists()  # type: ignore[attr-defined]
    assert list(Adjustment.objects.values_list("pk", flat=True)) == [other.pk]
    assert not AdjustmentMove.objects.exclude(adjustment=other).exists()
    texts = Adjustment.pgh_event_model.objects.values_list("text", flat=True)  # type: ignore[attr-defined]
    assert "A quiet room" not in texts


def test_person_stays_as_a_number_and_no_figure_changes(full: Worker) -> None:
    ChangedFact.objects.all().delete()
    facts = [list(model.objects.order_by("pk").values()) for model in (Assignment, Absence)]
    removal = remove()
    full.refresh_from_db()
    assert (full.name, full.swe_number, full.email) == (f"Removed person {full.pk}", None, "")
    names = Worker.pgh_event_model.objects.values_list("first_name", flat=True)  # type: ignore[attr-defined]
    assert "Greta" not in names
    account = Account.objects.get(worker=full)
    assert (account.is_active, account.email) == (False, f"removed-{account.pk}@invalid")
    assert [list(model.objects.order_by("pk").values()) for model in (Assignment, Absence)] == facts
    assert not ChangedFact.objects.exists()
    assert RemovedPerson.objects.get().worker_id == full.pk
    assert removal.counts["retention_core_months"] == 1
    assert past_their_time(TODAY).count == 0


def test_only_the_list_that_was_approved_is_removed(full: Worker) -> None:
    seen = past_their_time(TODAY).mark
    left(LEFT - ONE_DAY, "ANOTHER")
    with pytest.raises(DomainError, match="has changed since you saw it"):
        remove_past_their_time(day=TODAY, approved=seen, by=None)
    assert not RemovedPerson.objects.exists()


def test_who_is_held_stays_until_the_hold_ends(full: Worker) -> None:
    held = hold(worker=full, reason="A claim", from_day=date(2025, 9, 1), by=None)
    assert past_their_time(TODAY).count == 0
    with pytest.raises(DomainError, match="Nothing is past its time"):
        remove()
    end_hold(hold_id=held.pk, on=TODAY, by=None)
    assert people(past_their_time(TODAY)) == ["GONE"]


def test_nothing_is_removed_while_everything_is_held(full: Worker) -> None:
    hold(worker=None, reason="A public inquiry", from_day=TODAY, by=None)
    assert past_their_time(TODAY).held
    with pytest.raises(DomainError, match="Everything is held"):
        remove()
    with pytest.raises(DomainError, match="Everything is held already"):
        hold(worker=None, reason="Again", from_day=TODAY, by=None)
    assert LegalHold.objects.count() == 1


def test_applications_go_six_years_after_the_last_decision(db: None) -> None:
    old, recent = (
        DecisionFactory(application=ApplicationFactory(), on=on).application
        for on in (date(2019, 9, 29), date(2019, 10, 1))
    )
    (past,) = [each for each in past_their_time(TODAY).rules if each.rule is PROGRESSION]
    assert past.rows == {ProgressionApplication: [old.pk]}
    remove()
    assert list(ProgressionApplication.objects.values_list("pk", flat=True)) == [recent.pk]


def test_history_goes_after_six_years_unless_something_is_held(full: Worker) -> None:
    events = Worker.pgh_event_model.objects  # type: ignore[attr-defined]
    other = WorkerFactory()
    day = add_months(timezone.localdate(), 73)
    held = hold(worker=other, reason="A claim", from_day=TODAY, by=None)
    approved = past_their_time(day).mark
    remove_past_their_time(day=day, approved=approved, by=None)
    assert events.filter(pgh_obj_id=other.pk).exists()
    end_hold(hold_id=held.pk, on=TODAY + ONE_DAY, by=None)
    remove_past_their_time(day=day, approved=past_their_time(day).mark, by=None)
    assert not events.filter(pgh_obj_id=other.pk).exists()
