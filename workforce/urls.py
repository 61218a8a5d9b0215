"""Addresses of the ground floor."""

from django.urls import path

from workforce.access.permissions import Permission
from workforce.views.access import Access, EndGrant, Grant
from workforce.views.careers import ChangeHours
from workforce.views.changes import Changes
from workforce.views.establishment import EstablishmentFile, EstablishmentPage
from workforce.views.gallery import gallery
from workforce.views.home import Home
from workforce.views.page import needs
from workforce.views.people import People
from workforce.views.person import Person
from workforce.views.post_verbs import (
    ChangePost,
    ClosePost,
    CorrectPost,
    CreatePost,
    DeletePost,
    FreezePost,
    UnfreezePost,
)
from workforce.views.posts import PostPage, Posts, PostsFile
from workforce.views.reorganisation import Reorganise, ReorganiseStart
from workforce.views.statements import accessibility, privacy
from workforce.views.theme import theme
from workforce.views.units import UnitPage

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("people/", People.as_view(), name="people"),
    path("people/<path:reference>/hours/", ChangeHours.as_view(), name="person_hours"),
    path("people/<path:reference>/", Person.as_view(), name="person"),
    path("establishment/", EstablishmentPage.as_view(), name="establishment"),
    path("establishment.csv", EstablishmentFile.as_view(), name="establishment_csv"),
    path("units/<path:code>/", UnitPage.as_view(), name="unit"),
    path("posts/", Posts.as_view(), name="posts"),
    path("posts.csv", PostsFile.as_view(), name="posts_csv"),
    path("establishment/reorganise/", ReorganiseStart.as_view(), name="reorganise"),
    path("establishment/reorganise/<slug:kind>/", Reorganise.as_view(), name="reorganise_kind"),
    path("establishment/new-post/", CreatePost.as_view(), name="post_create"),
    path("posts/<path:reference>/change/", ChangePost.as_view(), name="post_change"),
    path("posts/<path:reference>/freeze/", FreezePost.as_view(), name="post_freeze"),
    path("posts/<path:reference>/unfreeze/", UnfreezePost.as_view(), name="post_unfreeze"),
    path("posts/<path:reference>/close/", ClosePost.as_view(), name="post_close"),
    path("posts/<path:reference>/correct/", CorrectPost.as_view(), name="post_correct"),
    path("posts/<path:reference>/delete/", DeletePost.as_view(), name="post_delete"),
    path("posts/<path:reference>/", PostPage.as_view(), name="post"),
    path("access/", Access.as_view(), name="access"),
    path("access/grant/", Grant.as_view(), name="access_grant"),
    path("access/<int:grant_id>/end/", EndGrant.as_view(), name="access_end"),
    path("changes/", Changes.as_view(), name="changes"),
    path("gallery/", needs(Permission.SEE_GALLERY, gallery), name="gallery"),
    path("theme.css", theme, name="theme"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
]
