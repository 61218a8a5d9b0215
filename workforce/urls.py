"""Addresses of the ground floor."""

from django.urls import path

from workforce.access.permissions import Permission
from workforce.views.access import Access, EndGrant, Grant
from workforce.views.careers import ChangeHours
from workforce.views.changes import Changes
from workforce.views.gallery import gallery
from workforce.views.home import Home
from workforce.views.import_lists import (
    BlankFile,
    ImportFileDownload,
    ImportLines,
    ImportProblems,
    ImportProblemsCsv,
)
from workforce.views.imports import CancelImport, ConfirmImport, Import, Imports, UndoImport, UploadImport
from workforce.views.page import needs
from workforce.views.people import People
from workforce.views.person import Person
from workforce.views.statements import accessibility, privacy
from workforce.views.theme import theme

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("people/", People.as_view(), name="people"),
    path("people/<path:reference>/hours/", ChangeHours.as_view(), name="person_hours"),
    path("people/<path:reference>/", Person.as_view(), name="person"),
    path("access/", Access.as_view(), name="access"),
    path("access/grant/", Grant.as_view(), name="access_grant"),
    path("access/<int:grant_id>/end/", EndGrant.as_view(), name="access_end"),
    path("changes/", Changes.as_view(), name="changes"),
    path("imports/", Imports.as_view(), name="imports"),
    path("imports/upload/", UploadImport.as_view(), name="import_upload"),
    path("imports/blank/<str:name>", BlankFile.as_view(), name="import_blank"),
    path("imports/<int:run_id>/", Import.as_view(), name="import"),
    path("imports/<int:run_id>/confirm/", ConfirmImport.as_view(), name="import_confirm"),
    path("imports/<int:run_id>/cancel/", CancelImport.as_view(), name="import_cancel"),
    path("imports/<int:run_id>/undo/", UndoImport.as_view(), name="import_undo"),
    path("imports/<int:run_id>/problems/", ImportProblems.as_view(), name="import_problems"),
    path("imports/<int:run_id>/problems.csv", ImportProblemsCsv.as_view(), name="import_problems_csv"),
    path("imports/<int:run_id>/lines/", ImportLines.as_view(), name="import_lines"),
    path("imports/<int:run_id>/files/<int:file_id>/", ImportFileDownload.as_view(), name="import_file"),
    path("gallery/", needs(Permission.SEE_GALLERY, gallery), name="gallery"),
    path("theme.css", theme, name="theme"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
]
