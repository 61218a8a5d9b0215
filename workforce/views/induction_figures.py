"""How inductions go by team, and what new starters say. Both are numbers; nobody is named."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.csv_file import csv_response
from workforce.enums import UnitKind
from workforce.forms.inductions import FiguresFilter
from workforce.pages.inductions import FIGURE_COLUMNS, TeamFigures, score
from workforce.policy import PolicyKey
from workforce.queries.induction_figures import tallies
from workforce.queries.organisation import TreeNode, below, tree_in
from workforce.queries.policy import policies_in
from workforce.queries.starter_surveys import QUESTIONS, Averages, averages
from workforce.queries.suppression import Limits
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.starting import SupportView
from workforce.written import month as written_month


class OfUnits(SupportView):
    """Numbers about a unit in some months, for whoever sees its figures or its inductions."""

    permission = Permission.SEE_DIRECTORY

    def look(self, request: Request) -> None:
        nodes = tree_in(self.scope)
        figures, people = self.scope[Permission.SEE_FIGURES], self.scope[Permission.SEE_INDUCTION]
        offered = reached(nodes, figures | people)
        if not offered:
            raise PermissionDenied
        self.form = FiguresFilter(request.GET or None, nodes=offered, today=self.today)
        self.form.is_valid()
        self.first, self.last = self.form.span()
        self.teams = self._teams(nodes, self.form.unit_id())
        self.limits = None if _sees_all(people, self.teams) else self._limits()

    def _teams(self, nodes: Sequence[TreeNode], unit_id: int | None) -> list[TreeNode]:
        chosen = below([unit_id], self.today)[unit_id] if unit_id else frozenset()
        return [node for node in nodes if node.kind == UnitKind.TEAM and node.unit_id in chosen]

    def _limits(self) -> Limits:
        policies = policies_in(self.scope)
        return Limits(
            policies.value(PolicyKey.SUPPRESSION_COUNT, self.today),
            policies.value(PolicyKey.RATE_MIN_DENOMINATOR, self.today),
        )

    @property
    def span(self) -> str:
        return f"{written_month(self.first)} to {written_month(self.last)}"


def _sees_all(reach: Reach, teams: Sequence[TreeNode]) -> bool:
    """Whether the reader sees the inductions of all these teams by name anyway."""
    return all(reach.has_unit(node.unit_id) for node in teams)


class InductionFigures(OfUnits):
    """By team: day 1 done on time, complete after 90 days, and what is done of what is due."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return self.render(
            "workforce/induction_figures.html",
            filter_form=self.form,
            table=self.figures().table(),
            limits=self.limits,
            span=self.span,
            query=request.GET.urlencode(),
        )

    def figures(self) -> TeamFigures:
        found = tallies([node.unit_id for node in self.teams], self.first, self.last, self.today)
        return TeamFigures(self.teams, found, self.limits)


class InductionFiguresFile(InductionFigures):
    """The same as CSV, with the same numbers hidden."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        header = ("Team", *(label for label, _ in FIGURE_COLUMNS))
        return csv_response(f"induction figures {self.today}", header, self.figures().rows())


class SurveyResults(OfUnits):
    """Averages of what new starters answered. Too few answers are not shown, not even to HR."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        at_least = int(policies_in(self.scope).value(PolicyKey.STARTER_ANSWERS, self.today))
        found = averages([node.unit_id for node in self.teams], self.first, self.last, at_least)
        return self.render(
            "workforce/starter_surveys.html",
            filter_form=self.form,
            table=_survey_table(found),
            words=[(each.wave.label, each.words) for each in found if each.words] if self.reads_words else [],
            at_least=at_least,
            span=self.span,
        )

    @property
    def reads_words(self) -> bool:
        """The words are for those who keep inductions."""
        return self.scope[Permission.KEEP_INDUCTION].everyone


def _survey_table(found: Sequence[Averages]) -> Table:
    columns = (
        Column("Asked"),
        Column("Answers", numeric=True),
        *(Column(label, numeric=True, hint="average") for _, label in QUESTIONS),
    )
    return Table("What new starters say", columns, tuple(map(_survey_row, found)))


def _survey_row(each: Averages) -> Row:
    shown = [score(value) for value in each.scores] if each.scores else ["Too few answers"] * len(QUESTIONS)
    number = str(each.answers) if each.scores or not each.answers else "Few"
    return Row((Cell(str(each.wave.label)), Cell(number), *map(Cell, shown)))
