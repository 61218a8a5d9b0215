"""What of a reader decides what they may read of supervision on a day: whom they supervise, whom they supervised until
lately, and whose supervisor they manage. What follows from it is decided in reading.py alone.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from supervision.models import SupervisionSession
from supervision.queries.supervisors import SUPERVISED, lately_supervised, supervised_by, supervisor_of
from workforce.models import Account
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable, policy_value


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody on a day. `people`: whom they supervise; `pairs`: one line below, by supervisor.

    `lately`: whom they supervised until some days ago, with the last day.
    """

    account_id: int
    worker_id: int | None
    day: date
    people: tuple[int, ...]
    pairs: dict[int, list[int]]
    recent: int
    lately: Mapping[int, date] = field(default_factory=dict)


def reader_on(account: Account, day: date) -> Reader:
    """Towards every session. Three queries; four where a former supervisor has days to finish."""
    worker_id = account.worker_id
    if worker_id is None:
        return Reader(account.pk, None, day, (), {}, 0)
    people, policies = tuple(supervised_by(worker_id, day)), PolicyTable.load()
    recent = int(policies.value(PolicyKey.SUPERVISION_RECENT, day))
    days = int(policies.value(PolicyKey.SUPERVISION_FINISH_DAYS, day))
    lately = lately_supervised(worker_id, people, day, days)
    return Reader(account.pk, worker_id, day, people, _one_line_below(worker_id, day), recent, lately)


def reader_towards(session: SupervisionSession, account: Account, day: date) -> Reader:
    """The same, as far as one session needs it. Three queries at most."""
    worker_id, about = account.worker_id, session.supervisee_id
    if worker_id is None or about is None or worker_id == about:
        return Reader(account.pk, worker_id, day, (), {}, 0)
    if supervisor_of(about, day) == worker_id:
        recent = int(policy_value(PolicyKey.SUPERVISION_RECENT, day))
        return Reader(account.pk, worker_id, day, (about,), {}, recent)
    if session.supervisor_id == worker_id:
        days = int(policy_value(PolicyKey.SUPERVISION_FINISH_DAYS, day))
        lately = lately_supervised(worker_id, (), day, days, about)
        return Reader(account.pk, worker_id, day, (), {}, 0, lately)
    return Reader(account.pk, worker_id, day, (), _one_line_below(worker_id, day, about), 0)


_ONE_LINE_BELOW = f"""
    SELECT pair.supervisor_id, pair.worker_id
    FROM ({SUPERVISED}) AS pair
    JOIN ({SUPERVISED}) AS supervising ON supervising.worker_id = pair.supervisor_id
    JOIN workforce_assignment AS main ON main.id = supervising.assignment_id
    WHERE main.manager_id = %(manager)s AND (%(about)s::bigint IS NULL OR pair.worker_id = %(about)s)
"""


def _one_line_below(manager_id: int, day: date, about: int | None = None) -> dict[int, list[int]]:
    """By supervisor, whom they supervise on `day`, where `manager_id` manages the supervisor's main assignment.

    `about`: only where it is about this person. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ONE_LINE_BELOW, {"day": day, "manager": manager_id, "about": about})
        pairs: dict[int, list[int]] = defaultdict(list)
        for supervisor_id, worker_id in cursor.fetchall():
            pairs[supervisor_id].append(worker_id)
    return dict(pairs)
