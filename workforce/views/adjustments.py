"""Adjustments and referrals: the list, one of them with its steps, and asking. For the person, the manager and HR."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import Value, csv_response
from workforce.domain.adjustments import (
    BY_THE_PERSON,
    MOVES,
    Need,
    ask_for_adjustment,
    move_adjustment,
    review_adjustment,
)
from workforce.enums import AdjustmentState, AskedBy
from workforce.forms.adjustments import (
    AdjustmentFilter,
    AskForm,
    MoveForm,
    ReviewForm,
)
from workforce.models import Adjustment, Worker
from workforce.periods import add_months
from workforce.queries.adjustments import OPEN_STATES, adjustment_figures, adjustments, referrals
from workforce.queries.organisation import below, names_in, tree_in
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.referrals import referral_table
from workforce.views.starting import SupportForm, SupportView
from workforce.written import day as written_day
from workforce.written import percent

PER_PAGE = 50
HEADER = ("Number", "Name", "Team", "What is needed", "State", "Asked for on", "In place by", "In place on",
          "First day", "Looked at again on")  # fmt: skip


class AdjustmentList(SupportView):
    """What the list and its file share."""

    permission = Permission.SEE_ADJUSTMENTS

    def look(self, request: Request) -> None:
        self.form = AdjustmentFilter(request.GET, nodes=reached(tree_in(self.scope), self.reach))
        show = self.form.asked()
        unit = self.form.cleaned_data.get("unit") if self.form.is_valid() else None
        units = below([unit], self.today)[unit] if unit else None
        self.found = adjustments(self.reach, show, self.today, units)
        self.names = names_in(self.scope, self.today)

    def teams(self, each: Any) -> str:
        return self.names.get(each.team_ids[0], "") if each.team_ids else ""


class Adjustments(AdjustmentList):
    """Adjustments that are not in place yet first; referrals; and how soon adjustments come."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        reach = self.scope[Permission.CHANGE_ADJUSTMENTS]
        own = request.user.worker if reach.own_worker_id else None
        return self.render(
            "workforce/adjustments.html",
            filter_form=self.form,
            page=page,
            table=self._table(page.object_list),
            referrals=referral_table(referrals(self.reach)[:PER_PAGE], reach.own_worker_id),
            figures=self._figures(),
            own=own,
            query=request.GET.urlencode(),
        )

    def _figures(self) -> list[dict[str, str]]:
        since = add_months(self.today, -12)
        found = adjustment_figures(self.reach, since, self.today)
        of_starters = f"{found.by_first_day} of {found.for_starters} asked for before a start"
        return [
            {
                "label": "In place by the first day",
                "value": f"{percent(found.starters_rate)} ({of_starters})",
            },
            {
                "label": "In place in time",
                "value": f"{percent(found.in_time_rate)} ({found.in_time} of {found.due})",
            },
        ]

    def _table(self, found: Iterable[Any]) -> Table:
        columns = (
            Column("Name"),
            Column("Team"),
            Column("What is needed"),
            Column("State"),
            Column("In place by"),
            Column("Looked at again"),
        )
        rows = tuple(
            Row(
                (
                    Cell(each.worker.name, url=reverse("adjustment", args=[each.pk])),
                    Cell(self.teams(each)),
                    Cell(each.text),
                    _state(each, self.today),
                    Cell(written_day(each.due_on), note="first day" if each.due_on == each.first_day else ""),
                    Cell(written_day(each.review_on)),
                )
            )
            for each in found
        )
        empty = (
            "No adjustment to show. Everybody may ask for one; managers record one from the page of a person."
        )
        return Table("Adjustments", columns, rows, empty=empty)


def _state(each: Adjustment, day: date) -> Cell:
    late = each.state in OPEN_STATES and each.due_on < day
    return Cell(str(each.get_state_display()), tone="bad" if late else "", note="overdue" if late else "")


class AdjustmentsFile(AdjustmentList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return csv_response(f"adjustments {self.today}", HEADER, self._rows())

    def _rows(self) -> Iterator[Sequence[Value]]:
        for each in self.found:
            days = (each.asked_on, each.due_on, each.in_place_on, each.first_day, each.review_on)
            yield (
                each.worker.reference,
                each.worker.name,
                self.teams(each),
                each.text,
                str(each.get_state_display()),
                *(day.isoformat() if day else "" for day in days),
            )


class AdjustmentPage(SupportView):
    """One adjustment with its steps."""

    permission = Permission.SEE_ADJUSTMENTS

    def get(self, request: Request, adjustment_id: int) -> HttpResponse:
        found = Adjustment.objects.within(self.reach).select_related("worker")
        adjustment = get_object_or_404(found, pk=adjustment_id)
        own = adjustment.worker_id == request.user.worker_id
        changeable = Adjustment.objects.within(self.scope[Permission.CHANGE_ADJUSTMENTS])
        return self.render(
            "workforce/adjustment.html",
            adjustment=adjustment,
            moves=list(adjustment.moves.select_related("by__worker")),
            states=_next_states(adjustment, own=own) if changeable.filter(pk=adjustment.pk).exists() else (),
            may_review=not own and adjustment.state == AdjustmentState.IN_PLACE,
            is_overdue=adjustment.state in OPEN_STATES and adjustment.due_on < self.today,
        )


def _next_states(adjustment: Adjustment, *, own: bool) -> list[AdjustmentState]:
    follow = MOVES[AdjustmentState(adjustment.state)]
    return [state for state in follow if not own or state in BY_THE_PERSON]


class AskForAdjustment(SupportForm):
    """For oneself; or by the manager or HR, with the person's agreement."""

    permission = Permission.CHANGE_ADJUSTMENTS
    title = "Ask for an adjustment"
    hint = "What somebody needs in order to work here. Only the person, the line manager and HR see it."
    form_class = AskForm
    worker: Worker

    def find(self, **kwargs: Any) -> None:
        self.worker = self.person(kwargs["reference"])

    @property
    def own(self) -> bool:
        return self.worker.pk == self.request.user.worker_id

    def form_arguments(self) -> dict[str, Any]:
        return {"own": self.own}

    def initial(self) -> dict[str, Any]:
        return {"asked_on": self.today, "asked_by": AskedBy.MANAGER}

    def subject(self) -> str:
        return self.worker.name

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        need = Need(
            text=data["text"],
            asked_on=data["asked_on"],
            asked_by=AskedBy.PERSON if self.own else AskedBy(data["asked_by"]),
            person_agrees=self.own or data["person_agrees"],
        )
        asked = ask_for_adjustment(
            worker_id=self.worker.pk, need=need, today=self.today, by=self.request.user
        )
        return f"The adjustment is on record. It is to be in place by {written_day(asked.due_on)}."

    def done_url(self) -> str:
        return reverse("adjustments")


class OneAdjustment(SupportForm):
    """A verb about an adjustment."""

    permission = Permission.CHANGE_ADJUSTMENTS
    adjustment: Adjustment

    def find(self, **kwargs: Any) -> None:
        found = Adjustment.objects.within(self.reach).select_related("worker")
        self.adjustment = get_object_or_404(found, pk=kwargs["adjustment_id"])

    def subject(self) -> str:
        return f"{self.adjustment.worker.name}: {self.adjustment.text}"

    def done_url(self) -> str:
        return reverse("adjustment", args=[self.adjustment.pk])


class MoveAdjustment(OneAdjustment):
    title = "Next step"
    form_class = MoveForm

    def form_arguments(self) -> dict[str, Any]:
        own = self.adjustment.worker_id == self.request.user.worker_id
        return {"states": _next_states(self.adjustment, own=own)}

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        moved = move_adjustment(
            adjustment_id=self.adjustment.pk,
            state=AdjustmentState(data["state"]),
            on=data["on"],
            words=data["words"],
            review_on=data["review_on"],
            today=self.today,
            by=self.request.user,
        )
        return f"The adjustment is {moved.get_state_display().lower()}."


class ReviewAdjustment(OneAdjustment):
    title = "Looked at again"
    hint = "The adjustment stays. Where it is needed no longer, end it instead."
    form_class = ReviewForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        review_adjustment(
            adjustment_id=self.adjustment.pk,
            review_on=data["review_on"],
            on=self.today,
            by=self.request.user,
        )
        return "The adjustment stays in place."
