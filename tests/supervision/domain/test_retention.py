"""What was said goes when its time is over; when it was said stays, for the figures."""

from datetime import date

import pytest

from supervision.models import (
    AgreedAction,
    Agreement,
    ContentReading,
    FormalOpening,
    FrequencyRule,
    SessionAudit,
    SessionVersion,
    SupervisionSession,
)
from supervision.retention import SUPERVISION
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    AgreementFactory,
    FrequencyRuleFactory,
    SessionFactory,
    SessionVersionFactory,
)
from tests.factories.workforce import AccountFactory, AssignmentFactory, PolicyValueFactory, WorkerFactory
from tests.periods import TODAY
from workforce.domain.retention import remove_past_their_time
from workforce.models import Worker
from workforce.periods import period
from workforce.policy import PolicyKey
from workforce.queries.retention import Rule, Starts, add_rules, past_their_time

pytestmark = pytest.mark.django_db
HELD_ON = date(2018, 5, 2)


def left(last_day: date) -> Worker:
    """Somebody with a record of supervision, whose last contract ended."""
    worker: Worker = WorkerFactory()
    AssignmentFactory(worker=worker, period=period(date(2015, 1, 1), last_day))
    session = SessionFactory(supervisee=worker, shared=True, on=HELD_ON)
    SessionVersionFactory(session=session)
    AgreedActionFactory(session=session)
    AgreementFactory(supervisee=worker)
    FrequencyRuleFactory(role_group="", worker=worker, reason="After an illness")
    account = AccountFactory()
    ContentReading.objects.create(session=session, account=account, read_as="formal")
    FormalOpening.objects.create(
        session=session, account=account, reason="A claim.", on=HELD_ON, until=HELD_ON
    )
    SessionAudit.objects.create(
        session=session,
        auditor=account,
        sample="Spring",
        assigned_on=HELD_ON,
        until=HELD_ON,
        done_on=HELD_ON,
        grade="3",
        judgements={"regular": "yes"},
        feedback="Clear.",
    )
    return worker


def test_words_go_and_days_and_grades_stay() -> None:
    PolicyValueFactory(key=PolicyKey.RETENTION_CORE, value=300)
    gone, stays = left(date(2019, 9, 1)), left(date(2020, 9, 1))
    found = past_their_time(TODAY)
    assert [each.people[0][0] for each in found.rules if each.people] == [gone.pk]

    remove_past_their_time(day=TODAY, approved=found.mark, by=None)

    for model in (SessionVersion, ContentReading, FormalOpening):
        assert list(model._default_manager.values_list("session__supervisee", flat=True)) == [stays.pk]
    assert list(Agreement.objects.values_list("supervisee", flat=True)) == [stays.pk]
    assert SupervisionSession.objects.filter(supervisee=gone).count() == 1
    assert AgreedAction.objects.get(supervisee=gone).words == ""
    assert FrequencyRule.objects.get(worker=gone).reason == "Removed"
    audit = SessionAudit.objects.get(session__supervisee=gone)
    assert (audit.grade, audit.feedback, audit.judgements) == ("3", "", {})
    assert AgreedAction.objects.get(supervisee=stays).words
    for tracked in (AgreedAction, FrequencyRule, SessionAudit):
        events = tracked.pgh_event_model._default_manager.values_list("pgh_obj_id", flat=True)
        assert set(events) == {tracked._default_manager.exclude(pk=_of(tracked, gone)).get().pk}
    assert past_their_time(TODAY).count == 0


def _of(model: type, worker: Worker) -> int:
    way = {AgreedAction: "supervisee", FrequencyRule: "worker", SessionAudit: "session__supervisee"}[model]
    return int(model._default_manager.get(**{way: worker}).pk)


def test_setting_counts_for_one_rule_alone() -> None:
    with pytest.raises(ValueError, match="setting of its own"):
        add_rules(SUPERVISION)
    with pytest.raises(ValueError, match="begins when somebody has left"):
        add_rules(Rule(PolicyKey.WORKING_DAYS, "Other", Starts.HAPPENED))
