"""Addresses of the figures."""

from django.urls import URLPattern, path

from dashboards.views import behind, benchmarks, dashboard, metric

urlpatterns: list[URLPattern] = [
    path("dashboard/", dashboard.DashboardPage.as_view(), name="dashboard"),
    path("dashboard/figures.csv", dashboard.FiguresFile.as_view(), name="figures_csv"),
    path("dashboard/units.csv", dashboard.UnitsFile.as_view(), name="units_csv"),
    path("dashboard/<slug:key>/", metric.MetricPage.as_view(), name="metric"),
    path("dashboard/<slug:key>/series.csv", metric.SeriesFile.as_view(), name="metric_csv"),
    path("dashboard/<slug:key>/people/", behind.BehindPage.as_view(), name="behind"),
    path("dashboard/<slug:key>/people.csv", behind.BehindFile.as_view(), name="behind_csv"),
    path("benchmarks/", benchmarks.BenchmarkPage.as_view(), name="benchmarks"),
    path("benchmarks/figures.csv", benchmarks.BenchmarkFile.as_view(), name="benchmark_csv"),
    path("benchmarks/neighbours.csv", benchmarks.NeighboursFile.as_view(), name="neighbours_csv"),
]
