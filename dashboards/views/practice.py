"""The figures of practice of a unit, the heat map of its teams, and the slots behind a cell."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse

from dashboards.forms.choice import month_key
from dashboards.pages.choice import Choice
from dashboards.pages.practice import FIGURES_HEADER, explained, figure_rows, figures_table, trends
from dashboards.pages.practice_compared import parts_tables, roles_tables
from dashboards.pages.practice_given import Given, Target
from dashboards.pages.practice_heat_map import COMPLIANCE, heat_map, heat_rows
from dashboards.pages.practice_slots import SLOTS_HEADER, counts_table, slot_rows, slots_table
from dashboards.queries.practice import beginnings, practice_across, practice_cells
from dashboards.queries.practice_slots import named, slots_of_units
from dashboards.views.choosing import Chosen, FigurePage
from supervision.queries.rhythm import Slot
from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.periods import add_months, british, month_ends, year_before
from workforce.policy import PolicyKey
from workforce.queries.organisation import TreeNode
from workforce.queries.policy import policies_in
from workforce.queries.suppression import Limits
from workforce.views.page import Request

SHOWN = 12
TEAMS_ON_A_PAGE = 50
ROWS_ON_A_PAGE = 50
TARGETS = {
    COMPLIANCE.key: PolicyKey.SUPERVISION_TARGET,
    "group_supervision_compliance": PolicyKey.SUPERVISION_TARGET,
    "appraisal_compliance": PolicyKey.APPRAISAL_TARGET,
}
BEGUN = (
    (
        "Supervision",
        "No supervision has been recorded yet. Figures begin with the month of the first session.",
    ),
    ("Appraisal", "No appraisal has been recorded yet. Figures begin with the month of the first meeting."),
)
"""What begins, and what is said where it has not."""


class PracticePages(FigurePage):
    """What these pages share: the frame, the reader's limits, and the cells of their months."""

    permission = Permission.SEE_SUPERVISION_FIGURES

    def limits(self, choice: Choice) -> Limits:
        """Nothing is hidden from whoever may see the supervision of everybody in the unit.

        From others, shares of fewer than the setting says: whether supervision happens says nothing private about
        anybody, and leaders are to know it of every team.
        """
        if self.may_see_people(choice):
            return Limits(0, 0)
        return Limits(int(policies_in(self.scope).value(PolicyKey.SUPPRESSION_COUNT, choice.month)), 0)

    def may_see_people(self, choice: Choice) -> bool:
        return self.scope[Permission.SEE_SUPERVISION].has_unit(choice.unit.unit_id)

    def given(self, choice: Choice, nodes: list[TreeNode], first: date) -> Given:
        policies = policies_in(self.scope)
        ids = [choice.unit.unit_id, *(node.unit_id for node in nodes)]
        return Given(
            cells=practice_cells(ids, choice.population.key, first, choice.month),
            population=choice.population.key,
            begun=beginnings(policies),
            limits=self.limits(choice),
            targets={
                key: Target(int(target["green"]), int(target["amber"]))
                for key, setting in TARGETS.items()
                for target in (policies.value(setting, choice.month),)
            },
        )

    def months(self, choice: Choice) -> list[date]:
        return list(month_ends(add_months(choice.month, 1 - SHOWN), choice.month))

    def framed(self, template: str, chosen: Chosen, **content: Any) -> HttpResponse:
        """A page in the frame of them all: what is chosen, and the way back up to it."""
        return self.render(
            template,
            chosen=chosen,
            choice=chosen.choice,
            form=chosen.form,
            not_computed=chosen.not_computed,
            breadcrumbs=self.trail(chosen.choice),
            **content,
        )

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
        across = practice_across(choice.unit.unit_id, choice.month)
        return self.framed(
            "dashboards/practice_detail.html",
            chosen,
            said=_said(given),
            figures=figures_table(choice, given, before),
            charts=trends(choice, given, self.months(choice)),
            parts=parts_tables(choice, nodes, given) if nodes else [],
            roles=roles_tables(choice, chosen.populations, across, given),
            explained=explained(),
            heat_map_url=choice.address("practice_heat_map"),
            slots_url=choice.address("practice_slots"),
            figures_csv=choice.address("practice_csv"),
        )


def _said(given: Given) -> str:
    """From when there are figures."""
    begun = zip(BEGUN, (given.begun.supervision, given.begun.appraisal), strict=True)
    return " ".join(
        f"{name} has been recorded here since {british(since.replace(day=1))}." if since else not_yet
        for (name, not_yet), since in begun
    )


class PracticeFile(PracticePages):
    """Every figure of the unit as CSV."""

    is_file = True

    def get(self, request: Request) -> HttpResponse:
        choice = self.choose().choice
        before = year_before(choice.month)
        rows = figure_rows(choice, self.given(choice, [], before), before)
        return csv_response(choice.file_name("practice"), FIGURES_HEADER, rows)


class OneFigure(PracticePages):
    """A page behind the figures of the unit, to which the way leads back."""

    def trail(self, choice: Choice) -> list[dict[str, str]]:
        back = {"label": f"Practice in {choice.unit.name}", "url": choice.address("practice")}
        return [*super().trail(choice), back]


class HeatMapPage(OneFigure):
    """Teams by month: one table, which is the map."""

    def get(self, request: Request) -> HttpResponse:
        chosen = self.choose()
        choice = chosen.choice
        months = self.months(choice)
        teams = list(choice.teams)
        given = self.given(choice, teams, months[0])
        pages = Paginator(teams, TEAMS_ON_A_PAGE).get_page(request.GET.get("page"))
        table = heat_map(choice, teams, months, given)
        start = (pages.number - 1) * TEAMS_ON_A_PAGE
        shown = (*table.rows[start : start + len(pages.object_list)], table.rows[-1])
        return self.framed(
            "dashboards/practice_heat_map.html",
            chosen,
            said=_said(given),
            target=given.targets[COMPLIANCE.key],
            table=replace(table, rows=shown),
            pages=pages,
            csv_url=choice.address("practice_heat_map_csv"),
        )


class HeatMapFile(PracticePages):
    """The same table as CSV, every row."""

    is_file = True

    def get(self, request: Request) -> HttpResponse:
        choice = self.choose().choice
        months = self.months(choice)
        teams = list(choice.teams)
        rows = heat_rows(choice, teams, months, self.given(choice, teams, months[0]))
        header = ("Unit code", "Unit", *(month_key(month) for month in months))
        return csv_response(choice.file_name("supervision heat map"), header, rows)


def _slots(choice: Choice) -> list[Slot]:
    ids = [choice.unit.unit_id, *(node.unit_id for node in choice.below)]
    return slots_of_units(ids, choice.population.key, choice.month)


class SlotsPage(OneFigure):
    """The slots of one month: dates, and what became of them.

    Who may see the supervision of the whole unit sees whose slots they are; everybody else how many.
    """

    def get(self, request: Request) -> HttpResponse:
        chosen = self.choose()
        choice = chosen.choice
        found = _slots(choice)
        people = self.may_see_people(choice)
        pages = Paginator(named(found) if people else [], ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        return self.framed(
            "dashboards/practice_slots.html",
            chosen,
            counts=counts_table(choice, found, self.limits(choice)),
            people=slots_table(choice, list(pages.object_list)) if people else None,
            pages=pages,
            csv_url=choice.address("practice_slots_csv") if people else "",
        )


class SlotsFile(PracticePages):
    """The same with names as CSV, for whoever may see them."""

    is_file = True

    def get(self, request: Request) -> HttpResponse:
        choice = self.choose().choice
        if not self.may_see_people(choice):
            raise PermissionDenied
        return csv_response(
            choice.file_name("supervision slots"), SLOTS_HEADER, slot_rows(named(_slots(choice)))
        )
