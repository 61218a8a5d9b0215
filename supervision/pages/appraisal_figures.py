"""Number and quality of appraisals as tables and lines, with as much hidden as nobody may be known by."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from supervision.queries.appraisal_figures import Share, Tally, linked, total
from workforce import charts
from workforce.queries.organisation import TreeNode
from workforce.queries.suppression import HIDDEN, Limits, hidden_shares
from workforce.tables import Cell, Column, Row, Table
from workforce.written import month as written_month
from workforce.written import percent

NO_PRIORITY = "No priority named"
HEADER = ("Month", "Eligible", "Appraised", "Completion", "Scored", "Good", "Quality")


@dataclass(frozen=True, slots=True)
class Shown:
    """A share as it is given. Of how many it is stands beside it even where the rest is hidden."""

    share: Share
    hidden: bool

    @property
    def value(self) -> Decimal | None:
        return None if self.hidden else self.share.percent

    @property
    def numerator(self) -> str:
        return HIDDEN if self.hidden else str(self.share.numerator)

    @property
    def words(self) -> str:
        return HIDDEN if self.hidden else percent(self.share.percent)

    @property
    def in_full(self) -> str:
        return f"{self.words} ({self.numerator} of {self.share.denominator})"


@dataclass(frozen=True, slots=True)
class AppraisalCounts:
    """What was counted of some teams, on the ends of some months and today, the last of `days`."""

    days: Sequence[date]
    teams: Sequence[TreeNode]
    tallies: Sequence[Tally]
    scored: Mapping[tuple[date, int], Share]
    reviews: Mapping[int, Share]
    objectives: Mapping[tuple[int, int | None], int]
    limits: Limits

    @property
    def team_ids(self) -> frozenset[int]:
        return frozenset(node.unit_id for node in self.teams)

    def alone(self, share: Share) -> Shown:
        """A share that stands alone."""
        return Shown(share, 0 in hidden_shares([], share.denominator, self.limits))

    def compared(self, parts: Sequence[Share]) -> list[Shown]:
        """Shares of parts beside each other, and that of the whole last."""
        whole = total(parts)
        hidden = hidden_shares([each.denominator for each in parts], whole.denominator, self.limits)
        return [Shown(each, number in hidden) for number, each in enumerate((*parts, whole))]

    def completion(self, day: date) -> Shown:
        """Of those to be appraised on a day, who had been."""
        return self.alone(self._appraised(day, self.team_ids))

    def _appraised(self, day: date, team_ids: Collection[int]) -> Share:
        rows = [row for row in self.tallies if row.day == day and row.team_id in team_ids]
        return Share(sum(row.appraised for row in rows), sum(row.eligible for row in rows))

    def _developing(self, team_id: int) -> Share:
        rows = [row for row in self.tallies if row.day == self.days[-1] and row.team_id == team_id]
        return Share(sum(row.developing for row in rows), sum(row.eligible for row in rows))

    def of_teams(self) -> tuple[list[Shown], list[Shown], list[Shown]]:
        """Appraised today, reviewed in time and with a live plan: each team, and all of them last."""
        ids = [node.unit_id for node in self.teams]
        return (
            self.compared([self._appraised(self.days[-1], {each}) for each in ids]),
            self.compared([self.reviews.get(each, Share()) for each in ids]),
            self.compared([self._developing(each) for each in ids]),
        )

    def good(self) -> list[Shown]:
        """Of those scored in each month, the good ones; of all months together last."""
        months = [day.replace(day=1) for day in self.days]
        return self.compared([self._scored(month) for month in months])

    def _scored(self, month: date) -> Share:
        here = self.team_ids
        return total(each for (on, team), each in self.scored.items() if on == month and team in here)

    def linked(self) -> Shown:
        """Of the objectives, those that serve a priority."""
        return self.alone(linked(self.objectives, self.team_ids))


def now_rows(counts: AppraisalCounts) -> list[dict[str, str]]:
    """How it stands today, in five lines."""
    appraised, reviewed, developing = counts.of_teams()
    shares = (
        ("Appraised in the last twelve months", appraised[-1]),
        ("Mid-year reviews held on time, twelve months", reviewed[-1]),
        ("With a live development plan", developing[-1]),
        ("Objectives linked to a priority", counts.linked()),
        ("Sampled appraisals that are good, thirteen months", counts.good()[-1]),
    )
    return [{"label": label, "value": each.in_full} for label, each in shares]


def trend_charts(counts: AppraisalCounts) -> list[charts.Chart]:
    """Number and quality month by month; what is hidden is a gap."""
    axis = charts.month_axis(counts.days)
    done = tuple(counts.completion(day).value for day in counts.days)
    good = tuple(each.value for each in counts.good()[:-1])
    lines = (
        ("completion", "Appraised in the last twelve months", "Completion", done),
        ("quality", "Sampled appraisals that are good", "Quality", good),
    )
    return [
        charts.line_chart(
            chart_id=key, title=title, axis=axis, series=[charts.Series(name, values)], write=percent
        )
        for key, title, name, values in lines
    ]


def months_table(counts: AppraisalCounts) -> Table:
    """The months beside each other."""
    rows = tuple(Row(tuple(Cell(str(each)) for each in row)) for row in month_rows(counts))
    columns = (Column(HEADER[0]), *(Column(label, numeric=True) for label in HEADER[1:]))
    return Table("By month", columns, rows)


def month_rows(counts: AppraisalCounts) -> Iterator[tuple[str, int, str, str, int, str, str]]:
    """By month: who was to be appraised and was; what was scored and is good."""
    for day, good in zip(counts.days, counts.good(), strict=False):
        done = counts.completion(day)
        yield (
            written_month(day),
            done.share.denominator,
            done.numerator,
            done.words,
            good.share.denominator,
            good.numerator,
            good.words,
        )


def teams_table(counts: AppraisalCounts) -> Table:
    """The teams beside each other, today."""
    columns = (
        Column("Team"),
        Column("Eligible", numeric=True),
        Column("Appraised", numeric=True),
        Column("Mid-year on time", numeric=True),
        Column("Live plan", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(node.name),
                Cell(str(appraised.share.denominator)),
                Cell(appraised.words),
                Cell(reviewed.words),
                Cell(developing.words),
            )
        )
        for node, appraised, reviewed, developing in zip(counts.teams, *counts.of_teams(), strict=False)
    )
    return Table("By team", columns, rows)


def priorities_table(counts: AppraisalCounts, names: Mapping[int | None, str]) -> Table:
    """How many objectives serve each priority; those of no priority last."""
    found: dict[str, int] = dict.fromkeys(names.values(), 0) | {NO_PRIORITY: 0}
    here = counts.team_ids
    for (team_id, priority_id), number in counts.objectives.items():
        if team_id in here:
            name = NO_PRIORITY if priority_id is None else names.get(priority_id, "A priority that has ended")
            found[name] = found.get(name, 0) + number
    rows = tuple(Row((Cell(name), Cell(str(number)))) for name, number in found.items())
    return Table("Objectives by priority", (Column("Priority"), Column("Objectives", numeric=True)), rows)
