"""The first page: what one may do here, and what is about to happen."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.context import address_of
from workforce.due import DueItem, due_items
from workforce.queries.alarm import alarm_for
from workforce.queries.home import my_roles, my_units
from workforce.queries.organisation import tree_in
from workforce.queries.support_due import Wanted, attention
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import PageView, Request
from workforce.written import day as written_day

DAYS_AHEAD = timedelta(days=30)
PER_PAGE = 50


class Home(PageView):
    """Your work."""

    permission = None

    def get(self, request: Request) -> HttpResponse:
        nodes = tree_in(self.scope)
        coming = due_items(self.scope, self.today, self.today + DAYS_AHEAD)
        page = Paginator(coming, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "workforce/home.html",
            alarm=alarm_for(self.scope, self.today),
            register_url=address_of("registrations") if self.scope.may(Permission.SEE_REGISTRATION) else "",
            roles=my_roles(request.user, nodes, self.scope),
            units=my_units(self.scope, nodes),
            coming=_table(page.object_list),
            page=page,
            dashboard_url=address_of("dashboard"),
            manages=_manages(self.scope[Permission.SEE_EMPLOYMENT]),
            notices=[each for each in attention(self.scope) if each.kind == Wanted.NOTICE][::-1],
            notices_url=address_of("notices") if self.scope.may(Permission.SEE_DIRECTORY) else "",
        )


def _manages(reach: Reach) -> bool:
    return reach.everyone or bool(reach.unit_ids or reach.line_manager_id)


def _table(items: Iterable[DueItem]) -> Table | None:
    rows = tuple(
        Row(
            (
                Cell(item.subject, url=item.url),
                Cell(item.kind),
                Cell(written_day(item.due_on)),
                Cell(item.detail),
            )
        )
        for item in items
    )
    columns = (Column("Who"), Column("What"), Column("When"), Column("Where"))
    return Table("In the next 30 days", columns, rows, stacked=True) if rows else None
