"""Who reads which appraisal: one place, asked by every page. And who manages somebody, who alone writes about them.

The person reads their own part always, the manager's part once it is shared. The line manager of the day (of the main
assignment, or the paired supervisor) reads and writes; a former one reads nothing from the day of the move. Their own
manager and HR read it once it is shared, the service manager who may countersign once both have signed. An auditor
reads what is in the sample, as long as it is open, without the rating. What a sample said of it is for whoever
appraised and for their manager: it judges how the appraisal was done, not the person.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from supervision.enums import (
    SEEN_BY_BOTH,
    SIGNED_STATES,
    AppraisalPart,
    AppraisalReadAs,
)
from supervision.models import Appraisal, AppraisalReading, AppraisalSample, supervised_people
from supervision.queries.supervisors import SUPERVISED
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.models import Account, Assignment, Worker


@dataclass(frozen=True, slots=True)
class Reader:
    """As what somebody reads an appraisal, and which parts of it: those `parts`, and the rating or not."""

    read_as: AppraisalReadAs
    parts: frozenset[AppraisalPart]
    rating: bool

    def reads(self, part: AppraisalPart) -> bool:
        return part in self.parts


ALL_PARTS = frozenset(AppraisalPart)
R = AppraisalReadAs


def may_read_appraisal(appraisal: Appraisal, scope: Scope, account: Account) -> Reader | None:
    """How an account reads an appraisal on the scope's day; None: only its days and states, or nothing at all.

    Three queries at most.
    """
    shared = appraisal.state in SEEN_BY_BOTH
    if account.worker_id is not None and account.worker_id == appraisal.appraisee_id:
        if shared:
            return Reader(R.APPRAISEE, ALL_PARTS, rating=True)
        return Reader(R.APPRAISEE, frozenset({AppraisalPart.SELF}), rating=False)
    if account.worker_id is not None:
        managers = line_managers_of(appraisal.appraisee_id, scope.as_at)
        if account.worker_id in managers:
            return Reader(R.MANAGER, ALL_PARTS, rating=True)
        if shared and account.worker_id in managers_of(managers, scope.as_at):
            return Reader(R.UPPER, ALL_PARTS, rating=True)
    if shared and scope[Permission.READ_APPRAISAL].everyone:
        return Reader(R.HR, ALL_PARTS, rating=True)
    if appraisal.state in SIGNED_STATES and may_countersign(appraisal, scope, account):
        return Reader(R.COUNTERSIGNER, ALL_PARTS, rating=True)
    return None


def reads_as_auditor(sample: AppraisalSample, account: Account, day: date) -> bool:
    """Whether the sample is open to this account on the day. No query."""
    return sample.auditor_id == account.pk and sample.done_on is None and sample.until >= day


def may_read_feedback(appraisal: Appraisal, reader: Reader | None, account: Account, day: date) -> bool:
    """Whether what samples said of an appraisal is for this reader: the appraiser, while they manage the person, and
    the manager of the appraiser. One query at most.

    Neither the person nor HR, nor a later line manager: it is said to whoever appraised, so that the next is better.
    """
    if reader is None or account.worker_id is None:
        return False
    if reader.read_as is R.MANAGER:
        return account.worker_id == appraisal.appraiser_id
    return reader.read_as is R.UPPER and account.worker_id in managers_of([appraisal.appraiser_id], day)


def may_countersign(appraisal: Appraisal, scope: Scope, account: Account) -> bool:
    """Whether the person lies in the reach of whoever countersigns, who is neither of the two. One query."""
    if account.worker_id is not None and account.worker_id in (
        appraisal.appraisee_id,
        appraisal.appraiser_id,
    ):
        return False
    reach = scope[Permission.COUNTERSIGN_APPRAISAL]
    return bool(reach) and Worker.objects.within(reach).filter(pk=appraisal.appraisee_id).exists()


_LINE = f"""
    SELECT supervised.supervisor_id, a.manager_id
    FROM ({SUPERVISED.replace("WHERE lower", "WHERE held.worker_id = %(worker)s AND lower", 1)}) AS supervised
    JOIN workforce_assignment a ON a.id = supervised.assignment_id
"""


def line_managers_of(worker_id: int, day: date) -> frozenset[int]:
    """The manager of somebody's main assignment on `day`, and the supervisor they are paired with. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LINE, {"day": day, "worker": worker_id})
        row = cursor.fetchone()
    return frozenset(each for each in row or () if each is not None)


def managers_of(worker_ids: Collection[int], day: date) -> frozenset[int]:
    """Who manages any of these on `day`. One query; none where there is nobody."""
    if not worker_ids:
        return frozenset()
    found = Assignment.objects.filter(worker_id__in=worker_ids, manager__isnull=False).as_at(day)
    return frozenset(found.values_list("manager_id", flat=True))


def people_open_to(reach: Reach, account: Account) -> "QuerySet[Any]":
    """Those whose appraisals somebody may know of: the people in reach, those supervised, and whom these manage."""
    if reach.everyone:
        return Worker.objects.all()
    seen = Q(pk__in=supervised_people(reach).values("pk"))
    if account.worker_id is not None and reach.line_manager_id:
        mine = supervised_people(Reach(reach.as_at, line_manager_id=account.worker_id)).values("pk")
        theirs = Assignment.objects.as_at(reach.as_at).filter(manager__in=mine)
        seen |= Q(pk__in=theirs.values("worker_id"))
    return Worker.objects.filter(seen)


def appraisals_open_to(reach: Reach, account: Account) -> "QuerySet[Any]":
    """Appraisals whose page somebody may open."""
    found = Appraisal.objects.select_related("appraisee", "appraiser")
    if reach.everyone:
        return found
    return found.filter(appraisee__in=people_open_to(reach, account).values("pk"))


def readings_of(appraisal: Appraisal) -> "QuerySet[AppraisalReading]":
    """Who read it when, the latest first, the person's own readings left out. For the person."""
    found = appraisal.readings.exclude(read_as=R.APPRAISEE).select_related("account__worker")
    return found.order_by("-pk")
