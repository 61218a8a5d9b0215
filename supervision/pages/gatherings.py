"""Tables and files of series, meetings and actions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.urls import reverse

from supervision.enums import GatheringState, SeriesStanding
from supervision.models import Gathering, GatheringClosure, GatheringSeries
from supervision.queries.gathering_figures import SeriesYear
from workforce.csv_file import Value
from workforce.tables import Cell, Column, Row, Table
from workforce.written import NOT_AVAILABLE
from workforce.written import day as written_day

TONES = {
    SeriesStanding.GOOD: "good",
    SeriesStanding.BEHIND: "warning",
    SeriesStanding.MISSED: "bad",
    SeriesStanding.NOTHING: "neutral",
}
MEETING_TONES = {GatheringState.HELD: "good", GatheringState.CANCELLED: "neutral"}


def number(value: float | None) -> str:
    """With one decimal, or n/a."""
    return NOT_AVAILABLE if value is None else f"{value:.1f}"


def share(value: float | None) -> str:
    return NOT_AVAILABLE if value is None else f"{value:.0f}%"


def how_often(series: GatheringSeries) -> str:
    """2 a year."""
    return f"{series.times} {series.get_cadence_display()}"


def year_words(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def clock(meeting: Gathering) -> str:
    return f"{meeting.starts_at:%H:%M}" if meeting.starts_at else ""


def series_table(
    found: Iterable[GatheringSeries],
    standings: Mapping[int, SeriesYear],
    audiences: Mapping[int, str],
    sort: str = "",
) -> Table:
    columns = (
        Column("Series", key="name"),
        Column("Who is invited"),
        Column("How often"),
        Column("Held of planned", key="held", numeric=True, hint="this financial year"),
        Column("Attendance", key="attendance", numeric=True, hint="of those invited"),
        Column("State", key="state"),
    )
    rows = tuple(
        Row(
            (
                Cell(each.name, reverse("forum_series_one", args=[each.pk]), note=each.get_kind_display()),
                Cell(audiences[each.pk]),
                Cell(how_often(each)),
                Cell(
                    f"{standings[each.pk].so_far.held} of {standings[each.pk].so_far.planned}",
                    note=f"{standings[each.pk].so_far.wanted} wanted in the year",
                ),
                Cell(share(standings[each.pk].attendance), note=standings[each.pk].direction),
                state_cell(standings[each.pk]),
            )
        )
        for each in found
    )
    return Table("Forums and conferences", columns, rows, sort=sort)


def state_cell(year: SeriesYear) -> Cell:
    return Cell(str(year.state.label), tone=TONES[year.state], note=_why(year))


def _why(year: SeriesYear) -> str:
    missed = ", ".join(f"{each:%B}" for each in year.so_far.missed)
    if missed:
        return f"no meeting in {missed}"
    return f"{year.unrecorded} without a record" if year.unrecorded else ""


SERIES_HEADER = (
    *(
        "Series",
        "Kind",
        "Who is invited",
        "How often",
        "Financial year",
        "Wanted in the year",
        "Planned so far",
    ),
    *(
        "Held",
        "Cancelled",
        "Without a record",
        "Held of planned, per cent",
        "Mean attendance",
        "Mean invited",
    ),
    *("Attendance, per cent", "A year before, per cent", "Trend", "Months missed", "State"),
)


def series_rows(
    found: Iterable[GatheringSeries], standings: Mapping[int, SeriesYear], audiences: Mapping[int, str]
) -> Iterator[Sequence[Value]]:
    for each in found:
        year = standings[each.pk]
        so_far = year.so_far
        yield (
            *(each.name, str(each.get_kind_display()), audiences[each.pk], how_often(each)),
            *(year_words(so_far.year), so_far.wanted, so_far.planned, so_far.held),
            *(year.cancelled, year.unrecorded),
            *map(
                _figure, (so_far.share, year.mean_attended, year.mean_invited, year.attendance, year.before)
            ),
            year.direction,
            ", ".join(f"{month:%Y-%m}" for month in so_far.missed),
            str(year.state.label),
        )


def _figure(value: float | None) -> Value:
    return NOT_AVAILABLE if value is None else f"{value:.1f}"


def years_table(years: Iterable[SeriesYear]) -> Table:
    columns = (
        Column("Financial year"),
        Column("Wanted", numeric=True),
        Column("Planned", numeric=True, hint="so far"),
        Column("Held", numeric=True),
        Column("Cancelled", numeric=True),
        Column("Mean attendance", numeric=True),
        Column("Mean invited", numeric=True),
        Column("Attendance", numeric=True),
        Column("State"),
    )
    rows = tuple(
        Row(
            (
                Cell(year_words(year.so_far.year)),
                Cell(str(year.so_far.wanted)),
                Cell(str(year.so_far.planned)),
                Cell(str(year.so_far.held)),
                Cell(str(year.cancelled)),
                Cell(number(year.mean_attended)),
                Cell(number(year.mean_invited)),
                Cell(share(year.attendance), note=year.direction),
                state_cell(year),
            )
        )
        for year in years
    )
    return Table("By financial year", columns, rows)


def meetings_table(meetings: Iterable[Gathering], day: date, sort: str = "") -> Table:
    columns = (
        Column("Day", key="day"),
        Column("State", key="state"),
        Column("Came", key="came", numeric=True, hint="of those invited"),
        Column("About"),
    )
    rows = tuple(
        Row(
            (
                Cell(
                    written_day(each.on),
                    reverse("forum_meeting", args=[each.pk]),
                    note=", ".join(part for part in (clock(each), each.place) if part),
                ),
                meeting_state(each, day),
                Cell("" if each.attended is None else f"{each.attended} of {each.invited}"),
                Cell(each.topics or each.why),
            )
        )
        for each in meetings
    )
    empty = "No meeting to show. Whoever plans forums adds them."
    return Table("Meetings", columns, rows, sort=sort, empty=empty)


def meeting_state(each: Gathering, day: date) -> Cell:
    if each.state == GatheringState.PLANNED and each.on < day:
        return Cell("Without a record", tone="bad")
    return Cell(str(each.get_state_display()), tone=MEETING_TONES.get(GatheringState(each.state), "info"))


MEETINGS_HEADER = (
    "Series",
    "Day",
    "From",
    "Minutes",
    "Where",
    "State",
    "Came",
    "Invited",
    "About",
    "Why cancelled",
)


def meeting_rows(meetings: Iterable[Gathering]) -> Iterator[Sequence[Value]]:
    for each in meetings:
        yield (
            *(each.series.name, each.on.isoformat(), clock(each), each.minutes, each.place),
            *(str(each.get_state_display()), each.attended, each.invited, each.topics, each.why),
        )


def calendar_table(meetings: Iterable[Gathering], sort: str = "") -> Table:
    columns = (
        *(Column("When", key="day"), Column("What", key="what"), Column("Where", key="where")),
        Column("Who runs it", key="who"),
    )
    rows = tuple(
        Row(
            (
                Cell(f"{each.on:%A}, {written_day(each.on)}", note=clock(each)),
                Cell(
                    each.series.name,
                    reverse("forum_meeting", args=[each.pk]),
                    note=f"cancelled: {each.why}" if each.why else "",
                ),
                Cell(each.place),
                Cell(each.series.run_by.name if each.series.run_by else ""),
            )
        )
        for each in meetings
    )
    return Table("The next weeks", columns, rows, sort=sort)


def closures_table(closures: Iterable[GatheringClosure]) -> Table:
    columns = (Column("What for"), Column("First day"), Column("Last day"), Column("Series"), Column("Do"))
    rows = tuple(
        Row(
            (
                Cell(each.name),
                Cell(written_day(each.first_day)),
                Cell(written_day(each.last_day)),
                Cell(each.series.name if each.series else "All"),
                Cell("Take out", reverse("forum_closure_remove", args=[each.pk])),
            )
        )
        for each in closures
    )
    return Table("Days without meetings", columns, rows)
