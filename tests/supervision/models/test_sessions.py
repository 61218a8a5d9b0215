"""Every constraint of sessions and what belongs to them, by its name, met by a row that breaks it; and what stays."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pgtrigger
import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CheckConstraint, Model, UniqueConstraint
from psycopg import errors

from supervision.enums import ActionState, ReadAs, Readings, SessionState
from supervision.models import (
    ActionMove,
    Addendum,
    AgreementReading,
    ContentReading,
    SessionDraft,
    SessionMember,
    SessionMove,
    SessionVersion,
    SupervisionSession,
    SupervisorTraining,
    WellbeingVersion,
)
from supervision.models.locked import one_of
from tests.factories.supervision_reading import (
    FormalOpeningFactory,
    OlderRecordsRequestFactory,
    RecordTemplateFactory,
    SessionAuditFactory,
)
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    AgreementFactory,
    FrequencyRuleFactory,
    SessionFactory,
    SessionVersionFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AccountFactory, PostFactory, RoleFactory, UnitFactory, WorkerFactory
from tests.periods import LAST_YEAR, SINCE_LONG_AGO, TODAY
from tests.supervision.models import test_appraisal_constraints as appraisals
from tests.supervision.models import test_practice as practice

pytestmark = pytest.mark.django_db

DAY_BEFORE = LAST_YEAR - timedelta(days=1)
DAY_AFTER = LAST_YEAR + timedelta(days=1)
NO_START = DateRange(None, LAST_YEAR, "[)")
OF_OTHER_MODULES = ("appraisal", "objective", "development", "council", "gathering", "practice", "selfassess")
"""Beginnings of the names of models whose constraints stand in the modules beside this one."""


def _twice(make: Callable[..., Any], *same: str, **more: object) -> None:
    row = make(**more)
    make(**more, **{name: getattr(row, name) for name in same})


def _with_oneself(make: Callable[..., Any], one: str, other: str, **more: object) -> None:
    worker = WorkerFactory()
    make(**{one: worker, other: worker}, **more)


def _two_rules(**about: object) -> None:
    for _ in range(2):
        FrequencyRuleFactory(**{"role_group": "", **about})


def _member(**said: object) -> SessionMember:
    return SessionMember.objects.create(session=SessionFactory(group=True), **said)


def _member_twice() -> None:
    member = _member(worker=WorkerFactory())
    SessionMember.objects.create(session=member.session, worker=member.worker)


def _wellbeing(session: SupervisionSession | None = None) -> WellbeingVersion:
    session = session or SessionFactory(held=True)
    return WellbeingVersion.objects.create(session=session, number=1, body={"wellbeing": "Rested."})


def _wellbeing_twice() -> None:
    _wellbeing(_wellbeing().session)


def _two_drafts() -> None:
    account = AccountFactory()
    for _ in range(2):
        SessionDraft.objects.create(session=None, worker=None, account=account, body={})


def _reading(**said: object) -> ContentReading:
    read = {"read_as": "line_manager"} | said
    return ContentReading.objects.create(session=SessionFactory(held=True), account=AccountFactory(), **read)


def _move_of_action(**said: object) -> ActionMove:
    row = {"state": ActionState.DONE, "on": LAST_YEAR} | said
    return ActionMove.objects.create(action=AgreedActionFactory(), **row)


def _trained() -> None:
    worker = WorkerFactory()
    for _ in range(2):
        SupervisorTraining.objects.create(worker=worker, completed_on=LAST_YEAR)


def _cancelled(**said: object) -> SupervisionSession:
    why = {"cancelled_by": "both", "cancel_reason": "court"} | said
    return SessionFactory(state=SessionState.CANCELLED, **why)


BREAKS: dict[str, Callable[[], object]] = {
    "session_kind_is_known": lambda: SessionFactory(kind="tea"),
    "session_of_one_or_of_many": lambda: SessionFactory(supervisee=None),
    "session_is_between_two_people": lambda: _with_oneself(SessionFactory, "supervisor", "supervisee"),
    "one_session_of_a_kind_a_day": lambda: _twice(SessionFactory, "supervisee"),
    "cancelled_session_says_who_and_why": lambda: _cancelled(cancel_reason=""),
    "only_a_cancelled_session_says_why": lambda: SessionFactory(held=True, cancel_reason="court"),
    "session_cancel_reason_is_known": lambda: _cancelled(cancelled_by="fate"),
    "session_has_the_days_of_its_state": lambda: SessionFactory(shared_on=LAST_YEAR),
    "session_is_held_shared_and_signed_in_order": lambda: SessionFactory(shared=True, shared_on=DAY_BEFORE),
    "group_session_is_not_signed": lambda: SessionFactory(group=True, signed=True),
    "session_lasts_up_to_a_day": lambda: SessionFactory(minutes=721),
    "once_in_a_group_session": _member_twice,
    "member_is_ours_or_a_partner": _member,
    "session_version_number_once": lambda: _twice(SessionVersionFactory, "session"),
    "wellbeing_version_number_once": _wellbeing_twice,
    "one_draft_of_a_writer": _two_drafts,
    "reading_part_is_known": lambda: _reading(read_as="neighbour"),
    "wellbeing_is_read_by_the_two": lambda: _reading(wellbeing=True),
    "formal_opening_ends_after_it_starts": lambda: FormalOpeningFactory(on=TODAY, until=LAST_YEAR),
    "one_request_for_older_records_at_a_time": lambda: _twice(
        OlderRecordsRequestFactory, "supervisee", "supervisor"
    ),
    "older_records_are_asked_of_somebody_else": lambda: _with_oneself(
        OlderRecordsRequestFactory, "supervisor", "supervisee"
    ),
    "request_is_answered_after_it_was_made": lambda: OlderRecordsRequestFactory(
        state=Readings.AGREED, asked_on=LAST_YEAR, answered_on=DAY_BEFORE
    ),
    "one_agreement_at_a_time": lambda: _twice(AgreementFactory, "supervisee"),
    "agreement_is_between_two_people": lambda: _with_oneself(AgreementFactory, "supervisor", "supervisee"),
    "agreement_runs_once_both_have_signed": lambda: AgreementFactory(renew_by=TODAY),
    "signed_agreement_says_when_to_renew": lambda: AgreementFactory(
        supervisor_signed_on=LAST_YEAR, supervisee_signed_on=LAST_YEAR
    ),
    "agreement_is_signed_after_it_was_made": lambda: AgreementFactory(supervisee_signed_on=DAY_BEFORE),
    "action_state_is_known": lambda: AgreedActionFactory(state="odd"),
    "open_action_is_due_on_a_day": lambda: _move_of_action(state=ActionState.OPEN),
    "record_is_audited_once_by_one": lambda: _twice(SessionAuditFactory, "session", "auditor"),
    "audit_ends_after_it_starts": lambda: SessionAuditFactory(until=LAST_YEAR),
    "done_audit_has_a_grade": lambda: SessionAuditFactory(done=True, grade=""),
    "audit_grade_is_known": lambda: SessionAuditFactory(grade="9"),
    "audit_is_done_in_its_time": lambda: SessionAuditFactory(done=True, done_on=LAST_YEAR),
    "template_versions_begin_at_1": lambda: RecordTemplateFactory(version=0),
    "supervisor_training_once_a_day": _trained,
    "frequency_has_a_start": lambda: FrequencyRuleFactory(period=NO_START),
    "one_frequency_of_a_worker": lambda: _two_rules(worker=WorkerFactory(), reason="New here"),
    "one_frequency_of_a_post": lambda: _two_rules(post=PostFactory()),
    "one_frequency_of_a_role": lambda: _two_rules(role=RoleFactory()),
    "one_frequency_of_a_role_group": lambda: _two_rules(role_group="Manager"),
    "one_frequency_of_a_team": lambda: _two_rules(team=UnitFactory(), kind="group"),
    "frequency_of_a_team_is_of_groups": lambda: FrequencyRuleFactory(role_group="", team=UnitFactory()),
    "frequency_is_about_one_thing": lambda: FrequencyRuleFactory(role_group=""),
    "frequency_between_1_and_52": lambda: FrequencyRuleFactory(every=53),
    "frequency_of_a_person_has_a_reason": lambda: FrequencyRuleFactory(role_group="", worker=WorkerFactory()),
    "pairing_has_a_start": lambda: SupervisorPairingFactory(period=NO_START),
    "one_supervisor_at_a_time": lambda: _twice(SupervisorPairingFactory, "worker", period=SINCE_LONG_AGO),
    "nobody_supervises_themselves": lambda: _with_oneself(SupervisorPairingFactory, "worker", "supervisor"),
}
OF_TRIGGERS: dict[str, Callable[[], object]] = {
    "action_is_set_before_it_moves": lambda: _move_of_action(on=DAY_BEFORE),
}


@pytest.mark.parametrize("name", [*BREAKS, *OF_TRIGGERS])
def test_constraint_refuses_what_breaks_it(name: str) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        (BREAKS | OF_TRIGGERS)[name]()
    cause = refused.value.__cause__
    assert isinstance(cause, errors.IntegrityError)
    assert cause.diag.constraint_name == name


def test_every_constraint_of_sessions_is_met() -> None:
    declared = {
        each.name
        for model in apps.get_app_config("supervision").get_models()
        if not hasattr(model, "pgh_tracked_model")
        and not str(model._meta.model_name).startswith(OF_OTHER_MODULES)
        for each in model._meta.constraints
        if isinstance(each, (CheckConstraint, UniqueConstraint, ExclusionConstraint))
    }
    assert declared == set(BREAKS)


def test_state_without_its_days_is_refused_each_way() -> None:
    """Held after it was shared, signed before it was shared, called off and yet held."""
    for odd in (
        {"state": "odd"},
        {"held": True, "shared_on": LAST_YEAR},
        {"shared": True, "shared_on": None},
        {"shared": True, "signed_on": LAST_YEAR},
        {"signed": True, "signed_on": None},
        {"state": SessionState.UNSIGNED},
        {"state": SessionState.MISSED, "held_entered_on": LAST_YEAR},
        {"signed": True, "shared_on": DAY_AFTER},
    ):
        with pytest.raises(IntegrityError, match="session_"), transaction.atomic():
            SessionFactory(**odd)


LOCKED: dict[str, tuple[Callable[[], Model], dict[str, object]]] = {
    "locked_session_stays: signed": (lambda: SessionFactory(signed=True), {"place": "Elsewhere"}),
    "locked_session_stays: another day": (lambda: SessionFactory(signed=True), {"on": DAY_BEFORE}),
    "locked_session_stays: not signed by supervisee": (
        lambda: SessionFactory(shared=True, state=SessionState.UNSIGNED),
        {"state": SessionState.SIGNED, "signed_on": LAST_YEAR},
    ),
    "done_audit_stays": (lambda: SessionAuditFactory(done=True), {"grade": "4"}),
    "published_form_stays": (
        lambda: RecordTemplateFactory(published_on=LAST_YEAR),
        {"prompts": ["agenda"]},
    ),
}


@pytest.mark.parametrize("name", LOCKED)
def test_what_is_finished_stays_as_it_is(name: str) -> None:
    make, change = LOCKED[name]
    row = make()
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        type(row)._default_manager.filter(pk=row.pk).update(**change)


def test_published_form_is_not_deleted() -> None:
    form = RecordTemplateFactory(published_on=LAST_YEAR)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        form.delete()


def test_saving_a_signed_session_as_it_is_changes_nothing() -> None:
    SessionFactory(signed=True).save()
    assert SupervisionSession.objects.filter(state=SessionState.SIGNED, on=LAST_YEAR).count() == 1


def test_condition_is_about_the_row_as_it_was() -> None:
    assert one_of("state", ["signed", "unsigned"]) == "OLD.state IN ('signed', 'unsigned')"


def _move() -> SessionMove:
    return SessionMove.objects.create(session=SessionFactory(), state=SessionState.SCHEDULED, on=LAST_YEAR)


def _reading_of_agreement() -> AgreementReading:
    read = {"agreement": AgreementFactory(), "account": AccountFactory()}
    return AgreementReading.objects.create(**read, read_as=ReadAs.SUPERVISOR)


def _addendum() -> Addendum:
    return Addendum.objects.create(session=SessionFactory(signed=True), words="One thing more.")


ONLY_ADDED: dict[type[Model], Callable[[], Model]] = {
    SessionMove: _move,
    SessionVersion: SessionVersionFactory,
    WellbeingVersion: _wellbeing,
    Addendum: _addendum,
    ContentReading: _reading,
    AgreementReading: _reading_of_agreement,
    ActionMove: _move_of_action,
}


@pytest.mark.parametrize("model", ONLY_ADDED, ids=lambda model: model.__name__)
def test_rows_are_only_ever_added(model: type[Model]) -> None:
    row = ONLY_ADDED[model]()
    for change in (row.save, row.delete):
        with pytest.raises(ProgrammingError, match=r"Cannot (update|delete)"), transaction.atomic():
            change()


def _is_ours(model: type[Model]) -> bool:
    return model._meta.app_label == "supervision" and not hasattr(model, "pgh_tracked_model")


def test_every_other_guard_is_tested() -> None:
    """But those that keep the history and note what changed, which every table has."""
    everywhere = ("insert_insert", "update_update", "delete_delete", "append_only")
    guards = {trigger.name for model, trigger in pgtrigger.registered() if _is_ours(model)}
    found = {name for name in guards if name not in everywhere and not name.startswith("note_")}
    tested = {name.partition(":")[0] for name in LOCKED}
    assert found == {*tested, *OF_TRIGGERS, "signed_appraisal_stays"}


def test_every_table_of_which_rows_are_only_added_is_tested() -> None:
    declared = {
        model
        for model, trigger in pgtrigger.registered()
        if trigger.name == "append_only" and _is_ours(model)
    }
    of_practice = {factory._meta.model for factory in practice.ONLY_ADDED}
    assert declared == {*ONLY_ADDED, *appraisals.ONLY_ADDED, *of_practice}
