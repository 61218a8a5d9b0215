"""Planning sessions with one person or with a group: the form, the days of a series to look at, and saving."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from supervision.domain.planning import plan_group, plan_sessions
from supervision.enums import SessionKind
from supervision.forms.planning import GroupForm, PlanForm, SeriesForm
from supervision.models import SupervisionSession
from supervision.queries.planning import blocked_days, in_team, people_in_groups_of
from supervision.rules.series import SeriesDay, last_possible, series_days
from supervision.views.planning_base import SupervisionForm
from workforce.access.permissions import Permission
from workforce.models import Worker
from workforce.views.page import Request
from workforce.written import day as written_day

LONGEST_NUMBER = 18
"""Digits: more are no number of a row."""
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "step"})


class PlanPage(SupervisionForm):
    """A form; where it asks for a series, its days are looked at on a second page before they are saved."""

    permission = Permission.RECORD_SUPERVISION
    submit = "Continue"
    made: Sequence[SupervisionSession]

    def supervisee_id(self) -> int | None:
        """None: a group."""
        return None

    def save(self, form: Any, days: Sequence[date]) -> Sequence[SupervisionSession]:
        raise NotImplementedError

    def directory(self) -> "QuerySet[Any]":
        """Everybody at work here today, of whom somebody may be named."""
        return Worker.objects.within(self.scope[Permission.SEE_DIRECTORY]).in_post(self.today)

    def post(self, request: Request, **named: Any) -> HttpResponse:
        self.find(**named)
        form: Any = self.build(request.POST)
        step = request.POST.get("step")
        if step == "change":
            return self.page(self.build(initial=self._typed_values(form)))
        if step != "save" and form.is_valid() and form.repeat() is not None:
            return self._look(form)
        return super().post(request, **named)

    def _typed_values(self, form: SeriesForm) -> dict[str, Any]:
        typed = form.cleaned_data if form.is_valid() else {}
        return {name: each.reference if isinstance(each, Worker) else each for name, each in typed.items()}

    def _look(self, form: SeriesForm) -> HttpResponse:
        days = self._days(form)
        pairs = [(name, value) for name, values in self.request.POST.lists() for value in values]
        return self.render(
            "supervision/series_check.html",
            days=days,
            number=sum(not each.left_out for each in days),
            typed=[(name, value) for name, value in pairs if name not in NOT_TYPED],
            **self.frame(),
        )

    def _days(self, form: SeriesForm) -> list[SeriesDay]:
        """The days that the form asks for; of a series those on which nobody meets are left out."""
        first: date = form.cleaned_data["on"]
        repeat = form.repeat()
        if repeat is None:
            return [SeriesDay(first)]
        kind: SessionKind = form.cleaned_data["kind"]
        leader = form.cleaned_data.get("leader")
        leader_id = leader.pk if leader else self.reader_id or 0
        blocked = blocked_days(self.supervisee_id(), leader_id, kind, first, last_possible(first))
        return series_days(first, repeat, blocked)

    def act(self, form: Any) -> str:
        days = [each.on for each in self._days(form) if not each.left_out]
        self.made = self.save(form, days)
        if len(days) == 1:
            return f"The session on {written_day(days[0])} is planned."
        return f"{len(days)} sessions are planned, from {written_day(days[0])} to {written_day(days[-1])}."

    def done_url(self) -> str:
        return reverse("planned_session", args=[self.made[0].pk])

    def cancel_url(self) -> str:
        return reverse("supervision")


class PlanSession(PlanPage):
    """With one person."""

    title = "Plan supervision"
    form_class = PlanForm
    worker: Worker

    def find(self, **named: Any) -> None:
        self.worker = self.supervised(named["reference"])

    def supervisee_id(self) -> int:
        return self.worker.pk

    def subject(self) -> str:
        return self.worker.name

    def form_arguments(self) -> dict[str, Any]:
        return {"people": self.directory().exclude(pk=self.worker.pk)}

    def save(self, form: PlanForm, days: Sequence[date]) -> Sequence[SupervisionSession]:
        leader = form.cleaned_data["leader"]
        return plan_sessions(
            leader_id=leader.pk if leader else None,
            supervisee_id=self.worker.pk,
            days=days,
            meeting=form.meeting(form.cleaned_data["kind"]),
            today=self.today,
            by=self.request.user,
        )


class PlanGroup(PlanPage):
    """With several: those whom the reader supervises, the teams that the reader leads, and whoever else is named."""

    title = "Plan a group"
    form_class = GroupForm
    people: dict[int, str]

    def find(self, **named: Any) -> None:
        if self.reader_id is None:
            raise PermissionDenied
        self.people = {each.pk: each.name for each in people_in_groups_of(self.reader_id, self.today)}

    @property
    def hint(self) -> str:  # type: ignore[override]
        return (
            ""
            if self.people
            else "A group is led by somebody who supervises. Nobody is supervised by you today."
        )

    def form_arguments(self) -> dict[str, Any]:
        return {"people": self.people, "directory": self.directory().exclude(pk=self.reader_id)}

    def initial(self) -> dict[str, Any]:
        """With everybody chosen who is in the team that the address names."""
        team = self.request.GET.get("team", "")
        if not team.isdecimal() or len(team) > LONGEST_NUMBER:
            return {}
        return {"members": in_team(int(team), list(self.people), self.today)}

    def save(self, form: GroupForm, days: Sequence[date]) -> Sequence[SupervisionSession]:
        return plan_group(
            member_ids=form.taking_part(),
            days=days,
            meeting=form.meeting(form.cleaned_data["kind"]),
            today=self.today,
            by=self.request.user,
        )
