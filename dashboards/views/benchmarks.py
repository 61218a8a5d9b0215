"""Published figures: a council beside its statistical neighbours, its region and England."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from dashboards.benchmarks.measures import HEADLINES, RATES, Measure
from dashboards.forms.council import CouncilForm
from dashboards.pages.benchmark import (
    COMPARED,
    LICENCE,
    NEIGHBOUR_SORTS,
    RELEASE,
    OwnRates,
    address,
    benchmark_page,
    comparable,
    neighbours_table,
)
from dashboards.pages.benchmark_csv import benchmark_rows, neighbour_rows
from dashboards.pages.benchmark_rate import rate_page
from dashboards.queries.benchmarks import (
    Benchmarks,
    NotPublished,
    benchmark_series,
    councils,
    restatements,
    spread,
)
from dashboards.views.own_figures import own_rates
from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.tables import chosen_sort
from workforce.views.page import PageView, Request


class BenchmarkView(PageView):
    """What the pages and files of one council share. The address holds the council: `?authority=876`."""

    permission = Permission.SEE_BENCHMARKS

    @property
    def asked(self) -> str:
        """The number in the address; without one, our own council's."""
        return self.request.GET.get("authority", "").strip() or settings.COUNCIL_LA_CODE

    @property
    def measure(self) -> Measure | None:
        return comparable(self.request.GET.get("measure", ""))

    @property
    def own_hint(self) -> str:
        return "Synthetic" if settings.DEMO_ACCOUNTS else ""

    def own_rates(self, found: Benchmarks) -> OwnRates:
        """Our own figures at each 30 September, beside our own council and for those who may see the
        directorate's."""
        if not settings.COUNCIL_LA_CODE or settings.COUNCIL_LA_CODE not in found.authority.number.split(
            " / "
        ):
            return OwnRates()
        years = [point.year for point in found.series[0].points]
        measures = [series.measure for series in found.series]
        return own_rates(years, measures, self.scope[Permission.SEE_FIGURES])


class BenchmarkPage(BenchmarkView):
    """All rates of a council, or with `?measure=` one of them. `?q=` looks for a council."""

    def get(self, request: Request) -> HttpResponseBase:
        self.councils = councils()
        self.form = CouncilForm(request.GET.dict() if "q" in request.GET else None, councils=self.councils)
        if self.form.is_bound and self.form.is_valid() and len(self.form.matches) == 1:
            return redirect(self._address(self.form.matches[0].number))
        problem = ""
        if request.GET.get("measure") and not self.measure:
            problem = "There is no such rate. All rates are shown."
        try:
            return self._page(self.asked, problem)
        except NotPublished as refused:
            return self._without(str(refused))

    def _address(self, number: str) -> str:
        return address("benchmarks", number, **({"measure": self.measure.key} if self.measure else {}))

    def _page(self, la: str, problem: str) -> HttpResponse:
        if self.measure:
            return self._rate(la, self.measure, problem)
        found = published(la=la, measures=COMPARED)
        sort = chosen_sort(self.request.GET.get("sort"), NEIGHBOUR_SORTS, "rank")
        own = self.own_rates(found)
        page = benchmark_page(found, own, sort=sort, own_hint=self.own_hint)
        return self.render("dashboards/benchmark_detail.html", page=page, own=own, **self._frame(problem))

    def _rate(self, la: str, measure: Measure, problem: str) -> HttpResponse:
        found = published(la=la, measures=[measure])
        own = self.own_rates(found)
        spreads = spread(year=found.series[0].points[-1].year, measures=[measure])
        page = rate_page(found, own, spreads, restatements(la=la), own_hint=self.own_hint)
        trail = [
            {
                "label": f"Benchmarks of {found.authority.name}",
                "url": address("benchmarks", found.authority.number),
            }
        ]
        frame = self._frame(problem)
        return self.render("dashboards/benchmark_rate.html", page=page, own=own, breadcrumbs=trail, **frame)

    def _without(self, problem: str) -> HttpResponse:
        """There is no council of the number in the address: our own, or the search alone, and why."""
        ours = settings.COUNCIL_LA_CODE
        if ours and self.asked != ours and any(ours in each.number.split(" / ") for each in self.councils):
            return self._page(ours, f"{problem} Our own council is shown.")
        return self.render("dashboards/benchmark_search.html", **self._frame(problem if self.asked else ""))

    def _frame(self, problem: str) -> dict[str, Any]:
        matches = self.form.matches if self.form.is_bound and self.form.is_valid() else []
        return {
            "form": self.form,
            "matches": [{"name": each.name, "url": self._address(each.number)} for each in matches],
            "councils": self.councils,
            "problem": problem,
            "licence": LICENCE,
            "source": RELEASE,
            "is_demo": settings.DEMO_ACCOUNTS,
        }


class BenchmarkFile(BenchmarkView):
    """The years of a council as CSV: all rates, or with `?measure=` one of them."""

    def get(self, request: Request) -> HttpResponse:
        try:
            found = published(la=self.asked, measures=[self.measure] if self.measure else RATES)
        except NotPublished as refused:
            raise Http404(str(refused)) from refused
        name = f"{found.authority.name} {self.measure.key if self.measure else 'benchmarks'}"
        header, rows = benchmark_rows(found, self.own_rates(found))
        return csv_response(name, header, rows)


class NeighboursFile(BenchmarkView):
    """The latest year of a council and its neighbours as CSV: the headline rates, or with `?measure=` that one."""

    def get(self, request: Request) -> HttpResponse:
        measures = (self.measure,) if self.measure else HEADLINES
        try:
            found = published(la=self.asked, measures=measures)
        except NotPublished as refused:
            raise Http404(str(refused)) from refused
        year = found.series[0].points[-1].year
        table = neighbours_table(found, year, sort="rank", measures=measures)
        header, rows = neighbour_rows(table, year)
        return csv_response(f"{found.authority.name} neighbours {year}", header, rows)


def published(*, la: str, measures: Sequence[Measure]) -> Benchmarks:
    """Raises NotPublished where there is no such council, or nothing is published for it."""
    found = benchmark_series(la=la, measures=measures)
    if not any(point.authority is not None for series in found.series for point in series.points):
        raise NotPublished(f"Nothing is published for {found.authority.name}.")
    return found
