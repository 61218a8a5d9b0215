"""Briefings: the list, and one of them for its managers and its publisher."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.models import Briefing, BriefingManager
from workforce.queries.briefings import (
    Held,
    briefings_for,
    briefings_published_by,
    by_service,
    held_this_year,
    lines_of,
    named_in,
    questions_of,
)
from workforce.queries.organisation import tree_in, unit_names
from workforce.queries.policy import policies_in
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportPage
from workforce.written import day as written_day

PER_PAGE = 25


class Briefings(SupportPage):
    """What the reader has to pass on or has published."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        page = Paginator(briefings_for(request.user, self.scope), PER_PAGE).get_page(request.GET.get("page"))
        columns = (
            Column("Briefing"),
            Column("Published"),
            Column("Pass on by"),
            Column("Passed on", numeric=True, hint="of those named"),
            Column("Your part"),
        )
        rows = tuple(Row(self._cells(each)) for each in page.object_list)
        return self.render(
            "workforce/briefings.html",
            page=page,
            table=Table("Briefings", columns, rows),
            may_publish=self.scope.may(Permission.PUBLISH_NOTICES),
            held=self._held(),
        )

    def _held(self) -> Held | None:
        """For those who publish for everybody."""
        if not self.scope[Permission.PUBLISH_NOTICES].everyone:
            return None
        return held_this_year(self.today, policies_in(self.scope))

    def _cells(self, each: Any) -> tuple[Cell, ...]:
        return (
            Cell(each.title, url=reverse("briefing", args=[each.pk])),
            Cell(written_day(each.published_on)),
            Cell(written_day(each.pass_on_by)),
            Cell(f"{each.passed} of {each.named}"),
            self._own_part(each),
        )

    def _own_part(self, each: Any) -> Cell:
        if each.withdrawn_on:
            return Cell("Withdrawn", tone="neutral")
        if not each.mine:
            return Cell("")
        if each.mine_passed:
            return Cell("Passed on", tone="good")
        return (
            Cell("Overdue", tone="bad")
            if each.pass_on_by < self.today
            else Cell("To pass on", tone="warning")
        )


class BriefingPage(SupportPage):
    """A briefing that the reader is named in or has published; everything else is not there."""

    permission = Permission.SEE_DIRECTORY
    briefing: Briefing
    named: BriefingManager | None
    publishes: bool

    def load_briefing(self) -> None:
        self.briefing = or_404(
            briefings_for(self.request.user, self.scope).filter(pk=self.kwargs["briefing_id"]).first()
        )
        self.named = named_in(self.briefing, self.request.user.worker_id)
        mine = briefings_published_by(self.request.user, self.scope)
        self.publishes = mine.filter(pk=self.briefing.pk).exists()


class OneBriefing(BriefingPage):
    """What it says, what the reader has to do, and for its publisher who has not passed it on."""

    def get(self, request: Request, briefing_id: int) -> HttpResponse:
        self.load_briefing()
        lines = lines_of(self.briefing) if self.publishes else []
        return self.render(
            "workforce/briefing.html",
            briefing=self.briefing,
            named=self.named,
            said=getattr(self.named, "passed_on", None),
            overdue=self.briefing.pass_on_by < self.today,
            publishes=self.publishes,
            services=self._services(lines) if lines else None,
            managers=self._managers(lines) if lines else None,
            questions=questions_of(self.briefing),
        )

    def _services(self, lines: Sequence[BriefingManager]) -> Table:
        columns = (
            Column("Service"),
            Column("Named", numeric=True),
            Column("Passed on", numeric=True),
            Column("Not yet", numeric=True),
        )
        counts = by_service(lines, tree_in(self.scope))
        rows = tuple(
            Row(
                (
                    Cell(each.name),
                    Cell(str(each.named)),
                    Cell(str(each.passed)),
                    Cell(str(each.named - each.passed)),
                )
            )
            for each in counts
        )
        return Table("By service", columns, rows)

    def _managers(self, lines: Sequence[BriefingManager]) -> Table:
        names = unit_names(self.today)
        columns = (Column("Manager"), Column("Team"), Column("State"), Column("When"), Column("How"))
        waiting = [each for each in lines if not hasattr(each, "passed_on")]
        done = [each for each in lines if hasattr(each, "passed_on")]
        rows = tuple(Row(self._line(each, names.get(each.team_id, ""))) for each in (*waiting, *done))
        return Table("Managers", columns, rows)

    def _line(self, each: BriefingManager, team: str) -> tuple[Cell, ...]:
        said = getattr(each, "passed_on", None)
        late = self.briefing.pass_on_by < self.today
        state = (
            Cell("Passed on", tone="good")
            if said
            else Cell("Overdue", tone="bad")
            if late
            else Cell("Not yet")
        )
        return (
            Cell(each.manager.name, url=reverse("person", args=[each.manager.reference])),
            Cell(team),
            state,
            Cell(written_day(said.on) if said else ""),
            Cell(said.how if said else ""),
        )


class BriefingFile(BriefingPage):
    """Who has passed it on, for its publisher."""

    def get(self, request: Request, briefing_id: int) -> HttpResponse:
        self.load_briefing()
        if not self.publishes:
            raise Http404
        names = unit_names(self.today)
        header = ("Number", "Manager", "Team", "Passed on on", "How")
        rows = (
            (
                each.manager.reference,
                each.manager.name,
                names.get(each.team_id, ""),
                each.passed_on.on.isoformat() if hasattr(each, "passed_on") else "",
                each.passed_on.how if hasattr(each, "passed_on") else "",
            )
            for each in lines_of(self.briefing)
        )
        return csv_response(f"briefing {self.briefing.title}", header, rows)
