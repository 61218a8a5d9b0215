"""What the page of a unit shows, as tables and a chart."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from workforce.charts import Chart, Series, line_chart, month_axis
from workforce.models import Unit, UnitPlacement
from workforce.panels import Fact
from workforce.queries.establishment import Establishment, months_ahead
from workforce.queries.posts import Holder, PostLine
from workforce.tables import Cell, Column, Row, Table
from workforce.views.establishment import post_url
from workforce.written import day as written_day
from workforce.written import decimal

SOMEBODY = "Name not shown"


def facts(unit: Unit, people: Sequence[Holder]) -> list[Fact]:
    """Kind, code, and whoever manages people here, as far as the reader may see whom."""
    managers = dict.fromkeys(
        each.assignment.manager.name
        for each in people
        if each.name and each.assignment.team_id == unit.pk and each.assignment.manager
    )
    return [
        Fact("Kind", str(unit.get_kind_display())),
        Fact("Code", unit.code),
        Fact("Managed by", ", ".join(managers)),
    ]


def posts_table(
    posts: Sequence[PostLine],
    people: Iterable[Holder],
    came_from: Mapping[int, int],
    team_id: int,
    names: Mapping[int, str],
    day: date,
) -> Table:
    """A line for each post, with everybody on it: job shares and shared posts as they are."""
    on_post: dict[int, list[Holder]] = {}
    for each in people:
        if each.assignment.post_id is not None:
            on_post.setdefault(each.assignment.post_id, []).append(each)
    columns = (
        Column("Post"),
        Column("Role"),
        Column("Filled by"),
        Column("Established", numeric=True, hint="FTE"),
        Column("Filled", numeric=True),
        Column("Vacant", numeric=True),
        Column("Covered", numeric=True),
        Column("Unfilled", numeric=True),
        Column("State"),
    )
    rows = []
    for post in posts:
        here = [holder_words(each, team_id, names) for each in on_post.get(post.post_id, ())]
        before = names.get(came_from.get(post.post_id, 0), "")
        rows.append(_post_row(post, "; ".join(here), before, day))
    return Table("Posts", columns, tuple(rows), empty="No post on this day.")


def _post_row(post: PostLine, here: str, before: str, day: date) -> Row:
    hours = (post.established, post.filled, post.vacant, post.covered, post.unfilled)
    note = f"{post.reference}, came from {before}" if before else post.reference
    return Row(
        (
            Cell(post.title, url=post_url(post.reference, day), note=note),
            Cell(post.role),
            Cell(here or "Nobody"),
            *(Cell(decimal(value, 2)) for value in hours),
            state_cell(post),
        )
    )


def holder_words(each: Holder, team_id: int, names: Mapping[int, str]) -> str:
    """Ada Example 0.60 FTE; with what an agency worker is there for, and the team of somebody from elsewhere."""
    held = each.assignment
    parts = [f"{each.name or SOMEBODY} {decimal(held.fte, 2)} FTE" if each.known else each.name or SOMEBODY]
    if not each.fills:
        contract = str(held.employment.get_contract_display()).lower()
        parts.append(f"{contract}, {str(held.get_agency_reason_display()).lower()}".rstrip(", "))
    if held.team_id != team_id:
        parts.append(f"works in {names.get(held.team_id, held.team_id)}")
    return f"{parts[0]} ({', '.join(parts[1:])})" if parts[1:] else parts[0]


def state_cell(post: PostLine) -> Cell:
    """The loudest thing about a post, in a word; the rest beside it."""
    temporary = "temporary funding" if post.temporary else ""
    if post.over_filled:
        frozen = ", frozen" if post.frozen else ""
        return Cell(
            "Over-filled",
            tone="bad",
            note=f"by {decimal(post.over_filled, 2)} FTE{frozen} {temporary}".strip(),
        )
    if post.frozen:
        return Cell("Frozen", tone="info", note=temporary)
    if post.vacant:
        word = "Vacant" if post.unfilled else "Covered"
        part = "" if post.vacant == post.established else "in part "
        return Cell(word, tone="warning", note=f"{part}{temporary}".strip())
    return Cell("Filled", tone="neutral", note=temporary)


def people_table(people: Sequence[Holder], names: Mapping[int, str]) -> Table | None:
    """People of the team who hold none of its posts."""
    if not people:
        return None
    columns = (Column("Name"), Column("Role"), Column("Contract"), Column("FTE", numeric=True))
    rows = []
    for each in people:
        held = each.assignment
        contract = str(held.employment.get_contract_display()) if each.known else "Not shown"
        reason = str(held.get_agency_reason_display()) if each.known else ""
        note = "" if held.post_id is None else "holds a post of another team"
        rows.append(
            Row(
                (
                    Cell(each.name or SOMEBODY, url=person_url(each), note=note),
                    Cell(held.role.name),
                    Cell(contract, note=reason),
                    Cell(decimal(held.fte, 2) if each.known else ""),
                )
            )
        )
    return Table("People without a post of the team", columns, tuple(rows))


def person_url(each: Holder) -> str:
    return reverse("person", args=[each.assignment.worker.reference]) if each.name else ""


def leavers_table(people: Iterable[Holder], last_days: Mapping[int, date], team_id: int) -> Table | None:
    """Whoever has a known last day in the team, the soonest first. Dates are part of the record."""
    found = {
        each.assignment.worker_id: each
        for each in people
        if each.known and each.assignment.team_id == team_id and each.assignment.worker_id in last_days
    }
    if not found:
        return None
    rows = [
        Row(
            (
                Cell(each.name, url=person_url(each)),
                Cell(each.assignment.role.name),
                Cell(written_day(last_days[worker_id])),
            )
        )
        for worker_id, each in sorted(found.items(), key=lambda item: (last_days[item[0]], item[1].name))
    ]
    return Table(
        "Leaving the team", (Column("Name"), Column("Role"), Column("Last day in the team")), tuple(rows)
    )


def forecast_chart(total: Establishment, day: date) -> Chart:
    """Vacant hours on the day and at the coming month ends; its table is the forecast."""
    return line_chart(
        chart_id="forecast",
        title="Vacant FTE, now and at the coming month ends",
        axis=month_axis([day, *months_ahead(day)]),
        series=[Series("Vacant FTE", (total.vacant, *total.ahead))],
        write=lambda value: decimal(value, 2),
    )


def history_table(history: Sequence[UnitPlacement], names: Mapping[int, str]) -> Table:
    columns = (Column("Name"), Column("Belongs to"), Column("From"), Column("Until"))
    rows = tuple(
        Row(
            (
                Cell(placed.name),
                Cell(names.get(placed.parent_id, "") if placed.parent_id else ""),
                Cell(written_day(placed.first_day)),
                Cell(written_day(placed.last_day)),
            )
        )
        for placed in history
    )
    return Table("Names and places", columns, rows)
