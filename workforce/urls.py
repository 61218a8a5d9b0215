"""Addresses of the ground floor."""

from django.urls import path

from workforce.access.permissions import Permission
from workforce.views.access import Access, EndGrant, Grant
from workforce.views.arrangements import ActUp, ComeBack, EndActingUp, SecondOut
from workforce.views.careers import ChangeHours
from workforce.views.changes import Changes
from workforce.views.correcting import Correct, Corrections, Delete
from workforce.views.gallery import gallery
from workforce.views.home import Home
from workforce.views.moving import ChangeManager, HandOver, Move, Promote
from workforce.views.page import needs
from workforce.views.people import People
from workforce.views.person import Person
from workforce.views.statements import accessibility, privacy
from workforce.views.theme import theme
from workforce.views.undoing import LastChange, Undo

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("people/", People.as_view(), name="people"),
    path("people/<path:reference>/hours/", ChangeHours.as_view(), name="person_hours"),
    path("people/<path:reference>/move/", Move.as_view(), name="person_move"),
    path("people/<path:reference>/promote/", Promote.as_view(), name="person_promote"),
    path("people/<path:reference>/manager/", ChangeManager.as_view(), name="person_manager"),
    path("people/<path:reference>/hand-over/", HandOver.as_view(), name="person_hand_over"),
    path("people/<path:reference>/act-up/", ActUp.as_view(), name="person_act_up"),
    path("people/<path:reference>/act-up/end/", EndActingUp.as_view(), name="person_end_acting_up"),
    path("people/<path:reference>/second-out/", SecondOut.as_view(), name="person_second_out"),
    path("people/<path:reference>/second-out/back/", ComeBack.as_view(), name="person_back"),
    path("people/<path:reference>/correct/", Corrections.as_view(), name="person_corrections"),
    path("people/<path:reference>/correct/<slug:kind>/<int:pk>/", Correct.as_view(), name="person_correct"),
    path(
        "people/<path:reference>/correct/<slug:kind>/<int:pk>/delete/", Delete.as_view(), name="person_delete"
    ),
    path("people/<path:reference>/undo/", LastChange.as_view(), name="person_undo_last"),
    path("people/<path:reference>/undo/<uuid:change>/", Undo.as_view(), name="person_undo"),
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
