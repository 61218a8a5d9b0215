"""The search for people."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.addresses import person_address
from workforce.forms.people import EVERYBODY, PeopleFilter
from workforce.queries.organisation import tree
from workforce.queries.people import (
    SORTS,
    DirectoryLine,
    PeopleSearch,
    directory_lines,
    find_people,
)
from workforce.queries.roles import role_names
from workforce.tables import Cell, Column, Row, Table, chosen_sort
from workforce.views.page import PageView, Request

PER_PAGE = 25


class People(PageView):
    """Everybody whom the directory shows to the reader, by name, number, unit and role."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        nodes = tree(self.today)
        reach = self.scope[Permission.SEE_EMPLOYMENT]
        sees_records = reach.everyone or bool(reach.unit_ids or reach.line_manager_id)
        form = PeopleFilter(request.GET, nodes=nodes, roles=role_names(), sees_records=sees_records)
        form.is_valid()
        search = self._search(form.cleaned_data)
        found = find_people(search, self.scope, self.today)
        paginator = Paginator(found.people, PER_PAGE)
        paginator.count = found.count()
        page = paginator.get_page(request.GET.get("page"))
        names = {node.unit_id: node.name for node in nodes}
        lines = directory_lines(page.object_list, self.scope, self.today, names)
        return self.render(
            "workforce/people.html",
            filter_form=form,
            chosen=form.chosen(),
            page=page,
            nearly=found.nearly,
            search=search,
            table=people_table(lines, sees_records, search.sort) if lines else None,
            actions=self._actions(),
        )

    def _actions(self) -> list[dict[str, object]]:
        may_appoint = self.scope.may(Permission.CHANGE_EMPLOYMENT)
        return [{"label": "Appoint somebody", "url": reverse("people_appoint")}] if may_appoint else []

    def _search(self, cleaned: dict[str, object]) -> PeopleSearch:
        unit, role = cleaned.get("unit"), cleaned.get("role")
        return PeopleSearch(
            text=str(cleaned.get("q") or ""),
            unit_id=unit if isinstance(unit, int) else None,
            role_id=role if isinstance(role, int) else None,
            not_only_in_post=cleaned.get("who") == EVERYBODY,
            sort=chosen_sort(self.request.GET.get("sort"), SORTS, "name"),
        )


def people_table(lines: list[DirectoryLine], with_contracts: bool, sort: str) -> Table:
    columns = [
        Column("Name", key="name"),
        Column("Number", key="number"),
        Column("Role"),
        Column("Team"),
        Column("Manager"),
    ]
    if with_contracts:
        columns.append(Column("Contract", hint="where you manage the person"))
    return Table("People", tuple(columns), tuple(_row(line, with_contracts) for line in lines), sort=sort)


def _row(line: DirectoryLine, with_contracts: bool) -> Row:
    worker = line.worker
    cells = [
        Cell(worker.name, url=person_address(worker.reference)),
        Cell(worker.reference),
        Cell(", ".join(line.roles) or "Not in post today"),
        Cell(", ".join(line.teams)),
        Cell(", ".join(line.managers)),
    ]
    if with_contracts:
        cells.append(Cell(", ".join(line.contracts)))
    return Row(tuple(cells))
