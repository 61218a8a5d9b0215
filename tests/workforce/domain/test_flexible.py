"""Requests for flexible working as the law has them, and agreed patterns."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.factories.starting import AgreedWorkPatternFactory, FlexibleRequestFactory
from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    EmploymentFactory,
    PolicyValueFactory,
    UnitFactory,
)
from tests.periods import LAST_YEAR, TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.flexible import (
    BY_THE_PERSON,
    MOVES,
    Decision,
    Wish,
    agree_pattern,
    ask_for_flexible_working,
    extend_decision,
    move_request,
)
from workforce.enums import AgreedPattern, FlexibleState, RefusalReason
from workforce.models import Account, FlexibleRequest
from workforce.periods import period
from workforce.policy import PolicyKey
from workforce.queries.flexible import pattern_report
from workforce.queries.suppression import Limits

pytestmark = pytest.mark.django_db

S = FlexibleState


@pytest.fixture
def own() -> Account:
    """Of somebody whose first day is today."""
    return AccountFactory(worker=EmploymentFactory(period=period(TODAY)).worker)


def ask(own: Account, on: date = TODAY, by: Account | None = None) -> FlexibleRequest:
    wish = Wish(on, AgreedPattern.PART_TIME, "Three days", TOMORROW, fte=Decimal("0.6"))
    return ask_for_flexible_working(worker_id=own.worker_id, wish=wish, today=TODAY, by=by or own)


def step(
    request: FlexibleRequest, state: FlexibleState, by: Account | None = None, **more: object
) -> FlexibleRequest:
    decision = Decision(state, **({"on": TODAY} | more))  # type: ignore[arg-type]
    return move_request(request_id=request.pk, decision=decision, today=TODAY, by=by or AccountFactory())


def test_decision_is_due_two_months_on_counted_from_the_day(own: Account) -> None:
    """NS-54: from the first day of work; to be decided within two months."""
    assert ask(own).due_on == date(2025, 11, 30)


def test_months_to_decide_are_a_setting(own: Account) -> None:
    PolicyValueFactory(key=PolicyKey.FLEXIBLE_MONTHS, value=3)
    assert ask(own).due_on == date(2025, 12, 30)


def test_two_requests_in_12_months(own: Account) -> None:
    FlexibleRequestFactory(worker=own.worker, asked_on=LAST_YEAR, state=S.REFUSED)
    FlexibleRequestFactory(worker=own.worker, asked_on=date(2024, 10, 1), state=S.WITHDRAWN)
    FlexibleRequestFactory(worker=own.worker, asked_on=date(2025, 5, 1), state=S.REFUSED)
    with pytest.raises(DomainError, match="2 requests in the last 12 months"):
        ask(own)
    FlexibleRequest.objects.filter(asked_on=date(2024, 10, 1)).update(asked_on=date(2024, 9, 30))
    assert ask(own).state == S.ASKED


def test_one_request_at_a_time(own: Account) -> None:
    ask(own)
    with pytest.raises(ValidationError, match="earlier request is not decided"):
        ask(own)


def test_only_employees_ask_and_only_for_themselves(own: Account) -> None:
    agency = AccountFactory(worker=EmploymentFactory(agency=True).worker)
    with pytest.raises(DomainError, match="Only people employed by the council"):
        ask(agency)
    with pytest.raises(DomainError, match="Only people employed by the council"):
        ask(own, on=YESTERDAY)
    with pytest.raises(DomainError, match="made by the person"):
        ask(own, by=AccountFactory())
    with pytest.raises(DomainError, match="lies ahead"):
        ask(own, on=TOMORROW)


def test_nothing_is_refused_before_the_meeting(own: Account) -> None:
    request = ask(own)
    for state in (S.REFUSED, S.PART):
        with pytest.raises(DomainError, match="before the meeting about it"):
            step(request, state, reason=RefusalReason.COSTS)
    step(request, S.CONSULTED)
    assert step(request, S.REFUSED, reason=RefusalReason.COSTS).state == S.REFUSED


def test_refusal_has_a_business_reason(own: Account) -> None:
    request = ask(own)
    step(request, S.CONSULTED)
    with pytest.raises(ValidationError, match="Choose the business reason"):
        step(request, S.REFUSED)
    assert len(RefusalReason) == 8


def test_appeal_is_decided_in_the_same_time(own: Account) -> None:
    request = ask(own)
    step(request, S.CONSULTED)
    step(request, S.REFUSED, reason=RefusalReason.QUALITY)
    step(request, S.APPEALED, own)
    upheld = step(request, S.UPHELD)
    assert (upheld.state, upheld.due_on) == (S.UPHELD, date(2025, 11, 30))
    kept = list(request.moves.values_list("state", flat=True))
    assert kept == ["asked", "consulted", "refused", "appealed", "upheld"]


@pytest.mark.parametrize("now", S)
@pytest.mark.parametrize("wanted", S)
def test_each_step_is_taken_by_whom_it_belongs_to(now: FlexibleState, wanted: FlexibleState) -> None:
    worker = EmploymentFactory().worker
    own, other = AccountFactory(worker=worker), AccountFactory()
    request = FlexibleRequestFactory(worker=worker, state=now)
    who = MOVES[now].get(wanted)
    right, wrong = (own, other) if who == BY_THE_PERSON else (other, own)
    with pytest.raises(DomainError):
        step(request, wanted, wrong, reason=RefusalReason.COSTS)
    if who is None:
        with pytest.raises(DomainError):
            step(request, wanted, right, reason=RefusalReason.COSTS)
    else:
        assert step(request, wanted, right, reason=RefusalReason.COSTS).state == wanted


@pytest.mark.parametrize("day", [YESTERDAY, TOMORROW])
def test_step_lies_between_the_one_before_and_today(own: Account, day: date) -> None:
    with pytest.raises(DomainError, match="Choose a day from"):
        step(ask(own), S.CONSULTED, on=day)


def test_more_time_is_agreed_and_kept(own: Account) -> None:
    request = ask(own)
    later, by = date(2025, 12, 31), AccountFactory()
    extended = extend_decision(request_id=request.pk, until=later, on=TODAY, by=by)
    assert (extended.due_on, request.moves.latest("pk").extended_to) == (later, later)
    with pytest.raises(DomainError, match="Choose a later day"):
        extend_decision(request_id=request.pk, until=later, on=TODAY, by=by)
    with pytest.raises(DomainError, match="what you both agreed"):
        extend_decision(request_id=request.pk, until=date(2026, 1, 31), on=TODAY, by=own)
    step(request, S.WITHDRAWN, own)
    with pytest.raises(DomainError, match="decided already"):
        extend_decision(request_id=request.pk, until=date(2026, 1, 31), on=TODAY, by=by)


def test_pattern_follows_on_the_one_before() -> None:
    """NS-61: the agreed pattern with its days."""
    before = AgreedWorkPatternFactory()
    agreed = agree_pattern(
        worker_id=before.worker_id,
        pattern=AgreedPattern.COMPRESSED,
        home_days=2,
        from_day=TODAY,
        by=AccountFactory(),
    )
    before.refresh_from_db()
    assert (before.last_day, agreed.period) == (YESTERDAY, period(TODAY))
    with pytest.raises(DomainError, match="Another pattern begins on 30 September 2025"):
        agree_pattern(
            worker_id=before.worker_id,
            pattern=AgreedPattern.FULL_TIME,
            home_days=0,
            from_day=TODAY,
            by=AccountFactory(),
        )
    with pytest.raises(DomainError, match="Your manager or HR records"):
        agree_pattern(
            worker_id=before.worker_id,
            pattern=AgreedPattern.FULL_TIME,
            home_days=0,
            from_day=TOMORROW,
            by=AccountFactory(worker=before.worker),
        )


def test_report_hides_small_numbers() -> None:
    """NS-61: by team, so that nobody is recognised."""
    team = UnitFactory()
    held = AssignmentFactory.create_batch(14, team=team)
    for each in held[:6]:
        AgreedWorkPatternFactory(worker=each.worker, pattern=AgreedPattern.FULL_TIME, home_days=2)
    AgreedWorkPatternFactory(worker=held[6].worker, pattern=AgreedPattern.TERM_TIME, home_days=0)

    report = pattern_report([team.pk], TODAY, Limits())

    shown = dict(zip(report.patterns, (row[0] for row in report.counts.cells), strict=False))
    assert shown["Term time"] is None
    assert report.counts.cells[-1][0] == 14
    assert report.at_home.cells[0][0] == 6
    whole = pattern_report([team.pk], TODAY, Limits(count=0, group=0))
    counts = dict(zip(whole.patterns, (row[0] for row in whole.counts.cells), strict=False))
    assert (counts["Full time"], counts["Term time"], counts["Not recorded"]) == (6, 1, 7)
