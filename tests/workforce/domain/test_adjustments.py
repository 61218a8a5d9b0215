"""Adjustments: asked for, agreed, in place, looked at again; and referrals, of which only days and kinds are kept."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.starting import AdjustmentFactory, SupportReferralFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, BankHolidayFactory, WorkerFactory
from tests.periods import LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.access.scope import Reach
from workforce.domain.adjustments import (
    MOVES,
    Need,
    ask_for_adjustment,
    close_referral,
    move_adjustment,
    refer,
    review_adjustment,
)
from workforce.domain.errors import DomainError
from workforce.enums import AdjustmentState, AskedBy, ReferralKind, ReferralOutcome
from workforce.models import Account, Adjustment, SupportReferral, Worker
from workforce.periods import period
from workforce.queries.adjustments import adjustment_figures
from workforce.queries.calendar import add_working_days

pytestmark = pytest.mark.django_db

S = AdjustmentState
EVERYBODY = Reach(TODAY, everyone=True)


def manager() -> Account:
    return AccountFactory()


def ask(worker: Worker, by: Account | None = None, on: date = TODAY, **more: object) -> Adjustment:
    need = Need("A desk", on, AskedBy.MANAGER, person_agrees=True)
    return ask_for_adjustment(
        worker_id=worker.pk,
        need=need if not more else Need("A desk", on, **more),
        today=TODAY,
        by=by or manager(),
    )


def move(
    adjustment: Adjustment, state: AdjustmentState, by: Account | None = None, **more: object
) -> Adjustment:
    told = {"on": TODAY, "words": "Said", "today": TODAY} | more
    return move_adjustment(adjustment_id=adjustment.pk, state=state, by=by or manager(), **told)  # type: ignore[arg-type]


def test_twentieth_working_day_is_the_last_on_time() -> None:
    """NS-14: 20 working days, bank holidays left out."""
    BankHolidayFactory(day=date(2025, 10, 6))
    worker = AssignmentFactory(period=period(LONG_AGO)).worker
    assert ask(worker).due_on == date(2025, 10, 29)
    assert add_working_days(date(2025, 10, 3), 1) == date(2025, 10, 7)
    assert add_working_days(TODAY, 0) == TODAY


def test_starter_has_it_by_the_first_day() -> None:
    """NS-14: before day 1, where it is asked for before."""
    worker = AssignmentFactory(period=period(date(2025, 10, 13))).worker
    asked = ask(worker)
    assert (asked.first_day, asked.due_on) == (date(2025, 10, 13), date(2025, 10, 13))
    late = AssignmentFactory(period=period(date(2025, 12, 1))).worker
    assert ask(late).due_on == date(2025, 10, 28)


def test_person_asks_for_oneself_and_others_only_with_agreement() -> None:
    worker = WorkerFactory()
    own = AccountFactory(worker=worker)
    assert ask(worker, own, asked_by=AskedBy.PERSON).person_agrees
    with pytest.raises(DomainError, match="Say who asks"):
        ask(worker, manager(), asked_by=AskedBy.PERSON)
    with pytest.raises(DomainError, match="Say who asks"):
        ask(worker, own, asked_by=AskedBy.MANAGER, person_agrees=True)
    with pytest.raises(ValidationError, match="only with the person's agreement"):
        ask(worker, asked_by=AskedBy.HR)
    with pytest.raises(DomainError, match="lies ahead"):
        ask(worker, on=TOMORROW)


def test_steps_are_kept_and_the_latest_holds() -> None:
    adjustment = ask(WorkerFactory())
    move(adjustment, S.AGREED)
    placed = move(adjustment, S.IN_PLACE, review_on=TOMORROW)
    assert (placed.state, placed.review_on) == (S.IN_PLACE, TOMORROW)
    review_adjustment(adjustment_id=adjustment.pk, review_on=date(2026, 9, 30), on=TODAY, by=manager())
    ended = move(adjustment, S.ENDED)
    assert ended.review_on is None
    kept = list(adjustment.moves.values_list("state", flat=True))
    assert kept == ["needed", "agreed", "in_place", "in_place", "ended"]


@pytest.mark.parametrize("now", S)
@pytest.mark.parametrize("wanted", S)
def test_only_what_follows_is_taken(now: AdjustmentState, wanted: AdjustmentState) -> None:
    adjustment = AdjustmentFactory(state=now)
    if wanted in MOVES[now]:
        assert move(adjustment, wanted).state == wanted
    else:
        with pytest.raises(DomainError, match="does not follow"):
            move(adjustment, wanted)


def test_decline_says_why() -> None:
    with pytest.raises(ValidationError, match="Say why it is declined"):
        move(ask(WorkerFactory()), S.DECLINED, words="")


def test_person_decides_nothing_but_the_end() -> None:
    worker = WorkerFactory()
    own = AccountFactory(worker=worker)
    adjustment = ask(worker, own, asked_by=AskedBy.PERSON)
    with pytest.raises(DomainError, match="Your manager or HR decides"):
        move(adjustment, S.AGREED, own)
    with pytest.raises(DomainError, match="by the manager or HR"):
        review_adjustment(adjustment_id=adjustment.pk, review_on=None, on=TODAY, by=own)
    assert move(adjustment, S.ENDED, own).state == S.ENDED


@pytest.mark.parametrize("day", [YESTERDAY, TOMORROW])
def test_step_lies_between_the_one_before_and_today(day: date) -> None:
    with pytest.raises(DomainError, match="Choose a day from 30 September 2025 to today"):
        move(ask(WorkerFactory()), S.AGREED, on=day)


def test_next_look_comes_later() -> None:
    adjustment = AdjustmentFactory(state=S.AGREED)
    with pytest.raises(DomainError, match="The next look comes after"):
        move(adjustment, S.IN_PLACE, review_on=TODAY)


def test_share_in_place_by_the_first_day() -> None:
    """NS-14: how many of those asked for before a start are in place by it; n/a where there are none."""
    assert adjustment_figures(EVERYBODY, LONG_AGO, TODAY).starters_rate is None
    first_day = TODAY
    in_time = AdjustmentFactory(first_day=first_day, due_on=first_day, asked_on=YESTERDAY, state=S.IN_PLACE)
    in_time.moves.create(state=S.IN_PLACE, on=YESTERDAY)
    late = AdjustmentFactory(first_day=YESTERDAY, due_on=YESTERDAY, asked_on=YESTERDAY, state=S.IN_PLACE)
    late.moves.create(state=S.IN_PLACE, on=TODAY)
    AdjustmentFactory(first_day=first_day, due_on=first_day, asked_on=YESTERDAY, state=S.DECLINED)
    AdjustmentFactory(first_day=TOMORROW, due_on=TOMORROW, asked_on=YESTERDAY)
    AdjustmentFactory(asked_on=YESTERDAY, due_on=TODAY)

    found = adjustment_figures(EVERYBODY, LONG_AGO, TODAY)

    assert (found.by_first_day, found.for_starters, found.starters_rate) == (1, 2, 50)
    assert (found.in_time, found.due) == (1, 3)


def test_referral_is_kept_with_the_kind_of_its_outcome_only() -> None:
    """NS-15: days and kinds; there is no room for what was said."""
    worker = WorkerFactory()
    kept = refer(
        worker_id=worker.pk, kind=ReferralKind.ACCESS_TO_WORK, on=YESTERDAY, today=TODAY, by=manager()
    )
    with pytest.raises(ValidationError, match="of this kind is open"):
        refer(worker_id=worker.pk, kind=ReferralKind.ACCESS_TO_WORK, on=TODAY, today=TODAY, by=manager())
    close_referral(referral_id=kept.pk, outcome=ReferralOutcome.SUPPORT, on=TODAY, today=TODAY, by=manager())
    with pytest.raises(DomainError, match="is on record already"):
        close_referral(
            referral_id=kept.pk, outcome=ReferralOutcome.SUPPORT, on=TODAY, today=TODAY, by=manager()
        )
    texts = {field.name for field in SupportReferral._meta.fields if field.get_internal_type() == "TextField"}
    assert texts == set()
    assert {field.max_length for field in SupportReferral._meta.fields if field.max_length} == {3, 12}


def test_nobody_refers_oneself_and_no_day_lies_ahead() -> None:
    worker = WorkerFactory()
    own = AccountFactory(worker=worker)
    with pytest.raises(DomainError, match="Your manager or HR records a referral"):
        refer(worker_id=worker.pk, kind=ReferralKind.ICT, on=TODAY, today=TODAY, by=own)
    with pytest.raises(DomainError, match="lies ahead"):
        refer(worker_id=worker.pk, kind=ReferralKind.ICT, on=TOMORROW, today=TODAY, by=manager())
    referral = SupportReferralFactory(worker=worker)
    with pytest.raises(DomainError, match="records the outcome"):
        close_referral(
            referral_id=referral.pk, outcome=ReferralOutcome.SUPPORT, on=TODAY, today=TODAY, by=own
        )
    with pytest.raises(DomainError, match="lies ahead"):
        close_referral(
            referral_id=referral.pk, outcome=ReferralOutcome.SUPPORT, on=TOMORROW, today=TODAY, by=manager()
        )
