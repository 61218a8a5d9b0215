"""Everything that is due for whoever asks: the list behind the first page, and its file."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse

from workforce.csv_file import csv_download
from workforce.due import DueItem, due_items, is_about
from workforce.forms.due import WHEN, DueFilter, When, Whose
from workforce.models import Worker
from workforce.pages.due import HEADER, due_row, due_table, kind_lines
from workforce.views.page import PageView, Request

PER_PAGE = 50
DAYS_AHEAD = {When.WEEK: timedelta(days=7), When.MONTH: timedelta(days=30)}
FURTHEST = timedelta(days=90)


class DuePage(PageView):
    """What the list and its file share. Each source yields only what the reader may see."""

    permission = None

    def choose(self) -> tuple[DueFilter, list[DueItem]]:
        items = due_items(self.scope, self.today, self.today + FURTHEST)
        worker = self.request.user.worker
        form = DueFilter(self.request.GET, items=items, works_here=worker is not None)
        form.is_valid()
        return form, list(_chosen(items, form, worker, self.today))


class DueList(DuePage):
    """All of it, soonest first, by kind and day."""

    def get(self, request: Request) -> HttpResponse:
        form, items = self.choose()
        page = Paginator(items, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "workforce/due_list.html",
            form=None,
            filter_form=form,
            page=page,
            heading=WHEN[form.asked()],
            table=due_table(
                "What is due", list(page.object_list), self.today, "Nothing is due that matches."
            ),
            query=request.GET.urlencode(),
            kinds=[] if form.cleaned_data.get("kind") else kind_lines(items, self.today, **_asked(form)),
        )


class DueFile(DuePage):
    """What the list shows as CSV."""

    def get(self, request: Request) -> StreamingHttpResponse:
        form, items = self.choose()
        return csv_download(f"due {form.asked()}", HEADER, (due_row(each, self.today) for each in items))


def _asked(form: DueFilter) -> dict[str, str]:
    """What the address narrows the list by, but for the kind."""
    chosen = ((name, str(form.cleaned_data.get(name) or "")) for name in ("words", "when", "whose"))
    return {name: value for name, value in chosen if value}


def _chosen(items: Iterable[DueItem], form: DueFilter, worker: Worker | None, day: date) -> Iterable[DueItem]:
    when, whose, kind = form.asked(), form.asked_whose(), form.cleaned_data.get("kind")
    words = (form.cleaned_data.get("words") or "").casefold()
    for item in items:
        if kind and item.kind != kind:
            continue
        if words and words not in f"{item.subject} {item.detail}".casefold():
            continue
        if _lies_in(item, when, day) and _is_of(item, whose, worker):
            yield item


def _is_of(item: DueItem, whose: Whose, worker: Worker | None) -> bool:
    if whose is Whose.ALL or worker is None:
        return True
    return (item.own or is_about(item, worker)) == (whose is Whose.MINE)


def _lies_in(item: DueItem, when: When, day: date) -> bool:
    late = item.is_overdue(day)
    if when is When.OVERDUE:
        return late
    return when is When.ALL or (not late and item.due_on <= day + DAYS_AHEAD[when])
