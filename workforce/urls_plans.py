"""Addresses of succession, the workforce plan, programmes and projects, below /plans/."""

from django.urls import path
from django.urls.resolvers import URLPattern

from workforce.views.succession import BenchFile, Succession, SuccessionFile, SuccessionPost
from workforce.views.succession_verbs import (
    DevelopmentDone,
    EndSuccessor,
    JudgeRisk,
    MarkCritical,
    MoveSuccessionPlan,
    NameSuccessor,
    NoteTalent,
    PlanDevelopment,
    ShowNotes,
    Talent,
    UnmarkCritical,
)

urlpatterns: list[URLPattern] = [
    path("succession/", Succession.as_view(), name="succession"),
    path("succession/posts.csv", SuccessionFile.as_view(), name="succession_csv"),
    path("succession/bench.csv", BenchFile.as_view(), name="bench_csv"),
    path("succession/mark/", MarkCritical.as_view(), name="succession_mark"),
    path("succession/successors/<int:successor_id>/end/", EndSuccessor.as_view(), name="successor_end"),
    path("succession/actions/<int:action_id>/done/", DevelopmentDone.as_view(), name="development_done"),
    path("succession/<int:critical_id>/", SuccessionPost.as_view(), name="succession_post"),
    path("succession/<int:critical_id>/end/", UnmarkCritical.as_view(), name="succession_unmark"),
    path("succession/<int:critical_id>/plan/", MoveSuccessionPlan.as_view(), name="succession_move"),
    path("succession/<int:critical_id>/risk/", JudgeRisk.as_view(), name="succession_risk"),
    path("succession/<int:critical_id>/successor/", NameSuccessor.as_view(), name="successor_name"),
    path("succession/<int:critical_id>/development/", PlanDevelopment.as_view(), name="development_add"),
    path("talent/<path:reference>/note/", NoteTalent.as_view(), name="talent_note"),
    path("talent/<path:reference>/shown/", ShowNotes.as_view(), name="talent_shown"),
    path("talent/<path:reference>/", Talent.as_view(), name="talent"),
]
