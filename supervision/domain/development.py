"""What people are to learn: agreed in an appraisal, reviewed until it is done. The training app reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from supervision.domain.appraisals import held, take_over
from supervision.enums import RUNNING, NeedPriority, NeedState
from supervision.models import Appraisal, DevelopmentItem, DevelopmentReview
from workforce.domain.errors import DomainError
from workforce.models import Account


@dataclass(frozen=True, slots=True)
class Need:
    """What is to be learned. `cost` None: not known. `standards`: those it serves, by key."""

    need: str
    by_when: date
    why: str = ""
    how: str = ""
    cost: Decimal | None = None
    priority: NeedPriority = NeedPriority.IMPORTANT
    standards: Sequence[str] = ()


@transaction.atomic
def add_need(*, appraisal_id: int, need: Need, today: date, by: Account) -> DevelopmentItem:
    """Agree on it: after the meeting, and later while the appraisal runs (supervision finds needs, too).

    The day it is agreed on counts as its first review. Raises DomainError for anybody but the manager, before the
    meeting, once the appraisal is closed, or for a day that is gone.
    """
    appraisal = held(appraisal_id)
    take_over(appraisal, today, by)
    if not (appraisal.may_change or appraisal.state in RUNNING):
        raise DomainError("What is to be learned is agreed after the meeting, until the appraisal is closed.")
    item = DevelopmentItem(appraisal=appraisal, worker_id=appraisal.appraisee_id)
    _filled(item, need, today)
    DevelopmentReview.objects.create(item=item, state=NeedState.OPEN, on=today, by=by)
    return item


@transaction.atomic
def change_need(*, item_id: int, need: Need, today: date, by: Account) -> DevelopmentItem:
    """Correct one before anybody has signed. Raises DomainError afterwards, or for anybody but the manager."""
    item = DevelopmentItem.objects.get(pk=item_id)
    appraisal = held(item.appraisal_id)
    take_over(appraisal, today, by)
    if not appraisal.may_change:
        raise DomainError("The appraisal is signed. Review the item, or agree on another one.")
    _filled(item, need, today)
    return item


def _filled(item: DevelopmentItem, need: Need, today: date) -> None:
    if need.by_when < today:
        raise DomainError("The day by which it is to be done is gone. Choose a later one.")
    for name in Need.__slots__:
        setattr(item, name, getattr(need, name))
    item.standards = list(need.standards)
    item.full_clean()
    item.save()


@dataclass(frozen=True, slots=True)
class Looked:
    """How an item stands, what came of it, and what others notice of it."""

    state: NeedState
    on: date
    outcome: str = ""
    impact: str = ""


@transaction.atomic
def review_need(*, item_id: int, looked: Looked, today: date, by: Account) -> DevelopmentReview:
    """Look at an item: by the person or the manager, while the appraisal runs or after a later one took its place.

    Raises DomainError for anybody else, a day to come or before the last review, or an item that is done.
    """
    item = DevelopmentItem.objects.select_for_update(of=("self",)).get(pk=item_id)
    appraisal: Appraisal = held(item.appraisal_id)
    if by.worker_id != appraisal.appraisee_id:
        take_over(appraisal, today, by)
    if item.state != NeedState.OPEN:
        raise DomainError("This item is done with. Agree on another one where something is left.")
    last = item.reviews.order_by("-on").first()
    if looked.on > today or (last is not None and looked.on < last.on):
        raise DomainError("Choose a day from the last review to today.")
    if looked.state == NeedState.DONE and not looked.outcome.strip():
        raise DomainError("Say what came of it.")
    review = DevelopmentReview(
        item=item,
        state=looked.state,
        outcome=looked.outcome.strip(),
        impact=looked.impact.strip(),
        on=looked.on,
        by=by,
    )
    review.full_clean()
    review.save()
    item.state = looked.state
    item.save(update_fields=["state"])
    return review
