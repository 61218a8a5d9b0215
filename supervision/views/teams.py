"""Group supervision: which teams are to meet when, and whether they do."""

from collections import Counter

from django.core.paginator import Paginator
from django.http import HttpResponse

from supervision.forms.planning_lists import TeamFilter
from supervision.pages.people import TONES
from supervision.pages.teams import SORTS, TEAMS_HEADER, sorted_teams, team_rows, teams_table
from supervision.queries.group_rhythm import TeamStanding, team_standings
from supervision.queries.rhythm import StandingState
from supervision.views.planning_base import PER_PAGE, SupervisionView
from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.csv_file import csv_download
from workforce.names import plain
from workforce.queries.organisation import below, names_in, tree_in
from workforce.queries.policy import policies_in
from workforce.tables import chosen_sort
from workforce.views.absence import reached
from workforce.views.page import Request


class TeamList(SupervisionView):
    """What the list and its file share: the teams in reach, and those that the reader leads."""

    permission = Permission.SEE_SUPERVISION_FIGURES

    def look(self, request: Request) -> None:
        seen = self.reach | Reach(self.today, own_worker_id=self.reader_id)
        tree = tree_in(self.scope)
        nodes = reached(tree, self.reach)
        self.codes = {node.unit_id: node.code for node in tree}
        self.names = names_in(self.scope, self.today)
        self.form = TeamFilter(request.GET, nodes=nodes)
        self.sort = chosen_sort(request.GET.get("sort"), SORTS, "due")
        every = team_standings(seen, self.today, policies_in(self.scope))
        matching = self._matching(every)
        self.counts = Counter(each.state for each in matching)
        states = self.form.states()
        self.found = sorted_teams(
            (each for each in matching if not states or each.state in states), self.names, self.sort
        )

    def _matching(self, every: list[TeamStanding]) -> list[TeamStanding]:
        """Those in the unit and with the words that are asked for, in whatever state."""
        unit, words = self.form.data_of("unit"), plain(self.form.data_of("q") or "").split()
        units = below([unit], self.today)[unit] if unit else None
        return [
            each
            for each in every
            if (units is None or each.team_id in units)
            and all(word in plain(f"{self.names.get(each.team_id, '')} {each.leader_name}") for word in words)
        ]


class Teams(TeamList):
    """Each team with its last, its next and its due day, the most overdue first."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/teams.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            page=page,
            counts=[
                (state.label, TONES[state], self.counts[state])
                for state in StandingState
                if self.counts[state]
            ],
            table=teams_table(page.object_list, self.names, self.sort, self.reader_id),
            query=request.GET.urlencode(),
        )


class TeamFile(TeamList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return csv_download(
            f"group supervision by team {self.today}",
            TEAMS_HEADER,
            team_rows(self.found, self.names, self.codes),
        )  # type: ignore[return-value]
