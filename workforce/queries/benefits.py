"""What the council offers its staff, and when each benefit is looked at again."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from workforce.models import Benefit, BenefitReview
from workforce.periods import add_months


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """A benefit, its last review, and the day of the next: counted from that review, or from its first day."""

    benefit: Benefit
    review: BenefitReview | None
    due_on: date


def benefits(day: date, words: str = "") -> "QuerySet[Benefit]":
    """Those that are offered on a day, by name, with their reviews, the latest first. Two queries."""
    found: QuerySet[Benefit] = Benefit.objects.as_at(day)
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(about__icontains=word) | Q(eligibility__icontains=word)
        )
    return found.prefetch_related("reviews").order_by("name")


def benefit(key: int) -> Benefit | None:
    """One, with its reviews, the latest first. Two queries."""
    return Benefit.objects.prefetch_related("reviews").filter(pk=key).first()


def benefit_line(found: Benefit, months: int) -> BenefitLine:
    """No query: the reviews have been read with it."""
    reviews = list(found.reviews.all())
    last = reviews[0] if reviews else None
    return BenefitLine(found, last, add_months(last.on if last else found.first_day, months))
