"""Planned sessions: the list, one of them, moving it, calling it off, and calendar files."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.domain.planning import cancel_session, move_session
from supervision.enums import HELD_STATES, SessionKind, SessionState
from supervision.forms.planning import CancelForm, MoveForm
from supervision.forms.planning_lists import PlannedFilter
from supervision.models import SupervisionSession
from supervision.pages.calendar_file import calendar_file
from supervision.pages.planned import SESSION_HEADER, clock, session_rows, sessions_table
from supervision.queries.planning import (
    PLANNED_SORTS,
    changes_plans,
    for_the_calendar,
    leader_of,
    members_of,
    planned_sessions,
    takes_part,
)
from supervision.views.planning_base import PER_PAGE, SupervisionForm, SupervisionView
from workforce.access.permissions import Permission
from workforce.context import address_of
from workforce.csv_file import csv_download
from workforce.models import Worker
from workforce.tables import chosen_sort
from workforce.views.page import Request
from workforce.written import day as written_day


class PlannedList(SupervisionView):
    """What the list and its file share."""

    permission = Permission.SEE_SUPERVISION

    def look(self, request: Request) -> None:
        self.form = PlannedFilter(request.GET, may=self.may_choose())
        self.sort = chosen_sort(request.GET.get("sort"), PLANNED_SORTS, "")
        self.found = planned_sessions(self.reach, self.today, self.form.search(self.reader_id), self.sort)


class PlannedSessions(PlannedList):
    """What is planned, what went by unrecorded, what was called off or missed."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/planned_sessions.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            page=page,
            table=sessions_table(page.object_list, self.sort),
            may_plan=self.scope.may(Permission.RECORD_SUPERVISION),
            query=request.GET.urlencode(),
        )


class PlannedFile(PlannedList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return csv_download(
            f"planned supervision {self.today}", SESSION_HEADER, session_rows(self.found.iterator(500))
        )  # type: ignore[return-value]


class OneSession(SupervisionView):
    """A page about one session that the reader may see: its days and states, no content."""

    permission = Permission.SEE_SUPERVISION
    session: SupervisionSession
    leader_id: int

    def look_up(self, session_id: int) -> None:
        found = SupervisionSession.objects.within(self.reach).select_related("supervisor", "supervisee")
        self.session = get_object_or_404(found, pk=session_id)
        self.leader_id = leader_of(self.session, self.today)

    @property
    def leads(self) -> bool:
        return changes_plans(self.session, self.reader_id, self.today)

    @property
    def is_one_of_two(self) -> bool:
        return self.leads or (self.reader_id is not None and self.reader_id == self.session.supervisee_id)


class PlannedSession(OneSession):
    """One session: when, where, with whom, and what may be done with it."""

    def get(self, request: Request, session_id: int) -> HttpResponse:
        self.look_up(session_id)
        session = self.session
        is_planned = session.state == SessionState.SCHEDULED
        leader = Worker.objects.within(self.scope[Permission.SEE_DIRECTORY]).filter(pk=self.leader_id).first()
        return self.render(
            "supervision/planned_session.html",
            session=session,
            title=session.supervisee.name if session.supervisee else str(session.get_kind_display()),
            leader=leader.name if leader else "",
            clock=clock(session),
            members=members_of(session) if session.supervisee is None else [],
            may_change=is_planned and self.leads,
            may_cancel=is_planned and self.is_one_of_two,
            record_url=self._record_url(),
            record_label="The record" if session.state in HELD_STATES else "Record it",
            takes_part=takes_part(session, self.reader_id, self.today),
            moves=list(session.moves.select_related("by__worker")),
        )

    def _record_url(self) -> str:
        """Where it is recorded, or was. The page itself decides who may read."""
        if not takes_part(self.session, self.reader_id, self.today):
            return ""
        if self.session.state in HELD_STATES:
            return address_of("record", self.session.pk)
        is_written = self.session.state in (SessionState.SCHEDULED, SessionState.MISSED)
        return address_of("record_edit", self.session.pk) if is_written and self.leads else ""


class ChangeSession(SupervisionForm, OneSession):
    """A verb about a planned session."""

    permission = Permission.SEE_SUPERVISION

    def subject(self) -> str:
        who = self.session.supervisee
        name = who.name if who else str(self.session.get_kind_display())
        return f"{name}, {written_day(self.session.on)}"

    def done_url(self) -> str:
        return reverse("planned_session", args=[self.session.pk])

    def back(self) -> str:
        return "The session"


class MoveSession(ChangeSession):
    title = "Move a session"
    submit = "Save"
    form_class = MoveForm

    def find(self, **named: Any) -> None:
        self.look_up(named["session_id"])
        if not self.leads:
            raise PermissionDenied

    def form_arguments(self) -> dict[str, Any]:
        return {"is_group": self.session.supervisee_id is None}

    def initial(self) -> dict[str, Any]:
        names = ("on", "starts_at", "minutes", "place", "online", "theme")
        return {name: getattr(self.session, name) for name in names}

    def act(self, form: Any) -> str:
        meeting = form.meeting(SessionKind(self.session.kind))
        moved = move_session(
            session_id=self.session.pk,
            on=form.cleaned_data["on"],
            meeting=meeting,
            today=self.today,
            by=self.request.user,
        )
        return f"The session is planned for {written_day(moved.on)}."


class CancelSession(ChangeSession):
    title = "Call a session off"
    submit = "Call it off"
    warning = "The session stays in the list as called off, with who did it and why."
    form_class = CancelForm

    def find(self, **named: Any) -> None:
        self.look_up(named["session_id"])
        if not self.is_one_of_two:
            raise PermissionDenied

    def form_arguments(self) -> dict[str, Any]:
        return {"leads": self.leads}

    def act(self, form: Any) -> str:
        cancelled = cancel_session(
            session_id=self.session.pk,
            cancellation=form.cancellation(),
            today=self.today,
            by=self.request.user,
        )
        if cancelled.rebooked_as is None:
            return "The session is called off."
        return f"The session is called off. The one instead is on {written_day(cancelled.rebooked_as.on)}."


class SessionCalendar(OneSession):
    """A session as a calendar file, for those who take part."""

    def get(self, request: Request, session_id: int) -> HttpResponse:
        self.look_up(session_id)
        if not takes_part(self.session, self.reader_id, self.today):
            raise PermissionDenied
        theirs = SupervisionSession.objects.within(self.reach).filter(pk=session_id)
        return calendar_file(f"supervision {self.session.on}", for_the_calendar(theirs), self.reader_id)


class SeriesCalendar(SupervisionView):
    """All sessions of a series as one calendar file, for those who take part in them."""

    permission = Permission.SEE_SUPERVISION

    def get(self, request: Request, series: UUID) -> HttpResponse:
        theirs = SupervisionSession.objects.within(self.reach).filter(series=series)
        found = for_the_calendar(theirs.exclude(state=SessionState.MISSED))
        if not found:
            raise Http404
        if not takes_part(found[0], self.reader_id, self.today):
            raise PermissionDenied
        return calendar_file(f"supervision from {found[0].on}", found, self.reader_id)
