"""What the pages about reading, audits and forms of records share."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponseBase
from django.urls import NoReverseMatch, reverse

from supervision.queries.sorting import Sorts, in_order
from supervision.sections import SUPERVISION
from workforce.csv_file import Value, csv_download
from workforce.tables import Column, Row, Table, chosen_sort
from workforce.views.page import Request
from workforce.views.section_forms import ConfirmPage, FormPage
from workforce.views.sections import SectionView

PER_PAGE = 50


class SupervisionPage(SectionView):
    """A page of the section."""

    section = SUPERVISION

    def own_worker_id(self) -> int:
        """The reader's own record. Raises Http404 for an account without one, which has no records to read."""
        if self.request.user.worker_id is None:
            raise Http404
        return self.request.user.worker_id


class SupervisionForm(FormPage, SupervisionPage):
    """A form of the section."""


class SupervisionConfirm(ConfirmPage, SupervisionPage):
    """A question before something is done that others feel."""


class ListPage(SupervisionPage):
    """A list with its filter, in pages of 50, and the same as a file (`as_file`).

    `sorts`: by what the columns with a key are sorted; where nobody asked, the rows stand as `find` gives them.
    """

    title: ClassVar[str]
    lead: ClassVar[str] = ""
    noun: ClassVar[str]
    empty: ClassVar[str]
    columns: ClassVar[tuple[Column, ...]]
    header: ClassVar[tuple[str, ...]]
    filter_class: ClassVar[type[Any] | None] = None
    sorts: ClassVar[Sorts] = {}
    template: ClassVar[str] = "supervision/list_page.html"
    as_file: bool = False

    def get(self, request: Request, **named: Any) -> HttpResponseBase:
        self.prepare(**named)
        self.filter: Any = self.filter_form()
        sort = chosen_sort(request.GET.get("sort"), self.sorts, "")
        found = in_order(self.find(), self.sorts, sort) if sort else self.find()
        if self.as_file:
            return csv_download(f"{self.title} {self.today}", self.header, map(self.line, found))
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        rows = self.rows(page.object_list)
        shown = {
            "title": self.title,
            "lead": self.lead,
            "noun": self.noun,
            "filter_form": self.filter,
            "page": page,
            "table": Table(self.title, self.columns, tuple(rows), sort=sort, empty=self.empty),
            "links": self.links(),
            "csv_url": self.csv_url(),
            "query": request.GET.urlencode(),
        }
        return self.render(self.template, **(shown | self.more()))

    def prepare(self, **named: Any) -> None:
        """What the address names."""

    def filter_form(self) -> Form | None:
        return self.filter_class(self.request.GET) if self.filter_class else None

    def find(self) -> Any:
        """The rows in order."""
        raise NotImplementedError

    def rows(self, found: Iterable[Any]) -> Iterable[Row]:
        return map(self.row, found)

    def row(self, each: Any) -> Row:
        raise NotImplementedError

    def line(self, each: Any) -> Sequence[Value]:
        """The row of the file."""
        raise NotImplementedError

    def links(self) -> list[dict[str, Any]]:
        """What can be done from here: label, url, primary."""
        return []

    def csv_url(self) -> str:
        raise NotImplementedError

    def more(self) -> dict[str, Any]:
        """What a template of its own shows besides."""
        return {}


def as_file(view: type[ListPage]) -> Callable[..., Any]:
    """The file of a list, for the list of addresses."""
    return view.as_view(as_file=True)


def record_address(session_id: int) -> str:
    """The page of a record; nothing where this installation has none."""
    try:
        return reverse("record", args=[session_id])
    except NoReverseMatch:
        return ""
