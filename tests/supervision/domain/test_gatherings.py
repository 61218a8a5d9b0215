"""Series are planned, changed and ended; meetings are moved, recorded, cancelled; issues become actions and answers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from supervision.domain.gathering_series import (
    SeriesContent,
    add_series,
    change_series,
    close_days,
    end_series,
    open_days,
    plan_ahead,
)
from supervision.domain.gatherings import (
    Place,
    add_meeting,
    agree_action,
    answer_issue,
    cancel_meeting,
    end_action,
    hold_meeting,
    move_meeting,
    name_guests,
    raise_issue,
)
from supervision.enums import ActionState, AudienceKind, Cadence, GatheringState, SeriesKind
from supervision.models import Gathering, GatheringIssue, GatheringSeries
from tests.factories.supervision_forums import ActionFactory, GatheringFactory, IssueFactory, SeriesFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory
from tests.periods import TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.models import Account, BankHoliday

pytestmark = pytest.mark.django_db

MONTHLY = SeriesContent(
    name="Learning and Review",
    kind=SeriesKind.LEARNING,
    about="",
    audience=AudienceKind.MANAGERS,
    cadence=Cadence.MONTH,
    times=1,
    weekday=0,
)
APRIL = date(2025, 4, 1)


@pytest.fixture
def by(db: None) -> Account:
    return AccountFactory()


@pytest.fixture
def monthly(by: Account) -> GatheringSeries:
    return add_series(content=MONTHLY, starts_on=APRIL, by=by)


def days(series: GatheringSeries) -> list[date]:
    return list(series.meetings.order_by("on").values_list("on", flat=True))


def test_managers_meet_twelve_times_in_the_first_year(by: Account) -> None:
    """RC-74: 12 expected; the bank holiday of May moves one."""
    BankHoliday.objects.get_or_create(day=date(2025, 5, 5), defaults={"name": "Early May"})
    series = add_series(content=MONTHLY, starts_on=APRIL, by=by)
    assert len(days(series)) == 12
    assert date(2025, 5, 6) in days(series)
    assert series.planned_until == date(2026, 3, 31)


def test_planning_ahead_adds_what_is_missing_and_nothing_twice(monthly: GatheringSeries, by: Account) -> None:
    assert plan_ahead(series_id=monthly.pk, today=date(2026, 3, 10), by=by) == 11
    assert len(set(days(monthly))) == 23
    with pytest.raises(DomainError, match="planned up to 28 February 2027"):
        plan_ahead(series_id=monthly.pk, today=date(2026, 3, 10), by=by)


def test_series_of_a_number_a_year_names_as_many_months(by: Account) -> None:
    yearly = replace(MONTHLY, cadence=Cadence.YEAR, times=2, months=(6,))
    with pytest.raises(ValidationError, match="choose as many months"):
        add_series(content=yearly, starts_on=APRIL, by=by)


def test_chosen_audience_names_somebody(by: Account) -> None:
    with pytest.raises(ValidationError, match="Choose at least one role or team"):
        add_series(content=replace(MONTHLY, audience=AudienceKind.CHOSEN), starts_on=APRIL, by=by)


def test_other_days_plan_the_future_anew_and_leave_the_rest(monthly: GatheringSeries, by: Account) -> None:
    past = days(monthly)[:6]
    moved = monthly.meetings.get(on=date(2025, 11, 3))
    move_meeting(gathering_id=moved.pk, where=Place(date(2025, 11, 13)), by=by)
    change_series(series_id=monthly.pk, content=replace(MONTHLY, weekday=2), today=TODAY, by=by)
    now = days(monthly)
    assert now[:6] == past
    assert date(2025, 11, 13) in now
    assert {day.weekday() for day in now[6:]} == {2, 3}


def test_other_words_leave_the_days_alone(monthly: GatheringSeries, by: Account) -> None:
    before = list(monthly.meetings.values_list("pk", flat=True))
    change_series(series_id=monthly.pk, content=replace(MONTHLY, place="Room 2"), today=TODAY, by=by)
    assert list(monthly.meetings.values_list("pk", flat=True)) == before
    assert set(monthly.meetings.filter(on__gt=TODAY).values_list("place", flat=True)) == {"Room 2"}
    assert set(monthly.meetings.filter(on__lte=TODAY).values_list("place", flat=True)) == {""}


def test_ended_series_keeps_what_was_recorded(monthly: GatheringSeries, by: Account) -> None:
    end_series(series_id=monthly.pk, last_day=TODAY, today=TODAY, by=by)
    assert max(days(monthly)) <= TODAY
    with pytest.raises(DomainError, match="ended on 30 September 2025"):
        plan_ahead(series_id=monthly.pk, today=TOMORROW, by=by)


def test_series_does_not_end_before_a_meeting_that_was_held(by: Account) -> None:
    meeting = GatheringFactory(held=True, on=TODAY)
    with pytest.raises(DomainError, match="was held"):
        end_series(series_id=meeting.series_id, last_day=YESTERDAY, today=TODAY, by=by)


def test_closure_takes_weekly_meetings_out_and_moves_monthly_ones(by: Account) -> None:
    weekly = add_series(
        content=replace(MONTHLY, name="Forum", cadence=Cadence.WEEK), starts_on=date(2025, 12, 1), by=by
    )
    monthly = add_series(content=MONTHLY, starts_on=date(2025, 12, 1), by=by)
    closed = close_days(
        name="Break",
        first_day=date(2025, 12, 1),
        last_day=date(2025, 12, 9),
        series_id=None,
        today=TODAY,
        by=by,
    )
    assert days(weekly)[0] == date(2025, 12, 15)
    assert days(monthly)[0] == date(2025, 12, 10)
    open_days(closure_id=closed.pk, today=TODAY, by=by)
    assert days(weekly)[:2] == [date(2025, 12, 1), date(2025, 12, 8)]
    assert days(monthly)[0] == date(2025, 12, 1)


def test_closure_touches_no_meeting_of_the_past(monthly: GatheringSeries, by: Account) -> None:
    before = days(monthly)
    close_days(
        name="Summer", first_day=date(2025, 9, 1), last_day=TODAY, series_id=monthly.pk, today=TODAY, by=by
    )
    assert days(monthly) == before


def test_closures_end_and_are_not_longer_than_three_months(by: Account) -> None:
    for last, words in ((YESTERDAY, "before the first"), (TODAY + timedelta(days=92), "three months")):
        with pytest.raises(DomainError, match=words):
            close_days(name="X", first_day=TODAY, last_day=last, series_id=None, today=TODAY, by=by)


def test_record_counts_the_invited_as_at_the_day(by: Account) -> None:
    """SH-57: who has joined since was not invited then; agency workers were."""
    AssignmentFactory()
    AssignmentFactory(agency=True)
    meeting = GatheringFactory(on=TODAY)
    held = hold_meeting(
        gathering_id=meeting.pk, attended=2, topics="Courts", issue="Too few cars.", today=TODAY, by=by
    )
    assert (held.state, held.attended, held.invited) == (GatheringState.HELD, 2, 2)
    assert GatheringIssue.objects.get().words == "Too few cars."


def test_managers_briefing_invites_who_manages(by: Account) -> None:
    """NT-62."""
    managed = AssignmentFactory(manager=AssignmentFactory().worker)
    assert managed.manager_id
    meeting = GatheringFactory(series=SeriesFactory(managers=True), on=TODAY)
    held = hold_meeting(gathering_id=meeting.pk, attended=1, topics="", issue="", today=TODAY, by=by)
    assert held.invited == 1


def test_second_record_corrects_the_first(by: Account) -> None:
    meeting = GatheringFactory(held=True, on=TODAY)
    hold_meeting(gathering_id=meeting.pk, attended=7, topics="", issue="", today=TODAY, by=by)
    meeting.refresh_from_db()
    assert meeting.attended == 7


def test_meeting_to_come_is_not_recorded(by: Account) -> None:
    meeting = GatheringFactory(on=TOMORROW)
    with pytest.raises(DomainError, match="on that day or later"):
        hold_meeting(gathering_id=meeting.pk, attended=1, topics="", issue="", today=TODAY, by=by)


def test_cancelled_meeting_says_why_and_stays_cancelled(by: Account) -> None:
    meeting = GatheringFactory(on=TODAY)
    with pytest.raises(ValidationError, match="Say why"):
        cancel_meeting(gathering_id=meeting.pk, why=" ", today=TODAY, by=by)
    cancel_meeting(gathering_id=meeting.pk, why="Snow", today=TODAY, by=by)
    for again in (
        lambda: cancel_meeting(gathering_id=meeting.pk, why="Snow", today=TODAY, by=by),
        lambda: hold_meeting(gathering_id=meeting.pk, attended=1, topics="", issue="", today=TODAY, by=by),
        lambda: move_meeting(gathering_id=meeting.pk, where=Place(TOMORROW), by=by),
    ):
        with pytest.raises(DomainError, match="cancelled"):
            again()


def test_moved_meeting_keeps_its_slot(monthly: GatheringSeries, by: Account) -> None:
    meeting = monthly.meetings.latest("on")
    move_meeting(gathering_id=meeting.pk, where=Place(meeting.on + timedelta(days=1)), by=by)
    meeting.refresh_from_db()
    assert meeting.on == meeting.slot + timedelta(days=1)


def test_meeting_is_added_inside_the_series_on_a_free_day(monthly: GatheringSeries, by: Account) -> None:
    add_meeting(series_id=monthly.pk, where=Place(TODAY), today=TODAY, by=by)
    with pytest.raises(ValidationError, match="on that day already"):
        add_meeting(series_id=monthly.pk, where=Place(TODAY), today=TODAY, by=by)
    with pytest.raises(DomainError, match="does not run on that day"):
        add_meeting(series_id=monthly.pk, where=Place(date(2025, 3, 31)), today=TODAY, by=by)


def test_names_are_of_the_invited_and_raise_the_number(by: Account) -> None:
    people = [AssignmentFactory().worker_id for _ in range(3)]
    meeting = GatheringFactory(held=True, attended=1, on=TODAY)
    assert name_guests(gathering_id=meeting.pk, worker_ids=people, by=by) == 3
    meeting.refresh_from_db()
    assert meeting.attended == 3
    name_guests(gathering_id=meeting.pk, worker_ids=people[:1], by=by)
    assert [each.worker_id for each in meeting.guests.all()] == people[:1]
    with pytest.raises(DomainError, match="was not invited"):
        name_guests(gathering_id=meeting.pk, worker_ids=[0], by=by)
    with pytest.raises(DomainError, match="Record the meeting first"):
        name_guests(gathering_id=GatheringFactory().pk, worker_ids=[], by=by)


def test_fewer_came_than_are_named_is_refused(by: Account) -> None:
    person = AssignmentFactory().worker_id
    meeting = GatheringFactory(held=True, on=TODAY)
    name_guests(gathering_id=meeting.pk, worker_ids=[person], by=by)
    with pytest.raises(DomainError, match="More people are named"):
        hold_meeting(gathering_id=meeting.pk, attended=0, topics="", issue="", today=TODAY, by=by)


def test_issue_goes_to_an_action_and_an_answer(by: Account) -> None:
    meeting = GatheringFactory(held=True, on=TODAY)
    issue = raise_issue(gathering_id=meeting.pk, words="Too few cars.", by=by)
    owner = AssignmentFactory().worker_id
    action = agree_action(
        issue_id=issue.pk, words="Ask fleet", owner_id=owner, due_on=TOMORROW, today=TODAY, by=by
    )
    end_action(action_id=action.pk, state=ActionState.DONE, result="Two cars", today=TODAY, by=by)
    answer_issue(issue_id=issue.pk, answer="Two more cars.", today=TODAY, by=by)
    issue.refresh_from_db()
    assert (issue.answer, issue.answered_on) == ("Two more cars.", TODAY)
    with pytest.raises(DomainError, match="done already"):
        end_action(action_id=action.pk, state=ActionState.DONE, result="", today=TODAY, by=by)


def test_empty_answer_and_passed_day_are_refused(by: Account) -> None:
    issue = IssueFactory()
    with pytest.raises(ValidationError, match="Write what was done"):
        answer_issue(issue_id=issue.pk, answer=" ", today=TODAY, by=by)
    with pytest.raises(DomainError, match="The day has passed"):
        agree_action(
            issue_id=issue.pk,
            words="X",
            owner_id=AssignmentFactory().worker_id,
            due_on=YESTERDAY,
            today=TODAY,
            by=by,
        )


def test_nothing_is_raised_before_the_record_and_no_action_ends_as_open(by: Account) -> None:
    with pytest.raises(DomainError, match="Record the meeting first"):
        raise_issue(gathering_id=GatheringFactory().pk, words="X", by=by)
    with pytest.raises(DomainError, match="done or no longer needed"):
        end_action(action_id=ActionFactory().pk, state=ActionState.OPEN, result="", today=TODAY, by=by)
    assert Gathering.objects.filter(state=GatheringState.PLANNED).count() == 1
