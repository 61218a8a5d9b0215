"""What people are to learn: all of it for learning and development; agreed, changed and reviewed one by one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase

from supervision.domain.development import Looked, Need, add_need, change_need, review_need
from supervision.enums import NeedPriority, NeedState
from supervision.forms.development import NeedForm, NeedReviewForm, NeedsFilter
from supervision.models import DevelopmentItem
from supervision.queries.development_needs import NEED_SORTS, development_needs, item_for
from supervision.views.appraisal_base import AppraisalView, OneAppraisal
from workforce.access.permissions import Permission
from workforce.csv_file import Value, csv_download
from workforce.queries.organisation import below, names_in, tree_in
from workforce.tables import Cell, Column, Row, Table, chosen_sort
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.written import day as written_day
from workforce.written import pounds

PER_PAGE = 50
HEADER = (
    *("Number", "Name", "Team", "Need", "Why", "How", "By when", "Cost", "Priority", "Standards", "State"),
)


class NeedList(AppraisalView):
    """What the list and its file share."""

    permission = Permission.SEE_DEVELOPMENT_NEEDS

    def look(self, request: Request) -> None:
        self.form = NeedsFilter(request.GET, nodes=reached(tree_in(self.scope), self.reach))
        unit = self.form.cleaned_data.get("unit") if self.form.is_valid() else None
        units = below([unit], self.today)[unit] if unit else None
        self.sort = chosen_sort(request.GET.get("sort"), NEED_SORTS, "priority")
        self.found = development_needs(
            self.reach, self.today, unit_ids=units, sort=self.sort, **self.form.asked()
        )
        self.names = names_in(self.scope, self.today)

    def team(self, each: Any) -> str:
        return self.names.get(each.team_ids[0], "") if each.team_ids else ""


class DevelopmentNeeds(NeedList):
    """What is asked for most urgently, and by when."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/development_needs.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            page=page,
            table=self._table(page.object_list),
            query=request.GET.urlencode(),
        )

    def _table(self, found: Iterable[Any]) -> Table:
        columns = (
            *(Column("Need", key="need"), Column("Name", key="name"), Column("Team")),
            *(Column("By when", key="due"), Column("Standards")),
            Column("How it stands", key="priority", hint="by priority"),
        )
        return Table(
            "Development needs",
            columns,
            tuple(self._row(each) for each in found),
            sort=self.sort,
            empty="No need to show. Needs come here once the person and the manager have both seen them.",
        )

    def _row(self, each: Any) -> Row:
        late = each.state == NeedState.OPEN and each.by_when < self.today
        how = ", ".join(
            part for part in (each.how, pounds(each.cost) if each.cost is not None else "") if part
        )
        return Row(
            (
                Cell(each.need, note=how),
                Cell(each.worker.name, note=each.why),
                Cell(self.team(each)),
                Cell(written_day(each.by_when), note="past its day" if late else ""),
                Cell(", ".join(each.standards_in_words)),
                Cell(str(each.get_state_display()), note=str(each.get_priority_display())),
            )
        )


class DevelopmentNeedsFile(NeedList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponseBase:
        self.look(request)
        return csv_download(f"development needs {self.today}", HEADER, self._rows())

    def _rows(self) -> Iterator[Sequence[Value]]:
        for each in self.found:
            yield (
                each.worker.reference,
                each.worker.name,
                self.team(each),
                each.need,
                each.why,
                each.how,
                each.by_when.isoformat(),
                each.cost,
                str(each.get_priority_display()),
                "; ".join(each.standards_in_words),
                str(each.get_state_display()),
            )


def _need(data: dict[str, Any]) -> Need:
    return Need(
        **{name: data[name] for name in Need.__slots__} | {"priority": NeedPriority(data["priority"])}
    )


class AddDevelopmentItem(OneAppraisal):
    permission = Permission.WRITE_APPRAISAL
    title = "Add a development item"
    submit = "Add"
    form_class = NeedForm

    def act(self, form: Any) -> str:
        need = _need(form.cleaned_data)
        add_need(appraisal_id=self.appraisal.pk, need=need, today=self.today, by=self.request.user)
        return "The development item is added."


class OneItem(OneAppraisal):
    """A page about one item, found through whose it is."""

    permission = Permission.WRITE_APPRAISAL
    item: DevelopmentItem

    def find(self, **kwargs: Any) -> None:
        self.item = or_404(item_for(self.reach, kwargs["item_id"]))
        self.appraisal = self.item.appraisal
        self.must_be_theirs()


class ChangeDevelopmentItem(OneItem):
    title = "Change the development item"
    form_class = NeedForm

    def initial(self) -> dict[str, Any]:
        self.note_words()
        return {name: getattr(self.item, name) for name in Need.__slots__}

    def act(self, form: Any) -> str:
        need = _need(form.cleaned_data)
        change_need(item_id=self.item.pk, need=need, today=self.today, by=self.request.user)
        return "The development item is changed."


class ReviewDevelopmentItem(OneItem):
    whose = "either"
    title = "Look at a development item"
    form_class = NeedReviewForm

    def more(self) -> dict[str, Any]:
        return {"hint": self.item.need}

    def initial(self) -> dict[str, Any]:
        self.note_words()
        return {"on": self.today, "state": NeedState.OPEN}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        looked = Looked(NeedState(data["state"]), data["on"], data["outcome"], data["impact"])
        review_need(item_id=self.item.pk, looked=looked, today=self.today, by=self.request.user)
        return "The review is recorded."
