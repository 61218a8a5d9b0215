"""Agreed work patterns: recording one, and the report by team."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.flexible import APPROVALS, agree_pattern
from workforce.enums import UnitKind
from workforce.forms.flexible import PatternForm
from workforce.models import FlexibleRequest, Worker
from workforce.policy import PolicyKey
from workforce.queries.flexible import AT_HOME, PatternReport, pattern_report
from workforce.queries.organisation import TreeNode, tree_in
from workforce.queries.policy import policies_in
from workforce.queries.suppression import HIDDEN, Limits
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.starting import SupportForm, SupportView
from workforce.written import day as written_day


class RecordPattern(SupportForm):
    """An agreed pattern, perhaps of a request (`?request=12`)."""

    permission = Permission.DECIDE_FLEXIBLE_WORKING
    title = "Record a work pattern"
    hint = "How the hours lie from a day on. Hours themselves are changed on the page of the person."
    form_class = PatternForm
    worker: Worker
    flexible: FlexibleRequest | None = None

    def find(self, **kwargs: Any) -> None:
        self.worker = self.person(kwargs["reference"])
        if self.worker.pk == self.request.user.worker_id:
            raise Http404
        asked = self.request.GET.get("request", "")
        if asked.isdecimal() and len(asked) < 10:
            theirs = FlexibleRequest.objects.within(self.reach).filter(
                worker=self.worker, state__in=APPROVALS
            )
            self.flexible = theirs.filter(pk=int(asked)).first()

    def initial(self) -> dict[str, Any]:
        if self.flexible is None:
            return {"from_day": self.today, "home_days": 0}
        return {
            "pattern": self.flexible.pattern,
            "home_days": self.flexible.home_days or 0,
            "from_day": self.flexible.from_day,
        }

    def subject(self) -> str:
        return self.worker.name

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        row = agree_pattern(
            worker_id=self.worker.pk,
            request_id=self.flexible.pk if self.flexible else None,
            by=self.request.user,
            **data,
        )
        return f"{self.worker.name}: {row.get_pattern_display().lower()} from {written_day(row.first_day)}."

    def done_url(self) -> str:
        return reverse("person_tab", args=[self.worker.reference, "support"])


class WorkPatterns(SupportView):
    """How people work, by team. Small numbers are hidden, on the page and in the file."""

    permission = Permission.SEE_FIGURES

    def get(self, request: Request) -> HttpResponse:
        teams, report = self.report()
        return self.render("workforce/work_patterns.html", table=_pattern_table(teams, report))

    def report(self) -> tuple[list[TreeNode], PatternReport]:
        nodes = reached(tree_in(self.scope), self.reach)
        teams = [node for node in nodes if node.kind == UnitKind.TEAM]
        policies = policies_in(self.scope)
        limits = Limits(
            policies.value(PolicyKey.SUPPRESSION_COUNT, self.today),
            policies.value(PolicyKey.RATE_MIN_DENOMINATOR, self.today),
        )
        return teams, pattern_report([node.unit_id for node in teams], self.today, limits)


class WorkPatternsFile(WorkPatterns):
    """The same as CSV."""

    def get(self, request: Request) -> HttpResponse:
        teams, report = self.report()
        return csv_response(
            f"work patterns {self.today}", _pattern_header(report), _pattern_rows(teams, report)
        )


def _pattern_header(report: PatternReport) -> tuple[str, ...]:
    return ("Team", *report.patterns, "People", AT_HOME)


def _pattern_rows(teams: Sequence[TreeNode], report: PatternReport) -> Iterator[tuple[str, ...]]:
    """A line for each team and one for all: people by pattern, all of them, those at home some days."""
    if not teams:
        return
    names = [*(node.name for node in teams), "All together"]
    for column, name in enumerate(names):
        numbers = [row[column] for row in report.counts.cells] + [report.at_home.cells[0][column]]
        yield (name, *(HIDDEN if number is None else str(number) for number in numbers))


def _pattern_table(teams: Sequence[TreeNode], report: PatternReport) -> Table:
    header = _pattern_header(report)
    columns = (Column(header[0]), *(Column(label, numeric=True) for label in header[1:]))
    lines = list(_pattern_rows(teams, report))
    rows = tuple(
        Row(tuple(map(Cell, line)), strong=number == len(lines) - 1) for number, line in enumerate(lines)
    )
    return Table("Work patterns by team", columns, rows, empty="There is no team to show.")
