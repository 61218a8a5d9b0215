"""What audits found: grades by team, small numbers hidden; and the feedback for supervisors."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from supervision.enums import Criterion, Grade, Judged
from supervision.forms.audits import ResultsFilter
from supervision.queries.audits import Results, feedback_for, results
from supervision.views.audits import about
from supervision.views.reading_pages import ListPage, SupervisionPage, record_address
from workforce.access.permissions import Permission
from workforce.csv_file import Value, csv_response
from workforce.periods import year_before
from workforce.policy import PolicyKey
from workforce.queries.organisation import names_in
from workforce.queries.policy import policies_in
from workforce.queries.suppression import HIDDEN, Limits
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.written import day as written_day


class AuditResults(SupervisionPage):
    """How records were graded and judged in a year, by team."""

    permission = Permission.AUDIT_SUPERVISION

    def get(self, request: Request) -> HttpResponse:
        found = self.look(request)
        return self.render(
            "supervision/audit_results.html",
            filter_form=self.form,
            number=found.number,
            by_team=self.by_team(found),
            by_criterion=_by_criterion(found),
            first=self.days[0],
            last=self.days[1],
            query=request.GET.urlencode(),
        )

    def look(self, request: Request) -> Results:
        self.form = ResultsFilter(request.GET)
        self.days = self.form.asked(year_before(self.today), self.today)
        policies = policies_in(self.scope)
        limits = Limits(
            policies.value(PolicyKey.SUPPRESSION_COUNT, self.today),
            policies.value(PolicyKey.RATE_MIN_DENOMINATOR, self.today),
        )
        return results(*self.days, limits, self.reach)

    def by_team(self, found: Results) -> Table:
        names = names_in(self.scope, self.today)
        heads = (*(names.get(team, "A closed team") for team in found.team_ids), "All")
        columns = (Column("Team"), *(Column(str(grade.label), numeric=True) for grade in Grade))
        rows = [
            Row(
                (Cell(name), *(Cell(_shown(grade[column])) for grade in found.grades.cells[:-1])),
                strong=column == len(heads) - 1,
            )
            for column, name in enumerate(heads)
        ]
        empty = "No audit was done in this time."
        return Table("Grades by team", columns, tuple(rows) if found.number else (), empty=empty)


def _shown(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def _by_criterion(found: Results) -> Table:
    columns = (Column("Criterion"), *(Column(str(answer.label), numeric=True) for answer in Judged))
    rows = tuple(
        Row((Cell(str(each.label)), *(Cell(_shown(answer[place])) for answer in found.judged.cells[:-1])))
        for place, each in enumerate(Criterion)
    )
    empty = "No audit was done in this time."
    return Table("Judgements by criterion", columns, rows if found.number else (), empty=empty)


class AuditResultsFile(AuditResults):
    """Grades by team as CSV, as hidden as on the page."""

    def get(self, request: Request) -> HttpResponse:
        table = self.by_team(self.look(request))
        header = [column.label for column in table.columns]
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        return csv_response(f"audits {self.days[0]} to {self.days[1]}", header, rows)


class Feedback(ListPage):
    """What auditors said of records that the reader led and may still read."""

    permission = Permission.RECORD_SUPERVISION
    title = "Feedback on your records"
    lead = "What audits said of records of the people whom you supervise. Nobody else's feedback is shown to you."
    noun = "audit"
    empty = "No record of yours has been judged yet. When one is, what was said of it stands here."
    columns = (
        *(Column("Record"), Column("Judged on"), Column("Grade"), Column("Criteria")),
        *(Column("Feedback"), Column("What is to be done")),
    )
    header = ("Record", "Judged on", "Grade")

    def find(self) -> Any:
        self.own_worker_id()
        return feedback_for(self.request.user, self.today)

    def row(self, each: Any) -> Row:
        labels = dict(Judged.choices)
        criteria = "; ".join(f"{label}: {labels.get(said, '–')}" for label, said in each.criteria)
        record, judged_on, grade = map(str, self.line(each))
        return Row(
            (
                Cell(record, url=record_address(each.session_id)),
                Cell(judged_on),
                Cell(grade),
                Cell(criteria),
                Cell(each.feedback),
                Cell(each.actions),
            )
        )

    def line(self, each: Any) -> Sequence[Value]:
        return about(each.session), written_day(each.done_on), str(each.get_grade_display())

    def csv_url(self) -> str:
        return reverse("audit_feedback_csv")
