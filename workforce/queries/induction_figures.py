"""What of inductions is done, by the team in which people started: one grouped statement."""

from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from workforce.queries.suppression import Limits, suppressed

COMPLETE_DAYS = 90


@dataclass(frozen=True, slots=True)
class Tally:
    """Starters, and tasks, of one team or of several together (rates of several are sums divided by sums).

    `day1_starters`: those whose first day has come and who had something to do on it; `day1_all_on_time`: those of them
    with all of it done on that day. `day1_tasks` and `day1_done`: the tasks themselves. `past_90`: starters whose start
    plus 90 days has come; `complete`: those of them with everything that is due in the first 90 days done within them
    (what belongs to month 6 cannot be). `due` and `done`: tasks due by the day, and those of them that are done.
    """

    starters: int = 0
    day1_starters: int = 0
    day1_all_on_time: int = 0
    day1_tasks: int = 0
    day1_done: int = 0
    past_90: int = 0
    complete: int = 0
    due: int = 0
    done: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(one + another for one, another in zip(astuple(self), astuple(other), strict=True)))


_TALLIES = """
    SELECT held.team_id, count(*),
        count(*) FILTER (WHERE day1_any > 0 AND starts_on <= %(day)s),
        count(*) FILTER (WHERE day1_any > 0 AND starts_on <= %(day)s AND day1_done = day1_tasks),
        coalesce(sum(day1_tasks) FILTER (WHERE starts_on <= %(day)s), 0),
        coalesce(sum(day1_done) FILTER (WHERE starts_on <= %(day)s), 0),
        count(*) FILTER (WHERE starts_on + %(complete)s <= %(day)s),
        count(*) FILTER (WHERE starts_on + %(complete)s <= %(day)s AND in_90_done = in_90),
        sum(due), sum(done)
    FROM (
        SELECT i.id, i.worker_id, i.starts_on,
            count(*) FILTER (WHERE t.time = 'day1') AS day1_any,
            count(*) FILTER (WHERE t.time = 'day1' AND x.state <> 'not_needed') AS day1_tasks,
            count(*) FILTER (WHERE t.time = 'day1' AND x.done_on <= x.due_on) AS day1_done,
            count(*) FILTER (WHERE t.days <= %(complete)s AND x.state <> 'not_needed') AS in_90,
            count(*) FILTER (WHERE t.days <= %(complete)s AND x.done_on <= i.starts_on + %(complete)s) AS in_90_done,
            count(*) FILTER (WHERE x.due_on <= %(day)s AND x.state <> 'not_needed') AS due,
            count(*) FILTER (WHERE x.due_on <= %(day)s AND x.state = 'done') AS done
        FROM workforce_induction i
        JOIN workforce_inductionitem x ON x.induction_id = i.id
        JOIN workforce_inductiontask t ON t.id = x.task_id
        WHERE i.reason = 'start' AND i.stopped_on IS NULL AND i.starts_on BETWEEN %(first)s AND %(last)s
        GROUP BY i.id
    ) AS each
    CROSS JOIN LATERAL (
        SELECT a.team_id FROM workforce_assignment a
        WHERE a.worker_id = each.worker_id AND a.period @> each.starts_on ORDER BY a.fte DESC, a.id LIMIT 1
    ) AS held
    WHERE held.team_id = ANY(%(teams)s)
    GROUP BY held.team_id
"""


def tallies(team_ids: Collection[int], first: date, last: date, day: date) -> dict[int, Tally]:
    """Of people who started in these teams from `first` to `last`, both included, as it stands on `day`. One query.

    Somebody counts in the team of the first day, also after moving on or leaving. A task that was not needed is left
    out of account.
    """
    values: dict[str, Any] = {"teams": list(team_ids), "first": first, "last": last, "day": day}
    values["complete"] = COMPLETE_DAYS
    with connection.cursor() as cursor:
        cursor.execute(_TALLIES, values)
        return {row[0]: Tally(*map(int, row[1:])) for row in cursor.fetchall()}


def total(parts: Collection[Tally]) -> Tally:
    """The sum of several teams: a rate of all of them divides sums."""
    return sum(parts, Tally())


MEASURES = (
    ("day1_all_on_time", "day1_starters"),
    ("day1_done", "day1_tasks"),
    ("complete", "past_90"),
    ("done", "due"),
)
"""Numerators and denominators, by name."""


def rates(tally: Tally) -> tuple[Decimal | None, ...]:
    """The four measures in per cent; None where there is nothing to divide by."""
    return tuple(_rate(getattr(tally, part), getattr(tally, whole)) for part, whole in MEASURES)


def _rate(part: int, whole: int) -> Decimal | None:
    return None if not whole else Decimal(100 * part) / whole


def hidden_rates(parts: Sequence[Tally], limits: Limits) -> list[list[bool]]:
    """Which of the measures are hidden for each team, and at last for all together, from readers beyond their line.

    Both who has all done and who has not are counts of people; tasks are as many as their people, so they are hidden
    with them.
    """
    if not parts:
        return [[True] * len(MEASURES)]
    hidden = [[False] * len(MEASURES) for _ in range(len(parts) + 1)]
    of_people = {"day1_all_on_time": (0, 1), "complete": (2,)}
    for part, whole in (MEASURES[0], MEASURES[2]):
        done = [getattr(each, part) for each in parts]
        rest = [getattr(each, whole) - getattr(each, part) for each in parts]
        table = suppressed([done, rest], limits)
        for column in range(len(parts) + 1):
            if table.share(0, column) is None or table.cells[1][column] is None:
                for measure in of_people[part]:
                    hidden[column][measure] = True
    for column, tally in enumerate([*parts, total(parts)]):
        hidden[column][3] = tally.starters < limits.group
    return hidden
