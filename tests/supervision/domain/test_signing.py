"""Sharing, signing, disputing, adding; and what nobody signs in time."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from supervision.domain.recording import begin_record, save_record
from supervision.domain.signing import (
    COMMENTS,
    NotComplete,
    add_addendum,
    answer_dispute,
    comment_on_record,
    dispute_record,
    give_up_unsigned,
    share_record,
    sign_record,
)
from supervision.enums import SessionKind, SessionState
from supervision.models import SupervisionSession
from supervision.queries.disputes import Stand, answerer_of
from supervision.queries.records import saved_of
from tests.factories.supervision_records import WORDS, Pair, make_pair, mark
from tests.factories.supervision_sessions import SessionFactory, SupervisorPairingFactory, in_state
from tests.factories.workforce import AccountFactory, WorkerFactory
from tests.periods import TODAY
from workforce import recent_training
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.models import Account
from workforce.periods import period

pytestmark = pytest.mark.django_db

S = SessionState


@pytest.fixture
def pair() -> Pair:
    return make_pair()


@pytest.fixture
def attended() -> Iterator[None]:
    """An app that says that everybody was on a course."""
    recent_training.attendance_source(always := lambda worker_id, day: True)
    yield
    recent_training._sources.remove(always)


def sign(pair: Pair, record: SupervisionSession, by: Account) -> None:
    sign_record(session_id=record.pk, seen=mark(record), today=TODAY, by=by)


def test_record_is_shared_and_then_signed(pair: Pair) -> None:
    record = pair.shared()
    assert (record.state, record.shared_on, record.sign_by) == (S.SHARED, TODAY, TODAY + timedelta(days=14))
    sign(pair, record, pair.supervisee)
    record.refresh_from_db()
    assert (record.state, record.signed_on) == (S.SIGNED, TODAY)
    assert [move.state for move in record.moves.all()] == ["held", "shared", "signed"]


def test_sharing_asks_for_what_the_form_requires_and_names_it(pair: Pair) -> None:
    record = pair.record(words={"agenda": "A talk."})
    with pytest.raises(NotComplete, match=r"Workload and caseload, Learning needs\.") as refused:
        share_record(session_id=record.pk, today=TODAY, by=pair.supervisor)
    assert refused.value.keys == ["workload", "learning"]


def test_reflection_that_is_ticked_is_written_down(pair: Pair) -> None:
    record = pair.record(reflective=True)
    with pytest.raises(NotComplete, match="Reflective discussion"):
        share_record(session_id=record.pk, today=TODAY, by=pair.supervisor)


@pytest.mark.usefixtures("attended")
def test_impact_of_training_is_asked_for_after_a_course(pair: Pair) -> None:
    """RC-31: the prompt is mandatory if a course was attended in the last three months."""
    record = pair.record()
    with pytest.raises(NotComplete, match="Impact of training") as refused:
        share_record(session_id=record.pk, today=TODAY, by=pair.supervisor)
    assert refused.value.keys == ["training_impact"]
    save_record(
        session_id=record.pk,
        entry=pair.entry(words=WORDS | {"training_impact": "Talks with fathers now."}),
        seen=mark(record),
        today=TODAY,
        by=pair.supervisor,
    )
    assert share_record(session_id=record.pk, today=TODAY, by=pair.supervisor).state == S.SHARED


def test_empty_record_is_not_shared(pair: Pair) -> None:
    record = pair.record(kind=SessionKind.AD_HOC, words={})
    with pytest.raises(NotComplete, match="Nothing is written"):
        share_record(session_id=record.pk, today=TODAY, by=pair.supervisor)


STEPS: dict[SessionState, Callable[[SupervisionSession, Account], object]] = {
    S.SHARED: lambda record, by: share_record(session_id=record.pk, today=TODAY, by=by),
    S.SIGNED: lambda record, by: sign_record(session_id=record.pk, seen=mark(record), today=TODAY, by=by),
    S.DISPUTED: lambda record, by: dispute_record(session_id=record.pk, statement="No.", today=TODAY, by=by),
}


@pytest.mark.parametrize("now", list(S))
@pytest.mark.parametrize("wanted", list(STEPS))
@pytest.mark.parametrize("who", ["supervisor", "supervisee", "stranger"])
def test_every_step_is_taken_by_whom_it_is_for_and_refused_to_all_others(
    pair: Pair, now: SessionState, wanted: SessionState, who: str
) -> None:
    record = pair.record()
    SupervisionSession.objects.filter(pk=record.pk).update(**in_state(now, TODAY))
    by = AccountFactory(worker=WorkerFactory()) if who == "stranger" else getattr(pair, who)
    allowed = {
        (S.HELD, S.SHARED, "supervisor"),
        (S.SHARED, S.SIGNED, "supervisee"),
        (S.SHARED, S.DISPUTED, "supervisee"),
        (S.DISPUTED, S.SIGNED, "supervisee"),
    }
    if (now, wanted, who) in allowed:
        STEPS[wanted](record, by)
        record.refresh_from_db()
        assert record.state == wanted
    else:
        with pytest.raises(DomainError):
            STEPS[wanted](record, by)
        record.refresh_from_db()
        assert record.state == now


def test_what_is_signed_is_what_was_read(pair: Pair) -> None:
    record = pair.shared()
    seen = mark(record)
    save_record(
        session_id=record.pk,
        entry=pair.entry(words=WORDS | {"agenda": "Changed."}),
        seen=seen,
        today=TODAY,
        by=pair.supervisor,
    )
    with pytest.raises(ChangedMeanwhile):
        sign_record(session_id=record.pk, seen=seen, today=TODAY, by=pair.supervisee)
    record.refresh_from_db()
    assert record.state == S.SHARED


def test_comments_of_the_person_are_a_version_of_their_own_and_stay(pair: Pair) -> None:
    record = pair.shared()
    before = mark(record)
    comment_on_record(session_id=record.pk, words="I see it so, too.", seen=before, by=pair.supervisee)
    with pytest.raises(ChangedMeanwhile):
        save_record(session_id=record.pk, entry=pair.entry(), seen=before, today=TODAY, by=pair.supervisor)
    save_record(
        session_id=record.pk,
        entry=pair.entry(words=WORDS | {"agenda": "New."}),
        seen=mark(record),
        today=TODAY,
        by=pair.supervisor,
    )
    assert saved_of(record).words == WORDS | {"agenda": "New.", COMMENTS: "I see it so, too."}
    assert [each.by for each in record.versions.order_by("number")] == [
        pair.supervisor,
        pair.supervisee,
        pair.supervisor,
    ]


@pytest.mark.parametrize("who", ["supervisor", "supervisee"])
def test_comments_are_the_persons_and_only_from_sharing_on(pair: Pair, who: str) -> None:
    record = pair.record()
    with pytest.raises(DomainError):
        comment_on_record(session_id=record.pk, words="Mine.", seen=mark(record), by=getattr(pair, who))


def test_disputed_record_is_put_right_and_shared_again_with_the_statement_kept(pair: Pair) -> None:
    record = pair.shared()
    dispute_record(session_id=record.pk, statement="I did not say that.", today=TODAY, by=pair.supervisee)
    save_record(
        session_id=record.pk,
        entry=pair.entry(words=WORDS | {"agenda": "Put right."}),
        seen=mark(record),
        today=TODAY,
        by=pair.supervisor,
    )
    later = TODAY + timedelta(days=1)
    answer_dispute(session_id=record.pk, words="It is put right.", today=later, by=pair.supervisor)
    record.refresh_from_db()
    assert (record.state, record.sign_by) == (S.SHARED, later + timedelta(days=14))
    sign(pair, record, pair.supervisee)
    assert [(each.words, each.is_statement) for each in record.addenda.all()] == [
        ("I did not say that.", True),
        ("It is put right.", False),
    ]


def test_dispute_and_its_answer_need_words(pair: Pair) -> None:
    record = pair.shared()
    with pytest.raises(DomainError, match="few words"):
        dispute_record(session_id=record.pk, statement=" ", today=TODAY, by=pair.supervisee)
    record.refresh_from_db()
    assert record.state == S.SHARED


def test_answer_is_the_supervisors_and_only_to_a_dispute(pair: Pair) -> None:
    record = pair.shared()
    with pytest.raises(DomainError, match="disputed"):
        answer_dispute(session_id=record.pk, words="So.", today=TODAY, by=pair.supervisor)
    dispute_record(session_id=record.pk, statement="No.", today=TODAY, by=pair.supervisee)
    with pytest.raises(DomainError, match="whoever supervises"):
        answer_dispute(session_id=record.pk, words="So.", today=TODAY, by=pair.supervisee)


@pytest.mark.parametrize("until", [TODAY - timedelta(days=1), TODAY], ids=["lost", "still theirs"])
def test_dispute_is_answered_by_whoever_supervises_the_person_on_the_day(pair: Pair, until: date) -> None:
    record = pair.shared()
    dispute_record(session_id=record.pk, statement="No.", today=TODAY, by=pair.supervisee)
    before = saved_of(record)
    later: Account = AccountFactory(worker=WorkerFactory())
    SupervisorPairingFactory(
        worker=pair.worker, supervisor=later.worker, period=period(until + timedelta(days=1))
    )
    answers, refused = (pair.supervisor, later) if until == TODAY else (later, pair.supervisor)
    with pytest.raises(DomainError, match="whoever supervises"):
        answer_dispute(session_id=record.pk, words="So.", today=TODAY, by=refused)
    answer_dispute(session_id=record.pk, words="So.", today=TODAY, by=answers)
    record.refresh_from_db()
    assert (record.state, record.supervisor, saved_of(record)) == (S.SHARED, pair.boss, before)
    assert [each.by for each in record.addenda.all()] == [pair.supervisee, answers]
    assert record.moves.last().by == answers
    with pytest.raises(DomainError):
        save_record(session_id=record.pk, entry=pair.entry(), seen=mark(record), today=TODAY, by=later)
    sign(pair, record, pair.supervisee)


def test_dispute_about_a_record_that_the_later_supervisor_may_not_read_is_signed_only(pair: Pair) -> None:
    record = pair.shared(on=TODAY - timedelta(days=4))
    for days in range(1, 4):
        pair.shared(on=TODAY - timedelta(days=days))
    dispute_record(session_id=record.pk, statement="No.", today=TODAY, by=pair.supervisee)
    later: Account = AccountFactory(worker=WorkerFactory())
    SupervisorPairingFactory(worker=pair.worker, supervisor=later.worker, period=period(TODAY))
    with pytest.raises(DomainError, match="whoever supervises"):
        answer_dispute(session_id=record.pk, words="So.", today=TODAY, by=later)
    assert answerer_of(record, TODAY) == (Stand.NOT_READ, later.worker)
    sign(pair, record, pair.supervisee)


def test_dispute_about_a_session_that_somebody_else_led_is_answered_by_the_supervisor(pair: Pair) -> None:
    nurse = WorkerFactory()
    record = SessionFactory(supervisor=nurse, supervisee=pair.worker, kind="clinical", shared=True, on=TODAY)
    dispute_record(session_id=record.pk, statement="No.", today=TODAY, by=pair.supervisee)
    with pytest.raises(DomainError, match="whoever supervises"):
        answer_dispute(session_id=record.pk, words="So.", today=TODAY, by=AccountFactory(worker=nurse))
    answer_dispute(session_id=record.pk, words="So.", today=TODAY, by=pair.supervisor)
    record.refresh_from_db()
    assert record.state == S.SHARED


def test_addenda_are_of_the_two_and_only_once_the_record_is_locked(pair: Pair) -> None:
    record = pair.shared()
    with pytest.raises(DomainError, match="change it instead"):
        add_addendum(session_id=record.pk, words="More.", by=pair.supervisor)
    sign(pair, record, pair.supervisee)
    for account in (pair.supervisor, pair.supervisee):
        add_addendum(session_id=record.pk, words="More.", by=account)
    with pytest.raises(DomainError, match="Only the two"):
        add_addendum(session_id=record.pk, words="More.", by=AccountFactory(worker=WorkerFactory()))
    assert record.addenda.count() == 2


def _days_after(day: date, number: int) -> date:
    """So many working days on, without bank holidays."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


def test_record_that_nobody_signs_is_given_up_after_20_working_days(pair: Pair) -> None:
    record = pair.shared()
    assert give_up_unsigned(today=_days_after(TODAY, 20)) == 0
    assert give_up_unsigned(today=_days_after(TODAY, 21)) == 1
    assert give_up_unsigned(today=_days_after(TODAY, 21)) == 0
    record.refresh_from_db()
    assert record.state == S.UNSIGNED
    assert record.moves.last().by is None
    assert SupervisionSession.objects.counting().count() == 1


def test_days_count_from_the_last_sharing_and_a_dispute_is_not_given_up(pair: Pair) -> None:
    record = pair.shared()
    dispute_record(session_id=record.pk, statement="No.", today=TODAY, by=pair.supervisee)
    late = _days_after(TODAY, 21)
    assert give_up_unsigned(today=late) == 0
    answer_dispute(session_id=record.pk, words="So.", today=late, by=pair.supervisor)
    assert give_up_unsigned(today=_days_after(late, 20)) == 0
    assert give_up_unsigned(today=_days_after(late, 21)) == 1


def test_group_ends_when_it_is_shared(pair: Pair) -> None:
    record = begin_record(
        supervisor_id=pair.boss.pk,
        supervisee_id=None,
        entry=pair.entry(kind=SessionKind.GROUP, members=[pair.worker.pk]),
        today=TODAY,
        by=pair.supervisor,
    )
    shared = share_record(session_id=record.pk, today=TODAY, by=pair.supervisor)
    assert (shared.state, shared.sign_by) == (S.SHARED, None)
    assert give_up_unsigned(today=_days_after(TODAY, 40)) == 0
    with pytest.raises(DomainError, match="addendum"):
        save_record(
            session_id=record.pk,
            entry=pair.entry(kind=SessionKind.GROUP, members=[pair.worker.pk]),
            seen=mark(record),
            today=TODAY,
            by=pair.supervisor,
        )
    add_addendum(session_id=record.pk, words="More.", by=pair.supervisor)
