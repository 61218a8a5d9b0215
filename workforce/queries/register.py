"""The register page's questions: lines counted, chosen, put in order and cut into pages by the database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workforce.access.scope import Reach
from workforce.enums import RegistrationState, Regulator
from workforce.names import plain
from workforce.queries.policy import PolicyTable
from workforce.queries.register_lines import Key, ask_register

UNREGISTERED, NOT_RENEWED = "may-not-practise", "not-renewed"
UNSEEN, CONFIRMED, EVERYBODY = "", "confirmed", "all"
"""Whom the list to look people up by has."""


@dataclass(frozen=True, slots=True)
class RegisterChoice:
    """Which lines. `unit_ids` None: all teams.

    `sees_conditions_of`: whose conditions the reader may see, None: everybody's; of others the state is that they are
    registered. `look_up`: those to be looked up, UNSEEN, CONFIRMED or EVERYBODY, `but` one person.
    """

    text: str = ""
    regulator: str = ""
    state: str = ""
    unit_ids: frozenset[int] | None = None
    extra: str = ""
    sort: str = "urgency"
    sees_conditions_of: Collection[int] | None = ()
    look_up: str | None = None
    but: int | None = None


@dataclass(slots=True)
class Counts:
    """People counted for a register or a team."""

    people: int = 0
    unregistered: int = 0
    to_renew: int = 0
    renewed: int = 0
    with_conditions: int = 0
    with_cpd: int = 0
    cpd_complete: int = 0
    revalidations: int = 0
    at_risk: int = 0


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the lines that were chosen, of which there are `total`; and the counts of all lines in reach."""

    keys: Sequence[Key]
    total: int
    by_register: dict[str, Counts] = field(default_factory=dict)
    by_team: dict[int, Counts] = field(default_factory=dict)


_COUNTED = """count(*), count(*) FILTER (WHERE NOT may_practise), count(renewed), count(*) FILTER (WHERE renewed),
              count(*) FILTER (WHERE with_conditions), count(cpd_complete), count(*) FILTER (WHERE cpd_complete),
              count(*) FILTER (WHERE revalidating), count(*) FILTER (WHERE at_risk)"""

_PAGE = """
    , chosen AS (
        SELECT worker_id, regulator, row_number() OVER (ORDER BY {order}) AS place, count(*) OVER () AS total
        FROM lines WHERE {wanted}
    )
    SELECT 'line', worker_id, regulator, place, total, 0, 0, 0, 0, 0, 0, 0 FROM chosen
    WHERE %(limit)s::int IS NULL
       OR place - 1 - least(%(offset)s, (total - 1) / %(limit)s * %(limit)s) BETWEEN 0 AND %(limit)s - 1
"""
_COUNTS = f"""
    UNION ALL
    SELECT 'register', 0, regulator, {_COUNTED} FROM lines GROUP BY regulator
    UNION ALL
    SELECT 'team', team_id, '', {_COUNTED} FROM lines CROSS JOIN unnest(team_ids) AS team (team_id) GROUP BY team_id
"""

_SORTS = {
    "urgency": ("urgency", "sort_name", "reference", "regulator"),
    "name": ("sort_name", "reference", "regulator"),
    "register": ("regulator", "sort_name", "reference"),
    "deadline": ("coalesce(deadline, 'infinity')", "sort_name", "reference", "regulator"),
}
SORTS = tuple(_SORTS)


def register_page(
    reach: Reach,
    day: date,
    policies: PolicyTable,
    choice: RegisterChoice,
    *,
    limit: int | None = None,
    offset: int = 0,
    counted: bool = True,
) -> RegisterPage:
    """The lines chosen from `offset` on, or the last page where there are fewer; without a limit all. One query.

    `counted`: with the counts of all lines in reach, chosen or not.
    """
    wanted, values = _wanted(choice)
    statement = _PAGE.format(order=_order(choice.sort), wanted=wanted) + (_COUNTS if counted else "")
    rows = ask_register(reach, day, policies, statement, values | {"limit": limit, "offset": offset})
    lines = sorted((row for row in rows if row[0] == "line"), key=lambda row: row[3])
    regulators = {row[2]: Counts(*row[3:]) for row in rows if row[0] == "register"}
    return RegisterPage(
        keys=[(row[1], row[2]) for row in lines],
        total=lines[0][4] if lines else 0,
        by_register={each.value: regulators[each] for each in Regulator if each in regulators},
        by_team={row[1]: Counts(*row[3:]) for row in rows if row[0] == "team"},
    )


def _order(sort: str) -> str:
    direction = " DESC" if sort.startswith("-") else ""
    return ", ".join(f"{column}{direction}" for column in _SORTS[sort.removeprefix("-")])


def _wanted(choice: RegisterChoice) -> tuple[str, dict[str, Any]]:
    """The condition on lines, and its values."""
    wanted: list[str] = ["true"]
    values: dict[str, Any] = {}
    if choice.regulator:
        wanted.append("regulator = %(regulator)s")
        values["regulator"] = choice.regulator
    if choice.unit_ids is not None:
        wanted.append("team_ids && %(units)s::bigint[]")
        values["units"] = list(choice.unit_ids)
    if choice.but is not None:
        wanted.append("worker_id <> %(but)s")
        values["but"] = choice.but
    for condition, more in (_of_state(choice), _of_text(choice.text), _of_extra(choice)):
        wanted.append(condition)
        values |= more
    return " AND ".join(wanted), values


def _of_state(choice: RegisterChoice) -> tuple[str, dict[str, Any]]:
    plainly = {"": "true", UNREGISTERED: "NOT may_practise", NOT_RENEWED: "NOT renewed"}
    if choice.state in plainly:
        return plainly[choice.state], {}
    if choice.sees_conditions_of is None:
        return "state = %(state)s", {"state": choice.state}
    shown = (
        f"CASE WHEN state = '{RegistrationState.CONDITIONS}' AND NOT (worker_id = ANY(%(seen)s::bigint[])) "
        f"THEN '{RegistrationState.REGISTERED}' ELSE state END"
    )
    return f"{shown} = %(state)s", {"state": choice.state, "seen": list(choice.sees_conditions_of)}


def _of_text(text: str) -> tuple[str, dict[str, Any]]:
    """All words are part of the name, or the text is a number."""
    if not text:
        return "true", {}
    values = {f"word_{number}": word for number, word in enumerate(plain(text).split())}
    words = " AND ".join(f"strpos(sort_name, %({name})s) > 0" for name in values) or "true"
    number = text.strip().lower()
    return f"({words} OR %(number)s IN (lower(number), lower(reference)))", {**values, "number": number}


def _of_extra(choice: RegisterChoice) -> tuple[str, dict[str, Any]]:
    conditions = {"cpd": "NOT cpd_complete", "risk": "at_risk"}
    listed = {
        UNSEEN: f"on_record AND (unseen OR state = '{RegistrationState.RENEWAL_DUE}')",
        CONFIRMED: "on_record AND confirmed AND renewed IS NOT TRUE",
        EVERYBODY: "on_record",
    }
    extra = conditions.get(choice.extra, "true")
    return (extra if choice.look_up is None else f"{extra} AND ({listed[choice.look_up]})"), {}
