"""Addresses of the figures."""

from django.urls import URLPattern, path

from dashboards.views import behind, benchmarks, dashboard, metric, practice

urlpatterns: list[URLPattern] = [
    path("dashboard/", dashboard.DashboardPage.as_view(), name="dashboard"),
    path("dashboard/figures.csv", dashboard.FiguresFile.as_view(), name="figures_csv"),
    path("dashboard/units.csv", dashboard.UnitsFile.as_view(), name="units_csv"),
    path("dashboard/practice/", practice.PracticePage.as_view(), name="practice"),
    path("dashboard/practice/figures.csv", practice.PracticeFile.as_view(), name="practice_csv"),
    path("dashboard/practice/heat-map/", practice.HeatMapPage.as_view(), name="practice_heat_map"),
    path("dashboard/practice/heat-map.csv", practice.HeatMapFile.as_view(), name="practice_heat_map_csv"),
    path("dashboard/practice/slots/", practice.SlotsPage.as_view(), name="practice_slots"),
    path("dashboard/practice/slots.csv", practice.SlotsFile.as_view(), name="practice_slots_csv"),
    path("dashboard/<slug:key>/", metric.MetricPage.as_view(), name="metric"),
    path("dashboard/<slug:key>/series.csv", metric.SeriesFile.as_view(), name="metric_csv"),
    path("dashboard/<slug:key>/people/", behind.BehindPage.as_view(), name="behind"),
    path("dashboard/<slug:key>/people.csv", behind.BehindFile.as_view(), name="behind_csv"),
    path("benchmarks/", benchmarks.BenchmarkPage.as_view(), name="benchmarks"),
    path("benchmarks/figures.csv", benchmarks.BenchmarkFile.as_view(), name="benchmark_csv"),
    path("benchmarks/neighbours.csv", benchmarks.NeighboursFile.as_view(), name="neighbours_csv"),
]
