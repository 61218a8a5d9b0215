"""Who supervises whom on a day, as SQL; and the clinical sessions that somebody led as the supervisor, and no more.

A clinical session is led by the supervisor, or by somebody whom the supervisor names: a nurse, a safeguarding lead, who
needs no pairing and keeps it until it is shared. Both are the session's `supervisor`. What tells them apart is whether
the leader has supervised the person since the session was planned or held: who has, and does so no more, is a former
supervisor, with nothing from the day of the move (domain rules, 4.3), as of one-to-one sessions.
"""

from datetime import date
from typing import Any

from django.db.models.expressions import RawSQL

from supervision.enums import UNFINISHED_STATES, SessionKind


def supervised_on(day: str) -> str:
    """SQL: everybody at work on a day with the main assignment and the supervisor, who may be NULL."""
    return f"""
    SELECT DISTINCT ON (held.worker_id)
           held.worker_id, held.id AS assignment_id, held.team_id, held.role_id, held.post_id, held.employment_id,
           coalesce(pairing.supervisor_id, held.manager_id) AS supervisor_id
    FROM workforce_assignment AS held
    JOIN workforce_unit AS team ON team.id = held.team_id
    LEFT JOIN supervision_supervisorpairing AS pairing
      ON pairing.worker_id = held.worker_id AND pairing.period @> {day}::date
    WHERE lower(held.period) <= {day} AND (upper(held.period) IS NULL OR upper(held.period) > {day})
    ORDER BY held.worker_id, held.fte DESC, lower(held.period), team.code COLLATE "C", held.id
"""


def _supervises(day: str) -> str:
    """SQL: whether the leader of the session `led` supervises its person on a day."""
    return f"""led.supervisor_id IS NOT DISTINCT FROM (
        SELECT supervised.supervisor_id FROM ({supervised_on(day)}) AS supervised
        WHERE supervised.worker_id = led.supervisee_id
    )"""


_LOST = f"""
    SELECT led.id FROM supervision_supervisionsession AS led
    CROSS JOIN (SELECT %s::date AS day) AS asked
    CROSS JOIN LATERAL (
        SELECT least(led."on", min(move."on")) AS day
        FROM supervision_sessionmove AS move WHERE move.session_id = led.id
    ) AS since
    WHERE led.kind = %s AND led.supervisee_id IS NOT NULL AND led.state = ANY(%s)
      AND (%s::bigint IS NULL OR led.supervisor_id = %s)
      AND NOT ({_supervises("asked.day")})
      AND EXISTS (
        SELECT FROM (
            SELECT since.day
            UNION SELECT unnest(ARRAY[lower(held.period), upper(held.period)])
            FROM workforce_assignment AS held WHERE held.worker_id = led.supervisee_id
            UNION SELECT unnest(ARRAY[lower(paired.period), upper(paired.period)])
            FROM supervision_supervisorpairing AS paired WHERE paired.worker_id = led.supervisee_id
        ) AS turn(day)
        WHERE turn.day >= since.day AND turn.day < asked.day AND {_supervises("turn.day")}
      )
"""
"""A supervisor changes only where an assignment or a pairing begins or ends: these days are looked at."""


class LostSessions(RawSQL):
    """An expression: the clinical sessions, not shared yet, of people whom their leader supervised at some time since
    they were planned or held, and does not supervise on `day`; for `pk__in`. `leader_id` None: of all leaders.
    """

    def __init__(self, day: date, leader_id: int | None = None) -> None:
        states = [state.value for state in UNFINISHED_STATES]
        values: list[Any] = [day, SessionKind.CLINICAL.value, states, leader_id, leader_id]
        super().__init__(_LOST, values)
