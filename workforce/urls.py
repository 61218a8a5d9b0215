"""Addresses of the ground floor."""

from django.urls import include, path

from workforce.access.permissions import Permission
from workforce.views.absence import AbsenceFile, AbsenceList, PersonAbsences
from workforce.views.absence_verbs import (
    BeginAbsence,
    ChangeAbsence,
    HoldConversation,
    RemoveAbsence,
    ReturnFromAbsence,
)
from workforce.views.access import Access, EndGrant, Grant, MoveGrant
from workforce.views.arrangements import ActUp, ComeBack, EndActingUp, SecondOut
from workforce.views.careers import ChangeHours
from workforce.views.caseloads import Caseloads, TeamCaseload
from workforce.views.changes import Changes
from workforce.views.checks import Checks, ChecksFile, RecordCheck, RecordCheckUpdate, RequestCheck
from workforce.views.community import EnterCommunity
from workforce.views.contact import ChangeContact
from workforce.views.correcting import Correct, Corrections, Delete
from workforce.views.digests import DigestPreferencePage
from workforce.views.due import DueFile, DueList
from workforce.views.equality import AnswerEquality, EqualityProfile, EqualityProfileFile
from workforce.views.establishment import EstablishmentFile, EstablishmentPage
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
from workforce.views.joining import AnotherAssignment, Appoint, Convert, Rejoin
from workforce.views.leaving import ChangeLastDay, GiveNotice, Leave, WithdrawNotice
from workforce.views.moving import ChangeManager, HandOver, Move, Promote
from workforce.views.page import needs
from workforce.views.people import People, PeopleFile
from workforce.views.person import Person, PersonChanges, PersonPage, PersonTimeline
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
from workforce.views.quality import AcceptLine, PutBack, Quality, QualityFile
from workforce.views.registration_verbs import (
    ConfirmRenewal,
    CountCpd,
    CountRevalidation,
    RecordLook,
    RecordRegistration,
    RecordSupport,
)
from workforce.views.registrations import LookUp, Registrations, RegistrationsFile
from workforce.views.reorganisation import Reorganise, ReorganiseStart
from workforce.views.retention import EndHold, HoldRecords, RemoveRecords, Retention
from workforce.views.saved_filters import DeleteFilter, RenameFilter, SavedFilters, SaveFilter
from workforce.views.sections import CareersStart, PlansStart, SupportStart
from workforce.views.statements import accessibility, privacy
from workforce.views.subject_access import SubjectAccess
from workforce.views.team_checks import SettleCheck, TeamCheck, TeamChecks
from workforce.views.theme import theme
from workforce.views.undoing import LastChange, LastChangeOfPost, Undo, UndoPost
from workforce.views.units import UnitPage

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("people/", People.as_view(), name="people"),
    # before every other address of a person: what lies before "/contact/" would else be taken for a reference
    path("people/<path:reference>/record/timeline/", PersonTimeline.as_view(), name="person_timeline"),
    path("people/<path:reference>/record/history/", PersonChanges.as_view(), name="person_history"),
    path("people/<path:reference>/record/<slug:tab>/", PersonPage.as_view(), name="person_tab"),
    path("people/appoint/", Appoint.as_view(), name="people_appoint"),
    path("people/<path:reference>/rejoin/", Rejoin.as_view(), name="person_rejoin"),
    path("people/<path:reference>/assign/", AnotherAssignment.as_view(), name="person_assign"),
    path("people/<path:reference>/convert/", Convert.as_view(), name="person_convert"),
    path("people/<path:reference>/notice/", GiveNotice.as_view(), name="person_notice"),
    path("people/<path:reference>/notice/withdraw/", WithdrawNotice.as_view(), name="person_withdraw"),
    path("people/<path:reference>/leave/", Leave.as_view(), name="person_leave"),
    path("people/<path:reference>/last-day/", ChangeLastDay.as_view(), name="person_last_day"),
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
    path("retention/", Retention.as_view(), name="retention"),
    path("retention/remove/", RemoveRecords.as_view(), name="retention_remove"),
    path("retention/hold/", HoldRecords.as_view(), name="retention_hold"),
    path("retention/holds/<int:hold_id>/end/", EndHold.as_view(), name="retention_hold_end"),
    path("quality/", Quality.as_view(), name="quality"),
    path("quality/lines.csv", QualityFile.as_view(), name="quality_csv"),
    path("quality/<slug:kind>/<path:subject>/accept/", AcceptLine.as_view(), name="quality_accept"),
    path("quality/<slug:kind>/<path:subject>/put-back/", PutBack.as_view(), name="quality_put_back"),
    path("team-check/", TeamChecks.as_view(), name="team_checks"),
    path("team-check/settle/<int:confirmation_id>/", SettleCheck.as_view(), name="team_check_settle"),
    path("team-check/<path:code>/", TeamCheck.as_view(), name="team_check"),
    path("due/", DueList.as_view(), name="due"),
    path("due/e-mail/", DigestPreferencePage.as_view(), name="digest_preference"),
    path("due/list.csv", DueFile.as_view(), name="due_csv"),
    path("absence/", AbsenceList.as_view(), name="absences"),
    path("absence/list.csv", AbsenceFile.as_view(), name="absences_csv"),
    path("people/<path:reference>/undo/", LastChange.as_view(), name="person_undo_last"),
    path("people/<path:reference>/undo/<uuid:change>/", Undo.as_view(), name="person_undo"),
    path("people/<path:reference>/contact/", ChangeContact.as_view(), name="person_contact"),
    path("people/<path:reference>/equality/", AnswerEquality.as_view(), name="person_equality"),
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
    path("posts/<path:reference>/undo/", LastChangeOfPost.as_view(), name="post_undo_last"),
    path("posts/<path:reference>/undo/<uuid:change>/", UndoPost.as_view(), name="post_undo"),
    path("posts/<path:reference>/", PostPage.as_view(), name="post"),
    path("directory/people.csv", PeopleFile.as_view(), name="people_csv"),
    path("directory/filters/", SavedFilters.as_view(), name="saved_filters"),
    path("directory/filters/save/", SaveFilter.as_view(), name="saved_filter_save"),
    path("directory/filters/<int:filter_id>/rename/", RenameFilter.as_view(), name="saved_filter_rename"),
    path("directory/filters/<int:filter_id>/delete/", DeleteFilter.as_view(), name="saved_filter_delete"),
    path("equality/", EqualityProfile.as_view(), name="equality"),
    path("equality/profile.csv", EqualityProfileFile.as_view(), name="equality_csv"),
    path("equality/community/<slug:about>/", EnterCommunity.as_view(), name="equality_community"),
    path("access/", Access.as_view(), name="access"),
    path("access/grant/", Grant.as_view(), name="access_grant"),
    path("access/<int:grant_id>/move/", MoveGrant.as_view(), name="access_move"),
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
    path("careers/", CareersStart.as_view(), name="careers"),
    path("careers/", include("workforce.urls_careers")),
    path("support/", SupportStart.as_view(), name="support"),
    path("support/", include("workforce.urls_starting")),
    path("support/", include("workforce.urls_wellbeing")),
    path("plans/", PlansStart.as_view(), name="plans"),
    path("plans/", include("workforce.urls_plans")),
    path("gallery/", needs(Permission.SEE_GALLERY, gallery), name="gallery"),
    path("theme.css", theme, name="theme"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
    path("your-records/", SubjectAccess.as_view(), name="subject_access"),
]
