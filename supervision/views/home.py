"""The first page of the section: the people whom one supervises, and one's own supervision."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse

from supervision.forms.planning_lists import StandingFilter, Whose
from supervision.pages.people import (
    STANDING_HEADER,
    TONES,
    person_headings,
    person_lines,
    standing_rows,
    state_note,
)
from supervision.queries.planning import due_days_of_actions, supervisors_in
from supervision.queries.rhythm import STANDING_SORTS, StandingSearch, standings, standings_with_counts
from supervision.views.planning_base import PER_PAGE, SupervisionView
from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.csv_file import csv_download
from workforce.queries.organisation import below, names_in, tree_in
from workforce.tables import chosen_sort
from workforce.views.absence import reached
from workforce.views.page import Request, offset_asked
from workforce.views.sections import SectionStart
from workforce.written import day as written_day


class PeopleList(SupervisionView):
    """What the list and its file share. Twelve queries or fewer, however many people there are."""

    permission = Permission.SEE_DIRECTORY

    @property
    def seen(self) -> Reach:
        return self.scope[Permission.SEE_SUPERVISION]

    def look(self, request: Request) -> None:
        may = self.may_choose()
        others = supervisors_in(self.seen, self.today) if Whose.BELOW in may else {}
        nodes = reached(tree_in(self.scope), self.seen)
        self.form = StandingFilter(request.GET, nodes=nodes, may=may, supervisors=others)
        mine = self.form.chosen_whose() is Whose.MINE
        unit = self.form.data_of("unit")
        self.search = StandingSearch(
            text=self.form.data_of("q") or "",
            unit_ids=below([unit], self.today)[unit] if unit else None,
            supervisor_id=self.reader_id if mine else self.form.data_of("supervisor"),
            states=self.form.states(),
            sort=chosen_sort(request.GET.get("sort"), STANDING_SORTS, "due"),
        )
        self.names = names_in(self.scope, self.today)


class SupervisionHome(PeopleList, SectionStart):
    """Whom one supervises and when it is due. For who sees nobody's supervision, the pages of the section."""

    def get(self, request: Request) -> HttpResponse:
        if not self.seen:
            return SectionStart.get(self, request)
        self.look(request)
        start = offset_asked(request.GET.get("page"), PER_PAGE)
        lines, counts = standings_with_counts(self.seen, self.today, self.search, start, PER_PAGE)
        if not lines and start:  # beyond the last page the first is shown
            start = 0
            lines, counts = standings_with_counts(self.seen, self.today, self.search, 0, PER_PAGE)
        page = Paginator(range(sum(counts.values())), PER_PAGE).get_page(start // PER_PAGE + 1)
        mine = self.form.chosen_whose() is Whose.MINE
        own = self._own()
        return self.render(
            "supervision/people.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            mine=mine,
            alone=bool(own) and mine and not lines and not request.GET,
            page=page,
            lines=person_lines(
                lines, self.names, self.reader_id, keeps=self.scope.may(Permission.KEEP_SUPERVISION)
            ),
            headings=person_headings(mine=mine, sort=self.search.sort),
            counts=[(state.label, TONES[state], number) for state, number in counts.items() if number],
            own=own,
            query=request.GET.urlencode(),
        )

    def _own(self) -> dict[str, Any] | None:
        """The reader's own supervision; None for who is not at work here. Four queries."""
        if self.seen.own_worker_id is None:
            return None
        reach = Reach(self.today, own_worker_id=self.seen.own_worker_id)
        found = standings(reach, self.today)
        days = due_days_of_actions(self.seen.own_worker_id)
        if not found:
            return None
        own = found[0]
        return {
            "standing": own,
            "tone": TONES[own.state],
            "note": state_note(own),
            "actions": [written_day(day) for day in days],
            "late": sum(day < self.today for day in days),
        }


class PeopleFile(PeopleList):
    """The list as CSV."""

    permission = Permission.SEE_SUPERVISION

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        found = standings(self.seen, self.today, self.search)
        return csv_download(f"supervision {self.today}", STANDING_HEADER, standing_rows(found, self.names))  # type: ignore[return-value]
