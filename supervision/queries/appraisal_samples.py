"""Samples of appraisals: what may be drawn, who may score, the list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from supervision.enums import SIGNED_STATES, AppraisalStep
from supervision.models import Appraisal, AppraisalMove, AppraisalSample
from workforce.access.roles import RoleName
from workforce.access.scope import Reach
from workforce.models import Account, Assignment, RoleGrant

WHO_SCORES = (RoleName.PRINCIPAL_SOCIAL_WORKER, RoleName.SERVICE_MANAGER, RoleName.LEARNING)
"""Whoever holds one of these may be given a sample."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Meetings of these days, both included. `unit_ids` None: of everybody; else of who works there on `day`."""

    first: date
    last: date
    day: date
    unit_ids: frozenset[int] | None = None


def to_draw_from(drawing: Drawing, auditor: Account) -> "QuerySet[Any]":
    """Signed appraisals that this auditor has no part in and was not given before."""
    given = AppraisalSample.objects.filter(appraisal=OuterRef("pk"), auditor=auditor)
    countersigned = AppraisalMove.objects.filter(
        appraisal=OuterRef("pk"), step=AppraisalStep.COUNTERSIGNED, by=auditor
    )
    found: QuerySet[Any] = Appraisal.objects.filter(
        ~Exists(given),
        ~Exists(countersigned),
        state__in=SIGNED_STATES,
        meeting_on__range=(drawing.first, drawing.last),
    )
    if auditor.worker_id is not None:
        found = found.exclude(Q(appraisee_id=auditor.worker_id) | Q(appraiser_id=auditor.worker_id))
    if drawing.unit_ids is not None:
        here = Assignment.objects.as_at(drawing.day).filter(
            worker=OuterRef("appraisee"), team_id__in=drawing.unit_ids
        )
        found = found.filter(Exists(here))
    return found


def auditors(day: date) -> list[Account]:
    """The accounts that may be given a sample, by name. One query."""
    holding = RoleGrant.objects.filter(role__in=WHO_SCORES).as_at(day)
    found = Account.objects.filter(is_active=True, pk__in=holding.values("account_id")).select_related(
        "worker"
    )
    return sorted(found, key=lambda each: (each.name, each.pk))


def samples(reach: Reach, account: Account, *, open_only: bool) -> "QuerySet[Any]":
    """Those one draws, or is to score: what is to do first."""
    mine = AppraisalSample.objects.of_auditor(account)
    seen = AppraisalSample.objects.within(reach)
    found = AppraisalSample.objects.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=seen.values("pk")))
    if open_only:
        found = found.filter(done_on__isnull=True)
    related = found.select_related("appraisal__appraisee", "auditor__worker")
    return related.order_by("-assigned_on", "pk")


def scored_samples(appraisal: Appraisal) -> list[AppraisalSample]:
    """What samples said of an appraisal, the latest first. One query. The caller has asked who reads it."""
    found = AppraisalSample.objects.filter(appraisal=appraisal, done_on__isnull=False)
    return list(found.select_related("auditor__worker").order_by("-done_on", "-pk"))


def sample_for(account: Account, sample_id: int) -> AppraisalSample | None:
    """One that was given to this account."""
    mine: QuerySet[Any] = AppraisalSample.objects.of_auditor(account)
    found: AppraisalSample | None = (
        mine.select_related("appraisal__appraisee", "appraisal__appraiser").filter(pk=sample_id).first()
    )
    return found
