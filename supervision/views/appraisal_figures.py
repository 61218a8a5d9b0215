"""Whether appraisals happen and how good they are, by month and team; how ratings are spread, small numbers hidden."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from supervision.forms.appraisal_quality import FiguresFilter
from supervision.queries.appraisal_figures import (
    Share,
    linked,
    mid_year_compliance,
    objectives_by_priority,
    quality,
    ratings_by_team,
    tallies,
    total,
)
from supervision.queries.appraisal_rules import ratings_on
from supervision.queries.appraisal_words import priorities_on
from supervision.views.appraisal_base import AppraisalView
from workforce import charts
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
from workforce.written import month as written_month
from workforce.written import percent

MONTHS = 12
NO_PRIORITY = "No priority named"
HEADER = ("Month", "Eligible", "Appraised", "Completion", "Scored", "Good", "Quality")


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
        self.team_ids = frozenset(node.unit_id for node in self.teams)
        self.offered = offered

    @cached_property
    def days(self) -> list[date]:
        """The ends of the last twelve months, and today."""
        ends = month_ends(add_months(self.today, -MONTHS), add_months(self.today, -1))
        return [*ends, self.today]

    @cached_property
    def found(self) -> Sequence[Any]:
        return [row for row in tallies(self.days, policies_in(self.scope)) if row.team_id in self.team_ids]

    @cached_property
    def scored(self) -> Mapping[tuple[date, int], Share]:
        first = self.days[0].replace(day=1)
        return {key: each for key, each in quality(first, self.today).items() if key[1] in self.team_ids}

    def completion(self, day: date, team_ids: Collection[int]) -> Share:
        rows = [row for row in self.found if row.day == day and row.team_id in team_ids]
        return Share(sum(row.appraised for row in rows), sum(row.eligible for row in rows))

    def developing(self, team_ids: Collection[int]) -> Share:
        rows = [row for row in self.found if row.day == self.today and row.team_id in team_ids]
        return Share(sum(row.developing for row in rows), sum(row.eligible for row in rows))

    def good(self, day: date) -> Share:
        """Of those scored in the month of a day."""
        month = day.replace(day=1)
        return total(each for (on, _), each in self.scored.items() if on == month)


class AppraisalFigures(OfTeams):
    """RC-68: the number and the quality of appraisals, both by month, on one page; by team today."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        self.reviews = mid_year_compliance(
            add_months(self.today, -MONTHS) + ONE_DAY, self.today, policies_in(self.scope)
        )
        self.objectives = objectives_by_priority(self.today)
        return self.render(
            "supervision/appraisal_figures.html",
            filter_form=self.form,
            charts=self._charts(),
            now=self._now(),
            months=self._months_table(),
            teams=self._teams_table(),
            priorities=self._priorities_table(),
            query=request.GET.urlencode(),
        )

    def _charts(self) -> list[charts.Chart]:
        axis = charts.month_axis(self.days)
        done = [self.completion(day, self.team_ids).percent for day in self.days]
        good = [self.good(day).percent for day in self.days]
        return [
            charts.line_chart(
                chart_id="completion",
                title="Appraised in the last twelve months",
                axis=axis,
                series=[charts.Series("Completion", tuple(done))],
                write=percent,
            ),
            charts.line_chart(
                chart_id="quality",
                title="Sampled appraisals that are good",
                axis=axis,
                series=[charts.Series("Quality", tuple(good))],
                write=percent,
            ),
        ]

    def _now(self) -> list[dict[str, str]]:
        shares = (
            ("Appraised in the last twelve months", self.completion(self.today, self.team_ids)),
            ("Mid-year reviews held on time, twelve months", self._reviewed(self.team_ids)),
            ("With a live development plan", self.developing(self.team_ids)),
            ("Objectives linked to a priority", linked(self.objectives, self.team_ids)),
            ("Sampled appraisals that are good, thirteen months", total(self.scored.values())),
        )
        return [
            {"label": label, "value": f"{percent(each.percent)} ({each.numerator} of {each.denominator})"}
            for label, each in shares
        ]

    def _reviewed(self, team_ids: Collection[int]) -> Share:
        return total(each for team_id, each in self.reviews.items() if team_id in team_ids)

    def _months_table(self) -> Table:
        rows = tuple(Row((Cell(row[0]), *(Cell(str(each)) for each in row[1:]))) for row in self.month_rows())
        columns = (Column(HEADER[0]), *(Column(label, numeric=True) for label in HEADER[1:]))
        return Table("By month", columns, rows)

    def month_rows(self) -> Iterator[tuple[str, int, int, str, int, int, str]]:
        """By month: who was to be appraised and was; what was scored and is good."""
        for day in self.days:
            done, good = self.completion(day, self.team_ids), self.good(day)
            yield (
                written_month(day),
                done.denominator,
                done.numerator,
                percent(done.percent),
                good.denominator,
                good.numerator,
                percent(good.percent),
            )

    def _teams_table(self) -> Table:
        columns = (
            Column("Team"),
            Column("Eligible", numeric=True),
            Column("Appraised", numeric=True),
            Column("Mid-year on time", numeric=True),
            Column("Live plan", numeric=True),
        )
        return Table("By team", columns, tuple(self._team_row(each) for each in self.teams))

    def _team_row(self, node: TreeNode) -> Row:
        here = {node.unit_id}
        done = self.completion(self.today, here)
        return Row(
            (
                Cell(node.name),
                Cell(str(done.denominator)),
                Cell(percent(done.percent)),
                Cell(percent(self._reviewed(here).percent)),
                Cell(percent(self.developing(here).percent)),
            )
        )

    def _priorities_table(self) -> Table:
        """How many objectives serve each priority; those of no priority last."""
        names: dict[int | None, str] = {each.pk: each.name for each in priorities_on(self.today)}
        counts: dict[str, int] = dict.fromkeys(names.values(), 0) | {NO_PRIORITY: 0}
        for (team_id, priority_id), number in self.objectives.items():
            if team_id in self.team_ids:
                name = NO_PRIORITY if priority_id is None else names.get(priority_id, "A priority that has ended")
                counts[name] = counts.get(name, 0) + number
        rows = tuple(Row((Cell(name), Cell(str(number)))) for name, number in counts.items())
        return Table("Objectives by priority", (Column("Priority"), Column("Objectives", numeric=True)), rows)


class AppraisalFiguresFile(AppraisalFigures):
    """The months as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return csv_response(f"{self.called} by month {self.today}", HEADER, self.month_rows())


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
