"""Addresses of recording sessions: drafts, sharing, signing, actions, groups, below /supervision/."""

from django.urls import URLPattern, path

from supervision.views.actions import Action, Actions, ActionsFile
from supervision.views.prompts import Prompts
from supervision.views.record_drafts import SaveDraftOfGroup, SaveDraftOfNew, SaveDraftOnRecord
from supervision.views.recording import GroupNew, RecordEdit, RecordNew
from supervision.views.records import Record, Records, RecordsFile, Versions
from supervision.views.signing import (
    AddAddendum,
    AnswerDispute,
    Comment,
    DiscardOfGroup,
    DiscardOfNew,
    DiscardOnRecord,
    Dispute,
    Share,
    Sign,
)

ONE = "records/<int:session_id>"
NEW = "records/new/<str:reference>"

urlpatterns: list[URLPattern] = [
    path("records/", Records.as_view(), name="records"),
    path("records/records.csv", RecordsFile.as_view(), name="records_csv"),
    path("records/prompts/", Prompts.as_view(), name="record_prompts"),
    path("records/group/", GroupNew.as_view(), name="record_group"),
    path("records/group/draft/", SaveDraftOfGroup.as_view(), name="record_group_draft"),
    path("records/group/discard/", DiscardOfGroup.as_view(), name="record_group_discard"),
    path(f"{NEW}/", RecordNew.as_view(), name="record_new"),
    path(f"{NEW}/draft/", SaveDraftOfNew.as_view(), name="record_new_draft"),
    path(f"{NEW}/discard/", DiscardOfNew.as_view(), name="record_new_discard"),
    path(f"{ONE}/", Record.as_view(), name="record"),
    path(f"{ONE}/edit/", RecordEdit.as_view(), name="record_edit"),
    path(f"{ONE}/draft/", SaveDraftOnRecord.as_view(), name="record_save_draft"),
    path(f"{ONE}/discard/", DiscardOnRecord.as_view(), name="record_discard"),
    path(f"{ONE}/share/", Share.as_view(), name="record_share"),
    path(f"{ONE}/sign/", Sign.as_view(), name="record_sign"),
    path(f"{ONE}/comment/", Comment.as_view(), name="record_comment"),
    path(f"{ONE}/dispute/", Dispute.as_view(), name="record_dispute"),
    path(f"{ONE}/answer/", AnswerDispute.as_view(), name="record_answer_dispute"),
    path(f"{ONE}/addendum/", AddAddendum.as_view(), name="record_addendum"),
    path(f"{ONE}/versions/", Versions.as_view(), name="record_versions"),
    path("actions/", Actions.as_view(), name="supervision_actions"),
    path("actions/actions.csv", ActionsFile.as_view(), name="supervision_actions_csv"),
    path("actions/<int:action_id>/", Action.as_view(), name="supervision_action"),
]
