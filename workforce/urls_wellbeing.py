"""Addresses of notices, briefings, wellbeing, benefits, recognition and accreditations, below /support/."""

from django.urls import path
from django.urls.resolvers import URLPattern

from workforce.views.briefings import (
    Answer,
    Ask,
    BriefingFile,
    Briefings,
    OneBriefing,
    PassOn,
    PublishBriefing,
    WithdrawBriefing,
)
from workforce.views.hub import (
    CorrectNotice,
    Notices,
    NoticesFile,
    OneNotice,
    PublishNotice,
    WithdrawNotice,
)
from workforce.views.hub_documents import (
    AddDocument,
    HubDocuments,
    HubDocumentsFile,
    ReviewDocument,
    WithdrawDocument,
)

urlpatterns: list[URLPattern] = [
    path("notices/", Notices.as_view(), name="notices"),
    path("notices/list.csv", NoticesFile.as_view(), name="notices_csv"),
    path("notices/publish/", PublishNotice.as_view(), name="notice_publish"),
    path("notices/documents/", HubDocuments.as_view(), name="hub_documents"),
    path("notices/documents/list.csv", HubDocumentsFile.as_view(), name="hub_documents_csv"),
    path("notices/documents/add/", AddDocument.as_view(), name="hub_document_add"),
    path("notices/documents/<int:document_id>/review/", ReviewDocument.as_view(), name="hub_document_review"),
    path(
        "notices/documents/<int:document_id>/take-away/",
        WithdrawDocument.as_view(),
        name="hub_document_withdraw",
    ),
    path("notices/<int:notice_id>/", OneNotice.as_view(), name="notice"),
    path("notices/<int:notice_id>/correct/", CorrectNotice.as_view(), name="notice_correct"),
    path("notices/<int:notice_id>/withdraw/", WithdrawNotice.as_view(), name="notice_withdraw"),
    path("briefings/", Briefings.as_view(), name="briefings"),
    path("briefings/publish/", PublishBriefing.as_view(), name="briefing_publish"),
    path("briefings/<int:briefing_id>/", OneBriefing.as_view(), name="briefing"),
    path("briefings/<int:briefing_id>/managers.csv", BriefingFile.as_view(), name="briefing_csv"),
    path("briefings/<int:briefing_id>/passed-on/", PassOn.as_view(), name="briefing_pass_on"),
    path("briefings/<int:briefing_id>/ask/", Ask.as_view(), name="briefing_ask"),
    path(
        "briefings/<int:briefing_id>/questions/<int:question_id>/answer/",
        Answer.as_view(),
        name="briefing_answer",
    ),
    path("briefings/<int:briefing_id>/withdraw/", WithdrawBriefing.as_view(), name="briefing_withdraw"),
]
