"""The page of checks and its file; the verbs about one person's checks."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase

from workforce.access.permissions import Permission
from workforce.csv_file import csv_download
from workforce.domain.checks import Done, record_check, record_update, request_check
from workforce.forms.checks import ChecksFilter, CheckUpdateForm, RecordCheckForm, RequestCheckForm
from workforce.pages.checks import (
    CSV_HEADER,
    CheckReader,
    checks_table,
    csv_rows,
)
from workforce.queries.check_list import SORTS, CheckChoice, check_page, every_check
from workforce.queries.checks import dbs_checks_of
from workforce.queries.organisation import below, tree
from workforce.queries.policy import PolicyTable
from workforce.tables import chosen_sort
from workforce.views.page import PageView, Request, offset_asked
from workforce.views.registrations import open_to
from workforce.views.verbs import PersonVerb
from workforce.written import day as written_day

PER_PAGE = 50


class ChecksView(PageView):
    """What the page and its file share: the checks of the people in reach, and those chosen."""

    permission = Permission.SEE_CHECKS

    def look(self, request: Request) -> None:
        """What the reader asks for, and may see. Five queries at most."""
        self.nodes = tree(self.today)
        self.names = {node.unit_id: node.name for node in self.nodes}
        self.form = ChecksFilter(request.GET, nodes=self.nodes)
        self.form.is_valid()
        self.choice = self._choice(self.form.cleaned_data)
        self.policies = PolicyTable.load()
        self.reader = CheckReader(self.today, self._results_of())

    def _results_of(self) -> Any:
        """Whose results the reader sees: those they keep, and their own."""
        kept = open_to(self.scope, Permission.CHANGE_CHECKS)
        own = self.reach.own_worker_id
        return kept if kept is None or own is None else {*kept, own}

    def _choice(self, data: dict[str, Any]) -> CheckChoice:
        unit = data.get("unit")
        return CheckChoice(
            text=data.get("q", ""),
            kind=data.get("kind", ""),
            show=data.get("show", ""),
            unit_ids=below([unit], self.today)[unit] if unit else None,
            sort=chosen_sort(self.request.GET.get("sort"), SORTS, "urgency"),
        )


class Checks(ChecksView):
    """Which checks are due, overdue or missing."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        start = offset_asked(request.GET.get("page"), PER_PAGE)
        lines, total = check_page(
            self.reach, self.today, self.policies, self.choice, limit=PER_PAGE, offset=start
        )
        return self.render(
            "workforce/checks.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            page=Paginator(range(total), PER_PAGE).get_page(start // PER_PAGE + 1),
            table=checks_table(lines, self.reader, self.names, self.choice.sort),
            query=request.GET.urlencode(),
        )


class ChecksFile(ChecksView):
    """What is chosen on the page, as CSV."""

    def get(self, request: Request) -> HttpResponseBase:
        self.look(request)
        lines = every_check(self.reach, self.today, self.policies, self.choice)
        rows = csv_rows(lines, self.reader, self.names)
        return csv_download(f"checks {self.today}", CSV_HEADER, rows)


class CheckVerb(PersonVerb):
    """A verb about a person's checks."""

    permission = Permission.CHANGE_CHECKS
    tab = "registration"


class RequestCheck(CheckVerb):
    title = "Request a check"
    form_class = RequestCheckForm

    def initial(self) -> dict[str, Any]:
        return {"requested_on": self.today}

    def act(self, data: dict[str, Any]) -> str:
        check = request_check(worker_id=self.worker.pk, today=self.today, by=self.request.user, **data)
        return f"{check.get_kind_display()} of {self.worker.name}: requested on {written_day(check.requested_on)}."


class RecordCheck(CheckVerb):
    title = "Record a check"
    hint = (
        "A check that was requested is completed; otherwise this is a new one. Earlier checks stay on record."
    )
    form_class = RecordCheckForm

    def initial(self) -> dict[str, Any]:
        return {"done_on": self.today}

    def act(self, data: dict[str, Any]) -> str:
        done = Done(**{name: data[name] for name in Done.__slots__})
        check = record_check(
            worker_id=self.worker.pk, kind=data["kind"], done=done, today=self.today, by=self.request.user
        )
        return f"{check.get_kind_display()} of {self.worker.name}: done on {written_day(check.done_on)}."


class RecordCheckUpdate(CheckVerb):
    title = "Record a status check or a decision"
    hint = (
        "Of a DBS check: what the Update Service says, or what was decided after a risk assessment. The assessment "
        "itself is kept elsewhere."
    )
    form_class = CheckUpdateForm

    def form_arguments(self) -> dict[str, Any]:
        return {"checks": dbs_checks_of(self.worker)}

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, data: dict[str, Any]) -> str:
        update = record_update(
            check_id=data["check_made"],
            on=data["on"],
            result=data["result"],
            today=self.today,
            by=self.request.user,
        )
        return f"{self.worker.name}, {update.get_result_display().lower()}: on record."
