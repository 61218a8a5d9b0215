"""Addresses of pathways, progression, opportunities and lead roles, below /careers/."""

from django.urls import path
from django.urls.resolvers import URLPattern

from workforce.views import (
    aspirations,
    deputies,
    drop_ins,
    lead_roles,
    opportunities,
    pathway_drafts,
    pathways,
    progression,
    progression_measures,
)
from workforce.views import progression_panels as panels
from workforce.views.application_step import ApplicationStep, RemoveEvidence
from workforce.views.progression_effect import TakeEffect

PATHWAY = "pathways/<slug:code>"
DRAFT = f"{PATHWAY}/draft"
APPLICATION = "progression/<int:application_id>"
PANEL = "panels/<int:panel_id>"
OPPORTUNITY = "opportunities/<int:opportunity_id>"

urlpatterns: list[URLPattern] = [
    path("pathways/", pathways.Pathways.as_view(), name="pathways"),
    path("new-pathway/", pathways.CreatePathway.as_view(), name="pathway_new"),
    path(f"{PATHWAY}/", pathways.PathwayPage.as_view(), name="pathway"),
    path(f"{PATHWAY}/end/", pathways.EndVersion.as_view(), name="pathway_end"),
    path(f"{DRAFT}/", pathway_drafts.Draft.as_view(), name="pathway_draft"),
    path(f"{DRAFT}/guidance/", pathway_drafts.Guidance.as_view(), name="pathway_guidance"),
    path(f"{DRAFT}/publish/", pathway_drafts.Publish.as_view(), name="pathway_publish"),
    path(f"{DRAFT}/discard/", pathway_drafts.Discard.as_view(), name="pathway_discard"),
    path(f"{DRAFT}/steps/", pathway_drafts.Step.as_view(), name="pathway_step_add"),
    path(f"{DRAFT}/steps/<int:step_id>/", pathway_drafts.Step.as_view(), name="pathway_step"),
    path(
        f"{DRAFT}/steps/<int:step_id>/remove/",
        pathway_drafts.RemoveStep.as_view(),
        name="pathway_step_remove",
    ),
    path(f"{DRAFT}/routes/", pathway_drafts.Route.as_view(), name="pathway_route_add"),
    path(f"{DRAFT}/routes/<int:route_id>/", pathway_drafts.Route.as_view(), name="pathway_route"),
    path(
        f"{DRAFT}/routes/<int:route_id>/remove/",
        pathway_drafts.RemoveRoute.as_view(),
        name="pathway_route_remove",
    ),
    path("progression/", progression.Applications.as_view(), name="progression"),
    path("progression.csv", progression.ApplicationsFile.as_view(), name="progression_csv"),
    path("progression/begin/", progression.BeginApplication.as_view(), name="progression_begin"),
    path(f"{APPLICATION}/", progression.Application.as_view(), name="progression_application"),
    path(f"{APPLICATION}/effect/", TakeEffect.as_view(), name="progression_effect"),
    path(
        f"{APPLICATION}/portfolio/<int:item_id>/remove/",
        RemoveEvidence.as_view(),
        name="progression_evidence_remove",
    ),
    path(f"{APPLICATION}/<slug:step>/", ApplicationStep.as_view(), name="progression_step"),
    path("panels/", panels.Panels.as_view(), name="panels"),
    path("panels.csv", panels.PanelsFile.as_view(), name="panels_csv"),
    path(f"{PANEL}/", panels.PanelPage.as_view(), name="panel"),
    path(f"{PANEL}/day/", panels.PanelDay.as_view(), name="panel_day"),
    path(f"{PANEL}/members/", panels.PanelMembers.as_view(), name="panel_members"),
    path(f"{PANEL}/held/", panels.PanelHeld.as_view(), name="panel_held"),
    path(f"{PANEL}/order/", panels.PanelOrder.as_view(), name="panel_order"),
    path(f"{PANEL}/items/<int:item_id>/", panels.PanelScores.as_view(), name="panel_scores"),
    path("opportunities/", opportunities.Opportunities.as_view(), name="opportunities"),
    path("opportunities.csv", opportunities.OpportunitiesFile.as_view(), name="opportunities_csv"),
    path("new-opportunity/", opportunities.NewOpportunity.as_view(), name="opportunity_new"),
    path(f"{OPPORTUNITY}/", opportunities.OpportunityPage.as_view(), name="opportunity"),
    path(f"{OPPORTUNITY}/interested/", opportunities.SayInterested.as_view(), name="opportunity_interest"),
    path(f"{OPPORTUNITY}/withdraw/", opportunities.WithdrawInterest.as_view(), name="opportunity_withdraw"),
    path(
        f"{OPPORTUNITY}/interests/<int:interest_id>/",
        opportunities.InterestOutcomePage.as_view(),
        name="opportunity_outcome",
    ),
    path(f"{OPPORTUNITY}/close/", opportunities.CloseOpportunity.as_view(), name="opportunity_close"),
    path("lead-roles/", lead_roles.LeadRoles.as_view(), name="lead_roles"),
    path("lead-roles.csv", lead_roles.LeadRolesFile.as_view(), name="lead_roles_csv"),
    path("lead-roles/new/", lead_roles.GiveLeadRole.as_view(), name="lead_role_new"),
    path("lead-roles/<int:lead_role_id>/", lead_roles.ReviewLeadRole.as_view(), name="lead_role_review"),
    path("lead-roles/<int:lead_role_id>/end/", lead_roles.EndLeadRole.as_view(), name="lead_role_end"),
    path("aspirations/", aspirations.Aspirations.as_view(), name="aspirations"),
    path("aspirations.csv", aspirations.AspirationsFile.as_view(), name="aspirations_csv"),
    path("aspirations/mine/", aspirations.SayWish.as_view(), name="aspiration_say"),
    path("drop-ins/", drop_ins.DropIns.as_view(), name="drop_ins"),
    path("drop-ins/<int:drop_in_id>/", drop_ins.DropInPage.as_view(), name="drop_in"),
    path("drop-ins/<int:drop_in_id>/advice/", drop_ins.LogAdvice.as_view(), name="drop_in_advice"),
    path("deputies/", deputies.CapacityReviews.as_view(), name="capacity_reviews"),
    path("deputies.csv", deputies.CapacityReviewsFile.as_view(), name="capacity_reviews_csv"),
    path("deputies/<str:reference>/", deputies.ReviewCapacity.as_view(), name="capacity_review"),
    path("measures/", progression_measures.ProgressionMeasures.as_view(), name="progression_measures"),
    path(
        "measures.csv",
        progression_measures.ProgressionMeasuresFile.as_view(),
        name="progression_measures_csv",
    ),
]
