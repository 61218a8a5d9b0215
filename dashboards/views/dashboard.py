"""The dashboard of a unit, and its figures as files."""

from collections.abc import Mapping, Sequence

from django.core.paginator import Paginator
from django.http import HttpResponse

from dashboards.metrics import ALL
from dashboards.pages.choice import Choice
from dashboards.pages.dashboard import dashboard
from dashboards.pages.figure_csv import HEADER, UNITS_HEADER, figure_rows, unit_rows
from dashboards.pages.permissions import may_see_behind
from dashboards.pages.units import SORTS, sorted_nodes, units_table
from dashboards.queries.dashboard import UnitFigures, unit_figures
from dashboards.views.choosing import Chosen, FigurePage
from workforce.csv_file import csv_response
from workforce.queries.organisation import TreeNode
from workforce.tables import chosen_sort
from workforce.views.page import Request

UNITS_ON_A_PAGE = 30


def figures_of(chosen: Chosen, below: Sequence[TreeNode]) -> UnitFigures:
    choice = chosen.choice
    return unit_figures(
        unit_id=choice.unit.unit_id,
        below=[node.unit_id for node in below],
        population=choice.population.key,
        last=choice.month,
        computed=chosen.months,
    )


def links_above(choice: Choice) -> list[dict[str, str]]:
    """Breadcrumbs: the dashboards of the units above that the reader may see."""
    return [{"label": node.name, "url": choice.address("dashboard", unit=node)} for node in choice.above]


class DashboardPage(FigurePage):
    """What moved, the headline figures, their lines and the units below: for a unit, a population and a
    month."""

    def get(self, request: Request) -> HttpResponse:
        chosen = self.choose()
        choice = chosen.choice
        lists = _lists(chosen)
        listed = request.GET.get("below", "")
        listed = listed if listed in lists else ""
        nodes = lists.get(listed, choice.children)
        figures = figures_of(chosen, nodes)
        discretion = self.discretion(choice.month)
        sort = chosen_sort(request.GET.get("sort"), SORTS, "name")
        ordered = sorted_nodes(nodes, figures.below, discretion, sort)
        page = Paginator(ordered, UNITS_ON_A_PAGE).get_page(request.GET.get("page"))
        units = units_table(choice, list(page.object_list), figures.below, figures.now, discretion, sort=sort)
        return self.render(
            "dashboards/dashboard_detail.html",
            chosen=chosen,
            choice=choice,
            form=chosen.form,
            breadcrumbs=links_above(choice),
            page=dashboard(choice, figures, discretion, behind=self.open_behind()),
            units=units if nodes else None,
            units_page=page,
            tabs=_tabs(choice, lists, listed),
            figures=figures,
            not_computed=chosen.not_computed,
            confirmed=self.confirmed(choice),
            nobody=choice.population.name if figures.is_empty else "",
            everybody=[
                {"label": "Show all roles", "url": choice.address("dashboard", roles="all"), "primary": True}
            ],
            figures_csv=choice.address("figures_csv"),
            units_csv=choice.address("units_csv"),
        )

    def open_behind(self) -> frozenset[str]:
        """The metrics whose records this reader may see."""
        return frozenset(metric.key for metric in ALL if may_see_behind(metric, self.scope))


def _lists(chosen: Chosen) -> dict[str, tuple[TreeNode, ...]]:
    """What may be listed instead of the units directly below, where it is not the same: all teams, the hosted ones."""
    choice = chosen.choice
    hosted = tuple(node for node in choice.below if node.unit_id in chosen.hosted)
    found = {"teams": choice.teams, "hosted": hosted}
    return {key: nodes for key, nodes in found.items() if nodes and nodes != choice.children}


def _tabs(choice: Choice, lists: Mapping[str, Sequence[TreeNode]], listed: str) -> list[dict[str, object]]:
    """Directly below, all teams, those hosted for others; nothing to choose where these are the same."""
    labels = {"teams": "All teams", "hosted": "Hosted for others"}
    others = [
        {"label": labels[key], "url": choice.address("dashboard", below=key), "active": listed == key}
        for key in lists
    ]
    below = {"label": "Directly below", "url": choice.address("dashboard"), "active": not listed}
    return [below, *others] if others else []


class FiguresFile(FigurePage):
    """Every figure of the unit as CSV."""

    is_file = True

    def get(self, request: Request) -> HttpResponse:
        chosen = self.choose()
        rows = figure_rows(chosen.choice, figures_of(chosen, ()), self.discretion(chosen.choice.month))
        return csv_response(chosen.choice.file_name("figures"), HEADER, rows)


class UnitsFile(FigurePage):
    """Every figure of the unit and of all units below it as CSV."""

    is_file = True

    def get(self, request: Request) -> HttpResponse:
        chosen = self.choose()
        figures = figures_of(chosen, chosen.choice.below)
        rows = unit_rows(chosen.choice, figures, self.discretion(chosen.choice.month))
        return csv_response(chosen.choice.file_name("units"), UNITS_HEADER, rows)
