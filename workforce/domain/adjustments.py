"""Adjustments from the day they are asked for to the day they are in place, and referrals for support."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import hold_person
from workforce.enums import AdjustmentState, AskedBy, ReferralKind, ReferralOutcome
from workforce.models import Account, Adjustment, AdjustmentMove, SupportReferral
from workforce.periods import british
from workforce.policy import PolicyKey
from workforce.queries.adjustments import first_day_to_come
from workforce.queries.calendar import add_working_days
from workforce.queries.policy import policy_value

S = AdjustmentState
MOVES: Mapping[AdjustmentState, tuple[AdjustmentState, ...]] = {
    S.NEEDED: (S.AGREED, S.DECLINED, S.ENDED),
    S.AGREED: (S.IN_PLACE, S.DECLINED, S.ENDED),
    S.IN_PLACE: (S.ENDED,),
    S.DECLINED: (S.AGREED,),
    S.ENDED: (),
}
"""What may follow. All steps are taken by whoever may change adjustments, and never by the person, but for one: the
person may end what is theirs."""
BY_THE_PERSON = (S.ENDED,)


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed, in words that say nothing of anybody's health."""

    text: str
    asked_on: date
    asked_by: AskedBy
    person_agrees: bool = False


@transaction.atomic
def ask_for_adjustment(*, worker_id: int, need: Need, today: date, by: Account) -> Adjustment:
    """Keep that somebody needs an adjustment. It is to be in place 20 working days on (a setting), and where it is
    asked for before a start by the first day, if that is sooner.

    Raises DomainError for a day to come, or where somebody else says that the person asked; ValidationError where it is
    recorded without the person's agreement.
    """
    hold_person(worker_id)
    if need.asked_on > today:
        raise DomainError("The day on which it was asked for lies ahead. Choose today or an earlier day.")
    if (need.asked_by == AskedBy.PERSON) != (by.worker_id == worker_id):
        raise DomainError("Say who asks: for oneself the person, for somebody else the manager or HR.")
    first_day = first_day_to_come(worker_id, need.asked_on)
    days = int(policy_value(PolicyKey.ADJUSTMENT_DAYS, need.asked_on))
    due_on = add_working_days(need.asked_on, days)
    adjustment = Adjustment(
        worker_id=worker_id,
        text=need.text.strip(),
        asked_on=need.asked_on,
        asked_by=need.asked_by,
        person_agrees=need.person_agrees or need.asked_by == AskedBy.PERSON,
        first_day=first_day,
        due_on=min(due_on, first_day) if first_day else due_on,
    )
    adjustment.full_clean()
    adjustment.save()
    _keep(adjustment, S.NEEDED, need.asked_on, "", by)
    return adjustment


@transaction.atomic
def move_adjustment(
    *,
    adjustment_id: int,
    state: AdjustmentState,
    on: date,
    words: str = "",
    review_on: date | None = None,
    today: date,
    by: Account,
) -> Adjustment:
    """Take the next step. `review_on`: when it is looked at again, where it is in place.

    Raises DomainError for a step that does not follow, one's own adjustment (but for its end), a day before the step
    before or to come; ValidationError for a decline without a reason.
    """
    adjustment = _held(adjustment_id)
    if state not in MOVES[AdjustmentState(adjustment.state)]:
        raise DomainError(
            f"This is {adjustment.get_state_display().lower()}: that step does not follow. Look again."
        )
    if by.worker_id == adjustment.worker_id and state not in BY_THE_PERSON:
        raise DomainError("Your manager or HR decides this. You may say that you need it no longer.")
    last = adjustment.moves.latest("pk")
    if not last.on <= on <= today:
        raise DomainError(f"Choose a day from {british(last.on)} to today.")
    adjustment.state = state
    adjustment.review_on = _review(review_on, on) if state == S.IN_PLACE else None
    adjustment.save(update_fields=["state", "review_on"])
    _keep(adjustment, state, on, words, by)
    return adjustment


@transaction.atomic
def review_adjustment(*, adjustment_id: int, review_on: date | None, on: date, by: Account) -> Adjustment:
    """It was looked at and stays; the next look is on `review_on`. Raises DomainError unless it is in place."""
    adjustment = _held(adjustment_id)
    if adjustment.state != S.IN_PLACE or by.worker_id == adjustment.worker_id:
        raise DomainError("Only what is in place is looked at again, by the manager or HR.")
    adjustment.review_on = _review(review_on, on)
    adjustment.save(update_fields=["review_on"])
    _keep(adjustment, S.IN_PLACE, on, "Looked at again; it stays.", by)
    return adjustment


def _review(review_on: date | None, on: date) -> date | None:
    if review_on is not None and review_on <= on:
        raise DomainError("The next look comes after this one. Choose a later day.")
    return review_on


def _held(adjustment_id: int) -> Adjustment:
    found: Adjustment = Adjustment.objects.select_for_update(of=("self",), no_key=True).get(pk=adjustment_id)
    return found


def _keep(adjustment: Adjustment, state: AdjustmentState, on: date, words: str, by: Account | None) -> None:
    move = AdjustmentMove(adjustment=adjustment, state=state, on=on, words=words.strip(), by=by)
    move.full_clean()
    move.save()


@transaction.atomic
def refer(*, worker_id: int, kind: ReferralKind, on: date, today: date, by: Account) -> SupportReferral:
    """Keep that somebody was referred for support. Raises DomainError for oneself or a day to come, ValidationError
    where one of the kind is open."""
    if by.worker_id == worker_id:
        raise DomainError("Your manager or HR records a referral. Ask one of them.")
    hold_person(worker_id)
    if on > today:
        raise DomainError("The day of the referral lies ahead. Choose today or an earlier day.")
    referral = SupportReferral(worker_id=worker_id, kind=kind, referred_on=on)
    referral.full_clean()
    referral.save()
    return referral


@transaction.atomic
def close_referral(
    *, referral_id: int, outcome: ReferralOutcome, on: date, today: date, by: Account
) -> SupportReferral:
    """Keep the day and the kind of the outcome. Raises DomainError for one's own, or where there is an outcome."""
    referral: SupportReferral = SupportReferral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    if by.worker_id == referral.worker_id:
        raise DomainError("Your manager or HR records the outcome. Ask one of them.")
    if referral.outcome_on is not None:
        raise DomainError(f"The outcome of {british(referral.outcome_on)} is on record already.")
    if on > today:
        raise DomainError("The day of the outcome lies ahead. Choose today or an earlier day.")
    referral.outcome, referral.outcome_on = outcome, on
    referral.full_clean()
    referral.save(update_fields=["outcome", "outcome_on"])
    return referral
