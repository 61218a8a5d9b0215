"""Forums in the browser: planned, held in three fields, told about, found in the calendar."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from supervision.enums import GatheringState
from supervision.models import (
    Gathering,
    GatheringAction,
    GatheringClosure,
    GatheringIssue,
    GatheringSeries,
)
from tests.factories.supervision_forums import (
    ActionFactory,
    GatheringFactory,
    GuestFactory,
    IssueFactory,
    SeriesFactory,
)
from tests.workforce.views.verb_pages import signed_in, typed_day
from tests.world import World
from workforce.due import due_items
from workforce.periods import ONE_DAY
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db

FORUMS = "/supervision/forums/"


def get(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_series_is_added_with_its_meetings_for_who_is_invited(world: World) -> None:
    """SH-60: the calendar of forums."""
    today = timezone.localdate()
    typed = {
        "name": "Practitioner Forum",
        "kind": "forum",
        "audience": "chosen",
        "times": "1",
        "cadence": "week",
        "weekday": "2",
        "week_of_month": "1",
        "unit_ids": [world.own_service.pk],
        "starts_at": "10:00",
        "minutes": "60",
        "place": "Room 2",
        "run_by": "MANAGER",
        **typed_day("starts_on", today),
    }
    page = signed_in(world, "psw").post(f"{FORUMS}add/", typed, follow=True).content.decode()
    assert "“Practitioner Forum” is there, with" in page
    series = GatheringSeries.objects.get()
    assert series.run_by == world.accounts["team_manager"].worker
    assert "Everybody in Own service" in get(signed_in(world, "practitioner"), FORUMS)
    assert "No series here" in get(signed_in(world, "equality"), FORUMS)
    assert "Room 2" in get(signed_in(world, "practitioner"), f"{FORUMS}calendar/")


def test_form_says_what_is_missing(world: World) -> None:
    typed = {"name": "X", "kind": "forum", "audience": "chosen", "times": "2", "cadence": "year"}
    page = signed_in(world, "psw").post(f"{FORUMS}add/", typed).content.decode()
    assert "Choose at least one role or team." in page
    assert "Choose as many months as there are meetings in a year." in page
    assert "Enter “First day”" in page


def test_runner_records_a_meeting_in_three_fields_and_everybody_reads_what_came_of_it(world: World) -> None:
    series = SeriesFactory(run_by=world.accounts["team_manager"].worker)
    meeting = GatheringFactory(series=series, on=timezone.localdate())
    path = f"{FORUMS}meetings/{meeting.pk}/"
    runner = signed_in(world, "team_manager")
    typed = {"attended": "3", "topics": "Courts", "issue": "Too few cars."}
    page = runner.post(f"{path}hold/", typed, follow=True).content.decode()
    assert "The meeting is recorded: 3 of 4 invited people came." in page
    issue = f"{path}issues/{GatheringIssue.objects.get().pk}/"
    due = typed_day("due_on", timezone.localdate())
    runner.post(f"{issue}action/", {"words": "Ask fleet", "owner": "OWN"} | due)
    runner.post(f"{issue}answer/", {"answer": "Two more cars."})

    reader = signed_in(world, "practitioner")
    assert "Two more cars." in get(reader, f"{FORUMS}{series.pk}/")
    assert "Courts" in get(reader, path)
    action = GatheringAction.objects.get()
    assert "Ask fleet" in get(reader, f"{FORUMS}actions/")
    reader.post(f"{FORUMS}actions/{action.pk}/", {"state": "done", "result": "Ordered"})
    assert "Ordered" in get(runner, path)
    assert "Ordered" in get(runner, f"{FORUMS}actions/list.csv?show=all")


def test_names_are_seen_by_who_records_only(world: World) -> None:
    meeting = GatheringFactory(series=SeriesFactory(), held=True)
    keeper = signed_in(world, "psw")
    keeper.post(f"{FORUMS}meetings/{meeting.pk}/names/", {"worker_ids": [world.own.pk]})
    path = f"{FORUMS}meetings/{meeting.pk}/"
    assert "Named: Olu Ownteam." in get(keeper, path)
    assert "Olu Ownteam" not in get(signed_in(world, "agency worker"), path)


def test_cancelled_and_moved_meetings_say_so(world: World) -> None:
    today = timezone.localdate()
    meeting = GatheringFactory(series=SeriesFactory(), on=today)
    other = GatheringFactory(series=meeting.series, on=today + ONE_DAY)
    keeper = signed_in(world, "hr")
    keeper.post(f"{FORUMS}meetings/{meeting.pk}/cancel/", {"why": "Snow"})
    moved = typed_day("on", today + 2 * ONE_DAY)
    keeper.post(f"{FORUMS}meetings/{other.pk}/move/", moved | {"place": "Annex"})
    page = get(signed_in(world, "practitioner"), f"{FORUMS}calendar/")
    assert "cancelled: Snow" in page
    assert "Annex" in page


def test_calendar_file_is_read_by_calendars(world: World) -> None:
    today = timezone.localdate()
    meeting = GatheringFactory(series=SeriesFactory(name="Forum, weekly"), on=today, place="Room 2")
    GatheringFactory(series=meeting.series, on=today + ONE_DAY, cancelled=True)
    answer = signed_in(world, "practitioner").get(f"{FORUMS}calendar/meetings.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(str(each["summary"]), str(each["status"])) for each in events] == [
        ("Forum, weekly", "CONFIRMED"),
        ("Forum, weekly", "CANCELLED"),
    ]
    assert events[0].decoded("dtstart") == today
    of_series = signed_in(world, "practitioner").get(f"{FORUMS}{meeting.series_id}/meetings.ics")
    assert len(Calendar.from_ical(of_series.content).walk("VEVENT")) == 2


def test_files_hold_what_the_lists_show(world: World) -> None:
    meeting = GatheringFactory(series=SeriesFactory(managers=True, name="Review"), held=True)
    keeper = signed_in(world, "psw")
    listed = get(keeper, f"{FORUMS}list.csv")
    assert "Review" in listed
    assert "Everybody who manages people" in listed
    assert "Review" not in get(keeper, f"{FORUMS}list.csv?kind=forum")
    assert meeting.on.isoformat() in get(keeper, f"{FORUMS}{meeting.series_id}/meetings.csv")


def test_days_without_meetings_are_kept_and_taken_out(world: World) -> None:
    keeper = signed_in(world, "learning")
    today = timezone.localdate()
    days = typed_day("first_day", today) | typed_day("last_day", today)
    page = keeper.post(f"{FORUMS}closures/add/", {"name": "Move"} | days, follow=True).content.decode()
    assert "No meeting is planned on these days." in page
    backwards = typed_day("first_day", today) | typed_day("last_day", today - ONE_DAY)
    assert "lies before the first" in keeper.post(f"{FORUMS}closures/add/", backwards).content.decode()
    closure = GatheringClosure.objects.get().pk
    answer = keeper.post(f"{FORUMS}closures/{closure}/remove/", follow=True).content.decode()
    assert "Meetings may be planned on these days again." in answer


def test_series_is_changed_ended_and_planned_ahead(world: World) -> None:
    series = SeriesFactory(name="Weekly")
    keeper = signed_in(world, "psw")
    path = f"{FORUMS}{series.pk}/"
    assert "meetings are planned" in keeper.post(f"{path}plan/", follow=True).content.decode()
    page = get(keeper, f"{path}change/")
    assert 'value="Weekly"' in page
    today = timezone.localdate()
    keeper.post(f"{path}end/", typed_day("last_day", today))
    assert not series.meetings.filter(on__gt=today).exists()
    assert "It ends on" in get(keeper, path)


def test_due_are_meetings_without_a_record_actions_and_plans_that_run_out(world: World) -> None:
    today = timezone.localdate()
    runner = world.accounts["team_manager"]
    led = SeriesFactory(name="Led", run_by=runner.worker, planned_until=today + 60 * ONE_DAY)
    GatheringFactory(series=led, on=today - ONE_DAY)
    free = SeriesFactory(name="Free", planned_until=today + 10 * ONE_DAY)
    GatheringFactory(series=free, on=today - ONE_DAY)
    ActionFactory(owner=world.own, due_on=today, issue__gathering__series=led)

    def due(actor: str) -> set[tuple[str, str, bool]]:
        found = due_items(scope_of(world.accounts[actor], today), today, today + timedelta(days=28))
        kinds = ("Meeting to record", "Action from a forum", "Meetings to plan")
        return {(each.kind, each.subject, each.own) for each in found if each.kind in kinds}

    assert due("team_manager") == {("Meeting to record", "Led", True)}
    assert due("psw") == {("Meeting to record", "Free", False), ("Meetings to plan", "Free", False)}
    assert due("practitioner") == {("Action from a forum", "Ask for two more cars.", True)}
    assert due("equality") == set()
    Gathering.objects.update(state=GatheringState.CANCELLED, why="x", attended=None)
    assert due("team_manager") == set()


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    today = timezone.localdate()
    meeting = GatheringFactory(series=SeriesFactory(), held=True, on=today - ONE_DAY)
    for each in range(number):
        GatheringFactory(series=SeriesFactory(managers=True), held=True)
        GatheringFactory(series=meeting.series, on=today + each * ONE_DAY)
        ActionFactory(issue=IssueFactory(gathering=meeting, answer="Done", answered_on=today))
        GuestFactory(gathering=meeting)
    client = signed_in(world, "psw")
    for path, most in (
        ("", 11),
        (f"{meeting.series_id}/", 17),
        ("calendar/", 8),
        ("actions/", 7),
        (f"meetings/{meeting.pk}/", 10),
        ("list.csv", 10),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(f"{FORUMS}{path}").status_code == 200
