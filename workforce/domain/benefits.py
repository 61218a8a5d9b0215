"""Keeping the register of benefits, with a review of each every year."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.models import Account, Benefit, BenefitReview
from workforce.periods import first_day, last_day, period


@dataclass(frozen=True, slots=True)
class Offer:
    """What a benefit says of itself."""

    name: str
    about: str
    eligibility: str
    household: bool
    link: str


@transaction.atomic
def add_benefit(*, offer: Offer, from_day: date) -> Benefit:
    """A benefit that is offered from a day on. Raises ValidationError for a name that is there already."""
    return _kept(Benefit(period=period(from_day)), offer)


@transaction.atomic
def change_benefit(*, benefit_id: int, offer: Offer) -> Benefit:
    """What it says of itself from now on. The history keeps what was there."""
    return _kept(Benefit.objects.select_for_update().get(pk=benefit_id), offer)


@transaction.atomic
def end_benefit(*, benefit_id: int, last: date) -> Benefit:
    """The last day on which it is offered. Raises DomainError before its first, or where it ends already."""
    found: Benefit = Benefit.objects.select_for_update().get(pk=benefit_id)
    if last_day(found.period) is not None:
        raise DomainError("This benefit has a last day already.")
    if last < first_day(found.period):
        raise DomainError("The last day lies before the first.")
    found.period = period(first_day(found.period), last)
    found.save(update_fields=["period"])
    return found


@transaction.atomic
def review_benefit(
    *,
    benefit_id: int,
    on: date,
    cost: Decimal | None,
    uptake: int | None,
    compared: str,
    source: str,
    today: date,
    by: Account | None,
) -> BenefitReview:
    """What a review found. Raises DomainError for a day to come, ValidationError for a comparison without a source."""
    if on > today:
        raise DomainError("This is recorded once it has happened: the day is still to come.")
    added = BenefitReview(
        benefit_id=benefit_id, on=on, cost=cost, uptake=uptake, compared=compared, source=source, by=by
    )
    added.full_clean()
    added.save()
    return added


def _kept(found: Benefit, offer: Offer) -> Benefit:
    for name in Offer.__slots__:
        setattr(found, name, getattr(offer, name))
    found.full_clean()
    found.save()
    return found
