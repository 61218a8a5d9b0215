"""Whether appraisals happen and how good they are, by month and team; how ratings are spread, small numbers hidden."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from supervision.forms.appraisal_quality import FiguresFilter
from supervision.pages.appraisal_figures import (
    HEADER,
    AppraisalCounts,
    month_rows,
    months_table,
    now_rows,
    priorities_table,
    teams_table,
    trend_charts,
)
from supervision.queries.appraisal_figures import (
    mid_year_compliance,
    objectives_by_priority,
    quality,
    ratings_by_team,
    tallies,
)
from supervision.queries.appraisal_rules import ratings_on
from supervision.queries.appraisal_words import priorities_on
from supervision.views.appraisal_base import AppraisalView
from workforce.access.permissions import Permission
from workforce.csv_file import Value, csv_response
from workforce.enums import UnitKind
from workforce.periods import ONE_DAY, add_months, month_ends
from workforce.policy import PolicyKey
from workforce.queries.organisation import TreeNode, below, tree_in
from workforce.queries.policy import policies_in
from workforce.queries.suppression import HIDDEN, Limits, Suppressed, suppressed
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import Request

MONTHS = 12


class OfTeams(AppraisalView):
    """Numbers about the teams of a unit, for whoever sees figures of supervision."""

    permission = Permission.SEE_SUPERVISION_FIGURES

    def look(self, request: Request) -> None:
        nodes = tree_in(self.scope)
        offered = reached(nodes, self.reach)
        if not offered:
            raise PermissionDenied
        self.form = FiguresFilter(request.GET, nodes=offered)
        unit = self.form.cleaned_data.get("unit") if self.form.is_valid() else None
        roots = [unit] if unit else [node.unit_id for node in offered]
        chosen = frozenset().union(*below(roots, self.today).values())
        self.teams = [node for node in nodes if node.kind == UnitKind.TEAM and node.unit_id in chosen]
        self.offered = offered

    @property
    def team_ids(self) -> frozenset[int]:
        return frozenset(node.unit_id for node in self.teams)


class AppraisalFigures(OfTeams):
    """RC-68: the number and the quality of appraisals, both by month, on one page; by team today."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        counts = self.counts()
        priorities: dict[int | None, str] = {each.pk: each.name for each in priorities_on(self.today)}
        return self.render(
            "supervision/appraisal_figures.html",
            filter_form=self.form,
            charts=trend_charts(counts),
            now=now_rows(counts),
            months=months_table(counts),
            teams=teams_table(counts),
            priorities=priorities_table(counts, priorities),
            fewest=counts.limits.count,
            query=request.GET.urlencode(),
        )

    def counts(self) -> AppraisalCounts:
        """Of the ends of the last twelve months, and of today."""
        policies = policies_in(self.scope)
        days = [*month_ends(add_months(self.today, -MONTHS), add_months(self.today, -1)), self.today]
        return AppraisalCounts(
            days=days,
            teams=self.teams,
            tallies=tallies(days, policies),
            scored=quality(days[0].replace(day=1), self.today),
            reviews=mid_year_compliance(add_months(self.today, -MONTHS) + ONE_DAY, self.today, policies),
            objectives=objectives_by_priority(self.today),
            limits=self.limits(),
        )

    def limits(self) -> Limits:
        """As for figures of supervision: nothing is hidden from whoever may see the supervision of all these teams."""
        reach = self.scope[Permission.SEE_SUPERVISION]
        if all(reach.has_unit(node.unit_id) for node in self.teams):
            return Limits(0, 0)
        return Limits(int(policies_in(self.scope).value(PolicyKey.SUPPRESSION_COUNT, self.today)), 0)


class AppraisalFiguresFile(AppraisalFigures):
    """The months as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return csv_response(f"{self.called} by month {self.today}", HEADER, month_rows(self.counts()))


class Ratings(OfTeams):
    """How ratings are spread over the services, or the teams of a unit, with small numbers hidden."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return self.render(
            "supervision/appraisal_ratings.html",
            filter_form=self.form,
            table=self._table(),
            limits=self.limits(),
            given=bool(self.names()),
            query=request.GET.urlencode(),
        )

    def limits(self) -> Limits:
        policies = policies_in(self.scope)
        return Limits(
            policies.value(PolicyKey.SUPPRESSION_COUNT, self.today),
            policies.value(PolicyKey.RATE_MIN_DENOMINATOR, self.today),
        )

    @cached_property
    def counts(self) -> Mapping[tuple[int, str], int]:
        found = ratings_by_team(self.today)
        return {key: number for key, number in found.items() if key[0] in self.team_ids}

    def names(self) -> list[str]:
        """The ratings of the settings, then those that were given under earlier ones."""
        known = ratings_on(policies_in(self.scope), self.today)
        return [*known, *sorted({rating for _, rating in self.counts} - set(known))]

    def groups(self) -> list[TreeNode]:
        """The services that lie in what is chosen as a whole; the teams where there is none."""
        lying = below([node.unit_id for node in self.offered if node.kind == UnitKind.SERVICE], self.today)
        services = [
            node for node in self.offered if node.unit_id in lying and lying[node.unit_id] & self.team_ids
        ]
        return services if len(services) > 1 else self.teams

    def hidden(self) -> tuple[list[TreeNode], Suppressed]:
        groups = self.groups()
        lying = below([node.unit_id for node in groups], self.today)
        rows = [
            [
                sum(number for (team, rating), number in self.counts.items()
                    if rating == name and team in lying[group.unit_id])
                for group in groups
            ]
            for name in self.names()
        ]  # fmt: skip
        return groups, suppressed(rows, self.limits())

    def rows(self) -> Iterator[Sequence[Value]]:
        """The ratings by group, with totals, as they are shown."""
        _, found = self.hidden()
        for name, cells in zip([*self.names(), "All"], found.cells, strict=True):
            yield name, *(HIDDEN if number is None else number for number in cells)

    def header(self) -> list[str]:
        return ["Rating", *(node.name for node in self.groups()), "All"]

    def _table(self) -> Table:
        first, *others = self.header()
        columns = (Column(first), *(Column(each, numeric=True) for each in others))
        rows = tuple(Row(tuple(Cell(str(each)) for each in row)) for row in self.rows())
        return Table("Ratings of the last twelve months", columns, rows)


class RatingsFile(Ratings):
    """The same as CSV, with the same numbers hidden."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return csv_response(f"ratings {self.today}", self.header(), self.rows())
