"""What people are to learn: agreed, changed, reviewed, and read as written."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from supervision.domain.development import Looked, Need, add_need, change_need, review_need
from supervision.enums import NeedPriority, NeedState
from supervision.models import DevelopmentItem
from tests.factories.supervision_appraisal import AppraisalFactory, DevelopmentItemFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory
from workforce.domain.errors import DomainError
from workforce.models import Account

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 15)
NEED = Need("Court skills", date(2027, 1, 31), "New to the court team", "Two days, then shadowing",
            Decimal("180.00"), NeedPriority.ESSENTIAL, ("pqs", "swe"))  # fmt: skip


@pytest.fixture
def manager(db: None) -> Account:
    return AccountFactory(worker=AssignmentFactory().worker)


@pytest.fixture
def person(manager: Account) -> Account:
    return AccountFactory(worker=AssignmentFactory(manager=manager.worker).worker)


def appraisal(person: Account, manager: Account, **more: object) -> AppraisalFactory:
    return AppraisalFactory(appraisee=person.worker, appraiser=manager.worker, **more)


def test_item_is_agreed_with_its_first_review(person: Account, manager: Account) -> None:
    held = appraisal(person, manager, held=True)
    item = add_need(appraisal_id=held.pk, need=NEED, today=TODAY, by=manager)
    assert (item.worker_id, item.standards, item.cost) == (
        person.worker_id,
        ["pqs", "swe"],
        Decimal("180.00"),
    )
    assert [(each.state, each.on) for each in item.reviews.all()] == [(NeedState.OPEN, TODAY)]
    assert item.standards_in_words[1] == "Social Work England professional standards"


def test_needs_are_found_later_too_until_the_appraisal_is_closed(person: Account, manager: Account) -> None:
    """NS-26: supervision finds gaps, which are agreed on as items of the running appraisal."""
    signed = appraisal(person, manager, signed=True)
    add_need(appraisal_id=signed.pk, need=NEED, today=TODAY, by=manager)
    signed.state, signed.closed_on = "closed", TODAY
    signed.save()
    with pytest.raises(DomainError, match="until the appraisal is closed"):
        add_need(appraisal_id=signed.pk, need=NEED, today=TODAY, by=manager)
    fresh = appraisal(person, manager)
    with pytest.raises(DomainError, match="after the meeting"):
        add_need(appraisal_id=fresh.pk, need=NEED, today=TODAY, by=manager)
    assert DevelopmentItem.objects.count() == 1


def test_items_change_until_somebody_signs(person: Account, manager: Account) -> None:
    held = appraisal(person, manager, held=True)
    item = add_need(appraisal_id=held.pk, need=NEED, today=TODAY, by=manager)
    other = Need("Direct work", date(2027, 3, 1))
    assert change_need(item_id=item.pk, need=other, today=TODAY, by=manager).need == "Direct work"
    with pytest.raises(DomainError, match="is gone"):
        change_need(item_id=item.pk, need=Need("Late", TODAY - timedelta(days=1)), today=TODAY, by=manager)
    with pytest.raises(ValidationError):
        change_need(
            item_id=item.pk, need=Need("Odd", TODAY, standards=("nonsense",)), today=TODAY, by=manager
        )
    signed = DevelopmentItemFactory(appraisal=appraisal(person, manager, signed=True, on=date(2025, 1, 10)))
    with pytest.raises(DomainError, match="is signed"):
        change_need(item_id=signed.pk, need=other, today=TODAY, by=manager)


def test_both_review_and_say_what_came_of_it(person: Account, manager: Account) -> None:
    """NS-26: items carry the outcome and the impact that is seen."""
    item = DevelopmentItemFactory(appraisal=appraisal(person, manager, signed=True))
    review_need(item_id=item.pk, looked=Looked(NeedState.OPEN, TODAY), today=TODAY, by=person)
    with pytest.raises(DomainError, match="what came of it"):
        review_need(item_id=item.pk, looked=Looked(NeedState.DONE, TODAY), today=TODAY, by=manager)
    done = Looked(NeedState.DONE, TODAY, "Attended", "Statements are shorter and clearer")
    review_need(item_id=item.pk, looked=done, today=TODAY, by=manager)
    item.refresh_from_db()
    last = item.reviews.last()
    assert (item.state, last.outcome, last.impact) == (
        "done",
        "Attended",
        "Statements are shorter and clearer",
    )
    with pytest.raises(DomainError, match="done with"):
        review_need(item_id=item.pk, looked=done, today=TODAY, by=manager)


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), date(2024, 1, 1)])
def test_review_lies_between_the_last_one_and_today(person: Account, manager: Account, on: date) -> None:
    item = DevelopmentItemFactory(appraisal=appraisal(person, manager, signed=True))
    with pytest.raises(DomainError, match="from the last review to today"):
        review_need(item_id=item.pk, looked=Looked(NeedState.OPEN, on), today=TODAY, by=manager)


def test_nobody_else_touches_them(person: Account, manager: Account) -> None:
    stranger = AccountFactory(worker=AssignmentFactory().worker)
    held = appraisal(person, manager, held=True)
    item = add_need(appraisal_id=held.pk, need=NEED, today=TODAY, by=manager)
    for take in (
        lambda: add_need(appraisal_id=held.pk, need=NEED, today=TODAY, by=person),
        lambda: change_need(item_id=item.pk, need=NEED, today=TODAY, by=person),
        lambda: review_need(item_id=item.pk, looked=Looked(NeedState.OPEN, TODAY), today=TODAY, by=stranger),
    ):
        with pytest.raises(DomainError, match="line manager of today"):
            take()
