"""Who answers what somebody says is not right in a record: whoever supervises them on the day and may read it.

After a change of supervisor, or where somebody else led the session, that is not who wrote the record.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q, QuerySet

from supervision.enums import SessionState
from supervision.models import SupervisionSession
from supervision.queries.reading import of_others
from supervision.queries.supervisors import DisputingWith, supervisor_of
from workforce.models import Worker
from workforce.policy import PolicyKey
from workforce.queries.policy import policy_value


class Stand(StrEnum):
    """Who can answer a person's dispute."""

    LEADER = "leader"
    LATER = "later"
    NOT_READ = "not_read"
    NOBODY = "nobody"


class Answerer(NamedTuple):
    """Who can answer a dispute, and who supervises the person on the day, if anybody does."""

    stand: Stand
    supervisor: Worker | None


def answers_dispute(session: SupervisionSession, worker_id: int | None, day: date) -> bool:
    """Whether a dispute about this record is answered by somebody on `day`. Three queries at most."""
    person = session.supervisee_id
    if worker_id is None or person is None or supervisor_of(person, day) != worker_id:
        return False
    return session.supervisor_id == worker_id or _reads(session, person, worker_id, day)


def answerer_of(session: SupervisionSession, day: date) -> Answerer:
    """Who can answer what the person of a session disputes, on `day`. Four queries at most."""
    person = session.supervisee_id
    found = None if person is None else supervisor_of(person, day)
    if person is None or found is None:
        return Answerer(Stand.NOBODY, None)
    if found == session.supervisor_id:
        return Answerer(Stand.LEADER, session.supervisor)
    reads = _reads(session, person, found, day)
    return Answerer(Stand.LATER if reads else Stand.NOT_READ, Worker.objects.get(pk=found))


def disputes_to_answer(worker_id: int, day: date, recent: int) -> "QuerySet[SupervisionSession]":
    """The disputed records that somebody answers on `day`. `recent`: how many a later supervisor reads. No query."""
    people = DisputingWith(worker_id, day)
    led = Q(supervisee__in=people, supervisor=worker_id)
    found: QuerySet[SupervisionSession] = SupervisionSession.objects.filter(
        led | of_others(people, worker_id, day, recent), state=SessionState.DISPUTED
    )
    return found


def _reads(session: SupervisionSession, person: int, worker_id: int, day: date) -> bool:
    recent = int(policy_value(PolicyKey.SUPERVISION_RECENT, day))
    read = SupervisionSession.objects.filter(of_others((person,), worker_id, day, recent))
    return read.filter(pk=session.pk).exists()
