"""Taking part in wellbeing: places, counts, names that leave no trace, and totals without anybody."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories.wellbeing import (
    ActivityPlaceFactory,
    AssistanceUseFactory,
    WellbeingActivityFactory,
    WellbeingProgrammeFactory,
)
from tests.factories.workforce import AccountFactory, AssignmentFactory, UnitFactory, WorkerFactory
from tests.periods import LAST_YEAR, TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.wellbeing import (
    add_activity,
    cancel_activity,
    count_activity,
    join,
    leave,
    record_assistance,
    record_survey,
)
from workforce.enums import ActivityKind
from workforce.models import Account, ActivityPlace, AssistanceUse, WellbeingActivity
from workforce.pages.wellbeing import service_table
from workforce.periods import month_end, period
from workforce.queries.organisation import tree
from workforce.queries.policy import PolicyTable
from workforce.queries.wellbeing import (
    activity_lines,
    assistance,
    by_month,
    by_service,
    months_up_to,
    surveys,
)

pytestmark = pytest.mark.django_db


def somebody() -> Account:
    account: Account = AccountFactory(worker=WorkerFactory())
    return account


def put_down(activity: WellbeingActivity, by: Account, today: date = TODAY) -> ActivityPlace:
    return join(activity_id=activity.pk, at=timezone.now(), today=today, by=by)


def test_people_join_until_it_is_full_and_leave_without_a_trace() -> None:
    """HA-43: participation."""
    activity = WellbeingActivityFactory(to_join=True, places=2)
    first, second, third = somebody(), somebody(), somebody()
    put_down(activity, first)
    put_down(activity, second)
    with pytest.raises(DomainError, match="Every place is taken"):
        put_down(activity, third)
    leave(activity_id=activity.pk, by=first)
    put_down(activity, third)
    assert ActivityPlace.objects.count() == 2
    assert not hasattr(ActivityPlace, "pgh_event_models")
    with pytest.raises(DomainError, match="not down"):
        leave(activity_id=activity.pk, by=first)


@pytest.mark.parametrize(
    ("activity", "by", "said"),
    [
        (lambda: WellbeingActivityFactory(), somebody, "No names are taken"),
        (lambda: WellbeingActivityFactory(to_join=True, on=YESTERDAY), somebody, "No names are taken"),
        (lambda: WellbeingActivityFactory(to_join=True), lambda: AccountFactory(), "Only people on record"),
        (lambda: WellbeingActivityFactory(to_join=True, cancelled_on=TODAY), somebody, "does not take place"),
    ],
    ids=["counted only", "over", "nobody on record", "cancelled"],
)
def test_name_is_not_taken_where_that_makes_no_sense(activity: object, by: object, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        put_down(activity(), by())  # type: ignore[operator]


def test_name_is_put_down_once() -> None:
    activity, by = WellbeingActivityFactory(to_join=True), somebody()
    put_down(activity, by)
    with pytest.raises(ValidationError, match="have a place already"):
        put_down(activity, by)


def test_activity_lies_in_its_programme() -> None:
    programme = WellbeingProgrammeFactory(period=period(LAST_YEAR, YESTERDAY))
    with pytest.raises(DomainError, match="outside the programme"):
        add_activity(
            programme_id=programme.pk,
            title="Walk",
            kind=ActivityKind.EXERCISE,
            on=TODAY,
            where="",
            places=None,
            by_name=False,
        )


def test_cancelled_activity_forgets_the_names_and_one_that_was_counted_stays() -> None:
    place = ActivityPlaceFactory()
    cancel_activity(activity_id=place.activity_id, today=TODAY)
    assert not ActivityPlace.objects.exists()
    counted = WellbeingActivityFactory()
    count_activity(activity_id=counted.pk, attended=7, today=TODAY)
    with pytest.raises(DomainError, match="It took place"):
        cancel_activity(activity_id=counted.pk, today=TODAY)
    with pytest.raises(DomainError, match="still to come"):
        count_activity(activity_id=WellbeingActivityFactory(on=TOMORROW).pk, attended=1, today=TODAY)


def test_participation_by_month_is_the_count_or_else_the_names() -> None:
    """NT-24, NT-54: participation and its trend. A month in which nobody counted has no number."""
    programme = WellbeingProgrammeFactory()
    WellbeingActivityFactory(programme=programme, on=TODAY, attended=9)
    place = ActivityPlaceFactory(activity__programme=programme, activity__on=TODAY)
    WellbeingActivityFactory(programme=programme, on=date(2025, 8, 4))
    WellbeingActivityFactory(programme=programme, on=date(2025, 7, 1), attended=0)
    WellbeingActivityFactory(programme=programme, on=TOMORROW, attended=50)
    WellbeingActivityFactory(programme=programme, on=TODAY, attended=50, cancelled_on=TODAY)
    months = months_up_to(TODAY)
    found = by_month(activity_lines(programme.pk, AccountFactory(worker=place.person)), months, TODAY)
    assert (months[0], months[-1], len(months)) == (date(2024, 10, 31), month_end(TODAY), 12)
    assert [found[month] for month in months[-3:]] == [0, None, 10]


def test_names_by_service_hide_small_numbers() -> None:
    """Domain rules 9.2: 3 is hidden, and what it could be worked out from."""
    programme = WellbeingProgrammeFactory()
    teams = [
        UnitFactory(placed__parent=UnitFactory(service=True, placed__name=name)) for name in ("East", "West")
    ]
    for kind, numbers in ((ActivityKind.COACHING, (8, 6)), (ActivityKind.WORKSHOP, (9, 3))):
        activity = WellbeingActivityFactory(programme=programme, kind=kind, to_join=True, places=None)
        for team, number in zip(teams, numbers, strict=True):
            for held in AssignmentFactory.create_batch(number, team=team):
                ActivityPlaceFactory(activity=activity, person=held.worker)
    found = by_service(activity_lines(programme.pk, AccountFactory()), tree(TODAY), TODAY, PolicyTable())
    assert found is not None
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in service_table(found).rows}
    assert rows == {
        "Coaching or reflective space": ["c", "c", "14"],
        "Workshop or course": ["c", "c", "12"],
        "All": ["17", "9", "26"],
    }


def test_survey_is_a_number_with_its_source() -> None:
    """NT-24: participation and a survey."""
    programme = WellbeingProgrammeFactory()
    given = {
        "programme_id": programme.pk,
        "measure": "Feels supported",
        "value": Decimal("71.5"),
        "unit": "per cent",
        "source": "Staff survey",
        "answered": 240,
        "today": TODAY,
        "by": None,
    }
    record_survey(on=TODAY, **given)  # type: ignore[arg-type]
    with pytest.raises(DomainError, match="still to come"):
        record_survey(on=TOMORROW, **given)  # type: ignore[arg-type]
    assert [(each.measure, each.value) for each in surveys(programme.pk)] == [
        ("Feels supported", Decimal("71.5"))
    ]


def test_assistance_is_totals_of_a_month_without_anybody() -> None:
    """NS-67: totals of the supplier for employees and household members; no personal data."""
    for employees in (4, 5):
        record_assistance(month=TODAY, employees=employees, household=2, today=TODAY, by=None)
    AssistanceUseFactory(month=date(2025, 8, 1))
    assert [(each.month, each.employees) for each in assistance(TODAY)] == [
        (date(2025, 9, 1), 5),
        (date(2025, 8, 1), 12),
    ]
    with pytest.raises(DomainError, match="month is still to come"):
        record_assistance(month=TOMORROW, employees=1, household=0, today=TODAY, by=None)
    texts = {
        field.name
        for field in AssistanceUse._meta.get_fields()
        if field.get_internal_type() in ("CharField", "TextField")
    }
    assert texts == set()
