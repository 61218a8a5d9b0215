"""The counts of cases: how old those of each team are, and the page on which they are typed."""

from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.caseloads import LinesRefused, SavedCounts, save_counts
from workforce.domain.errors import DomainError
from workforce.enums import UnitKind
from workforce.forms.caseloads import CountsForm, DayForm
from workforce.policy import PolicyKey
from workforce.queries.caseloads import CaseloadLine, TeamAge, caseload_lines, people_to_count, team_ages
from workforce.queries.organisation import TreeNode, tree, units_in
from workforce.queries.policy import PolicyTable
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import PageView, Request
from workforce.written import day as written_day

NAMES_SHOWN = 5


class Caseloads(PageView):
    """The teams whose cases one counts, and whose counts are missing or too old."""

    permission = Permission.CHANGE_CASELOAD

    def get(self, request: Request) -> HttpResponse:
        teams = [node for node in reached(tree(self.today), self.reach) if node.kind == UnitKind.TEAM]
        max_age = int(PolicyTable.load().value(PolicyKey.CASELOAD_MAX_AGE, self.today))
        ages = team_ages([node.unit_id for node in teams], self.today, max_age)
        rows = tuple(_row(node, ages[node.unit_id]) for node in teams if node.unit_id in ages)
        others = [node for node in teams if node.unit_id not in ages]
        return self.render(
            "workforce/caseloads.html", table=_table(rows) if rows else None, others=others, max_age=max_age
        )


class TeamCaseload(PageView):
    """One line for each person in the team who holds or may hold cases."""

    permission = Permission.CHANGE_CASELOAD

    def get(self, request: Request, code: str) -> HttpResponse:
        self._choose(code)
        return self._page(CountsForm(lines=self.lines, own_id=request.user.worker_id))

    def post(self, request: Request, code: str) -> HttpResponse:
        self._choose(code)
        form = CountsForm(request.POST, lines=self.lines, own_id=request.user.worker_id)
        if form.is_valid():
            try:
                return self._saved(form)
            except LinesRefused as refused:
                form.refuse(refused.errors)
            except DomainError as error:
                form.add_error(None, str(error))
        return self._page(form)

    def _choose(self, code: str) -> None:
        self.team = get_object_or_404(units_in(self.reach, UnitKind.TEAM), code=code)
        self.policy = PolicyTable.load()
        self.max_age = int(self.policy.value(PolicyKey.CASELOAD_MAX_AGE, self.today))
        self.day_form = DayForm(self.request.GET)
        self.day = self.day_form.day(self.today)
        self.lines = self._lines()

    def _lines(self) -> list[CaseloadLine]:
        people = people_to_count(
            self.scope, self.team.pk, self.day, self.max_age, everybody=self.day_form.wants_everybody()
        )
        return caseload_lines(people, self.team.pk, self.day, self.max_age)

    def _saved(self, form: CountsForm) -> HttpResponse:
        usual = int(self.policy.value(PolicyKey.CASES_UNLIKELY, self.today))
        saved = save_counts(
            as_at=self.day,
            lines=form.counts(),
            today=self.today,
            unlikely_above=form.unlikely_above(usual),
            by=self.request.user,
        )
        messages.success(self.request, _said(saved, self.day))
        query = urlencode({"on": f"{self.day:%d/%m/%Y}"})
        return redirect(f"{reverse('team_caseload', args=[self.team.code])}?{query}")

    def _page(self, form: CountsForm) -> HttpResponse:
        own_id = self.request.user.worker_id
        return self.render(
            "workforce/caseload_form.html",
            form=form,
            day_form=self.day_form,
            team=next(
                (node.name for node in tree(self.today) if node.unit_id == self.team.pk), self.team.code
            ),
            day=self.day,
            is_today=self.day == self.today,
            own=next((line for line in self.lines if line.worker.pk == own_id), None),
            max_age=self.max_age,
            not_counted=sum(line.count is None for line in self.lines),
        )


def _said(saved: SavedCounts, day: date) -> str:
    if not (saved.written or saved.removed):
        return "Nothing has changed."
    parts = [f"{saved.written} {'count' if saved.written == 1 else 'counts'} saved for {written_day(day)}"]
    if saved.removed:
        parts.append(f"{saved.removed} taken off")
    return ", ".join(parts) + "."


def _table(rows: tuple[Row, ...]) -> Table:
    columns = (
        Column("Team"),
        Column("Hold cases", numeric=True),
        Column("Counted in time", numeric=True),
        Column("Latest count"),
        Column("Missing or too old"),
    )
    return Table("Counts of cases by team", columns, rows)


def _row(node: TreeNode, age: TeamAge) -> Row:
    more = len(age.missing) - NAMES_SHOWN
    names = ", ".join(age.missing[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    return Row(
        (
            Cell(node.name, url=reverse("team_caseload", args=[node.code])),
            Cell(str(age.people)),
            Cell(str(age.counted)),
            Cell(written_day(age.latest) or "Never"),
            Cell(names or "Nobody"),
        )
    )
