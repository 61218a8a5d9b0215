"""Addresses of induction, adjustments and flexible working, below /support/."""

from django.urls import path

from workforce.views.adjustments import (
    AdjustmentPage,
    Adjustments,
    AdjustmentsFile,
    AskForAdjustment,
    MoveAdjustment,
    ReviewAdjustment,
)
from workforce.views.flexible import (
    AskForFlexibleWorking,
    ExtendRequest,
    FlexibleRequestPage,
    FlexibleRequests,
    FlexibleRequestsFile,
    MoveRequest,
)
from workforce.views.forums import CloseForum, Forums, Invite, JoinForum, LeaveForum, OpenForum
from workforce.views.induction_figures import InductionFigures, InductionFiguresFile, SurveyResults
from workforce.views.induction_templates import (
    AddCorporate,
    ChangeStage,
    CopyVersion,
    Corporate,
    DiscardDraft,
    DropCorporate,
    EndVersion,
    MakeTemplate,
    Publish,
    RemoveTask,
    Templates,
    Version,
    WriteTask,
)
from workforce.views.inductions import AnswerSurvey, InductionPage, Inductions, InductionsFile
from workforce.views.referrals import Refer, ReferralOutcomePage
from workforce.views.work_patterns import RecordPattern, WorkPatterns, WorkPatternsFile

VERSION = "induction-templates/<int:version_id>/"

urlpatterns = [
    path("inductions/", Inductions.as_view(), name="inductions"),
    path("inductions/csv/", InductionsFile.as_view(), name="inductions_csv"),
    path("inductions/<int:induction_id>/", InductionPage.as_view(), name="induction"),
    path(
        "inductions/<int:induction_id>/questions/<int:wave>/", AnswerSurvey.as_view(), name="starter_survey"
    ),
    path("induction-figures/", InductionFigures.as_view(), name="induction_figures"),
    path("induction-figures/csv/", InductionFiguresFile.as_view(), name="induction_figures_csv"),
    path("new-starters/", SurveyResults.as_view(), name="starter_surveys"),
    path("induction-templates/", Templates.as_view(), name="induction_templates"),
    path("induction-templates/new/", MakeTemplate.as_view(), name="induction_template_new"),
    path(VERSION, Version.as_view(), name="induction_version"),
    path(f"{VERSION}copy/", CopyVersion.as_view(), name="induction_copy"),
    path(f"{VERSION}stage/", ChangeStage.as_view(), name="induction_stage"),
    path(f"{VERSION}publish/", Publish.as_view(), name="induction_publish"),
    path(f"{VERSION}end/", EndVersion.as_view(), name="induction_end"),
    path(f"{VERSION}discard/", DiscardDraft.as_view(), name="induction_discard"),
    path(f"{VERSION}tasks/new/", WriteTask.as_view(), name="induction_task_new"),
    path(f"{VERSION}tasks/<int:task_id>/", WriteTask.as_view(), name="induction_task"),
    path(f"{VERSION}tasks/<int:task_id>/remove/", RemoveTask.as_view(), name="induction_task_remove"),
    path("induction-templates/corporate/", Corporate.as_view(), name="corporate_induction"),
    path("induction-templates/corporate/add/", AddCorporate.as_view(), name="corporate_induction_add"),
    path(
        "induction-templates/corporate/<int:item_id>/off/",
        DropCorporate.as_view(),
        name="corporate_induction_drop",
    ),
    path("adjustments/", Adjustments.as_view(), name="adjustments"),
    path("adjustments/csv/", AdjustmentsFile.as_view(), name="adjustments_csv"),
    path("adjustments/ask/<path:reference>/", AskForAdjustment.as_view(), name="adjustment_ask"),
    path("adjustments/<int:adjustment_id>/", AdjustmentPage.as_view(), name="adjustment"),
    path("adjustments/<int:adjustment_id>/step/", MoveAdjustment.as_view(), name="adjustment_step"),
    path("adjustments/<int:adjustment_id>/review/", ReviewAdjustment.as_view(), name="adjustment_review"),
    path("adjustments/refer/<path:reference>/", Refer.as_view(), name="referral"),
    path("adjustments/referrals/<int:referral_id>/", ReferralOutcomePage.as_view(), name="referral_outcome"),
    path("flexible-working/", FlexibleRequests.as_view(), name="flexible_requests"),
    path("flexible-working/csv/", FlexibleRequestsFile.as_view(), name="flexible_requests_csv"),
    path("flexible-working/ask/<path:reference>/", AskForFlexibleWorking.as_view(), name="flexible_ask"),
    path("flexible-working/<int:request_id>/", FlexibleRequestPage.as_view(), name="flexible_request"),
    path("flexible-working/<int:request_id>/step/", MoveRequest.as_view(), name="flexible_step"),
    path("flexible-working/<int:request_id>/extend/", ExtendRequest.as_view(), name="flexible_extend"),
    path("work-patterns/", WorkPatterns.as_view(), name="work_patterns"),
    path("work-patterns/csv/", WorkPatternsFile.as_view(), name="work_patterns_csv"),
    path("work-patterns/<path:reference>/", RecordPattern.as_view(), name="work_pattern"),
    path("forums/", Forums.as_view(), name="forums"),
    path("forums/open/", OpenForum.as_view(), name="forum_open"),
    path("forums/<int:forum_id>/join/", JoinForum.as_view(), name="forum_join"),
    path("forums/<int:forum_id>/leave/", LeaveForum.as_view(), name="forum_leave"),
    path("forums/<int:forum_id>/invite/", Invite.as_view(), name="forum_invite"),
    path("forums/<int:forum_id>/close/", CloseForum.as_view(), name="forum_close"),
]
