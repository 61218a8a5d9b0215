"""Addresses of planning: people, teams, sessions, frequencies, supervisors, agreements, below /supervision/."""

from django.urls import path

from supervision.views import agreements, frequencies, home, pairings, planned, planning, teams

urlpatterns = [
    path("people.csv", home.PeopleFile.as_view(), name="supervision_csv"),
    path("teams/", teams.Teams.as_view(), name="supervision_teams"),
    path("teams/list.csv", teams.TeamFile.as_view(), name="supervision_teams_csv"),
    path("plan/group/", planning.PlanGroup.as_view(), name="group_plan"),
    path("plan/person/<str:reference>/", planning.PlanSession.as_view(), name="session_plan"),
    path("planned/", planned.PlannedSessions.as_view(), name="planned_sessions"),
    path("planned/list.csv", planned.PlannedFile.as_view(), name="planned_sessions_csv"),
    path(
        "planned/series/<uuid:series>/calendar.ics",
        planned.SeriesCalendar.as_view(),
        name="session_series_ics",
    ),
    path("planned/<int:session_id>/", planned.PlannedSession.as_view(), name="planned_session"),
    path("planned/<int:session_id>/move/", planned.MoveSession.as_view(), name="session_move"),
    path("planned/<int:session_id>/cancel/", planned.CancelSession.as_view(), name="session_cancel"),
    path("planned/<int:session_id>/calendar.ics", planned.SessionCalendar.as_view(), name="session_ics"),
    path("frequencies/", frequencies.Frequencies.as_view(), name="frequencies"),
    path("frequencies/list.csv", frequencies.FrequencyFile.as_view(), name="frequencies_csv"),
    path("frequencies/add/", frequencies.AddFrequency.as_view(), name="frequency_add"),
    path("frequencies/of/<str:reference>/", frequencies.FrequencyOfPerson.as_view(), name="frequency_of"),
    path("frequencies/<int:rule_id>/end/", frequencies.EndFrequency.as_view(), name="frequency_end"),
    path("supervisors/", pairings.Pairings.as_view(), name="pairings"),
    path("supervisors/list.csv", pairings.PairingFile.as_view(), name="pairings_csv"),
    path("supervisors/of/<str:reference>/", pairings.AddPairing.as_view(), name="pairing_add"),
    path("supervisors/<int:pairing_id>/end/", pairings.EndPairing.as_view(), name="pairing_end"),
    path("agreements/", agreements.Agreements.as_view(), name="agreements"),
    path("agreements/list.csv", agreements.AgreementFile.as_view(), name="agreements_csv"),
    path("agreements/of/<str:reference>/", agreements.MakeAgreement.as_view(), name="agreement_make"),
    path("agreements/<int:agreement_id>/", agreements.AgreementPage.as_view(), name="agreement"),
    path("agreements/<int:agreement_id>/sign/", agreements.SignAgreement.as_view(), name="agreement_sign"),
]
