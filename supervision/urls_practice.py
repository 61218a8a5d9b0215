"""Addresses of practice documents, standards and what people say to them, below /supervision/."""

from django.urls import URLPattern, path

from supervision.views.practice import (
    Documents,
    DocumentsFile,
    DocumentTeamsFile,
    Missing,
    MissingFile,
    OneDocument,
)
from supervision.views.practice_people import (
    Assess,
    Counts,
    CountsFile,
    OwnAssessments,
    RecordSupport,
    SupportFile,
    SupportPageOfPractice,
)
from supervision.views.practice_verbs import (
    Acknowledge,
    AddDocument,
    AddQuestion,
    AddVersion,
    ChangeDocument,
    RecordWorkshop,
    ReviewDocument,
    WithdrawDocument,
)
from supervision.views.readiness import (
    Groups,
    GroupsFile,
    RecordTraining,
    SupervisorTrainings,
    SupervisorTrainingsFile,
)

ONE = "practice/<int:document_id>/"

urlpatterns: list[URLPattern] = [
    path("practice/", Documents.as_view(), name="practice_documents"),
    path("practice/list.csv", DocumentsFile.as_view(), name="practice_documents_csv"),
    path("practice/add/", AddDocument.as_view(), name="practice_document_add"),
    path("practice/mine/", OwnAssessments.as_view(), name="practice_own"),
    path("practice/support/", SupportPageOfPractice.as_view(), name="practice_support"),
    path("practice/support/teams.csv", SupportFile.as_view(), name="practice_support_csv"),
    path("practice/support/record/", RecordSupport.as_view(), name="practice_support_record"),
    path("practice/supervisors/", SupervisorTrainings.as_view(), name="supervisor_training"),
    path("practice/supervisors/list.csv", SupervisorTrainingsFile.as_view(), name="supervisor_training_csv"),
    path("practice/supervisors/record/", RecordTraining.as_view(), name="supervisor_training_record"),
    path("practice/groups/", Groups.as_view(), name="group_report"),
    path("practice/groups/list.csv", GroupsFile.as_view(), name="group_report_csv"),
    path(ONE, OneDocument.as_view(), name="practice_document"),
    path(f"{ONE}teams.csv", DocumentTeamsFile.as_view(), name="practice_teams_csv"),
    path(f"{ONE}missing/", Missing.as_view(), name="practice_missing"),
    path(f"{ONE}missing/list.csv", MissingFile.as_view(), name="practice_missing_csv"),
    path(f"{ONE}acknowledge/", Acknowledge.as_view(), name="practice_acknowledge"),
    path(f"{ONE}measure/", Assess.as_view(), name="practice_assess"),
    path(f"{ONE}counts/", Counts.as_view(), name="practice_counts"),
    path(f"{ONE}counts/list.csv", CountsFile.as_view(), name="practice_counts_csv"),
    path(f"{ONE}change/", ChangeDocument.as_view(), name="practice_document_change"),
    path(f"{ONE}launch/", AddVersion.as_view(), name="practice_version_add"),
    path(f"{ONE}question/", AddQuestion.as_view(), name="practice_question_add"),
    path(f"{ONE}review/", ReviewDocument.as_view(), name="practice_review"),
    path(f"{ONE}workshop/", RecordWorkshop.as_view(), name="practice_workshop"),
    path(f"{ONE}withdraw/", WithdrawDocument.as_view(), name="practice_withdraw"),
]
