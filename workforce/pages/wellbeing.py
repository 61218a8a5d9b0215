"""Participation and the measures beside it as charts and tables."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from workforce import charts, written
from workforce.models import WellbeingSurvey
from workforce.queries.suppression import HIDDEN
from workforce.queries.wellbeing import ByService
from workforce.tables import Cell, Column, Row, Table
from workforce.trends import Trend


def _whole(value: Decimal | None) -> str:
    return written.decimal(value, 0)


def participation_chart(counts: Mapping[date, int | None]) -> charts.Chart:
    """People by month; a month in which nobody counted is a gap."""
    values = tuple(None if each is None else Decimal(each) for each in counts.values())
    return charts.line_chart(
        chart_id="participation",
        title="People who took part, by month",
        axis=charts.month_axis(counts),
        series=[charts.Series("People", values)],
        write=_whole,
    )


def sickness_chart(trend: Trend, months: Sequence[date]) -> charts.Chart:
    """The same months."""
    values = tuple(trend.values.get(month) for month in months)
    return charts.line_chart(
        chart_id="sickness",
        title=trend.name,
        axis=charts.month_axis(months),
        series=[charts.Series("Rate", values)],
        write=written.percent,
    )


def survey_table(found: Sequence[WellbeingSurvey]) -> Table:
    columns = (
        Column("What it measures"),
        Column("Result", numeric=True),
        Column("Of"),
        Column("Source"),
        Column("Answered", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(each.measure),
                Cell(written.decimal(each.value), note=each.unit),
                Cell(written.day(each.on)),
                Cell(each.source),
                Cell("" if each.answered is None else str(each.answered)),
            )
        )
        for each in found
    )
    return Table("Results of surveys", columns, rows)


def service_table(found: ByService) -> Table:
    """Small numbers are hidden."""
    columns = (Column("Kind"), *(Column(name, numeric=True) for name in (*found.services, "All")))
    names = (*found.kinds, "All")
    rows = tuple(
        Row((Cell(name), *(Cell(HIDDEN if each is None else str(each)) for each in cells)), name == "All")
        for name, cells in zip(names, found.counts.cells, strict=True)
    )
    return Table("Names by kind of activity and service", columns, rows)
