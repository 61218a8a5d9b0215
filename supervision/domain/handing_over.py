"""What a change of supervisor brings with it: open actions, planned sessions and the agreement.

Managers change by verbs of the ground floor, which know nothing of supervision. So nothing here is told of a change:
who supervises somebody is asked for the day, and `settle` writes what follows from it. Every verb about a pair settles
that person first, and the nightly task settles everybody; questions read the supervisor of the day, so that a page is
right before anything is written.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from supervision.enums import OF_ONE, SessionKind, SessionState
from supervision.models import AgreedAction, Agreement, SupervisionSession
from supervision.models.leading import LostSessions
from supervision.queries.pairs import Pair, pairs_of


@dataclass(frozen=True, slots=True)
class Settled:
    """How much changed hands."""

    agreements: int
    actions: int
    sessions: int


@transaction.atomic
def settle(*, day: date, worker_ids: Collection[int] | None = None) -> Settled:
    """Bring what lies with former supervisors to those of `day`. Done again, it changes nothing.

    An agreement with a former supervisor ends on the day the new pair began, or on `day` where nobody supervises. Open
    actions that the former supervisor was to do go to the new one once their record is shared, and so does what was
    planned for the day on which the new pair began, or later. What was planned for a day before that stays with the
    former one, who may have held it, and a clinical session with whoever was named to lead it. What belongs to people
    who are not at work on the day is left as it is. `worker_ids` None: everybody.
    """
    agreements = Agreement.objects.filter(ended_on__isnull=True)
    actions = (
        AgreedAction.objects.open().filter(session__kind__in=OF_ONE).exclude(session__state=SessionState.HELD)
    )
    sessions = SupervisionSession.objects.filter(
        ~Q(kind=SessionKind.CLINICAL) | Q(pk__in=LostSessions(day)),
        state=SessionState.SCHEDULED,
        kind__in=OF_ONE,
    )
    if worker_ids is not None:
        theirs = Q(supervisee__in=list(worker_ids))
        agreements, actions = agreements.filter(theirs), actions.filter(theirs)
        sessions = sessions.filter(theirs)
    held = list(agreements.select_for_update().order_by("pk").values_list("pk", "supervisee", "supervisor"))
    open_actions = list(
        actions.select_for_update(of=("self",)).order_by("pk").values_list("pk", "supervisee", "owner")
    )
    planned = list(
        sessions.select_for_update().order_by("pk").values_list("pk", "supervisee", "supervisor", "on")
    )
    people = {row[1] for row in (*held, *open_actions, *planned)}
    pairs = pairs_of(people, day) if people else {}
    coming = [row[:3] for row in planned if row[3] >= _since(pairs.get(row[1]), day)]
    return Settled(
        _end(held, pairs, day),
        _give(AgreedAction.objects.all(), "owner_id", open_actions, pairs),
        _give(SupervisionSession.objects.all(), "supervisor_id", coming, pairs),
    )


Row = tuple[int, int, int]
"""A row, whose supervision it is, and who has it."""


def _since(pair: Pair | None, day: date) -> date:
    """The first day of the pair of `day`; where nobody supervises, the day itself."""
    return (pair.since if pair else None) or day


def _end(held: list[Row], pairs: dict[int, Pair], day: date) -> int:
    ends: dict[date, list[int]] = defaultdict(list)
    for key, supervisee, supervisor in held:
        pair = pairs.get(supervisee)
        if pair is not None and pair.supervisor_id != supervisor:
            ends[_since(pair, day)].append(key)
    return sum(Agreement.objects.filter(pk__in=keys).update(ended_on=on) for on, keys in ends.items())


def _give(rows: "QuerySet[Any]", column: str, found: list[Row], pairs: dict[int, Pair]) -> int:
    """Who is supervised keeps what they were to do themselves."""
    gives: dict[int, list[int]] = defaultdict(list)
    for key, supervisee, holder in found:
        pair = pairs.get(supervisee)
        now = pair.supervisor_id if pair else None
        if now is not None and holder not in (supervisee, now) and now != supervisee:
            gives[now].append(key)
    return sum(rows.filter(pk__in=keys).update(**{column: now}) for now, keys in gives.items())
