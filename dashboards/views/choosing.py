"""What every page of figures does first: find out which unit, whose figures and which month the address
asks for."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponseBase

from dashboards.forms.choice import ChoiceForm, month_key
from dashboards.pages.choice import Choice, around
from dashboards.pages.reading import Discretion
from dashboards.queries.dashboard import SHOWN_MONTHS
from dashboards.queries.figures import CSWW, Population, stored
from dashboards.queries.span import records_begin_after
from workforce import written
from workforce.access.permissions import Permission
from workforce.periods import add_months, month_end, year_before
from workforce.policy import PolicyKey
from workforce.queries.organisation import TreeNode, tree
from workforce.queries.policy import policy_value
from workforce.queries.team_checks import Confirmed, confirmed_records
from workforce.views.page import PageView

NOT_COMPUTED = (
    "Figures appear here once people and posts are imported and the first month has been computed. They are "
    "computed every night; an administrator computes them at once with the command compute_metrics."
)
NO_UNIT = (
    "You see the figures of the teams you work in and of the units you are given. In {month} there was none. "
    "Ask an administrator if you expected one."
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The choice with the form that shows it. `months` are all that are stored, `populations` those that are known.

    `not_computed` changes of facts are not in their figures yet; `hosted` are the units that are hosted for others in
    the month.
    """

    choice: Choice
    form: ChoiceForm
    months: list[date]
    not_computed: int
    problem: str = ""
    hosted: frozenset[int] = frozenset()
    populations: tuple[Population, ...] = ()


class NothingToShow(Exception):
    """There is nothing to choose from: why, and what to do about it."""

    def __init__(self, heading: str, text: str) -> None:
        super().__init__(text)
        self.heading = heading


class FigurePage(PageView):
    """A page of figures of a unit: `?unit=CODE&roles=csww&month=2025-09`, each of them optional."""

    permission = Permission.SEE_FIGURES
    is_file: ClassVar[bool] = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A page with nothing to show says why; a file with nothing in it does not exist."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except NothingToShow as nothing:
            if self.is_file:
                raise Http404(str(nothing)) from nothing
            return self.render("dashboards/dashboard_empty.html", heading=nothing.heading, text=str(nothing))

    def choose(self) -> Chosen:
        """What the address asks for, with defaults. Raises NothingToShow where there is nothing to choose
        from.

        The defaults are the widest unit that the reader may see, social work, the last stored month. A
        month or population that does not exist gives a message and the default. A unit outside the reader's
        reach, or one that does not exist, is 404: an address does not tell which units there are.
        """
        known = stored()
        months = known.months
        latest = months[-1] if months else month_end(self.today)
        month_asked = self.request.GET.get("month") or month_key(latest)
        month = next((each for each in months if month_key(each) == month_asked), latest)
        nodes = self._visible(month)
        unit, problem = self._unit(self.request.GET.get("unit", ""), nodes, month)
        if not months:
            raise NothingToShow("No figures yet", NOT_COMPUTED)
        roles_asked = self.request.GET.get("roles") or CSWW
        people = known.populations
        population = next((each for each in people if each.key == roles_asked), people[0])
        above, below = around(unit, nodes)
        hosted = known.hosted_on(month)
        form = ChoiceForm(
            {"unit": unit.code, "roles": roles_asked, "month": month_asked},
            units=nodes,
            hosted=hosted,
            populations=[(each.key, each.name) for each in people],
            months=reversed(months),
        )
        form.is_valid()
        choice = Choice(unit, population, month, above, below)
        return Chosen(choice, form, months, known.not_computed, problem, hosted, tuple(people))

    def discretion(self, month: date) -> Discretion:
        """What of the figures up to `month` is not given; asked of the policy only where it matters."""
        absences = self.scope[Permission.SEE_ABSENCE]
        begin = records_begin_after(year_before(month_end(add_months(month, -SHOWN_MONTHS))))
        if absences.everyone:
            return Discretion(absences, 0, begin)
        fewest = policy_value(PolicyKey.RATE_MIN_DENOMINATOR, month)
        return Discretion(absences, int(fewest), begin)

    def confirmed(self, choice: Choice) -> Confirmed:
        """How many of the records behind the figures their teams' managers confirmed, by the end of the month."""
        return confirmed_records(choice.unit.unit_id, min(choice.month, self.today))

    def _visible(self, month: date) -> list[TreeNode]:
        reach, nodes = self.reach, tree(month)
        return nodes if reach.everyone else [node for node in nodes if reach.has_unit(node.unit_id)]

    def _unit(self, code: str, nodes: list[TreeNode], month: date) -> tuple[TreeNode, str]:
        """The unit of the code, or the widest; with a message where it did not exist in the month."""
        found = next((node for node in nodes if node.code == code), None)
        if found is not None:
            return found, ""
        today = (
            next((node for node in self._visible(self.today) if node.code == code), None) if code else None
        )
        if code and today is None:
            raise Http404("No such unit, or not yours to see.")
        if not nodes:
            raise NothingToShow("No unit of yours has figures", NO_UNIT.format(month=written.month(month)))
        widest = min(nodes, key=lambda node: node.depth)
        if today is None:
            return widest, ""
        return widest, f"{today.name} did not exist in {written.month(month)}. {widest.name} is shown."
