"""Who gets which answer at the addresses of the figures, in September 2025, the one month that is computed."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from dashboards.models import ComputedMonth
from tests.access.table import EVERY_ROLE, Row, roles
from tests.periods import TODAY
from tests.world import AGENCY, World

OWN_TEAM_ONLY = roles("practitioner", AGENCY, "team_manager")
WHOLE_COUNCIL = roles("senior_leader", "hr", "psw")
FIGURES = OWN_TEAM_ONLY | WHOLE_COUNCIL | roles("service_manager")
PEOPLE = roles("team_manager", "service_manager", "hr")
POSTS = PEOPLE | roles("senior_leader", "psw")

Query = Callable[[World], Mapping[str, str]]


def _of(code: str) -> Query:
    def asked(world: World) -> Mapping[str, str]:
        computed_at = datetime(2025, 10, 1, tzinfo=UTC)
        ComputedMonth.objects.get_or_create(month_end=TODAY, defaults={"computed_at": computed_at})
        return {"unit": code}

    return asked


def _of_a_unit(name: str, may: frozenset[str], key: str = "") -> list[Row]:
    """The same address for one's own team, for a team elsewhere, for everything, and for no unit at all."""

    def args(world: World) -> Mapping[str, str]:
        return {"key": key} if key else {}

    above = may & WHOLE_COUNCIL
    return [
        Row(name, may, args=args, query=_of("OWN-1"), about="own team"),
        Row(name, above, hidden=may - above, args=args, query=_of("OTHER-1"), about="other team"),
        Row(name, above, hidden=may - above, args=args, query=_of("DIR"), about="whole council"),
        Row(name, hidden=may, args=args, query=_of("NOWHERE"), about="no such unit"),
    ]


def _unknown(name: str) -> Row:
    return Row(name, hidden=FIGURES, args=lambda world: {"key": "no-such-figure"}, query=_of("OWN-1"))


ROWS = [
    *_of_a_unit("dashboard", FIGURES),
    *_of_a_unit("figures_csv", FIGURES),
    *_of_a_unit("units_csv", FIGURES),
    *_of_a_unit("metric", FIGURES, "vacancy_rate"),
    *_of_a_unit("metric_csv", FIGURES, "absence_rate"),
    _unknown("metric"),
    _unknown("metric_csv"),
    _unknown("behind"),
    _unknown("behind_csv"),
    *_of_a_unit("behind", PEOPLE, "turnover_rate"),
    *_of_a_unit("behind", PEOPLE, "absence_rate"),
    *_of_a_unit("behind", PEOPLE, "caseload"),
    *_of_a_unit("behind", POSTS, "vacancy_rate"),
    *_of_a_unit("behind_csv", PEOPLE, "in_post"),
    *_of_a_unit("behind_csv", POSTS, "established"),
    Row("benchmarks", EVERY_ROLE),
    Row("benchmarks", EVERY_ROLE, query=lambda world: {"authority": "000"}, about="no such council"),
    Row("benchmark_csv", hidden=EVERY_ROLE, about="nothing is loaded"),
    Row("neighbours_csv", hidden=EVERY_ROLE, about="nothing is loaded"),
]
