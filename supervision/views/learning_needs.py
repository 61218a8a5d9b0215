"""Learning needs named in supervision, for learning and development: lines of signed records, and nothing else."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse

from supervision.domain.readings import note_needs_read
from supervision.forms.development import NamedNeedsFilter
from supervision.queries.learning_needs import needs_in, records_with_needs
from supervision.views.appraisal_base import AppraisalView
from workforce.access.permissions import Permission
from workforce.periods import add_months
from workforce.queries.organisation import below, names_in, tree_in
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.written import day as written_day

PER_PAGE = 50
MONTHS = 12


class NeedsNamedInSupervision(AppraisalView):
    """The needs of the last twelve months, the latest first. A page is so many records; each reading is kept.

    There is no file of it: what was said leaves the product in no other way.
    """

    permission = Permission.SEE_DEVELOPMENT_NEEDS

    def get(self, request: Request) -> HttpResponse:
        form = NamedNeedsFilter(request.GET, nodes=reached(tree_in(self.scope), self.reach))
        unit = form.cleaned_data.get("unit") if form.is_valid() else None
        found = records_with_needs(
            self.reach,
            self.today,
            since=add_months(self.today, -MONTHS),
            unit_ids=below([unit], self.today)[unit] if unit else None,
        )
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/learning_needs.html",
            filter_form=form,
            chosen=form.chosen(),
            page=page,
            table=self._table(page.object_list),
        )

    def _table(self, versions: Iterable[Any]) -> Table:
        self.names, self.shown = names_in(self.scope, self.today), set[int]()
        rows = tuple(row for each in versions for row in self._rows(each))
        note_needs_read(sorted(self.shown), self.request.user)
        columns = (Column("Need"), Column("Name"), Column("Team"), Column("Session"))
        empty = "No need to show. Needs come here once the person has signed the record."
        return Table("Learning needs named in supervision", columns, rows, empty=empty)

    def _rows(self, version: Any) -> Iterator[Row]:
        team = self.names.get(version.team_ids[0], "") if version.team_ids else ""
        for need in needs_in(version):
            self.shown.add(need.source_id)
            yield Row((Cell(need.words), Cell(need.name), Cell(team), Cell(written_day(need.named_on))))
