"""Charts drawn on the server as SVG: they need no script, print, and say in words what they show.

Pure functions of typed data. A missing figure is None: a gap in a line and "n/a" in a table, never nought.
"""

from workforce.charts.bars import Bar, bar_chart
from workforce.charts.line import line_chart
from workforce.charts.model import Axis, Chart, Series, month_axis, year_axis
from workforce.charts.sparkline import sparkline
from workforce.charts.summary import describe_lines

__all__ = [
    "Axis",
    "Bar",
    "Chart",
    "Series",
    "bar_chart",
    "describe_lines",
    "line_chart",
    "month_axis",
    "sparkline",
    "year_axis",
]
