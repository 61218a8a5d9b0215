"""Whether those who supervise have learned it: training, refreshers, and by when (SH-48)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from supervision.enums import TrainingState
from supervision.queries.practice import MAIN
from supervision.queries.supervisors import SUPERVISED
from workforce.access.scope import Reach
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

EXPIRES_DAYS = 60
"""Days before it expires from which a refresher is due soon."""

SUPERVISORS = f"""
    SELECT supervised.supervisor_id, person.reference, person.first_name || ' ' || person.last_name, main.team_id,
           count(*), max(trained.last),
           least(
               (SELECT min(lower(held.period)) FROM workforce_assignment AS held
                WHERE held.manager_id = supervised.supervisor_id),
               (SELECT min(lower(pairing.period)) FROM supervision_supervisorpairing AS pairing
                WHERE pairing.supervisor_id = supervised.supervisor_id)
           )
    FROM ({SUPERVISED}) AS supervised
    JOIN workforce_worker AS person ON person.id = supervised.supervisor_id
    JOIN ({MAIN}) AS main ON main.worker_id = supervised.supervisor_id
    LEFT JOIN (
        SELECT worker_id, max(completed_on) AS last FROM supervision_supervisortraining
        WHERE completed_on <= %(day)s GROUP BY 1
    ) AS trained ON trained.worker_id = supervised.supervisor_id
    WHERE {{where}}
    GROUP BY supervised.supervisor_id, person.reference, person.first_name, person.last_name, person.sort_name,
             main.team_id
    ORDER BY person.sort_name, person.reference
"""


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Somebody who supervises on a day. `due_on`: when the training, or the next refresher, is to be done by."""

    worker_id: int
    reference: str
    name: str
    team_id: int
    people: int
    last: date | None
    due_on: date
    state: TrainingState


def supervisors(reach: Reach, day: date, policies: PolicyTable, words: str = "") -> list[Supervisor]:
    """Everybody at work who supervises somebody on `day`, by name, of the teams in reach. One query.

    Training is current for a number of months; whoever has supervised for less than the days of grace may still do it.
    """
    where = [
        "true" if reach.everyone else "(main.team_id = ANY(%(teams)s) OR supervised.supervisor_id = %(own)s)"
    ]
    values: dict[str, Any] = {"day": day, "teams": list(reach.unit_ids), "own": reach.own_worker_id}
    for number, word in enumerate(words.lower().split()):
        where.append(
            f"(person.sort_name LIKE %(word{number})s OR lower(person.reference) LIKE %(word{number})s)"
        )
        values[f"word{number}"] = f"%{word}%"
    with connection.cursor() as cursor:
        cursor.execute(SUPERVISORS.format(where=" AND ".join(where)), values)
        rows = cursor.fetchall()
    months = int(policies.value(PolicyKey.SUPERVISOR_TRAINING_MONTHS, day))
    grace = int(policies.value(PolicyKey.SUPERVISOR_TRAINING_GRACE, day))
    return [_supervisor(row, day, months, grace) for row in rows]


def _supervisor(row: tuple[Any, ...], day: date, months: int, grace: int) -> Supervisor:
    worker_id, reference, name, team_id, people, last, since = row
    due_on = add_months(last, months) if last else since + timedelta(days=grace)
    state = training_state(last, due_on, day)
    return Supervisor(worker_id, reference, name, team_id, people, last, due_on, state)


def training_state(last: date | None, due_on: date, day: date) -> TrainingState:
    """The day itself is still in time."""
    if last is None:
        return TrainingState.IN_GRACE if due_on >= day else TrainingState.NOT_DONE
    if due_on < day:
        return TrainingState.EXPIRED
    soon = due_on - timedelta(days=EXPIRES_DAYS) <= day
    return TrainingState.EXPIRES if soon else TrainingState.CURRENT


TRAINED = (TrainingState.CURRENT, TrainingState.EXPIRES)


def trained_supervisors(day: date) -> dict[int, tuple[int, int]]:
    """By team: supervisors whose training is current, and those who are to have it. One query, and the settings.

    A supervisor counts in the team of the main assignment; one in the days of grace counts once trained.
    """
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for each in supervisors(Reach(day, everyone=True), day, PolicyTable.load()):
        if each.state != TrainingState.IN_GRACE:
            trained, asked = found[each.team_id]
            found[each.team_id] = (trained + (each.state in TRAINED), asked + 1)
    return dict(found)
