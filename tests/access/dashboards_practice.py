"""Who gets which answer at the addresses of the figures of supervision, in September 2025."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from dashboards.models import ComputedMonth
from tests.access.table import Row, roles
from tests.periods import TODAY
from tests.world import World

OWN_UNITS = roles("team_manager", "service_manager")
WHOLE_COUNCIL = roles("senior_leader", "hr", "learning", "psw")
NAMES_OF_ALL = roles("psw")


def _of(code: str) -> Callable[[World], Mapping[str, str]]:
    def asked(world: World) -> Mapping[str, str]:
        computed_at = datetime(2025, 10, 1, tzinfo=UTC)
        ComputedMonth.objects.get_or_create(month_end=TODAY, defaults={"computed_at": computed_at})
        return {"unit": code}

    return asked


def _of_a_unit(name: str) -> list[Row]:
    """One's own team, a team elsewhere, everything, and no unit at all."""
    may = OWN_UNITS | WHOLE_COUNCIL
    return [
        Row(name, may, query=_of("OWN-1"), about="own team"),
        Row(name, WHOLE_COUNCIL, hidden=OWN_UNITS, query=_of("OTHER-1"), about="other team"),
        Row(name, WHOLE_COUNCIL, hidden=OWN_UNITS, query=_of("DIR"), about="whole council"),
        Row(name, hidden=may, query=_of("NOWHERE"), about="no such unit"),
    ]


ROWS = [
    *_of_a_unit("practice"),
    *_of_a_unit("practice_csv"),
    *_of_a_unit("practice_heat_map"),
    *_of_a_unit("practice_heat_map_csv"),
    *_of_a_unit("practice_slots"),
    Row("practice_slots_csv", OWN_UNITS | NAMES_OF_ALL, query=_of("OWN-1"), about="own team"),
    Row("practice_slots_csv", NAMES_OF_ALL, hidden=OWN_UNITS, query=_of("OTHER-1"), about="other team"),
    Row(
        "practice_slots_csv",
        hidden=OWN_UNITS | WHOLE_COUNCIL,
        query=_of("NOWHERE"),
        about="no such unit",
    ),
]
