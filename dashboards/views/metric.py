"""One metric of a unit, and its months as a file."""

from django.conf import settings
from django.http import Http404, HttpResponse

from dashboards.benchmarks.measures import OF_METRIC
from dashboards.metrics import Family, Metric, by_key
from dashboards.pages.choice import Choice
from dashboards.pages.figure_csv import SERIES_HEADER, series_rows
from dashboards.pages.metric import UNIT_SORTS, metric_page
from dashboards.pages.permissions import may_see_behind
from dashboards.queries.benchmarks import Benchmarks, NotPublished, benchmark_series
from dashboards.queries.figures import CSWW
from dashboards.views.choosing import FigurePage
from dashboards.views.dashboard import figures_of, links_above
from workforce.csv_file import csv_response
from workforce.tables import chosen_sort
from workforce.views.page import Request


def metric_or_404(key: str) -> Metric:
    """A stability figure. Those of practice have a page of their own."""
    try:
        metric = by_key(key)
    except KeyError as unknown:
        raise Http404("There is no such figure.") from unknown
    if metric.family is not Family.STABILITY:
        raise Http404("There is no such figure here.")
    return metric


class MetricPage(FigurePage):
    """A metric in full: 24 months, the units below, the published rates, what it means, and the way to the
    people."""

    def get(self, request: Request, key: str) -> HttpResponse:
        metric = metric_or_404(key)
        chosen = self.choose()
        choice = chosen.choice
        figures = figures_of(chosen, choice.children)
        sort = chosen_sort(request.GET.get("sort"), UNIT_SORTS, "name")
        page = metric_page(
            choice,
            metric,
            figures,
            self.discretion(choice.month),
            published=_published(metric, choice),
            sort=sort,
        )
        return self.render(
            "dashboards/metric_detail.html",
            chosen=chosen,
            choice=choice,
            form=chosen.form,
            breadcrumbs=[
                *links_above(choice),
                {"label": choice.unit.name, "url": choice.address("dashboard")},
            ],
            page=page,
            figures=figures,
            not_computed=chosen.not_computed,
            confirmed=self.confirmed(choice),
            units_csv=choice.address("units_csv"),
            series_csv=choice.address("metric_csv", key),
            behind_url=choice.address("behind", key) if may_see_behind(metric, self.scope) else "",
        )


def _published(metric: Metric, choice: Choice) -> Benchmarks | None:
    """The published rate of the same meaning beside our council, which counts social workers only."""
    measure = OF_METRIC.get(metric.key)
    if measure is None or not settings.COUNCIL_LA_CODE or choice.population.key != CSWW:
        return None
    try:
        found = benchmark_series(la=settings.COUNCIL_LA_CODE, measures=[measure])
    except NotPublished:
        return None
    return found if found.series[0].points else None


class SeriesFile(FigurePage):
    """The 24 months of a metric as CSV."""

    is_file = True

    def get(self, request: Request, key: str) -> HttpResponse:
        metric = metric_or_404(key)
        chosen = self.choose()
        rows = series_rows(
            chosen.choice, metric, figures_of(chosen, ()), self.discretion(chosen.choice.month)
        )
        return csv_response(chosen.choice.file_name(f"{key} series"), SERIES_HEADER, rows)
