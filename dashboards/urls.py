"""Addresses of the figures."""

from django.urls import URLPattern, path

from dashboards.views import benchmarks

urlpatterns: list[URLPattern] = [
    path("benchmarks/", benchmarks.BenchmarkPage.as_view(), name="benchmarks"),
    path("benchmarks/figures.csv", benchmarks.BenchmarkFile.as_view(), name="benchmark_csv"),
    path("benchmarks/neighbours.csv", benchmarks.NeighboursFile.as_view(), name="neighbours_csv"),
]
