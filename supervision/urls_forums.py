"""Addresses of forums and conferences, below /supervision/."""

from django.urls import URLPattern, path

from supervision.views.gathering_actions import Actions, ActionsFile, EndAction
from supervision.views.gathering_meetings import (
    AddMeeting,
    AgreeAction,
    AnswerIssue,
    CancelMeeting,
    HoldMeeting,
    MoveMeeting,
    NameGuests,
    OneMeeting,
    RaiseIssue,
)
from supervision.views.gathering_verbs import (
    AddClosure,
    AddSeries,
    ChangeSeries,
    Closures,
    EndSeries,
    PlanAhead,
    RemoveClosure,
)
from supervision.views.gatherings import (
    ForumCalendar,
    ForumCalendarFile,
    ForumCalendarList,
    OneSeries,
    SeriesCalendarFile,
    SeriesFile,
    SeriesList,
    SeriesMeetingsFile,
)

MEETING = "forums/meetings/<int:meeting_id>/"
ISSUE = f"{MEETING}issues/<int:issue_id>/"
SERIES = "forums/<int:series_id>/"

urlpatterns: list[URLPattern] = [
    path("forums/", SeriesList.as_view(), name="forum_series"),
    path("forums/list.csv", SeriesFile.as_view(), name="forum_series_csv"),
    path("forums/add/", AddSeries.as_view(), name="forum_series_add"),
    path("forums/calendar/", ForumCalendar.as_view(), name="forum_calendar"),
    path("forums/calendar/list.csv", ForumCalendarList.as_view(), name="forum_calendar_csv"),
    path("forums/calendar/meetings.ics", ForumCalendarFile.as_view(), name="forum_calendar_ics"),
    path("forums/closures/", Closures.as_view(), name="forum_closures"),
    path("forums/closures/add/", AddClosure.as_view(), name="forum_closure_add"),
    path("forums/closures/<int:closure_id>/remove/", RemoveClosure.as_view(), name="forum_closure_remove"),
    path("forums/actions/", Actions.as_view(), name="forum_actions"),
    path("forums/actions/list.csv", ActionsFile.as_view(), name="forum_actions_csv"),
    path("forums/actions/<int:action_id>/", EndAction.as_view(), name="forum_action"),
    path(SERIES, OneSeries.as_view(), name="forum_series_one"),
    path(f"{SERIES}meetings.csv", SeriesMeetingsFile.as_view(), name="forum_meetings_csv"),
    path(f"{SERIES}meetings.ics", SeriesCalendarFile.as_view(), name="forum_series_ics"),
    path(f"{SERIES}change/", ChangeSeries.as_view(), name="forum_series_change"),
    path(f"{SERIES}end/", EndSeries.as_view(), name="forum_series_end"),
    path(f"{SERIES}plan/", PlanAhead.as_view(), name="forum_series_plan"),
    path(f"{SERIES}add/", AddMeeting.as_view(), name="forum_meeting_add"),
    path(MEETING, OneMeeting.as_view(), name="forum_meeting"),
    path(f"{MEETING}hold/", HoldMeeting.as_view(), name="forum_meeting_hold"),
    path(f"{MEETING}cancel/", CancelMeeting.as_view(), name="forum_meeting_cancel"),
    path(f"{MEETING}move/", MoveMeeting.as_view(), name="forum_meeting_move"),
    path(f"{MEETING}names/", NameGuests.as_view(), name="forum_meeting_names"),
    path(f"{MEETING}issues/add/", RaiseIssue.as_view(), name="forum_issue_add"),
    path(f"{ISSUE}answer/", AnswerIssue.as_view(), name="forum_issue_answer"),
    path(f"{ISSUE}action/", AgreeAction.as_view(), name="forum_action_add"),
]
