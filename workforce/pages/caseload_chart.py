"""One person's caseload, month by month, as a line with its table."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from workforce import charts, written
from workforce.periods import month_end, month_ends

FEWEST = 2
"""One count makes no line."""


def caseload_chart(counts: Sequence[tuple[date, int]]) -> charts.Chart | None:
    """Days and cases, in order. The last count of a month stands for it; a month without one is a gap."""
    of_month = {month_end(day): cases for day, cases in counts}
    if len(of_month) < FEWEST:
        return None
    months = list(month_ends(min(of_month), max(of_month)))
    values = tuple(Decimal(of_month[month]) if month in of_month else None for month in months)
    return charts.line_chart(
        chart_id="caseload-by-month",
        title="Cases held, by month",
        axis=charts.month_axis(months),
        series=[charts.Series("Cases", values)],
        write=_whole,
        wide=True,
    )


def _whole(value: Decimal | None) -> str:
    return written.decimal(value, 0)
