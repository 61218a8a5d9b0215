"""Addresses of the ground floor."""

from django.urls import path

from workforce.access.permissions import Permission
from workforce.views.absence import AbsenceFile, AbsenceList, PersonAbsences
from workforce.views.absence_verbs import (
    BeginAbsence,
    ChangeAbsence,
    HoldConversation,
    RemoveAbsence,
    ReturnFromAbsence,
)
from workforce.views.access import Access, EndGrant, Grant
from workforce.views.careers import ChangeHours
from workforce.views.caseloads import Caseloads, TeamCaseload
from workforce.views.changes import Changes
from workforce.views.gallery import gallery
from workforce.views.home import Home
from workforce.views.page import needs
from workforce.views.people import People
from workforce.views.person import Person
from workforce.views.quality import AcceptLine, PutBack, Quality, QualityFile
from workforce.views.statements import accessibility, privacy
from workforce.views.team_checks import SettleCheck, TeamCheck, TeamChecks
from workforce.views.theme import theme

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("people/", People.as_view(), name="people"),
    path("people/<path:reference>/hours/", ChangeHours.as_view(), name="person_hours"),
    path("people/<path:reference>/absence/", PersonAbsences.as_view(), name="person_absences"),
    path("people/<path:reference>/absence/begin/", BeginAbsence.as_view(), name="person_absence_begin"),
    path(
        "people/<path:reference>/absence/<int:absence_id>/return/",
        ReturnFromAbsence.as_view(),
        name="person_absence_return",
    ),
    path(
        "people/<path:reference>/absence/<int:absence_id>/change/",
        ChangeAbsence.as_view(),
        name="person_absence_change",
    ),
    path(
        "people/<path:reference>/absence/<int:absence_id>/remove/",
        RemoveAbsence.as_view(),
        name="person_absence_remove",
    ),
    path(
        "people/<path:reference>/absence/<int:absence_id>/conversation/",
        HoldConversation.as_view(),
        name="person_absence_conversation",
    ),
    path("caseloads/", Caseloads.as_view(), name="caseloads"),
    path("caseloads/<path:code>/", TeamCaseload.as_view(), name="team_caseload"),
    path("quality/", Quality.as_view(), name="quality"),
    path("quality/lines.csv", QualityFile.as_view(), name="quality_csv"),
    path("quality/<slug:kind>/<path:subject>/accept/", AcceptLine.as_view(), name="quality_accept"),
    path("quality/<slug:kind>/<path:subject>/put-back/", PutBack.as_view(), name="quality_put_back"),
    path("team-check/", TeamChecks.as_view(), name="team_checks"),
    path("team-check/settle/<int:confirmation_id>/", SettleCheck.as_view(), name="team_check_settle"),
    path("team-check/<path:code>/", TeamCheck.as_view(), name="team_check"),
    path("absence/", AbsenceList.as_view(), name="absences"),
    path("absence/list.csv", AbsenceFile.as_view(), name="absences_csv"),
    path("people/<path:reference>/", Person.as_view(), name="person"),
    path("access/", Access.as_view(), name="access"),
    path("access/grant/", Grant.as_view(), name="access_grant"),
    path("access/<int:grant_id>/end/", EndGrant.as_view(), name="access_end"),
    path("changes/", Changes.as_view(), name="changes"),
    path("gallery/", needs(Permission.SEE_GALLERY, gallery), name="gallery"),
    path("theme.css", theme, name="theme"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
]
