"""The first page: what one may do here, and what is about to happen."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.context import address_of
from workforce.due import DueItem, due_items
from workforce.pages.due import KindLine, due_table, kind_lines
from workforce.queries.alarm import alarm_for
from workforce.queries.home import my_roles, my_units
from workforce.queries.organisation import tree_in
from workforce.queries.support_due import Wanted, attention
from workforce.tables import Table
from workforce.views.page import PageView, Request

DAYS_AHEAD = timedelta(days=30)
SHOWN = 10
"""Lines of each list on the first page; the others are a link away."""


@dataclass(frozen=True, slots=True)
class Due:
    """The first lines of a list, and how many there are in all."""

    table: Table
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.table.rows)


class Home(PageView):
    """Your work."""

    permission = None

    def get(self, request: Request) -> HttpResponse:
        nodes = tree_in(self.scope)
        due = due_items(self.scope, self.today, self.today + DAYS_AHEAD)
        late = [item for item in due if item.is_overdue(self.today)]
        soon = [item for item in due if not item.is_overdue(self.today)]
        return self.render(
            "workforce/home.html",
            alarm=alarm_for(self.scope, self.today),
            register_url=address_of("registrations") if self.scope.may(Permission.SEE_REGISTRATION) else "",
            roles=my_roles(request.user, nodes, self.scope),
            units=my_units(self.scope, nodes),
            overdue=self._due("Overdue", late),
            coming=self._due("In the next 30 days", soon),
            kinds=self._kinds(due),
            dashboard_url=address_of("dashboard"),
            manages=_manages(self.scope[Permission.SEE_EMPLOYMENT]),
            notices=[each for each in attention(self.scope) if each.kind == Wanted.NOTICE][::-1],
            notices_url=address_of("notices") if self.scope.may(Permission.SEE_DIRECTORY) else "",
        )

    def _kinds(self, due: list[DueItem]) -> list[KindLine]:
        """Where there is more than the page shows, what it is."""
        return kind_lines(due, self.today) if len(due) > SHOWN else []

    def _due(self, caption: str, items: list[DueItem]) -> Due | None:
        return Due(due_table(caption, items[:SHOWN], self.today), len(items)) if items else None


def _manages(reach: Reach) -> bool:
    return reach.everyone or bool(reach.unit_ids or reach.line_manager_id)
