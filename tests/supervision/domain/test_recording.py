"""Recording a session: what is kept, who may, and when it is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from supervision.domain.recording import Partner, begin_record, save_record
from supervision.enums import SessionKind, SessionState
from supervision.models import SessionVersion, SupervisionSession, WellbeingVersion
from supervision.queries.records import saved_of
from tests.factories.supervision_records import WORDS, Pair, make_pair, mark
from tests.factories.supervision_sessions import SessionFactory, in_state
from tests.factories.workforce import AccountFactory, CaseloadCountFactory, WorkerFactory
from tests.periods import TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> Pair:
    return make_pair()


def test_record_of_an_unplanned_session_is_held_with_its_first_version(pair: Pair) -> None:
    CaseloadCountFactory(worker=pair.worker, as_at=YESTERDAY, cases=17)
    record = pair.record(wellbeing="Tired.", minutes=50)
    record.refresh_from_db()
    # five working days from a Tuesday
    assert (record.state, record.share_by, record.cases) == (SessionState.HELD, TODAY + timedelta(days=7), 17)
    assert (record.template_version, record.minutes, record.held_entered_on) == (1, 50, TODAY)
    saved = saved_of(record)
    assert (saved.words, saved.wellbeing, saved.number) == (WORDS, "Tired.", 1)
    assert list(record.moves.values_list("state", "by")) == [("held", pair.supervisor.pk)]


def test_planned_session_is_held_once_its_record_is_saved(pair: Pair) -> None:
    planned = SessionFactory(supervisor=pair.boss, supervisee=pair.worker, on=TODAY)
    save_record(
        session_id=planned.pk, entry=pair.entry(), seen=mark(planned), today=TODAY, by=pair.supervisor
    )
    planned.refresh_from_db()
    assert planned.state == SessionState.HELD
    assert [move.state for move in planned.moves.all()] == ["held"]


def test_version_is_written_only_where_something_changed(pair: Pair) -> None:
    record = pair.record(wellbeing="Well.")
    for _ in range(2):
        save_record(
            session_id=record.pk,
            entry=pair.entry(wellbeing="Well."),
            seen=mark(record),
            today=TODAY,
            by=pair.supervisor,
        )
    assert SessionVersion.objects.count() == WellbeingVersion.objects.count() == 1
    save_record(
        session_id=record.pk,
        entry=pair.entry(words=WORDS | {"agenda": "Another."}, wellbeing="Well."),
        seen=mark(record),
        today=TODAY,
        by=pair.supervisor,
    )
    assert [each.number for each in SessionVersion.objects.order_by("number")] == [1, 2]
    assert WellbeingVersion.objects.count() == 1


def test_form_without_a_prompt_leaves_its_words_as_they_were(pair: Pair) -> None:
    record = pair.record(words=WORDS | {"career": "Wants to stay."})
    save_record(
        session_id=record.pk,
        entry=pair.entry(words={"agenda": "New."}),
        seen=mark(record),
        today=TODAY,
        by=pair.supervisor,
    )
    assert saved_of(record).words == WORDS | {"agenda": "New.", "career": "Wants to stay."}


@pytest.mark.parametrize("what", ["words", "wellbeing", "facts"])
def test_save_from_an_older_form_is_refused_whatever_changed(pair: Pair, what: str) -> None:
    record = pair.record()
    seen = mark(record)
    changed = {
        "words": pair.entry(words=WORDS | {"agenda": "First."}),
        "wellbeing": pair.entry(wellbeing="First."),
        "facts": pair.entry(minutes=90),
    }[what]
    save_record(session_id=record.pk, entry=changed, seen=seen, today=TODAY, by=pair.supervisor)
    with pytest.raises(ChangedMeanwhile):
        save_record(session_id=record.pk, entry=pair.entry(), seen=seen, today=TODAY, by=pair.supervisor)


def test_day_to_come_is_refused(pair: Pair) -> None:
    with pytest.raises(DomainError, match="lies ahead"):
        pair.record(on=TOMORROW)


def test_second_session_of_a_kind_on_a_day_is_refused(pair: Pair) -> None:
    pair.record()
    with pytest.raises(ValidationError, match="Open that one"):
        pair.record()


def test_only_the_supervisor_records(pair: Pair) -> None:
    stranger = AccountFactory(worker=WorkerFactory())
    for account in (pair.supervisee, stranger, AccountFactory()):
        with pytest.raises(DomainError, match="supervisor"):
            begin_record(
                supervisor_id=pair.boss.pk,
                supervisee_id=pair.worker.pk,
                entry=pair.entry(),
                today=TODAY,
                by=account,
            )
    record = pair.record()
    with pytest.raises(DomainError, match="supervisor"):
        save_record(
            session_id=record.pk, entry=pair.entry(), seen=mark(record), today=TODAY, by=pair.supervisee
        )


@pytest.mark.parametrize("state", [SessionState.SIGNED, SessionState.UNSIGNED, SessionState.CANCELLED])
def test_record_that_is_over_is_not_changed(pair: Pair, state: SessionState) -> None:
    record = pair.record()
    SupervisionSession.objects.filter(pk=record.pk).update(**in_state(state, TODAY))
    with pytest.raises(DomainError, match="addendum"):
        save_record(
            session_id=record.pk, entry=pair.entry(), seen=mark(record), today=TODAY, by=pair.supervisor
        )


def test_session_that_counted_as_missed_is_recorded_late(pair: Pair) -> None:
    missed = SessionFactory(
        supervisor=pair.boss, supervisee=pair.worker, on=YESTERDAY, state=SessionState.MISSED
    )
    save_record(
        session_id=missed.pk,
        entry=pair.entry(on=YESTERDAY),
        seen=mark(missed),
        today=TODAY,
        by=pair.supervisor,
    )
    missed.refresh_from_db()
    assert missed.state == SessionState.HELD


def test_next_session_is_planned_with_the_record(pair: Pair) -> None:
    later = TODAY + timedelta(days=28)
    pair.record(next_on=later, place="Room 2")
    planned = SupervisionSession.objects.get(state=SessionState.SCHEDULED)
    assert (planned.on, planned.supervisee, planned.supervisor, planned.place) == (
        later,
        pair.worker,
        pair.boss,
        "Room 2",
    )


def test_next_session_on_an_earlier_day_is_refused_and_nothing_is_saved(pair: Pair) -> None:
    with pytest.raises(DomainError, match="later"):
        pair.record(next_on=YESTERDAY)
    assert not SupervisionSession.objects.exists()


def test_group_is_one_record_with_its_members_and_partners(pair: Pair) -> None:
    others = WorkerFactory.create_batch(6)
    record = begin_record(
        supervisor_id=pair.boss.pk,
        supervisee_id=None,
        entry=pair.entry(
            kind=SessionKind.GROUP,
            members=[each.pk for each in others],
            partners=[Partner("Health visitor", "The hospital")],
        ),
        today=TODAY,
        by=pair.supervisor,
    )
    assert record.members.filter(worker__isnull=False).count() == 6
    assert record.members.get(worker__isnull=True).organisation == "The hospital"
    assert SupervisionSession.objects.held().count() == 1
    assert not SupervisionSession.objects.counting().exists()


def test_group_without_anybody_is_refused(pair: Pair) -> None:
    with pytest.raises(DomainError, match="took part"):
        begin_record(
            supervisor_id=pair.boss.pk,
            supervisee_id=None,
            entry=pair.entry(kind=SessionKind.PEER),
            today=TODAY,
            by=pair.supervisor,
        )


@pytest.mark.parametrize("kind, of_one", [(SessionKind.GROUP, True), (SessionKind.ONE_TO_ONE, False)])
def test_group_is_no_session_of_two_and_the_other_way_round(
    pair: Pair, kind: SessionKind, of_one: bool
) -> None:
    with pytest.raises(DomainError, match="other form"):
        begin_record(
            supervisor_id=pair.boss.pk,
            supervisee_id=pair.worker.pk if of_one else None,
            entry=pair.entry(kind=kind),
            today=TODAY,
            by=pair.supervisor,
        )
