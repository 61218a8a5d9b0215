"""Addresses of the ground floor."""

from django.urls import path

from workforce.access.permissions import Permission
from workforce.views.access import Access, EndGrant, Grant
from workforce.views.careers import ChangeHours
from workforce.views.changes import Changes
from workforce.views.checks import Checks, ChecksFile, RecordCheck, RecordCheckUpdate, RequestCheck
from workforce.views.gallery import gallery
from workforce.views.home import Home
from workforce.views.page import needs
from workforce.views.people import People
from workforce.views.person import Person
from workforce.views.registration_verbs import (
    ConfirmRenewal,
    CountCpd,
    CountRevalidation,
    RecordLook,
    RecordRegistration,
    RecordSupport,
)
from workforce.views.registrations import LookUp, Registrations, RegistrationsFile
from workforce.views.statements import accessibility, privacy
from workforce.views.theme import theme

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("people/", People.as_view(), name="people"),
    path("people/<path:reference>/hours/", ChangeHours.as_view(), name="person_hours"),
    path("people/<path:reference>/registration/", RecordRegistration.as_view(), name="person_registration"),
    path("people/<path:reference>/registration/look/", RecordLook.as_view(), name="person_look"),
    path("people/<path:reference>/registration/confirm/", ConfirmRenewal.as_view(), name="person_confirm"),
    path("people/<path:reference>/registration/cpd/", CountCpd.as_view(), name="person_cpd"),
    path(
        "people/<path:reference>/registration/progress/",
        CountRevalidation.as_view(),
        name="person_revalidation",
    ),
    path("people/<path:reference>/registration/support/", RecordSupport.as_view(), name="person_support"),
    path("people/<path:reference>/checks/request/", RequestCheck.as_view(), name="person_check_request"),
    path("people/<path:reference>/checks/record/", RecordCheck.as_view(), name="person_check_record"),
    path("people/<path:reference>/checks/update/", RecordCheckUpdate.as_view(), name="person_check_update"),
    path("registrations/", Registrations.as_view(), name="registrations"),
    path("registrations/file/", RegistrationsFile.as_view(), name="registrations_file"),
    path("registrations/look/", LookUp.as_view(), name="registrations_look"),
    path("checks/", Checks.as_view(), name="checks"),
    path("checks/file/", ChecksFile.as_view(), name="checks_file"),
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
