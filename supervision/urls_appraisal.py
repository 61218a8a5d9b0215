"""Addresses of appraisal, below /supervision/.

Each tab of the section has a beginning of its own, so that a page belongs to one tab.
"""

from django.urls import path

from supervision.views import (
    appraisal_figures,
    appraisal_objectives,
    appraisal_samples,
    appraisal_setup,
    appraisal_steps,
    appraisal_writing,
    appraisals,
    development,
)

ONE = "appraisals/<int:appraisal_id>/"

urlpatterns = [
    path("appraisals/", appraisals.Appraisals.as_view(), name="appraisals"),
    path("appraisals/csv/", appraisals.AppraisalsFile.as_view(), name="appraisals_csv"),
    path("appraisals/of/<str:reference>/", appraisals.AppraisalsOf.as_view(), name="appraisals_of"),
    path("appraisals/of/<str:reference>/start/", appraisals.StartAppraisal.as_view(), name="appraisal_start"),
    path(ONE, appraisals.AppraisalPage.as_view(), name="appraisal"),
    path(f"{ONE}plan/", appraisal_steps.PlanMeeting.as_view(), name="appraisal_plan"),
    path(f"{ONE}held/", appraisal_steps.HoldMeeting.as_view(), name="appraisal_hold"),
    path(f"{ONE}self-assessment/", appraisal_writing.WriteSelfAssessment.as_view(), name="appraisal_self"),
    path(f"{ONE}write/", appraisal_writing.WriteManagersPart.as_view(), name="appraisal_write"),
    path(f"{ONE}comment/", appraisal_writing.CommentOnAppraisal.as_view(), name="appraisal_comment"),
    path(f"{ONE}rating/", appraisal_steps.RateAppraisal.as_view(), name="appraisal_rate"),
    path(f"{ONE}share/", appraisal_steps.ShareAppraisal.as_view(), name="appraisal_share"),
    path(f"{ONE}sign/", appraisal_steps.SignAppraisal.as_view(), name="appraisal_sign"),
    path(
        f"{ONE}words/<str:part>/draft/",
        appraisal_writing.SaveDraftOfPart.as_view(),
        name="appraisal_part_draft",
    ),
    path(
        f"{ONE}words/<str:part>/discard/",
        appraisal_writing.DiscardPart.as_view(),
        name="appraisal_part_discard",
    ),
    path(f"{ONE}countersign/", appraisal_steps.CountersignAppraisal.as_view(), name="appraisal_countersign"),
    path(f"{ONE}mid-year/", appraisal_steps.MidYearReview.as_view(), name="appraisal_mid_year"),
    path(f"{ONE}close/", appraisal_steps.CloseAppraisal.as_view(), name="appraisal_close"),
    path(f"{ONE}objectives/add/", appraisal_objectives.AddObjective.as_view(), name="objective_add"),
    path(f"{ONE}development/add/", development.AddDevelopmentItem.as_view(), name="development_add"),
    path(
        "appraisals/objectives/<int:objective_id>/",
        appraisal_objectives.ChangeObjective.as_view(),
        name="objective_change",
    ),
    path(
        "appraisals/objectives/<int:objective_id>/remove/",
        appraisal_objectives.RemoveObjective.as_view(),
        name="objective_remove",
    ),
    path(
        "appraisals/objectives/<int:objective_id>/progress/",
        appraisal_objectives.RecordProgress.as_view(),
        name="objective_progress",
    ),
    path(
        "appraisals/development/<int:item_id>/",
        development.ChangeDevelopmentItem.as_view(),
        name="development_change",
    ),
    path(
        "appraisals/development/<int:item_id>/review/",
        development.ReviewDevelopmentItem.as_view(),
        name="development_review",
    ),
    path("development-needs/", development.DevelopmentNeeds.as_view(), name="development_needs"),
    path("development-needs/csv/", development.DevelopmentNeedsFile.as_view(), name="development_needs_csv"),
    path("appraisal-figures/", appraisal_figures.AppraisalFigures.as_view(), name="appraisal_figures"),
    path(
        "appraisal-figures/csv/",
        appraisal_figures.AppraisalFiguresFile.as_view(),
        name="appraisal_figures_csv",
    ),
    path("appraisal-figures/ratings/", appraisal_figures.Ratings.as_view(), name="appraisal_ratings"),
    path(
        "appraisal-figures/ratings/csv/",
        appraisal_figures.RatingsFile.as_view(),
        name="appraisal_ratings_csv",
    ),
    path("appraisal-samples/", appraisal_samples.Samples.as_view(), name="appraisal_samples"),
    path("appraisal-samples/csv/", appraisal_samples.SamplesFile.as_view(), name="appraisal_samples_csv"),
    path("appraisal-samples/draw/", appraisal_samples.DrawSample.as_view(), name="appraisal_sample_draw"),
    path(
        "appraisal-samples/<int:sample_id>/", appraisal_samples.ScoreSample.as_view(), name="appraisal_sample"
    ),
    path("appraisal-setup/", appraisal_setup.AppraisalSetup.as_view(), name="appraisal_setup"),
    path("appraisal-setup/values/add/", appraisal_setup.AddValue.as_view(), name="appraisal_value_add"),
    path(
        "appraisal-setup/priorities/add/",
        appraisal_setup.AddPriority.as_view(),
        name="appraisal_priority_add",
    ),
    path(
        "appraisal-setup/<str:kind>/<int:row_id>/end/",
        appraisal_setup.EndReference.as_view(),
        name="appraisal_reference_end",
    ),
    path(
        "appraisal-setup/form/", appraisal_setup.PublishAppraisalForm.as_view(), name="appraisal_form_publish"
    ),
]
