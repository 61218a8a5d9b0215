"""The figures of supervision of a unit, the heat map of its teams, and the slots behind a cell."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse

from dashboards.forms.choice import month_key
from dashboards.pages.choice import Choice
from dashboards.pages.practice import (
    FIGURES_HEADER,
    Given,
    Target,
    figure_rows,
    figures_table,
    heat_map,
    heat_rows,
    parts_table,
    roles_table,
    trend,
)
from dashboards.pages.practice_slots import SLOTS_HEADER, counts_table, slot_rows, slots_table
from dashboards.queries.figures import stored
from dashboards.queries.practice import practice_across, practice_cells, recorded_since
from dashboards.queries.practice_slots import named, slots_of_units
from dashboards.views.choosing import FigurePage
from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.periods import add_months, british, month_end, month_ends, year_before
from workforce.policy import PolicyKey
from workforce.queries.organisation import TreeNode
from workforce.queries.policy import policies_in
from workforce.queries.suppression import Limits
from workforce.views.page import Request

SHOWN = 12
TEAMS_ON_A_PAGE = 50
ROWS_ON_A_PAGE = 50
NOT_YET = "No supervision has been recorded yet. Figures begin with the month of the first session."
BEGINS = "Supervision has been recorded here since {day}. There are no figures of earlier months."


class PracticePages(FigurePage):
    """What these pages share: the reader's limits, and the cells of their months."""

    permission = Permission.SEE_SUPERVISION_FIGURES

    def limits(self, unit_id: int, month: date) -> Limits:
        """Nothing is hidden from whoever may see the supervision of everybody in the unit.

        From others, shares of fewer than the setting says: whether supervision happens says nothing private about
        anybody, and leaders are to know it of every team.
        """
        if self.scope[Permission.SEE_SUPERVISION].has_unit(unit_id):
            return Limits(0, 0)
        return Limits(int(policies_in(self.scope).value(PolicyKey.SUPPRESSION_COUNT, month)), 0)

    def given(self, choice: Choice, nodes: list[TreeNode], first: date) -> Given:
        policies = policies_in(self.scope)
        target = policies.value(PolicyKey.SUPERVISION_TARGET, choice.month)
        ids = [choice.unit.unit_id, *(node.unit_id for node in nodes)]
        since = recorded_since(policies)
        return Given(
            cells=practice_cells(ids, choice.population.key, first, choice.month),
            population=choice.population.key,
            since=month_end(since) if since else None,
            limits=self.limits(choice.unit.unit_id, choice.month),
            target=Target(int(target["green"]), int(target["amber"])),
        )

    def months(self, choice: Choice) -> list[date]:
        return list(month_ends(add_months(choice.month, 1 - SHOWN), choice.month))

    def trail(self, choice: Choice) -> list[dict[str, str]]:
        above = [{"label": node.name, "url": choice.address("practice", unit=node)} for node in choice.above]
        if not self.scope.may(Permission.SEE_FIGURES):
            return above
        return [{"label": "Dashboard", "url": choice.address("dashboard")}, *above]


class PracticePage(PracticePages):
    """Every figure, twelve months, the units below and the role groups."""

    def get(self, request: Request) -> HttpResponse:
        chosen = self.choose()
        choice = chosen.choice
        before = year_before(choice.month)
        nodes = list(choice.children)
        given = self.given(choice, nodes, before)
        return self.render(
            "dashboards/practice_detail.html",
            chosen=chosen,
            choice=choice,
            form=chosen.form,
            not_computed=chosen.not_computed,
            breadcrumbs=self.trail(choice),
            said=_said(given),
            figures=figures_table(choice, given, before),
            chart=trend(choice, given, self.months(choice)),
            parts=parts_table(choice, nodes, given) if nodes else None,
            roles=roles_table(
                choice, stored().populations, practice_across(choice.unit.unit_id, choice.month), given
            ),
            heat_map_url=choice.address("practice_heat_map"),
            slots_url=choice.address("practice_slots"),
            figures_csv=choice.address("practice_csv"),
        )


def _said(given: Given) -> str:
    """From when there are figures, where not all months shown have them."""
    return NOT_YET if given.since is None else BEGINS.format(day=british(given.since.replace(day=1)))


class PracticeFile(PracticePages):
    """Every figure of the unit as CSV."""

    is_file = True

    def get(self, request: Request) -> HttpResponse:
        choice = self.choose().choice
        before = year_before(choice.month)
        rows = figure_rows(choice, self.given(choice, [], before), before)
        return csv_response(choice.file_name("supervision"), FIGURES_HEADER, rows)


class HeatMap(PracticePages):
    """What the page and its file share."""

    def rows(self, choice: Choice) -> list[TreeNode]:
        """Every team of the unit."""
        return list(choice.teams)


class HeatMapPage(HeatMap):
    """Teams by month: one table, which is the map."""

    def get(self, request: Request) -> HttpResponse:
        chosen = self.choose()
        choice = chosen.choice
        months = self.months(choice)
        teams = self.rows(choice)
        given = self.given(choice, teams, months[0])
        pages = Paginator(teams, TEAMS_ON_A_PAGE).get_page(request.GET.get("page"))
        table = heat_map(choice, teams, months, given)
        start = (pages.number - 1) * TEAMS_ON_A_PAGE
        shown = (*table.rows[start : start + len(pages.object_list)], table.rows[-1])
        return self.render(
            "dashboards/practice_heat_map.html",
            chosen=chosen,
            choice=choice,
            form=chosen.form,
            not_computed=chosen.not_computed,
            breadcrumbs=[
                *self.trail(choice),
                {"label": f"Supervision in {choice.unit.name}", "url": choice.address("practice")},
            ],
            said=_said(given),
            target=given.target,
            table=replace(table, rows=shown),
            pages=pages,
            csv_url=choice.address("practice_heat_map_csv"),
        )


class HeatMapFile(HeatMap):
    """The same table as CSV, every row."""

    is_file = True

    def get(self, request: Request) -> HttpResponse:
        choice = self.choose().choice
        months = self.months(choice)
        teams = self.rows(choice)
        rows = heat_rows(choice, teams, months, self.given(choice, teams, months[0]))
        header = ("Unit code", "Unit", *(month_key(month) for month in months))
        return csv_response(choice.file_name("supervision heat map"), header, rows)


class SlotsView(PracticePages):
    """Who may see the supervision of the whole unit sees whose slots they are; everybody else how many."""

    def may_see_people(self, choice: Choice) -> bool:
        return self.scope[Permission.SEE_SUPERVISION].has_unit(choice.unit.unit_id)


class SlotsPage(SlotsView):
    """The slots of one month: dates, and what became of them."""

    def get(self, request: Request) -> HttpResponse:
        chosen = self.choose()
        choice = chosen.choice
        ids = [choice.unit.unit_id, *(node.unit_id for node in choice.below)]
        found = slots_of_units(ids, choice.population.key, choice.month)
        people = self.may_see_people(choice)
        lines = named(found) if people else []
        pages = Paginator(lines, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        limits = self.limits(choice.unit.unit_id, choice.month)
        return self.render(
            "dashboards/practice_slots.html",
            chosen=chosen,
            choice=choice,
            form=chosen.form,
            not_computed=chosen.not_computed,
            breadcrumbs=[
                *self.trail(choice),
                {"label": f"Supervision in {choice.unit.name}", "url": choice.address("practice")},
            ],
            counts=counts_table(choice, found, limits),
            people=slots_table(choice, list(pages.object_list)) if people else None,
            pages=pages,
            csv_url=choice.address("practice_slots_csv") if people else "",
        )


class SlotsFile(SlotsView):
    """The same with names as CSV, for whoever may see them."""

    is_file = True

    def get(self, request: Request) -> HttpResponse:
        choice = self.choose().choice
        if not self.may_see_people(choice):
            raise PermissionDenied
        ids = [choice.unit.unit_id, *(node.unit_id for node in choice.below)]
        found = named(slots_of_units(ids, choice.population.key, choice.month))
        return csv_response(choice.file_name("supervision slots"), SLOTS_HEADER, slot_rows(found))
