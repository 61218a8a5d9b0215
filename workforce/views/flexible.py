"""Requests for flexible working: the list, one of them with its steps, asking and deciding; and agreed patterns."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from workforce.access.permissions import Permission
from workforce.csv_file import Value, csv_response
from workforce.domain.flexible import (
    APPROVALS,
    BY_THE_DECIDER,
    MOVES,
    Decision,
    Wish,
    ask_for_flexible_working,
    extend_decision,
    move_request,
)
from workforce.enums import FlexibleState
from workforce.forms.flexible import DecisionForm, ExtendForm, FlexibleForm, RequestFilter
from workforce.models import FlexibleRequest, Worker
from workforce.queries.flexible import UNDECIDED, requests
from workforce.queries.organisation import below, names_in, tree_in
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.starting import SupportForm, SupportView
from workforce.written import day as written_day
from workforce.written import decimal

PER_PAGE = 50
HEADER = (
    "Number",
    "Name",
    "Team",
    "Asked on",
    "Pattern",
    "FTE",
    "Days at home",
    "From",
    "State",
    "To be decided by",
)


class RequestList(SupportView):
    """What the list and its file share."""

    permission = Permission.SEE_FLEXIBLE_WORKING

    def look(self, request: Request) -> None:
        self.form = RequestFilter(request.GET, nodes=reached(tree_in(self.scope), self.reach))
        show = self.form.asked()
        unit = self.form.cleaned_data.get("unit") if self.form.is_valid() else None
        units = below([unit], self.today)[unit] if unit else None
        self.found = requests(self.reach, show, self.today, units)
        self.names = names_in(self.scope, self.today)

    def teams(self, each: Any) -> str:
        return self.names.get(each.team_ids[0], "") if each.team_ids else ""


class FlexibleRequests(RequestList):
    """What is to be decided, and by when."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        reach = self.scope[Permission.CHANGE_FLEXIBLE_WORKING]
        return self.render(
            "workforce/flexible_requests.html",
            filter_form=self.form,
            page=page,
            table=self._table(page.object_list),
            own=request.user.worker if reach.own_worker_id else None,
            query=request.GET.urlencode(),
        )

    def _table(self, found: Iterable[Any]) -> Table:
        columns = (
            Column("Name"),
            Column("Team"),
            Column("Asked for"),
            Column("Asked on"),
            Column("State"),
            Column("To be decided by"),
        )
        rows = tuple(
            Row(
                (
                    Cell(each.worker.name, url=reverse("flexible_request", args=[each.pk])),
                    Cell(self.teams(each)),
                    Cell(str(each.get_pattern_display()), note=f"from {written_day(each.from_day)}"),
                    Cell(written_day(each.asked_on)),
                    Cell(str(each.get_state_display())),
                    _due(each, self.today),
                )
            )
            for each in found
        )
        return Table("Requests for flexible working", columns, rows, empty="No request to show.")


def _due(each: FlexibleRequest, day: date) -> Cell:
    if each.state not in UNDECIDED:
        return Cell("Decided")
    late = each.due_on < day
    return Cell(written_day(each.due_on), tone="bad" if late else "", note="overdue" if late else "")


class FlexibleRequestsFile(RequestList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return csv_response(f"flexible working {self.today}", HEADER, self._rows())

    def _rows(self) -> Iterator[Sequence[Value]]:
        for each in self.found:
            yield (
                each.worker.reference,
                each.worker.name,
                self.teams(each),
                each.asked_on.isoformat(),
                str(each.get_pattern_display()),
                each.fte,
                each.home_days,
                each.from_day.isoformat(),
                str(each.get_state_display()),
                each.due_on.isoformat(),
            )


class FlexibleRequestPage(SupportView):
    """One request with its steps."""

    permission = Permission.SEE_FLEXIBLE_WORKING

    def get(self, request: Request, request_id: int) -> HttpResponse:
        found = FlexibleRequest.objects.within(self.reach).select_related("worker")
        flexible = get_object_or_404(found, pk=request_id)
        own = flexible.worker_id == request.user.worker_id
        decides = not own and _decided_by(self, flexible)
        return self.render(
            "workforce/flexible_request.html",
            flexible=flexible,
            fte=decimal(flexible.fte, 2) if flexible.fte is not None else "",
            moves=list(flexible.moves.select_related("by__worker")),
            states=_next_states(flexible, own=own) if own or decides else (),
            may_extend=decides and flexible.state in UNDECIDED,
            is_overdue=flexible.state in UNDECIDED and flexible.due_on < self.today,
            pattern_url=self._pattern_url(flexible) if decides and flexible.state in APPROVALS else "",
            hours_url=self._hours_url(flexible) if not own and flexible.state in APPROVALS else "",
        )

    def _pattern_url(self, flexible: FlexibleRequest) -> str:
        return f"{reverse('work_pattern', args=[flexible.worker.reference])}?{urlencode({'request': flexible.pk})}"

    def _hours_url(self, flexible: FlexibleRequest) -> str:
        """Where the hours are changed, filled in; for whoever changes employments."""
        if flexible.fte is None or not self.scope[Permission.CHANGE_EMPLOYMENT]:
            return ""
        asked = {"fte": f"{flexible.fte.normalize():f}", "from_day": flexible.from_day.isoformat()}
        return f"{reverse('person_hours', args=[flexible.worker.reference])}?{urlencode(asked)}"


def _decided_by(view: SupportView, flexible: FlexibleRequest) -> bool:
    theirs = FlexibleRequest.objects.within(view.scope[Permission.DECIDE_FLEXIBLE_WORKING])
    return theirs.filter(pk=flexible.pk).exists()


def _next_states(flexible: FlexibleRequest, *, own: bool) -> list[FlexibleState]:
    follow = MOVES[FlexibleState(flexible.state)]
    return [state for state, who in follow.items() if (who == BY_THE_DECIDER) != own]


class AskForFlexibleWorking(SupportForm):
    """A request is the person's own."""

    permission = Permission.CHANGE_FLEXIBLE_WORKING
    title = "Ask for flexible working"
    hint = (
        "You may ask from your first day on, twice in 12 months. You hear within two months, an appeal included, "
        "unless you agree to more time."
    )
    submit = "Send"
    form_class = FlexibleForm
    worker: Worker

    def find(self, **kwargs: Any) -> None:
        self.worker = self.person(kwargs["reference"])
        if self.worker.pk != self.request.user.worker_id:
            raise Http404

    def initial(self) -> dict[str, Any]:
        return {"asked_on": self.today}

    def subject(self) -> str:
        return self.worker.name

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        asked = ask_for_flexible_working(
            worker_id=self.worker.pk, wish=Wish(**data), today=self.today, by=self.request.user
        )
        return f"Your request is sent. It is to be decided by {written_day(asked.due_on)}."

    def done_url(self) -> str:
        return reverse("flexible_requests")


class OneRequest(SupportForm):
    """A verb about a request: the person's, or of whoever decides it."""

    permission = Permission.SEE_FLEXIBLE_WORKING
    flexible: FlexibleRequest
    own: bool

    def find(self, **kwargs: Any) -> None:
        found = FlexibleRequest.objects.within(self.reach).select_related("worker")
        self.flexible = get_object_or_404(found, pk=kwargs["request_id"])
        self.own = self.flexible.worker_id == self.request.user.worker_id
        if not self.own and not _decided_by(self, self.flexible):
            raise PermissionDenied

    def subject(self) -> str:
        return f"{self.flexible.worker.name}, asked on {written_day(self.flexible.asked_on)}"

    def done_url(self) -> str:
        return reverse("flexible_request", args=[self.flexible.pk])


class MoveRequest(OneRequest):
    title = "Next step"
    form_class = DecisionForm

    def form_arguments(self) -> dict[str, Any]:
        return {"states": _next_states(self.flexible, own=self.own), "by_decider": not self.own}

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        decision = Decision(
            state=FlexibleState(data["state"]),
            on=data["on"],
            words=data["words"],
            reason=data.get("reason", ""),
        )
        moved = move_request(
            request_id=self.flexible.pk, decision=decision, today=self.today, by=self.request.user
        )
        return f"The request: {moved.get_state_display().lower()}."


class ExtendRequest(OneRequest):
    title = "More time to decide"
    hint = "Only where the person agrees."
    form_class = ExtendForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        extended = extend_decision(
            request_id=self.flexible.pk, until=data["until"], on=self.today, by=self.request.user
        )
        return f"The request is to be decided by {written_day(extended.due_on)}."
