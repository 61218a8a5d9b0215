"""The establishment: the tree of units with their posts and vacancies, as at any day."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.csv_file import csv_response
from workforce.forms.people import AsAtForm
from workforce.forms.posts import EstablishmentFilter
from workforce.periods import add_months
from workforce.queries.establishment import (
    Establishment,
    UnitLine,
    establishment,
    months_ahead,
    total_of,
    unit_lines,
)
from workforce.queries.growth import Growth, growth
from workforce.queries.organisation import TreeNode, tree
from workforce.tables import Cell, Column, Row, Table, chosen_sort
from workforce.views.page import PageView, Request
from workforce.written import day as written_day
from workforce.written import decimal, signed
from workforce.written import month as written_month

MOST_UNITS = 150
"""With more units than this the page shows services; their teams when one of them is chosen."""

AHEAD = "ahead"

Value: TypeAlias = Decimal | int
MEASURES: tuple[tuple[str, str, str], ...] = (
    ("posts", "Posts", ""),
    ("established", "Established", "FTE"),
    ("filled", "Filled", "FTE"),
    ("vacant", "Vacant", "FTE"),
    ("covered", "Covered", "by agency"),
    ("unfilled", "Unfilled", "by nobody"),
    ("frozen", "Frozen", "FTE"),
    ("over_filled", "Over-filled", "FTE"),
    ("leaving", "Leaving", "people"),
)
"""The columns: what of an Establishment, its heading and a line below it."""


GROWTH = {
    "opened": "Posts opened",
    "closed": "Posts closed",
    "moved in": "Posts moved in",
    "moved out": "Posts moved out",
    "more hours": "Posts with more hours",
    "fewer hours": "Posts with fewer hours",
}


class EstablishmentPage(PageView):
    """Every unit in reach, with all below it summed up."""

    permission = Permission.SEE_ESTABLISHMENT

    def get(self, request: Request) -> HttpResponse:
        form, day, nodes = self.asked()
        lines = unit_lines(nodes, establishment(self.reach, day))
        chosen = form.cleaned_data.get("unit") if form.is_bound and not form.errors else None
        shown = lines_to_show(lines, chosen)
        ahead = request.GET.get("show") == AHEAD
        sort = chosen_sort(request.GET.get("sort"), SORTS, "name")
        return self.render(
            "workforce/establishment.html",
            filter_form=form,
            day=day,
            is_today=day == self.today,
            total=total_of(lines),
            table=establishment_table(sorted_lines(shown, sort), day, sort, ahead=ahead),
            tabs=self._tabs(ahead),
            growth=growth_table(growth(self.reach, day), day),
            months=[written_month(each) for each in months_ahead(day)],
            services_only=len(shown) < len(lines) and chosen is None,
            csv_url=f"{reverse('establishment_csv')}?{urlencode({'as_at': day.isoformat(), 'sort': sort})}",
            actions=self.actions(day),
        )

    def asked(self) -> tuple[EstablishmentFilter, date, list[TreeNode]]:
        """The form, the day that it asks for, and the units of that day that the reader may see."""
        day = day_asked(self.request, self.today)
        nodes = in_reach(tree(day), self.reach)
        form = EstablishmentFilter(self.request.GET or None, nodes=nodes)
        form.is_valid()
        return form, day, nodes

    def _tabs(self, ahead: bool) -> list[dict[str, object]]:
        """Two halves of one wide table; the rest of the address stays."""
        query = self.request.GET.copy()
        query.pop("show", None)
        now = f"?{query.urlencode()}"
        query["show"] = AHEAD
        return [
            {"label": "On the day", "url": now, "active": not ahead},
            {"label": "The coming six months", "url": f"?{query.urlencode()}", "active": ahead},
        ]

    def actions(self, day: date) -> list[dict[str, object]]:
        links: list[dict[str, object]] = [
            {"label": "Posts", "url": f"{reverse('posts')}?{urlencode({'as_at': day.isoformat()})}"}
        ]
        if self.scope.may(Permission.CHANGE_ESTABLISHMENT):
            links.append({"label": "Create a post", "url": reverse("post_create")})
            links.append({"label": "Reorganise", "url": reverse("reorganise")})
        return links


class EstablishmentFile(EstablishmentPage):
    """The same as CSV, with every unit in reach."""

    def get(self, request: Request) -> HttpResponse:
        _, day, nodes = self.asked()
        sort = chosen_sort(request.GET.get("sort"), SORTS, "name")
        lines = sorted_lines(unit_lines(nodes, establishment(self.reach, day)), sort)
        header = ["Unit", "Code", "Level", *(f"{label} {hint}".strip() for _, label, hint in MEASURES)]
        header += [f"Vacant {written_month(month)} FTE" for month in months_ahead(day)]
        rows = [[_name(line), *_code_and_kind(line), *_values(line.total)] for line in lines]
        return csv_response(f"establishment {day.isoformat()}", header, rows)


def as_at_form(request: Request) -> AsAtForm:
    """The form for another day, with what was asked."""
    form = AsAtForm(request.GET or None)
    form.is_valid()
    return form


def day_asked(request: Request, today: date) -> date:
    """The day of `?as_at=`; today where there is none or it is no day."""
    form = as_at_form(request)
    chosen = form.cleaned_data.get("as_at") if form.is_bound and not form.errors else None
    return chosen or today


def in_reach(nodes: Sequence[TreeNode], reach: Reach) -> list[TreeNode]:
    return [node for node in nodes if reach.has_unit(node.unit_id)]


def lines_to_show(lines: Sequence[UnitLine], chosen: int | None) -> list[UnitLine]:
    """All of them, or those at and below a unit; without one no teams where there are very many."""
    if chosen is None:
        if len(lines) <= MOST_UNITS:
            return list(lines)
        parents = {line.node.parent_id for line in lines if line.node}
        return [line for line in lines if line.node is None or line.node.unit_id in parents]
    inside = {chosen}
    for line in lines:
        if line.node and line.node.parent_id in inside:
            inside.add(line.node.unit_id)
    return [line for line in lines if line.node and line.node.unit_id in inside]


def _measure(name: str) -> Callable[[Establishment], Value]:
    return lambda found: getattr(found, name)


def _ahead(number: int) -> Callable[[Establishment], Value]:
    return lambda found: found.ahead[number]


SORTS: dict[str, Callable[[Establishment], Value]] = {
    "name": lambda found: 0,
    **{name: _measure(name) for name, _, _ in MEASURES},
    **{f"month{number + 1}": _ahead(number) for number in range(6)},
}


def sorted_lines(lines: Sequence[UnitLine], sort: str) -> list[UnitLine]:
    """Units sorted among those under the same parent, so that the tree stays a tree."""
    value, backwards = SORTS[sort.removeprefix("-")], sort.startswith("-")
    children: dict[int | None, list[UnitLine]] = {}
    shown = {line.node.unit_id for line in lines if line.node}
    for line in lines:
        parent = line.node.parent_id if line.node and line.node.parent_id in shown else None
        children.setdefault(parent, []).append(line)
    ordered: list[UnitLine] = []

    def walk(parent: int | None) -> None:
        below = children.get(parent, [])
        if sort == "-name":
            below = below[::-1]
        for line in sorted(below, key=lambda each: value(each.total), reverse=backwards):
            ordered.append(line)
            if line.node:
                walk(line.node.unit_id)

    walk(None)
    return ordered


def establishment_table(lines: Sequence[UnitLine], day: date, sort: str, *, ahead: bool = False) -> Table:
    """What the units have on the day; or, looking ahead, the vacant hours then and at the coming month ends.

    Without a sort the headings are plain.
    """
    wanted = [("vacant", written_day(day), "vacant")] if ahead else list(MEASURES)
    if ahead:
        wanted += [
            (f"month{number}", written_month(month), "vacant at the end")
            for number, month in enumerate(months_ahead(day), start=1)
        ]
    columns = [Column("Unit", key="name" if sort else "")]
    columns += [
        Column(label, key=key if sort else "", numeric=True, hint=hint) for key, label, hint in wanted
    ]
    rows = tuple(_row(line, day, [key for key, _, _ in wanted]) for line in lines)
    return Table("Units", tuple(columns), rows, sort=sort)


def _row(line: UnitLine, day: date, keys: Sequence[str]) -> Row:
    url = unit_url(line.node.code, day) if line.node else ""
    name = Cell(f"{'– ' * line.depth}{_name(line)}", url=url)
    figures = [Cell(written_value(SORTS[key](line.total))) for key in keys]
    return Row((name, *figures), strong=line.depth == 0)


def growth_table(changes: Sequence[Growth], day: date) -> Table:
    """What has changed in a year, and what it comes to."""
    rows = [
        Row((Cell(GROWTH[each.kind]), Cell(str(each.posts)), Cell(signed(each.fte, 2)))) for each in changes
    ]
    net = sum((each.fte for each in changes), Decimal(0))
    if changes:
        rows.append(Row((Cell("Net change"), Cell(""), Cell(signed(net, 2))), strong=True))
    since = written_day(add_months(day, -12))
    columns = (Column("Change"), Column("Posts", numeric=True), Column("FTE", numeric=True))
    return Table(f"Changes since {since}", columns, tuple(rows), empty="No post has changed its hours.")


def written_value(value: Value) -> str:
    """FTE with two decimals, since posts have them; counts as they are."""
    return decimal(value, 2) if isinstance(value, Decimal) else str(value)


def unit_url(code: str, day: date) -> str:
    return f"{reverse('unit', args=[code])}?{urlencode({'as_at': day.isoformat()})}"


def post_url(reference: str, day: date) -> str:
    return f"{reverse('post', args=[reference])}?{urlencode({'as_at': day.isoformat()})}"


def _name(line: UnitLine) -> str:
    return line.node.name if line.node else "Posts of units that are closed on this day"


def _code_and_kind(line: UnitLine) -> tuple[str, str]:
    return (line.node.code, line.node.kind) if line.node else ("", "")


def _values(found: Establishment) -> list[Value]:
    return [*(getattr(found, name) for name, _, _ in MEASURES), *found.ahead]
