"""Addresses of notices, briefings, wellbeing, benefits, recognition and accreditations, below /support/."""

from django.urls import path
from django.urls.resolvers import URLPattern

from workforce.views.accreditations import (
    Accreditations,
    AccreditationsFile,
    AddAccreditation,
    AddEvidence,
    ChangeAccreditation,
    EndAccreditation,
    OneAccreditation,
    RecordStage,
)
from workforce.views.assistance import Assistance, AssistanceFile, RecordAssistance
from workforce.views.benefits import (
    AddBenefit,
    Benefits,
    BenefitsFile,
    ChangeBenefit,
    EndBenefit,
    OwnLeave,
    ReviewBenefit,
)
from workforce.views.briefing_verbs import Answer, Ask, PassOn, PublishBriefing, WithdrawBriefing
from workforce.views.briefings import BriefingFile, Briefings, OneBriefing
from workforce.views.celebrations import AddEvent, CancelEvent, Events, LetPass, Prompts, TakeUp
from workforce.views.commitments import AddAction, AddCommitment, Commitments, CommitmentsFile, MoveAction
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
from workforce.views.recognition import (
    CelebrateAt,
    MoveRecognition,
    Nominate,
    OneRecognition,
    RecognitionFile,
    Recognitions,
)
from workforce.views.wellbeing import (
    AddActivity,
    AddProgramme,
    ChangeProgramme,
    OneProgramme,
    ParticipationFile,
    Programmes,
    RecordSurvey,
)
from workforce.views.wellbeing_activities import CancelActivity, Join, OrganiseActivity, TakeOff

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
    path("accreditations/", Accreditations.as_view(), name="accreditations"),
    path("accreditations/list.csv", AccreditationsFile.as_view(), name="accreditations_csv"),
    path("accreditations/add/", AddAccreditation.as_view(), name="accreditation_add"),
    path("accreditations/commitments/", Commitments.as_view(), name="commitments"),
    path("accreditations/commitments/actions.csv", CommitmentsFile.as_view(), name="commitments_csv"),
    path(
        "accreditations/commitments/<int:commitment_id>/actions/add/",
        AddAction.as_view(),
        name="commitment_action_add",
    ),
    path("accreditations/actions/<int:action_id>/", MoveAction.as_view(), name="commitment_action"),
    path("accreditations/<int:accreditation_id>/", OneAccreditation.as_view(), name="accreditation"),
    path(
        "accreditations/<int:accreditation_id>/change/",
        ChangeAccreditation.as_view(),
        name="accreditation_change",
    ),
    path("accreditations/<int:accreditation_id>/stage/", RecordStage.as_view(), name="accreditation_stage"),
    path(
        "accreditations/<int:accreditation_id>/stages/<int:stage_id>/evidence/",
        AddEvidence.as_view(),
        name="accreditation_evidence",
    ),
    path("accreditations/<int:accreditation_id>/commitment/", AddCommitment.as_view(), name="commitment_add"),
    path("accreditations/<int:accreditation_id>/end/", EndAccreditation.as_view(), name="accreditation_end"),
    path("recognition/", Recognitions.as_view(), name="recognition"),
    path("recognition/list.csv", RecognitionFile.as_view(), name="recognition_csv"),
    path("recognition/nominate/", Nominate.as_view(), name="recognition_nominate"),
    path("recognition/events/", Events.as_view(), name="celebration_events"),
    path("recognition/events/add/", AddEvent.as_view(), name="celebration_event_add"),
    path("recognition/events/<int:event_id>/cancel/", CancelEvent.as_view(), name="celebration_event_cancel"),
    path("recognition/prompts/", Prompts.as_view(), name="prompts"),
    path("recognition/prompts/<int:prompt_id>/recognise/", TakeUp.as_view(), name="prompt_take_up"),
    path("recognition/prompts/<int:prompt_id>/let-pass/", LetPass.as_view(), name="prompt_let_pass"),
    path("recognition/<int:recognition_id>/", OneRecognition.as_view(), name="recognition_one"),
    path("recognition/<int:recognition_id>/event/", CelebrateAt.as_view(), name="recognition_event"),
    path("recognition/<int:recognition_id>/<slug:to>/", MoveRecognition.as_view(), name="recognition_move"),
    path("wellbeing/", Programmes.as_view(), name="wellbeing"),
    path("wellbeing/add/", AddProgramme.as_view(), name="wellbeing_add"),
    path("wellbeing/assistance/", Assistance.as_view(), name="assistance"),
    path("wellbeing/assistance/months.csv", AssistanceFile.as_view(), name="assistance_csv"),
    path("wellbeing/assistance/record/", RecordAssistance.as_view(), name="assistance_record"),
    path("wellbeing/<int:programme_id>/", OneProgramme.as_view(), name="wellbeing_programme"),
    path("wellbeing/<int:programme_id>/activities.csv", ParticipationFile.as_view(), name="wellbeing_csv"),
    path("wellbeing/<int:programme_id>/change/", ChangeProgramme.as_view(), name="wellbeing_change"),
    path("wellbeing/<int:programme_id>/add/", AddActivity.as_view(), name="wellbeing_activity_add"),
    path("wellbeing/<int:programme_id>/survey/", RecordSurvey.as_view(), name="wellbeing_survey"),
    path("wellbeing/activities/<int:activity_id>/", OrganiseActivity.as_view(), name="wellbeing_activity"),
    path(
        "wellbeing/activities/<int:activity_id>/cancel/",
        CancelActivity.as_view(),
        name="wellbeing_activity_cancel",
    ),
    path("wellbeing/activities/<int:activity_id>/join/", Join.as_view(), name="wellbeing_join"),
    path("wellbeing/activities/<int:activity_id>/leave/", TakeOff.as_view(), name="wellbeing_leave"),
    path("benefits/", Benefits.as_view(), name="benefits"),
    path("benefits/list.csv", BenefitsFile.as_view(), name="benefits_csv"),
    path("benefits/leave/", OwnLeave.as_view(), name="leave"),
    path("benefits/add/", AddBenefit.as_view(), name="benefit_add"),
    path("benefits/<int:benefit_id>/review/", ReviewBenefit.as_view(), name="benefit_review"),
    path("benefits/<int:benefit_id>/change/", ChangeBenefit.as_view(), name="benefit_change"),
    path("benefits/<int:benefit_id>/end/", EndBenefit.as_view(), name="benefit_end"),
]
