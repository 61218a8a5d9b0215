"""Addresses of the ground floor."""

from django.urls import path

from workforce.access.permissions import Permission
from workforce.views.access import Access, EndGrant, Grant
from workforce.views.careers import ChangeHours
from workforce.views.changes import Changes
from workforce.views.contact import ChangeContact
from workforce.views.equality import AnswerEquality, EqualityProfile, EqualityProfileFile
from workforce.views.gallery import gallery
from workforce.views.home import Home
from workforce.views.page import needs
from workforce.views.people import People, PeopleFile
from workforce.views.person import Person, PersonChanges, PersonPage, PersonTimeline
from workforce.views.saved_filters import DeleteFilter, RenameFilter, SavedFilters, SaveFilter
from workforce.views.statements import accessibility, privacy
from workforce.views.theme import theme

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("people/", People.as_view(), name="people"),
    # before every other address of a person: what lies before "/contact/" would else be taken for a reference
    path("people/<path:reference>/record/timeline/", PersonTimeline.as_view(), name="person_timeline"),
    path("people/<path:reference>/record/history/", PersonChanges.as_view(), name="person_history"),
    path("people/<path:reference>/record/<slug:tab>/", PersonPage.as_view(), name="person_tab"),
    path("people/<path:reference>/hours/", ChangeHours.as_view(), name="person_hours"),
    path("people/<path:reference>/contact/", ChangeContact.as_view(), name="person_contact"),
    path("people/<path:reference>/equality/", AnswerEquality.as_view(), name="person_equality"),
    path("people/<path:reference>/", Person.as_view(), name="person"),
    path("directory/people.csv", PeopleFile.as_view(), name="people_csv"),
    path("directory/filters/", SavedFilters.as_view(), name="saved_filters"),
    path("directory/filters/save/", SaveFilter.as_view(), name="saved_filter_save"),
    path("directory/filters/<int:filter_id>/rename/", RenameFilter.as_view(), name="saved_filter_rename"),
    path("directory/filters/<int:filter_id>/delete/", DeleteFilter.as_view(), name="saved_filter_delete"),
    path("equality/", EqualityProfile.as_view(), name="equality"),
    path("equality/profile.csv", EqualityProfileFile.as_view(), name="equality_csv"),
    path("access/", Access.as_view(), name="access"),
    path("access/grant/", Grant.as_view(), name="access_grant"),
    path("access/<int:grant_id>/end/", EndGrant.as_view(), name="access_end"),
    path("changes/", Changes.as_view(), name="changes"),
    path("gallery/", needs(Permission.SEE_GALLERY, gallery), name="gallery"),
    path("theme.css", theme, name="theme"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
]
