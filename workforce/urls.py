"""Addresses of the ground floor."""

from django.urls import path

from workforce.access.permissions import Permission
from workforce.views.access import Access, EndGrant, Grant
from workforce.views.careers import ChangeHours
from workforce.views.changes import Changes
from workforce.views.gallery import gallery
from workforce.views.home import Home
from workforce.views.joining import AnotherAssignment, Appoint, Convert, Rejoin
from workforce.views.leaving import ChangeLastDay, GiveNotice, Leave, WithdrawNotice
from workforce.views.page import needs
from workforce.views.people import People
from workforce.views.person import Person
from workforce.views.statements import accessibility, privacy
from workforce.views.theme import theme

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("people/", People.as_view(), name="people"),
    path("people/appoint/", Appoint.as_view(), name="people_appoint"),
    path("people/<path:reference>/rejoin/", Rejoin.as_view(), name="person_rejoin"),
    path("people/<path:reference>/assign/", AnotherAssignment.as_view(), name="person_assign"),
    path("people/<path:reference>/convert/", Convert.as_view(), name="person_convert"),
    path("people/<path:reference>/notice/", GiveNotice.as_view(), name="person_notice"),
    path("people/<path:reference>/notice/withdraw/", WithdrawNotice.as_view(), name="person_withdraw"),
    path("people/<path:reference>/leave/", Leave.as_view(), name="person_leave"),
    path("people/<path:reference>/last-day/", ChangeLastDay.as_view(), name="person_last_day"),
    path("people/<path:reference>/hours/", ChangeHours.as_view(), name="person_hours"),
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
