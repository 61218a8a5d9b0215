"""Growing without a new grade: wishes, lead roles, opportunities, reviews of deputies, career drop-ins."""

from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.enums import AdviceTheme, Capacity, InterestOutcome, OpportunityKind, Wish
from workforce.models import (
    Account,
    Aspiration,
    CapacityReview,
    CareerDropIn,
    DropInAdvice,
    Employment,
    LeadRole,
    LeadRoleReview,
    Opportunity,
    OpportunityInterest,
)
from workforce.periods import add_months, british, holds_on, period
from workforce.policy import PolicyKey
from workforce.queries.policy import policy_value


@transaction.atomic
def say_wish(
    *,
    worker_id: int,
    wish: Wish,
    words: str,
    development: str,
    development_by: date | None,
    today: date,
    by: Account | None,
) -> Aspiration:
    """Keep what somebody wants for themselves, beside what they said before. Each has something to develop by.

    Raises DomainError for somebody else.
    """
    if by is not None and by.worker_id != worker_id:
        raise DomainError("Everybody says this for themselves.")
    said = Aspiration(
        worker_id=worker_id,
        on=today,
        wish=wish,
        words=words,
        development=development,
        development_by=development_by,
        by=by,
    )
    said.full_clean()
    said.save()
    return said


@transaction.atomic
def give_lead_role(
    *, worker_id: int, area: str, purpose: str, first_day: date, last_day: date | None, by: Account | None
) -> LeadRole:
    """Somebody leads on an area from a day on. Raises DomainError where they are not in post then."""
    worker = lock_person(worker_id, by=by)
    if not Employment.objects.filter(worker=worker).as_at(first_day).exists():
        raise DomainError(f"{worker.name} is not in post on {british(first_day)}.")
    months = int(policy_value(PolicyKey.LEAD_ROLE_REVIEW_MONTHS, first_day))
    given = LeadRole(
        worker=worker,
        area=area,
        purpose=purpose,
        period=period(first_day, last_day),
        review_on=add_months(first_day, months),
    )
    given.full_clean()
    given.save()
    return given


@transaction.atomic
def review_lead_role(
    *, lead_role_id: int, on: date, words: str, today: date, by: Account | None
) -> LeadRoleReview:
    """Keep that a lead role was looked at; the next review follows. Raises DomainError for a day to come."""
    given = _lead_role(lead_role_id, by)
    if on > today or on < given.first_day:
        raise DomainError(f"Give a day from {british(given.first_day)} to {british(today)}.")
    review = LeadRoleReview(lead_role=given, on=on, words=words, by=by)
    review.full_clean()
    review.save()
    given.review_on = add_months(on, int(policy_value(PolicyKey.LEAD_ROLE_REVIEW_MONTHS, on)))
    given.save(update_fields=["review_on"])
    return review


@transaction.atomic
def end_lead_role(*, lead_role_id: int, last_day: date, by: Account | None) -> LeadRole:
    """A lead role ends with a day. Raises DomainError for a day on which it does not hold."""
    given = _lead_role(lead_role_id, by)
    if not holds_on(given.period, last_day):
        raise DomainError("Choose a day on which the lead role holds.")
    given.period = period(given.first_day, last_day)
    given.full_clean()
    given.save(update_fields=["period"])
    return given


def _lead_role(lead_role_id: int, by: Account | None) -> LeadRole:
    found = LeadRole.objects.get(pk=lead_role_id)
    lock_person(found.worker_id, by=by)
    found.refresh_from_db()
    return found


@transaction.atomic
def offer(
    *,
    kind: OpportunityKind,
    title: str,
    text: str,
    place: str,
    closes_on: date,
    today: date,
    by: Account | None,
) -> Opportunity:
    """Put an opportunity on the board."""
    offered = Opportunity(
        kind=kind, title=title, text=text, place=place, opened_on=today, closes_on=closes_on, by=by
    )
    offered.full_clean()
    offered.save()
    return offered


@transaction.atomic
def say_interested(
    *, opportunity_id: int, worker_id: int, words: str, today: date, by: Account | None
) -> OpportunityInterest:
    """Somebody is interested in an opportunity. Raises DomainError where it is closed, or for somebody else."""
    if by is not None and by.worker_id != worker_id:
        raise DomainError("Everybody says this for themselves.")
    opportunity = Opportunity.objects.get(pk=opportunity_id)
    if opportunity.closed_on is not None or today > opportunity.closes_on:
        raise DomainError("This opportunity is closed.")
    interest = OpportunityInterest(opportunity=opportunity, worker_id=worker_id, on=today, words=words, by=by)
    interest.full_clean()
    interest.save()
    return interest


@transaction.atomic
def withdraw_interest(*, interest_id: int, today: date, by: Account | None) -> OpportunityInterest:
    """One's own interest is taken back. Raises DomainError for another's, or where something came of it."""
    interest = _interest(interest_id)
    if by is not None and by.worker_id != interest.worker_id:
        raise DomainError("Everybody says this for themselves.")
    return _settle(interest, InterestOutcome.WITHDRAWN, "", today)


@transaction.atomic
def settle_interest(
    *, interest_id: int, outcome: InterestOutcome, words: str, today: date, by: Account | None
) -> OpportunityInterest:
    """What came of somebody's interest. Raises DomainError for one's own, or a second time."""
    interest = _interest(interest_id)
    if by is not None and by.worker_id == interest.worker_id:
        raise DomainError("This is your own interest. Somebody else says what came of it.")
    if outcome == InterestOutcome.NOT_CHOSEN and not words:
        raise DomainError("Say why: it is what the person hears.")
    return _settle(interest, outcome, words, today)


def _interest(interest_id: int) -> OpportunityInterest:
    found: OpportunityInterest = OpportunityInterest.objects.select_for_update(of=("self",)).get(
        pk=interest_id
    )
    return found


def _settle(
    interest: OpportunityInterest, outcome: InterestOutcome, words: str, today: date
) -> OpportunityInterest:
    if interest.outcome:
        raise DomainError("It is settled already.")
    interest.outcome, interest.outcome_on, interest.outcome_words = outcome, today, words
    interest.full_clean()
    interest.save()
    return interest


@transaction.atomic
def close_opportunity(*, opportunity_id: int, external: int, today: date, by: Account | None) -> Opportunity:
    """Take an opportunity off the board, and keep how many places were filled from outside.

    Raises DomainError while somebody's interest is not settled.
    """
    opportunity = Opportunity.objects.select_for_update(of=("self",)).get(pk=opportunity_id)
    if opportunity.closed_on is not None:
        raise DomainError(f"It was closed on {british(opportunity.closed_on)}.")
    waiting = opportunity.interests.filter(outcome="").count()
    if waiting:
        raise DomainError(f"Say first what came of everybody's interest ({waiting} left).")
    opportunity.closed_on, opportunity.external = today, external
    opportunity.full_clean()
    opportunity.save()
    found: Opportunity = opportunity
    return found


@transaction.atomic
def review_capacity(
    *,
    worker_id: int,
    on: date,
    capacity: Capacity,
    skills: str,
    agreed: str,
    today: date,
    by: Account | None,
) -> CapacityReview:
    """Keep a look at a deputy's capacity and skills; the next is due after the months of the setting.

    Raises DomainError for a day to come.
    """
    worker = lock_person(worker_id, by=by)
    if on > today:
        raise DomainError("A review is recorded once it has been held.")
    months = int(policy_value(PolicyKey.CAPACITY_REVIEW_MONTHS, on))
    review = CapacityReview(
        worker=worker,
        on=on,
        capacity=capacity,
        skills=skills,
        agreed=agreed,
        next_due_on=add_months(on, months),
        by=by,
    )
    review.full_clean()
    review.save()
    return review


@transaction.atomic
def change_drop_in(
    *, drop_in_id: int, on: date, place: str, attended: int | None, today: date, by: Account | None
) -> CareerDropIn:
    """When and where a drop-in is, and how many came. Raises DomainError for another month, or counted before."""
    drop_in = CareerDropIn.objects.select_for_update().get(pk=drop_in_id)
    if on.replace(day=1) != drop_in.month:
        raise DomainError("The drop-in of a month is held in that month.")
    if attended is not None and on > today:
        raise DomainError("Who came is counted once it has been held.")
    drop_in.on, drop_in.place, drop_in.attended = on, place, attended
    drop_in.full_clean()
    drop_in.save()
    found: CareerDropIn = drop_in
    return found


@transaction.atomic
def log_advice(
    *, drop_in_id: int, theme: AdviceTheme, words: str, today: date, by: Account | None
) -> DropInAdvice:
    """Keep what was asked at a drop-in and what was advised, without a name. Raises DomainError before its day."""
    drop_in = CareerDropIn.objects.get(pk=drop_in_id)
    if drop_in.on > today:
        raise DomainError("Advice is logged once the drop-in has been held.")
    logged = DropInAdvice(drop_in=drop_in, theme=theme, words=words, by=by)
    logged.full_clean()
    logged.save()
    return logged
