"""Verbs of succession: what they write, keep and refuse."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories.plans import CriticalPostFactory, SuccessionMoveFactory, SuccessorFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, PostTermsFactory, WorkerFactory
from tests.periods import LAST_YEAR, LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.succession import (
    add_development,
    assess_risk,
    end_successor,
    finish_development,
    mark_critical,
    move_plan,
    name_successor,
    note_talent,
    show_notes,
    unmark_critical,
)
from workforce.enums import Readiness, Risk, SuccessionState
from workforce.models import CriticalPost, Successor, TalentNoteShown, Worker
from workforce.periods import last_day
from workforce.queries.succession import plan_of, plan_rules

pytestmark = pytest.mark.django_db
DRAFT, AGREED = SuccessionState.DRAFT, SuccessionState.AGREED


@pytest.fixture
def critical() -> CriticalPost:
    return CriticalPostFactory(post=PostTermsFactory().post)


@pytest.fixture
def worker() -> Worker:
    return AssignmentFactory().worker


def move(critical: CriticalPost, to: SuccessionState, on: date = TODAY) -> None:
    move_plan(critical_id=critical.pk, to=to, on=on, today=TODAY, by=None)


def state(critical: CriticalPost, day: date = TODAY) -> SuccessionState:
    return plan_of(critical, day, plan_rules(day)).state


def test_plan_goes_from_none_to_draft_to_agreed_and_its_review_falls_due(critical: CriticalPost) -> None:
    assert state(critical) == SuccessionState.NO_PLAN
    move(critical, DRAFT, LAST_YEAR)
    move(critical, AGREED, date(2024, 10, 31))
    assert state(critical, date(2024, 11, 1)) == AGREED
    assert state(critical) == SuccessionState.REVIEW_DUE
    move(critical, AGREED)
    assert state(critical) == AGREED
    assert [each.to for each in critical.moves.order_by("on")] == ["draft", "agreed", "agreed"]


def test_plan_is_not_agreed_before_there_is_one(critical: CriticalPost) -> None:
    with pytest.raises(DomainError, match="“No plan” cannot become “Agreed”"):
        move(critical, AGREED)


@pytest.mark.parametrize("on", [TOMORROW, LAST_YEAR], ids=["still to come", "before the last move"])
def test_move_has_its_day(critical: CriticalPost, on: date) -> None:
    SuccessionMoveFactory(critical=critical, to="draft", on=YESTERDAY)
    with pytest.raises(DomainError):
        move(critical, AGREED, on)


def test_post_is_marked_once_and_only_while_it_is_there() -> None:
    terms = PostTermsFactory()
    mark_critical(post_id=terms.post_id, reason="Statutory", from_day=TODAY, by=None)
    with pytest.raises(ValidationError, match="critical already"):
        mark_critical(post_id=terms.post_id, reason="Statutory", from_day=TOMORROW, by=None)
    with pytest.raises(DomainError, match="not on the establishment"):
        mark_critical(
            post_id=PostTermsFactory().post_id, reason="x", from_day=LONG_AGO - timedelta(days=1), by=None
        )


def test_post_that_is_no_longer_critical_keeps_its_plan_and_ends_its_successors(
    critical: CriticalPost, worker: Worker
) -> None:
    named = SuccessorFactory(critical=critical, worker=worker)
    move(critical, DRAFT)
    unmark_critical(critical_id=critical.pk, last_day=TODAY, by=None)
    named.refresh_from_db()
    assert named.last_day == TODAY
    assert critical.moves.count() == 1
    with pytest.raises(DomainError, match="no longer critical"):
        move(critical, AGREED)


def test_other_readiness_is_a_row_of_its_own(critical: CriticalPost, worker: Worker) -> None:
    def ready(readiness: Readiness, day: date) -> None:
        name_successor(
            critical_id=critical.pk, worker_id=worker.pk, readiness=readiness, from_day=day, by=None
        )

    ready(Readiness.LATER, LAST_YEAR)
    ready(Readiness.NOW, TODAY)
    rows = Successor.objects.order_by("period").values_list("readiness", "period")
    assert [(each, last_day(lasting)) for each, lasting in rows] == [("later", YESTERDAY), ("now", None)]
    with pytest.raises(DomainError, match="said of the person already"):
        ready(Readiness.NOW, TOMORROW)
    end_successor(successor_id=Successor.objects.get(readiness="now").pk, last_day=TODAY, by=None)
    assert not critical.successors.filter(period__upper_inf=True).exists()


def test_holder_and_leaver_are_no_successors(critical: CriticalPost) -> None:
    holder = AssignmentFactory(post=critical.post).worker
    gone = AssignmentFactory(left_yesterday=True).worker
    for worker, said in ((holder, "holds the post already"), (gone, "not in post")):
        with pytest.raises(DomainError, match=said):
            name_successor(
                critical_id=critical.pk,
                worker_id=worker.pk,
                readiness=Readiness.NOW,
                from_day=TODAY,
                by=None,
            )


def judge(critical: CriticalPost, worker: Worker, within_12: Risk, within_24: Risk, **more: object) -> None:
    values = {"why": "", "on": TODAY, "today": TODAY, "by": None} | more
    assess_risk(
        critical_id=critical.pk, worker_id=worker.pk, within_12=within_12, within_24=within_24, **values
    )


def test_risk_is_of_the_holder_and_grows_with_time(critical: CriticalPost, worker: Worker) -> None:
    holder = AssignmentFactory(post=critical.post).worker
    judge(critical, holder, Risk.LOW, Risk.HIGH)
    with pytest.raises(DomainError, match="no lower"):
        judge(critical, holder, Risk.HIGH, Risk.LOW)
    with pytest.raises(DomainError, match="does not hold the post"):
        judge(critical, worker, Risk.LOW, Risk.LOW)
    assert critical.risks.count() == 1


def test_nobody_keeps_what_is_said_about_themselves(critical: CriticalPost, worker: Worker) -> None:
    own = AccountFactory(worker=worker)
    worker.assignments.update(post=critical.post)
    with pytest.raises(DomainError):
        judge(critical, worker, Risk.LOW, Risk.LOW, by=own)
    with pytest.raises(DomainError):
        note_talent(worker_id=worker.pk, text="Excellent", on=TODAY, today=TODAY, by=own)
    with pytest.raises(DomainError):
        show_notes(worker_id=worker.pk, on=TODAY, today=TODAY, by=own)
    other = CriticalPostFactory()
    with pytest.raises(DomainError):
        name_successor(
            critical_id=other.pk, worker_id=worker.pk, readiness=Readiness.NOW, from_day=TODAY, by=own
        )


def test_development_has_an_owner_a_due_day_and_an_end(critical: CriticalPost, worker: Worker) -> None:
    asked = {
        "critical_id": critical.pk,
        "worker_id": worker.pk,
        "text": "Shadow",
        "due_on": TOMORROW,
        "by": None,
    }
    with pytest.raises(DomainError, match="successor first"):
        add_development(**asked, owner_id=WorkerFactory().pk)
    SuccessorFactory(critical=critical, worker=worker)
    action = add_development(**asked, owner_id=WorkerFactory().pk)
    finish_development(action_id=action.pk, done_on=TODAY, outcome="Chaired", today=TODAY, by=None)
    with pytest.raises(DomainError, match="done already"):
        finish_development(action_id=action.pk, done_on=TODAY, outcome="", today=TODAY, by=None)


def test_showing_notes_is_recorded(worker: Worker) -> None:
    by = AccountFactory()
    note_talent(worker_id=worker.pk, text="Wants to lead", on=TODAY, today=TODAY, by=by)
    show_notes(worker_id=worker.pk, on=TODAY, words="On paper", today=TODAY, by=by)
    shown = TalentNoteShown.objects.get()
    assert (shown.worker, shown.on, shown.by) == (worker, TODAY, by)
