"""The directory: the search for people, as a page and as a file."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.actions import directory_offers
from workforce.csv_file import Value, csv_download
from workforce.forms.people import PeopleFilter
from workforce.models import Worker
from workforce.pages.people import columns, people_rows, people_table
from workforce.queries.organisation import TreeNode, tree_in
from workforce.queries.people import FoundPeople, PeopleSearch, directory_lines, find_people
from workforce.queries.people_order import SORTS
from workforce.queries.roles import roles_and_grades
from workforce.queries.saved_filters import saved_filters
from workforce.tables import chosen_sort
from workforce.views.page import PageView, Request
from workforce.views.saved_filters import PAGE, kept_query

PER_PAGE = 25


class People(PageView):
    """Everybody whom the directory shows to the reader, by name, number, role, team and manager."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponseBase:
        nodes = tree_in(self.scope)
        roles, grades = roles_and_grades()
        form = PeopleFilter(
            request.GET, nodes=nodes, roles=roles, grades=grades, sees_records=self.sees_records
        )
        form.is_valid()
        search = form.search(self._sort())
        return self.answer(form, search, find_people(search, self.scope, self.today), nodes)

    def answer(
        self, form: PeopleFilter, search: PeopleSearch, found: FoundPeople, nodes: Sequence[TreeNode]
    ) -> HttpResponseBase:
        paginator: Paginator[Worker] = Paginator(cast(Any, found), PER_PAGE)
        page = paginator.get_page(self.request.GET.get("page"))
        names = {node.unit_id: node.name for node in nodes}
        lines = directory_lines(page.object_list, self.scope, self.today, names)
        query = kept_query(self.request.GET)
        return self.render(
            "workforce/people.html",
            filter_form=form,
            chosen=form.chosen(),
            page=page,
            nearly=found.nearly,
            table=people_table(lines, self.sees_records, search.sort) if lines else None,
            actions=[{"label": each.label, "url": each.url} for each in directory_offers(self.scope)],
            saved=saved_filters(self.request.user, PAGE),
            save_url=f"{reverse('saved_filter_save')}?{query}" if query else "",
            csv_url=f"{reverse('people_csv')}?{query}" if query else reverse("people_csv"),
        )

    @property
    def sees_records(self) -> bool:
        """Whether the reader sees records of others, so that what is theirs has columns and filters."""
        reach = self.scope[Permission.SEE_EMPLOYMENT]
        return reach.everyone or bool(reach.unit_ids or reach.line_manager_id)

    def _sort(self) -> str:
        allowed = SORTS if self.sees_records else tuple(each for each in SORTS if each != "first")
        return chosen_sort(self.request.GET.get("sort"), allowed, "name")


class PeopleFile(People):
    """What the directory shows, on all its pages, as a file."""

    def answer(
        self, form: PeopleFilter, search: PeopleSearch, found: FoundPeople, nodes: Sequence[TreeNode]
    ) -> HttpResponseBase:
        names = {node.unit_id: node.name for node in nodes}
        header = [column.label for column in columns(self.sees_records)]
        return csv_download(f"people {self.today.isoformat()}", header, self._rows(found, names))

    def _rows(self, found: FoundPeople, names: dict[int, str]) -> Iterator[list[Value]]:
        for people in found.in_parts():
            lines = directory_lines(people, self.scope, self.today, names)
            yield from people_rows(lines, self.sees_records)
